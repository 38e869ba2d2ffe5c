"""What the mouse is doing between press and release: panning, drawing a selection, or carrying notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from atelier_app.desktop.board.boxes import Box, note_box
from atelier_app.desktop.board.carrying import Carried, lifted
from atelier_app.desktop.board.snapping import neighbourhood, snapped
from atelier_app.domain.board import Group, Note
from atelier_app.domain.core import Id

if TYPE_CHECKING:
    from atelier_app.desktop.board.canvas import BoardCanvas

# Held while dragging: joins nothing and catches on nothing; or only catches on nothing.
_FREELY = Qt.KeyboardModifier.AltModifier
_UNALIGNED = _FREELY | Qt.KeyboardModifier.ControlModifier
# How near a common edge has to be to be caught on, view pixels.
_CATCH = 6.0
_FEW = 24


class Gesture(Protocol):
    """Begun by a press; `at` is in view pixels. `follows_edge`: the wall pans when the mouse nears its edge."""

    follows_edge: bool

    def move(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None: ...

    def end(self) -> None: ...

    def cancel(self) -> None: ...


class Pan:
    """The wall follows the mouse."""

    follows_edge = False

    def __init__(self, canvas: BoardCanvas, at: QPoint) -> None:
        self._canvas = canvas
        self._at = at
        canvas.setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        self._canvas.pan(at.x() - self._at.x(), at.y() - self._at.y())
        self._at = at

    def end(self) -> None:
        self._canvas.unsetCursor()

    def cancel(self) -> None:
        self.end()


class Band:
    """A rectangle selects what it touches, added to what was selected when `adding`."""

    follows_edge = True

    def __init__(self, canvas: BoardCanvas, at: QPoint, adding: bool) -> None:
        self._canvas = canvas
        self._start = canvas.camera.to_scene(at.x(), at.y())
        self._before = canvas.selection.ids if adding else ()
        if not adding:
            canvas.selection.clear()

    def move(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        camera, selection = self._canvas.camera, self._canvas.selection
        start = QPoint(*(round(value) for value in camera.to_view(*self._start)))
        self._canvas.show_band(QRect(start, at).normalized())
        x, y = camera.to_scene(at.x(), at.y())
        box = Box(
            min(x, self._start[0]), min(y, self._start[1]), max(x, self._start[0]), max(y, self._start[1])
        )
        touched = self._canvas.wall.caught(box)
        selection.choose((*self._before, *touched), touched[-1] if touched else selection.current)

    def end(self) -> None:
        self._canvas.show_band(QRect())

    def cancel(self) -> None:
        self._canvas.selection.choose(self._before, self._canvas.selection.current)
        self.end()


class Carry:
    """Notes go with the mouse and fall where it is let go: on a note, into a group, out of one, or on the paper."""

    follows_edge = True

    def __init__(self, canvas: BoardCanvas, at: QPoint, ids: Iterable[Id], *, whole: bool = False) -> None:
        """`whole`: a group carried by its tab, which joins nothing."""
        self._canvas = canvas
        self._from = canvas.camera.to_scene(at.x(), at.y())
        self._press = at
        self._ids = frozenset(ids)
        self._whole = whole

    def move(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        canvas = self._canvas
        carried = canvas.carried
        if carried is None:
            if (at - self._press).manhattanLength() < QApplication.startDragDistance() // 2:
                return
            carried = lifted(canvas.wall, self._ids)
            if carried is None:
                return
            canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        x, y = canvas.camera.to_scene(at.x(), at.y())
        moved = carried.moved(x - self._from[0], y - self._from[1]).over(None, None)
        if not (self._whole or modifiers & _FREELY):
            moved = moved.over(*self._below(carried, x, y))
        # What falls on a note is not placed, but stacked.
        canvas.carry(moved if modifiers & _UNALIGNED or moved.note_below else self._aligned(moved))

    def _aligned(self, carried: Carried) -> Carried:
        """Moved to what it is nearly in line with, with the lines that show it."""
        wall, box = self._canvas.wall, self._leading(carried).moved(carried.dx, carried.dy)
        near = neighbourhood(box)
        others = [note_box(n.x, n.y) for n in wall.touched(near) if n.id not in carried.ids]
        others += [frame for _group, frame in wall.frames(but=carried.ids) if frame.meets(near)]
        others += [sheet for _zone, sheet in wall.sheets() if sheet.meets(near)]
        snap = snapped(box, others, _CATCH / self._canvas.camera.scale)
        return carried.moved(carried.dx + snap.dx, carried.dy + snap.dy).beside(snap.guides)

    def _leading(self, carried: Carried) -> Box:
        """What comes into line: all of it, or of many notes far and wide the one that was taken hold of."""
        if self._whole or len(carried.notes) <= _FEW:
            return carried.box
        x, y = self._from
        boxes = (note_box(note.x, note.y) for note in reversed(carried.notes))
        return next((box for box in boxes if box.holds(x, y)), carried.box)

    def _below(self, carried: Carried, x: float, y: float) -> tuple[Note | None, tuple[Group, Box] | None]:
        """The note, else the group, that a drop at this scene point would join."""
        wall = self._canvas.wall
        note = wall.top_at(x, y, but=carried.ids)
        if note is not None and any(n.group_id is None or n.group_id != note.group_id for n in carried.notes):
            return note, None
        for group, frame in reversed(wall.frames(but=carried.ids)):
            if frame.holds(x, y):
                joins = any(n.group_id != group.id for n in carried.notes)
                return None, (group, frame) if joins else None
        return None, None

    def end(self) -> None:
        canvas, carried = self._canvas, self._canvas.carried
        canvas.unsetCursor()
        if carried is None:
            return
        canvas.carry(None)
        group = carried.group_below[0] if carried.group_below else None
        if group is not None and group.collapsed:
            canvas.drop_into_pile(carried.ids, group.id)
        elif carried.note_below is not None:
            canvas.drop_on(carried.ids, carried.note_below.id)
        else:
            canvas.drop(carried, None if self._whole else self._groups_after(carried))

    def _groups_after(self, carried: Carried) -> dict[Id, Id | None]:
        """Into the group below, or out of a group whose other notes were left behind."""
        if carried.group_below is not None:
            return dict.fromkeys((note.id for note in carried.notes), carried.group_below[0].id)
        wall = self._canvas.wall
        left: dict[Id, Id | None] = {}
        for note in carried.notes:
            frame = wall.frame(note.group_id, but=carried.ids) if note.group_id else None
            x, y = note_box(note.x + carried.dx, note.y + carried.dy).centre
            if frame is not None and not frame.holds(x, y):
                left[note.id] = None
        return left

    def cancel(self) -> None:
        self._canvas.unsetCursor()
        self._canvas.carry(None)
