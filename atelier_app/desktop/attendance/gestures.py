"""The facilitator's gestures on the people of a workshop, each one command with its undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.figures import number
from atelier_app.domain.attendance import (
    Attendee,
    CancelAttendance,
    Participant,
    RecordAttendance,
    RecordDeparture,
    RecordReturn,
)
from atelier_app.domain.core import Channel, Command, Id, Receipt, Refused, Together
from atelier_app.domain.initiative import DescribeWorkshop, Workshop
from atelier_app.domain.registrations import (
    AddPerson,
    AssignCollege,
    CancelRegistrations,
    DescribeParticipant,
    DescribeRegistration,
    ImportRegistrations,
    MergeParticipants,
    Registration,
)
from atelier_app.support.language import _, ngettext

People = Sequence[Attendee]


class Gestures:
    """Says nothing when there is nobody to do it to."""

    def __init__(self, remote: Remote, workshop_id: Id) -> None:
        self._remote, self._workshop_id = remote, workshop_id

    # --- who is there

    def toggle(self, people: People, half_day: Id) -> None:
        """Signs in those who are not yet; when all of them are, takes their attendance back."""
        absent = [attendee for attendee in people if attendee.at(half_day) is None]
        if absent:
            self.sign_in(absent, half_day)
        else:
            self.cancel(people, half_day)

    def sign_in(
        self, people: People, half_day: Id, *, reason: str = "", channel: Channel | None = None
    ) -> None:
        """The facilitator saw them, or their signature on paper."""
        command = RecordAttendance(self._workshop_id, _ids(people), half_day, reason, channel)
        self._do(people, command, ngettext("Sign-in of {name}", "Sign-in of {n} people", len(people)))

    def cancel(self, people: People, half_day: Id) -> None:
        text = ngettext("Cancelled sign-in of {name}", "Cancelled sign-in of {n} people", len(people))
        self._do(people, CancelAttendance(self._workshop_id, _ids(people), half_day), text)

    def leave(self, people: People, half_day: Id) -> None:
        """They leave early."""
        text = ngettext("Departure of {name}", "Departure of {n} people", len(people))
        self._do(people, RecordDeparture(self._workshop_id, _ids(people), half_day), text)

    def come_back(self, people: People, half_day: Id) -> None:
        text = ngettext("Return of {name}", "Return of {n} people", len(people))
        self._do(people, RecordReturn(self._workshop_id, _ids(people), half_day), text)

    # --- who is on the list

    def add(
        self, entry: Registration, *, walk_in: bool, photo_consent: bool = False, half_day: Id | None = None
    ) -> None:
        """Someone is expected from now on or, with a half-day, is there."""
        command = AddPerson(self._workshop_id, entry, walk_in, photo_consent, half_day)
        text = _("Walk-in of {name}") if walk_in else _("Addition of {name}")
        self._send(command, text.format(name=entry.participant.full_name))

    def describe(self, entry: Registration, photo_consent: bool) -> None:
        """Replaces what is known of a person, here and everywhere."""
        person = entry.participant
        here = DescribeRegistration(
            self._workshop_id, person.id, entry.table, entry.half_days, photo_consent, entry.college
        )
        text = _("Change of {name}").format(name=person.full_name)
        self._send(Together((DescribeParticipant(person), here)), text)

    def assign_college(self, people: People, college: str) -> None:
        """They vote in this college from now on, or with an empty name in none."""
        text = ngettext("College of {name}", "College of {n} people", len(people))
        self._do(people, AssignCollege(self._workshop_id, _ids(people), college), text)

    def remove(self, people: People) -> None:
        """Takes people off the list, their presence with them."""
        text = ngettext("Removal of {name}", "Removal of {n} people", len(people))
        self._do(people, CancelRegistrations(self._workshop_id, _ids(people)), text)

    def merge(
        self,
        kept: Participant,
        merged: Participant,
        then: Callable[[Receipt], None],
        refused: Callable[[Refused], None],
    ) -> None:
        """Makes two entries one person."""
        text = _("Merging of {name}").format(name=kept.full_name)
        self._remote.execute(MergeParticipants(kept.id, merged.id), then, refused, undo_text=text)

    def take_list(
        self,
        entries: Sequence[Registration],
        then: Callable[[Receipt], None],
        refused: Callable[[Refused], None],
    ) -> None:
        """Expects the people of a list, and takes over what it says of those who are expected already."""
        text = ngettext("Import of {n} person", "Import of {n} people", len(entries))
        command = ImportRegistrations(self._workshop_id, tuple(entries))
        self._remote.execute(command, then, refused, undo_text=text.format(n=number(len(entries))))

    # --- what is signed for

    def choose_half_day(self, workshop: Workshop) -> None:
        """`workshop` says which half-day is signed for just now."""
        self._send(DescribeWorkshop(workshop), _("Choice of the half-day"))

    def _do(self, people: People, command: Command, text: str) -> None:
        """One person is named, several are counted."""
        if people:
            self._send(command, text.format(n=number(len(people)), name=people[0].participant.full_name))

    def _send(self, command: Command, undo_text: str) -> None:
        self._remote.execute(command, undo_text=undo_text)


def _ids(people: People) -> tuple[Id, ...]:
    return tuple(attendee.participant.id for attendee in people)
