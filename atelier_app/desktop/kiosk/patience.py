"""How long the kiosk waits for someone who does nothing: a while, then a countdown that everyone can read."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from atelier_app.support.language import ngettext

QUIET = 45
"""Seconds without a touch before the countdown is shown."""
COUNTED = 15
SHORT = 8
"""Seconds that the thanks are shown."""
READING = 20
"""Seconds for a receipt, or for why somebody cannot vote: the next one is waiting, and shall not see it."""
FILLING = 90
"""Seconds for a ballot: there is much to read on some."""
SECOND = 1000


class Patience(QObject):
    """`told` has the words of the countdown, and whether one can stay; `over` is the end of it."""

    told = Signal(str, bool)
    over = Signal()

    def __init__(self, parent: QObject, second: int = SECOND) -> None:
        super().__init__(parent)
        self.left = self._seconds = 0
        self._stay = True
        self._ticking = QTimer(self, interval=second)
        self._ticking.timeout.connect(self._tick)

    def start(self, seconds: int = QUIET + COUNTED, *, stay: bool = True) -> None:
        """Counts from the beginning, the last seconds aloud; without `stay` it goes on whatever is touched."""
        self._seconds, self._stay = seconds, stay
        self.left = seconds
        self._ticking.start()
        self._tell()

    def stir(self) -> None:
        """Someone is there."""
        if self._ticking.isActive() and self._stay:
            self.start(self._seconds)

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
        counted = self._ticking.isActive() and self.left <= COUNTED
        words = ngettext("Back to the start in {n} second", "Back to the start in {n} seconds", self.left)
        self.told.emit(words.format(n=self.left) if counted else "", counted and self._stay)
