"""The ideas of the room: what everyone may read of the wall, the same for every phone, cut into light pages."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby, islice
from typing import TypeVar

from atelier_app.domain.board import (
    Attribution,
    Board,
    BoardContents,
    Note,
    NotesChanged,
    ReadAuthors,
    ReadBoard,
)
from atelier_app.domain.core import Channel, Event, Id, Published, Topic
from atelier_app.phones.door import AsyncDoor

T = TypeVar("T")
PAGE_BYTES, PAGE_LENGTH = 4_000, 20
"""What the texts of a page weigh at most, and how many there are."""
EXCERPT = 240
# New ideas may come fifty a second: they are looked for no more often than people can read.
_PATIENCE = 1.0
_REMEMBERED = 500


@dataclass(frozen=True)
class Shown:
    """A note that everyone may read; `by` is the table or the name that was promised to be said."""

    id: Id
    text: str
    colour: str
    by: str
    comments: int
    picture_id: Id | None

    @property
    def excerpt(self) -> str:
        return excerpt(self.text)


@dataclass(frozen=True)
class Wall:
    """Pages of groups, each a title with notes of it; notes of no group come last, under an empty title.

    `number` is another one whenever it was read again.
    """

    board: Board
    number: int = 0
    notes: Mapping[Id, Shown] = field(default_factory=dict)
    pages: tuple[tuple[tuple[str, tuple[Shown, ...]], ...], ...] = ()

    @property
    def picture_ids(self) -> set[Id]:
        return {note.picture_id for note in self.notes.values() if note.picture_id}


def excerpt(text: str) -> str:
    """The beginning of a text, for a list of them."""
    text = text[: EXCERPT * 4].strip()
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…"


def pages_of(lines: Sequence[T], text: Callable[[T], str]) -> Iterator[tuple[T, ...]]:
    """The lines cut into pages that a phone loads at once, one line on each at the least."""
    page: list[T] = []
    size = 0
    for line in lines:
        weight = len(text(line).encode("utf-8", "replace"))
        if page and (size + weight > PAGE_BYTES or len(page) >= PAGE_LENGTH):
            yield tuple(page)
            page, size = [], 0
        page.append(line)
        size += weight
    if page:
        yield tuple(page)


def wall_of(contents: BoardContents, names: Mapping[Id, str], number: int = 0) -> Wall:
    """What everyone may read: neither what waits in the inbox, nor what is veiled."""
    board = contents.board
    titles = {group.id: group.title for group in contents.groups}
    order = {id: place for place, id in enumerate(titles)}
    seen = [note for note in contents.notes if not note.inbox and not board.veils(note)]
    seen.sort(key=lambda note: order.get(note.group_id or "", len(order)))
    shown = [
        (
            note.group_id,
            Shown(
                note.id,
                note.text,
                note.colour,
                _by(note, board, names),
                0 if board.private else note.comments,
                note.picture_id,
            ),
        )
        for note in seen
    ]
    pages = (
        tuple(
            (titles.get(group_id or "", ""), tuple(note for _group, note in notes))
            for group_id, notes in groupby(page, key=lambda line: line[0])
        )
        for page in pages_of(shown, lambda line: line[1].excerpt)
    )
    return Wall(board, number, {note.id: note for _group, note in shown}, tuple(pages))


def _by(note: Note, board: Board, names: Mapping[Id, str]) -> str:
    """As the author was told: the table, or the name while ideas are given by name."""
    if note.channel not in (Channel.PHONE, Channel.KIOSK):
        return ""
    if note.author_id and board.attribution is Attribution.NAME:
        return names.get(note.author_id, "")
    return note.label


class WallKeeper:
    """Keeps the wall as it was last read.

    When what it shows has changed (it may be veiled, or taken back) it is read again at once; for what is new, within
    a second.
    """

    def __init__(self, door: AsyncDoor, now: Callable[[], float] = time.monotonic) -> None:
        self._door = door
        self._now = now
        self._lock = threading.Lock()
        self._wall: Wall | None = None
        self._read_at = 0.0
        self._events: deque[Event] = deque(maxlen=_REMEMBERED)
        self._heard = self._known = 0
        self._numbers = count(1)

    def heard(self, batch: Iterable[Published]) -> None:
        """Takes note of what was just committed; called on the door's thread, before its callers are answered."""
        with self._lock:
            for event in (published.event for published in batch):
                if event.topic in (Topic.BOARD, Topic.ATTENDANCE):
                    self._heard += 1
                    self._events.append(event)
                    if self._wall is not None and _alters(self._wall, event):
                        self._wall = None

    def wall(self, board_id: Id) -> Wall:
        """Raises `Refused` (UNKNOWN_BOARD). May read the file: better on a thread than on the loop."""
        with self._lock:
            wall, heard = self._wall, self._heard
            recent = heard == self._known or self._now() - self._read_at < _PATIENCE
        if wall is not None and wall.board.id == board_id and recent:
            return wall
        wall = self._read(board_id)
        with self._lock:
            # What was committed meanwhile may be missing from it, but must not be wrong in it.
            missed = self._heard - heard
            if missed <= len(self._events) and not any(_alters(wall, e) for e in self._latest(missed)):
                self._wall, self._known, self._read_at = wall, heard, self._now()
        return wall

    def _latest(self, how_many: int) -> Iterable[Event]:
        return islice(reversed(self._events), how_many)

    def _read(self, board_id: Id) -> Wall:
        contents = self._door.read(ReadBoard(board_id))
        named = contents.board.attribution is Attribution.NAME
        authors = self._door.read(ReadAuthors(board_id)) if named else ()
        return wall_of(contents, {author.author_id: author.name for author in authors}, next(self._numbers))


def _alters(wall: Wall, event: Event) -> bool:
    """Whether it may have changed what is shown, rather than add to it."""
    if event.topic is Topic.ATTENDANCE:
        return wall.board.attribution is Attribution.NAME
    if getattr(event, "board_id", "") != wall.board.id:
        return False
    return not isinstance(event, NotesChanged) or not wall.notes.keys().isdisjoint(event.note_ids)
