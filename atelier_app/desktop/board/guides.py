"""The lines that show what a dragged note is in line with, and the gaps that it makes equal."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPen

from atelier_app.desktop.board.camera import Camera
from atelier_app.desktop.board.snapping import Guide
from atelier_app.desktop.look.theme import tokens

# The little bars at the ends of a gap (view pixels).
_TICK = 4.0
# How far a line looks out beyond the notes that it joins (view pixels).
_BEYOND = 8.0


def draw_guides(painter: QPainter, guides: Iterable[Guide], camera: Camera) -> None:
    """Draws them over whatever there is, one pixel wide at any zoom."""
    painter.setPen(QPen(tokens().color("accent"), 1))
    for guide in guides:
        left, top = (round(value) + 0.5 for value in camera.to_view(guide.left, guide.top))
        right, bottom = (round(value) + 0.5 for value in camera.to_view(guide.right, guide.bottom))
        across = bottom - top <= right - left
        if guide.gap:
            dx, dy = (0.0, _TICK) if across else (_TICK, 0.0)
            painter.drawLine(QLineF(left - dx, top - dy, left + dx, top + dy))
            painter.drawLine(QLineF(right - dx, bottom - dy, right + dx, bottom + dy))
            painter.drawLine(QLineF(left, top, right, bottom))
        else:
            dx, dy = (_BEYOND, 0.0) if across else (0.0, _BEYOND)
            painter.drawLine(QLineF(left - dx, top - dy, right + dx, bottom + dy))
