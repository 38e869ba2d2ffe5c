"""The line where ideas are typed as fast as people speak: Enter makes a note, the keyboard stays."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from atelier_app.desktop.board.wording import split_lines
from atelier_app.domain.board import NOTE_LIMIT
from atelier_app.support.language import _

_MOST_LINES = 10_000


class CaptureLine(QLineEdit):
    """`typed` gives the texts of new notes: one for Enter, one a line for a paste of several."""

    typed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("An idea, then Enter"))
        self.setAccessibleName(_("New note"))
        self.setToolTip(_("Type an idea and press Enter. Paste a list to make a note of each line."))
        self.setMaxLength(NOTE_LIMIT)
        self.setMinimumWidth(130)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.give()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Paste) and self._pasted(
            QGuiApplication.clipboard().mimeData()
        ):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _pasted(self, data: QMimeData) -> bool:
        """Takes a paste of several lines; false for a piece of one, which is ordinary typing."""
        lines = split_lines(data.text())[:_MOST_LINES] if data.hasText() else []
        if len(lines) < 2:
            return False
        started = self.text().strip()
        self._give(([started] if started else []) + [line[:NOTE_LIMIT] for line in lines])
        return True

    def give(self) -> bool:
        """Makes a note of what was typed; false when nothing was."""
        return self._give([self.text().strip()])

    def _give(self, texts: list[str]) -> bool:
        texts = [text for text in texts if text]
        if texts:
            self.clear()
            self.typed.emit(texts)
        return bool(texts)
