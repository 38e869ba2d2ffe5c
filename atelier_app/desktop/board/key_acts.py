"""What keys do on the wall: each takes the canvas, and does nothing where nothing can be changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from atelier_app.desktop.board.camera import next_step
from atelier_app.desktop.board.lining import Edge
from atelier_app.domain.board import Colour

if TYPE_CHECKING:
    from atelier_app.desktop.board.canvas import BoardCanvas

Act: TypeAlias = "Callable[[BoardCanvas], object]"


def zoom(larger: bool) -> Act:
    return lambda canvas: canvas.zoom_to(next_step(canvas.camera.scale, larger))


def choose_colour(colour: Colour) -> Act:
    return lambda canvas: canvas.paint(colour)


def select_all(canvas: BoardCanvas) -> None:
    ids = list(canvas.wall.notes)
    canvas.selection.choose(ids, canvas.selection.current or (ids[-1] if ids else None))


def remove(canvas: BoardCanvas) -> None:
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


def edit(canvas: BoardCanvas) -> None:
    note = canvas.wall.notes.get(canvas.selection.current or "")
    if note and canvas.wall.is_hidden(note):
        turn_piles(canvas)
    elif note:
        canvas.writing.note(note.id)
    elif not canvas.wall.notes:
        canvas.writing.blank()


def write(canvas: BoardCanvas) -> None:
    """Where one points, or in a free place when the mouse is elsewhere or on a note."""
    points = (
        canvas.underMouse() and canvas.rect().contains(canvas.pointer) and not canvas.note_at(canvas.pointer)
    )
    canvas.writing.blank(canvas.pointer if points and not canvas.pointer.isNull() else None)


def rename(canvas: BoardCanvas) -> None:
    """The title of the group that is selected as a whole, else the words of the note."""
    chosen = [canvas.wall.notes[id] for id in canvas.selection.ids if id in canvas.wall.notes]
    groups = {note.group_id for note in chosen}
    group_id = groups.pop() if len(groups) == 1 else None
    if (group_id and len(chosen) > 1 and len(chosen) == len(canvas.wall.members(group_id))) or (
        group_id and canvas.wall.is_pile(group_id)
    ):
        canvas.writing.title(group_id)
    else:
        edit(canvas)


def turn_piles(canvas: BoardCanvas) -> None:
    if canvas.arranger is not None:
        canvas.arranger.collapse(canvas.selection.ids)


def restack(front: bool) -> Act:
    def act(canvas: BoardCanvas) -> None:
        if canvas.arranger is not None:
            canvas.arranger.restack(canvas.selection.ids, front=front)

    return act


def align(canvas: BoardCanvas, edge: Edge) -> None:
    if canvas.arranger is not None:
        canvas.arranger.align(canvas.selection.ids, edge)


def distribute(*, across: bool) -> Act:
    def act(canvas: BoardCanvas) -> None:
        if canvas.arranger is not None:
            canvas.arranger.distribute(canvas.selection.ids, across=across)

    return act


def duplicate(canvas: BoardCanvas) -> None:
    if canvas.arranger is not None and (ids := canvas.arranger.duplicate(canvas.selection.ids)):
        canvas.selection.only(*ids)


def split(canvas: BoardCanvas) -> None:
    if canvas.arranger is not None and (group_id := canvas.arranger.split(canvas.selection.ids)):
        canvas.writing.title(group_id)


def tidy(canvas: BoardCanvas) -> None:
    if canvas.acts is not None:
        canvas.acts.tidy(canvas.selection.ids)
