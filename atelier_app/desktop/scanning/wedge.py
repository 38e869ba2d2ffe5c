"""A hand scanner types like a keyboard, only faster, and ends with Enter: telling its scans from what people type."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

GAP = 120
"""Milliseconds between two of its characters at most; slow wireless scanners need 50."""
LEAST = 6
"""Shorter than this is a key or two pressed by hand."""
_TOKEN = re.compile(r".*/b/([A-Za-z0-9_-]{32})/?", re.DOTALL)
# Many scanners type as if every keyboard were American: what a French one makes of that, turned back.
_FROM_FRENCH = str.maketrans(
    "qwazQWAZ,?;.:/!§Mmà&é\"'(-è_ç)°0123456789",
    "azqwAZQWmM,<.>/?:;0123456789-_)!@#$%^&*(",
)


def token_of(text: str) -> str:
    """The token of a badge's address, empty for any other code."""
    for said in (text, text.translate(_FROM_FRENCH)):
        found = _TOKEN.fullmatch(said.strip())
        if found:
            return found[1]
    return ""


class Wedge(QObject):
    """Listens to the keys of one of the system's windows (`QWindow`); emits each scan, whose Enter nobody else gets."""

    scanned = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.listening = True
        self._typed: list[str] = []
        self._last = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.listening and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        if event.timestamp() - self._last > GAP:
            self._typed.clear()
        self._last = event.timestamp()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self._end()
        if event.text().isprintable():
            self._typed.append(event.text())
        return False

    def _end(self) -> bool:
        text = "".join(self._typed)
        self._typed.clear()
        if len(text) < LEAST:
            return False
        self.scanned.emit(text)
        return True
