"""How long the kiosk waits for someone who does nothing: a while, then a countdown that everyone can read."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from atelier_app.support.language import ngettext

QUIET = 45
"""Seconds without a touch before the countdown is shown."""
COUNTED = 15
SHORT = 8
"""Seconds that the thanks are shown."""
SECOND = 1000


class Patience(QObject):
    """`told` has the words of the countdown, and whether one can stay; `over` is the end of it."""

    told = Signal(str, bool)
    over = Signal()

    def __init__(self, parent: QObject, second: int = SECOND) -> None:
        super().__init__(parent)
        self.left = 0
        self._short = False
        self._ticking = QTimer(self, interval=second)
        self._ticking.timeout.connect(self._tick)

    def start(self, *, short: bool = False) -> None:
        """Counts from the beginning; a short one is counted aloud at once, and goes on whatever is touched."""
        self._short = short
        self.left = SHORT if short else QUIET + COUNTED
        self._ticking.start()
        self._tell()

    def stir(self) -> None:
        """Someone is there."""
        if self._ticking.isActive() and not self._short:
            self.start()

    def stop(self) -> None:
        self._ticking.stop()
        self.left = 0
        self._tell()

    def _tick(self) -> None:
        self.left -= 1
        if self.left > 0:
            self._tell()
            return
        self.stop()
        self.over.emit()

    def _tell(self) -> None:
        counted = self._ticking.isActive() and self.left <= (SHORT if self._short else COUNTED)
        words = ngettext("Back to the start in {n} second", "Back to the start in {n} seconds", self.left)
        self.told.emit(words.format(n=self.left) if counted else "", counted and not self._short)
