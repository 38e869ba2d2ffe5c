"""Who is expected: lists and their corrections. Nothing here touches a signature but taking people off the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select, update

from atelier_app.domain.attendance import (
    NAME_LIMIT,
    REGISTRATIONS_LIMIT,
    CancelAttendance,
    Participant,
    checked,
)
from atelier_app.domain.colleges import COLLEGE_NAME_LIMIT
from atelier_app.domain.core import Command, Event, Id, Refused, Together
from atelier_app.domain.initiative import Workshop
from atelier_app.domain.matching import Directory, Outcome, merged, plan
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.registrations import (
    AssignCollege,
    CancelRegistrations,
    DescribeParticipant,
    DescribeRegistration,
    ImportRegistrations,
    ParticipantDescribed,
    Register,
    Registration,
    RegistrationsChanged,
    RestoreRegistrations,
)
from atelier_app.domain.text import clean, fold, name_key
from atelier_app.storage import registrations as stored
from atelier_app.storage.attendance import attends, read_participant
from atelier_app.storage.tables import registration
from atelier_app.storage.workshops import read_workshop
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.handlers.attendance import cancel_attendance


@dataclass(frozen=True)
class Expected:
    """Who was put on a list, as they were written, and what undoes it."""

    people: tuple[Participant, ...]
    inverse: Together

    @property
    def ids(self) -> tuple[Id, ...]:
        return tuple(person.id for person in self.people)


def expect(context: Context, workshop_id: Id, entries: Sequence[Registration], *, walk_in: bool) -> Expected:
    """Registers people who are not on the list; those of another workshop come under the id they have there.

    Raises `Refused` (TOO_MANY, UNKNOWN_PARTICIPANT for an id of someone who was erased).
    """
    connection = context.connection
    if stored.listed(connection, workshop_id) + len(entries) > REGISTRATIONS_LIMIT:
        raise Refused(Refusal.TOO_MANY, limit=REGISTRATIONS_LIMIT)
    everyone = {person.id: person for person in stored.people(connection)}
    stored.check_not_erased(connection, {entry.participant.id for entry in entries} - set(everyone))
    there = stored.registrations(connection, workshop_id)
    known = {id: Registration(person) for id, person in everyone.items() if id not in there}
    off = {id: entry for id, (entry, removed) in there.items() if removed and id in everyone}
    written = _recognised(entries, known | off)
    before = [
        command
        for entry in written
        if (was := off.get(entry.participant.id) or known.get(entry.participant.id))
        for command in (
            DescribeParticipant(was.participant),
            *([_description(context, workshop_id, was)] if was.participant.id in off else ()),
        )
    ]
    stored.put_people(connection, [entry.participant for entry in written], set(everyone))
    fresh = [entry for entry in written if entry.participant.id not in off]
    stored.put_registrations(connection, workshop_id, fresh, walk_in=walk_in)
    for entry in written:
        if entry.participant.id in off:
            _describe(context, workshop_id, entry, removed=False)
    people = tuple(entry.participant for entry in written)
    cancelled = CancelRegistrations(workshop_id, tuple(person.id for person in people), absent_only=True)
    return Expected(people, Together((*before, cancelled)))


def _recognised(entries: Sequence[Registration], known: Mapping[Id, Registration]) -> list[Registration]:
    """The entries under the ids of those who are known, each of them once."""
    directory = Directory(entry.participant for entry in known.values())
    taken: set[Id] = set()
    recognised = []
    for entry in entries:
        found = known.get(entry.participant.id) or _found(directory, known, entry)
        if found is not None and found.participant.id not in taken:
            entry = merged(found, entry)
        taken.add(entry.participant.id)
        recognised.append(entry)
    return recognised


def _found(
    directory: Directory, known: Mapping[Id, Registration], entry: Registration
) -> Registration | None:
    person = directory.find(entry.participant)
    return None if person is None else known[person.id]


def _describe(context: Context, workshop_id: Id, entry: Registration, **others: bool) -> None:
    here = (registration.c.workshop_id == workshop_id) & (
        registration.c.participant_id == entry.participant.id
    )
    values = {"table": entry.table, "half_days": list(entry.half_days), "college": entry.college} | others
    context.connection.execute(update(registration).where(here).values(values))


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


@handles(Register)
def register(context: Context, command: Register) -> Done:
    if len(command.participants) > REGISTRATIONS_LIMIT:
        raise Refused(Refusal.TOO_MANY, limit=REGISTRATIONS_LIMIT)
    read_workshop(context.connection, command.workshop_id)
    new = _unregistered(context, command.workshop_id, map(checked, command.participants))
    if not new:
        return NOTHING
    entries = [Registration(person) for person in new]
    expected = expect(context, command.workshop_id, entries, walk_in=command.walk_in)
    return Done((RegistrationsChanged(command.workshop_id, expected.ids),), expected.inverse)


@handles(ImportRegistrations)
def import_registrations(context: Context, command: ImportRegistrations) -> Done:
    if len(command.registrations) > REGISTRATIONS_LIMIT:
        raise Refused(Refusal.TOO_MANY, limit=REGISTRATIONS_LIMIT)
    record = read_workshop(context.connection, command.workshop_id)
    incoming = [checked_registration(record, entry) for entry in command.registrations]
    there = stored.registrations(context.connection, record.id)
    planned = plan(incoming, (entry for entry, removed in there.values() if not removed))
    # An entry may come twice, the second time to say more: the last word is what is written.
    last = {one.registration.participant.id: one.registration for one in planned}
    new = [last[one.registration.participant.id] for one in planned if one.outcome is Outcome.NEW]
    new_ids = {entry.participant.id for entry in new}
    changed = [entry for id, entry in last.items() if id not in new_ids and entry != there[id][0]]
    if not new and not changed:
        return NOTHING
    inverse: list[Command] = []
    touched = [entry.participant.id for entry in changed]
    if new:
        expected = expect(context, record.id, new, walk_in=False)
        inverse.append(expected.inverse)
        touched += expected.ids
    for entry in changed:
        was = there[entry.participant.id][0]
        inverse += [DescribeParticipant(was.participant), _description(context, record.id, was)]
        _describe(context, record.id, entry)
    stored.put_people(context.connection, [entry.participant for entry in changed], set(there))
    return Done((RegistrationsChanged(record.id, tuple(touched)),), Together(tuple(inverse)))


def checked_registration(record: Workshop, entry: Registration) -> Registration:
    """The same with clean fields. Raises `Refused` (NAME_MISSING, TEXT_TOO_LONG, UNKNOWN_HALF_DAY)."""
    if not set(entry.half_days) <= {one.id for one in record.signed_for}:
        raise Refused(Refusal.UNKNOWN_HALF_DAY)
    return replace(
        entry,
        participant=checked(entry.participant),
        table=clean(entry.table, NAME_LIMIT),
        college=clean(entry.college, COLLEGE_NAME_LIMIT),
    )


def _description(context: Context, workshop_id: Id, entry: Registration) -> DescribeRegistration:
    here = (registration.c.workshop_id == workshop_id) & (
        registration.c.participant_id == entry.participant.id
    )
    photo = context.connection.scalar(select(registration.c.photo_consent).where(here))
    return DescribeRegistration(
        workshop_id, entry.participant.id, entry.table, entry.half_days, bool(photo), entry.college
    )


@handles(DescribeRegistration)
def describe_registration(context: Context, command: DescribeRegistration) -> Done:
    record = read_workshop(context.connection, command.workshop_id)
    known, removed = stored.registrations(context.connection, record.id).get(
        command.participant_id, (None, True)
    )
    if known is None or removed:
        raise Refused(Refusal.UNKNOWN_PARTICIPANT)
    before = _description(context, record.id, known)
    said = Registration(known.participant, command.table, command.half_days, command.college)
    after = checked_registration(record, said)
    if replace(command, table=after.table, college=after.college) == before:
        return NOTHING
    _describe(context, record.id, after, photo_consent=command.photo_consent)
    return Done((RegistrationsChanged(record.id, (command.participant_id,)),), before)


@handles(AssignCollege)
def assign_college(context: Context, command: AssignCollege) -> Done:
    record = read_workshop(context.connection, command.workshop_id)
    college = clean(command.college, COLLEGE_NAME_LIMIT)
    there = stored.registrations(context.connection, record.id)
    wanted = dict.fromkeys(command.participant_ids)
    if any(id not in there or there[id][1] for id in wanted):
        raise Refused(Refusal.UNKNOWN_PARTICIPANT)
    before = {id: there[id][0].college for id in wanted if there[id][0].college != college}
    if not before:
        return NOTHING
    for id in before:
        _describe(context, record.id, replace(there[id][0], college=college))
    back = tuple(
        AssignCollege(record.id, tuple(id for id, was in before.items() if was == name), name)
        for name in dict.fromkeys(before.values())
    )
    return Done((RegistrationsChanged(record.id, tuple(before)),), Together(back))


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
    ids = command.participant_ids
    if command.absent_only:
        ids = tuple(id for id in ids if not attends(context.connection, command.workshop_id, id))
    attendance_undone = cancel_attendance(context, CancelAttendance(command.workshop_id, ids))
    removed = _set_removed(context, command.workshop_id, ids, removed=True)
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
    inverse = CancelRegistrations(command.workshop_id, restored, absent_only=True)
    return Done((RegistrationsChanged(command.workshop_id, restored),), inverse)


@handles(DescribeParticipant)
def describe_participant(context: Context, command: DescribeParticipant) -> Done:
    before = read_participant(context.connection, command.participant.id)
    if before is None or not before.full_name:
        raise Refused(Refusal.UNKNOWN_PARTICIPANT)
    after = checked(command.participant)
    if after == before:
        return NOTHING
    stored.put_people(context.connection, [after], {after.id})
    return Done((ParticipantDescribed(before.id),), DescribeParticipant(before))
