"""Notes under the facilitator's hand: added, edited, coloured, moved, removed, placed from the inbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from atelier_app.domain.board import (
    LABEL_LIMIT,
    NOTE_LIMIT,
    Colour,
    checked_place,
    free_place,
)
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.notes import (
    AddNote,
    AddNotes,
    ColourNotes,
    EditNote,
    Level,
    LevelNotes,
    MoveNotes,
    NewNote,
    Place,
    PlaceNotes,
    RemoveNotes,
    RestoreNotes,
    Tag,
    TagNotes,
)
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean, verbatim
from atelier_app.storage import board as stored
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.handlers.groups import known_group
from atelier_app.workshop.wall import (
    add,
    changed,
    existing,
    exists,
    known,
    moved,
    those_there,
    together,
    write,
)

_HIGHEST = 1_000_000


@handles(AddNote)
def add_note(context: Context, command: AddNote) -> Done:
    if exists(context, command.id):
        return NOTHING
    new = NewNote(**{field.name: getattr(command, field.name) for field in fields(NewNote)})
    return add_notes(context, AddNotes(command.board_id, (new,)))


@handles(AddNotes)
def add_notes(context: Context, command: AddNotes) -> Done:
    stored.read_board_alone(context.connection, command.board_id)
    there = existing(context, [line.id for line in command.notes])
    notes = list({line.id: line for line in command.notes if line.id not in there}.values())
    if not notes:
        return NOTHING
    for group_id in {line.group_id for line in notes if line.group_id is not None}:
        known_group(context, group_id, command.board_id)
    places = _places(context, command.board_id, notes)
    add(
        context,
        command.board_id,
        [_row(line, place) for line, place in zip(notes, places, strict=True)],
    )
    ids = tuple(line.id for line in notes)
    return Done(changed(known(context, ids)), RemoveNotes(ids))


def _places(context: Context, board_id: Id, notes: Sequence[NewNote]) -> list[tuple[float, float]]:
    places: list[tuple[float, float]] = []
    taken, frames = (
        stored.places_taken(context.connection, board_id)
        if any(line.x is None or line.y is None for line in notes)
        else ([], [])
    )
    for line in notes:
        free = line.x is None or line.y is None
        place = free_place(taken, frames) if free else checked_place(line.x or 0.0, line.y or 0.0)
        taken.append(place)
        places.append(place)
    return places


def _row(line: NewNote, place: tuple[float, float]) -> dict[str, Any]:
    return {
        "id": line.id,
        "text": verbatim(line.text, NOTE_LIMIT),
        "colour": line.colour,
        "x": place[0],
        "y": place[1],
        "group_id": line.group_id,
        "label": clean(line.label, LABEL_LIMIT),
        "theme": clean(line.theme, LABEL_LIMIT),
        "territory": clean(line.territory, LABEL_LIMIT),
    }


@handles(EditNote)
def edit_note(context: Context, command: EditNote) -> Done:
    (before,) = known(context, (command.note_id,))
    text = verbatim(command.text, NOTE_LIMIT)
    if text == before.text:
        return NOTHING
    if command.expected not in (None, before.text):
        raise Refused(Refusal.NOTE_WAS_REWRITTEN)
    write(context, [{"note_id": before.id, "new_text": text}], "text")
    return Done(changed((before,)), EditNote(before.id, before.text, expected=text))


@handles(ColourNotes)
def colour_notes(context: Context, command: ColourNotes) -> Done:
    lines = [line for line in those_there(context, command.note_ids) if line.colour is not command.colour]
    if not lines:
        return NOTHING
    write(context, [{"note_id": line.id, "new_colour": command.colour} for line in lines], "colour")
    by_colour: dict[Colour, list[Id]] = {}
    for line in lines:
        by_colour.setdefault(line.colour, []).append(line.id)
    back = [ColourNotes(tuple(ids), colour) for colour, ids in by_colour.items()]
    return Done(moved(context, lines), together(back))


@handles(TagNotes)
def tag_notes(context: Context, command: TagNotes) -> Done:
    targets = {
        tag.note_id: (clean(tag.theme, LABEL_LIMIT), clean(tag.territory, LABEL_LIMIT))
        for tag in command.tags
    }
    lines = [
        line
        for line in those_there(context, tuple(targets))
        if (line.theme, line.territory) != targets[line.id]
    ]
    if not lines:
        return NOTHING
    rows = [
        {"note_id": line.id, "new_theme": targets[line.id][0], "new_territory": targets[line.id][1]}
        for line in lines
    ]
    write(context, rows, "theme", "territory")
    back = TagNotes(tuple(Tag(line.id, line.theme, line.territory) for line in lines))
    return Done(changed(lines), back)


@handles(MoveNotes)
def move_notes(context: Context, command: MoveNotes) -> Done:
    targets = {place.note_id: checked_place(place.x, place.y) for place in command.places}
    lines = [line for line in those_there(context, tuple(targets)) if (line.x, line.y) != targets[line.id]]
    if not lines:
        return NOTHING
    rows = [
        {"note_id": line.id, "new_x": targets[line.id][0], "new_y": targets[line.id][1]} for line in lines
    ]
    write(context, rows, "x", "y")
    back = MoveNotes(tuple(Place(line.id, line.x, line.y) for line in lines))
    return Done(moved(context, lines), back)


@handles(LevelNotes)
def level_notes(context: Context, command: LevelNotes) -> Done:
    targets = {one.note_id: max(-_HIGHEST, min(_HIGHEST, one.level)) for one in command.levels}
    lines = [line for line in those_there(context, tuple(targets)) if line.level != targets[line.id]]
    if not lines:
        return NOTHING
    write(context, [{"note_id": line.id, "new_level": targets[line.id]} for line in lines], "level")
    return Done(changed(lines), LevelNotes(tuple(Level(line.id, line.level) for line in lines)))


def _set_removed(context: Context, ids: Sequence[Id], *, removed: bool) -> Done:
    lines = stored.read_notes(context.connection, tuple(dict.fromkeys(ids)), removed=not removed)
    if not lines:
        return NOTHING
    write(context, [{"note_id": line.id, "new_removed": removed} for line in lines], "removed")
    line_ids = tuple(line.id for line in lines)
    inverse = RestoreNotes(line_ids) if removed else RemoveNotes(line_ids)
    return Done(moved(context, lines), inverse)


@handles(RemoveNotes)
def remove_notes(context: Context, command: RemoveNotes) -> Done:
    return _set_removed(context, command.note_ids, removed=True)


@handles(RestoreNotes)
def restore_notes(context: Context, command: RestoreNotes) -> Done:
    return _set_removed(context, command.note_ids, removed=False)


@handles(PlaceNotes)
def place_notes(context: Context, command: PlaceNotes) -> Done:
    lines = [line for line in those_there(context, command.note_ids) if line.inbox != command.inbox]
    if not lines:
        return NOTHING
    taken, frames = stored.places_taken(context.connection, lines[0].board_id)
    rows = []
    for line in lines:
        place = (line.x, line.y) if command.inbox else free_place(taken, frames)
        taken.append(place)
        rows.append({"note_id": line.id, "new_inbox": command.inbox, "new_x": place[0], "new_y": place[1]})
    write(context, rows, "inbox", "x", "y")
    inverse = PlaceNotes(tuple(line.id for line in lines), inbox=not command.inbox)
    return Done(moved(context, lines), inverse)
