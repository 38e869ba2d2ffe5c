"""The lock of this program's windows: turned on by hand, after idleness, at a start that finds it on, or by the kiosk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from atelier_app.desktop.door.background import Job
from atelier_app.desktop.lock.stirring import Stirring
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.guard import Guard

LOOK = 1000
"""Milliseconds between two looks at whether the owner of the account has removed the code."""


class Lock(QObject):
    """Says when it goes on and off; `tried` answers a code that was typed."""

    changed = Signal(bool)
    tried = Signal(object)
    """None when the code was right, else the `Refused`."""

    def __init__(self, guard: Guard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.guard = guard
        self.is_on = guard.is_locked
        self._trying = False
        self._looking = QTimer(self, interval=LOOK)
        self._looking.timeout.connect(self._look)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.turn_on)
        self._stirring: Stirring | None = None
        if self.is_on:
            self._looking.start()

    def turn_on(self) -> None:
        """Asks for the code from here on, if there is one."""
        if not self.is_on and self.guard.is_set:
            self.guard.lock()
            self.is_on = True
            self._looking.start()
            self.changed.emit(True)

    def attempt(self, code: str) -> None:
        """Looks at a code, off the Qt thread; one at a time."""
        if self._trying:
            return
        self._trying = True
        job = Job(_refusal_of(self.guard, code), self)
        job.done.connect(self._judged)
        job.done.connect(job.deleteLater)
        job.failed.connect(self._judged)  # what nobody foresaw: said as any refusal is
        job.failed.connect(job.deleteLater)

    def after_idleness(self, minutes: int) -> None:
        """Turns on by itself when nothing is touched for so long; 0 never does."""
        if self._stirring is not None:
            self._stirring.stop()
            self._stirring.deleteLater()
            self._stirring = None
        self._idle.stop()
        if minutes:
            self._idle.setInterval(minutes * 60_000)
            self._idle.start()
            self._stirring = Stirring(self)
            self._stirring.stirred.connect(self._idle.start)

    def _judged(self, refused: Refused | None) -> None:
        self._trying = False
        self.tried.emit(refused)
        if refused is None:
            self._turn_off()

    def _look(self) -> None:
        if not self.guard.is_set:
            self._turn_off()

    def _turn_off(self) -> None:
        if self.is_on:
            self.is_on = False
            self._looking.stop()
            self.changed.emit(False)


def _refusal_of(guard: Guard, code: str) -> Callable[[], Refused | None]:
    def attempt() -> Refused | None:
        try:
            guard.unlock(code)
        except Refused as refused:
            if refused.code not in {Refusal.WRONG_CODE, Refusal.CODE_TOO_SOON}:
                raise
            return refused
        return None

    return attempt
