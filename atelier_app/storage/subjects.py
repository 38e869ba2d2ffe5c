"""Rows to records: what is rated, be it a matrix or a grid, and one's own ratings of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.criteria import Criterion
from atelier_app.domain.grids import Grid
from atelier_app.domain.priorities import Matrix
from atelier_app.domain.ratings import GivenRatings, Placing, RatingState, table_rater
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import raters, ratings
from atelier_app.storage.grids import read_grid_alone
from atelier_app.storage.priorities import read_matrix_alone
from atelier_app.storage.tables import grid, matrix
from atelier_app.storage.winners import read_winners


@dataclass(frozen=True)
class Subject:
    """What is rated: which options, on what, by whom, and whether they may now."""

    id: Id
    workshop_id: Id
    placing: Placing
    open: bool
    opened_at: datetime | None
    criteria: tuple[Criterion, ...]
    options: tuple[Id, ...]


def read_subject(connection: Connection, subject_id: Id) -> Subject:
    """Raises `Refused` (UNKNOWN_ACTIVITY) for what is neither."""
    record = _record(connection, subject_id)
    winners = read_winners(connection, record.poll_id, record.winners)
    return Subject(
        record.id,
        ratings.workshop_of(connection, record.activity_id),
        record.placing,
        record.open,
        record.opened_at,
        record.criteria,
        tuple(option.id for option, _line in winners),
    )


def read_criteria(connection: Connection, subject_id: Id) -> tuple[Criterion, ...]:
    """What it is rated on. Raises `Refused` (UNKNOWN_ACTIVITY)."""
    return _record(connection, subject_id).criteria


def _record(connection: Connection, subject_id: Id) -> Matrix | Grid:
    if connection.execute(select(matrix.c.id).where(matrix.c.id == subject_id)).first():
        return read_matrix_alone(connection, subject_id)
    if connection.execute(select(grid.c.id).where(grid.c.id == subject_id)).first():
        return read_grid_alone(connection, subject_id)
    raise Refused(Refusal.UNKNOWN_ACTIVITY)


def read_rating(connection: Connection, subject_id: Id) -> RatingState:
    """Raises `Refused` (UNKNOWN_ACTIVITY)."""
    record = _record(connection, subject_id)
    counts = ratings.counts(connection, record.id, record.placing)
    return RatingState(record.placing, record.open, record.opened_at, *counts)


def find_ratings(connection: Connection, subject_id: Id, participant_id: Id, rater_id: Id) -> GivenRatings:
    """The person's own ratings, or their table's, of what may be rated now."""
    subject = read_subject(connection, subject_id)
    table = ""
    if subject.placing is Placing.TABLES:
        table = raters.person(connection, subject.workshop_id, subject_id, participant_id).table
        rater_id = table_rater(table)
    stored = raters.find(connection, subject_id, subject.placing, rater_id) or []
    return GivenRatings(ratings.to_ratings(stored), table)
