"""The welcome desk: who is expected, who is here, signing in by tick, walk-ins, lists in, documents out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QStackedLayout, QVBoxLayout, QWidget

from atelier_app.desktop.attendance.actions import PeopleActions
from atelier_app.desktop.attendance.documents_menu import DocumentsMenu
from atelier_app.desktop.attendance.figures_dialog import FiguresDialog
from atelier_app.desktop.attendance.filter_bar import FilterBar
from atelier_app.desktop.attendance.import_dialog import ImportDialog
from atelier_app.desktop.attendance.model import AttendanceModel
from atelier_app.desktop.attendance.people_filter import Wanted
from atelier_app.desktop.attendance.side import WelcomeDesk
from atelier_app.desktop.attendance.table import AttendanceTable
from atelier_app.desktop.attendance.toolbar import Toolbar
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.widgets import Card, Empty, PrimaryButton
from atelier_app.desktop.panel import Panel
from atelier_app.domain.attendance import AttendanceList
from atelier_app.domain.initiative import Activity
from atelier_app.support.language import _
from atelier_app.support.places import documents


class AttendancePanel(Panel):
    """Type to find someone, Enter or Space signs them in; every gesture can be undone."""

    def __init__(self, remote: Remote, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(remote, activity, parent)
        self.model = AttendanceModel(remote, activity.workshop_id, self)
        self.toolbar, self.filters = Toolbar(), FilterBar()
        self.search = self.toolbar.search
        self.table = AttendanceTable(self.model)
        self.actions_ = PeopleActions(self.model, self.table, self)
        self.desk = WelcomeDesk(remote, self.model)
        self.papers = DocumentsMenu(self.toolbar.documents, remote, self.model, self.table, self)
        self.setAcceptDrops(True)
        self._lay_out()
        self.side_column.addWidget(self.desk)
        self._connect()

    # --- layout

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 26, 30, 26)
        column.setSpacing(12)
        column.addWidget(self.toolbar)
        column.addWidget(self.filters)
        card = Card(margin=6)
        self.states = QStackedLayout()
        card.body.addLayout(self.states)  # first: what is added without a parent shows as a window of its own
        self.states.addWidget(self.table)
        self.states.addWidget(self._empty())
        self.states.addWidget(Empty(_("Nobody of that name"), _("Enter adds them.")))
        self.states.addWidget(Empty(_("Nobody here is one of those"), _("Show everyone again: Escape")))
        column.addWidget(card, 1)

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
        self.model.turned.connect(self._turn)
        self.search.textChanged.connect(self._show_only)
        self.search.returnPressed.connect(self._take_found)
        self.filters.wanted_changed.connect(self._show_only)
        self.toolbar.add_button.clicked.connect(self.add_person)
        self.toolbar.import_button.clicked.connect(self.choose_file)
        self.toolbar.more.aboutToShow.connect(lambda: self._fill_more(self.toolbar.more))
        self.desk.toggled.connect(self.actions_.toggle_selected)
        self.desk.unsigned_asked.connect(self.actions_.ask_reason)
        self.desk.figures_button.clicked.connect(self.show_figures)
        self.desk.sheet_button.clicked.connect(self.papers.sheet)
        self.actions_.erasure_asked.connect(self.asked_erasure)
        self.desk.person.edit_asked.connect(self.actions_.edit_one)
        self.table.ticked.connect(lambda one: self.model.gestures.sign_in([one], self.model.half_day.id))
        self.table.edit_asked.connect(self.actions_.edit_one)
        self.table.selectionModel().selectionChanged.connect(self._show_selection)
        self.model.dataChanged.connect(self._show_selection)
        self.model.modelReset.connect(self._show_selection)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        gestures = {
            "Ctrl+F": self._find,
            "Ctrl+I": self.choose_file,
            "Ctrl+Shift+I": self.add_person,
            "Ctrl+P": self.toolbar.documents_button.showMenu,
            "Ctrl+Shift+M": self.toolbar.more_button.showMenu,
            "Esc": self._everyone,
        }
        for keys, act in gestures.items():
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._show_selection()

    # --- gestures

    def enter(self) -> None:
        self.search.setFocus()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+F", _("Find a person")),
            (_("Enter"), _("In the search: sign in the only person found, or add someone")),
            (_("Space"), _("Sign in the selected people, or cancel it")),
            ("Ctrl+R", _("Present without a signature")),
            (_("Ctrl+Shift+P"), _("Signed on paper")),
            (_("Ctrl+Shift+D"), _("Leaves early, comes back")),
            ("F2", _("Edit a person")),
            (_("Ctrl+Shift+L"), _("Assign to a college")),
            ("Ctrl+M", _("Merge two that are one person")),
            (_("Delete"), _("Remove from the list")),
            (_("Ctrl+Shift+I"), _("Add a person")),
            ("Ctrl+I", _("Import registrations")),
            ("Ctrl+P", _("Documents: sheets, certificates, badges, posters")),
            (_("Ctrl+Shift+M"), _("More: the people selected, the order")),
            (_("Escape"), _("Show everyone again")),
        )

    def add_person(self) -> None:
        """Opens the form of someone to add; what was searched for is their name."""
        words = self.search.text().split() if self.model.rowCount() == 0 else []
        dialog = self.actions_.add_one(" ".join(words[:-1]), words[-1] if words else "")
        dialog.accepted.connect(self.search.clear)

    def choose_file(self) -> None:
        """Asks for a file of registrations."""
        chooser = QFileDialog(self.window(), _("Import registrations"), str(documents()))
        chooser.setNameFilters([_("Tables (*.csv *.xlsx *.xls *.ods *.tsv *.txt)"), _("All files (*)")])
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.import_file(Path(name)))
        self._open(chooser)

    def import_file(self, path: Path) -> ImportDialog:
        """Shows what a file of registrations holds, and takes it when accepted."""
        dialog = ImportDialog(path, self.model, self.window())
        self._open(dialog)
        return dialog

    def show_figures(self) -> None:
        """The figures of the attendance, live."""
        self._open(FiguresDialog(self.model, self.window()))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _everyone(self) -> None:
        """Nobody selected, nothing searched, everyone shown."""
        self.search.clear()
        self.filters.clear()
        self.table.clearSelection()

    def _take_found(self) -> None:
        """Enter in the search: signs in the only person found, goes to the list of several, offers to add one."""
        found = self.model.rowCount()
        if not self.search.text().strip():
            return
        if found == 0:
            self.add_person()
            return
        self.table.selectRow(0)
        chosen, half_day = self.table.selected(), self.model.half_day.id
        if found == 1 and chosen[0].at(half_day) is None:
            self.model.gestures.sign_in(chosen, half_day)
            self.search.selectAll()
        else:
            self.table.setFocus()

    def _open_menu(self, place: QPoint) -> None:
        if self.table.selected():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.actions_.fill(menu)
            menu.popup(self.table.viewport().mapToGlobal(place))

    def _fill_more(self, menu: QMenu) -> None:
        menu.clear()
        self.actions_.fill(menu)
        menu.addSeparator()
        self.actions_.fill_sorting(menu.addMenu(_("Sort by")))

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

    def _show_only(self) -> None:
        self.model.show_only(replace(self.filters.wanted, text=self.search.text()))
        self._show_state()

    def _count(self, record: AttendanceList) -> None:
        self.filters.show_record(record, self.model.half_day.id)
        self.filters.setVisible(bool(record.attendees))
        self._show_state()
        self._show_selection()

    def _turn(self) -> None:
        self._count(self.model.counts)

    def _show_state(self) -> None:
        if self.model.rowCount():
            self.states.setCurrentIndex(0)
        elif not self.model.counts.attendees:
            self.states.setCurrentIndex(1)
        else:
            self.states.setCurrentIndex(2 if self.model.wanted == Wanted(self.search.text()) else 3)

    def _show_selection(self) -> None:
        chosen = self.table.selected()
        self.actions_.show_selection(chosen)
        self.desk.show_selection(chosen)
