"""Turns gestures on the wall into commands: shown at once, sent, and taken back when refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.board import arranging, room
from atelier_app.desktop.board.arranging import Point
from atelier_app.desktop.board.boxes import Box
from atelier_app.desktop.board.fresh import FreshWall
from atelier_app.desktop.board.pictures import Pictures
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.board import Colour, DescribeBoard, Group, Note, Zone, checked_place
from atelier_app.domain.core import Command, Id, Refused, Together, new_id
from atelier_app.domain.notes import (
    AddNote,
    Assignment,
    AssignNotes,
    ColourNotes,
    EditNote,
    GroupNotes,
    MoveNotes,
    Place,
    PlaceNotes,
    RemoveNotes,
    RenameGroup,
)
from atelier_app.support.language import _, ngettext

# A paste of more lines than these is sent in parts, each with its undo.
_AT_ONCE = 500


class BoardModel(QObject):
    """One board of the remote. Every method changes the wall at once and says it to the door."""

    colour_changed = Signal(object)

    def __init__(self, remote: Remote, board_id: Id, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.remote = remote
        self.fresh = FreshWall(remote, board_id, self)
        self.wall = self.fresh.wall
        self.pictures = Pictures(remote, self)
        self.board_id = board_id
        self.colour = Colour.YELLOW

    def stop(self) -> None:
        """Ends the following."""
        self.fresh.stop()

    def choose_colour(self, colour: Colour) -> None:
        """The paper that new notes are made of."""
        if colour is not self.colour:
            self.colour = colour
            self.colour_changed.emit(colour)

    # --- notes

    def add(self, texts: Sequence[str], seen: Box, *, at: Point | None = None) -> tuple[Id, ...]:
        """New notes, in free places of what is seen, or the first `at` a place; blank texts make none."""
        texts = [text for text in (text.strip() for text in texts) if text]
        places = (
            [at] if at and len(texts) == 1 else arranging.free_places(len(texts), seen, room.taken(self.wall))
        )
        notes = [
            Note(new_id(), self.board_id, text, self.colour, *checked_place(*place), group_id=None)
            for text, place in zip(texts, places, strict=True)
        ]
        for start in range(0, len(notes), _AT_ONCE):
            part = notes[start : start + _AT_ONCE]
            added = [AddNote(n.id, n.board_id, n.text, n.colour, n.x, n.y) for n in part]
            said = ngettext("Add a note", "Add {n} notes", len(part)).format(n=len(part))
            self._do(added, part, said)
        return tuple(note.id for note in notes)

    def free_place(self, seen: Box) -> Point:
        """Where the next new note would go."""
        return arranging.free_places(1, seen, room.taken(self.wall))[0]

    def edit(self, id: Id, text: str) -> None:
        """Changes a note's words; without any, the note stays as it was."""
        note = self._note(id)
        if note and text.strip() and text != note.text:
            self._do([EditNote(id, text)], [replace(note, text=text)], _("Edit note"))

    def paint(self, ids: Iterable[Id], colour: Colour) -> None:
        """Changes the paper of notes, and of those made next."""
        self.choose_colour(colour)
        notes = [note for note in self._notes(ids) if note.colour is not colour]
        if notes:
            changed = [replace(note, colour=colour) for note in notes]
            self._do([ColourNotes(_ids(notes), colour)], changed, _("Change colour"))

    def remove(self, ids: Iterable[Id]) -> None:
        """Takes notes off the wall or out of the inbox."""
        notes = self._notes(ids)
        if notes:
            said = ngettext("Remove note", "Remove {n} notes", len(notes)).format(n=len(notes))
            self._do([RemoveNotes(_ids(notes))], [], said, gone=_ids(notes))

    # --- places

    def move(
        self, places: Mapping[Id, Point], *, groups: Mapping[Id, Id | None] | None = None, said: str = ""
    ) -> None:
        """Moves notes, and puts those in `groups` into an existing group or out of theirs (None)."""
        changed: dict[Id, Note] = {}
        moved, assigned = [], []
        for id, place in places.items():
            note = self._note(id)
            if note and (note.x, note.y) != place:
                x, y = checked_place(*place)
                moved.append(Place(id, x, y))
                changed[id] = replace(note, x=x, y=y)
        for id, group_id in (groups or {}).items():
            note = changed.get(id) or self._note(id)
            if note and note.group_id != group_id:
                assigned.append(Assignment(id, group_id))
                changed[id] = replace(note, group_id=group_id)
        commands: list[Command] = [MoveNotes(tuple(moved))] if moved else []
        commands += [AssignNotes(tuple(assigned))] if assigned else []
        said = said or ngettext("Move note", "Move {n} notes", len(changed)).format(n=len(changed))
        self._do(commands, list(changed.values()), said)

    def tidy(self, ids: Iterable[Id]) -> None:
        """Lines notes up, groups kept together: the whole groups of those given, or of all without any."""
        chosen = self._notes(ids) or list(self.wall.notes.values())
        self.move(room.tidied(self.wall, chosen), said=_("Tidy notes"))

    # --- groups

    def group(self, ids: Iterable[Id], title: str = "") -> Id | None:
        """Puts notes into a new group, gathered when they were scattered; the answer is its id."""
        notes = arranging.reading_order(self._notes(ids))
        if not notes:
            return None
        places = room.gathered(self.wall, notes)
        group = Group(new_id(), self.board_id, title)
        return self._into(group, notes, places, new=True)

    def stack(self, ids: Iterable[Id], target_id: Id) -> Id | None:
        """Notes dropped on another: into its group, or a new one with it, each in a place beside it."""
        target = self._note(target_id)
        notes = [note for note in arranging.reading_order(self._notes(ids)) if note.id != target_id]
        if target is None or not notes:
            return None
        taken = room.taken(self.wall, but=[note.id for note in notes], group_id=target.group_id)
        places: dict[Id, Point] = {}
        for note in notes:
            places[note.id] = arranging.beside(target, room.also(taken, places.values()))
        group = self.wall.groups.get(target.group_id or "")
        if group is not None:
            return self._into(group, notes, places, new=False)
        made = Group(new_id(), self.board_id, "")
        return self._into(made, [target, *notes], places, new=True)

    def ungroup(self, ids: Iterable[Id]) -> None:
        """Takes notes out of their groups."""
        notes = [note for note in self._notes(ids) if note.group_id]
        self.move({}, groups={note.id: None for note in notes}, said=_("Ungroup"))

    def rename(self, group_id: Id, title: str) -> None:
        """Gives a group its title."""
        group = self.wall.groups.get(group_id)
        if group and title.strip() != group.title:
            self.wall.name(replace(group, title=title.strip()))
            self._do([RenameGroup(group_id, title)], [], _("Rename group"))

    def _into(self, group: Group, notes: list[Note], places: Mapping[Id, Point], *, new: bool) -> Id:
        if new:
            self.wall.groups[group.id] = group
        changed = []
        for note in notes:
            x, y = checked_place(*places.get(note.id, (note.x, note.y)))
            changed.append(replace(note, x=x, y=y, group_id=group.id))
        moved = [
            Place(n.id, n.x, n.y)
            for n, was in zip(changed, notes, strict=True)
            if (n.x, n.y) != (was.x, was.y)
        ]
        commands: list[Command] = [MoveNotes(tuple(moved))] if moved else []
        commands.append(GroupNotes(group.id, self.board_id, _ids(notes), group.title))
        self._do(commands, changed, _("Group notes"))
        return group.id

    # --- the inbox

    def place(self, ids: Iterable[Id], seen: Box, *, at: Point | None = None) -> tuple[Id, ...]:
        """Takes notes out of the inbox onto the wall."""
        notes = [note for id in ids if (note := self.wall.inbox.get(id))]
        if not notes:
            return ()
        places = (
            [at] if at and len(notes) == 1 else arranging.free_places(len(notes), seen, room.taken(self.wall))
        )
        changed = [replace(n, inbox=False, x=x, y=y) for n, (x, y) in zip(notes, places, strict=True)]
        moved = MoveNotes(tuple(Place(note.id, note.x, note.y) for note in changed))
        said = ngettext("Place note", "Place {n} notes", len(notes)).format(n=len(notes))
        self._do([PlaceNotes(_ids(notes)), moved], changed, said)
        return _ids(notes)

    def use_inbox(self, to_inbox: bool) -> None:
        """Chooses whether ideas from phones wait at the side."""
        if to_inbox != self.fresh.board.to_inbox:
            self._do([DescribeBoard(self.board_id, to_inbox=to_inbox)], [], _("Change inbox"))

    # --- the door

    def do_with_zones(
        self,
        commands: Sequence[Command],
        said: str,
        *,
        zones: Sequence[Zone] = (),
        gone: Sequence[Id] = (),
        notes: Sequence[Note] = (),
    ) -> None:
        """As any gesture: shows these zones and notes, without the zones `gone`, and sends the commands as one."""
        self.wall.put_zones(zones, gone=gone)
        self._do(commands, notes, said, zones=(*(zone.id for zone in zones), *gone))

    def _do(
        self,
        commands: Sequence[Command],
        shown: Sequence[Note],
        said: str,
        gone: Sequence[Id] = (),
        zones: Sequence[Id] = (),
    ) -> None:
        """Shows what the commands will do, then sends them as one; a refusal brings back what is on the disk."""
        if not commands:
            return
        ids = (*_ids(shown), *gone, *zones)
        self.fresh.hold(ids)
        self.wall.put(shown, gone=gone, quiet=True)
        command = commands[0] if len(commands) == 1 else Together(tuple(commands))
        self.remote.execute(
            command,
            lambda _receipt: self.fresh.release(ids, zones=bool(zones)),
            lambda refused: self._refused(ids, refused),
            said,
        )

    def _refused(self, ids: Sequence[Id], refused: Refused) -> None:
        self.fresh.release(ids, refused=True)
        self.remote.refused.emit(refused)

    def _note(self, id: Id) -> Note | None:
        return self.wall.notes.get(id) or self.wall.inbox.get(id)

    def _notes(self, ids: Iterable[Id]) -> list[Note]:
        return [note for id in dict.fromkeys(ids) if (note := self._note(id))]


def _ids(notes: Iterable[Note]) -> tuple[Id, ...]:
    return tuple(note.id for note in notes)
