"""The wall: notes and groups, from the facilitator's hand and from phones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from atelier_app.domain.board import (
    GROUP_TITLE_LIMIT,
    IDEAS_PER_PERSON,
    NOTE_LIMIT,
    NOTES_PER_BOARD,
    AddNote,
    Assignment,
    AssignNotes,
    BoardChanged,
    Colour,
    ColourNotes,
    EditNote,
    GroupNotes,
    GroupsChanged,
    MoveNotes,
    Note,
    NotesChanged,
    Place,
    PlaceNotes,
    RemoveNotes,
    RenameGroup,
    RestoreNotes,
    SendIdea,
    UseInbox,
    checked_place,
    free_place,
)
from atelier_app.domain.core import Channel, Command, Event, Id, Refused, Together
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean, required
from atelier_app.storage import attendance as people
from atelier_app.storage import board as stored
from atelier_app.storage import initiative as agenda
from atelier_app.storage.tables import board, note, note_group
from atelier_app.workshop.context import NOTHING, Context, Done, handles


def _together(commands: Sequence[Command]) -> Command:
    return commands[0] if len(commands) == 1 else Together(tuple(commands))


def _notes_changed(notes: Iterable[Note]) -> tuple[Event, ...]:
    by_board: dict[Id, list[Id]] = {}
    for line in notes:
        by_board.setdefault(line.board_id, []).append(line.id)
    return tuple(NotesChanged(board_id, tuple(ids)) for board_id, ids in by_board.items())


def _known(context: Context, ids: Sequence[Id]) -> tuple[Note, ...]:
    notes = stored.read_notes(context.connection, tuple(dict.fromkeys(ids)))
    if len(notes) != len(set(ids)):
        raise Refused(Refusal.UNKNOWN_NOTE)
    return notes


def _update(context: Context, rows: Sequence[dict[str, Any]], *columns: str) -> None:
    """Writes `columns` of many notes; each row holds `note_id` and, under `new_…`, its values."""
    values: dict[str, Any] = {column: bindparam(f"new_{column}") for column in columns}
    statement = update(note).where(note.c.id == bindparam("note_id")).values(values)
    context.connection.execute(statement, list(rows))


def _exists(context: Context, note_id: Id) -> bool:
    return context.connection.execute(select(note.c.id).where(note.c.id == note_id)).first() is not None


def _insert(context: Context, values: dict[str, Any]) -> None:
    # Numbers go up by one from the first note, so they count all that the board ever held.
    number = stored.next_number(context.connection, values["board_id"])
    if number > NOTES_PER_BOARD:
        raise Refused(Refusal.TOO_MANY, limit=NOTES_PER_BOARD)
    context.connection.execute(insert(note).values(**values, number=number, removed=False))


@handles(AddNote)
def add_note(context: Context, command: AddNote) -> Done:
    if _exists(context, command.id):
        return NOTHING
    stored.read_board_alone(context.connection, command.board_id)
    if command.group_id is not None:
        _known_group(context, command.group_id, command.board_id)
    if command.x is None or command.y is None:
        place = free_place(*stored.places_taken(context.connection, command.board_id))
    else:
        place = checked_place(command.x, command.y)
    _insert(
        context,
        {
            "id": command.id,
            "board_id": command.board_id,
            "text": required(command.text, NOTE_LIMIT, lines=True),
            "colour": command.colour,
            "x": place[0],
            "y": place[1],
            "group_id": command.group_id,
            "author_id": None,
            "channel": context.origin.channel,
            "label": clean(command.label, GROUP_TITLE_LIMIT),
            "inbox": False,
        },
    )
    return Done((NotesChanged(command.board_id, (command.id,)),), RemoveNotes((command.id,)))


@handles(SendIdea)
def send_idea(context: Context, command: SendIdea) -> Done:
    if _exists(context, command.id):
        return NOTHING
    connection = context.connection
    record = stored.read_board_alone(connection, command.board_id)
    room = agenda.read_room(connection)
    if room.activity_id != record.activity_id or room.workshop_id is None:
        raise Refused(Refusal.IDEAS_CLOSED)
    if not people.attends(connection, room.workshop_id, command.participant_id):
        raise Refused(Refusal.NOT_SIGNED_IN)
    mine = stored.read_ideas_of(connection, record.id, command.participant_id)
    if len(mine) >= IDEAS_PER_PERSON:
        raise Refused(Refusal.TOO_MANY_IDEAS, limit=IDEAS_PER_PERSON)
    x, y = (0.0, 0.0) if record.to_inbox else free_place(*stored.places_taken(connection, record.id))
    _insert(
        context,
        {
            "id": command.id,
            "board_id": record.id,
            "text": required(command.text, NOTE_LIMIT, lines=True),
            "colour": Colour.SAND,
            "x": x,
            "y": y,
            "group_id": None,
            "author_id": command.participant_id,
            "channel": Channel.PHONE,
            "label": "",
            "inbox": record.to_inbox,
        },
    )
    return Done((NotesChanged(record.id, (command.id,)),))


@handles(EditNote)
def edit_note(context: Context, command: EditNote) -> Done:
    (before,) = _known(context, (command.note_id,))
    text = required(command.text, NOTE_LIMIT, lines=True)
    if text == before.text:
        return NOTHING
    _update(context, [{"note_id": before.id, "new_text": text}], "text")
    return Done(_notes_changed((before,)), EditNote(before.id, before.text))


@handles(ColourNotes)
def colour_notes(context: Context, command: ColourNotes) -> Done:
    changed = [line for line in _known(context, command.note_ids) if line.colour is not command.colour]
    if not changed:
        return NOTHING
    _update(context, [{"note_id": line.id, "new_colour": command.colour} for line in changed], "colour")
    by_colour: dict[Colour, list[Id]] = {}
    for line in changed:
        by_colour.setdefault(line.colour, []).append(line.id)
    back = [ColourNotes(tuple(ids), colour) for colour, ids in by_colour.items()]
    return Done(_notes_changed(changed), _together(back))


@handles(MoveNotes)
def move_notes(context: Context, command: MoveNotes) -> Done:
    targets = {place.note_id: checked_place(place.x, place.y) for place in command.places}
    before = _known(context, tuple(targets))
    changed = [line for line in before if (line.x, line.y) != targets[line.id]]
    if not changed:
        return NOTHING
    rows = [
        {"note_id": line.id, "new_x": targets[line.id][0], "new_y": targets[line.id][1]} for line in changed
    ]
    _update(context, rows, "x", "y")
    back = MoveNotes(tuple(Place(line.id, line.x, line.y) for line in changed))
    return Done(_notes_changed(changed), back)


def _set_removed(context: Context, ids: Sequence[Id], *, removed: bool) -> Done:
    changed = stored.read_notes(context.connection, tuple(dict.fromkeys(ids)), removed=not removed)
    if not changed:
        return NOTHING
    _update(context, [{"note_id": line.id, "new_removed": removed} for line in changed], "removed")
    changed_ids = tuple(line.id for line in changed)
    inverse = RestoreNotes(changed_ids) if removed else RemoveNotes(changed_ids)
    return Done(_notes_changed(changed), inverse)


@handles(RemoveNotes)
def remove_notes(context: Context, command: RemoveNotes) -> Done:
    return _set_removed(context, command.note_ids, removed=True)


@handles(RestoreNotes)
def restore_notes(context: Context, command: RestoreNotes) -> Done:
    return _set_removed(context, command.note_ids, removed=False)


@handles(PlaceNotes)
def place_notes(context: Context, command: PlaceNotes) -> Done:
    changed = [line for line in _known(context, command.note_ids) if line.inbox != command.inbox]
    if not changed:
        return NOTHING
    taken, frames = stored.places_taken(context.connection, changed[0].board_id)
    rows = []
    for line in changed:
        place = (line.x, line.y) if command.inbox else free_place(taken, frames)
        taken.append(place)
        rows.append({"note_id": line.id, "new_inbox": command.inbox, "new_x": place[0], "new_y": place[1]})
    _update(context, rows, "inbox", "x", "y")
    inverse = PlaceNotes(tuple(line.id for line in changed), inbox=not command.inbox)
    return Done(_notes_changed(changed), inverse)


def _known_group(context: Context, group_id: Id, board_id: Id | None = None) -> None:
    group = stored.read_group(context.connection, group_id)
    if group is None or board_id not in (None, group.board_id):
        raise Refused(Refusal.UNKNOWN_GROUP)


def _assign(context: Context, assignments: Sequence[Assignment]) -> Done:
    targets = {line.note_id: line.group_id for line in assignments}
    changed = [line for line in _known(context, tuple(targets)) if line.group_id != targets[line.id]]
    if not changed:
        return NOTHING
    _update(context, [{"note_id": line.id, "new_group_id": targets[line.id]} for line in changed], "group_id")
    back = AssignNotes(tuple(Assignment(line.id, line.group_id) for line in changed))
    return Done(_notes_changed(changed), back)


@handles(GroupNotes)
def group_notes(context: Context, command: GroupNotes) -> Done:
    stored.read_board_alone(context.connection, command.board_id)
    if not command.note_ids:
        raise Refused(Refusal.UNKNOWN_NOTE)
    if any(line.board_id != command.board_id for line in _known(context, command.note_ids)):
        raise Refused(Refusal.UNKNOWN_NOTE)
    events: tuple[Event, ...] = ()
    if stored.read_group(context.connection, command.group_id) is None:
        title = clean(command.title, GROUP_TITLE_LIMIT)
        context.connection.execute(
            insert(note_group).values(id=command.group_id, board_id=command.board_id, title=title)
        )
        events = (GroupsChanged(command.board_id, (command.group_id,)),)
    _known_group(context, command.group_id, command.board_id)
    assigned = _assign(context, [Assignment(note_id, command.group_id) for note_id in command.note_ids])
    return Done(events + assigned.events, assigned.inverse)


@handles(AssignNotes)
def assign_notes(context: Context, command: AssignNotes) -> Done:
    boards = {line.id: line.board_id for line in _known(context, [a.note_id for a in command.assignments])}
    for assignment in command.assignments:
        if assignment.group_id is not None:
            _known_group(context, assignment.group_id, boards[assignment.note_id])
    return _assign(context, command.assignments)


@handles(RenameGroup)
def rename_group(context: Context, command: RenameGroup) -> Done:
    group = stored.read_group(context.connection, command.group_id)
    if group is None:
        raise Refused(Refusal.UNKNOWN_GROUP)
    title = clean(command.title, GROUP_TITLE_LIMIT)
    if title == group.title:
        return NOTHING
    context.connection.execute(update(note_group).where(note_group.c.id == group.id).values(title=title))
    return Done((GroupsChanged(group.board_id, (group.id,)),), RenameGroup(group.id, group.title))


@handles(UseInbox)
def use_inbox(context: Context, command: UseInbox) -> Done:
    before = stored.read_board_alone(context.connection, command.board_id)
    if before.to_inbox == command.to_inbox:
        return NOTHING
    context.connection.execute(update(board).where(board.c.id == before.id).values(to_inbox=command.to_inbox))
    return Done((BoardChanged(before.id),), UseInbox(before.id, before.to_inbox))
