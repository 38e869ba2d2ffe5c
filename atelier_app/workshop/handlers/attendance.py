"""Registrations and attendance: every channel lands in the same list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from atelier_app.domain.attendance import (
    REGISTRATIONS_LIMIT,
    AttendanceCancelled,
    AttendanceRecorded,
    Attendee,
    CancelAttendance,
    CancelRegistrations,
    DescribeParticipant,
    Participant,
    ParticipantDescribed,
    RecordAttendance,
    Register,
    RegistrationsChanged,
    RestoreRegistrations,
    SignIn,
    checked,
)
from atelier_app.domain.core import Channel, Command, Event, Id, Refused, Together
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import fold, name_key
from atelier_app.storage import attendance as stored
from atelier_app.storage.initiative import read_workshop
from atelier_app.storage.tables import attendance, badge, participant, registration
from atelier_app.workshop.context import NOTHING, Context, Done, handles


def _person_row(person: Participant) -> dict[str, Any]:
    return asdict(person) | {"name_key": name_key(person.first_name, person.last_name)}


def _expect(context: Context, workshop_id: Id, person: Participant, *, walk_in: bool, consent: bool) -> None:
    connection = context.connection
    if stored.read_participant(connection, person.id) is None:
        connection.execute(insert(participant), _person_row(person))
    connection.execute(
        insert(registration).values(
            workshop_id=workshop_id,
            participant_id=person.id,
            walk_in=walk_in,
            consent_at=context.now if consent else None,
        )
    )


def _is_registered(context: Context, workshop_id: Id, person: Participant) -> bool:
    """Under this id, even taken off; or under this name with the same organisation, or one of them without."""
    known = select(registration.c.removed).where(
        registration.c.workshop_id == workshop_id, registration.c.participant_id == person.id
    )
    if context.connection.execute(known).first():
        return True
    key = name_key(person.first_name, person.last_name)
    organisation = fold(person.organisation)
    homonyms = stored.named(context.connection, workshop_id, key)
    return any(fold(h.participant.organisation) in {organisation, ""} or not organisation for h in homonyms)


@handles(Register)
def register(context: Context, command: Register) -> Done:
    if len(command.participants) > REGISTRATIONS_LIMIT:
        raise Refused(Refusal.TOO_MANY, limit=REGISTRATIONS_LIMIT)
    read_workshop(context.connection, command.workshop_id)
    added: list[Id] = []
    for person in map(checked, command.participants):
        if not _is_registered(context, command.workshop_id, person):
            _expect(context, command.workshop_id, person, walk_in=command.walk_in, consent=False)
            added.append(person.id)
    if not added:
        return NOTHING
    inverse = CancelRegistrations(command.workshop_id, tuple(added))
    return Done((RegistrationsChanged(command.workshop_id, tuple(added)),), inverse)


def _set_removed(context: Context, workshop_id: Id, ids: Sequence[Id], *, removed: bool) -> tuple[Id, ...]:
    changed = []
    for participant_id in ids:
        result = context.connection.execute(
            update(registration)
            .where(
                registration.c.workshop_id == workshop_id,
                registration.c.participant_id == participant_id,
                registration.c.removed != removed,
            )
            .values(removed=removed)
        )
        if result.rowcount:
            changed.append(participant_id)
    return tuple(changed)


@handles(CancelRegistrations)
def cancel_registrations(context: Context, command: CancelRegistrations) -> Done:
    attendance_undone = cancel_attendance(
        context, CancelAttendance(command.workshop_id, command.participant_ids)
    )
    removed = _set_removed(context, command.workshop_id, command.participant_ids, removed=True)
    if not removed:
        return NOTHING
    inverse: Command = RestoreRegistrations(command.workshop_id, removed)
    if attendance_undone.inverse:
        inverse = Together((inverse, attendance_undone.inverse))
    event: Event = RegistrationsChanged(command.workshop_id, removed)
    return Done((*attendance_undone.events, event), inverse)


@handles(RestoreRegistrations)
def restore_registrations(context: Context, command: RestoreRegistrations) -> Done:
    restored = _set_removed(context, command.workshop_id, command.participant_ids, removed=False)
    if not restored:
        return NOTHING
    inverse = CancelRegistrations(command.workshop_id, restored)
    return Done((RegistrationsChanged(command.workshop_id, restored),), inverse)


@handles(DescribeParticipant)
def describe_participant(context: Context, command: DescribeParticipant) -> Done:
    before = stored.read_participant(context.connection, command.participant.id)
    if before is None:
        raise Refused(Refusal.UNKNOWN_PARTICIPANT)
    after = checked(command.participant)
    if after == before:
        return NOTHING
    context.connection.execute(
        update(participant).where(participant.c.id == before.id).values(_person_row(after))
    )
    return Done((ParticipantDescribed(before.id),), DescribeParticipant(before))


def _sign(context: Context, workshop_id: Id, participant_id: Id, at: datetime, channel: Channel) -> bool:
    if stored.attends(context.connection, workshop_id, participant_id):
        return False
    context.connection.execute(
        insert(attendance).values(
            workshop_id=workshop_id, participant_id=participant_id, signed_at=at, channel=channel
        )
    )
    return True


@handles(RecordAttendance)
def record_attendance(context: Context, command: RecordAttendance) -> Done:
    at, channel = command.signed_at or context.now, command.channel or context.origin.channel
    listed = {
        a.participant.id for a in stored.read_attendance(context.connection, command.workshop_id).attendees
    }
    if not listed.issuperset(command.participant_ids):
        raise Refused(Refusal.UNKNOWN_PARTICIPANT)
    signed = tuple(
        participant_id
        for participant_id in command.participant_ids
        if _sign(context, command.workshop_id, participant_id, at, channel)
    )
    if not signed:
        return NOTHING
    inverse = CancelAttendance(command.workshop_id, signed)
    return Done((AttendanceRecorded(command.workshop_id, signed),), inverse)


@handles(CancelAttendance)
def cancel_attendance(context: Context, command: CancelAttendance) -> Done:
    here = (attendance.c.workshop_id == command.workshop_id) & attendance.c.participant_id.in_(
        command.participant_ids
    )
    rows = context.connection.execute(select(attendance).where(here)).all()
    if not rows:
        return NOTHING
    context.connection.execute(delete(attendance).where(here))
    back = tuple(
        RecordAttendance(command.workshop_id, (row.participant_id,), row.signed_at, Channel(row.channel))
        for row in rows
    )
    cancelled = tuple(row.participant_id for row in rows)
    return Done(
        (AttendanceCancelled(command.workshop_id, cancelled),), back[0] if len(back) == 1 else Together(back)
    )


@handles(SignIn)
def sign_in(context: Context, command: SignIn) -> Done:
    """A retry finds its badge; otherwise the person is matched by name, or comes as a walk-in."""
    if stored.find_badge(context.connection, command.workshop_id, command.badge_hash):
        return NOTHING
    if not command.consent:
        raise Refused(Refusal.CONSENT_MISSING)
    read_workshop(context.connection, command.workshop_id)
    person = checked(
        Participant(command.participant_id, command.last_name, command.first_name, command.organisation)
    )
    if not (person.last_name and person.first_name):
        raise Refused(Refusal.NAME_MISSING)
    match = _match(context, command.workshop_id, person)
    events: list[Event] = []
    if match is None:
        _expect(context, command.workshop_id, person, walk_in=True, consent=True)
        events.append(RegistrationsChanged(command.workshop_id, (person.id,)))
    else:
        person = match
        _note_consent(context, command.workshop_id, person.id)
    _sign(context, command.workshop_id, person.id, context.now, context.origin.channel)
    # Even of someone ticked off by hand before: this badge, which was nobody's, is theirs now.
    events.append(AttendanceRecorded(command.workshop_id, (person.id,)))
    context.connection.execute(insert(badge).values(token_hash=command.badge_hash, participant_id=person.id))
    return Done(tuple(events))


def _match(context: Context, workshop_id: Id, person: Participant) -> Participant | None:
    """The registered person this is, None for a walk-in. Raises `Refused` (ALREADY_SIGNED_IN).

    Someone ticked off by hand may still link a phone, once; the organisation tells homonyms apart.
    """
    organisation = fold(person.organisation)

    def differs(other: Attendee) -> bool:
        theirs = fold(other.participant.organisation)
        return bool(theirs and organisation and theirs != organisation)

    homonyms = stored.named(context.connection, workshop_id, name_key(person.first_name, person.last_name))
    free = [
        h for h in homonyms if not (h.signed_at and stored.has_badge(context.connection, h.participant.id))
    ]
    free.sort(key=lambda h: (differs(h), h.signed_at is not None))
    if free:
        return free[0].participant
    if any(not differs(h) for h in homonyms):
        raise Refused(Refusal.ALREADY_SIGNED_IN)
    return None


def _note_consent(context: Context, workshop_id: Id, participant_id: Id) -> None:
    context.connection.execute(
        update(registration)
        .where(registration.c.workshop_id == workshop_id, registration.c.participant_id == participant_id)
        .values(consent_at=context.now)
    )
    context.connection.execute(delete(badge).where(badge.c.participant_id == participant_id))
