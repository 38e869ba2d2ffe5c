"""A picture on a note: it fills the upper part of the paper, the words keep the lower."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from atelier_app.desktop.board.pictures import Pictures
from atelier_app.desktop.look.theme import colour
from atelier_app.domain.board import NOTE_WIDTH, Note

# Of the note's height (scene units): and where its words begin.
PICTURE_HEIGHT = 58.0
WORDS_TOP = 62.0
_INSET = 4.0
# Smaller than this (view pixels), it is a speck that only costs.
_LEAST = 10


def covering(pixmap: QPixmap, target: QRectF) -> QRectF:
    """The middle of a picture that has the shape of `target`."""
    width, height = pixmap.width(), pixmap.height()
    scale = max(target.width() / width, target.height() / height)
    across, down = target.width() / scale, target.height() / scale
    return QRectF((width - across) / 2, (height - down) / 2, across, down)


def draw_picture(
    painter: QPainter, pictures: Pictures, note: Note, scale: float, left: int, top: int
) -> None:
    """A note's picture in its upper part; a plain field until it has come."""
    target = QRectF(
        left + _INSET * scale,
        top + _INSET * scale,
        (NOTE_WIDTH - 2 * _INSET) * scale,
        (PICTURE_HEIGHT - _INSET) * scale,
    )
    if note.picture_id is None or target.height() < _LEAST:
        return
    ratio = painter.device().devicePixelRatio()
    # The longer side of a picture is up to twice what shows of it.
    wanted = 1.5 * target.width() * ratio
    pixmap = pictures.sized(note.picture_id, wanted, wanted)
    if pixmap is None:
        painter.fillRect(target, colour(note.colour).darker(108))
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
    painter.drawPixmap(target, pixmap, covering(pixmap, target))
