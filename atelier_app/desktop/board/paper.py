"""An idea on its paper, as on the wall, for columns and dialogs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier_app.desktop.board.wording import words_of
from atelier_app.desktop.look.theme import colour, tokens
from atelier_app.desktop.look.widgets import label
from atelier_app.domain.board import Note

_LONGEST = 240


class Paper(QWidget):
    """A note's words on its paper, and where it comes from."""

    def __init__(self, note: Note, origin: str = "") -> None:
        super().__init__()
        self._note = note
        words = label(words_of(note, _LONGEST), wrap=True)
        words.setStyleSheet(f"color: {tokens().note_ink};")  # paper is light in both themes
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        whole = words_of(note, 10 * _LONGEST)
        words.setToolTip(whole if whole != words.text() else "")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(words)
        if origin or note.label:
            where = label(origin or note.label)
            where.setStyleSheet(f"color: {tokens().note_muted}; font-size: 11px;")
            column.addWidget(where)
        self.setMinimumHeight(58)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 26))
        painter.drawRoundedRect(self.rect().adjusted(0, 2, 0, 0), 4, 4)
        painter.setBrush(colour(self._note.colour))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, 0, -2), 4, 4)
