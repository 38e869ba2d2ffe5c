"""What can be done with the people selected: one action each, with its key, in the list, its menu and the toolbar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from atelier_app.desktop.attendance.college_dialog import CollegeDialog
from atelier_app.desktop.attendance.merge_dialog import MergeDialog
from atelier_app.desktop.attendance.model import AttendanceModel
from atelier_app.desktop.attendance.person_dialog import PersonDialog
from atelier_app.desktop.attendance.reason_dialog import ReasonDialog
from atelier_app.desktop.attendance.table import AttendanceTable
from atelier_app.desktop.attendance.wording import half_day_name, listed_name, toggle_words
from atelier_app.desktop.look.figures import number
from atelier_app.domain.attendance import Attendee
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.registrations import Registration
from atelier_app.support.language import _, ngettext


class PeopleActions(QObject):
    """The keys work where the list has the keyboard."""

    erasure_asked = Signal(object)

    def __init__(self, model: AttendanceModel, table: AttendanceTable, over: QWidget) -> None:
        super().__init__(over)
        self._model, self._table, self._over = model, table, over
        self.toggle = self._add(self.toggle_selected, "Space")
        self.unsigned = self._add(self.ask_reason, "Ctrl+R", _("Present without a signature…"))
        self.paper = self._add(self.sign_on_paper, "Ctrl+Shift+P", _("Signed on paper"))
        self.move = self._add(self.leave_or_return, "Ctrl+Shift+D")
        self.edit = self._add(self.edit_one, "F2", _("Edit…"))
        self.edit.setShortcuts([QKeySequence(keys) for keys in ("F2", "Return", "Enter")])
        self.college = self._add(self.ask_college, "Ctrl+Shift+L", _("Assign to a college…"))
        self.merge = self._add(self.ask_merge, "Ctrl+M", _("Merge two that are one person…"))
        self.remove = self._add(self.remove_selected, "Del", _("Remove from the list"))
        self.erase = self._add(self.ask_erasure, "Ctrl+Shift+Del", _("Erase from the file…"))
        self.show_selection([])

    def _add(self, act: Callable[[], object], keys: str, text: str = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: act())
        self._table.addAction(action)
        return action

    def show_selection(self, chosen: list[Attendee]) -> None:
        """Names and allows what can be done with these."""
        half_day = self._model.half_day.id
        came = [here for attendee in chosen if (here := attendee.at(half_day))]
        self.toggle.setText(toggle_words(chosen, half_day) if chosen else _("Sign in"))
        self.move.setText(_("Comes back") if came and all(here.away for here in came) else _("Leaves early"))
        self.toggle.setEnabled(bool(chosen))
        self.unsigned.setEnabled(len(came) < len(chosen))
        self.paper.setEnabled(bool(chosen))
        self.move.setEnabled(bool(came))
        self.edit.setEnabled(len(chosen) == 1)
        self.college.setEnabled(bool(chosen))
        self.merge.setEnabled(len(chosen) == 2)
        self.remove.setEnabled(bool(chosen))
        self.erase.setEnabled(bool(chosen))

    # --- menus

    def fill(self, menu: QMenu) -> None:
        """All of them; where there are several half-days, paper is ticked in for any of them."""
        menu.addActions([self.toggle, self.unsigned])
        self._fill_paper(menu)
        menu.addAction(self.move)
        menu.addSeparator()
        menu.addActions([self.edit, self.college, self.merge])
        menu.addSeparator()
        menu.addActions([self.remove, self.erase])

    def _fill_paper(self, menu: QMenu) -> None:
        half_days = self._model.counts.half_days
        if len(half_days) < 2:
            menu.addAction(self.paper)
            return
        inner = menu.addMenu(_("Signed on paper"))
        inner.setEnabled(self.paper.isEnabled())
        for half_day in half_days:
            entry = inner.addAction(half_day_name(half_day))
            entry.triggered.connect(lambda _checked=False, id=half_day.id: self.sign_on_paper(id))
            if half_day.id == self._model.half_day.id:
                entry.setShortcut(self.paper.shortcut())
                entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def fill_sorting(self, menu: QMenu) -> None:
        """The order of the list, for the keyboard."""
        group, header = QActionGroup(menu), self._table.horizontalHeader()
        for place, column in enumerate(self._model.columns):
            entry = group.addAction(column.title)
            entry.setCheckable(True)
            entry.setChecked(header.sortIndicatorSection() == place)
            entry.triggered.connect(lambda _checked=False, place=place: self._table.sort_by(place))
            menu.addAction(entry)

    # --- gestures

    def toggle_selected(self) -> None:
        """Signs in the selected people, or takes that back when all of them are."""
        self._model.gestures.toggle(self._table.selected(), self._model.half_day.id)

    def sign_on_paper(self, half_day: Id = "") -> None:
        """Their signatures are on the sheet of paper."""
        half_day = half_day or self._model.half_day.id
        absent = [one for one in self._table.selected() if one.at(half_day) is None]
        self._model.gestures.sign_in(absent, half_day, channel=Channel.PAPER)

    def leave_or_return(self) -> None:
        """Those who are there leave; when all of them have left, they come back."""
        half_day = self._model.half_day.id
        here = [one for one in self._table.selected() if (found := one.at(half_day)) and not found.away]
        if here:
            self._model.gestures.leave(here, half_day)
        else:
            self._model.gestures.come_back(self._table.selected(), half_day)

    def remove_selected(self) -> None:
        self._model.gestures.remove(self._table.selected())

    def ask_erasure(self) -> None:
        """Says whom it is about; whoever hears it asks first, since there is no way back."""
        self.erasure_asked.emit([one.participant for one in self._table.selected()])

    # --- dialogs

    def ask_reason(self) -> None:
        """Records the absent of them as present, once it is said why they do not sign."""
        half_day = self._model.half_day.id
        absent = [one for one in self._table.selected() if one.at(half_day) is None]
        if not absent:
            return
        dialog = ReasonDialog(_who(absent), self._over.window())
        dialog.given.connect(lambda reason: self._model.gestures.sign_in(absent, half_day, reason=reason))
        self._open(dialog)

    def ask_college(self) -> None:
        """Has them all vote in one college, of those known or a new one."""
        chosen = self._table.selected()
        if chosen:
            known = [one.college for one in self._model.counts.attendees]
            dialog = CollegeDialog(_who(chosen), [one.college for one in chosen], known, self._over.window())
            dialog.given.connect(lambda college: self._model.gestures.assign_college(chosen, college))
            self._open(dialog)

    def ask_merge(self) -> None:
        pair = self._table.selected()
        if len(pair) == 2:
            self._open(MergeDialog(self._model.gestures, pair, self._over.window()))

    def edit_one(self, attendee: Attendee | None = None) -> None:
        """Opens the form of the person given, or of the one that the keyboard is on."""
        attendee = attendee or self._table.attendee
        if attendee is not None:
            dialog = self.person_dialog(attendee)
            dialog.described.connect(self._model.gestures.describe)
            self._open(dialog)

    def add_one(self, first_name: str = "", last_name: str = "") -> PersonDialog:
        """Opens the form of someone to add."""
        dialog = self.person_dialog(None)
        dialog.fields["first_name"].setText(first_name)
        dialog.fields["last_name"].setText(last_name)
        dialog.added.connect(self._add_person)
        self._open(dialog)
        return dialog

    def _add_person(self, entry: Registration, photo_consent: bool, present: bool) -> None:
        """Who is there and was not expected is a walk-in."""
        half_day = self._model.half_day.id if present else None
        self._model.gestures.add(entry, walk_in=present, photo_consent=photo_consent, half_day=half_day)

    def person_dialog(self, attendee: Attendee | None) -> PersonDialog:
        """The form, which completes what is known of others."""
        model = self._model
        dialog = PersonDialog(self._over.window(), model.counts.half_days, attendee)
        territories = model.initiative.initiative.territories if model.initiative else ()
        dialog.suggest("organisation", [one.participant.organisation for one in model.counts.attendees])
        dialog.suggest(
            "territory", [*territories, *(one.participant.territory for one in model.counts.attendees)]
        )
        dialog.suggest("table", [one.table for one in model.counts.attendees])
        dialog.suggest("college", [one.college for one in model.counts.attendees])
        return dialog

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _who(people: list[Attendee]) -> str:
    """One person is named, several are counted."""
    count = ngettext("{name}", "{n} people", len(people))
    return count.format(n=number(len(people)), name=listed_name(people[0].participant))
