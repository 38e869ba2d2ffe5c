"""A signature as it was drawn: lines through its points, sharp at any size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier_app.desktop.look.theme import tokens
from atelier_app.domain.core import Refused
from atelier_app.domain.signature import HEIGHT, WIDTH, Signature, parse
from atelier_app.support.language import _

_LINE = 7.0
"""Thickness of a stroke, in units of the field that is signed in."""


def signature_path(signature: Signature) -> QPainterPath:
    """The strokes, in units of the field that is signed in."""
    path = QPainterPath()
    for stroke in signature.strokes:
        path.moveTo(QPointF(*stroke[0]))
        for point in stroke[1:] or stroke:  # a dot is a line to itself
            path.lineTo(QPointF(*point))
    return path


def draw_signature(painter: QPainter, box: QRectF, path: QPainterPath) -> None:
    """Draws it as large as the box takes it, in the pen's colour."""
    scale = min(box.width() / WIDTH, box.height() / HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    painter.scale(scale, scale)
    painter.translate(-WIDTH / 2, -HEIGHT / 2)
    line = QPen(painter.pen().color(), max(_LINE, 1.2 / scale))
    line.setCapStyle(Qt.PenCapStyle.RoundCap)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, line)
    painter.restore()


class SignatureView(QWidget):
    """Shows the signature that `strokes` are; nothing where they are none."""

    def __init__(self, strokes: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Signature"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._path = QPainterPath()
        try:
            self._path = signature_path(parse(strokes))
        except Refused:
            self.hide()  # a file that others wrote may hold anything

    def sizeHint(self) -> QSize:
        return QSize(220, 88)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("field"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(theme.color("ink"))
        draw_signature(painter, box.adjusted(6, 6, -6, -6), self._path)
