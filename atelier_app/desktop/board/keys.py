"""The keyboard on the wall: one table of keys, the walk from note to note, and nudging."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence

from atelier_app.desktop.board import arranging
from atelier_app.desktop.board.boxes import note_box
from atelier_app.desktop.board.camera import next_step
from atelier_app.desktop.board.carrying import lifted
from atelier_app.domain.board import Colour
from atelier_app.domain.core import Id

if TYPE_CHECKING:
    from atelier_app.desktop.board.canvas import BoardCanvas

_Act: TypeAlias = "Callable[[BoardCanvas], object]"
Key, Modifier = Qt.Key, Qt.KeyboardModifier

ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}
_MODIFIERS = {Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_AltGr, Key.Key_Meta}
NUDGE = 8.0
# Presses closer than this are one move, and one undo.
_NUDGE_PAUSE_MS = 450


def _zoom(larger: bool) -> _Act:
    return lambda canvas: canvas.zoom_to(next_step(canvas.camera.scale, larger))


def _colour(colour: Colour) -> _Act:
    return lambda canvas: canvas.paint(colour)


def _select_all(canvas: BoardCanvas) -> None:
    ids = [note.id for note in canvas.wall.in_order()]
    canvas.selection.choose(ids, canvas.selection.current or (ids[-1] if ids else None))


def _remove(canvas: BoardCanvas) -> None:
    """The keyboard goes on to the nearest note that is left."""
    if canvas.acts is None:
        return
    gone = canvas.selection.ids or tuple(id for id in (canvas.selection.current,) if id)
    last = canvas.wall.notes.get(gone[-1]) if gone else None
    canvas.acts.remove(gone)
    left = canvas.wall.notes.values()
    if last is not None and left:
        near = min(left, key=lambda note: abs(note.x - last.x) + abs(note.y - last.y))
        canvas.selection.choose((), near.id)


def _edit(canvas: BoardCanvas) -> None:
    id = canvas.selection.current
    if id in canvas.wall.notes:
        canvas.writing.note(id or "")
    elif not canvas.wall.notes:
        canvas.writing.blank()


def _write(canvas: BoardCanvas) -> None:
    """Where one points, or in a free place when the mouse is elsewhere or on a note."""
    points = (
        canvas.underMouse() and canvas.rect().contains(canvas.pointer) and not canvas.note_at(canvas.pointer)
    )
    canvas.writing.blank(canvas.pointer if points and not canvas.pointer.isNull() else None)


def _to_end(last: bool) -> _Act:
    def act(canvas: BoardCanvas) -> None:
        notes = arranging.reading_order(canvas.wall.notes.values())
        if notes:
            go_to(canvas, notes[-1 if last else 0].id, adding=False)

    return act


_PLAIN: dict[Qt.Key, _Act] = {
    Key.Key_Return: _edit,
    Key.Key_Enter: _edit,
    Key.Key_F2: _edit,
    Key.Key_Delete: _remove,
    Key.Key_Backspace: _remove,
    Key.Key_N: _write,
    Key.Key_G: lambda canvas: canvas.group_selection(),
    Key.Key_F: lambda canvas: canvas.fit(),
    Key.Key_Escape: lambda canvas: canvas.escape(),
    Key.Key_Home: _to_end(last=False),
    Key.Key_End: _to_end(last=True),
    **{Qt.Key(Key.Key_1 + number): _colour(colour) for number, colour in enumerate(Colour)},
}
_CONTROL: dict[Qt.Key, _Act] = {
    Key.Key_A: _select_all,
    Key.Key_Plus: _zoom(larger=True),
    Key.Key_Equal: _zoom(larger=True),
    Key.Key_Minus: _zoom(larger=False),
    Key.Key_0: lambda canvas: canvas.zoom_to(1.0),
    Key.Key_1: lambda canvas: canvas.fit(),
    Key.Key_G: lambda canvas: canvas.ungroup_selection(),
}


def pressed(canvas: BoardCanvas, event: QKeyEvent) -> bool:
    """Does what a key means on the wall; false when it means nothing here."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Modifier.KeypadModifier
    if key in _MODIFIERS:
        return False
    if canvas.attaching is not None and event.matches(QKeySequence.StandardKey.Paste):
        return canvas.attaching.paste()
    if canvas.zones is not None and canvas.zones.pressed(key, modifiers):
        return True
    if key in ARROWS:
        return _arrow(canvas, key, modifiers)
    canvas.nudger.commit()
    if canvas.acts is not None and event.matches(QKeySequence.StandardKey.Undo):
        canvas.acts.remote.undo.undo()
        return True
    if canvas.acts is not None and (
        event.matches(QKeySequence.StandardKey.Redo)
        or (key == Key.Key_Z and modifiers == Modifier.ControlModifier | Modifier.ShiftModifier)
    ):
        canvas.acts.remote.undo.redo()
        return True
    table = _CONTROL if modifiers & Modifier.ControlModifier else _PLAIN
    act = table.get(key)
    if act is None or modifiers & Modifier.AltModifier:
        return False
    act(canvas)
    return True


def _arrow(canvas: BoardCanvas, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    dx, dy = ARROWS[key]
    if modifiers & Modifier.AltModifier:
        canvas.nudger.nudge(dx * NUDGE, dy * NUDGE)
        return True
    canvas.nudger.commit()
    step(canvas, dx, dy, adding=bool(modifiers & Modifier.ShiftModifier))
    return True


def step(canvas: BoardCanvas, dx: int, dy: int, *, adding: bool = False) -> None:
    """The keyboard goes to the nearest note in a direction; `adding` keeps what was selected."""
    notes, current = canvas.wall.notes, canvas.selection.current
    here = notes.get(current or "")
    if here is None:
        seen = canvas.wall.touched(canvas.seen_box()) or list(notes.values())
        if seen:
            go_to(canvas, arranging.reading_order(seen)[0].id, adding=adding)
        return
    boxes = ((id, note_box(note.x, note.y)) for id, note in notes.items() if id != current)
    found = arranging.nearest(note_box(here.x, here.y), boxes, dx, dy)
    if found is not None:
        go_to(canvas, found, adding=adding)


def go_to(canvas: BoardCanvas, id: Id, *, adding: bool) -> None:
    """Selects a note and brings it into view."""
    note = canvas.wall.notes[id]
    if adding:
        canvas.selection.add([id])
    else:
        canvas.selection.only(id)
    canvas.reveal(note_box(note.x, note.y))


class Nudger(QObject):
    """Moves what is selected by small steps; quick presses are one move."""

    def __init__(self, canvas: BoardCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._nudging = False
        self._timer = QTimer(self, singleShot=True, interval=_NUDGE_PAUSE_MS)
        self._timer.timeout.connect(self.commit)

    def nudge(self, dx: float, dy: float) -> None:
        """Shows the selection `dx`, `dy` scene units further."""
        canvas = self._canvas
        if canvas.acts is None or (canvas.carried is not None and not self._nudging):
            return
        carried = canvas.carried or lifted(canvas.wall, frozenset(canvas.selection.ids))
        if carried is not None:
            self._nudging = True
            canvas.carry(carried.moved(carried.dx + dx, carried.dy + dy))
            self._timer.start()

    def commit(self) -> None:
        """Makes the nudges so far a move."""
        if not self._nudging:
            return
        self._nudging = False
        self._timer.stop()
        carried = self._canvas.carried
        self._canvas.carry(None)
        if carried is not None:
            self._canvas.drop(carried, None)
