"""Notes that say the same, made one; votes keep the originals' own words."""

from __future__ import annotations

from sqlalchemy import select, update

from atelier_app.domain.board import NOTE_LIMIT, Note
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.merges import MergeNotes, UnmergeNote
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import verbatim
from atelier_app.storage import board as stored
from atelier_app.storage.ideas import remember_stages
from atelier_app.storage.tables import note
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.wall import add, changed, known, write


@handles(MergeNotes)
def merge_notes(context: Context, command: MergeNotes) -> Done:
    there = context.connection.scalar(select(note.c.removed).where(note.c.id == command.id))
    if there is False:
        return NOTHING
    originals = known(context, command.note_ids)
    if len(originals) < 2 or any(line.board_id != command.board_id for line in originals):
        raise Refused(Refusal.ONE_NOTE_ALONE)
    text = verbatim(command.text, NOTE_LIMIT)
    first = next(line for line in originals if line.id == command.note_ids[0])
    if there is None:
        _add(context, command, first, text)
    else:
        write(context, [{"note_id": command.id, "new_removed": False, "new_text": text}], "removed", "text")
    write(context, [{"note_id": line.id, "new_merged_into": command.id} for line in originals], "merged_into")
    return _done(context, command.id, originals, UnmergeNote(command.id))


def _add(context: Context, command: MergeNotes, first: Note, text: str) -> None:
    add(
        context,
        command.board_id,
        [
            {
                "id": command.id,
                "text": text,
                "colour": first.colour,
                "x": first.x,
                "y": first.y,
                "group_id": first.group_id,
                "inbox": first.inbox,
                "theme": first.theme,
                "territory": first.territory,
                "level": first.level,
            }
        ],
    )


@handles(UnmergeNote)
def unmerge_note(context: Context, command: UnmergeNote) -> Done:
    (before,) = known(context, (command.note_id,))
    inside = tuple(
        context.connection.scalars(
            select(note.c.id).where(note.c.merged_into == before.id).order_by(note.c.number)
        )
    )
    if not inside:
        raise Refused(Refusal.NOTHING_MERGED)
    context.connection.execute(update(note).where(note.c.id.in_(inside)).values(merged_into=None))
    write(context, [{"note_id": before.id, "new_removed": True}], "removed")
    originals = stored.read_where(context.connection, note.c.id.in_(inside))
    again = MergeNotes(before.id, before.board_id, inside, before.text)
    return _done(context, before.id, originals, again)


def _done(context: Context, id: Id, originals: tuple[Note, ...], inverse: MergeNotes | UnmergeNote) -> Done:
    lines = (*stored.read_where(context.connection, note.c.id == id), *originals)
    remember_stages(context.connection, tuple(line.id for line in lines), context.now)
    return Done(changed(lines), inverse)
