"""Hand-made matrices and grids that phones and tables rated, for the documents' tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from atelier_app.domain.criteria import Combination, Criterion, places, total
from atelier_app.domain.grids import Grid, GridItem, GridRecord, GridValue
from atelier_app.domain.initiative import Activity, ActivityKind
from atelier_app.domain.polls import Option
from atelier_app.domain.presets import GridPreset, combination_of, criteria_of
from atelier_app.domain.priorities import Matrix, MatrixItem, MatrixRecord
from atelier_app.domain.ratings import Placing
from atelier_app.domain.spread import spread_of

AGREED, TORN = (0.7, 0.8, 0.8, 0.9), (0.1, 0.1, 0.9, 0.9)


def activity(kind: ActivityKind, title: str) -> Activity:
    return Activity(title, "workshop", kind, title, "", 20)


def rated_matrix(
    *said: tuple[str, Sequence[float], Sequence[float]], matrix: Matrix = Matrix("m", "m")
) -> MatrixRecord:
    """Ideas with what phones said of their impact and effort."""
    items = []
    for rank, (label, impacts, efforts) in enumerate(said, 1):
        impact, effort = spread_of(impacts), spread_of(efforts)
        assert impact is not None
        assert effort is not None
        option = Option(label, label)
        items.append(MatrixItem(option, rank, 9 - rank, impact.median, effort.median, False, impact, effort))
    return MatrixRecord(replace(matrix, placing=Placing.PHONES), tuple(items), len(said[0][1]))


def grid(
    preset: GridPreset,
    said: Mapping[str, Mapping[str, float]],
    criteria: tuple[Criterion, ...] = (),
    combination: Combination | None = None,
) -> GridRecord:
    """Ideas with the facilitator's values, by the criteria's ids."""
    found = Grid(
        "g",
        "g",
        preset=preset,
        criteria=criteria or criteria_of(preset),
        combination=combination or combination_of(preset),
    )
    items = [_item(found, rank, label, values) for rank, (label, values) in enumerate(said.items(), 1)]
    placed = places({item.option.id: item.total for item in items})
    return GridRecord(found, tuple(replace(item, place=placed.get(item.option.id)) for item in items))


def _item(found: Grid, rank: int, label: str, values: Mapping[str, float]) -> GridItem:
    given = tuple(GridValue(one.id, values.get(one.id), True) for one in found.criteria)
    item = GridItem(Option(label, label), rank, 9 - rank, given)
    category = found.criteria[0].level(given[0].value) if found.categories else None
    return replace(item, total=total(found.criteria, found.combination, item.known), category=category)
