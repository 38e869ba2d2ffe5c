"""Rows to records: boards, notes, groups, zones."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    cast,
    func,
    select,
    union,
)

from atelier_app.domain.board import (
    COLUMNS,
    NOTE_HEIGHT,
    NOTE_WIDTH,
    STEP_X,
    STEP_Y,
    Attribution,
    Background,
    Board,
    BoardContents,
    Colour,
    Frame,
    Group,
    Meaning,
    NamedAuthor,
    Note,
    Zone,
    free_place_in,
)
from atelier_app.domain.core import Channel, Id, Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.templates import HEADER
from atelier_app.storage.tables import board, comment, note, note_group, participant, zone

CHUNK = 500
# How many rows of the wall are read at a time in search of a free place.
_ROWS = 40
# What may be seen of a board: neither taken off it, nor withdrawn by its author, nor inside another note.
PRESENT = and_(~note.c.removed, ~note.c.withdrawn, note.c.merged_into.is_(None))


def chunks(ids: Sequence[Id]) -> Iterator[Sequence[Id]]:
    """The ids in parts small enough for one statement."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _note(row: Row[Any], originals: int, comments: int) -> Note:
    return Note(
        id=row.id,
        board_id=row.board_id,
        text=row.text,
        colour=Colour(row.colour),
        x=row.x,
        y=row.y,
        group_id=row.group_id,
        author_id=row.author_id,
        channel=Channel(row.channel),
        label=row.label,
        inbox=row.inbox,
        theme=row.theme,
        territory=row.territory,
        level=row.level,
        picture_id=row.picture_id,
        originals=originals,
        comments=comments,
    )


def read_where(connection: Connection, wanted: ColumnElement[bool]) -> tuple[Note, ...]:
    """The notes of which `wanted` holds, board by board in the order they came."""
    rows = connection.execute(select(note).where(wanted).order_by(note.c.board_id, note.c.number)).all()
    inside = note.alias()
    held = (
        select(inside.c.merged_into, func.count())
        .join(note, note.c.id == inside.c.merged_into)
        .where(wanted, ~inside.c.withdrawn)
    )
    said = (
        select(comment.c.note_id, func.count())
        .join(note, note.c.id == comment.c.note_id)
        .where(wanted, ~comment.c.removed, ~comment.c.withdrawn)
    )
    originals = _counted(connection, held.group_by(inside.c.merged_into))
    comments = _counted(connection, said.group_by(comment.c.note_id))
    return tuple(_note(row, originals[row.id], comments[row.id]) for row in rows)


def _counted(connection: Connection, statement: Select[Any]) -> Counter[Id]:
    return Counter({row[0]: row[1] for row in connection.execute(statement)})


def _board(row: Row[Any]) -> Board:
    return Board(
        id=row.id,
        activity_id=row.activity_id,
        to_inbox=row.to_inbox,
        attribution=Attribution(row.attribution),
        private=row.private,
        closed=row.closed,
        comments=row.comments,
        legend=tuple(Meaning(Colour(line["colour"]), line["name"]) for line in row.legend),
        background=Background(**row.background) if row.background else None,
    )


def read_board_alone(connection: Connection, board_id: Id) -> Board:
    """Raises `Refused` (UNKNOWN_BOARD)."""
    row = connection.execute(select(board).where(board.c.id == board_id)).first()
    if row is None:
        raise Refused(Refusal.UNKNOWN_BOARD)
    return _board(row)


def read_board(connection: Connection, board_id: Id) -> BoardContents:
    """Everything on the board, notes in the order they came, groups that hold one."""
    record = read_board_alone(connection, board_id)
    notes = read_where(connection, and_(note.c.board_id == board_id, PRESENT))
    used = {line.group_id for line in notes}
    groups = connection.execute(select(note_group).where(note_group.c.board_id == board_id))
    return BoardContents(
        record,
        notes,
        tuple(_group(row) for row in groups if row.id in used),
        read_zones(connection, board_id),
    )


def read_notes(connection: Connection, ids: Sequence[Id], *, removed: bool = False) -> tuple[Note, ...]:
    """These notes in the order they came; with `removed`, only those that the facilitator took off the board."""
    state = note.c.removed if removed else PRESENT
    found = [
        line for chunk in chunks(ids) for line in read_where(connection, and_(note.c.id.in_(chunk), state))
    ]
    return tuple(found)


def read_discarded(connection: Connection, board_id: Id) -> tuple[Note, ...]:
    """The ideas from phones that were taken away and not withdrawn, the latest that came first."""
    sent = note.c.channel.in_((Channel.PHONE, Channel.KIOSK))
    gone = and_(note.c.board_id == board_id, sent, note.c.removed, ~note.c.withdrawn)
    return read_where(connection, gone)[::-1]


