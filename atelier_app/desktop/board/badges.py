"""Small marks on notes: how many were merged into it, how much was said of it; ready-made, to be put there in one blit."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPixmap

from atelier_app.desktop.look.theme import font
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH, Note

_HEIGHT = 17.0
_INSET = 7.0
_GAP = 4.0
_PIXELS = 10


def is_marked(note: Note) -> bool:
    """Whether a note has marks, and needs room for them."""
    return bool(note.originals or note.comments)


def draw_marks(painter: QPainter, note: Note, scale: float, left: int, top: int, ink: str) -> None:
    """Draws them in `ink` in the lower right corner of a note whose top left is at this view point."""
    ratio = painter.device().devicePixelRatio()
    right = left + (NOTE_WIDTH - _INSET) * scale
    y = top + (NOTE_HEIGHT - _INSET - _HEIGHT + 2) * scale
    if note.originals:
        right = _put(painter, _mark(f"×{note.originals}", False, scale, ratio, ink), right, y)
        right -= _GAP * scale
    if note.comments:
        _put(painter, _mark(str(note.comments), True, scale, ratio, ink), right, y)


def _put(painter: QPainter, mark: QPixmap, right: float, y: float) -> float:
    x = right - mark.width() / mark.devicePixelRatio()
    painter.drawPixmap(QPointF(round(x), round(y)), mark)
    return x


@lru_cache(maxsize=512)
def _mark(text: str, bubble: bool, scale: float, ratio: float, ink: str) -> QPixmap:
    face = font(_PIXELS, QFont.Weight.Bold)
    wide = QFontMetricsF(face).horizontalAdvance(text) + (24.0 if bubble else 12.0)
    made = QPixmap(int(wide * scale * ratio) + 1, int(_HEIGHT * scale * ratio) + 1)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.drawRoundedRect(QRectF(0, 0, wide, _HEIGHT), _HEIGHT / 2, _HEIGHT / 2)
    painter.setBrush(QColor("white"))
    painter.setPen(QColor("white"))
    if bubble:
        painter.drawPath(_bubble())
    painter.setFont(face)
    box = QRectF(17.0 if bubble else 0.0, 0, wide - (21.0 if bubble else 0.0), _HEIGHT)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return made


def _bubble() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(7, 4.5, 9, 6.5), 2, 2)
    path.moveTo(9, 10.5)
    path.lineTo(9, 13.5)
    path.lineTo(12.5, 10.5)
    return path
