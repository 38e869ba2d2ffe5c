"""Rows to records: what people and tables said of each option, and who has said anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from atelier_app.domain.core import Id
from atelier_app.domain.criteria import Combination, Criterion
from atelier_app.domain.ratings import Placing, Rating, table_rater
from atelier_app.domain.spread import Spread, spread_of
from atelier_app.storage.raters import Stored
from atelier_app.storage.tables import activity, attendance, rater, rating, registration

Values = Mapping[tuple[Id, Id], Sequence[float]]
"""The values given to an option on a criterion."""


def to_rows(ratings: Sequence[Rating]) -> Stored:
    """The ratings as a row keeps them."""
    return [[one.option_id, one.criterion_id, one.value] for one in ratings]


def to_ratings(stored: Stored) -> tuple[Rating, ...]:
    """The ratings of a row."""
    return tuple(Rating(str(option), str(criterion), float(value)) for option, criterion, value in stored)


def workshop_of(connection: Connection, activity_id: Id) -> Id:
    """The workshop whose people may rate."""
    found: Id | None = connection.scalar(select(activity.c.workshop_id).where(activity.c.id == activity_id))
    assert found is not None  # a foreign key guards it
    return found


def read_all(
    connection: Connection, activity_id: Id, placing: Placing | None = None
) -> list[Sequence[Rating]]:
    """What each rater of this kind said, of every kind if None."""
    wanted = select(rating.c.given).where(rating.c.activity_id == activity_id)
    if placing is not None:
        wanted = wanted.where(rating.c.placing == placing)
    return [to_ratings(given) for given in connection.scalars(wanted)]


def read_values(connection: Connection, activity_id: Id, placing: Placing) -> Values:
    """Every value given, by option and criterion; none where the facilitator places."""
    found: dict[tuple[Id, Id], list[float]] = {}
    for ratings in read_all(connection, activity_id, placing):
        for one in ratings:
            found.setdefault((one.option_id, one.criterion_id), []).append(one.value)
    return found


def spread_on(
    criterion: Criterion, values: Values, option_id: Id, combination: Combination = Combination.SUM
) -> Spread | None:
    """How the values of an option on this criterion lie, None without any."""
    return spread_of(
        values.get((option_id, criterion.id), ()),
        criterion.least,
        criterion.most,
        named=criterion.is_named,
        ratios=combination is Combination.PRODUCT,
    )


def counts(connection: Connection, activity_id: Id, placing: Placing) -> tuple[int, int]:
    """How many phones or tables have rated, and how many of those present have not."""
    if placing is Placing.FACILITATOR:
        return 0, 0
    here = attendance.c.workshop_id == workshop_of(connection, activity_id)
    if placing is Placing.TABLES:
        return _tables(connection, activity_id, select(registration.c["table"]).where(here))
    rated = select(rater.c.participant_id).where(rater.c.activity_id == activity_id)
    missing = select(func.count(attendance.c.participant_id.distinct())).where(
        here, attendance.c.participant_id.not_in(rated)
    )
    done = connection.scalar(select(func.count()).select_from(rated.subquery())) or 0
    return done, connection.scalar(missing) or 0


def _tables(connection: Connection, activity_id: Id, seats: Select[Any]) -> tuple[int, int]:
    """A table is awaited where somebody who sits at it is present."""
    seated = seats.join_from(
        attendance,
        registration,
        (registration.c.workshop_id == attendance.c.workshop_id)
        & (registration.c.participant_id == attendance.c.participant_id),
    ).where(~registration.c.removed)
    there = {table_rater(name) for name in connection.scalars(seated)} - {""}
    wanted = (rating.c.activity_id == activity_id) & (rating.c.placing == Placing.TABLES)
    done = set(connection.scalars(select(rating.c.rater_id).where(wanted)))
    return len(done), len(there - done)


def forget_order(connection: Connection) -> None:
    """Writes every rater and rating anew by its key: inside a page, SQLite's rows lie in the order they came."""
    for table in (rater, rating):
        rows = connection.execute(select(table).order_by(*table.primary_key)).all()
        connection.execute(delete(table))
        if rows:
            connection.execute(insert(table), [row._asdict() for row in rows])