def read_authors(connection: Connection, board_id: Id) -> tuple[NamedAuthor, ...]:
    """Who gave ideas or comments by name, by name."""
    here = note.c.board_id == board_id
    spoke = select(comment.c.author_id).join(note, note.c.id == comment.c.note_id).where(here)
    named = union(select(note.c.author_id).where(here), spoke)
    rows = connection.execute(
        select(participant.c.id, participant.c.first_name, participant.c.last_name).where(
            participant.c.id.in_(named)
        )
    )
    people = (NamedAuthor(id, f"{first} {last}".strip()) for id, first, last in rows)
    return tuple(sorted((one for one in people if one.name), key=lambda one: (one.name, one.author_id)))


# Built once: fifty ideas a second ask for a place, and building a statement costs more than answering it.
_LYING = and_(note.c.board_id == bindparam("board_id"), PRESENT, ~note.c.inbox)
_PLACES = select(note.c.x, note.c.y).where(_LYING)
_FRAMES = (
    select(func.min(note.c.x), func.min(note.c.y), func.max(note.c.x), func.max(note.c.y))
    .where(_LYING, note.c.group_id.is_not(None))
    .group_by(note.c.group_id)
)
_ACROSS = and_(_LYING, note.c.x > -NOTE_WIDTH, note.c.x < COLUMNS * STEP_X)
_NEAR = select(note.c.x, note.c.y).where(_ACROSS, note.c.y > bindparam("top"), note.c.y < bindparam("bottom"))
# Cut towards nought rather than down, so only of what lies below it.
_ROW = cast(note.c.y / STEP_Y, Integer)
_FULL_ROWS = select(_ROW).where(_ACROSS, note.c.y >= 0).group_by(_ROW).having(func.count() >= COLUMNS)


def places_taken(connection: Connection, board_id: Id) -> tuple[list[tuple[float, float]], list[Frame]]:
    """The top left corners of the notes that lie on the board, and the frames to keep out of."""
    places = [(x, y) for x, y in connection.execute(_PLACES, {"board_id": board_id})]
    return places, _frames(connection, board_id)


def place_for_one(connection: Connection, board_id: Id) -> tuple[float, float]:
    """A free place, found without reading where all of thousands of notes lie.

    A row that as many notes begin in as it has cells is taken to be full; of the others, a few are read at a time.
    """
    full = set(connection.scalars(_FULL_ROWS, {"board_id": board_id}))
    frames, first = _frames(connection, board_id), 0
    while True:
        first = next(row for row in itertools.count(first) if row not in full)
        bounds = {"top": first * STEP_Y - NOTE_HEIGHT, "bottom": (first + _ROWS) * STEP_Y}
        places = [(x, y) for x, y in connection.execute(_NEAR, {"board_id": board_id, **bounds})]
        found = free_place_in(range(first, first + _ROWS), places, frames)
        if found is not None:
            return found
        first += _ROWS


def _frames(connection: Connection, board_id: Id) -> list[Frame]:
    """Of the groups, and of the titles of the zones."""
    titles = [(z.x, z.y, z.x + z.width, z.y + HEADER) for z in read_zones(connection, board_id)]
    return titles + [
        (left, top, right + NOTE_WIDTH, bottom + NOTE_HEIGHT)
        for left, top, right, bottom in connection.execute(_FRAMES, {"board_id": board_id})
    ]


def next_number(connection: Connection, board_id: Id) -> int:
    """The number that the next note of the board gets."""
    highest = connection.scalar(select(func.max(note.c.number)).where(note.c.board_id == board_id))
    return (highest or 0) + 1


def _group(row: Row[Any]) -> Group:
    return Group(row.id, row.board_id, row.title, row.collapsed)


def read_group(connection: Connection, group_id: Id) -> Group | None:
    row = connection.execute(select(note_group).where(note_group.c.id == group_id)).first()
    return None if row is None else _group(row)


def read_zones(connection: Connection, board_id: Id, *, removed: bool = False) -> tuple[Zone, ...]:
    """The zones of a board, as they were made; or those that were taken away."""
    rows = connection.execute(
        select(zone)
        .where(zone.c.board_id == board_id, zone.c.removed == removed)
        .order_by(zone.c.number, zone.c.id)
    )
    return tuple(
        Zone(
            row.id,
            row.board_id,
            row.title,
            row.x,
            row.y,
            row.width,
            row.height,
            Colour(row.colour) if row.colour else None,
            row.locked,
        )
        for row in rows
    )
