"""The top bar: where one is, the timer, the phones, and the two things a room needs: the QR code and the projector."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from atelier_app.desktop.agenda.clock_face import TimerControls
from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.agenda.kinds import standing
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.theme import appearance
from atelier_app.desktop.look.widgets import Button, Chip, ElidedLabel, PrimaryButton
from atelier_app.link.status import EngineStatus
from atelier_app.support.clock import Clock, system_clock
from atelier_app.support.language import _, ngettext


class Header(QFrame):
    """Follows a course and its remote."""

    asked_code = Signal()
    asked_projector = Signal()

    def __init__(self, remote: Remote, course: Course, clock: Clock = system_clock) -> None:
        super().__init__()
        self.setProperty("kind", "header")
        self._course = course
        self._page = ""
        self.initiative = ElidedLabel("", "title")
        self.activity = ElidedLabel("", "strong")
        self._arrow = QLabel("›")
        self._arrow.setProperty("kind", "muted")
        self.start = PrimaryButton(
            _("Start"), "play", tip=_("Show this activity on phones and projector (Ctrl+Enter)")
        )
        self.now = Chip(tone="accent")
        self.timer = TimerControls(remote, clock)
        self.phones = Chip("", "muted")
        self.code = Button(_("QR code"), "qr", tip=_("Show the code that phones scan (F4)"))
        self.project = PrimaryButton(_("Project"), "projector", tip=_("Open the projector's window (F5)"))
        self._lay_out()
        self.start.clicked.connect(lambda: course.start())
        self.code.clicked.connect(self.asked_code)
        self.project.clicked.connect(self.asked_projector)
        course.initiative_changed.connect(self.refresh)
        course.selected.connect(self.refresh)
        course.agenda_changed.connect(self.refresh)
        course.room_changed.connect(self.refresh)
        course.room_changed.connect(self.timer.show_room)
        remote.status_changed.connect(self.show_status)
        appearance().changed.connect(self.refresh)
        self.refresh()
        self.show_status(remote.status)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 9, 18, 9)
        row.setSpacing(10)
        for crumb in (self.initiative, self.activity):
            crumb.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row.addWidget(self.initiative, 3)
        row.addWidget(self._arrow)
        row.addWidget(self.activity, 2)
        row.addWidget(self.start)
        row.addWidget(self.now)
        row.addStretch(1)
        for part in (self.timer, self.phones, self.code, self.project):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def name_page(self, name: str) -> None:
        """Says which page is shown, or with no name, the selected activity."""
        self._page = name
        self.refresh()

    def refresh(self, _changed: object = None) -> None:
        """Says again where one is."""
        record, activity = self._course.record, None if self._page else self._course.activity
        self.initiative.setText(record.initiative.title if record else "")
        self.activity.setText(self._page or (activity.title if activity else ""))
        self._arrow.setVisible(bool(self.activity.text()))
        current = activity is not None and activity.id == self._course.room.activity_id
        self.start.setVisible(activity is not None and not current)
        self.now.setVisible(current)
        if line := self._course.line:
            self.now.setText(standing(line, current))
            self.now.set_tone("muted" if line.done else "accent")

    def show_status(self, status: EngineStatus | None) -> None:
        """Says how many phones are open."""
        count = status.phones if status else 0
        self.phones.setText(ngettext("{n} phone", "{n} phones", count).format(n=count))
        self.phones.setAccessibleName(self.phones.text())
        self.phones.set_tone("accent" if count else "muted")
