"""One open initiative: header, agenda, panel, side column, status line; and the banner when the engine is away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from atelier_app.desktop.agenda.calendar_page import CalendarPage
from atelier_app.desktop.agenda.column import AgendaColumn
from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.agenda.kinds import FACES
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.dates import long_date
from atelier_app.desktop.look.toast import Toast
from atelier_app.desktop.look.widgets import Button, label
from atelier_app.desktop.panel import Panel
from atelier_app.desktop.privacy.forgetting import Forgetting
from atelier_app.desktop.start.settings import Settings
from atelier_app.desktop.window.header import Header
from atelier_app.desktop.window.panel_stack import MakePanel, PanelStack, registered_panel
from atelier_app.desktop.window.status_line import StatusLine
from atelier_app.domain.core import Refused
from atelier_app.domain.initiative import Activity, ActivityKind
from atelier_app.support.language import _
from atelier_app.support.sentences import sentence

if TYPE_CHECKING:
    from datetime import date

    from atelier_app.desktop.projector.window import Projector
    from atelier_app.desktop.scanning.page import DoorPage

_WIDTHS = ((214, 17, 240), (254, 20, 290))
"""Of the left and the right column: at least, percent of the window, at most."""


class Banner(QFrame):
    """A calm line under the header; `again` is there when something can be done about it."""

    def __init__(self, act: Button) -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        self.words = label("", "strong", wrap=True)
        self.again = act
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 7, 18, 7)
        row.addWidget(self.words, 1)
        row.addWidget(self.again)
        self.hide()

    def say(self, text: str, *, again: bool = False) -> None:
        """Shows the sentence."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.again.setVisible(again)
        self.show()


