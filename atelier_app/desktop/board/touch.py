"""Fingers on the wall: one carries a note or pans, two zoom and pan at once, a tap selects, two open."""

from __future__ import annotations

from math import hypot
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from atelier_app.desktop.board.canvas import BoardCanvas

# A finger that strays less than this (view pixels) taps.
_STRAY = 14.0
# Fingers closer than this to their middle say nothing about the zoom.
_NEAREST = 8.0
_KINDS = {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd}
_NO_MODIFIER, _LEFT, _MIDDLE = (
    Qt.KeyboardModifier.NoModifier,
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.MiddleButton,
)


class Touch:
    """Does for one finger what a mouse does, as Qt would; but Qt's own mouse knows nothing of a second finger."""

    def __init__(self, canvas: BoardCanvas) -> None:
        self._canvas = canvas
        self._fingers = 0
        self._centre = QPointF()
        self._spread = 0.0
        self._button = _LEFT
        self._begun = QPointF()
        self._taps = False
        self._tapped: tuple[float, QPointF] | None = None

    def handle(self, event: QTouchEvent) -> bool:
        """Follows the fingers; false for what is no touch of the wall."""
        if event.type() == QEvent.Type.TouchCancel:
            self._canvas.give_up_gesture()
            self._fingers = 0
            return True
        if event.type() not in _KINDS:
            return False
        down = [point.position() for point in event.points() if point.state() != QEventPoint.State.Released]
        if len(down) != self._fingers:
            self._changed(down)
        elif len(down) == 1:
            self._one(down[0])
        elif down:
            self._several(down)
        return True

    def _changed(self, down: list[QPointF]) -> None:
        """A finger came or went: what the others do begins anew."""
        before, self._fingers = self._fingers, len(down)
        if not down:
            self._lifted(was_alone=before == 1)
            return
        self._centre, self._spread = _centre(down), _spread(down)
        if len(down) > 1:
            self._canvas.give_up_gesture()
            self._taps = False
        else:
            self._taps = before == 0
            self._pressed(down[0])

    def _pressed(self, at: QPointF) -> None:
        """On the paper a finger pans; so does the one that is left of two, wherever it is."""
        self._begun = at
        self._button = _LEFT if self._taps and self._canvas.is_held(at.toPoint()) else _MIDDLE
        self._canvas.mousePressEvent(self._mouse(QEvent.Type.MouseButtonPress, at))

    def _one(self, at: QPointF) -> None:
        self._taps = self._taps and (at - self._begun).manhattanLength() < _STRAY
        if not self._taps:
            self._canvas.mouseMoveEvent(self._mouse(QEvent.Type.MouseMove, at))
        self._centre = at

    def _several(self, down: list[QPointF]) -> None:
        """The point between the fingers stays under them, whatever they do."""
        canvas, centre, spread = self._canvas, _centre(down), _spread(down)
        moved = centre - self._centre
        canvas.pan(moved.x(), moved.y())
        if min(spread, self._spread) > _NEAREST:
            canvas.zoom(spread / self._spread, centre.x(), centre.y())
        self._centre, self._spread = centre, spread

    def _lifted(self, *, was_alone: bool) -> None:
        canvas, at = self._canvas, self._begun
        if was_alone:
            canvas.mouseReleaseEvent(self._mouse(QEvent.Type.MouseButtonRelease, self._centre))
        if not self._taps:
            self._tapped = None
        elif self._is_second(at):
            self._tapped, self._button = None, _LEFT
            canvas.mouseDoubleClickEvent(self._mouse(QEvent.Type.MouseButtonDblClick, at))
        else:
            self._tapped = monotonic(), at
            if self._button == _MIDDLE:
                canvas.selection.clear()

    def _is_second(self, at: QPointF) -> bool:
        if self._tapped is None:
            return False
        when, where = self._tapped
        soon = (monotonic() - when) * 1000 < QApplication.doubleClickInterval()
        return soon and (at - where).manhattanLength() < 2 * _STRAY

    def _mouse(self, kind: QEvent.Type, at: QPointF) -> QMouseEvent:
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else self._button
        return QMouseEvent(kind, at, self._canvas.mapToGlobal(at), self._button, held, _NO_MODIFIER)


def _centre(points: list[QPointF]) -> QPointF:
    count = len(points)
    return QPointF(sum(point.x() for point in points) / count, sum(point.y() for point in points) / count)


def _spread(points: list[QPointF]) -> float:
    """How far the fingers are from their middle, on average."""
    centre = _centre(points)
    return sum(hypot(point.x() - centre.x(), point.y() - centre.y()) for point in points) / len(points)
