"""Turns gestures on the wall into commands: shown at once, sent, and taken back when refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.board import arranging, room
from atelier_app.desktop.board.arranging import Point
from atelier_app.desktop.board.boxes import Box
from atelier_app.desktop.board.fresh import FreshWall
from atelier_app.desktop.board.pictures import Pictures
from atelier_app.desktop.board.veil import is_face_down
from atelier_app.desktop.board.words import Words
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.board import Colour, Group, Note, Zone, checked_place
from atelier_app.domain.capture import Captured, take_apart
from atelier_app.domain.comments import AddComment, RemoveComments
from atelier_app.domain.core import Channel, Command, Id, Refused, Together, new_id
from atelier_app.domain.merges import MergeNotes, UnmergeNote
from atelier_app.domain.notes import (
    AddNotes,
    Assignment,
    AssignNotes,
    ColourNotes,
    EditNote,
    GroupNotes,
    MoveNotes,
    NewNote,
    Place,
    PlaceNotes,
    RemoveNotes,
    RenameGroup,
    Tag,
    TagNotes,
)
from atelier_app.support.language import _, ngettext

Then: TypeAlias = Callable[[], object]


class BoardModel(QObject):
    """One board of the remote. Every method changes the wall at once and says it to the door."""

    colour_changed = Signal(object)

    def __init__(self, remote: Remote, board_id: Id, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.remote = remote
        self.fresh = FreshWall(remote, board_id, self)
        self.wall = self.fresh.wall
        self.words = Words(remote, self.wall, self)
        self.pictures = Pictures(remote, self)
        self.board_id = board_id
        self.colour = Colour.YELLOW

    def stop(self) -> None:
        """Ends the following."""
        self.fresh.stop()
        self.words.stop()

    def choose_colour(self, colour: Colour) -> None:
        """The paper that new notes are made of."""
        if colour is not self.colour:
            self.colour = colour
            self.colour_changed.emit(colour)

    # --- notes

    def add(self, texts: Sequence[str], seen: Box, *, at: Point | None = None) -> tuple[Id, ...]:
        """New notes, in free places of what is seen, or the first `at` a place; blank texts make none."""
        return self.put_up([Captured(text.strip()) for text in texts if text.strip()], seen, at=at)

    def capture(self, line: str, seen: Box) -> tuple[Id, ...]:
        """A new note from the line of quick entry, with the theme and the place that it says."""
        return self.put_up([take_apart(line, self.words())], seen)

    def put_up(
        self,
        texts: Sequence[Captured],
        seen: Box,
        *,
        at: Point | None = None,
        kept: Then | None = None,
        refused: Then | None = None,
    ) -> tuple[Id, ...]:
        """New notes as one act; `kept` is called once they are on the disk."""
        if not texts:
            return ()
        places = [at] if at and len(texts) == 1 else self._free_places(len(texts), seen)
        new = [
            NewNote(
                new_id(),
                text.text,
                self.colour,
                *checked_place(*place),
                label=text.label,
                theme=text.theme,
                territory=text.territory,
            )
            for text, place in zip(texts, places, strict=True)
        ]
        notes = [_shown(self.board_id, one) for one in new]
        said = ngettext("Add a note", "Add {n} notes", len(new)).format(n=len(new))
        self._do([AddNotes(self.board_id, tuple(new))], notes, said, kept=kept, refused=refused)
        return _ids(notes)

    def free_place(self, seen: Box) -> Point:
        """Where the next new note would go."""
        return self._free_places(1, seen)[0]

    def _free_places(self, count: int, seen: Box) -> list[Point]:
        return arranging.free_places(count, seen, room.taken_for_new(self.wall))

    def edit(self, id: Id, text: str) -> None:
        """Changes a note's words; without any, the note stays as it was."""
        note = self._note(id)
        if note and not is_face_down(note) and text.strip() and text != note.text:
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

    def tag(self, id: Id, *, theme: str | None = None, territory: str | None = None) -> None:
        """Gives a note a theme or a territory; what is None stays."""
        note = self._note(id)
        if note is not None:
            theme = note.theme if theme is None else theme
            territory = note.territory if territory is None else territory
            shown = replace(note, theme=theme, territory=territory)
            if shown != note:
                self._do([TagNotes((Tag(id, theme, territory),))], [shown], _("Change theme or territory"))

    # --- comments

    def comment(self, id: Id, text: str) -> None:
        """The facilitator's comment on a note."""
        if self._note(id) is not None:
            self._do([AddComment(new_id(), id, text)], [], _("Add a comment"))

    def remove_comment(self, comment_id: Id) -> None:
        """Takes a comment away."""
        self._do([RemoveComments((comment_id,))], [], _("Remove a comment"))

    # --- merging

    def merge(self, ids: Iterable[Id], text: str) -> Id | None:
        """Makes one note of several, in the place of the first, and keeps them inside; the answer is its id."""
        notes = self._notes(ids)
        if len(notes) < 2 or any(self.fresh.board.veils(note) for note in notes):
            return None
        first = notes[0]
        made = replace(
            first,
            id=new_id(),
            text=text,
            author_id=None,
            channel=Channel.FACILITATOR,
            label="",
            picture_id=None,
            originals=len(notes),
            comments=0,
        )
        said = ngettext("Merge {n} note", "Merge {n} notes", len(notes)).format(n=len(notes))
        command = MergeNotes(made.id, self.board_id, _ids(notes), text)
        self._do([command], [made], said, gone=_ids(notes))
        return made.id

    def separate(self, id: Id) -> None:
        """Puts the notes inside a merged one back where they were."""
        if self._note(id) is not None:
            self._do([UnmergeNote(id)], [], _("Separate notes"), gone=(id,))

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
            self._do([RenameGroup(group_id, title)], [], _("Rename group"), groups=[group_id])

    def group_at(self, notes: list[Note], places: Mapping[Id, Point], said: str) -> Id:
        """Puts notes into a new group, each where it is told; the answer is its id."""
        return self._into(Group(new_id(), self.board_id, ""), notes, places, new=True, said=said)

    def _into(
        self, group: Group, notes: list[Note], places: Mapping[Id, Point], *, new: bool, said: str = ""
    ) -> Id:
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
        self._do(commands, changed, said or _("Group notes"))
        return group.id

    # --- the inbox

    def place(self, ids: Iterable[Id], seen: Box, *, at: Point | None = None) -> tuple[Id, ...]:
        """Takes notes out of the inbox onto the wall."""
        notes = [note for id in ids if (note := self.wall.inbox.get(id))]
        if not notes:
            return ()
        places = [at] if at and len(notes) == 1 else self._free_places(len(notes), seen)
        changed = [replace(n, inbox=False, x=x, y=y) for n, (x, y) in zip(notes, places, strict=True)]
        moved = MoveNotes(tuple(Place(note.id, note.x, note.y) for note in changed))
        said = ngettext("Place note", "Place {n} notes", len(notes)).format(n=len(notes))
        self._do([PlaceNotes(_ids(notes)), moved], changed, said)
        return _ids(notes)

    # --- what shows once it is on the disk

    def say(self, command: Command, said: str) -> None:
        """Sends a command whose effect shows when it comes back; `said` names it for undo."""
        self._do([command], [], said)

    # --- the door

    def perform(
        self, commands: Sequence[Command], shown: Sequence[Note], said: str, *, groups: Sequence[Id] = ()
    ) -> None:
        """Shows and sends an act that another file knows of; `groups` are shown already as they will be."""
        self._do(commands, shown, said, groups=groups)

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
        *,
        kept: Then | None = None,
        refused: Then | None = None,
        groups: Sequence[Id] = (),
        zones: Sequence[Id] = (),
    ) -> None:
        """Shows what the commands will do, then sends them as one; a refusal brings back what is on the disk."""
        if not commands:
            return
        ids = (*_ids(shown), *gone, *groups, *zones)
        self.fresh.hold(ids)
        self.wall.put(shown, gone=gone, quiet=True)
        command = commands[0] if len(commands) == 1 else Together(tuple(commands))
        self.remote.execute(
            command,
            lambda _receipt: self._kept(ids, kept, zones=bool(zones)),
            lambda reason: self._refused(ids, reason, refused),
            said,
        )

    def _kept(self, ids: Sequence[Id], then: Then | None, *, zones: bool) -> None:
        self.fresh.release(ids, zones=zones)
        if then is not None:
            then()

    def _refused(self, ids: Sequence[Id], refused: Refused, then: Then | None) -> None:
        self.fresh.release(ids, refused=True)
        self.remote.refused.emit(refused)
        if then is not None:
            then()

    def _note(self, id: Id) -> Note | None:
        return self.wall.notes.get(id) or self.wall.inbox.get(id)

    def _notes(self, ids: Iterable[Id]) -> list[Note]:
        return [note for id in dict.fromkeys(ids) if (note := self._note(id))]


def _shown(board_id: Id, new: NewNote) -> Note:
    """A new note as the wall shows it until the door has answered."""
    return Note(
        new.id,
        board_id,
        new.text,
        new.colour,
        new.x or 0.0,
        new.y or 0.0,
        label=new.label,
        theme=new.theme,
        territory=new.territory,
    )


def _ids(notes: Iterable[Note]) -> tuple[Id, ...]:
    return tuple(note.id for note in notes)
