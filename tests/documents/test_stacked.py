"""The colours of grades: ends that differ most, neighbours that can be told apart, letters that can be read."""

from __future__ import annotations

import pytest

from atelier_app.documents.drawing.stacked import is_dark, ramp


@pytest.mark.parametrize("count", range(2, 11))
def test_each_grade_has_a_colour_of_its_own(count: int) -> None:
    colours = ramp(count)
    assert len(set(colours)) == count
    assert (colours[0], colours[-1]) == ("#8C510A", "#0F5C5C")


def _light(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("count", range(2, 11))
def test_numbers_on_them_can_be_read(count: int) -> None:
    for colour in ramp(count):
        ground, letters = sorted((_light(colour), _light("#FFFFFF" if is_dark(colour) else "#1D2433")))
        assert (letters + 0.05) / (ground + 0.05) >= 4.5
