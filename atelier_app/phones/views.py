"""What the pages of the matrix and of the grid show, worked out from their records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atelier_app.domain.criteria import Combination
from atelier_app.domain.grids import GridRecord
from atelier_app.domain.priorities import Matrix, MatrixRecord, Quadrant
from atelier_app.phones.ratings import figure
from atelier_app.support.language import _
from atelier_app.support.priorities import level_name, quarter_name

# The drawn matrix is this many units wide and high, its dots kept clear of the edges.
MATRIX_SIZE, MATRIX_MARGIN = 100, 6
_SPAN = MATRIX_SIZE - 2 * MATRIX_MARGIN


@dataclass(frozen=True)
class Dot:
    """An item as drawn on the matrix."""

    number: int
    x: float
    y: float
    colour: str


@dataclass(frozen=True)
class Numbered:
    """An item as listed under its quarter, numbered as on the drawing."""

    number: int
    label: str
    dissent: bool


def quarters(record: MatrixRecord) -> Sequence[tuple[str, list[Numbered]]]:
    """Each quarter's name with its items; then those not placed yet."""
    found: dict[Quadrant | None, list[Numbered]] = {quarter: [] for quarter in Quadrant}
    for number, item in enumerate(record.items, start=1):
        line = Numbered(number, item.option.label, item.dissent)
        found.setdefault(record.quadrant(item), []).append(line)
    return [
        (quarter_name(record.matrix, quarter) if quarter else _("To be placed"), items)
        for quarter, items in found.items()
        if items
    ]


def dots(record: MatrixRecord) -> tuple[Dot, ...]:
    """The placed items where they are drawn: effort to the right, impact upwards."""
    return tuple(
        Dot(number, _across(item.effort), _across(1 - item.impact), item.option.colour)
        for number, item in enumerate(record.items, start=1)
        if item.impact is not None and item.effort is not None
    )


def lines(matrix: Matrix) -> tuple[float, float]:
    """Where the lines between the quarters are drawn: so far across, so far down."""
    return _across(matrix.effort_threshold), _across(1 - matrix.impact_threshold)


def _across(share: float) -> float:
    return round(MATRIX_MARGIN + share * _SPAN, 1)


@dataclass(frozen=True)
class PlaceLine:
    """An item by its place in the grid, both empty until it has a total; `width` is its share of the best, 0 to 100."""

    place: str
    label: str
    colour: str
    total: str
    width: float
    dissent: bool


def places(record: GridRecord) -> tuple[PlaceLine, ...]:
    """The items, best first."""
    best = max((item.total for item in record.items if item.total is not None), default=0.0)
    if record.grid.combination is Combination.SUM:
        best = 100.0
    return tuple(
        PlaceLine(
            str(item.place or ""),
            item.option.label,
            item.option.colour,
            "" if item.total is None else figure(round(item.total, 1)),
            round(100 * item.total / best, 1) if item.total is not None and best > 0 else 0,
            item.dissent,
        )
        for item in record.by_place
    )


def columns(record: GridRecord) -> Sequence[tuple[str, list[tuple[str, bool]]]]:
    """The named levels of a grid that sorts, the highest first, with their items; then those not sorted yet."""
    if not record.grid.categories:
        return ()
    found: dict[str, list[tuple[str, bool]]] = {level_name(one): [] for one in record.grid.categories}
    for item in record.by_place:
        name = level_name(item.category) if item.category else _("Not sorted yet")
        found.setdefault(name, []).append((item.option.label, item.dissent))
    return [(name, items) for name, items in found.items() if items]
