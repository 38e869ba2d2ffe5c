"""Registrations and attendance: every channel lands in the same list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

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


def _expect(
    context: Context, workshop_id: Id, people: Sequence[Participant], *, walk_in: bool, consent: bool
) -> None:
    connection = context.connection
    known = set(connection.scalars(select(participant.c.id)))
    if new := [_person_row(person) for person in people if person.id not in known]:
        connection.execute(insert(participant), new)
    row = {"workshop_id": workshop_id, "walk_in": walk_in, "consent_at": context.now if consent else None}
    connection.execute(insert(registration), [row | {"participant_id": person.id} for person in people])


def _unregistered(context: Context, workshop_id: Id, people: Iterable[Participant]) -> list[Participant]:
    """Those not on the list under their id, even taken off, nor under their name with no other organisation."""
    ids, organisations = stored.registered(context.connection, workshop_id)
    new: list[Participant] = []
    for person in people:
        homonyms = organisations.setdefault(name_key(person.first_name, person.last_name), set())
        own = fold(person.organisation)
        if person.id in ids or own in homonyms or (homonyms and ("" in homonyms or not own)):
            continue
        ids.add(person.id)
        homonyms.add(own)
        new.append(person)
    return new


def _check_room(context: Context, workshop_id: Id, more: int) -> None:
    if stored.listed(context.connection, workshop_id) + more > REGISTRATIONS_LIMIT:
        raise Refused(Refusal.TOO_MANY, limit=REGISTRATIONS_LIMIT)


@handles(Register)
def register(context: Context, command: Register) -> Done:
    if len(command.participants) > REGISTRATIONS_LIMIT:
        raise Refused(Refusal.TOO_MANY, limit=REGISTRATIONS_LIMIT)
    read_workshop(context.connection, command.workshop_id)
    new = _unregistered(context, command.workshop_id, map(checked, command.participants))
    if not new:
        return NOTHING
    _check_room(context, command.workshop_id, len(new))
    _expect(context, command.workshop_id, new, walk_in=command.walk_in, consent=False)
    added = tuple(person.id for person in new)
    inverse = CancelRegistrations(command.workshop_id, added)
    return Done((RegistrationsChanged(command.workshop_id, added),), inverse)


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
    here, wanted = attendance.c.workshop_id == command.workshop_id, set(command.participant_ids)
    signed = context.connection.execute(select(attendance).where(here))
    rows = [row for row in signed if row.participant_id in wanted]
    if not rows:
        return NOTHING
    context.connection.execute(
        delete(attendance).where(here, attendance.c.participant_id == bindparam("person")),
        [{"person": row.participant_id} for row in rows],
    )
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
    match = _match(context, command.workshop_id, person) or _back(context, command.workshop_id, person.id)
    if stored.badge_holder(context.connection, command.badge_hash) not in (None, (match or person).id):
        raise Refused(Refusal.BADGE_TAKEN)
    events: list[Event] = []
    if match is None:
        _check_room(context, command.workshop_id, 1)
        _expect(context, command.workshop_id, [person], walk_in=True, consent=True)
    else:
        _note_consent(context, command.workshop_id, match.id)
    if match is None or match.id == person.id:
        events.append(RegistrationsChanged(command.workshop_id, (person.id,)))
    person = match or person
    # An older badge of the same person stops working.
    context.connection.execute(delete(badge).where(badge.c.participant_id == person.id))
    _sign(context, command.workshop_id, person.id, context.now, context.origin.channel)
    # Even of someone ticked off by hand before: this badge, which was nobody's, is theirs now.
    events.append(AttendanceRecorded(command.workshop_id, (person.id,)))
    context.connection.execute(insert(badge).values(token_hash=command.badge_hash, participant_id=person.id))
    return Done(tuple(events))


def _back(context: Context, workshop_id: Id, participant_id: Id) -> Participant | None:
    """The same form again, of someone who was taken off the list since, or given another name."""
    here = (registration.c.workshop_id == workshop_id) & (registration.c.participant_id == participant_id)
    context.connection.execute(update(registration).where(here).values(removed=False))
    found = context.connection.execute(select(registration.c.walk_in).where(here)).first()
    return stored.read_participant(context.connection, participant_id) if found else None


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
