"""The two lines between the quarters, which are moved by mouse and by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.look.cells import draw_pill, tip
from atelier_app.desktop.look.figures import share
from atelier_app.desktop.look.theme import tokens
from atelier_app.desktop.priorities.burst import FINE_STEP, STEP
from atelier_app.desktop.priorities.card import TAKE_BACK
from atelier_app.desktop.priorities.field import Field
from atelier_app.support.language import _

_THICK, _GRIP = 12, 36
_LESS = {int(Qt.Key.Key_Left), int(Qt.Key.Key_Down)}
_MORE = {int(Qt.Key.Key_Right), int(Qt.Key.Key_Up)}


class ThresholdLine(QWidget):
    """Lies over the whole line, below the cards; shows its grip at the edge of the plane. Says where it is to go."""

    nudged = Signal(float)
    dragged = Signal(QPointF)
    """To this point of its parent."""
    dropped = Signal()
    centred = Signal()

    def __init__(self, name: str, parent: QWidget, *, upright: bool) -> None:
        super().__init__(parent)
        self._name, self._upright = name, upright
        self._held = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        cursor = Qt.CursorShape.SplitHCursor if upright else Qt.CursorShape.SplitVCursor
        self.setCursor(cursor)

    def place(self, field: Field, value: float, name: str) -> None:
        """Lies where this value is; `name` is what the dimension is called."""
        said = self._name.format(name=name, value=share(value))
        self.setAccessibleName(said)
        self.setToolTip(
            tip(f"{said}\n{_('Drag it, or move it by the arrow keys; Delete puts it in the middle.')}")
        )
        plane = field.plane.toRect()
        half = _THICK // 2
        if self._upright:
            self.setGeometry(QRect(round(field.x(value)) - half, plane.top(), _THICK, plane.height()))
        else:
            self.setGeometry(QRect(plane.left(), round(field.y(value)) - half, plane.width(), _THICK))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = FINE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        if event.key() in _LESS | _MORE:
            self.nudged.emit(step if event.key() in _MORE else -step)
        elif event.key() in TAKE_BACK:
            self.centred.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.button() is Qt.MouseButton.LeftButton

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self.dragged.emit(self.mapToParent(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._held = False
            self.dropped.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, box = tokens(), QRectF(self.rect())
        if self._upright:
            grip = QRectF(box.center().x() - 2.5, box.bottom() - _GRIP, 5, _GRIP - 6)
            line = QRectF(box.center().x() - 1, box.top(), 2, box.height())
        else:
            grip = QRectF(box.left() + 6, box.center().y() - 2.5, _GRIP - 6, 5)
            line = QRectF(box.left(), box.center().y() - 1, box.width(), 2)
        if self.hasFocus():
            painter.fillRect(line, theme.color("accent"))
        draw_pill(painter, grip, theme.color("accent" if self.hasFocus() else "muted"), radius=2.5)
