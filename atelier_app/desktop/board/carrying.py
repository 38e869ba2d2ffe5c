"""Notes held in the hand: lifted off the wall, drawn where they hover, with what they would fall on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from atelier_app.desktop.board.boxes import Box, around, note_box
from atelier_app.desktop.board.camera import Camera
from atelier_app.desktop.board.painter import WallPainter
from atelier_app.desktop.board.stamps import State
from atelier_app.desktop.board.wall import Wall
from atelier_app.domain.board import Group, Note
from atelier_app.domain.core import Id

# Around what is carried: its shadow and the tab of a frame, view pixels.
_REACH = 34


@dataclass(frozen=True)
class Carried:
    """Notes from bottom to top, their `dx`, `dy` in scene units, whole groups among them, and the aim below."""

    notes: tuple[Note, ...]
    ids: frozenset[Id]
    groups: tuple[tuple[Group, Box], ...]
    box: Box
    dx: float = 0.0
    dy: float = 0.0
    note_below: Note | None = None
    group_below: tuple[Group, Box] | None = None

    def moved(self, dx: float, dy: float) -> Carried:
        return replace(self, dx=dx, dy=dy)

    def over(self, note: Note | None, group: tuple[Group, Box] | None) -> Carried:
        return replace(self, note_below=note, group_below=group)

    def rect(self, camera: Camera) -> QRect:
        """What it covers in the view, its aim included."""
        boxes = [self.box.moved(self.dx, self.dy)]
        if self.note_below:
            boxes.append(note_box(self.note_below.x, self.note_below.y))
        if self.group_below:
            boxes.append(self.group_below[1])
        whole = around(boxes) or self.box
        seen = camera.box_to_view(whole)
        left, top = int(max(-9999, seen.left)) - _REACH, int(max(-9999, seen.top)) - _REACH
        right, bottom = int(min(99999, seen.right)) + _REACH, int(min(99999, seen.bottom)) + _REACH
        return QRect(left, top, right - left, bottom - top)

    def paint(self, painter: QPainter, wall_painter: WallPainter, camera: Camera, view: QRect) -> None:
        """The aim, then the carried frames and notes that show in `view`."""
        dx, dy = self.dx * camera.scale, self.dy * camera.scale
        if self.note_below:
            wall_painter.draw_notes(painter, (self.note_below,), camera, lambda _id: State.TARGET)
        if self.group_below:
            wall_painter.draw_frame(painter, self.group_below[1], camera, aimed=True)
        for _group, frame in self.groups:
            wall_painter.draw_frame(painter, frame.moved(self.dx, self.dy), camera)
        seen = camera.box_to_scene(Box(view.left(), view.top(), view.right(), view.bottom()))
        seen = seen.moved(-self.dx, -self.dy)
        showing = (note for note in self.notes if note_box(note.x, note.y).meets(seen))
        wall_painter.draw_notes(painter, showing, camera, lambda _id: State.LIFTED, dx=dx, dy=dy)
        for group, frame in self.groups:
            wall_painter.draw_tab(painter, group, frame.moved(self.dx, self.dy), camera)


def lifted(wall: Wall, ids: frozenset[Id]) -> Carried | None:
    """Takes notes in hand; None when none of them is on the wall any more."""
    notes = tuple(note for note in wall.in_order() if note.id in ids)
    if not notes:
        return None
    whole = {n.group_id for n in notes if n.group_id and ids.issuperset(wall.members(n.group_id))}
    groups = tuple((group, frame) for group, frame in wall.frames() if group.id in whole)
    box = around([*(note_box(note.x, note.y) for note in notes), *(frame for _, frame in groups)])
    return Carried(notes, frozenset(note.id for note in notes), groups, box) if box else None
