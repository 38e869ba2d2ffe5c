"""Rows to records and back: who is registered where, and all that a person has in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from atelier_app.domain.attendance import Participant
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.registrations import Registration
from atelier_app.domain.text import fold, name_key
from atelier_app.storage.attendance import PERSON, to_participant
from atelier_app.storage.tables import participant, registration


def person_row(person: Participant) -> dict[str, Any]:
    """The values of a participant's row."""
    return asdict(person) | {"name_key": name_key(person.first_name, person.last_name)}


def people(connection: Connection) -> list[Participant]:
    """Everyone of the initiative who was not erased."""
    rows = connection.execute(select(*PERSON).order_by(participant.c.id))
    return [person for row in rows if (person := to_participant(row)).full_name]


def check_not_erased(connection: Connection, ids: set[Id]) -> None:
    """Raises `Refused` (UNKNOWN_PARTICIPANT) where one of these ids is that of someone who was erased."""
    if ids & set(connection.scalars(select(participant.c.id))):
        raise Refused(Refusal.UNKNOWN_PARTICIPANT)


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


def registrations(connection: Connection, workshop_id: Id) -> dict[Id, tuple[Registration, bool]]:
    """Everyone who was ever registered there, and whether they were taken off the list."""
    rows = connection.execute(
        select(
            *PERSON,
            registration.c["table"],
            registration.c.half_days,
            registration.c.college,
            registration.c.removed,
        )
        .select_from(registration.join(participant))
        .where(registration.c.workshop_id == workshop_id)
    )
    return {
        row.id: (
            Registration(to_participant(row), row[len(PERSON)], tuple(row.half_days), row.college),
            row.removed,
        )
        for row in rows
    }


def put_people(connection: Connection, persons: Sequence[Participant], known: set[Id]) -> None:
    """Writes these people; of the `known` ones, what their fields say now."""
    if new := [person_row(person) for person in persons if person.id not in known]:
        connection.execute(insert(participant), new)
    for person in persons:
        if person.id in known:
            values = person_row(person)
            connection.execute(update(participant).where(participant.c.id == person.id).values(values))


def put_registrations(
    connection: Connection,
    workshop_id: Id,
    entries: Sequence[Registration],
    *,
    walk_in: bool,
) -> None:
    """Registers people who are not, not even as taken off the list."""
    shared = {
        "workshop_id": workshop_id,
        "walk_in": walk_in,
        "consent_at": None,
        "photo_consent": False,
        "removed": False,
    }
    rows = [
        shared
        | {
            "participant_id": entry.participant.id,
            "table": entry.table,
            "half_days": list(entry.half_days),
            "college": entry.college,
        }
        for entry in entries
    ]
    if rows:
        connection.execute(insert(registration), rows)
