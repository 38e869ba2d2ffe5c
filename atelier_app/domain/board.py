"""The sticky-note wall: boards, notes and groups, and where a note may lie."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import ClassVar, TypeAlias

from atelier_app.domain.core import Channel, Command, Event, Id, Query, Refused, Topic
from atelier_app.domain.refusals import Refusal

# Scene units: one is a pixel at 100 %. The same on the wall, the projector and the PDF.
NOTE_WIDTH = 148.0
NOTE_HEIGHT = 112.0
NOTE_GAP = 12.0
COLUMNS = 6
EXTENT = 100_000.0
STEP_X, STEP_Y = NOTE_WIDTH + NOTE_GAP, NOTE_HEIGHT + NOTE_GAP

NOTE_LIMIT = 100_000
LABEL_LIMIT = 120
GROUP_TITLE_LIMIT = 120
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


class Attribution(StrEnum):
    """What an idea from a phone tells of its author: nothing, their table, or their name."""

    ANONYMOUS = "anonymous"
    TABLE = "table"
    NAME = "name"

    def tells_more_than(self, promised: Attribution) -> bool:
        """Whether this says more of an author than they were promised."""
        order = list(Attribution)
        return order.index(self) > order.index(promised)


@dataclass(frozen=True)
class Note:
    """A sticky note. `x`, `y` is its top left in scene units; `inbox` until the facilitator places it.

    `label` says where it comes from (a table, an author who is on no list); `author_id` only where ideas are
    given by name. Of two that overlap, the higher `level` lies in front, and of the same level the later one.
    `originals` counts the notes that were merged into it, `comments` what was said of it.
    """

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
    theme: str = ""
    territory: str = ""
    level: int = 0
    picture_id: Id | None = None
    originals: int = 0
    comments: int = 0


@dataclass(frozen=True)
class Group:
    """Notes that belong together; it exists as long as a note is in it, and its frame is around its notes.

    A collapsed group shows as one pile where its frame begins; its notes keep their places.
    """

    id: Id
    board_id: Id
    title: str
    collapsed: bool = False


@dataclass(frozen=True)
class Zone:
    """A titled rectangle of the wall. A note lies in the smallest zone that its middle is in.

    A locked zone keeps its place, size and title until it is unlocked.
    """

    id: Id
    board_id: Id
    title: str
    x: float
    y: float
    width: float
    height: float
    colour: Colour | None = None
    locked: bool = False


@dataclass(frozen=True)
class Meaning:
    """What a paper stands for, in the facilitator's words."""

    colour: Colour
    name: str


@dataclass(frozen=True)
class Background:
    """A picture under the notes: a paper wall that was photographed. It cannot be dragged."""

    picture_id: Id
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Board:
    """A wall and how it takes ideas from phones.

    With `to_inbox` they wait at the side until placed. While it is `private` nobody sees what phones sent but
    whoever wrote it. Once `closed`, phones neither send nor correct. With `comments` phones may comment.
    """

    id: Id
    activity_id: Id
    to_inbox: bool = False
    attribution: Attribution = Attribution.ANONYMOUS
    private: bool = False
    closed: bool = False
    comments: bool = False
    legend: tuple[Meaning, ...] = ()
    background: Background | None = None

    def veils(self, note: Note) -> bool:
        """Whether only the author may read this note for now; one that others were merged into says what they say."""
        return self.hides(note.channel) or (self.private and note.originals > 0)

    def hides(self, channel: Channel) -> bool:
        """Whether what came this way, an idea or a comment, is for its author alone for now."""
        return self.private and channel in (Channel.PHONE, Channel.KIOSK)


@dataclass(frozen=True)
class BoardContents:
    """All of a board: notes in the order they were added, groups that hold a note, zones as they were made."""

    board: Board
    notes: tuple[Note, ...]
    groups: tuple[Group, ...]
    zones: tuple[Zone, ...] = ()


