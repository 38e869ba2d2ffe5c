"""Rows to records: the initiative, its workshops and agendas, the room."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, select

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.initiative import (
    Activity,
    ActivityKind,
    Agenda,
    AgendaLine,
    Initiative,
    InitiativeRecord,
    Phase,
)
from atelier_app.domain.polls import PollState
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import Room, Timer
from atelier_app.storage import attendance as people
from atelier_app.storage import grids, priorities
from atelier_app.storage.tables import activity, ballot, initiative, note, poll, room, workshop
from atelier_app.storage.workshops import read_workshop, to_workshop


def read_initiative(connection: Connection) -> InitiativeRecord:
    """The one initiative of the file, with its workshops by date then title."""
    row = connection.execute(select(initiative)).one()
    fields = row._asdict()
    for name in ("objectives", "themes", "territories"):
        fields[name] = tuple(fields[name])
    fields["phases"] = tuple(Phase(**phase) for phase in fields["phases"])
    workshops = connection.execute(
        select(workshop)
        .where(~workshop.c.removed)
        .order_by(workshop.c.date, workshop.c.starts, workshop.c.title)
    )
    return InitiativeRecord(Initiative(**fields), tuple(to_workshop(line) for line in workshops))


def _activity(row: Row[Any]) -> Activity:
    return Activity(row.id, row.workshop_id, ActivityKind(row.kind), row.title, row.instruction, row.minutes)


def read_activity(connection: Connection, activity_id: Id) -> Activity:
    """Raises `Refused` (UNKNOWN_ACTIVITY)."""
    row = connection.execute(
        select(activity).where(activity.c.id == activity_id, ~activity.c.removed)
    ).first()
    if row is None:
        raise Refused(Refusal.UNKNOWN_ACTIVITY)
    return _activity(row)


def read_activities(connection: Connection, workshop_id: Id) -> tuple[Activity, ...]:
    """A workshop's activities in their order."""
    rows = connection.execute(
        select(activity)
        .where(activity.c.workshop_id == workshop_id, ~activity.c.removed)
        .order_by(activity.c.position)
    )
    return tuple(_activity(row) for row in rows)


def read_agenda(connection: Connection, workshop_id: Id) -> Agenda:
    """The agenda with the figure of each activity; done are those before the current one, and closed votes."""
    record = read_workshop(connection, workshop_id)
    activities = read_activities(connection, workshop_id)
    current = read_room(connection).activity_id
    position = next((i for i, line in enumerate(activities) if line.id == current), 0)
    closed = set(connection.scalars(select(poll.c.id).where(poll.c.state == PollState.CLOSED)))
    lines = (
        AgendaLine(line, *_figure(connection, line), done=index < position or line.id in closed)
        for index, line in enumerate(activities)
    )
    return Agenda(record, tuple(lines))


def _figure(connection: Connection, line: Activity) -> tuple[int, int]:
    match line.kind:
        case ActivityKind.WELCOME:
            return people.counts(connection, line.workshop_id)
        case ActivityKind.IDEAS:
            here = (note.c.board_id == line.id) & ~note.c.removed
            counted = select(func.count(), func.count(note.c.group_id.distinct())).where(here)
            notes, groups = connection.execute(counted).one()
            return notes, groups
        case ActivityKind.VOTE:
            cast = connection.scalar(select(func.count()).where(ballot.c.poll_id == line.id)) or 0
            state = connection.scalar(select(poll.c.state).where(poll.c.id == line.id))
            return cast, 0 if state == PollState.DRAFT else people.counts(connection, line.workshop_id)[0]
        case ActivityKind.MATRIX:
            items = priorities.read_matrix(connection, line.id).items
            return sum(item.impact is not None for item in items), len(items)
        case ActivityKind.CRITERIA:
            valued = grids.read_grid(connection, line.id).items
            return sum(item.total is not None for item in valued), len(valued)
        case _:
            return 0, 0


def read_room(connection: Connection) -> Room:
    """Where the workshop stands; a removed activity, or one of a removed workshop, is no longer the current one."""
    there = activity.join(workshop, (workshop.c.id == activity.c.workshop_id) & ~workshop.c.removed)
    current = (activity.c.id == room.c.activity_id) & ~activity.c.removed
    row = connection.execute(
        select(room, activity.c.workshop_id).select_from(room.outerjoin(there, current))
    ).one()
    timer = Timer(row.timer_remaining, row.timer_ends_at)
    if row.workshop_id is None:
        return Room(timer=timer)
    return Room(row.workshop_id, row.activity_id, timer)
