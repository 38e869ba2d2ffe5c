"""Groups of notes: made, joined, left, named, collapsed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert, update

from atelier_app.domain.board import GROUP_TITLE_LIMIT, Group, GroupsChanged
from atelier_app.domain.core import Event, Id, Refused
from atelier_app.domain.notes import Assignment, AssignNotes, CollapseGroups, GroupNotes, RenameGroup
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean
from atelier_app.storage import board as stored
from atelier_app.storage.tables import note_group
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.wall import moved, those_there, write


def known_group(context: Context, group_id: Id, board_id: Id | None = None) -> Group:
    """Raises `Refused` (UNKNOWN_GROUP) when there is none, or it is another board's."""
    group = stored.read_group(context.connection, group_id)
    if group is None or board_id not in (None, group.board_id):
        raise Refused(Refusal.UNKNOWN_GROUP)
    return group


def _assign(context: Context, assignments: Sequence[Assignment]) -> Done:
    targets = {line.note_id: line.group_id for line in assignments}
    lines = [line for line in those_there(context, tuple(targets)) if line.group_id != targets[line.id]]
    if not lines:
        return NOTHING
    write(context, [{"note_id": line.id, "new_group_id": targets[line.id]} for line in lines], "group_id")
    back = AssignNotes(tuple(Assignment(line.id, line.group_id) for line in lines))
    return Done(moved(context, lines), back)


@handles(GroupNotes)
def group_notes(context: Context, command: GroupNotes) -> Done:
    stored.read_board_alone(context.connection, command.board_id)
    if not command.note_ids:
        raise Refused(Refusal.UNKNOWN_NOTE)
    if any(line.board_id != command.board_id for line in those_there(context, command.note_ids)):
        raise Refused(Refusal.UNKNOWN_NOTE)
    events: tuple[Event, ...] = ()
    if stored.read_group(context.connection, command.group_id) is None:
        title = clean(command.title, GROUP_TITLE_LIMIT)
        context.connection.execute(
            insert(note_group).values(id=command.group_id, board_id=command.board_id, title=title)
        )
        events = (GroupsChanged(command.board_id, (command.group_id,)),)
    known_group(context, command.group_id, command.board_id)
    assigned = _assign(context, [Assignment(note_id, command.group_id) for note_id in command.note_ids])
    return Done(events + assigned.events, assigned.inverse)


@handles(AssignNotes)
def assign_notes(context: Context, command: AssignNotes) -> Done:
    wanted = {assignment.note_id: assignment.group_id for assignment in command.assignments}
    for line in those_there(context, tuple(wanted)):
        group_id = wanted[line.id]
        if group_id is not None:
            known_group(context, group_id, line.board_id)
    return _assign(context, command.assignments)


@handles(RenameGroup)
def rename_group(context: Context, command: RenameGroup) -> Done:
    group = known_group(context, command.group_id)
    title = clean(command.title, GROUP_TITLE_LIMIT)
    if title == group.title:
        return NOTHING
    context.connection.execute(update(note_group).where(note_group.c.id == group.id).values(title=title))
    return Done((GroupsChanged(group.board_id, (group.id,)),), RenameGroup(group.id, group.title))


@handles(CollapseGroups)
def collapse_groups(context: Context, command: CollapseGroups) -> Done:
    groups = [known_group(context, group_id) for group_id in dict.fromkeys(command.group_ids)]
    groups = [group for group in groups if group.collapsed != command.collapsed]
    if not groups:
        return NOTHING
    ids = tuple(group.id for group in groups)
    context.connection.execute(
        update(note_group).where(note_group.c.id.in_(ids)).values(collapsed=command.collapsed)
    )
    events = tuple(GroupsChanged(group.board_id, (group.id,)) for group in groups)
    return Done(events, CollapseGroups(ids, not command.collapsed))
