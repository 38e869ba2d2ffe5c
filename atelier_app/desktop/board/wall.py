"""What is on the wall, ready to be found and drawn: zones, groups and their frames, notes from bottom to top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.board.boxes import Box, around, around_notes, note_box, sheet_box
from atelier_app.desktop.board.grid_index import GridIndex, ordered
from atelier_app.domain.board import Background, Board, BoardContents, Group, Note, Zone
from atelier_app.domain.core import Id

# Between a group's notes and its frame, and above them for the tab.
FRAME_PADDING = 14.0
FRAME_TOP = 22.0


@dataclass(frozen=True)
class Damage:
    """What has to be drawn again: `boxes` in scene units, or everything; and the notes that appeared."""

    boxes: tuple[Box, ...] = ()
    everything: bool = False
    added: tuple[Id, ...] = ()


class Wall(QObject):
    """Notes by id and by place. A note waiting in the inbox is not on the wall."""

    damaged = Signal(object)
    inbox_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notes: dict[Id, Note] = {}
        self.inbox: dict[Id, Note] = {}
        self.groups: dict[Id, Group] = {}
        self.zones: dict[Id, Zone] = {}
        self.background: Background | None = None
        self.board: Board | None = None
        self.rank: dict[Id, int] = {}
        self._index = GridIndex()
        self._members: dict[Id, dict[Id, None]] = {}
        self._frames: dict[Id, Box] = {}
        self._order: list[Note] | None = None
        self._bounds: Box | None = None
        self._next_rank = 0

    # --- asking

    def in_box(self, box: Box) -> list[Note]:
        """The notes that may show in `box`, from bottom to top."""
        bounds = self.bounds()
        if bounds is None or not bounds.meets(box):
            return []
        if box.covers(bounds):
            return self.in_order()
        return [self.notes[id] for id in ordered(self._index.near(box), self.rank)]

    def in_order(self) -> list[Note]:
        """Every note, from bottom to top."""
        if self._order is None:
            self._order = sorted(self.notes.values(), key=lambda note: self.rank[note.id])
        return self._order

    def touched(self, box: Box) -> list[Note]:
        """The notes that cover some of `box`, from bottom to top."""
        return [note for note in self.in_box(box) if note_box(note.x, note.y).meets(box)]

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
            inner = around_notes(self.notes.values())
            self._bounds = around([*boxes, inner] if inner else boxes)
        return self._bounds

    def veils(self, note: Note) -> bool:
        """Whether nobody but its author may see what the note says."""
        return self.board is not None and self.board.veils(note)

    # --- changing

    def read(self, contents: BoardContents) -> None:
        """Becomes what the record says; what is already so is not drawn again."""
        groups = {group.id: group for group in contents.groups}
        titles = {id for id, group in groups.items() if self.groups.get(id) != group}
        known = {note.id for note in contents.notes}
        gone = [id for id in (*self.notes, *self.inbox) if id not in known]
        first = not self.notes and not self.inbox
        self.groups = groups
        self._read_ground(contents, quiet=first)
        self.put(contents.notes, gone=gone, everything=first, quiet=first)
        boxes = tuple(box for id in titles if (box := self.frame(id)))
        if boxes and not first:
            self.damaged.emit(Damage(boxes))

    def _read_ground(self, contents: BoardContents, *, quiet: bool) -> None:
        """The settings, and what lies under the notes."""
        board, zones = contents.board, {zone.id: zone for zone in contents.zones}
        before, was_veiled = self.background, self.board is not None and self.board.private
        self.board, self.background = board, board.background
        self._bounds = None
        if quiet:
            self.zones = zones
            return
        if before != self.background or was_veiled != board.private:
            self.damaged.emit(Damage(everything=True))
        self.put_zones(zones.values(), gone=[id for id in self.zones if id not in zones])

    def put_zones(self, zones: Iterable[Zone], *, gone: Iterable[Id] = ()) -> None:
        """Adds or replaces zones and forgets those `gone`."""
        changed = [zone for zone in zones if self.zones.get(zone.id) != zone]
        removed = [zone for id in gone if (zone := self.zones.pop(id, None))]
        before = [held for zone in changed if (held := self.zones.get(zone.id))]
        self.zones.update((zone.id, zone) for zone in changed)
        if changed or removed:
            self._bounds = None
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
        """Adds a group or changes its title."""
        self.groups[group.id] = group
        if frame := self.frame(group.id):
            self.damaged.emit(Damage((frame,)))

    def _held(self, id: Id) -> Note | None:
        return self.notes.get(id) or self.inbox.get(id)

    def _boxes_of(self, notes: Iterable[Note], group_ids: Iterable[Id]) -> list[Box]:
        boxes = [note_box(note.x, note.y) for note in notes if not note.inbox]
        return boxes + [frame for id in group_ids if (frame := self.frame(id))]

    def _replace(self, note: Note) -> None:
        """A note that was moved comes to the top; one that was only edited stays where it was in the pile."""
        held = self.notes.get(note.id)
        rank = self.rank.get(note.id) if held and (held.x, held.y) == (note.x, note.y) else None
        if before := self._held(note.id):
            self._take(before)
        if note.inbox:
            self.inbox[note.id] = note
            return
        self.notes[note.id] = note
        self.rank[note.id] = self._next_rank if rank is None else rank
        self._next_rank += 1
        self._index.put(note.id, note_box(note.x, note.y))
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
