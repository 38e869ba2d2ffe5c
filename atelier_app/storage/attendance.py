"""Rows to records: the list of a workshop, who came, what they signed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, literal, select

from atelier_app.domain.attendance import (
    Attendance,
    AttendanceList,
    Attendee,
    DrawnSignature,
    Found,
    Participant,
)
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.text import fold
from atelier_app.storage.tables import attendance, badge, participant, registration, signature
from atelier_app.storage.workshops import read_workshop

PERSON = (
    participant.c.id,
    participant.c.last_name,
    participant.c.first_name,
    participant.c.organisation,
    participant.c.role,
    participant.c.email,
    participant.c.territory,
    participant.c.needs,
)
_FOUND_LIMIT = 6
_LETTERS_LEAST = 3


def to_participant(row: Sequence[Any]) -> Participant:
    """The record of a row that begins with the columns of `PERSON`."""
    return Participant(*row[: len(PERSON)])


def to_attendance(row: Row[Any]) -> Attendance:
    """The record of an attendance's row that says whether it is `signed`."""
    moves = tuple(datetime.fromisoformat(text) for text in row.moves)
    return Attendance(
        half_day=row.half_day,
        signed_at=row.signed_at,
        channel=Channel(row.channel),
        recorded_by=row.recorded_by,
        reason=row.reason,
        signed=bool(row.signed),
        moves=moves,
    )


def attendances(workshop_id: Id) -> Select[Any]:
    """Every attendance of a workshop, and whether it is `signed`."""
    drawn = exists().where(
        signature.c.workshop_id == attendance.c.workshop_id,
        signature.c.participant_id == attendance.c.participant_id,
        signature.c.half_day == attendance.c.half_day,
    )
    return select(attendance, drawn.label("signed")).where(attendance.c.workshop_id == workshop_id)


def _listed(workshop_id: Id) -> Select[Any]:
    """Everyone registered there."""
    printed = exists().where(badge.c.participant_id == participant.c.id, badge.c.printed, ~badge.c.replaced)
    return (
        select(
            *PERSON,
            registration.c.walk_in,
            registration.c["table"].label("seat"),
            registration.c.half_days,
            registration.c.consent_at,
            registration.c.photo_consent,
            registration.c.college,
            printed.label("badge"),
        )
        .select_from(registration.join(participant))
        .where(registration.c.workshop_id == workshop_id, ~registration.c.removed)
    )


def _attendee(row: Row[Any], came: Iterable[Attendance]) -> Attendee:
    return Attendee(
        participant=to_participant(row),
        walk_in=row.walk_in,
        attendances=tuple(came),
        table=row.seat,
        half_days=tuple(row.half_days),
        consent=row.consent_at is not None,
        photo_consent=row.photo_consent,
        badge=bool(row.badge),
        college=row.college,
    )


def read_attendance(connection: Connection, workshop_id: Id) -> AttendanceList:
    """The list with its counts; `expected` leaves out those who came without registering."""
    half_days = read_workshop(connection, workshop_id, removed=True).signed_for
    came: dict[Id, list[Attendance]] = {}
    for row in connection.execute(attendances(workshop_id)):
        came.setdefault(row.participant_id, []).append(to_attendance(row))
    for signed in came.values():
        _sort(signed, half_days)
    attendees = [_attendee(row, came.get(row.id, ())) for row in connection.execute(_listed(workshop_id))]
    attendees.sort(key=lambda a: _alphabetical(a.participant))
    present = [attendee for attendee in attendees if attendee.attendances]
    return AttendanceList(
        workshop_id,
        tuple(attendees),
        present=len(present),
        expected=sum(not attendee.walk_in for attendee in attendees),
        walk_ins=sum(attendee.walk_in for attendee in present),
        organisations=len({key for a in present if (key := fold(a.participant.organisation))}),
        half_days=half_days,
    )


def _sort(came: list[Attendance], half_days: tuple[HalfDay, ...]) -> None:
    """Puts a person's attendances in the order of the half-days."""
    order = {one.id: place for place, one in enumerate(half_days)}
    came.sort(key=lambda one: (order.get(one.half_day, len(order)), one.signed_at))


