"""Comments on notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, insert, select, update

from atelier_app.domain.board import LABEL_LIMIT, Attribution, Note
from atelier_app.domain.comments import (
    AddComment,
    RemoveComments,
    RestoreComments,
    SendComment,
    WithdrawComment,
)
from atelier_app.domain.core import Channel, Id, Refused
from atelier_app.domain.ideas import COMMENT_LIMIT, COMMENTS_PER_PERSON, is_author, kept_key, kept_keys
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean, required
from atelier_app.storage import attendance as people
from atelier_app.storage import board as stored
from atelier_app.storage import initiative as agenda
from atelier_app.storage.ideas import next_comment
from atelier_app.storage.tables import comment, note
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.handlers.ideas import keep_promise
from atelier_app.workshop.wall import changed, known


def _exists(context: Context, comment_id: Id) -> bool:
    return (
        context.connection.execute(select(comment.c.id).where(comment.c.id == comment_id)).first() is not None
    )


def _add(context: Context, line: Note, **values: Any) -> None:
    context.connection.execute(
        insert(comment).values(
            **{
                "note_id": line.id,
                "number": next_comment(context.connection, line.id),
                "channel": context.origin.channel,
                "label": "",
                "author_id": None,
                "author_key": "",
                "withdrawn": False,
                "removed": False,
                **values,
            }
        )
    )


@handles(AddComment)
def add_comment(context: Context, command: AddComment) -> Done:
    if _exists(context, command.id):
        return NOTHING
    (line,) = known(context, (command.note_id,))
    text, label = required(command.text, COMMENT_LIMIT, lines=True), clean(command.label, LABEL_LIMIT)
    _add(context, line, id=command.id, text=text, label=label)
    return Done(changed((line,)), RemoveComments((command.id,)))


@handles(SendComment)
def send_comment(context: Context, command: SendComment) -> Done:
    if _exists(context, command.id):
        return NOTHING
    (line,) = known(context, (command.note_id,))
    record = stored.read_board_alone(context.connection, line.board_id)
    room = agenda.read_room(context.connection)
    taken = record.comments and not (record.closed or record.private or line.inbox)
    if not taken or room.activity_id != record.activity_id or room.workshop_id is None:
        raise Refused(Refusal.COMMENTS_CLOSED)
    if not people.attends(context.connection, room.workshop_id, command.participant_id):
        raise Refused(Refusal.NOT_SIGNED_IN)
    keep_promise(record, command.promised)
    _leave_room(context, command.author_key)
    told = Attribution.NAME if record.attribution is Attribution.NAME else Attribution.ANONYMOUS
    _add(
        context,
        line,
        id=command.id,
        text=required(command.text, COMMENT_LIMIT, lines=True),
        channel=Channel.PHONE,
        author_id=command.participant_id if told is Attribution.NAME else None,
        author_key=kept_key(command.author_key, told),
    )
    return Done(changed((line,)))


def _leave_room(context: Context, author_key: str) -> None:
    own = comment.c.author_key.in_(kept_keys(author_key))
    mine = select(func.count()).select_from(comment).where(own, ~comment.c.withdrawn)
    if (context.connection.scalar(mine) or 0) >= COMMENTS_PER_PERSON:
        raise Refused(Refusal.TOO_MANY_COMMENTS, limit=COMMENTS_PER_PERSON)


@handles(RemoveComments)
def remove_comments(context: Context, command: RemoveComments) -> Done:
    return _set_removed(context, command.comment_ids, removed=True)


@handles(RestoreComments)
def restore_comments(context: Context, command: RestoreComments) -> Done:
    return _set_removed(context, command.comment_ids, removed=False)


def _set_removed(context: Context, ids: Sequence[Id], *, removed: bool) -> Done:
    connection = context.connection
    wanted = comment.c.id.in_(ids) & (comment.c.removed != removed)
    rows = connection.execute(select(comment.c.id, comment.c.note_id).where(wanted)).all()
    if not rows:
        return NOTHING
    found = tuple(row.id for row in rows)
    connection.execute(update(comment).where(comment.c.id.in_(found)).values(removed=removed))
    notes = stored.read_where(connection, note.c.id.in_({row.note_id for row in rows}))
    return Done(changed(notes), RestoreComments(found) if removed else RemoveComments(found))


@handles(WithdrawComment)
def withdraw_comment(context: Context, command: WithdrawComment) -> Done:
    connection = context.connection
    row = connection.execute(select(comment).where(comment.c.id == command.comment_id)).first()
    if row is None:
        raise Refused(Refusal.UNKNOWN_COMMENT)
    if not is_author(row.author_key, command.author_key):
        raise Refused(Refusal.NOT_YOUR_IDEA)
    if row.withdrawn:
        return NOTHING
    connection.execute(update(comment).where(comment.c.id == row.id).values(withdrawn=True))
    return Done(changed(stored.read_where(connection, note.c.id == row.note_id)))
