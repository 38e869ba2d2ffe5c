"""The path of a rating: what stands before it, and what it writes, a person's name apart from what they say."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, exists, insert, select, update

from atelier_app.domain.core import Id
from atelier_app.domain.ratings import Placing
from atelier_app.storage.statements import compiled
from atelier_app.storage.tables import attendance, rater, rating, registration

Stored = list[list[str | float]]

_THEIR_RATINGS = and_(
    rating.c.activity_id == bindparam("activity"),
    rating.c.placing == bindparam("placing"),
    rating.c.rater_id == bindparam("rater"),
)
_given: Any = bindparam("given", type_=rating.c.rater_id.type)


def _of_person(table: Table) -> ColumnElement[bool]:
    return and_(table.c.workshop_id == bindparam("workshop"), table.c.participant_id == bindparam("person"))


_person = compiled(
    select(
        exists().where(_of_person(attendance)),
        exists().where(
            rater.c.activity_id == bindparam("activity"), rater.c.participant_id == bindparam("person")
        ),
        select(registration.c["table"])
        .where(_of_person(registration), ~registration.c.removed)
        .scalar_subquery(),
    )
)
_find = compiled(select(rating.c.given).where(_THEIR_RATINGS))
_put_rater = compiled(
    insert(rater).values(activity_id=bindparam("activity"), participant_id=bindparam("person"))
)
_put = compiled(
    insert(rating).values(
        activity_id=bindparam("activity"),
        placing=bindparam("placing"),
        rater_id=bindparam("rater"),
        given=_given,
    )
)
_change = compiled(update(rating).where(_THEIR_RATINGS).values(given=_given))


class Person(NamedTuple):
    """Are they there, have they rated from a phone, and where do they sit (empty for nowhere)?"""

    present: bool
    rated: bool
    table: str


def person(connection: Connection, workshop_id: Id, activity_id: Id, participant_id: Id) -> Person:
    """All that is known of who wants to rate."""
    keys = {"workshop": workshop_id, "activity": activity_id, "person": participant_id}
    present, rated, table = _person(connection, keys).fetchone()
    return Person(bool(present), bool(rated), table or "")


def find(connection: Connection, activity_id: Id, placing: Placing, rater_id: Id) -> Stored | None:
    """What this rater said, None before the first time."""
    row = _find(connection, _keys(activity_id, placing, rater_id)).fetchone()
    found: Stored | None = None if row is None else json.loads(row[0])
    return found


def put(
    connection: Connection, activity_id: Id, placing: Placing, rater_id: Id, rows: Stored, *, first: bool
) -> None:
    """Keeps, or replaces, what this rater says."""
    values = _keys(activity_id, placing, rater_id) | {"given": json.dumps(rows)}
    (_put if first else _change)(connection, values)


def put_rater(connection: Connection, activity_id: Id, participant_id: Id) -> None:
    """Keeps that this person has rated from a phone."""
    _put_rater(connection, {"activity": activity_id, "person": participant_id})


def _keys(activity_id: Id, placing: Placing, rater_id: Id) -> dict[str, str]:
    return {"activity": activity_id, "placing": placing.value, "rater": rater_id}
