"""Erasing and anonymising from the window: asked, done, out of the undo stack, and then the copies of the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.privacy.copies import CopiesDialog
from atelier_app.desktop.privacy.dialogs import ForgetDialog, of_initiative, of_people, of_workshop
from atelier_app.domain.attendance import AttendanceList, Participant, ReadAttendance
from atelier_app.domain.core import Command, Id, Together
from atelier_app.domain.initiative import InitiativeRecord
from atelier_app.domain.privacy import AnonymiseWorkshop, ErasePeople


class Forgetting(QObject):
    """Belongs to an open initiative."""

    due = Signal(object)
    """The retention date that has passed while people are still named, or None once nobody is."""

    def __init__(
        self,
        remote: Remote,
        path: Path,
        course: Course,
        parent: QWidget,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._remote, self._path, self._course, self._over, self._today = remote, path, course, parent, today
        course.initiative_changed.connect(self.look)

    # --- the retention date

    def look(self, record: InitiativeRecord | None = None) -> None:
        """Tells whether people are named for longer than was promised."""
        record = record or self._course.record
        until = record.initiative.retention_until if record else None
        if record is None or until is None or self._today() <= until:
            self.due.emit(None)
            return
        for workshop in record.workshops:
            self._remote.read(ReadAttendance(workshop.id), lambda found: self._counted(found, until))

    def _counted(self, found: AttendanceList, until: date) -> None:
        if any(attendee.participant.full_name for attendee in found.attendees):
            self.due.emit(until)

    # --- what is asked

    def ask_people(self, people: Sequence[Participant]) -> None:
        """Erases these people, if that is meant."""
        if people:
            ids = tuple(person.id for person in people)
            self._ask(of_people(people, self._over.window()), ErasePeople(ids))

    def ask_workshop(self) -> None:
        """Anonymises the selected workshop, if that is meant."""
        workshop = self._course.workshop
        if workshop is not None:
            self._ask(of_workshop(workshop.title, self._over.window()), AnonymiseWorkshop(workshop.id))

    def ask_everyone(self) -> None:
        """Anonymises every workshop, if that is meant."""
        record = self._course.record
        if record is not None:
            every: tuple[Id, ...] = tuple(workshop.id for workshop in record.workshops)
            self._ask(of_initiative(self._over.window()), Together(tuple(map(AnonymiseWorkshop, every))))

    def show_backups(self, *, forgotten: bool = False) -> None:
        """The copies of the file, to be deleted or not."""
        _show(CopiesDialog(self._path, self._over.window(), forgotten=forgotten))

    def _ask(self, dialog: ForgetDialog, command: Command) -> None:
        dialog.accepted.connect(lambda: self._remote.execute(command, lambda _receipt: self._forgotten()))
        _show(dialog)

    def _forgotten(self) -> None:
        self.due.emit(None)
        self.show_backups(forgotten=True)


def _show(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
