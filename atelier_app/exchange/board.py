"""A board as it is exported: each note with its zone, group, author, and what was merged into it and said of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from atelier_app.domain.board import Board, BoardContents, Note, ReadAuthors, ReadBoard, Zone
from atelier_app.domain.comments import ReadCommentsOn
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.door import Reader
from atelier_app.domain.initiative import Activity, ReadAgenda, ReadInitiative
from atelier_app.domain.merges import ReadOriginals
from atelier_app.domain.zones import zone_of


@dataclass(frozen=True)
class Remark:
    """A comment, or an original inside a merged note: its words, whom it comes from, and how."""

    text: str
    author: str
    source: Channel


@dataclass(frozen=True)
class BoardNote:
    """A note and what is around it; ideas that wait in the inbox lie in no zone."""

    note: Note
    author: str = ""
    group: str = ""
    zone: Zone | None = None
    originals: tuple[Remark, ...] = ()
    comments: tuple[Remark, ...] = ()

    @property
    def zone_title(self) -> str:
        return self.zone.title if self.zone else ""


@dataclass(frozen=True)
class BoardRecord:
    """All that may be seen of a board; `veiled` counts the ideas that only their authors may read for now."""

    activity: Activity
    initiative: str
    workshop: str
    language: str
    contents: BoardContents
    notes: tuple[BoardNote, ...]
    veiled: int = 0

    @property
    def board(self) -> Board:
        return self.contents.board


def without_veiled(contents: BoardContents) -> BoardContents:
    """What everybody may see: groups that hold nothing else are left out with the veiled ideas."""
    notes = tuple(note for note in contents.notes if not contents.board.veils(note))
    used = {note.group_id for note in notes}
    return replace(contents, notes=notes, groups=tuple(one for one in contents.groups if one.id in used))


def gather(reader: Reader, activity: Activity) -> BoardRecord:
    """Reads the board of an activity. Raises `Refused` (UNKNOWN_BOARD)."""
    whole = reader.read(ReadBoard(activity.id))
    contents = without_veiled(whole)
    initiative = reader.read(ReadInitiative()).initiative
    return BoardRecord(
        activity,
        initiative.title,
        reader.read(ReadAgenda(activity.workshop_id)).workshop.title,
        initiative.language,
        contents,
        tuple(_notes(reader, contents)),
        len(whole.notes) - len(contents.notes),
    )


def _notes(reader: Reader, contents: BoardContents) -> Iterator[BoardNote]:
    board = contents.board
    names = {one.author_id: one.name for one in reader.read(ReadAuthors(board.id))}
    groups = {group.id: group.title for group in contents.groups}
    comments: defaultdict[Id, list[Remark]] = defaultdict(list)
    for comment in reader.read(ReadCommentsOn(board.id)):
        if board.hides(comment.channel):
            continue
        author = names.get(comment.author_id or "", comment.label)
        comments[comment.note_id].append(Remark(comment.text, author, comment.channel))
    for note in contents.notes:
        inside = reader.read(ReadOriginals(note.id)) if note.originals else ()
        yield BoardNote(
            note,
            names.get(note.author_id or "", note.label),
            groups.get(note.group_id or "", ""),
            None if note.inbox else zone_of(note, contents.zones),
            tuple(
                Remark(one.text, names.get(one.author_id or "", one.label), one.channel)
                for one in inside
                if not board.veils(one)
            ),
            tuple(comments[note.id]),
        )


def members(record: BoardRecord) -> Counter[Id]:
    """How many notes each group holds."""
    return Counter(one.note.group_id for one in record.notes if one.note.group_id)
