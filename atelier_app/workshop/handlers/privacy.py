"""Forgetting people. What is freed is overwritten (`secure_delete`), and the file is made anew without it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, select, update

from atelier_app.domain.attendance import FIELDS
from atelier_app.domain.board import AuthorsChanged
from atelier_app.domain.core import Event, Id
from atelier_app.domain.privacy import AnonymiseWorkshop, ErasePeople, PeopleErased
from atelier_app.domain.text import name_key
from atelier_app.storage.acts import forget_acts
from atelier_app.storage.ideas import forget_unseen_pictures
from atelier_app.storage.registrations import people
from atelier_app.storage.tables import (
    attendance,
    badge,
    comment,
    note,
    participant,
    picture,
    registration,
    signature,
)
from atelier_app.storage.workshops import read_workshop
from atelier_app.workshop.context import NOTHING, Context, Done, handles


@handles(ErasePeople)
def erase_people(context: Context, command: ErasePeople) -> Done:
    return _erase(context, command.participant_ids)


@handles(AnonymiseWorkshop)
def anonymise_workshop(context: Context, command: AnonymiseWorkshop) -> Done:
    record = read_workshop(context.connection, command.workshop_id, removed=True)
    here = registration.c.workshop_id == record.id
    return _erase(context, set(context.connection.scalars(select(registration.c.participant_id).where(here))))


def _erase(context: Context, wanted: Collection[Id]) -> Done:
    known = {person.id: person for person in people(context.connection)}
    gone = tuple(id for id in dict.fromkeys(wanted) if id in known)
    if not gone:
        return NOTHING
    boards: set[Id] = set()
    for id in gone:
        boards |= _erase_author(context, id)
        _erase_person(context, id)
    boards |= _erase_labels(context, {_key(known[id].full_name) for id in gone} - {""})
    forget_acts(context.connection)
    forget_unseen_pictures(context.connection)
    events: list[Event] = [PeopleErased(gone), *(AuthorsChanged(board_id) for board_id in sorted(boards))]
    return Done(tuple(events), purge=True)


def _erase_person(context: Context, id: Id) -> None:
    blank = dict.fromkeys((*FIELDS, "name_key"), "")
    context.connection.execute(update(participant).where(participant.c.id == id).values(blank))
    for table in (badge, signature):
        context.connection.execute(delete(table).where(table.c.participant_id == id))
    context.connection.execute(update(attendance).where(attendance.c.participant_id == id).values(reason=""))


def _erase_author(context: Context, id: Id) -> set[Id]:
    """The boards with notes or comments of theirs. The pictures on their notes go too: they may show them."""
    connection = context.connection
    theirs = note.c.author_id == id
    on_theirs = comment.c.author_id == id
    spoken = select(comment.c.note_id).where(on_theirs)
    boards = set(connection.scalars(select(note.c.board_id).distinct().where(theirs | note.c.id.in_(spoken))))
    shown = set(connection.scalars(select(note.c.picture_id).where(theirs, note.c.picture_id.is_not(None))))
    connection.execute(update(note).where(note.c.picture_id.in_(shown)).values(picture_id=None))
    connection.execute(delete(picture).where(picture.c.id.in_(shown)))
    for table, wanted in ((note, theirs), (comment, on_theirs)):
        connection.execute(update(table).where(wanted).values(author_id=None, author_key=""))
    return boards


def _erase_labels(context: Context, keys: Collection[str]) -> set[Id]:
    """The boards where a label said one of these names, of a note that was imported too; a table's name stays."""
    connection = context.connection
    boards: set[Id] = set()
    for table in (note, comment):
        labels = connection.scalars(select(table.c.label).distinct().where(table.c.label != ""))
        for label in [label for label in labels if _key(label) in keys]:
            on = table.c.id if table is note else table.c.note_id
            said = select(on).where(table.c.label == label)
            boards |= set(connection.scalars(select(note.c.board_id).distinct().where(note.c.id.in_(said))))
            connection.execute(update(table).where(table.c.label == label).values(label=""))
    return boards


def _key(name: str) -> str:
    return name_key(name, "")
