"""A winner as a note on the matrix: dragged, or moved by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.look.cells import one_line, tip
from atelier_app.desktop.look.theme import colour, font, tokens
from atelier_app.desktop.priorities.model import spoken, standing
from atelier_app.domain.priorities import MatrixItem

WIDTH, HEIGHT = 148, 78
STEP, FINE_STEP = 0.05, 0.01
_ARROWS = {
    int(Qt.Key.Key_Left): (0.0, -1.0),
    int(Qt.Key.Key_Right): (0.0, 1.0),
    int(Qt.Key.Key_Up): (1.0, 0.0),
    int(Qt.Key.Key_Down): (-1.0, 0.0),
}


class MatrixCard(QWidget):
    """Says what was done to it; the plane decides what that means."""

    nudged = Signal(float, float)
    """By how much impact and effort are to grow."""
    dragged = Signal(QPoint)
    """Where its top left is now, in its parent."""
    dropped = Signal()
    removed = Signal()
    focused = Signal()
    hovered = Signal()
    """The mouse came over it, or left it."""

    def __init__(self, item: MatrixItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self._grip: QPointF | None = None
        self.dragging = False
        self.resize(WIDTH, HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.show_item(item)

    def show_item(self, item: MatrixItem) -> None:
        """Shows a newer state of the same winner."""
        self.item = item
        self.setAccessibleName(spoken(item))
        self.setToolTip(tip(f"{item.option.label}\n{standing(item)}"))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = _ARROWS.get(event.key())
        if arrow is not None:
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = FINE_STEP if fine else STEP
            self.nudged.emit(arrow[0] * step, arrow[1] * step)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.nudged.emit(0.0, 0.0)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        if not self.dragging and (event.position() - self._grip).manhattanLength() < 4:
            return
        if not self.dragging:
            self.dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.dragged.emit((self.mapToParent(event.position()) - self._grip).toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if self.dragging:
            self.dragging = False
            self.dropped.emit()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.focused.emit()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), self.item, 12)
        if self.hasFocus():
            painter.setPen(QPen(tokens().color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def paint_card(painter: QPainter, box: QRectF, item: MatrixItem, pixels: int) -> None:
    """Draws a winner's note in `box`, its words `pixels` high, its place in the vote below them."""
    theme = tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 28))
    painter.drawRoundedRect(box.translated(0, 1.5), 4, 4)
    painter.setBrush(colour(item.option.colour))
    painter.drawRoundedRect(box, 4, 4)
    pad = pixels * 0.75
    words = box.adjusted(pad, pad * 0.7, -pad, -pixels * 1.7)
    draw_lines(painter, words, one_line(item.option.label), font(pixels), theme.color("note_ink"))
    painter.setFont(font(round(pixels * 0.85)))
    painter.setPen(theme.color("note_muted"))
    foot = QRectF(words.left(), box.bottom() - pixels * 1.7, words.width(), pixels * 1.4)
    painter.drawText(foot, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), standing(item))


def draw_lines(painter: QPainter, box: QRectF, text: str, face: QFont, ink: QColor) -> None:
    """Draws wrapped text, as many whole lines as there is room for, the last one elided."""
    painter.setFont(face)
    painter.setPen(ink)
    metrics = painter.fontMetrics()
    lines = max(1, int(box.height() // metrics.lineSpacing()))
    layout = QTextLayout(text, face)
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrapping)
    layout.beginLayout()
    for row in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        start, length = line.textStart(), line.textLength()
        shown = text[start:] if row == lines - 1 else text[start : start + length]
        shown = metrics.elidedText(shown.strip(), Qt.TextElideMode.ElideRight, int(box.width()) + 1)
        at = QRectF(
            box.left(), box.top() + row * metrics.lineSpacing(), box.width() + 2, metrics.lineSpacing()
        )
        painter.drawText(at, int(Qt.TextFlag.TextSingleLine), shown)
    layout.endLayout()
