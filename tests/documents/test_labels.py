"""Label formats: every label whole on its sheet, none over another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.documents.labels import FORMATS, LEAST_HEIGHT, LEAST_WIDTH, PAGE, labels


def test_the_geometry_is_that_of_the_sheets_one_buys() -> None:
    """Left and top margins: gLabels and LibreOffice give 4.67 and 15.15 mm; 18 and 13 mm, rounded."""
    address, badge = FORMATS["L7163"], FORMATS["L4785"]
    assert (address.left, address.top) == pytest.approx((4.65, 15.15))
    assert (badge.left, badge.top) == pytest.approx((17.5, 13.5))
    assert (address.per_sheet, badge.per_sheet) == (14, 10)
    assert address.corner(13) == pytest.approx((106.25, 243.75))


@given(st.integers(1, 99), st.integers(1, 99), st.integers(0, 60))
def test_the_labels_of_a_grid_lie_within_the_margins_and_apart(columns: int, rows: int, margin: int) -> None:
    form = labels(f"{columns}x{rows}", margin)
    if form is None:
        width, height = (PAGE[0] - 2 * margin) / columns, (PAGE[1] - 2 * margin) / rows
        assert width < LEAST_WIDTH or height < LEAST_HEIGHT
        return
    corners = [form.corner(place) for place in range(form.per_sheet)]
    assert len({(round(x, 3), round(y, 3)) for x, y in corners}) == columns * rows
    for x, y in corners:
        assert margin - 0.01 <= x <= PAGE[0] - margin - form.width + 0.01
        assert margin - 0.01 <= y <= PAGE[1] - margin - form.height + 0.01
    assert form.across >= form.width
    assert form.down >= form.height


@pytest.mark.parametrize("name", ["l7163", " L4785 ", "2 × 5", "2X5"])
def test_a_format_is_known_however_it_is_typed(name: str) -> None:
    assert labels(name) is not None


@pytest.mark.parametrize("name", ["", "L9999", "0x3", "4x4", "2x10", "2", "2x", "axb", "2x3x4"])
def test_what_is_no_format_or_too_small_for_a_code_is_none(name: str) -> None:
    assert labels(name) is None
