"""The middle and the right: one panel an activity, made when first shown, kept while its activity exists."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.agenda.view import AgendaView
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.widgets import Empty, PrimaryButton
from atelier_app.desktop.panel import Panel
from atelier_app.desktop.panels import panel_of
from atelier_app.domain.initiative import Activity, Agenda
from atelier_app.support.language import _

MakePanel = Callable[[Remote, Activity], Panel]
KEPT = 8
"""Panels kept at once; the one shown longest ago leaves first."""


def registered_panel(remote: Remote, activity: Activity) -> Panel:
    """The panel that the registry has for this kind."""
    return panel_of(activity.kind)(remote, activity)


class PanelStack(QStackedWidget):
    """Shows the panel of the selected activity, or a page; `sides` shows the right column that goes with it."""

    page_shown = Signal(object)
    """The page or panel that is now in the middle."""
    asked_workshop = Signal()
    """There is no workshop yet, and one is wanted."""
    asked_erasure = Signal(object)
    """These participants are to be erased."""

    def __init__(self, remote: Remote, course: Course, make: MakePanel = registered_panel) -> None:
        super().__init__()
        self._remote, self._course, self._make = remote, course, make
        self._panels: dict[str, Panel] = {}
        self.sides = QStackedWidget()
        self.sides.setProperty("kind", "surface")
        self._no_side = QWidget()
        self.sides.addWidget(self._no_side)
        self._empty = Empty(
            _("Nothing here yet"),
            _("Add a workshop, then the activities of its agenda, in the column on the left."),
        )
        self._first = PrimaryButton(_("New workshop…"), "plus")
        self._empty.offer(self._first)
        self._first.hide()
        self._first.clicked.connect(self.asked_workshop)
        self.addWidget(self._empty)
        course.selected.connect(self.show_activity)
        course.agenda_changed.connect(self._agenda_changed)
        self.show_activity(course.activity)

    @property
    def panel(self) -> Panel | None:
        """The one shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Panel) else None

    def enter(self) -> None:
        """Gives the keyboard to the panel shown, or shows the selected activity's again."""
        if self.panel is None:
            self.show_activity(self._course.activity)
        if self.panel is not None:
            self.panel.enter()

    def show_page(self, page: QWidget) -> None:
        """Shows a page that is no activity's."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
        self.sides.setCurrentWidget(self._no_side)
        self.page_shown.emit(page)

    def show_activity(self, activity: Activity | None) -> None:
        """Shows an activity's panel."""
        if activity is None:
            self.show_page(self._empty)
            return
        panel = self._panels.pop(activity.id, None) or self._made(activity)
        self._panels[activity.id] = panel
        if panel.activity != activity:
            panel.describe(activity)
        browsing = self.panel is not None and isinstance(QApplication.focusWidget(), AgendaView)
        self.setCurrentWidget(panel)
        self.sides.setCurrentWidget(panel.side)
        self.page_shown.emit(panel)
        if not browsing:  # arrows go on through the agenda; Enter or a click goes in
            panel.enter()
        for old in list(self._panels)[:-KEPT]:
            self._let_go(old)

    def _made(self, activity: Activity) -> Panel:
        panel = self._make(self._remote, activity)
        panel.asked_erasure.connect(self.asked_erasure)
        self.addWidget(panel)
        self.sides.addWidget(panel.side)
        return panel

    def _agenda_changed(self, agenda: Agenda | None) -> None:
        self._first.setVisible(agenda is None)
        known = {line.activity.id: line.activity for line in agenda.lines} if agenda else {}
        for activity_id, panel in list(self._panels.items()):
            if activity_id in known:
                if panel.activity != known[activity_id]:
                    panel.describe(known[activity_id])
            elif agenda is None or panel.activity.workshop_id == agenda.workshop.id:
                self._let_go(activity_id)

    def _let_go(self, activity_id: str) -> None:
        panel = self._panels.pop(activity_id)
        panel.leave()
        for stack, widget in ((self, panel), (self.sides, panel.side)):
            stack.removeWidget(widget)
            widget.deleteLater()

    def leave(self) -> None:
        """Lets every panel go."""
        for activity_id in list(self._panels):
            self._let_go(activity_id)
