"""The quarters of the matrix."""

import pytest

from atelier_app.domain.priorities import Quadrant, quadrant


@pytest.mark.parametrize(
    ("impact", "effort", "name"),
    [
        (0.9, 0.1, Quadrant.QUICK_WIN),
        (0.9, 0.9, Quadrant.MAJOR_PROJECT),
        (0.1, 0.1, Quadrant.FILL_IN),
        (0.1, 0.9, Quadrant.NOT_NOW),
        (0.5, 0.5, Quadrant.QUICK_WIN),
    ],
)
def test_each_quarter_has_its_name(impact: float, effort: float, name: Quadrant) -> None:
    assert quadrant(impact, effort) is name
