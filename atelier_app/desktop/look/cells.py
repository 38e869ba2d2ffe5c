"""What table rows are painted with: background, rule, focus, elided text, chips, buttons and bars."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from atelier_app.desktop.look.theme import Tokens, tokens

PADDING = 10
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def weighted(base: QFont, weight: QFont.Weight, pixels: int = 0) -> QFont:
    """The same font in another weight, and size when `pixels` is given."""
    made = QFont(base)
    made.setWeight(weight)
    if pixels:
        made.setPixelSize(pixels)
    return made


def one_line(text: str) -> str:
    """The text on one line, as table cells show it."""
    return " ".join(text.split())


def tip(text: str) -> str:
    """A tooltip that wraps and takes the text as it is: Qt would read `<b>` in a plain one as a mark."""
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""


def draw_text(painter: QPainter, box: QRectF, text: str, colour: QColor, align: int = _LEFT) -> float:
    """Draws one line, elided to the box; answers the width it took."""
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(one_line(text), Qt.TextElideMode.ElideRight, max(0.0, box.width()))
    painter.setPen(colour)
    painter.drawText(box, align, shown)
    return min(box.width(), metrics.horizontalAdvance(shown))


def draw_pill(
    painter: QPainter, box: QRectF, fill: QColor, edge: QColor | None = None, radius: float = 0.0
) -> None:
    """A filled rounded box; a radius of 0 means round ends."""
    painter.setPen(QPen(edge, 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    radius = radius or box.height() / 2
    inset = 0.5 if edge else 0.0
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)


def draw_chip(
    painter: QPainter, left_middle: QPointF, text: str, ink: QColor, fill: QColor, font: QFont
) -> QRectF:
    """A rounded word whose left edge is centred on a point; answers its box."""
    painter.setFont(weighted(font, QFont.Weight.DemiBold, 12))
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(text) + 20
    box = QRectF(left_middle.x(), left_middle.y() - 11, width, 22)
    draw_pill(painter, box, fill)
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    return box


class RowDelegate(QStyledItemDelegate):
    """Rows of one height with a thin rule under each; subclasses draw what a cell says."""

    height = 40

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = tokens()
        box: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("hover"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("line"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height() - 1), theme.color("accent"))
        inner = QRectF(box).adjusted(PADDING, 0, -PADDING, -1)
        self.draw(painter, inner, option, index, theme)
        painter.restore()

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        theme: Tokens,
    ) -> None:
        """Draws the cell's content in its box."""
        draw_text(painter, box, str(index.data() or ""), theme.color("ink"))
