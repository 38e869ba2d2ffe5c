"""Pictures on notes."""

from __future__ import annotations

from sqlalchemy import delete, func, insert, select

from atelier_app.domain.board import Note
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.ideas import PHOTOS_PER_PERSON, kept_keys
from atelier_app.domain.pictures import (
    PICTURES_PER_BOARD,
    AttachPhoto,
    AttachPicture,
    Picture,
    RemovePhoto,
    UsePicture,
)
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import board as stored
from atelier_app.storage.tables import note, picture
from atelier_app.support.pictures import verify
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.handlers.ideas import own_idea
from atelier_app.workshop.wall import changed, known, write


def keep(context: Context, board_id: Id, record: Picture) -> None:
    """Puts a picture in the file. Raises `Refused` (UNREADABLE_PICTURE, PICTURE_TOO_LARGE, TOO_MANY)."""
    connection = context.connection
    if connection.execute(select(picture.c.id).where(picture.c.id == record.id)).first() is not None:
        return known_picture(context, board_id, record.id)
    verify(record)
    held = connection.scalar(select(func.count()).select_from(picture).where(picture.c.board_id == board_id))
    if (held or 0) >= PICTURES_PER_BOARD:
        raise Refused(Refusal.TOO_MANY, limit=PICTURES_PER_BOARD)
    connection.execute(
        insert(picture).values(
            id=record.id,
            board_id=board_id,
            width=record.width,
            height=record.height,
            content=record.content,
        )
    )
    return None


def known_picture(context: Context, board_id: Id, picture_id: Id) -> None:
    """Raises `Refused` (UNKNOWN_PICTURE) when the board holds no such picture."""
    here = select(picture.c.id).where(picture.c.id == picture_id, picture.c.board_id == board_id)
    if context.connection.execute(here).first() is None:
        raise Refused(Refusal.UNKNOWN_PICTURE)


def _show(context: Context, line: Note, picture_id: Id | None) -> Done:
    if line.picture_id == picture_id:
        return NOTHING
    write(context, [{"note_id": line.id, "new_picture_id": picture_id}], "picture_id")
    return Done(changed((line,)), UsePicture(line.id, line.picture_id))


@handles(AttachPicture)
def attach_picture(context: Context, command: AttachPicture) -> Done:
    (line,) = known(context, (command.note_id,))
    keep(context, line.board_id, command.picture)
    return _show(context, line, command.picture.id)


@handles(UsePicture)
def use_picture(context: Context, command: UsePicture) -> Done:
    (line,) = known(context, (command.note_id,))
    if command.picture_id is not None:
        known_picture(context, line.board_id, command.picture_id)
    return _show(context, line, command.picture_id)


@handles(AttachPhoto)
def attach_photo(context: Context, command: AttachPhoto) -> Done:
    line = own_idea(context, command.note_id, command.author_key)
    if line.picture_id is None:
        _leave_room(context, command.author_key)
    keep(context, line.board_id, command.picture)
    return _show_instead(context, line, command.picture.id)


def _leave_room(context: Context, author_key: str) -> None:
    mine = note.c.author_key.in_(kept_keys(author_key))
    shown = select(func.count()).select_from(note).where(mine, note.c.picture_id.is_not(None))
    if (context.connection.scalar(shown) or 0) >= PHOTOS_PER_PERSON:
        raise Refused(Refusal.TOO_MANY_PHOTOS, limit=PHOTOS_PER_PERSON)


@handles(RemovePhoto)
def remove_photo(context: Context, command: RemovePhoto) -> Done:
    return _show_instead(context, own_idea(context, command.note_id, command.author_key), None)


def _show_instead(context: Context, line: Note, picture_id: Id | None) -> Done:
    """What an author took away is in the file no more, unless it is shown elsewhere."""
    done = _show(context, line, picture_id)
    if done.events and line.picture_id is not None:
        _forget(context, line.board_id, line.picture_id)
    return Done(done.events)


def _forget(context: Context, board_id: Id, picture_id: Id) -> None:
    background = stored.read_board_alone(context.connection, board_id).background
    shown = context.connection.scalar(select(func.count()).where(note.c.picture_id == picture_id))
    if not shown and (background is None or background.picture_id != picture_id):
        context.connection.execute(delete(picture).where(picture.c.id == picture_id))
