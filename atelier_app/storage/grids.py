"""Rows to records: the grid of criteria and the winners valued on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, select

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.criteria import Combination, Criterion, Level, places, total
from atelier_app.domain.grids import Grid, GridItem, GridRecord, GridValue
from atelier_app.domain.presets import GridPreset
from atelier_app.domain.ratings import Placing
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import ratings
from atelier_app.storage.tables import grid, grid_value
from atelier_app.storage.winners import read_winners

Own = Mapping[tuple[Id, Id], float]


def read_grid_alone(connection: Connection, grid_id: Id) -> Grid:
    """Raises `Refused` (UNKNOWN_GRID)."""
    row = connection.execute(select(grid).where(grid.c.id == grid_id)).first()
    if row is None:
        raise Refused(Refusal.UNKNOWN_GRID)
    fields: dict[str, Any] = row._asdict() | {
        "placing": Placing(row.placing),
        "preset": GridPreset(row.preset),
        "criteria": tuple(map(_criterion, row.criteria)),
        "combination": Combination(row.combination),
    }
    return Grid(**fields)


def _criterion(stored: dict[str, Any]) -> Criterion:
    return Criterion(**stored | {"levels": tuple(Level(**level) for level in stored["levels"])})


def grid_row(record: Grid) -> dict[str, Any]:
    """The values of a grid's row."""
    return asdict(record)


def own_values(connection: Connection, grid_id: Id) -> Own:
    """The facilitator's own values by option and criterion, those of other polls included."""
    rows = connection.execute(select(grid_value).where(grid_value.c.grid_id == grid_id))
    return {(row.option_id, row.criterion_id): row.value for row in rows}


def read_grid(connection: Connection, grid_id: Id) -> GridRecord:
    """The grid with the winners of its poll, each with the facilitator's values, else the medians of the ratings.

    While people rate, what they said so far is left out.
    """
    record = read_grid_alone(connection, grid_id)
    own = own_values(connection, record.id)
    given = {} if record.open else ratings.read_values(connection, record.id, record.placing)
    items = [
        _with_total(
            record, GridItem(option, line.rank, line.score, tuple(_values(record, option.id, own, given)))
        )
        for option, line in read_winners(connection, record.poll_id, record.winners)
    ]
    placed = places({item.option.id: item.total for item in items})
    return GridRecord(
        record,
        tuple(replace(item, place=placed.get(item.option.id)) for item in items),
        *ratings.counts(connection, record.id, record.placing),
    )


def _values(record: Grid, option_id: Id, own: Own, given: ratings.Values) -> Iterable[GridValue]:
    for one in record.criteria:
        spread = ratings.spread_on(one, given, option_id, record.combination)
        mine = own.get((option_id, one.id))
        median = None if spread is None else spread.median
        value = median if mine is None else mine
        yield GridValue(one.id, value, mine is not None, spread)


def _with_total(record: Grid, item: GridItem) -> GridItem:
    found = total(record.criteria, record.combination, item.known)
    category = record.criteria[0].level(item.values[0].value) if record.categories else None
    return replace(item, total=found, category=category)
