"""Rows to records: the matrix and the winners placed on it."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, select

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.presets import MatrixPreset
from atelier_app.domain.priorities import EFFORT, IMPACT, Matrix, MatrixItem, MatrixNames, MatrixRecord
from atelier_app.domain.ratings import Placing
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import ratings
from atelier_app.storage.tables import matrix, placement
from atelier_app.storage.winners import read_winners

Position = tuple[float, float]


def read_matrix_alone(connection: Connection, matrix_id: Id) -> Matrix:
    """Raises `Refused` (UNKNOWN_MATRIX)."""
    row = connection.execute(select(matrix).where(matrix.c.id == matrix_id)).first()
    if row is None:
        raise Refused(Refusal.UNKNOWN_MATRIX)
    fields: dict[str, Any] = row._asdict() | {
        "placing": Placing(row.placing),
        "preset": MatrixPreset(row.preset),
        "names": MatrixNames(**row.names),
    }
    return Matrix(**fields)


def matrix_row(record: Matrix) -> dict[str, Any]:
    """The values of a matrix's row."""
    return asdict(record)


def own_positions(connection: Connection, matrix_id: Id) -> dict[Id, Position]:
    """Where the facilitator placed the options, those of other polls included."""
    rows = connection.execute(select(placement).where(placement.c.matrix_id == matrix_id))
    return {row.option_id: (row.impact, row.effort) for row in rows}


def read_matrix(connection: Connection, matrix_id: Id) -> MatrixRecord:
    """The matrix with the winners of its poll: each where the facilitator, else the median of the ratings, puts it.

    While people rate, what they said so far is left out.
    """
    record = read_matrix_alone(connection, matrix_id)
    own = own_positions(connection, record.id)
    values = {} if record.open else ratings.read_values(connection, record.id, record.placing)
    items = (
        _item(MatrixItem(option, line.rank, line.score), own.get(option.id), values)
        for option, line in read_winners(connection, record.poll_id, record.winners)
    )
    return MatrixRecord(record, tuple(items), *ratings.counts(connection, record.id, record.placing))


def _item(item: MatrixItem, own: Position | None, values: ratings.Values) -> MatrixItem:
    on_impact, on_effort = (ratings.spread_on(one, values, item.option.id) for one in (IMPACT, EFFORT))
    position = own
    if position is None and on_impact is not None and on_effort is not None:
        position = (on_impact.median, on_effort.median)
    impact, effort = position or (None, None)
    return replace(
        item,
        impact=impact,
        effort=effort,
        own=own is not None,
        impact_spread=on_impact,
        effort_spread=on_effort,
    )
