"""Beside the plane, or below it where there is little room: the winners that wait for their place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter

from atelier_app.desktop.look.cells import draw_pill
from atelier_app.desktop.look.theme import Tokens, font
from atelier_app.desktop.priorities.card import HEIGHT, WIDTH, WinnerCard
from atelier_app.desktop.priorities.paint import LEFT, TOP
from atelier_app.domain.priorities import MatrixItem
from atelier_app.support.language import _

_WIDE = 640
_TRAY = WIDTH + 28
_STRIP = HEIGHT + 46
LABELS = 26
"""Room for the words along the axes."""


class Layout:
    """How a widget of this size is shared between plane and tray."""

    def __init__(self, size: QSize) -> None:
        self._size = size
        self.is_wide = size.width() >= _WIDE

    @property
    def plane(self) -> QRectF:
        """Where the matrix is drawn."""
        tray, size = self.tray, self._size
        right = tray.left() - 20 if self.is_wide else size.width() - 2
        bottom = size.height() - LABELS - 4 if self.is_wide else tray.top() - LABELS - 12
        return QRectF(LABELS, 4, max(1, right - LABELS), max(1, bottom - 4))

    @property
    def tray(self) -> QRectF:
        """Where the winners wait."""
        size = self._size
        if self.is_wide:
            return QRectF(size.width() - _TRAY, 4, _TRAY, max(1, size.height() - LABELS - 8))
        return QRectF(2, size.height() - _STRIP, size.width() - 4, _STRIP - 2)

    def lay_out(self, waiting: Sequence[WinnerCard[MatrixItem]]) -> None:
        """Like tiles, closer to each other the more they are."""
        tray = self.tray
        room = tray.height() - 44 - HEIGHT if self.is_wide else tray.width() - 16 - WIDTH
        step = min((HEIGHT if self.is_wide else WIDTH) + 8, room / max(1, len(waiting) - 1))
        left = tray.left() + ((_TRAY - WIDTH) / 2 if self.is_wide else 8)
        for row, card in enumerate(waiting):
            along = QPointF(0, row * step) if self.is_wide else QPointF(row * step, 0)
            card.move((QPointF(left, tray.top() + 36) + along).toPoint())


def paint_tray(painter: QPainter, tray: QRectF, theme: Tokens, *, hint: str) -> None:
    """The sheet they lie on; `hint` stands there when none waits."""
    draw_pill(painter, tray, theme.color("card"), theme.color("line"), radius=12)
    painter.setFont(font(11, QFont.Weight.DemiBold))
    painter.setPen(theme.color("muted"))
    box = tray.adjusted(14, 12, -14, 0)
    painter.drawText(box, TOP | LEFT, _("To place").upper())
    painter.setFont(font(12))
    painter.drawText(box.adjusted(0, 24, 0, 0), TOP | LEFT | int(Qt.TextFlag.TextWordWrap), hint)
