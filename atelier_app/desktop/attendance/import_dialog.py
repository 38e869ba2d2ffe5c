"""Importing registrations: what the file holds, which lines cannot be taken and why, and the button to take the rest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from atelier_app.desktop.attendance.model import AttendanceModel
from atelier_app.desktop.door.background import Job
from atelier_app.desktop.look.cells import RowDelegate, tip
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.rows import RecordRows
from atelier_app.desktop.look.widgets import Button, Card, PrimaryButton, SectionTitle, label
from atelier_app.domain.attendance import Participant
from atelier_app.domain.core import Refused
from atelier_app.domain.registrations import Registration
from atelier_app.support.language import N_, _, ngettext
from atelier_app.support.sentences import sentence

if TYPE_CHECKING:
    from atelier_app.exchange.registrations import Problem, RegistrationTable

_PERSON = {
    "last_name": N_("Last name"),
    "first_name": N_("First name"),
    "organisation": N_("Organisation"),
    "role": N_("Role"),
    "territory": N_("Territory"),
    "email": N_("E-mail"),
}
_PROBLEM = (N_("Line"), N_("Why it is left out"), N_("What it says"))


def read_file(path: Path) -> RegistrationTable:
    """The registrations of a file; the reader is imported only here, long after the first paint."""
    from atelier_app.exchange.registrations import read_registrations

    return read_registrations(path)


def _reason(problem: Problem) -> str:
    from atelier_app.exchange.registrations import problem_sentence

    return problem_sentence(problem)


class _People(RecordRows[Participant]):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda person: person.id, len(_PERSON), parent)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(list(_PERSON.values())[section])
        return None

    def cell(self, record: Participant, column: int, role: int) -> Any:
        text = getattr(record, list(_PERSON)[column])
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(text)
        return super().cell(record, column, role)


class _Problems(RecordRows["Problem"]):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda problem: str(problem.line), len(_PROBLEM), parent)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_PROBLEM[section])
        return None

    def cell(self, record: Problem, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return (number(record.line), _reason(record), record.excerpt)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip((_("Line {n}").format(n=number(record.line)), _reason(record), record.excerpt)[column])
        return super().cell(record, column, role)


def _table(model: RecordRows[Any], name: str, stretched: int, parent: QWidget) -> QTableView:
    view = QTableView(parent)
    view.setModel(model)
    view.setItemDelegate(_Rows(view))
    view.setShowGrid(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setTabKeyNavigation(False)
    view.setAccessibleName(name)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(_Rows.height)
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    return view


class _Rows(RowDelegate):
    height = 32


class ImportDialog(QDialog):
    """Reads `path` off the Qt thread, shows what it found, and emits `accepted_people` with what is to be taken."""

    accepted_people = Signal(object)

    def __init__(self, path: Path, model: AttendanceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setWindowTitle(_("Import registrations"))
        self.resize(860, 620)
        self.people, self.problems = _People(self), _Problems(self)
        self.title = label(path.name, "heading")
        self.state = label(_("Reading the file…"), "muted", wrap=True)
        self._lay_out()
        self._job = Job(lambda: read_file(path), self)
        self._job.done.connect(self._show)
        self._job.failed.connect(self._fail)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        people, problems = Card(margin=6), Card(margin=6)
        people.body.addWidget(_table(self.people, _("People to import"), 2, people))
        problems.body.addWidget(_table(self.problems, _("Lines left out"), 1, problems))
        self.left_out = SectionTitle(_("Lines left out"))
        self._people_card, self._problems_card = people, problems
        column.addWidget(self.title)
        column.addWidget(self.state)
        column.addWidget(people, 3)
        column.addWidget(self.left_out)
        column.addWidget(problems, 2)
        column.addLayout(self._buttons())
        for part in (people, self.left_out, problems):
            part.hide()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel, self.import_button = Button(_("Cancel")), PrimaryButton(_("Import"), "upload")
        self.import_button.setDefault(True)
        self.import_button.setEnabled(False)
        cancel.clicked.connect(self.reject)
        self.import_button.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.import_button)
        return row

    def _show(self, table: RegistrationTable) -> None:
        found, left = len(table.participants), len(table.problems)
        self.people.set_rows(table.participants)
        self.problems.set_rows(table.problems)
        ready = ngettext("{n} person can be imported.", "{n} people can be imported.", found)
        out = ngettext("{n} line is left out.", "{n} lines are left out.", left)
        parts = [ready.format(n=number(found))] + ([out.format(n=number(left))] if left else [])
        self.state.setText(" ".join(parts) + " " + _("Someone already on the list is left as they are."))
        self._people_card.setVisible(found > 0)
        self.left_out.setVisible(left > 0)
        self._problems_card.setVisible(left > 0)
        text = ngettext("Import {n} person", "Import {n} people", found).format(n=number(found))
        self.import_button.setText(text if found else _("Nothing to import"))
        self.import_button.setEnabled(found > 0)
        self.import_button.setFocus()

    def _fail(self, refused: Refused) -> None:
        self.state.setProperty("kind", "error")
        self.state.style().polish(self.state)
        self.state.setText(sentence(refused))

    def accept(self) -> None:
        if not self.import_button.isEnabled():
            return
        super().accept()
        self._model.gestures.take_list([Registration(one) for one in self.people.rows], print, print)
