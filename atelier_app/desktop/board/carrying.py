"""Notes held in the hand: lifted off the wall, drawn where they hover, with what they would fall on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from atelier_app.desktop.board.boxes import Box, around, note_box
from atelier_app.desktop.board.camera import Camera
from atelier_app.desktop.board.painter import WallPainter
from atelier_app.desktop.board.snapping import Guide
from atelier_app.desktop.board.stamps import State
from atelier_app.desktop.board.wall import Wall
from atelier_app.domain.board import Group, Note
from atelier_app.domain.core import Id

# Around what is carried: its shadow and the tab of a frame, view pixels.
_REACH = 34
_GUIDE_REACH = 10
# From so many on, moving their picture is quicker than drawing them.
_MANY = 24


@dataclass(frozen=True)
class Carried:
    """Notes from bottom to top, their `dx`, `dy` in scene units, whole groups among them, and the aim below.

    Of a collapsed group only the pile is seen. `guides` show what they are in line with where they are.
    """

    notes: tuple[Note, ...]
    ids: frozenset[Id]
    groups: tuple[tuple[Group, Box], ...]
    box: Box
    dx: float = 0.0
    dy: float = 0.0
    note_below: Note | None = None
    group_below: tuple[Group, Box] | None = None
    guides: tuple[Guide, ...] = ()

    def moved(self, dx: float, dy: float) -> Carried:
        return replace(self, dx=dx, dy=dy, guides=())

    def over(self, note: Note | None, group: tuple[Group, Box] | None) -> Carried:
        return replace(self, note_below=note, group_below=group)

    def beside(self, guides: tuple[Guide, ...]) -> Carried:
        return replace(self, guides=guides)

    def rect(self, camera: Camera) -> QRect:
        """What it covers in the view, its aim included."""
        boxes = [self.box.moved(self.dx, self.dy)]
        if self.note_below:
            boxes.append(note_box(self.note_below.x, self.note_below.y))
        if self.group_below:
            boxes.append(self.group_below[1])
        return _seen(around(boxes) or self.box, camera, _REACH)

    def rects(self, camera: Camera) -> list[QRect]:
        """All that is painted of it: what it covers, and its guides, which are long and thin."""
        guides = (_seen(Box(*guide[:4]), camera, _GUIDE_REACH) for guide in self.guides)
        return [self.rect(camera), *guides]


def _seen(box: Box, camera: Camera, reach: int) -> QRect:
    seen = camera.box_to_view(box)
    left, top = int(max(-9999, seen.left)) - reach, int(max(-9999, seen.top)) - reach
    right, bottom = int(min(99999, seen.right)) + reach, int(min(99999, seen.bottom)) + reach
    return QRect(left, top, right - left, bottom - top)


class HeldPicture:
    """Draws what is carried. Many notes are drawn once and then moved as one picture."""

    def __init__(self, painter: WallPainter) -> None:
        self._painter = painter
        self._pixmap = QPixmap()
        self._area = QRect()
        self._of: tuple[frozenset[Id], float] | None = None

    def paint(self, painter: QPainter, carried: Carried, camera: Camera, view: QRect) -> None:
        """The aim, then the carried frames and notes that show in `view`."""
        if carried.note_below:
            self._painter.draw_notes(painter, (carried.note_below,), camera, lambda _id: State.TARGET)
        if carried.group_below:
            self._painter.draw_frame(painter, carried.group_below[1], camera, aimed=True)
        x = round(camera.x + carried.dx * camera.scale)
        y = round(camera.y + carried.dy * camera.scale)
        showing = view.translated(-x, -y)
        if len(carried.notes) < _MANY:
            self._draw(painter, carried, Camera(camera.scale, x, y), showing)
            return
        shown = showing & self._whole(carried, camera)
        if shown.isEmpty():
            return
        if self._of != (carried.ids, camera.scale) or not self._area.contains(shown):
            self._redraw(painter, carried, camera.scale, shown)
        painter.drawPixmap(self._area.topLeft() + QPoint(x, y), self._pixmap)

    def _whole(self, carried: Carried, camera: Camera) -> QRect:
        """All that is carried, in pixels from the wall's origin."""
        return carried.moved(0.0, 0.0).over(None, None).rect(Camera(camera.scale))

    def _redraw(self, painter: QPainter, carried: Carried, scale: float, showing: QRect) -> None:
        """Makes a picture of what shows and half as much around, so that it lasts for a while."""
        across, down = showing.width() // 2, showing.height() // 2
        self._area = showing.adjusted(-across, -down, across, down) & self._whole(carried, Camera(scale))
        self._of = carried.ids, scale
        ratio = painter.device().devicePixelRatio()
        self._pixmap = QPixmap(self._area.size() * ratio)
        self._pixmap.setDevicePixelRatio(ratio)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        inner = QPainter(self._pixmap)
        self._draw(inner, carried, Camera(scale, -self._area.left(), -self._area.top()), self._area)
        inner.end()

    def _draw(self, painter: QPainter, carried: Carried, camera: Camera, showing: QRect) -> None:
        """The frames and notes that show in `showing`, pixels from the wall's origin."""
        for group, frame in carried.groups:
            if not group.collapsed:
                self._painter.draw_frame(painter, frame, camera)
        seen = Box(showing.left(), showing.top(), showing.right() + 1, showing.bottom() + 1).grown(_REACH)
        seen = Camera(camera.scale).box_to_scene(seen)
        piles = {group.id for group, _frame in carried.groups if group.collapsed}
        notes = (
            note
            for note in carried.notes
            if note.group_id not in piles and note_box(note.x, note.y).meets(seen)
        )
        self._painter.draw_notes(painter, notes, camera, lambda _id: State.LIFTED)
        for group, frame in carried.groups:
            self._painter.draw_title(painter, group, frame, camera, State.LIFTED)


def lifted(wall: Wall, ids: frozenset[Id]) -> Carried | None:
    """Takes notes in hand; None when none of them is on the wall any more."""
    held = [note for id in ids if (note := wall.notes.get(id))]
    notes = tuple(sorted(held, key=lambda note: wall.rank[note.id]))
    if not notes:
        return None
    whole = {n.group_id for n in notes if n.group_id and ids.issuperset(wall.members(n.group_id))}
    groups = tuple((group, frame) for group, frame in wall.frames() if group.id in whole)
    box = around([*(wall.box_of(note) for note in notes), *(frame for _, frame in groups)])
    return Carried(notes, frozenset(note.id for note in notes), groups, box) if box else None
