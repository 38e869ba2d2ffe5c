"""Rows to records: boards, notes, groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from atelier_app.domain.board import (
    NOTE_HEIGHT,
    NOTE_WIDTH,
    Board,
    BoardContents,
    Colour,
    Frame,
    Group,
    Note,
)
from atelier_app.domain.core import Channel, Id, Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.storage.tables import board, note, note_group

_CHUNK = 500


def _note(row: Row[Any]) -> Note:
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
    )


def _shown() -> Select[Any]:
    return select(note).where(~note.c.removed).order_by(note.c.number)


def read_board_alone(connection: Connection, board_id: Id) -> Board:
    """Raises `Refused` (UNKNOWN_BOARD)."""
    row = connection.execute(select(board).where(board.c.id == board_id)).first()
    if row is None:
        raise Refused(Refusal.UNKNOWN_BOARD)
    return Board(row.id, row.activity_id, row.to_inbox)


def read_board(connection: Connection, board_id: Id) -> BoardContents:
    """Everything on the board, notes in the order they came, groups that hold one."""
    record = read_board_alone(connection, board_id)
    notes = tuple(_note(row) for row in connection.execute(_shown().where(note.c.board_id == board_id)))
    used = {line.group_id for line in notes}
    groups = connection.execute(select(note_group).where(note_group.c.board_id == board_id))
    return BoardContents(
        record, notes, tuple(Group(row.id, row.board_id, row.title) for row in groups if row.id in used)
    )


def read_notes(connection: Connection, ids: Sequence[Id], *, removed: bool = False) -> tuple[Note, ...]:
    """These notes in the order they came; with `removed`, only those taken off the board."""
    rows: list[Row[Any]] = []
    for start in range(0, len(ids), _CHUNK):
        chosen = note.c.id.in_(ids[start : start + _CHUNK])
        rows.extend(connection.execute(select(note).where(chosen, note.c.removed == removed)))
    return tuple(_note(row) for row in sorted(rows, key=lambda row: (row.board_id, row.number)))


def read_ideas_of(connection: Connection, board_id: Id, participant_id: Id) -> tuple[Note, ...]:
    """What a person sent to the board, oldest first."""
    mine = _shown().where(note.c.board_id == board_id, note.c.author_id == participant_id)
    return tuple(_note(row) for row in connection.execute(mine))


def places_taken(connection: Connection, board_id: Id) -> tuple[list[tuple[float, float]], list[Frame]]:
    """The top left corners of the notes that lie on the board, and the frames of their groups."""
    lying = (note.c.board_id == board_id) & ~note.c.removed & ~note.c.inbox
    places = [(x, y) for x, y in connection.execute(select(note.c.x, note.c.y).where(lying))]
    x, y = note.c.x, note.c.y
    bounds = select(func.min(x), func.min(y), func.max(x), func.max(y)).where(
        lying, note.c.group_id.is_not(None)
    )
    frames = connection.execute(bounds.group_by(note.c.group_id))
    return places, [
        (left, top, right + NOTE_WIDTH, bottom + NOTE_HEIGHT) for left, top, right, bottom in frames
    ]


def next_number(connection: Connection, board_id: Id) -> int:
    """The number that the next note of the board gets."""
    highest = connection.scalar(select(func.max(note.c.number)).where(note.c.board_id == board_id))
    return (highest or 0) + 1


def read_group(connection: Connection, group_id: Id) -> Group | None:
    row = connection.execute(select(note_group).where(note_group.c.id == group_id)).first()
    return None if row is None else Group(row.id, row.board_id, row.title)