def read_attendee(connection: Connection, workshop_id: Id, participant_id: Id) -> Attendee | None:
    """One person of the list."""
    row = connection.execute(_listed(workshop_id).where(participant.c.id == participant_id)).first()
    if row is None:
        return None
    theirs = attendances(workshop_id).where(attendance.c.participant_id == participant_id)
    came = [to_attendance(row) for row in connection.execute(theirs)]
    _sort(came, read_workshop(connection, workshop_id, removed=True).signed_for)
    return _attendee(row, came)


def _alphabetical(person: Participant) -> tuple[str, str, Id]:
    return fold(person.last_name), fold(person.first_name), person.id


def counts(connection: Connection, workshop_id: Id) -> tuple[int, int]:
    """How many are present, and how many were expected."""
    here = (registration.c.workshop_id == workshop_id) & ~registration.c.removed
    expected = connection.scalar(select(func.count()).where(here, ~registration.c.walk_in)) or 0
    return present(connection, workshop_id), expected


def present(connection: Connection, workshop_id: Id) -> int:
    """How many people have signed in, for any of its half-days."""
    people = func.count(attendance.c.participant_id.distinct())
    return connection.scalar(select(people).where(attendance.c.workshop_id == workshop_id)) or 0


def on_the_list(connection: Connection, workshop_id: Id) -> set[Id]:
    """Who is registered there and was not erased."""
    here = (registration.c.workshop_id == workshop_id) & ~registration.c.removed
    named = (participant.c.last_name != "") | (participant.c.first_name != "")
    people = select(participant.c.id).select_from(registration.join(participant))
    return set(connection.scalars(people.where(here, named)))


def attends(connection: Connection, workshop_id: Id, participant_id: Id, half_day: Id | None = None) -> bool:
    """Whether this person has signed in, for one half-day or (None) for any."""
    found = select(attendance.c.signed_at).where(
        attendance.c.workshop_id == workshop_id, attendance.c.participant_id == participant_id
    )
    if half_day is not None:
        found = found.where(attendance.c.half_day == half_day)
    return connection.execute(found).first() is not None


def read_signatures(
    connection: Connection, workshop_id: Id, participant_id: Id | None = None
) -> tuple[DrawnSignature, ...]:
    """Every signature of the workshop, or one person's there."""
    found = select(signature).where(signature.c.workshop_id == workshop_id)
    if participant_id is not None:
        found = found.where(signature.c.participant_id == participant_id)
    return tuple(
        DrawnSignature(row.participant_id, row.half_day, row.strokes) for row in connection.execute(found)
    )


def find_expected(connection: Connection, workshop_id: Id, text: str) -> tuple[Found, ...]:
    """Those whose names begin as the words do, each word another name; none when it would tell of too many."""
    words = re.findall(r"\w+", fold(text))
    if sum(map(len, words)) < _LETTERS_LEAST:
        return ()
    # The names' key holds the same words: what can't match is not even read, however long the list.
    key = literal(" ") + participant.c.name_key
    maybe = (key.contains(f" {word}", autoescape=True) for word in words)
    found = []
    for row in connection.execute(_listed(workshop_id).where(*maybe)):
        person = to_participant(row)
        if _begin(words, re.findall(r"\w+", fold(person.full_name))):
            found.append(person)
            if len(found) > _FOUND_LIMIT:
                return ()
    found.sort(key=_alphabetical)
    return tuple(Found(person.id, person.full_name, person.organisation) for person in found)


def _begin(words: Sequence[str], names: list[str]) -> bool:
    left = list(names)
    for word in sorted(words, key=len, reverse=True):
        match = next((name for name in left if name.startswith(word)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def read_participant(connection: Connection, participant_id: Id) -> Participant | None:
    row = connection.execute(select(*PERSON).where(participant.c.id == participant_id)).first()
    return None if row is None else to_participant(row)


def named(connection: Connection, workshop_id: Id, name_key: str) -> list[Participant]:
    """Those registered at the workshop under a name, in whatever spelling."""
    rows = connection.execute(_listed(workshop_id).where(participant.c.name_key == name_key))
    return [to_participant(row) for row in rows]
