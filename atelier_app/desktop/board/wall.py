"""What is on the wall, ready to be found and drawn: zones, groups and their frames, notes from bottom to top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.board.boxes import Box, around, around_notes, note_box, sheet_box
from atelier_app.desktop.board.grid_index import GridIndex, ordered
from atelier_app.desktop.board.wording import origin_of
from atelier_app.domain.board import (
    NOTE_HEIGHT,
    NOTE_WIDTH,
    Background,
    BoardContents,
    Group,
    Note,
    Zone,
)
from atelier_app.domain.core import Id

# Between a group's notes and its frame, and above them for the tab.
FRAME_PADDING = 14.0
FRAME_TOP = 22.0
# More notes than a level can ever be moved by: a level outweighs any order of moving.
_LEVEL = 1 << 40


@dataclass(frozen=True)
class Damage:
    """What has to be drawn again: `boxes` in scene units, or everything; and the notes that appeared."""

    boxes: tuple[Box, ...] = ()
    everything: bool = False
    added: tuple[Id, ...] = ()


class Wall(QObject):
    """Notes by id and by place. A note waiting in the inbox is not on the wall.

    The notes of a collapsed group are on it, but hidden: the group's frame is that of a pile of one.
    """

    damaged = Signal(object)
    inbox_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notes: dict[Id, Note] = {}
        self.inbox: dict[Id, Note] = {}
        self.groups: dict[Id, Group] = {}
        self.zones: dict[Id, Zone] = {}
        self.authors: dict[Id, str] = {}
        self.background: Background | None = None
        self.rank: dict[Id, int] = {}
        self._index = GridIndex()
        self._members: dict[Id, dict[Id, None]] = {}
        self._frames: dict[Id, Box] = {}
        self._order: list[Note] | None = None
        self._bounds: Box | None = None
        self._sheets: list[tuple[Zone, Box]] | None = None
        self._next_rank = 0

    # --- asking

    def in_box(self, box: Box) -> list[Note]:
        """The notes that may show in `box`, from bottom to top, those in piles left out."""
        bounds = self.bounds()
        if bounds is None or not bounds.meets(box):
            return []
        if box.covers(bounds):
            return self.in_order()
        return [self.notes[id] for id in ordered(self._index.near(box), self.rank)]

    def in_order(self) -> list[Note]:
        """Every note that is not in a pile, from bottom to top."""
        if self._order is None:
            shown = [note for note in self.notes.values() if not self.is_hidden(note)]
            self._order = sorted(shown, key=lambda note: self.rank[note.id])
        return self._order

    def is_hidden(self, note: Note) -> bool:
        """True for a note in a collapsed group."""
        return note.group_id is not None and self.is_pile(note.group_id)

    def is_pile(self, group_id: Id) -> bool:
        """True for a collapsed group."""
        group = self.groups.get(group_id)
        return group is not None and group.collapsed

    def box_of(self, note: Note) -> Box:
        """Where a note shows: in a collapsed group, as its pile."""
        pile = self.frame(note.group_id) if note.group_id and self.is_pile(note.group_id) else None
        return pile or note_box(note.x, note.y)

    def touched(self, box: Box) -> list[Note]:
        """The notes that cover some of `box`, from bottom to top."""
        return [note for note in self.in_box(box) if note_box(note.x, note.y).meets(box)]

    def caught(self, box: Box) -> list[Id]:
        """The notes that cover some of `box`, and all those of a pile that does."""
        piles = [group.id for group, frame in self.frames() if group.collapsed and frame.meets(box)]
        return [*(id for pile in piles for id in self.members(pile)), *(n.id for n in self.touched(box))]

    def top_at(self, x: float, y: float, *, but: Iterable[Id] = ()) -> Note | None:
        """The topmost note at a scene point, those in `but` left out."""
        out = frozenset(but)
        found = self.touched(Box(x, y, x + 0.01, y + 0.01))
        return next((note for note in reversed(found) if note.id not in out), None)

    def members(self, group_id: Id) -> tuple[Id, ...]:
        return tuple(self._members.get(group_id, ()))

    def frame(self, group_id: Id, *, but: Iterable[Id] = ()) -> Box | None:
        """The frame around a group's notes, those in `but` left out; None around none."""
        out = frozenset(but)
        if not out and group_id in self._frames:
            return self._frames[group_id]
        inner = around_notes(self.notes[id] for id in self._members.get(group_id, ()) if id not in out)
        if inner and self.is_pile(group_id):
            inner = Box(inner.left, inner.top, inner.left + NOTE_WIDTH, inner.top + NOTE_HEIGHT)
        frame = _framed(inner) if inner else None
        if not out and frame:
            self._frames[group_id] = frame
        return frame

    def frames(self, *, but: Iterable[Id] = ()) -> list[tuple[Group, Box]]:
        """Every group that has a note on the wall, with its frame."""
        out = frozenset(but)
        found = []
        for id in self._members:
            hidden = out.intersection(self._members[id]) if out else out
            frame = self.frame(id, but=hidden)
            if frame is not None:
                found.append((self.groups.get(id) or Group(id, "", ""), frame))
        return found

    def bounds(self) -> Box | None:
        """Around everything on the wall, frames and zones included; None when it is empty."""
        if self._bounds is None:
            boxes = [frame for _, frame in self.frames()]
            boxes += [sheet_box(sheet) for sheet in self.zones.values()]
            boxes += [sheet_box(self.background)] if self.background else []
            inner = around_notes(self.in_order())
            self._bounds = around([*boxes, inner] if inner else boxes)
        return self._bounds

    def origin(self, note: Note) -> str:
        """What stands at the bottom of a note: where it comes from, who gave it, or how it came."""
        return note.label or self.authors.get(note.author_id or "") or origin_of(note)

    def sheets(self) -> list[tuple[Zone, Box]]:
        """Every zone with what it covers, the largest first: the smaller ones lie on it."""
        if self._sheets is None:
            zones = sorted(self.zones.values(), key=lambda zone: -zone.width * zone.height)
            self._sheets = [(zone, sheet_box(zone)) for zone in zones]
        return self._sheets

    # --- changing

    def sign(self, authors: dict[Id, str]) -> None:
        """Knows who gave ideas by name."""
        if authors != self.authors:
            self.authors = authors
            signed = (note for note in self.notes.values() if note.author_id)
            self.damaged.emit(Damage(tuple(note_box(note.x, note.y) for note in signed)))
            self.inbox_changed.emit()

    def read(self, contents: BoardContents) -> None:
        """Becomes what the record says; what is already so is not drawn again."""
        groups = {group.id: group for group in contents.groups}
        titles = {id for id, group in groups.items() if self.groups.get(id) != group}
        known = {note.id for note in contents.notes}
        gone = [id for id in (*self.notes, *self.inbox) if id not in known]
        first = not self.notes and not self.inbox
        before = self._frames_of(titles)
        self._regroup(groups)
        self._read_ground(contents, quiet=first)
        self.put(contents.notes, gone=gone, everything=first, quiet=first)
        boxes = before + self._frames_of(titles)
        if boxes and not first:
            self.damaged.emit(Damage(boxes))

    def _read_ground(self, contents: BoardContents, *, quiet: bool) -> None:
        """What lies under the notes."""
        zones = {zone.id: zone for zone in contents.zones}
        before, self.background = self.background, contents.board.background
        self._bounds = None
        if quiet:
            self.zones, self._sheets = zones, None
            return
        if before != self.background:
            self.damaged.emit(Damage(everything=True))
        self.put_zones(zones.values(), gone=[id for id in self.zones if id not in zones])

    def put_zones(self, zones: Iterable[Zone], *, gone: Iterable[Id] = ()) -> None:
        """Adds or replaces zones and forgets those `gone`."""
        changed = [zone for zone in zones if self.zones.get(zone.id) != zone]
        removed = [zone for id in gone if (zone := self.zones.pop(id, None))]
        before = [held for zone in changed if (held := self.zones.get(zone.id))]
        self.zones.update((zone.id, zone) for zone in changed)
        if changed or removed:
            self._bounds = self._sheets = None
            self.damaged.emit(Damage(tuple(sheet_box(zone) for zone in (*before, *removed, *changed))))

    def put(
        self, notes: Iterable[Note], *, gone: Iterable[Id] = (), everything: bool = False, quiet: bool = False
    ) -> None:
        """Adds or replaces notes and forgets those `gone`; with `quiet` the new ones are not pointed out."""
        changed = [note for note in notes if self._held(note.id) != note]
        removed = [note for id in dict.fromkeys(gone) if (note := self._held(id))]
        if not changed and not removed and not everything:
            return
        before = [held for note in changed if (held := self._held(note.id))] + removed
        added = () if quiet else tuple(n.id for n in changed if n.id not in self.notes and not n.inbox)
        groups = {note.group_id for note in (*before, *changed) if note.group_id and not note.inbox}
        boxes = self._boxes_of(before, groups)
        for note in removed:
            self._take(note)
        for note in changed:
            self._replace(note)
        for group_id in groups:
            self._frames.pop(group_id, None)
        self._order = self._bounds = None
        boxes += self._boxes_of(changed, groups)
        self.damaged.emit(Damage(tuple(boxes), everything, added))
        if any(note.inbox for note in (*before, *changed)):
            self.inbox_changed.emit()

    def name(self, group: Group) -> None:
        """Adds a group, or changes its title or whether it is collapsed."""
        before = self._frames_of([group.id])
        self._regroup({**self.groups, group.id: group})
        if boxes := before + self._frames_of([group.id]):
            self.damaged.emit(Damage(boxes))

    def _regroup(self, groups: dict[Id, Group]) -> None:
        """Takes these groups; the notes of those that were collapsed or spread out are hidden or found again."""
        piles = {id for id in self._members if self.is_pile(id)}
        self.groups = groups
        for id in self._members:
            if (id in piles) != self.is_pile(id):
                self._frames.pop(id, None)
                self._order = self._bounds = None
                for member in self._members[id]:
                    self._find(self.notes[member])

    def _find(self, note: Note) -> None:
        """Has a note found by its place, unless it is hidden."""
        if self.is_hidden(note):
            self._index.remove(note.id)
        else:
            self._index.put(note.id, note_box(note.x, note.y))

    def _frames_of(self, group_ids: Iterable[Id]) -> tuple[Box, ...]:
        return tuple(frame for id in group_ids if (frame := self.frame(id)))

    def _held(self, id: Id) -> Note | None:
        return self.notes.get(id) or self.inbox.get(id)

    def _boxes_of(self, notes: Iterable[Note], group_ids: Iterable[Id]) -> list[Box]:
        boxes = [note_box(note.x, note.y) for note in notes if not note.inbox]
        return boxes + list(self._frames_of(group_ids))

    def _replace(self, note: Note) -> None:
        """A note that was moved comes to the top of its level; one that was only edited keeps its order."""
        if note.inbox and note.id in self.inbox:
            self.inbox[note.id] = note  # where it was in the queue
            return
        held = self.notes.get(note.id)
        stays = held is not None and (held.x, held.y) == (note.x, note.y)
        order = self.rank[note.id] - held.level * _LEVEL if held and stays else self._next_rank
        if before := self._held(note.id):
            self._take(before)
        if note.inbox:
            self.inbox[note.id] = note
            return
        self.notes[note.id] = note
        self.rank[note.id] = note.level * _LEVEL + order
        self._next_rank += 1
        self._find(note)
        if note.group_id is not None:
            self._members.setdefault(note.group_id, {})[note.id] = None

    def _take(self, note: Note) -> None:
        if self.inbox.pop(note.id, None) is not None:
            return
        del self.notes[note.id], self.rank[note.id]
        self._index.remove(note.id)
        members = self._members.get(note.group_id or "", {})
        members.pop(note.id, None)
        if not members:
            self._members.pop(note.group_id or "", None)


def _framed(inner: Box) -> Box:
    return Box(
        inner.left - FRAME_PADDING,
        inner.top - FRAME_TOP,
        inner.right + FRAME_PADDING,
        inner.bottom + FRAME_PADDING,
    )
