"""What arrow keys move: told once they rest, so that a held key is one gesture, and one undo."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from atelier_app.desktop.priorities.field import held
from atelier_app.domain.core import Id

PAUSE = 300
"""Milliseconds after the last arrow."""
STEP, FINE_STEP = 0.05, 0.01


class Burst(QObject):
    """Pairs of shares (0 to 1) by what they are of, until they are kept."""

    kept = Signal(str, float, float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._moved: dict[Id, tuple[float, float]] = {}
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.keep)

    def of(self, key: Id) -> tuple[float, float] | None:
        """Where the keys have brought it, None when they have not."""
        return self._moved.get(key)

    def put(self, key: Id, first: float, second: float) -> None:
        """The keys bring it here."""
        self._moved[key] = round(held(first), 4), round(held(second), 4)
        self._timer.start()

    def forget(self, key: Id) -> None:
        """Something else has decided where it is."""
        self._moved.pop(key, None)

    def keep(self) -> None:
        """Tells what was moved."""
        self._timer.stop()
        moved, self._moved = self._moved, {}
        for key, (first, second) in moved.items():
            self.kept.emit(key, first, second)
