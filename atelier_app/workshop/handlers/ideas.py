"""Ideas from phones. Whose an idea is is told by the author's key alone."""

from __future__ import annotations

from sqlalchemy import func, select

from atelier_app.domain.board import LABEL_LIMIT, Attribution, Board, Colour, Note, NotesChanged
from atelier_app.domain.core import Channel, Id, Refused
from atelier_app.domain.ideas import (
    IDEA_LIMIT,
    IDEAS_PER_PERSON,
    IDEAS_PER_SCRIBE,
    CorrectIdea,
    SendIdea,
    WithdrawIdea,
    is_author,
    kept_key,
    kept_keys,
)
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean, required
from atelier_app.storage import attendance as people
from atelier_app.storage import board as stored
from atelier_app.storage import initiative as agenda
from atelier_app.storage.tables import note, registration
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.wall import add, changed, exists, moved, write


@handles(SendIdea)
def send_idea(context: Context, command: SendIdea) -> Done:
    if exists(context, command.id):
        return NOTHING
    connection = context.connection
    record = stored.read_board_alone(connection, command.board_id)
    workshop_id = _collecting(context, record)
    if not people.attends(connection, workshop_id, command.participant_id):
        raise Refused(Refusal.NOT_SIGNED_IN)
    keep_promise(record, command.promised)
    _leave_room(context, command)
    author, label = _author(record, command), _label(context, record, workshop_id, command)
    told = Attribution.NAME if author else Attribution.TABLE if label else Attribution.ANONYMOUS
    x, y = (0.0, 0.0) if record.to_inbox else stored.place_for_one(connection, record.id)
    add(
        context,
        record.id,
        [
            {
                "id": command.id,
                "text": required(command.text, IDEA_LIMIT, lines=True),
                "colour": Colour.SAND,
                "x": x,
                "y": y,
                "author_id": author,
                "author_key": kept_key(command.author_key, told),
                "channel": Channel.PHONE,
                "label": label,
                "inbox": record.to_inbox,
            }
        ],
    )
    return Done((NotesChanged(record.id, (command.id,)),))


def _collecting(context: Context, record: Board) -> Id:
    """The workshop that is at this board now. Raises `Refused` (IDEAS_CLOSED)."""
    room = agenda.read_room(context.connection)
    if room.activity_id != record.activity_id or room.workshop_id is None or record.closed:
        raise Refused(Refusal.IDEAS_CLOSED)
    return room.workshop_id


def keep_promise(record: Board, promised: Attribution | None) -> None:
    """Raises `Refused` (PROMISE_CHANGED) when more would be said of the author than they were told."""
    if promised is not None and record.attribution.tells_more_than(promised):
        raise Refused(Refusal.PROMISE_CHANGED)


def _author(record: Board, command: SendIdea) -> Id | None:
    """Who gives it by name; a table's idea is not its scribe's."""
    named = record.attribution is Attribution.NAME and not command.table
    return command.participant_id if named else None


def _leave_room(context: Context, command: SendIdea) -> None:
    limit = IDEAS_PER_SCRIBE if command.table else IDEAS_PER_PERSON
    mine = note.c.author_key.in_(kept_keys(command.author_key))
    sent = context.connection.scalar(select(func.count()).select_from(note).where(mine, ~note.c.withdrawn))
    if (sent or 0) >= limit:
        raise Refused(Refusal.TOO_MANY_IDEAS, limit=limit)


def _label(context: Context, record: Board, workshop_id: Id, command: SendIdea) -> str:
    """The table that a scribe writes for, or the one that the author sits at where ideas are given by table."""
    if command.table:
        return clean(command.table, LABEL_LIMIT)
    if record.attribution is not Attribution.TABLE:
        return ""
    seated = select(registration.c.table).where(
        registration.c.workshop_id == workshop_id, registration.c.participant_id == command.participant_id
    )
    return clean(context.connection.scalar(seated) or "", LABEL_LIMIT)


def own_idea(context: Context, note_id: Id, author_key: str, *, withdrawn: bool = False) -> Note:
    """An idea as its author may still change it. Raises `Refused` (UNKNOWN_NOTE, NOT_YOUR_IDEA, IDEAS_CLOSED)."""
    row = context.connection.execute(select(note).where(note.c.id == note_id)).first()
    if row is None or row.withdrawn != withdrawn:
        raise Refused(Refusal.UNKNOWN_NOTE)
    if not is_author(row.author_key, author_key):
        raise Refused(Refusal.NOT_YOUR_IDEA)
    if stored.read_board_alone(context.connection, row.board_id).closed:
        raise Refused(Refusal.IDEAS_CLOSED)
    (found,) = stored.read_where(context.connection, note.c.id == note_id)
    return found


@handles(CorrectIdea)
def correct_idea(context: Context, command: CorrectIdea) -> Done:
    before = own_idea(context, command.note_id, command.author_key)
    text = required(command.text, IDEA_LIMIT, lines=True)
    if text == before.text:
        return NOTHING
    write(context, [{"note_id": before.id, "new_text": text}], "text")
    return Done(changed((before,)))


@handles(WithdrawIdea)
def withdraw_idea(context: Context, command: WithdrawIdea) -> Done:
    state = context.connection.scalar(select(note.c.withdrawn).where(note.c.id == command.note_id))
    if state == command.withdrawn:
        return NOTHING
    before = own_idea(context, command.note_id, command.author_key, withdrawn=not command.withdrawn)
    write(context, [{"note_id": before.id, "new_withdrawn": command.withdrawn}], "withdrawn")
    return Done(moved(context, (before,)))
