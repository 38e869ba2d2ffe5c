"""The welcome desk: who is expected, who is here, signing in by tick, walk-ins, import."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QMenu, QStackedLayout, QVBoxLayout, QWidget

from atelier_app.desktop.attendance.import_dialog import ImportDialog
from atelier_app.desktop.attendance.model import AttendanceFilter, AttendanceModel
from atelier_app.desktop.attendance.person_dialog import PersonDialog
from atelier_app.desktop.attendance.side import WelcomeDesk, toggle_words
from atelier_app.desktop.attendance.table import AttendanceTable
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.icons import icon
from atelier_app.desktop.look.widgets import Button, Card, Empty, PrimaryButton
from atelier_app.desktop.panel import Panel
from atelier_app.domain.attendance import AttendanceList, Attendee
from atelier_app.domain.initiative import Activity
from atelier_app.support.language import _
from atelier_app.support.places import documents


class AttendancePanel(Panel):
    """Type to find someone, Enter or Space signs them in; every gesture can be undone."""

    def __init__(self, remote: Remote, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(remote, activity, parent)
        self.model = AttendanceModel(remote, activity.workshop_id, self)
        self.people = AttendanceFilter(self.model)
        self.table = AttendanceTable(self.people)
        self.desk = WelcomeDesk(remote)
        self.setAcceptDrops(True)
        self._lay_out()
        self.side_column.addWidget(self.desk)
        self._connect()

    # --- layout

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 26, 30, 26)
        column.setSpacing(16)
        column.addLayout(self._toolbar())
        card = Card(margin=6)
        self.states = QStackedLayout()
        card.body.addLayout(self.states)  # first: what is added without a parent shows as a window of its own
        self.states.addWidget(self.table)
        self.states.addWidget(self._empty())
        self.states.addWidget(Empty(_("Nobody of that name"), _("Enter adds them as a walk-in.")))
        self.states.addWidget(Empty(_("Everyone has signed in")))
        column.addWidget(card, 1)

    def _toolbar(self) -> QHBoxLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a name, an organisation…"))
        self.search.setAccessibleName(_("Find a person"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.walk_in_button = Button(
            _("Walk-in"), "user-plus", tip=_("Someone not on the list (Ctrl+Shift+I)")
        )
        self.import_button = Button(_("Import…"), "upload", tip=_("Registrations from a CSV file (Ctrl+I)"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.search, 1)
        row.addWidget(self.walk_in_button)
        row.addWidget(self.import_button)
        return row

    def _empty(self) -> Empty:
        empty = Empty(
            _("Nobody is expected yet"),
            _("Import the registrations, or let people sign in with their phones: they appear here."),
        )
        offer = PrimaryButton(_("Import registrations…"), "upload")
        offer.clicked.connect(self.choose_file)
        empty.offer(offer)
        return empty

    def _connect(self) -> None:
        self.model.counted.connect(self._count)
        self.search.textChanged.connect(self._search)
        self.desk.who.picked.connect(self._show_who)
        self.search.returnPressed.connect(self._take_found)
        self.walk_in_button.clicked.connect(self.add_walk_in)
        self.import_button.clicked.connect(self.choose_file)
        self.desk.toggled.connect(self.toggle)
        self.table.toggled.connect(self.toggle)
        self.table.ticked.connect(lambda attendee: self.model.sign_in([attendee]))
        self.table.edit_asked.connect(self.edit)
        self.table.removal_asked.connect(self.remove)
        self.table.selectionModel().selectionChanged.connect(self._show_selection)
        self.model.dataChanged.connect(self._show_selection)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        gestures = {"Ctrl+F": self._find, "Ctrl+I": self.choose_file, "Ctrl+Shift+I": self.add_walk_in}
        for keys, act in gestures.items():
            QShortcut(QKeySequence(keys), self, act)
        self._show_selection()

    # --- gestures

    def enter(self) -> None:
        self.search.setFocus()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+F", _("Find a person")),
            (_("Enter"), _("In the search: sign in the only person found, or add a walk-in")),
            (_("Space"), _("Sign in the selected people, or cancel it")),
            ("F2", _("Edit a person")),
            (_("Delete"), _("Remove from the list")),
            (_("Ctrl+Shift+I"), _("Add a walk-in")),
            ("Ctrl+I", _("Import registrations")),
        )

    def toggle(self) -> None:
        """Signs in the selected people, or takes that back when all of them are."""
        chosen = self.table.selected()
        if chosen:
            self.model.toggle(chosen)

    def remove(self) -> None:
        """Takes the selected people off the list."""
        chosen = self.table.selected()
        if chosen:
            self.model.remove(chosen)

    def edit(self, attendee: Attendee) -> None:
        """Opens the form of one person."""
        dialog = PersonDialog(self.window(), attendee.participant)
        dialog.described.connect(self.model.describe)
        self._open(dialog)

    def add_walk_in(self) -> None:
        """Opens the form of someone unannounced; what was searched for is their name."""
        dialog = PersonDialog(self.window())
        words = self.search.text().split()
        if words and self.people.rowCount() == 0:
            dialog.fields["first_name"].setText(" ".join(words[:-1]))
            dialog.fields["last_name"].setText(words[-1])
        dialog.described.connect(self.model.add_walk_in)
        dialog.accepted.connect(self.search.clear)
        self._open(dialog)

    def choose_file(self) -> None:
        """Asks for a file of registrations."""
        chooser = QFileDialog(self.window(), _("Import registrations"), str(documents()))
        chooser.setNameFilters([_("Tables (*.csv *.tsv *.txt)"), _("All files (*)")])
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.import_file(Path(name)))
        self._open(chooser)

    def import_file(self, path: Path) -> ImportDialog:
        """Shows what a file of registrations holds, and takes it when accepted."""
        dialog = ImportDialog(path, self.window())
        dialog.accepted_people.connect(self.model.register)
        self._open(dialog)
        return dialog

    def _open(self, dialog: QFileDialog | PersonDialog | ImportDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _take_found(self) -> None:
        """Enter in the search: signs in the only person found, goes to the list of several, offers a walk-in."""
        found = self.people.rowCount()
        if not self.search.text().strip():
            return
        if found == 0:
            self.add_walk_in()
            return
        self.table.selectRow(0)
        chosen = self.table.selected()
        if found == 1 and chosen[0].signed_at is None:
            self.model.sign_in(chosen)
            self.search.selectAll()
        else:
            self.table.setFocus()

    def _open_menu(self, place: QPoint) -> None:
        chosen = self.table.selected()
        if not chosen:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _entry(menu, toggle_words(chosen), "Space").triggered.connect(self.toggle)
        edit = _entry(menu, _("Edit…"), "F2")
        edit.setEnabled(len(chosen) == 1)
        edit.triggered.connect(lambda: self.edit(chosen[0]))
        menu.addSeparator()
        _entry(menu, _("Remove from the list"), "Del").triggered.connect(self.remove)
        erase = menu.addAction(_("Erase from the file…"))
        erase.triggered.connect(lambda: self.asked_erasure.emit([one.participant for one in chosen]))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file dropped on the list is a file to import."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.import_file(Path(files[0]))

    # --- what is shown

    def _show_who(self, position: int) -> None:
        self.people.show_absent(position == 1)
        self._show_state()

    def _search(self, text: str) -> None:
        self.people.search(text)
        self._show_state()

    def _count(self, record: AttendanceList) -> None:
        self.desk.show_counts(record)
        self._show_state()
        self._show_selection()

    def _show_state(self) -> None:
        if self.people.rowCount():
            self.states.setCurrentIndex(0)
        else:
            nobody = 2 if self.search.text().strip() else 3
            self.states.setCurrentIndex(nobody if self.model.rowCount() else 1)

    def _show_selection(self) -> None:
        self.desk.show_selection(self.table.selected())


def _entry(menu: QMenu, text: str, keys: str) -> QAction:
    """A menu entry that shows its key; the table itself listens to it."""
    entry = menu.addAction(text)
    entry.setShortcut(QKeySequence(keys))
    entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    return entry
