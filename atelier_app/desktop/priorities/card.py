"""A winner as a note, on a matrix or in a category: dragged, or moved by the arrow keys."""

from __future__ import annotations

from collections.abc import Collection
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.look.cells import draw_text, one_line, tip
from atelier_app.desktop.look.lines import draw_lines, whole_words_font
from atelier_app.desktop.look.theme import colour, font, tokens
from atelier_app.desktop.priorities.burst import FINE_STEP, STEP
from atelier_app.desktop.priorities.wording import DISSENT
from atelier_app.domain.board import Colour
from atelier_app.domain.core import Id
from atelier_app.domain.grids import GridItem
from atelier_app.domain.priorities import MatrixItem
from atelier_app.support.language import _

W = TypeVar("W", MatrixItem, GridItem)
WIDTH, HEIGHT = 148, 78
ARROWS = {
    int(Qt.Key.Key_Left): (0.0, -1.0),
    int(Qt.Key.Key_Right): (0.0, 1.0),
    int(Qt.Key.Key_Up): (1.0, 0.0),
    int(Qt.Key.Key_Down): (-1.0, 0.0),
}
TAKE_BACK = {int(Qt.Key.Key_Delete), int(Qt.Key.Key_Backspace)}


class WinnerCard(QWidget, Generic[W]):
    """Says what was done to it; what it lies on decides what that means."""

    nudged = Signal(float, float)
    """By how much it is to go up and to the right; by nothing for Enter."""
    numbered = Signal(int)
    """A digit was typed."""
    dropped = Signal()
    """The mouse let it go where it lies now."""
    removed = Signal()
    focused = Signal()
    hovered = Signal()
    """The mouse came over it, or left it."""

    def __init__(self, item: W, parent: QWidget) -> None:
        super().__init__(parent)
        self.item: W = item
        self._standing = ""
        self._grip: QPointF | None = None
        self.dragging = False
        self.resize(WIDTH, HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_item(self, item: W, standing: str, spoken: str) -> None:
        """Shows a newer state of the same winner, in these words."""
        self.item, self._standing = item, standing
        self.setAccessibleName(spoken)
        self.setToolTip(tip(f"{item.option.label}\n{standing}"))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = ARROWS.get(event.key())
        if arrow is not None:
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = FINE_STEP if fine else STEP
            self.nudged.emit(arrow[0] * step, arrow[1] * step)
        elif event.key() in TAKE_BACK:
            self.removed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.nudged.emit(0.0, 0.0)
        elif event.text().isdecimal():
            self.numbered.emit(int(event.text()))
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
        self._carry((self.mapToParent(event.position()) - self._grip).toPoint())

    def _carry(self, corner: QPoint) -> None:
        """Lies on top with its corner there, within what it lies on."""
        beneath = self.parentWidget()
        assert beneath is not None
        limit = beneath.rect().adjusted(0, 0, -self.width(), -self.height())
        self.raise_()
        self.move(
            max(limit.left(), min(limit.right(), corner.x())),
            max(limit.top(), min(limit.bottom(), corner.y())),
        )

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
        paint_card(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), self.item, self._standing, 12)
        if self.hasFocus():
            painter.setPen(QPen(tokens().color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def drop_others(cards: dict[Id, WinnerCard[W]], kept: Collection[Id]) -> None:
    """Takes away the cards of those who are no longer there."""
    for gone in cards.keys() - set(kept):
        card = cards.pop(gone)
        card.hide()
        card.deleteLater()


def paint_card(
    painter: QPainter, box: QRectF, item: MatrixItem | GridItem, standing: str, pixels: int
) -> None:
    """Draws a winner's note in `box`, its words `pixels` high; below them its place in the vote, or that people disagree."""
    option = item.option
    paint_note(painter, box, option.colour, option.label, standing, pixels, differ=item.dissent)


def paint_note(
    painter: QPainter, box: QRectF, paper: Colour, text: str, foot: str, pixels: int, *, differ: bool
) -> None:
    """A note with a line under its words; a sign and words, not a colour, say that people disagree."""
    theme = tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 28))
    painter.drawRoundedRect(box.translated(0, 1.5), 4, 4)
    painter.setBrush(colour(paper))
    painter.drawRoundedRect(box, 4, 4)
    pad = pixels * 0.75
    low = box.height() < 4.6 * pixels and not differ  # the words need all of it
    words = box.adjusted(pad, pad * 0.7, -pad, -pad * 0.5 if low else -pixels * 1.7)
    said = one_line(text)
    face = whole_words_font(said, words.width(), pixels)
    draw_lines(painter, words, said, face, theme.color("note_ink"))
    if low:
        return
    line = QRectF(words.left(), box.bottom() - pixels * 1.7, words.width(), pixels * 1.4)
    small = round(pixels * 0.85)
    if differ:
        line.setLeft(line.left() + _draw_dissent(painter, line, small, theme.color("note_ink")))
    painter.setFont(font(small))
    draw_text(painter, line, foot, theme.color("note_muted"))


def _draw_dissent(painter: QPainter, line: QRectF, pixels: int, ink: QColor) -> float:
    """The sign, with its words where they leave room for more; answers the width both take."""
    painter.setFont(font(pixels, QFont.Weight.Bold))
    metrics = QFontMetricsF(painter.font())
    said = _("≠ people disagree")
    if metrics.horizontalAdvance(said) > line.width():
        said = DISSENT
    return draw_text(painter, line, said, ink) + pixels * 0.7
