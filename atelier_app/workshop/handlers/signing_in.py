"""Signing in: a person says who they are, by name or by badge, and is found on the list or comes as a walk-in."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import and_, select, update

from atelier_app.domain.attendance import (
    AttendanceRecorded,
    CancelAttendance,
    Participant,
    SignIn,
    SignInWithBadge,
    checked,
)
from atelier_app.domain.core import Channel, Event, Id, Refused, new_id
from atelier_app.domain.initiative import Workshop
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.registrations import Registration, RegistrationsChanged
from atelier_app.domain.text import fold, name_key
from atelier_app.storage import attendance as stored
from atelier_app.storage import badges
from atelier_app.storage.tables import registration
from atelier_app.storage.workshops import read_workshop
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.handlers.attendance import half_day_of, sign
from atelier_app.workshop.handlers.registrations import expect


@handles(SignIn)
def sign_in(context: Context, command: SignIn) -> Done:
    """A retry finds its badge; otherwise the person is found on the list, or comes as a walk-in."""
    connection = context.connection
    record = read_workshop(connection, command.workshop_id)
    half_day = half_day_of(context, record, command.half_day)
    holder = badges.find_badge(connection, record.id, command.badge_hash) if command.badge_hash else None
    if holder and _is(holder, command):
        signed = sign(context, record, holder.id, half_day, strokes=command.signature)
        return Done((AttendanceRecorded(record.id, (holder.id,)),)) if signed else NOTHING
    if not command.consent:
        raise Refused(Refusal.CONSENT_MISSING)
    person, events = _person(context, record, command)
    if command.badge_hash:
        known = badges.known(connection, command.badge_hash)
        if known is not None and (known.replaced or known.participant_id != person.id):
            raise Refused(Refusal.BADGE_TAKEN)
        badges.link_phone(connection, person.id, command.badge_hash)
    _note_consent(context, record.id, person.id, photo=command.photo_consent)
    came = sign(context, record, person.id, half_day, strokes=command.signature)
    if not (events or came or command.badge_hash):
        return NOTHING
    # Even of someone ticked off by hand before: this badge, which was nobody's, is theirs now.
    return Done((*events, AttendanceRecorded(record.id, (person.id,))))


def _is(holder: Participant, command: SignIn) -> bool:
    """Whether the form is the badge holder's own, sent again, and not that of somebody who was handed the phone."""
    if holder.id in (command.participant_id, command.expected_id):
        return True
    said = name_key(command.first_name, command.last_name)
    return not command.expected_id and said == name_key(holder.first_name, holder.last_name)


def _person(context: Context, record: Workshop, command: SignIn) -> tuple[Participant, list[Event]]:
    """Who signs in, on the list from here on. Raises `Refused` (NAME_MISSING, ALREADY_SIGNED_IN…)."""
    if command.expected_id:
        return _chosen(context, record, command), []
    person = checked(
        Participant(command.participant_id, command.last_name, command.first_name, command.organisation)
    )
    if not (person.last_name and person.first_name):
        raise Refused(Refusal.NAME_MISSING)
    match = _match(context, record, person, by_phone=bool(command.badge_hash))
    if match is not None:
        return match, []
    back = _back(context, record.id, person.id)
    if back is None:
        if stored.read_participant(context.connection, person.id) is not None:
            person = replace(person, id=new_id())  # they were erased: nothing leads to who they were
        (back,) = expect(context, record.id, [Registration(person)], walk_in=True).people
    return back, [RegistrationsChanged(record.id, (back.id,))]


def _chosen(context: Context, record: Workshop, command: SignIn) -> Participant:
    if command.expected_id not in stored.on_the_list(context.connection, record.id):
        raise Refused(Refusal.UNKNOWN_PARTICIPANT)
    if command.badge_hash and _is_taken(context, record.id, command.expected_id):
        raise Refused(Refusal.ALREADY_SIGNED_IN)
    found = stored.read_participant(context.connection, command.expected_id)
    assert found is not None  # a foreign key guards it
    return found


