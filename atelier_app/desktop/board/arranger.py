"""Turns the acts of arranging into commands: lining up, what lies in front, copies, piles, splitting a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from atelier_app.desktop.board import arranging, lining, room
from atelier_app.desktop.board.arranging import Point
from atelier_app.desktop.board.boxes import Box, around_notes
from atelier_app.desktop.board.lining import Block, Edge
from atelier_app.desktop.board.model import BoardModel
from atelier_app.domain.board import NOTE_GAP, Group, Note, checked_place
from atelier_app.domain.core import Command, Id, new_id
from atelier_app.domain.notes import AddNotes, CollapseGroups, GroupNotes, Level, LevelNotes, NewNote
from atelier_app.domain.pictures import UsePicture
from atelier_app.support.language import _, ngettext

# Where nothing is free around what is copied.
_ASIDE = 2 * NOTE_GAP


class Arranger:
    """What can be done with the notes of a model once they are there."""

    def __init__(self, model: BoardModel) -> None:
        self._model = model
        self._wall = model.wall

    # --- lining up

    def align(self, ids: Iterable[Id], edge: Edge) -> None:
        """Brings one edge of the notes into line; a group that is there as a whole keeps its shape."""
        self._place(lining.aligned(self._blocks(ids), edge), _("Align notes"))

    def distribute(self, ids: Iterable[Id], *, across: bool) -> None:
        """Makes the gaps between the notes equal, in a row (`across`) or a column."""
        self._place(lining.distributed(self._blocks(ids), across=across), _("Distribute notes"))

    def _place(self, places: Mapping[Id, Point], said: str) -> None:
        self._model.move(places, said=said)

    def _blocks(self, ids: Iterable[Id]) -> list[Block]:
        notes = self._notes(ids)
        chosen = {note.id for note in notes}

        def whole(group_id: Id) -> Box | None:
            members = self._wall.members(group_id)
            return self._wall.frame(group_id) if chosen.issuperset(members) else None

        return lining.blocks(notes, whole)

    # --- in front and behind

    def restack(self, ids: Iterable[Id], *, front: bool) -> None:
        """Brings notes in front of all others, or behind them."""
        chosen = self._notes(ids)
        held = {note.id for note in chosen}
        others = (note for note in self._wall.notes.values() if note.id not in held)
        levels = lining.restacked(chosen, others, front=front)
        changed = [
            replace(note, level=levels[note.id])
            for note in chosen
            if levels.get(note.id, note.level) != note.level
        ]
        if changed:
            command = LevelNotes(tuple(Level(note.id, note.level) for note in changed))
            said = _("Bring to front") if front else _("Send to back")
            self._model.perform([command], changed, said)

    # --- copies

    def duplicate(self, ids: Iterable[Id]) -> tuple[Id, ...]:
        """Copies notes beside themselves, a whole group as a group; words that are still veiled are not copied."""
        board = self._model.fresh.board
        notes = [note for note in self._notes(ids) if not board.veils(note)]
        box = around_notes(notes)
        if box is None:
            return ()
        dx, dy = self._free_shift(box)
        groups = self._copied_groups(notes)
        copies = [self._copy(note, dx, dy, groups) for note in notes]
        commands: list[Command] = [AddNotes(self._model.board_id, tuple(map(_as_new, copies)))]
        for group in groups.values():
            members = tuple(note.id for note in copies if note.group_id == group.id)
            commands.append(GroupNotes(group.id, group.board_id, members, group.title))
            self._wall.name(group)
        commands += [UsePicture(note.id, note.picture_id) for note in copies if note.picture_id]
        said = ngettext("Duplicate note", "Duplicate {n} notes", len(copies)).format(n=len(copies))
        self._model.perform(commands, copies, said)
        return tuple(note.id for note in copies)

    def _free_shift(self, box: Box) -> Point:
        """How far a copy of this box goes: right, below, left or above; where all is taken, a little aside."""
        across, down = box.width + NOTE_GAP, box.height + NOTE_GAP
        taken = room.taken(self._wall)
        for dx, dy in ((across, 0.0), (0.0, down), (-across, 0.0), (0.0, -down)):
            if not taken(box.moved(dx, dy)):
                return dx, dy
        return _ASIDE, _ASIDE

    def _copied_groups(self, notes: Sequence[Note]) -> dict[Id, Group]:
        """A new group for each whole one among the notes."""
        chosen = {note.id for note in notes}
        whole = {
            n.group_id for n in notes if n.group_id and chosen.issuperset(self._wall.members(n.group_id))
        }
        return {
            id: Group(new_id(), self._model.board_id, group.title)
            for id in sorted(whole)
            if (group := self._wall.groups.get(id))
        }

    def _copy(self, note: Note, dx: float, dy: float, groups: Mapping[Id, Group]) -> Note:
        x, y = checked_place(note.x + dx, note.y + dy)
        group = groups.get(note.group_id or "")
        return Note(
            new_id(),
            note.board_id,
            note.text,
            note.colour,
            x,
            y,
            group_id=group.id if group else None,
            label=note.label,
            theme=note.theme,
            territory=note.territory,
            picture_id=note.picture_id,
        )

    # --- groups

    def split(self, ids: Iterable[Id]) -> Id | None:
        """Puts some notes of a group into a group of their own, moved out of its frame; the answer is its id."""
        notes = arranging.reading_order(note for note in self._notes(ids) if note.group_id)
        chosen = {note.id for note in notes}
        groups = {note.group_id for note in notes if note.group_id}
        if not groups or all(chosen.issuperset(self._wall.members(id)) for id in groups):
            return None
        near = replace(notes[0], y=max(frame.bottom for id in groups if (frame := self._wall.frame(id))) + 40)
        columns = min(len(notes), arranging.columns_for(len(notes)))
        taken = room.taken(self._wall, but=chosen)
        corner = arranging.free_block(columns, -(-len(notes) // columns), near, taken)
        places = arranging.block([note.id for note in notes], *corner, columns)
        return self._model.group_at(notes, places, _("Split group"))

    def collapse(self, ids: Iterable[Id]) -> None:
        """Makes piles of the groups of these notes, or spreads them out when all of them are piles."""
        found = dict.fromkeys(note.group_id for note in self._notes(ids) if note.group_id)
        groups = [group for id in found if (group := self._wall.groups.get(id))]
        self.show_collapsed(groups, collapsed=not all(group.collapsed for group in groups))

    def show_collapsed(self, groups: Iterable[Group], *, collapsed: bool) -> None:
        """Shows groups as a pile each, or spread out."""
        groups = [group for group in groups if group.collapsed != collapsed]
        if not groups:
            return
        for group in groups:
            self._wall.name(replace(group, collapsed=collapsed))
        ids = tuple(group.id for group in groups)
        said = _("Collapse group") if collapsed else _("Spread out group")
        self._model.perform([CollapseGroups(ids, collapsed)], [], said, groups=ids)

    def into_pile(self, ids: Iterable[Id], group_id: Id) -> None:
        """Notes dropped on a pile join it, in places below the notes that it hides."""
        members = [self._wall.notes[id] for id in self._wall.members(group_id)]
        notes = [note for note in arranging.reading_order(self._notes(ids)) if note.group_id != group_id]
        inner = around_notes(members)
        if inner is None or not notes:
            return
        columns = max(1, round((inner.width + NOTE_GAP) / arranging.STEP_X))
        joining = [note.id for note in notes]
        places = arranging.block(joining, inner.left, inner.bottom + NOTE_GAP, columns)
        self._model.move(places, groups=dict.fromkeys(joining, group_id), said=_("Group notes"))

    def _notes(self, ids: Iterable[Id]) -> list[Note]:
        return [note for id in dict.fromkeys(ids) if (note := self._wall.notes.get(id))]


def _as_new(note: Note) -> NewNote:
    """As the door is told; its group is made after it."""
    return NewNote(
        note.id,
        note.text,
        note.colour,
        note.x,
        note.y,
        label=note.label,
        theme=note.theme,
        territory=note.territory,
    )
