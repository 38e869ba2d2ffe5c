"""Rows to records: registrations, attendance, badges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from atelier_app.domain.attendance import AttendanceList, Attendee, Participant
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.text import fold
from atelier_app.storage.tables import attendance, badge, participant, registration

_PERSON = (
    participant.c.id,
    participant.c.last_name,
    participant.c.first_name,
    participant.c.organisation,
    participant.c.role,
    participant.c.email,
    participant.c.territory,
)


def _participant(row: Sequence[Any]) -> Participant:
    return Participant(*row[: len(_PERSON)])


def _attendee(row: Row[Any]) -> Attendee:
    channel = Channel(row.channel) if row.channel else None
    return Attendee(_participant(row), row.walk_in, row.signed_at, channel)


def _listed(workshop_id: Id) -> Select[Any]:
    """Everyone registered there, with their attendance if any."""
    return (
        select(*_PERSON, registration.c.walk_in, attendance.c.signed_at, attendance.c.channel)
        .select_from(
            registration.join(participant).outerjoin(
                attendance,
                (attendance.c.workshop_id == registration.c.workshop_id)
                & (attendance.c.participant_id == registration.c.participant_id),
            )
        )
        .where(registration.c.workshop_id == workshop_id, ~registration.c.removed)
    )


def read_attendance(connection: Connection, workshop_id: Id) -> AttendanceList:
    """The list with its counts; `expected` leaves out those who came without registering."""
    attendees = [_attendee(row) for row in connection.execute(_listed(workshop_id))]
    attendees.sort(
        key=lambda a: (fold(a.participant.last_name), fold(a.participant.first_name), a.participant.id)
    )
    present = [attendee for attendee in attendees if attendee.signed_at]
    return AttendanceList(
        workshop_id,
        tuple(attendees),
        present=len(present),
        expected=sum(not attendee.walk_in for attendee in attendees),
        walk_ins=sum(attendee.walk_in for attendee in present),
        organisations=len({key for a in present if (key := fold(a.participant.organisation))}),
    )


def counts(connection: Connection, workshop_id: Id) -> tuple[int, int]:
    """How many are present, and how many were expected."""
    here = (registration.c.workshop_id == workshop_id) & ~registration.c.removed
    expected = connection.scalar(select(func.count()).where(here, ~registration.c.walk_in)) or 0
    return present(connection, workshop_id), expected


def listed(connection: Connection, workshop_id: Id) -> int:
    """How many people are on the list."""
    here = (registration.c.workshop_id == workshop_id) & ~registration.c.removed
    return connection.scalar(select(func.count()).where(here)) or 0


def registered(connection: Connection, workshop_id: Id) -> tuple[set[Id], dict[str, set[str]]]:
    """The ids on the list, even taken off, and the folded organisations of those on it under each name key."""
    rows = connection.execute(
        select(participant.c.id, participant.c.name_key, participant.c.organisation, registration.c.removed)
        .select_from(registration.join(participant))
        .where(registration.c.workshop_id == workshop_id)
    ).all()
    organisations: dict[str, set[str]] = {}
    for row in rows:
        if not row.removed:
            organisations.setdefault(row.name_key, set()).add(fold(row.organisation))
    return {row.id for row in rows}, organisations


def present(connection: Connection, workshop_id: Id) -> int:
    """How many people have signed in."""
    counted = select(func.count()).select_from(attendance).where(attendance.c.workshop_id == workshop_id)
    return connection.scalar(counted) or 0


def attends(connection: Connection, workshop_id: Id, participant_id: Id) -> bool:
    """Whether this person has signed in."""
    found = select(attendance.c.signed_at).where(
        attendance.c.workshop_id == workshop_id, attendance.c.participant_id == participant_id
    )
    return connection.execute(found).first() is not None


def find_badge(connection: Connection, workshop_id: Id, badge_hash: str) -> Participant | None:
    """Who holds the badge, if they have signed in there."""
    row = connection.execute(
        select(*_PERSON)
        .select_from(
            badge.join(participant).join(attendance, attendance.c.participant_id == participant.c.id)
        )
        .where(badge.c.token_hash == badge_hash, attendance.c.workshop_id == workshop_id)
    ).first()
    return None if row is None else _participant(row)


def read_participant(connection: Connection, participant_id: Id) -> Participant | None:
    row = connection.execute(select(*_PERSON).where(participant.c.id == participant_id)).first()
    return None if row is None else _participant(row)


def named(connection: Connection, workshop_id: Id, name_key: str) -> list[Attendee]:
    """Those registered at the workshop under a name, in whatever spelling."""
    rows = connection.execute(_listed(workshop_id).where(participant.c.name_key == name_key))
    return [_attendee(row) for row in rows]


def badge_holder(connection: Connection, badge_hash: str) -> Id | None:
    """Whose badge this is, signed in or not."""
    holder: Id | None = connection.scalar(
        select(badge.c.participant_id).where(badge.c.token_hash == badge_hash)
    )
    return holder


def has_badge(connection: Connection, participant_id: Id) -> bool:
    """Whether a phone is already known to be this person's."""
    found = select(badge.c.token_hash).where(badge.c.participant_id == participant_id)
    return connection.execute(found).first() is not None
