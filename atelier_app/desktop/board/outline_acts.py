"""What the outline does to the board: renames, removes, and moves notes into groups and zones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from atelier_app.desktop.board import arranging, homes, room
from atelier_app.desktop.board.arranging import STEP_X, STEP_Y, IsTaken, Point
from atelier_app.desktop.board.boxes import Box, around, note_box
from atelier_app.desktop.board.homes import Key, Record
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.wall import FRAME_PADDING, FRAME_TOP
from atelier_app.domain.board import NOTE_GAP, Group, Note, Zone
from atelier_app.domain.core import Id
from atelier_app.domain.zones import PutZones, RemoveZones
from atelier_app.support.language import _

_CASCADE = 14.0
_EDGE = 16.0


class OutlineActs:
    """Turns what is asked of lines into acts of the board's model."""

    def __init__(self, model: BoardModel) -> None:
        self._model = model
        self._wall = model.wall

    def edit(self, record: Record, text: str) -> None:
        """Gives a note its words, a group or a zone its title."""
        if isinstance(record, Note):
            self._model.edit(record.id, text)
        elif isinstance(record, Group):
            self._model.rename(record.id, text)
        elif text.strip() != record.title:
            renamed = PutZones(self._model.board_id, (replace(record, title=text.strip()),))
            self._model.say(renamed, _("Rename zone"))

    def remove(self, records: Iterable[Record], note_ids: Iterable[Id]) -> None:
        """Removes notes, those of groups included; of zones only the frame."""
        zones = tuple(record.id for record in records if isinstance(record, Zone))
        if zones:
            self._model.say(RemoveZones(self._model.board_id, zones), _("Remove zone"))
        self._model.remove(note_ids)

    def move_to(self, ids: Sequence[Id], home: Key) -> None:
        """Moves notes into a group, a zone, or out of both."""
        notes = [note for id in ids if (note := self._wall.notes.get(id))]
        if home.kind is Group:
            self._into_group([note for note in notes if note.group_id != home.id], home.id)
            return
        zone = self._wall.zones.get(home.id)
        whole = {n.group_id for n in notes if n.group_id and self._is_whole(n.group_id, ids)}
        for group_id in whole:
            self._group_into(group_id or "", zone)
        loose = [note for note in notes if note.group_id not in whole]
        if loose:
            places = dict(zip((n.id for n in loose), self._places(zone, loose), strict=True))
            self._model.move(places, groups=dict.fromkeys(places, None), said=_("Move in the outline"))

    def _is_whole(self, group_id: Id, ids: Sequence[Id]) -> bool:
        """All of a group of several moves as a group; a lone note is taken out of its group."""
        members = self._wall.members(group_id)
        return len(members) > 1 and set(members) <= set(ids)

    def _into_group(self, notes: list[Note], group_id: Id) -> None:
        members = self._wall.members(group_id)
        if notes and members:
            last = arranging.reading_order(self._wall.notes[id] for id in members)[-1]
            self._model.stack([note.id for note in notes], last.id)

    def _group_into(self, group_id: Id, zone: Zone | None) -> None:
        """Carries a group, as it is arranged, to where there is room."""
        frame, ids = self._wall.frame(group_id), self._wall.members(group_id)
        if frame is None:
            return
        taken = self._taken([self._wall.notes[id] for id in ids], group_id, zone)
        everything = around(
            [frame, self._wall.bounds() or frame, *map(homes.box_of, self._wall.zones.values())]
        )
        left, top = _corner(zone, frame, taken, everything or frame)
        dx, dy = left - frame.left, top - frame.top
        notes = (self._wall.notes[id] for id in ids)
        self._model.move({n.id: (n.x + dx, n.y + dy) for n in notes}, said=_("Move in the outline"))

    def _places(self, zone: Zone | None, notes: Sequence[Note]) -> list[Point]:
        taken = self._taken(notes, None, zone)
        if zone is None:
            seen = self._wall.bounds() or Box(0, 0, 960, 540)
            return arranging.free_places(len(notes), seen, taken)
        return places_within(homes.box_of(zone), len(notes), taken)

    def _taken(self, notes: Sequence[Note], group_id: Id | None, zone: Zone | None) -> IsTaken:
        """What is in the way: other notes and frames, and the zones that would take a note from where it goes."""
        is_taken = room.taken(self._wall, but=[note.id for note in notes], group_id=group_id)
        zones = self._wall.zones.values()
        others = homes.smaller_inside(zone, zones) if zone else [homes.box_of(other) for other in zones]
        return lambda box: is_taken(box) or any(other.meets(box) for other in others)


def places_within(box: Box, count: int, is_taken: IsTaken) -> list[Point]:
    """Free places in a rectangle, row by row; once it is full, one over the other, a little apart."""
    found: list[Point] = []
    top = box.top + _EDGE + FRAME_TOP
    y = top
    while y + STEP_Y - NOTE_GAP <= box.bottom and len(found) < count:
        x = box.left + _EDGE
        while x + STEP_X - NOTE_GAP <= box.right and len(found) < count:
            if not is_taken(note_box(x, y).grown(NOTE_GAP / 2 - 1)):
                found.append((x, y))
            x += STEP_X
        y += STEP_Y
    while len(found) < count:
        step = _CASCADE * (len(found) % 6)
        found.append((box.left + _EDGE / 2 + step, min(top, box.top + _EDGE / 2) + step))
    return found


def _corner(zone: Zone | None, frame: Box, is_taken: IsTaken, bounds: Box) -> Point:
    """Where a frame of this size goes: a free spot of the zone, or its middle when there is none."""
    if zone is None:
        return bounds.left, bounds.bottom + STEP_Y
    area = homes.box_of(zone)
    y = area.top + FRAME_TOP
    while y + frame.height <= area.bottom:
        x = area.left + FRAME_PADDING
        while x + frame.width <= area.right:
            if not is_taken(frame.moved(x - frame.left, y - frame.top)):
                return x, y
            x += STEP_X / 2
        y += STEP_Y / 2
    return area.centre[0] - frame.width / 2, area.centre[1] - frame.height / 2
