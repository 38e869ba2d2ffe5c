"""The path of a vote: what stands before it, and what it writes."""

from __future__ import annotations

import json
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, exists, insert, select, update

from atelier_app.domain.core import Channel, Id
from atelier_app.storage.choices import Rows
from atelier_app.storage.statements import compiled
from atelier_app.storage.tables import attendance, ballot, turnout

_find = compiled(
    select(
        exists().where(
            attendance.c.workshop_id == bindparam("workshop"),
            attendance.c.participant_id == bindparam("person"),
        ),
        select(turnout.c.channel)
        .where(turnout.c.poll_id == bindparam("poll"), turnout.c.participant_id == bindparam("person"))
        .scalar_subquery(),
        select(ballot.c.choices)
        .where(ballot.c.id == bindparam("ballot"), ballot.c.poll_id == bindparam("poll"))
        .scalar_subquery(),
    )
)
_put_turnout = compiled(
    insert(turnout).values(
        poll_id=bindparam("poll"), participant_id=bindparam("person"), channel=bindparam("channel")
    )
)
_put_ballot = compiled(
    insert(ballot).values(
        id=bindparam("ballot"),
        poll_id=bindparam("poll"),
        choices=bindparam("choices", type_=ballot.c.id.type),
        college=bindparam("college"),
    )
)
_change_ballot = compiled(
    update(ballot)
    .where(ballot.c.id == bindparam("ballot"))
    .values(choices=bindparam("choices", type_=ballot.c.id.type))
)


class Before(NamedTuple):
    """What stands before a vote: is the person there, how have they voted, what does this ballot say so far?"""

    present: bool
    channel: Channel | None
    choices: Rows | None

    @property
    def voted(self) -> bool:
        return self.channel is not None


def before(connection: Connection, workshop_id: Id, poll_id: Id, participant_id: Id, ballot_id: Id) -> Before:
    """All that decides whether the vote is a first one, a change, or not allowed."""
    keys = {"workshop": workshop_id, "poll": poll_id, "person": participant_id, "ballot": ballot_id}
    present, channel, choices = _find(connection, keys).fetchone()
    return Before(
        bool(present),
        None if channel is None else Channel(channel),
        None if choices is None else json.loads(choices),
    )


def turn_out(connection: Connection, poll_id: Id, participant_id: Id, channel: Channel) -> None:
    """Writes that the person has voted, or holds a paper ballot."""
    _put_turnout(connection, {"poll": poll_id, "person": participant_id, "channel": channel.value})


def put(connection: Connection, poll_id: Id, ballot_id: Id, rows: Rows, college: str = "") -> None:
    """Writes a ballot."""
    keys = {"poll": poll_id, "ballot": ballot_id, "choices": json.dumps(rows), "college": college}
    _put_ballot(connection, keys)


def change(connection: Connection, ballot_id: Id, rows: Rows) -> None:
    """Replaces what a ballot says."""
    _change_ballot(connection, {"ballot": ballot_id, "choices": json.dumps(rows)})
