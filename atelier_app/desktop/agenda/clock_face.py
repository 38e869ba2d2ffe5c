"""The timer, always in sight: minutes and seconds left, in warning colour when overrun; pause and one more minute."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.theme import appearance, font, tabular, tokens
from atelier_app.desktop.look.widgets import Button, IconButton
from atelier_app.domain.room import TIMER_LIMIT, Room, SetTimer, Timer
from atelier_app.support.clock import Clock, system_clock
from atelier_app.support.language import _

TICK = 200


def time_left(seconds: int) -> str:
    """ "12:40", "−01:05" when overrun, "1:05:00" from an hour on."""
    sign, seconds = ("−", -seconds) if seconds < 0 else ("", seconds)
    hours, rest = divmod(seconds, 3600)
    minutes = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{sign}{hours}:{minutes}" if hours else f"{sign}{minutes}"


class ClockFace(QLabel):
    """Only shows: the projector can have one too. `pixels` is the height of its figures."""

    def __init__(self, pixels: int = 22, clock: Clock = system_clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = Timer()
        self._idle = True
        face = tabular(font(pixels))
        face.setBold(True)
        self._face = face
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._ticking = QTimer(self, interval=TICK)
        self._ticking.timeout.connect(self.refresh)
        appearance().changed.connect(self._colour)
        self._overrun = False
        self._colour()
        self.refresh()

    def show_room(self, room: Room) -> None:
        """Follows the room's timer."""
        self._timer = room.timer
        self._idle = room.activity_id is None
        (self._ticking.start if self._timer.running else self._ticking.stop)()
        self.refresh()

    def refresh(self) -> None:
        """Says the time left now."""
        left = self._timer.left(self._clock())
        text = "—" if self._idle and not self._timer.running and not left else time_left(left)
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(_("Time left: {time}").format(time=text))
        if (left < 0) != self._overrun:
            self._overrun = left < 0
            self._colour()

    def _colour(self) -> None:
        shade = tokens().warning if self._overrun else tokens().ink
        self.setStyleSheet(
            f"color: {shade}; font-size: {self._face.pixelSize()}px; font-weight: 700; background: transparent;"
        )
        self.setFont(self._face)


class TimerControls(QWidget):
    """The clock with its two buttons, for the header."""

    def __init__(self, remote: Remote, clock: Clock = system_clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remote, self._clock = remote, clock
        self._room = Room()
        self.face = ClockFace(22, clock)
        self.pause = IconButton("play", _("Run the timer"))
        self.more = Button(_("+1 min"), tip=_("Give one more minute"))
        self.pause.clicked.connect(self.toggle)
        self.more.clicked.connect(lambda: self.add(60))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for part in (self.face, self.pause, self.more):
            row.addWidget(part)

    def show_room(self, room: Room) -> None:
        """Follows the room."""
        self._room = room
        self.face.show_room(room)
        running = room.timer.running
        self.pause.set_icon("pause" if running else "play")
        self.pause.set_name(_("Hold the timer") if running else _("Run the timer"))

    def toggle(self) -> None:
        """Holds the running timer, or runs the held one."""
        left = self._room.timer.left(self._clock())
        self._remote.execute(SetTimer(left, not self._room.timer.running))

    def add(self, seconds: int) -> None:
        """Gives more time."""
        left = min(TIMER_LIMIT, self._room.timer.left(self._clock()) + seconds)
        self._remote.execute(SetTimer(left, self._room.timer.running))
