"""The people of a workshop as table rows, and the facilitator's gestures on them as commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt, Signal

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.cells import tip
from atelier_app.desktop.look.figures import clock_time, number
from atelier_app.desktop.look.rows import Index, RecordRows
from atelier_app.domain.attendance import (
    AttendanceList,
    Attendee,
    CancelAttendance,
    Participant,
    ReadAttendance,
    RecordAttendance,
)
from atelier_app.domain.core import Command, Id, Together
from atelier_app.domain.registrations import CancelRegistrations, DescribeParticipant, Register
from atelier_app.domain.text import fold, name_key
from atelier_app.support.language import _, ngettext


class Column(IntEnum):
    NAME = 0
    ORGANISATION = 1
    PRESENCE = 2


def listed_name(person: Participant) -> str:
    """The name as lists are sorted: last name first."""
    return f"{person.last_name} {person.first_name}".strip()


def presence(attendee: Attendee) -> str:
    """The state in words: when they signed, or that they have not."""
    if attendee.signed_at is None:
        return _("not signed in")
    return _("signed {time}").format(time=clock_time(attendee.signed_at))


def affiliation(attendee: Attendee) -> str:
    """The organisation, and that the person came unannounced."""
    organisation = attendee.participant.organisation
    if not attendee.walk_in:
        return organisation
    return _("{organisation} · walk-in").format(organisation=organisation) if organisation else _("walk-in")


def _details(attendee: Attendee) -> str:
    person = attendee.participant
    lines = [listed_name(person), person.role, affiliation(attendee), person.territory, person.email]
    return tip("\n".join(line for line in lines if line))


class AttendanceModel(RecordRows[Attendee]):
    """Everyone registered at one workshop, live; each gesture is one command with its undo."""

    counted = Signal(object)

    def __init__(self, remote: Remote, workshop_id: Id, parent: QObject | None = None) -> None:
        super().__init__(lambda attendee: attendee.participant.id, len(Column), parent)
        self._remote = remote
        self._workshop_id = workshop_id
        self.counts = AttendanceList(workshop_id, (), 0, 0, 0, 0)
        self._followed = Followed(remote, ReadAttendance(workshop_id), self)
        self._followed.changed.connect(self._show)

    def _show(self, record: AttendanceList) -> None:
        self.counts = record
        self.set_rows(record.attendees)
        self.counted.emit(record)

    # --- what the table shows

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Name"), _("Organisation"), _("Presence"))[section]

    def cell(self, record: Attendee, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return (listed_name(record.participant), affiliation(record), presence(record))[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _details(record)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == Column.NAME:
            return f"{listed_name(record.participant)}, {presence(record)}"
        return super().cell(record, column, role)

    # --- gestures

    def toggle(self, attendees: Sequence[Attendee]) -> None:
        """Signs in those who are not yet; when all of them are, takes their signatures back."""
        absent = [attendee for attendee in attendees if attendee.signed_at is None]
        if absent:
            self.sign_in(absent)
        else:
            self.cancel_sign_in(attendees)

    def sign_in(self, attendees: Sequence[Attendee]) -> None:
        """The facilitator saw them: they are present."""
        people = _people(attendees)
        self._do(RecordAttendance(self._workshop_id, _ids(people)), _phrase(people, "sign_in"))

    def cancel_sign_in(self, attendees: Sequence[Attendee]) -> None:
        people = _people(attendees)
        self._do(CancelAttendance(self._workshop_id, _ids(people)), _phrase(people, "cancel"))

    def remove(self, attendees: Sequence[Attendee]) -> None:
        """Takes people off the list, their presence with them."""
        people = _people(attendees)
        self._do(CancelRegistrations(self._workshop_id, _ids(people)), _phrase(people, "remove"))

    def add_walk_in(self, person: Participant) -> None:
        """Someone unannounced is here: registered and signed in at once; someone of that name is signed in."""
        known = self.named(person)
        if known is not None:
            self.sign_in([known])
            return
        arrive = RecordAttendance(self._workshop_id, (person.id,))
        register = Register(self._workshop_id, (person,), walk_in=True)
        self._do(Together((register, arrive)), _("Walk-in of {name}").format(name=person.full_name))

    def describe(self, person: Participant) -> None:
        """Replaces a person's fields."""
        self._do(DescribeParticipant(person), _("Change of {name}").format(name=person.full_name))

    def register(self, people: Sequence[Participant]) -> None:
        """Expects imported people; those already on the list are left as they are."""
        count = len(people)
        text = ngettext("Import of {n} person", "Import of {n} people", count).format(n=number(count))
        self._do(Register(self._workshop_id, tuple(people)), text)

    def named(self, person: Participant) -> Attendee | None:
        """Who on the list bears this name, however it is spelt."""
        key = name_key(person.first_name, person.last_name)
        for attendee in self.rows:
            if name_key(attendee.participant.first_name, attendee.participant.last_name) == key:
                return attendee
        return None

    def _do(self, command: Command, undo_text: str) -> None:
        self._remote.execute(command, undo_text=undo_text)


def _people(attendees: Iterable[Attendee]) -> list[Participant]:
    return [attendee.participant for attendee in attendees]


def _ids(people: Sequence[Participant]) -> tuple[Id, ...]:
    return tuple(person.id for person in people)


def _phrase(people: Sequence[Participant], gesture: str) -> str:
    """What undo calls the gesture; one person is named, several are counted."""
    count, name = len(people), people[0].full_name if people else ""
    if gesture == "sign_in":
        text = ngettext("Sign-in of {name}", "Sign-in of {n} people", count)
    elif gesture == "cancel":
        text = ngettext("Cancelled sign-in of {name}", "Cancelled sign-in of {n} people", count)
    else:
        text = ngettext("Removal of {name}", "Removal of {n} people", count)
    return text.format(n=number(count), name=name)


class AttendanceFilter(QSortFilterProxyModel):
    """The rows in which every typed word is found, whatever its accents or case."""

    def __init__(self, model: AttendanceModel) -> None:
        super().__init__(model)
        self._words: list[str] = []
        self._absent_only = False
        self._folded: dict[Participant, str] = {}
        self.setSourceModel(model)

    def search(self, text: str) -> None:
        self.beginFilterChange()
        self._words = fold(text).split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def show_absent(self, only: bool) -> None:
        """Only those who have not signed in, or everyone."""
        self.beginFilterChange()
        self._absent_only = only
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        model = self.sourceModel()
        assert isinstance(model, AttendanceModel)
        attendee = model.rows[row]
        if self._absent_only and attendee.signed_at is not None:
            return False
        text = self._text(attendee.participant) if self._words else ""
        return all(word in text for word in self._words)

    def _text(self, person: Participant) -> str:
        if person not in self._folded:
            fields = (person.first_name, person.last_name, person.organisation, person.role, person.territory)
            self._folded[person] = fold(" ".join(fields))
        return self._folded[person]
