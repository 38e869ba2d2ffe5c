"""The line where ideas are typed as fast as people speak: Enter makes a note, the keyboard stays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QTextDocumentFragment
from PySide6.QtWidgets import QLineEdit, QWidget

from atelier_app.desktop.board.suggesting import Suggestions, offer_tags
from atelier_app.domain.board import NOTE_LIMIT
from atelier_app.domain.capture import Vocabulary
from atelier_app.domain.text import is_blank
from atelier_app.support.language import _


class CaptureLine(QLineEdit):
    """`typed` gives the words of a new note; `pasted` the lines of many, just as they were copied."""

    typed = Signal(str)
    pasted = Signal(object)
    left = Signal()

    def __init__(self, known: Callable[[], Vocabulary] = Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("An idea, then Enter"))
        self.setAccessibleName(_("New note"))
        self.setToolTip(
            _(
                "Type an idea and press Enter: #word gives its theme, @word its territory or table."
                " Paste a list to make a note of each line."
            )
        )
        self.setMaxLength(NOTE_LIMIT)
        self.setMinimumWidth(130)
        self.suggestions = Suggestions(self, offer_tags(known))

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
        lines = _plain(data).splitlines()
        if sum(1 for line in lines if line.strip()) < 2:
            return False
        started = self.text().strip()
        self.clear()
        self.pasted.emit([started, *lines] if started else lines)
        return True

    def give(self) -> bool:
        """Makes a note of what was typed; false when nothing was."""
        text = self.text().strip()
        if is_blank(text):
            return False
        self.clear()
        self.typed.emit(text)
        return True


def _plain(data: QMimeData) -> str:
    """What was copied, as words: the marks of a page are never read where it brings its text too."""
    if data.hasText() or not data.hasHtml():
        return data.text()
    return QTextDocumentFragment.fromHtml(data.html()).toPlainText()
