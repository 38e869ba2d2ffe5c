"""What the mouse does with zones: drawing one, carrying one with its notes, pulling a handle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from atelier_app.desktop.board.boxes import Box, sheet_box
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH, Zone
from atelier_app.domain.zones import SMALLEST

if TYPE_CHECKING:
    from atelier_app.desktop.board.zone_hands import ZoneHands

# What a click makes: room for two notes by two.
USUAL = (2.4 * NOTE_WIDTH, 2.8 * NOTE_HEIGHT)


class DrawZone:
    """A rectangle becomes a zone; a mere click makes one of the usual size."""

    follows_edge = True

    def __init__(self, hands: ZoneHands, at: QPoint) -> None:
        self._hands, self._press = hands, at
        self._start = self._end = hands.canvas.camera.to_scene(at.x(), at.y())

    def move(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        canvas = self._hands.canvas
        self._end = canvas.camera.to_scene(at.x(), at.y())
        start = QPoint(*(round(value) for value in canvas.camera.to_view(*self._start)))
        canvas.show_band(QRect(start, at).normalized())

    def end(self) -> None:
        self.cancel()
        (x, y), (to_x, to_y) = self._start, self._end
        box = Box(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
        if box.width < SMALLEST / 2 and box.height < SMALLEST / 2:
            box = Box(x, y, x + USUAL[0], y + USUAL[1])
        self._hands.made(box)

    def cancel(self) -> None:
        self._hands.canvas.show_band(QRect())
        self._hands.disarm()


class CarryZone:
    """A zone goes with the mouse, and with it the notes whose middle is inside."""

    follows_edge = False

    def __init__(self, hands: ZoneHands, at: QPoint, zone: Zone) -> None:
        self._hands, self._press, self._zone = hands, at, zone
        self._from = hands.canvas.camera.to_scene(at.x(), at.y())
        self._by = (0.0, 0.0)

    def move(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        canvas = self._hands.canvas
        if canvas.zone_overlay.held is None:
            if (at - self._press).manhattanLength() < QApplication.startDragDistance() // 2:
                return
            canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        x, y = canvas.camera.to_scene(at.x(), at.y())
        self._by = float(round(x - self._from[0])), float(round(y - self._from[1]))
        self._hands.show_moved(self._zone, *self._by)

    def end(self) -> None:
        by = self._by
        self.cancel()
        self._hands.zoning.move(self._zone.id, *by)

    def cancel(self) -> None:
        self._by = (0.0, 0.0)
        self._hands.put_down()


class PullHandle:
    """A corner or an edge of a zone follows the mouse; Escape gives up."""

    follows_edge = False

    def __init__(self, hands: ZoneHands, at: QPoint, zone: Zone, which: tuple[int, int]) -> None:
        self._hands, self._zone, self._which = hands, zone, which
        self._from = hands.canvas.camera.to_scene(at.x(), at.y())
        self._box = sheet_box(zone)

    def move(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        x, y = self._hands.canvas.camera.to_scene(at.x(), at.y())
        self._box = pulled(sheet_box(self._zone), self._which, x - self._from[0], y - self._from[1])
        self._hands.show_shaped(self._zone, self._box)

    def end(self) -> None:
        self._hands.put_down()
        self._hands.zoning.reshape(self._zone.id, self._box)

    def cancel(self) -> None:
        self._hands.put_down()


def pulled(box: Box, which: tuple[int, int], dx: float, dy: float) -> Box:
    """A box one of whose edges or corners was moved; the opposite one stays, and some of it is left."""
    left, top, right, bottom = box
    across, down = which
    if across < 0:
        left = min(left + dx, right - SMALLEST)
    elif across > 0:
        right = max(right + dx, left + SMALLEST)
    if down < 0:
        top = min(top + dy, bottom - SMALLEST)
    elif down > 0:
        bottom = max(bottom + dy, top + SMALLEST)
    return Box(*(float(round(value)) for value in (left, top, right, bottom)))