def _back(context: Context, workshop_id: Id, participant_id: Id) -> Participant | None:
    """The same form again, of someone who was taken off the list since, or given another name."""
    known = stored.read_participant(context.connection, participant_id)
    if known is None or not known.full_name:
        return None
    here = and_(registration.c.workshop_id == workshop_id, registration.c.participant_id == participant_id)
    context.connection.execute(update(registration).where(here).values(removed=False))
    found = context.connection.execute(select(registration.c.walk_in).where(here)).first()
    return known if found else None


def _is_taken(context: Context, workshop_id: Id, participant_id: Id) -> bool:
    """Whether a phone is this person's, who has signed in with it."""
    return stored.attends(context.connection, workshop_id, participant_id) and badges.has_phone(
        context.connection, participant_id
    )


def _match(context: Context, record: Workshop, person: Participant, *, by_phone: bool) -> Participant | None:
    """The registered person this is, None for a walk-in. Raises `Refused` (ALREADY_SIGNED_IN).

    Someone ticked off by hand may still link a phone, once; the organisation tells homonyms apart.
    """
    organisation = fold(person.organisation)

    def differs(other: Participant) -> bool:
        theirs = fold(other.organisation)
        return bool(theirs and organisation and theirs != organisation)

    def came(other: Participant) -> bool:
        return stored.attends(context.connection, record.id, other.id)

    homonyms = stored.named(context.connection, record.id, name_key(person.first_name, person.last_name))
    alike = [h for h in homonyms if not differs(h)]
    free = [h for h in alike if not (by_phone and _is_taken(context, record.id, h.id))]
    if alike and not free:
        raise Refused(Refusal.ALREADY_SIGNED_IN)
    return min(free, key=came, default=None)


def _note_consent(context: Context, workshop_id: Id, participant_id: Id, *, photo: bool) -> None:
    here = and_(registration.c.workshop_id == workshop_id, registration.c.participant_id == participant_id)
    values = {"consent_at": context.now} | ({"photo_consent": True} if photo else {})
    context.connection.execute(update(registration).where(here).values(values))


@handles(SignInWithBadge)
def sign_in_with_badge(context: Context, command: SignInWithBadge) -> Done:
    """At the door the facilitator sees who comes; elsewhere the holder has read how their data is used."""
    connection = context.connection
    record = read_workshop(connection, command.workshop_id)
    known = badges.known(connection, command.badge_hash)
    if known is None:
        raise Refused(Refusal.UNKNOWN_BADGE)
    if known.replaced:
        raise Refused(Refusal.BADGE_REPLACED)
    person_id, events = known.participant_id, list[Event]()
    at_the_door = context.origin.channel is Channel.DOOR
    if not (at_the_door or command.consent):
        raise Refused(Refusal.CONSENT_MISSING)
    if person_id not in stored.on_the_list(connection, record.id):
        events.append(_come_unexpected(context, record.id, person_id))
    if command.consent:
        _note_consent(context, record.id, person_id, photo=command.photo_consent)
    if context.origin.channel is Channel.PHONE:
        badges.note_linked(connection, command.badge_hash)
    half_day = half_day_of(context, record, command.half_day)
    if sign(context, record, person_id, half_day, strokes=command.signature):
        events.append(AttendanceRecorded(record.id, (person_id,)))
    undone = CancelAttendance(record.id, (person_id,), half_day, unsigned_only=True)
    inverse = undone if at_the_door and events else None
    return Done(tuple(events), inverse)


def _come_unexpected(context: Context, workshop_id: Id, person_id: Id) -> Event:
    """Someone of the initiative whom this workshop did not expect."""
    if _back(context, workshop_id, person_id) is None:
        person = stored.read_participant(context.connection, person_id)
        assert person is not None  # a foreign key guards it
        expect(context, workshop_id, [Registration(person)], walk_in=True)
    return RegistrationsChanged(workshop_id, (person_id,))
