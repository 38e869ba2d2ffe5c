"""Rows to records: what phones sent, comments, originals, pictures, and how a board grew."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, literal, select

from atelier_app.domain.board import Colour, Note
from atelier_app.domain.comments import Comment
from atelier_app.domain.core import Channel, Id, Refused
from atelier_app.domain.growth import Growth, Stage
from atelier_app.domain.ideas import Idea, kept_keys
from atelier_app.domain.merges import VoteOn
from atelier_app.domain.pictures import Picture
from atelier_app.domain.polls import PollState
from atelier_app.domain.refusals import Refusal
from atelier_app.storage.board import PRESENT, chunks, read_board_alone, read_where
from atelier_app.storage.tables import Instant, board, comment, note, note_stage, option, picture, poll


def read_ideas_of(connection: Connection, board_id: Id, author_key: str) -> tuple[Idea, ...]:
    """What an author sent to the board, oldest first."""
    # By the key alone, which is another on each board: asked of both, SQLite would go through the whole board.
    mine = note.c.author_key.in_(kept_keys(author_key))
    return tuple(
        Idea(
            id=row.id,
            text=row.text,
            label=row.label,
            placed=not row.inbox,
            merged=row.merged_into is not None,
            withdrawn=row.withdrawn,
            picture_id=row.picture_id,
            removed=row.removed,
        )
        for row in connection.execute(select(note).where(mine).order_by(note.c.number))
        if row.board_id == board_id
    )


def read_originals(connection: Connection, note_id: Id) -> tuple[Note, ...]:
    """The notes inside a merged note."""
    return read_where(connection, and_(note.c.merged_into == note_id, ~note.c.withdrawn))


def find_votes_on(connection: Connection, note_ids: tuple[Id, ...]) -> tuple[VoteOn, ...]:
    """The polls, not drafts, in which these notes are options."""
    return tuple(
        VoteOn(*row)
        for chunk in chunks(note_ids)
        for row in connection.execute(
            select(poll.c.id, poll.c.question, option.c.note_id)
            .join(option, option.c.poll_id == poll.c.id)
            .where(option.c.note_id.in_(chunk), poll.c.state != PollState.DRAFT)
        )
    )


# --- comments


def read_comments(connection: Connection, note_id: Id, author_key: str) -> tuple[Comment, ...]:
    """What was said of a note, oldest first."""
    return _comments(connection, comment.c.note_id == note_id, author_key)


def read_comments_on(connection: Connection, board_id: Id) -> tuple[Comment, ...]:
    """What was said of each note of a board, in the order of the notes."""
    return _comments(connection, and_(note.c.board_id == board_id, PRESENT), "")


def _comments(connection: Connection, wanted: ColumnElement[bool], key: str) -> tuple[Comment, ...]:
    rows = connection.execute(
        select(comment)
        .join(note, note.c.id == comment.c.note_id)
        .where(wanted, ~comment.c.removed, ~comment.c.withdrawn)
        .order_by(note.c.number, comment.c.number)
    )
    own = kept_keys(key)
    return tuple(_comment(row, own) for row in rows)


def _comment(row: Row[Any], own: tuple[str, ...]) -> Comment:
    return Comment(
        id=row.id,
        note_id=row.note_id,
        text=row.text,
        channel=Channel(row.channel),
        label=row.label,
        author_id=row.author_id,
        mine=row.author_key in own,
    )


# --- pictures


def read_picture(connection: Connection, picture_id: Id) -> Picture:
    """Raises `Refused` (UNKNOWN_PICTURE)."""
    row = connection.execute(select(picture).where(picture.c.id == picture_id)).first()
    if row is None:
        raise Refused(Refusal.UNKNOWN_PICTURE)
    return Picture(row.id, row.width, row.height, row.content)


def forget_unseen_pictures(connection: Connection) -> None:
    """Those that neither a note nor a board shows: undoing alone could have brought them back."""
    laid = {row["picture_id"] for row in connection.scalars(select(board.c.background)) if row}
    on_notes = select(note.c.picture_id).where(note.c.picture_id.is_not(None))
    unseen = and_(picture.c.id.not_in(on_notes), picture.c.id.not_in(laid))
    connection.execute(delete(picture).where(unseen))


# --- how a board grew


def remember_stages(connection: Connection, note_ids: tuple[Id, ...], at: object) -> None:
    """Writes down where these notes lie from now on."""
    columns = ("board_id", "note_id", "at", "x", "y", "group_id", "colour", "shown")
    for chunk in chunks(note_ids):
        now = select(
            note.c.board_id,
            note.c.id,
            literal(at, Instant),
            note.c.x,
            note.c.y,
            note.c.group_id,
            note.c.colour,
            and_(PRESENT, ~note.c.inbox),
        ).where(note.c.id.in_(chunk))
        connection.execute(insert(note_stage).from_select(columns, now.order_by(note.c.number)))


def read_growth(connection: Connection, board_id: Id) -> Growth:
    """Raises `Refused` (UNKNOWN_BOARD)."""
    read_board_alone(connection, board_id)
    rows = connection.execute(
        select(note_stage).where(note_stage.c.board_id == board_id).order_by(note_stage.c.id)
    )
    stages = tuple(
        Stage(row.at, row.note_id, row.x, row.y, row.group_id, Colour(row.colour), row.shown) for row in rows
    )
    return Growth(stages, read_where(connection, and_(note.c.board_id == board_id, ~note.c.withdrawn)))


def next_comment(connection: Connection, note_id: Id) -> int:
    """The number that the next comment on the note gets."""
    highest = connection.scalar(select(func.max(comment.c.number)).where(comment.c.note_id == note_id))
    return (highest or 0) + 1