class Workspace(QWidget):
    """Everything about one initiative. `make` makes the panels (tests give their own)."""

    titled = Signal(str)
    """What the window's title should say."""

    def __init__(
        self, remote: Remote, path: Path, settings: Settings, make: MakePanel = registered_panel
    ) -> None:
        super().__init__()
        self.remote, self.path, self._settings = remote, path, settings
        self.course = Course(remote, settings.place(path), self)
        self.header = Header(remote, self.course)
        self.banner = Banner(Button(_("Try again"), "refresh"))
        self.retention = Banner(Button(_("Anonymise…"), "users"))
        self.forgetting = Forgetting(remote, path, self.course, self)
        self.agenda = AgendaColumn(self.course)
        self.stack = PanelStack(remote, self.course, make)
        self.status_line = StatusLine(remote)
        self.toast = Toast(self)
        self._side_folded = False
        self._calendar: CalendarPage | None = None
        self._door: DoorPage | None = None
        self.projector: Projector | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.side = QFrame()
        self.side.setProperty("kind", "column-right")
        inside = QVBoxLayout(self.side)
        inside.setContentsMargins(1, 0, 0, 0)
        inside.addWidget(self.stack.sides)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setHandleWidth(3)
        for part, least, share in ((self.agenda, 190, 0), (self.stack, 380, 1), (self.side, 230, 0)):
            part.setMinimumWidth(least)
            self.columns.addWidget(part)
            self.columns.setStretchFactor(self.columns.indexOf(part), share)
            self.columns.setCollapsible(self.columns.indexOf(part), part is not self.stack)
        kept = self._settings.window("columns")
        self._own_widths = kept is not None and self.columns.restoreState(kept)
        self.columns.splitterMoved.connect(self._widths_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.banner, self.retention):
            column.addWidget(part)
        column.addWidget(self.columns, 1)
        column.addWidget(self.status_line)

    def _widths_chosen(self, _place: int, _handle: int) -> None:
        self._own_widths = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until the person chooses the widths, a small screen gives its room to the middle."""
        super().resizeEvent(event)
        if not self._own_widths:
            left, right = (
                min(most, max(least, self.width() * share // 100)) for least, share, most in _WIDTHS
            )
            self.columns.setSizes([left, self.width() - left - right, right])

    def _connect(self) -> None:
        self.remote.connection.connect(self._connection)
        self.remote.failed.connect(self._failed)
        self.remote.refused.connect(self.explain)
        self.remote.history.explained.connect(self.explain)
        self.banner.again.clicked.connect(self._again)
        self.retention.again.clicked.connect(self.forgetting.ask_everyone)
        self.forgetting.due.connect(self._retention)
        self.stack.page_shown.connect(self._page_shown)
        self.stack.asked_workshop.connect(self.agenda.new_workshop)
        self.stack.asked_erasure.connect(self.forgetting.ask_people)
        self.agenda.asked_calendar.connect(self.show_calendar)
        self.agenda.view.clicked.connect(lambda _index: self.stack.enter())
        self.agenda.view.opened.connect(self.stack.enter)
        self.course.selected.connect(self._selected)
        self.course.initiative_changed.connect(lambda _record: self._title())
        self.course.removed.connect(self._removed)

    # --- what is shown

    def show_calendar(self) -> None:
        """Shows the initiative's page in the middle."""
        if self._calendar is None:
            self._calendar = CalendarPage(self.course)
            self._calendar.asked_edit.connect(self.agenda.edit_initiative)
            self._calendar.asked_workshop.connect(self._show_workshop)
        self.stack.show_page(self._calendar)

    def show_badges(self) -> None:
        """Shows the page on which badges are read."""
        from atelier_app.desktop.scanning.model import DoorModel
        from atelier_app.desktop.scanning.page import DoorPage

        if self._door is None:
            self._door = DoorPage(DoorModel(self.remote, lambda: self.course.workshop_id, self))
        self.stack.show_page(self._door)

    def _show_workshop(self, workshop_id: str) -> None:
        if workshop_id == self.course.workshop_id:
            self.stack.show_activity(self.course.activity)
        self.course.select_workshop(workshop_id)

    def _page_shown(self, page: QWidget) -> None:
        """A page that is no activity's has its own name, and needs no side column."""
        is_panel = isinstance(page, Panel)
        self.header.name_page("" if is_panel else page.accessibleName())
        self.side.setVisible(is_panel and not self._side_folded)

    def fold_agenda(self) -> None:
        """Folds the left column away, or back."""
        self.agenda.setVisible(not self.agenda.isVisible())

    def fold_side(self) -> None:
        """Folds the right column away, or back."""
        self._side_folded = not self._side_folded
        self.side.setVisible(self.stack.panel is not None and not self._side_folded)

    def project(self) -> None:
        """Opens the projector's window, or brings it forward."""
        from atelier_app.desktop.projector.window import Projector

        if self.projector is None:
            self.projector = Projector(self.remote)
        self.projector.show_on_second_screen()

    def export_pdf(self) -> None:
        """Writes the summary of the selected workshop, on the panel of its summary activity."""
        from atelier_app.desktop.summary.panel import SummaryPanel

        found = [one for one in self.course.activities if one.kind is ActivityKind.SUMMARY]
        if not found:
            words = _("The PDF is written from a summary activity: this agenda has none.")
            self.toast.say(words, _("Add an activity"), self._add_summary)
            return
        self.course.select(found[0].id)
        self.stack.show_activity(self.course.activity)
        if isinstance(self.stack.panel, SummaryPanel):
            self.stack.panel.export()

    def _add_summary(self) -> None:
        face = FACES[ActivityKind.SUMMARY]
        self.course.add_activity(ActivityKind.SUMMARY, _(face.name), face.minutes)

    def _selected(self, activity: Activity | None) -> None:
        if activity is not None:
            self._settings.keep_place(self.path, activity.workshop_id, activity.id)
        self._title()

    def _title(self) -> None:
        record, activity = self.course.record, self.course.activity
        parts = [activity.title if activity else "", record.initiative.title if record else self.path.stem]
        self.titled.emit(" · ".join(filter(None, parts)))

    # --- what happens

    def _retention(self, until: date | None) -> None:
        if until is None:
            self.retention.hide()
            return
        words = _("These people were to be named until {date}: it is time to anonymise the initiative.")
        self.retention.say(words.format(date=long_date(until)), again=True)

    def explain(self, refused: Refused) -> None:
        """Says at the bottom why something was refused."""
        self.toast.say(sentence(refused))

    def _removed(self, title: str) -> None:
        words = _("“{title}” was removed.").format(title=title)
        self.toast.say(words, _("Undo"), self.remote.undo.undo)

    def _connection(self, state: str) -> None:
        if state == "connected":
            self.banner.hide()
        else:
            self.banner.say(_("The engine stopped; restarting it… Everything that was saved is safe."))

    def _failed(self, refused: Refused) -> None:
        self.banner.say(sentence(refused), again=True)

    def _again(self) -> None:
        self._connection("restarting")
        self.remote.open()

    def leave(self) -> None:
        """Puts away what follows the remote."""
        if self._own_widths:
            self._settings.keep_window("columns", self.columns.saveState())
        self.stack.leave()
        if self._door is not None:
            self._door.leave()
        if self.projector is not None:
            self.projector.leave()
            self.projector = None
