"""What the page of the matrix shows, worked out from its record: quarters, and dots on a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atelier_app.domain.priorities import MatrixRecord, Quadrant, quadrant
from atelier_app.support.language import N_

# The drawn matrix is this many units wide and high, its dots kept clear of the edges.
MATRIX_SIZE, MATRIX_MARGIN = 100, 6

QUARTERS: dict[Quadrant, str] = {
    Quadrant.QUICK_WIN: N_("Do now"),
    Quadrant.MAJOR_PROJECT: N_("Major projects"),
    Quadrant.FILL_IN: N_("Nice to have"),
    Quadrant.NOT_NOW: N_("Later"),
}


@dataclass(frozen=True)
class Dot:
    """An item as drawn on the matrix."""

    number: int
    x: float
    y: float
    colour: str


def quarters(record: MatrixRecord) -> Sequence[tuple[str, list[tuple[int, str]]]]:
    """Each quarter's title (untranslated) with its items, numbered as on the drawing; then those not placed yet."""
    titles = [*QUARTERS.values(), N_("To be placed")]
    found: dict[str, list[tuple[int, str]]] = {title: [] for title in titles}
    for number, item in enumerate(record.items, start=1):
        title = titles[-1]
        if item.impact is not None and item.effort is not None:
            title = QUARTERS[quadrant(item.impact, item.effort)]
        found[title].append((number, item.option.label))
    return [(title, items) for title, items in found.items() if items]


def dots(record: MatrixRecord) -> tuple[Dot, ...]:
    """The placed items where they are drawn: effort to the right, impact upwards."""
    span = MATRIX_SIZE - 2 * MATRIX_MARGIN
    return tuple(
        Dot(
            number,
            round(MATRIX_MARGIN + item.effort * span, 1),
            round(MATRIX_MARGIN + (1 - item.impact) * span, 1),
            item.option.colour,
        )
        for number, item in enumerate(record.items, start=1)
        if item.impact is not None and item.effort is not None
    )