def checked_place(x: float, y: float) -> tuple[float, float]:
    """The place, held within the wall. Raises `Refused` (NUMBER_OUT_OF_RANGE) for what is no number."""
    if not (math.isfinite(x) and math.isfinite(y)):
        raise Refused(Refusal.NUMBER_OUT_OF_RANGE)
    return max(-EXTENT, min(EXTENT, x)), max(-EXTENT, min(EXTENT, y))


def free_place(taken: Iterable[tuple[float, float]], frames: Iterable[Frame] = ()) -> tuple[float, float]:
    """The first cell, row by row, where a note covers none of those whose top left are `taken`, nor a frame."""
    occupied = _occupied(taken, frames)
    return next(place for row in count() if (place := _free_in(row, occupied)))


def free_place_in(
    rows: range, taken: Iterable[tuple[float, float]], frames: Iterable[Frame] = ()
) -> tuple[float, float] | None:
    """As `free_place`, within these rows; None where there is none."""
    occupied = _occupied(taken, frames)
    return next((place for row in rows if (place := _free_in(row, occupied))), None)


def _occupied(taken: Iterable[tuple[float, float]], frames: Iterable[Frame]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for x, y in taken:
        found |= _cells((x, y, x + NOTE_WIDTH, y + NOTE_HEIGHT))
    for frame in frames:
        found |= _cells(frame)
    return found


def _free_in(row: int, occupied: set[tuple[int, int]]) -> tuple[float, float] | None:
    columns = (column for column in range(COLUMNS) if (column, row) not in occupied)
    column = next(columns, None)
    return None if column is None else (column * STEP_X, row * STEP_Y)


def _cells(frame: Frame) -> set[tuple[int, int]]:
    """The cells of the free columns that a rectangle touches."""
    left, top, right, bottom = frame
    columns = range(max(0, math.floor(left / STEP_X)), min(COLUMNS, math.floor((right - 1) / STEP_X) + 1))
    rows = range(max(0, math.floor(top / STEP_Y)), math.floor((bottom - 1) / STEP_Y) + 1)
    return {(column, row) for column in columns for row in rows}


# --- commands


@dataclass(frozen=True)
class DescribeBoard(Command):
    """Changes the board's settings; what is None stays as it is."""

    board_id: Id
    to_inbox: bool | None = None
    attribution: Attribution | None = None
    private: bool | None = None
    closed: bool | None = None
    comments: bool | None = None
    legend: tuple[Meaning, ...] | None = None


# --- events


@dataclass(frozen=True)
class NotesChanged(Event):
    """These notes were added, edited, moved, regrouped, merged, commented, removed or restored."""

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
    """The board's own settings, its zones or its background changed."""

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
class ReadBoardAlone(Query[Board]):
    """The board's own settings, without what is on it. Raises `Refused` (UNKNOWN_BOARD)."""

    board_id: Id
    topics: ClassVar = frozenset({Topic.BOARD})


@dataclass(frozen=True)
class ReadNotes(Query[tuple[Note, ...]]):
    """Only these notes; those that are no longer on the board are absent from the answer."""

    note_ids: tuple[Id, ...]
    topics: ClassVar = frozenset({Topic.BOARD})


@dataclass(frozen=True)
class ReadDiscarded(Query[tuple[Note, ...]]):
    """The ideas from phones that the facilitator took away, newest first; `RestoreNotes` puts them back."""

    board_id: Id
    topics: ClassVar = frozenset({Topic.BOARD})


@dataclass(frozen=True)
class NamedAuthor:
    """The person who gave ideas or comments by name."""

    author_id: Id
    name: str


@dataclass(frozen=True)
class ReadAuthors(Query[tuple[NamedAuthor, ...]]):
    """Who gave ideas or comments to a board by name."""

    board_id: Id
    topics: ClassVar = frozenset({Topic.BOARD, Topic.ATTENDANCE})
