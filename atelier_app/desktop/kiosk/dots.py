"""A row of dots, as many as there are points to place: those that are placed are full."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.look.theme import tokens
from atelier_app.support.ballot_rules import DOTS_LIMIT

_SIZE, _STEP = 16, 22


class Dots(QWidget):
    """Says nothing to a screen reader: the words beside it do."""

    def __init__(self) -> None:
        super().__init__()
        self._total = self._placed = 0
        self.setFixedHeight(_STEP)

    def show_count(self, total: int, left: int) -> None:
        """Hidden where there are none, or too many to be seen one by one."""
        self._total, self._placed = total, total - left
        self.setFixedWidth(_STEP * total)
        self.setVisible(0 < total <= DOTS_LIMIT)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(tokens().accent)
        painter.setPen(QPen(accent, 2))
        for number in range(self._total):
            full = number < self._placed
            painter.setBrush(accent if full else Qt.BrushStyle.NoBrush)
            centre = QPointF(_STEP * (number + 0.5), _STEP / 2)
            painter.drawEllipse(centre, _SIZE / 2, _SIZE / 2)
