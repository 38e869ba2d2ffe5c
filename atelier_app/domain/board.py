"""The sticky-note wall: boards, notes, groups."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeAlias

from atelier_app.domain.core import Channel, Command, Event, Id, Query, Refused, Topic
from atelier_app.domain.refusals import Refusal

# Scene units: one is a pixel at 100 %. The same on the wall, the projector and the PDF.
NOTE_WIDTH = 148.0
NOTE_HEIGHT = 112.0
NOTE_GAP = 12.0
COLUMNS = 6
EXTENT = 100_000.0
_STEP_X, _STEP_Y = NOTE_WIDTH + NOTE_GAP, NOTE_HEIGHT + NOTE_GAP

NOTE_LIMIT = 2000
GROUP_TITLE_LIMIT = 120
IDEAS_PER_PERSON = 50
NOTES_PER_BOARD = 20_000


# Left, top, right, bottom, in scene units.
Frame: TypeAlias = tuple[float, float, float, float]


class Colour(StrEnum):
    """The six papers; the theme of each view says which shade."""

    YELLOW = "yellow"
    CORAL = "coral"
    GREEN = "green"
    BLUE = "blue"
    VIOLET = "violet"
    SAND = "sand"


@dataclass(frozen=True)
class Note:
    """A sticky note. `x`, `y` is its top left in scene units; `inbox` until the facilitator places it."""

    id: Id
    board_id: Id
    text: str
    colour: Colour = Colour.YELLOW
    x: float = 0.0
    y: float = 0.0
    group_id: Id | None = None
    author_id: Id | None = None
    channel: Channel = Channel.FACILITATOR
    label: str = ""
    inbox: bool = False


@dataclass(frozen=True)
class Group:
    """Notes that belong together; it exists as long as a note is in it, and its frame is around its notes."""

    id: Id
    board_id: Id
    title: str


@dataclass(frozen=True)
class Board:
    """A wall. With `to_inbox`, ideas from phones wait at the side until placed."""

    id: Id
    activity_id: Id
    to_inbox: bool = False


@dataclass(frozen=True)
class BoardContents:
    """All of a board: notes in the order they were added, groups that hold a note."""

    board: Board
    notes: tuple[Note, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Place:
    """Where a note is to lie."""

    note_id: Id
    x: float
    y: float


@dataclass(frozen=True)
class Assignment:
    """The group a note is to be in, or None for none."""

    note_id: Id
    group_id: Id | None


def checked_place(x: float, y: float) -> tuple[float, float]:
    """The place, held within the wall. Raises `Refused` (NUMBER_OUT_OF_RANGE) for what is no number."""
    if not (math.isfinite(x) and math.isfinite(y)):
        raise Refused(Refusal.NUMBER_OUT_OF_RANGE)
    return max(-EXTENT, min(EXTENT, x)), max(-EXTENT, min(EXTENT, y))


def free_place(taken: Iterable[tuple[float, float]], frames: Iterable[Frame] = ()) -> tuple[float, float]:
    """The first cell, row by row, where a note covers none of those whose top left are `taken`, nor a frame."""
    occupied: set[tuple[int, int]] = set()
    for x, y in taken:
        occupied |= _cells((x, y, x + NOTE_WIDTH, y + NOTE_HEIGHT))
    for frame in frames:
        occupied |= _cells(frame)
    cell = 0
    while (cell % COLUMNS, cell // COLUMNS) in occupied:
        cell += 1
    return (cell % COLUMNS) * _STEP_X, (cell // COLUMNS) * _STEP_Y


def _cells(frame: Frame) -> set[tuple[int, int]]:
    """The cells of the free columns that a rectangle touches."""
    left, top, right, bottom = frame
    columns = range(max(0, math.floor(left / _STEP_X)), min(COLUMNS, math.floor((right - 1) / _STEP_X) + 1))
    rows = range(max(0, math.floor(top / _STEP_Y)), math.floor((bottom - 1) / _STEP_Y) + 1)
    return {(column, row) for column in columns for row in rows}


# --- commands


@dataclass(frozen=True)
class AddNote(Command):
    """Puts a note on the board; without a place (`x` or `y` None) it takes a free one."""

    id: Id
    board_id: Id
    text: str
    colour: Colour = Colour.YELLOW
    x: float | None = None
    y: float | None = None
    group_id: Id | None = None
    label: str = ""


@dataclass(frozen=True)
class SendIdea(Command):
    """A signed-in person's idea, from a phone; taken only while the ideas activity is the current one."""

    id: Id
    board_id: Id
    participant_id: Id
    text: str


@dataclass(frozen=True)
class EditNote(Command):
    note_id: Id
    text: str


@dataclass(frozen=True)
class ColourNotes(Command):
    note_ids: tuple[Id, ...]
    colour: Colour


@dataclass(frozen=True)
class MoveNotes(Command):
    places: tuple[Place, ...]


@dataclass(frozen=True)
class RemoveNotes(Command):
    """Takes notes off the board, or discards them from the inbox; `RestoreNotes` puts them back."""

    note_ids: tuple[Id, ...]


@dataclass(frozen=True)
class RestoreNotes(Command):
    note_ids: tuple[Id, ...]


@dataclass(frozen=True)
class PlaceNotes(Command):
    """Moves notes from the inbox to the board (a free place each), or back with `inbox`."""

    note_ids: tuple[Id, ...]
    inbox: bool = False


@dataclass(frozen=True)
class GroupNotes(Command):
    """Puts notes into a group, made with `title` if it is new; those in other groups leave them."""

    group_id: Id
    board_id: Id
    note_ids: tuple[Id, ...]
    title: str = ""


@dataclass(frozen=True)
class AssignNotes(Command):
    """Says for each note which existing group it is in."""

    assignments: tuple[Assignment, ...]


@dataclass(frozen=True)
class RenameGroup(Command):
    group_id: Id
    title: str


@dataclass(frozen=True)
class UseInbox(Command):
    """Chooses whether ideas from phones wait in the inbox."""

    board_id: Id
    to_inbox: bool


# --- events


@dataclass(frozen=True)
class NotesChanged(Event):
    """These notes were added, edited, coloured, moved, regrouped, removed or restored."""

    board_id: Id
    note_ids: tuple[Id, ...]
    topic: ClassVar[Topic] = Topic.BOARD


@dataclass(frozen=True)
class GroupsChanged(Event):
    board_id: Id
    group_ids: tuple[Id, ...]
    topic: ClassVar[Topic] = Topic.BOARD


@dataclass(frozen=True)
class BoardChanged(Event):
    """The board's own settings changed."""

    board_id: Id
    topic: ClassVar[Topic] = Topic.BOARD


@dataclass(frozen=True)
class AuthorsChanged(Event):
    """Notes are known as another person's, or no longer as anyone's."""

    board_id: Id
    topic: ClassVar[Topic] = Topic.BOARD


# --- queries


@dataclass(frozen=True)
class ReadBoard(Query[BoardContents]):
    """Everything on the board. Raises `Refused` (UNKNOWN_BOARD)."""

    board_id: Id
    topics: ClassVar = frozenset({Topic.BOARD})


@dataclass(frozen=True)
class ReadNotes(Query[tuple[Note, ...]]):
    """Only these notes; those that were removed are absent from the answer."""

    note_ids: tuple[Id, ...]
    topics: ClassVar = frozenset({Topic.BOARD})


@dataclass(frozen=True)
class ReadIdeasOf(Query[tuple[Note, ...]]):
    """The ideas a person sent to a board, oldest first."""

    board_id: Id
    participant_id: Id
    topics: ClassVar = frozenset({Topic.BOARD})
