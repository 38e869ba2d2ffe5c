"""One person put on the list by the facilitator, and there at once when they stand at the desk."""

from __future__ import annotations

from atelier_app.domain.attendance import Participant, RecordAttendance
from atelier_app.domain.core import Together
from atelier_app.domain.initiative import Workshop
from atelier_app.domain.matching import Directory
from atelier_app.domain.registrations import (
    AddPerson,
    DescribeRegistration,
    RegistrationsChanged,
)
from atelier_app.storage import registrations as stored
from atelier_app.storage.workshops import read_workshop
from atelier_app.workshop.context import Context, Done, handles
from atelier_app.workshop.handlers.attendance import record_attendance
from atelier_app.workshop.handlers.registrations import checked_registration, describe_registration, expect


@handles(AddPerson)
def add_person(context: Context, command: AddPerson) -> Done:
    record = read_workshop(context.connection, command.workshop_id)
    person, added = _listed(context, record, command)
    if command.half_day is None:
        return added
    came = record_attendance(context, RecordAttendance(record.id, (person.id,), command.half_day))
    inverses = tuple(done.inverse for done in (came, added) if done.inverse is not None)
    return Done((*added.events, *came.events), Together(inverses) if inverses else None)


def _listed(context: Context, record: Workshop, command: AddPerson) -> tuple[Participant, Done]:
    """Who it is, on the list from here on; someone of another workshop comes under the id they have there."""
    entry = checked_registration(record, command.registration)
    there = stored.registrations(context.connection, record.id)
    known = Directory(one.participant for one, removed in there.values() if not removed)
    own, removed = there.get(entry.participant.id, (None, True))
    found = own.participant if own is not None and not removed else known.find(entry.participant)
    if found is not None:
        return found, Done()
    expected = expect(context, record.id, [entry], walk_in=command.walk_in)
    (person,) = expected.people
    if command.photo_consent:
        written, _removed = stored.registrations(context.connection, record.id)[person.id]
        described = DescribeRegistration(
            record.id, person.id, written.table, written.half_days, True, written.college
        )
        describe_registration(context, described)
    return person, Done((RegistrationsChanged(record.id, (person.id,)),), expected.inverse)
