"""The keyboard's walk over the wall: from note to note, and small steps that move what is selected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from atelier_app.desktop.board import arranging
from atelier_app.desktop.board.boxes import Box, note_box
from atelier_app.desktop.board.carrying import lifted
from atelier_app.domain.core import Id

if TYPE_CHECKING:
    from atelier_app.desktop.board.canvas import BoardCanvas

# Presses closer than this are one move, and one undo.
_NUDGE_PAUSE_MS = 450


def to_end(canvas: BoardCanvas, *, last: bool) -> None:
    """To the first or the last note, as one reads them."""
    notes = arranging.reading_order(canvas.wall.in_order())
    if notes:
        go_to(canvas, notes[-1 if last else 0].id, adding=False)


def step(canvas: BoardCanvas, dx: int, dy: int, *, adding: bool = False) -> None:
    """The keyboard goes to the nearest note in a direction; `adding` keeps what was selected."""
    notes, current = canvas.wall.notes, canvas.selection.current
    here = notes.get(current or "")
    if here is None:
        seen = canvas.wall.touched(canvas.seen_box()) or canvas.wall.in_order()
        if seen:
            go_to(canvas, arranging.reading_order(seen)[0].id, adding=adding)
        return
    boxes = ((id, box) for id, box in _stops(canvas) if id != current)
    found = arranging.nearest(canvas.wall.box_of(here), boxes, dx, dy)
    if found is not None:
        go_to(canvas, found, adding=adding)


def _stops(canvas: BoardCanvas) -> Iterator[tuple[Id, Box]]:
    """What the keyboard walks over: notes, and piles, each known by its first note."""
    wall = canvas.wall
    for note in wall.in_order():
        yield note.id, note_box(note.x, note.y)
    for group, frame in wall.frames():
        if group.collapsed:
            yield wall.members(group.id)[0], frame


def go_to(canvas: BoardCanvas, id: Id, *, adding: bool) -> None:
    """Selects a note, or the pile that it is in, and brings it into view."""
    note = canvas.wall.notes[id]
    if note.group_id and canvas.wall.is_hidden(note):
        canvas.choose_group(note.group_id, adding)
    elif adding:
        canvas.selection.add([id])
    else:
        canvas.selection.only(id)
    canvas.reveal(canvas.wall.box_of(note))


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
