"""What every handler of the wall needs: notes that are there, rows written, the events and stages that follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from atelier_app.domain.board import NOTES_PER_BOARD, Colour, Note, NotesChanged
from atelier_app.domain.core import Command, Event, Id, Refused, Together
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import board as stored
from atelier_app.storage.ideas import remember_stages
from atelier_app.storage.tables import note
from atelier_app.workshop.context import Context


def together(commands: Sequence[Command]) -> Command:
    """One command of one or more."""
    return commands[0] if len(commands) == 1 else Together(tuple(commands))


def exists(context: Context, note_id: Id) -> bool:
    return context.connection.execute(select(note.c.id).where(note.c.id == note_id)).first() is not None


def existing(context: Context, ids: Sequence[Id]) -> set[Id]:
    """Those of these ids that some note has, wherever it is."""
    found: set[Id] = set()
    for chunk in stored.chunks(ids):
        found.update(context.connection.execute(select(note.c.id).where(note.c.id.in_(chunk))).scalars())
    return found


def known(context: Context, ids: Sequence[Id]) -> tuple[Note, ...]:
    """These notes. Raises `Refused` (UNKNOWN_NOTE) when one is not on its board."""
    notes = stored.read_notes(context.connection, tuple(dict.fromkeys(ids)))
    if len(notes) != len(set(ids)):
        raise Refused(Refusal.UNKNOWN_NOTE)
    return notes


def those_there(context: Context, ids: Sequence[Id]) -> tuple[Note, ...]:
    """Those of these notes that are on their boards: an author may have withdrawn one of many in the meantime.

    Raises `Refused` (UNKNOWN_NOTE) when none of them is.
    """
    notes = stored.read_notes(context.connection, tuple(dict.fromkeys(ids)))
    if ids and not notes:
        raise Refused(Refusal.UNKNOWN_NOTE)
    return notes


def write(context: Context, rows: Sequence[dict[str, Any]], *columns: str) -> None:
    """Writes `columns` of many notes; each row holds `note_id` and, under `new_…`, its values."""
    values: dict[str, Any] = {column: bindparam(f"new_{column}") for column in columns}
    statement = update(note).where(note.c.id == bindparam("note_id")).values(values)
    context.connection.execute(statement, list(rows))


def add(context: Context, board_id: Id, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts notes, `id` and `text` and whatever is not as usual. Raises `Refused` (BOARD_FULL)."""
    # Numbers go up by one from the first note, so they count all that the board ever held.
    first = stored.next_number(context.connection, board_id)
    if first + len(rows) - 1 > NOTES_PER_BOARD:
        raise Refused(Refusal.BOARD_FULL, limit=NOTES_PER_BOARD)
    usual: dict[str, Any] = {
        "board_id": board_id,
        "colour": Colour.YELLOW,
        "x": 0.0,
        "y": 0.0,
        "group_id": None,
        "author_id": None,
        "channel": context.origin.channel,
        "label": "",
        "inbox": False,
        "theme": "",
        "territory": "",
        "level": 0,
        "picture_id": None,
        "merged_into": None,
        "author_key": "",
        "withdrawn": False,
        "removed": False,
    }
    context.connection.execute(
        insert(note), [{**usual, **row, "number": first + index} for index, row in enumerate(rows)]
    )
    remember_stages(context.connection, tuple(row["id"] for row in rows), context.now)


def moved(context: Context, notes: Iterable[Note]) -> tuple[Event, ...]:
    """The events of notes that lie otherwise than before; it is written down, so that it can be replayed."""
    lines = tuple(notes)
    remember_stages(context.connection, tuple(line.id for line in lines), context.now)
    return changed(lines)


def changed(notes: Iterable[Note]) -> tuple[Event, ...]:
    """The events of notes that changed where they lie."""
    by_board: dict[Id, list[Id]] = {}
    for line in notes:
        by_board.setdefault(line.board_id, []).append(line.id)
    return tuple(NotesChanged(board_id, tuple(ids)) for board_id, ids in by_board.items())
