"""The initiative, its workshops and their agendas: who may change what, and how it is undone."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import func, insert, select, update

from atelier_app.domain.board import Attribution
from atelier_app.domain.core import Event, Id, Refused
from atelier_app.domain.grids import Grid
from atelier_app.domain.half_days import HALF_DAYS_LIMIT
from atelier_app.domain.initiative import (
    LIST_LIMIT,
    MINUTES_LIMIT,
    TEXT_LIMIT,
    TITLE_LIMIT,
    Activity,
    ActivityKind,
    AddActivity,
    AddWorkshop,
    AgendaChanged,
    DescribeActivity,
    DescribeInitiative,
    DescribeWorkshop,
    Initiative,
    InitiativeDescribed,
    MoveActivity,
    Phase,
    RemoveActivity,
    RemoveWorkshop,
    RestoreActivity,
    RestoreWorkshop,
    Workshop,
    WorkshopChanged,
)
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import QUESTION_LIMIT, PollState
from atelier_app.domain.priorities import WINNERS
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean, required
from atelier_app.storage import initiative as stored
from atelier_app.storage.grids import grid_row
from atelier_app.storage.tables import activity, attendance, board, grid, initiative, matrix, poll, workshop
from atelier_app.storage.workshops import read_workshop, workshop_row
from atelier_app.workshop.context import NOTHING, Context, Done, handles


def _cleaned_list(texts: tuple[str, ...]) -> tuple[str, ...]:
    if len(texts) > LIST_LIMIT:
        raise Refused(Refusal.TOO_MANY, limit=LIST_LIMIT)
    return tuple(dict.fromkeys(text for raw in texts if (text := clean(raw, TEXT_LIMIT))))


def checked_initiative(record: Initiative) -> Initiative:
    """The same, with clean texts. Raises `Refused` (EMPTY_TEXT, TEXT_TOO_LONG, TOO_MANY)."""
    return replace(
        record,
        title=required(record.title, TITLE_LIMIT),
        organisation=clean(record.organisation, TITLE_LIMIT),
        objectives=_cleaned_list(record.objectives),
        themes=_cleaned_list(record.themes),
        territories=_cleaned_list(record.territories),
        phases=tuple(Phase(clean(p.title, TITLE_LIMIT), clean(p.period, TITLE_LIMIT)) for p in record.phases),
        privacy_notice=clean(record.privacy_notice, 5 * TEXT_LIMIT, lines=True),
    )


def initiative_row(record: Initiative) -> dict[str, Any]:
    """The values of the initiative's row."""
    return asdict(record)


@handles(DescribeInitiative)
def describe_initiative(context: Context, command: DescribeInitiative) -> Done:
    before = stored.read_initiative(context.connection).initiative
    after = replace(checked_initiative(command.initiative), id=before.id)
    if after == before:
        return NOTHING
    context.connection.execute(update(initiative).values(initiative_row(after)))
    return Done((InitiativeDescribed(),), DescribeInitiative(before))


def _checked_workshop(record: Workshop) -> Workshop:
    if len(record.half_days) > HALF_DAYS_LIMIT:
        raise Refused(Refusal.TOO_MANY, limit=HALF_DAYS_LIMIT)
    return replace(
        record,
        title=required(record.title, TITLE_LIMIT),
        place=clean(record.place, TITLE_LIMIT),
        facilitator=clean(record.facilitator, TITLE_LIMIT),
        half_days=tuple(replace(one, title=clean(one.title, TITLE_LIMIT)) for one in record.half_days),
    )


def _keep_signed(context: Context, after: Workshop) -> None:
    """A half-day that somebody signed for stays. Raises `Refused` (HALF_DAY_SIGNED)."""
    here = attendance.c.workshop_id == after.id
    signed = set(context.connection.scalars(select(attendance.c.half_day).distinct().where(here)))
    if signed - {one.id for one in after.signed_for}:
        raise Refused(Refusal.HALF_DAY_SIGNED)


@handles(AddWorkshop)
def add_workshop(context: Context, command: AddWorkshop) -> Done:
    if context.connection.execute(select(workshop.c.id).where(workshop.c.id == command.workshop.id)).first():
        return NOTHING
    context.connection.execute(insert(workshop), workshop_row(_checked_workshop(command.workshop)))
    return Done((WorkshopChanged(command.workshop.id),), RemoveWorkshop(command.workshop.id))


@handles(DescribeWorkshop)
def describe_workshop(context: Context, command: DescribeWorkshop) -> Done:
    before = read_workshop(context.connection, command.workshop.id)
    after = _checked_workshop(command.workshop)
    if after == before:
        return NOTHING
    _keep_signed(context, after)
    values = workshop_row(after)
    context.connection.execute(update(workshop).where(workshop.c.id == before.id).values(values))
    return Done((WorkshopChanged(before.id),), DescribeWorkshop(before))


def _set_workshop_removed(context: Context, workshop_id: Id, removed: bool) -> bool:
    changed = context.connection.execute(
        update(workshop)
        .where(workshop.c.id == workshop_id, workshop.c.removed != removed)
        .values(removed=removed)
    )
    return changed.rowcount > 0


@handles(RemoveWorkshop)
def remove_workshop(context: Context, command: RemoveWorkshop) -> Done:
    if not _set_workshop_removed(context, command.workshop_id, removed=True):
        return NOTHING
    return Done((WorkshopChanged(command.workshop_id),), RestoreWorkshop(command.workshop_id))


@handles(RestoreWorkshop)
def restore_workshop(context: Context, command: RestoreWorkshop) -> Done:
    if not _set_workshop_removed(context, command.workshop_id, removed=False):
        return NOTHING
    return Done((WorkshopChanged(command.workshop_id),), RemoveWorkshop(command.workshop_id))


def _checked_minutes(minutes: int) -> int:
    if not 0 <= minutes <= MINUTES_LIMIT:
        raise Refused(Refusal.DURATION_OUT_OF_RANGE, limit=MINUTES_LIMIT)
    return minutes


@handles(AddActivity)
def add_activity(context: Context, command: AddActivity) -> Done:
    record = command.activity
    if context.connection.execute(select(activity.c.id).where(activity.c.id == record.id)).first():
        return NOTHING
    read_workshop(context.connection, record.workshop_id)
    order = _order(context, record.workshop_id)
    context.connection.execute(
        insert(activity).values(
            id=record.id,
            workshop_id=record.workshop_id,
            kind=record.kind,
            title=required(record.title, TITLE_LIMIT),
            instruction=clean(record.instruction, TEXT_LIMIT, lines=True),
            minutes=_checked_minutes(record.minutes),
            position=len(order),
        )
    )
    _add_subject(context, record, order)
    if command.position is not None:
        _write_order(context, _moved([*order, record.id], record.id, command.position))
    return Done((AgendaChanged(record.workshop_id, (record.id,)),), RemoveActivity(record.id))


def _add_subject(context: Context, record: Activity, order: list[Id]) -> None:
    """The board, poll, matrix or grid of an activity bears its id; it starts from the one before it in the agenda."""
    connection = context.connection
    own = {"id": record.id, "activity_id": record.id}
    match record.kind:
        case ActivityKind.IDEAS:
            connection.execute(
                insert(board).values(
                    **own,
                    to_inbox=False,
                    attribution=Attribution.ANONYMOUS,
                    private=False,
                    closed=False,
                    comments=False,
                    legend=[],
                )
            )
        case ActivityKind.VOTE:
            connection.execute(
                insert(poll).values(
                    **own,
                    board_id=_latest(context, ActivityKind.IDEAS, order),
                    question=clean(record.title, QUESTION_LIMIT),
                    method="dots",
                    settings=METHODS["dots"].checked_settings({"points": 5, "maximum": 2}, 0),
                    reopened=[],
                    state=PollState.DRAFT,
                    results_shown=False,
                )
            )
        case ActivityKind.MATRIX:
            earlier = _latest(context, ActivityKind.VOTE, order)
            connection.execute(insert(matrix).values(**own, poll_id=earlier, winners=WINNERS))
        case ActivityKind.CRITERIA:
            earlier = _latest(context, ActivityKind.VOTE, order)
            connection.execute(insert(grid).values(grid_row(Grid(record.id, record.id, earlier))))
        case _:
            pass


def _latest(context: Context, kind: ActivityKind, order: list[Id]) -> Id | None:
    rows = context.connection.execute(
        select(activity.c.id)
        .where(activity.c.id.in_(order), activity.c.kind == kind)
        .order_by(activity.c.position.desc())
    )
    return rows.scalars().first()


def _order(context: Context, workshop_id: Id) -> list[Id]:
    return [line.id for line in stored.read_activities(context.connection, workshop_id)]


def _moved(order: list[Id], activity_id: Id, position: int) -> list[Id]:
    rest = [line for line in order if line != activity_id]
    rest.insert(max(0, min(position, len(rest))), activity_id)
    return rest


def _write_order(context: Context, order: list[Id]) -> None:
    for position, activity_id in enumerate(order):
        context.connection.execute(
            update(activity).where(activity.c.id == activity_id).values(position=position)
        )


@handles(DescribeActivity)
def describe_activity(context: Context, command: DescribeActivity) -> Done:
    before = stored.read_activity(context.connection, command.activity_id)
    after = replace(
        before,
        title=required(command.title, TITLE_LIMIT),
        instruction=clean(command.instruction, TEXT_LIMIT, lines=True),
        minutes=_checked_minutes(command.minutes),
    )
    if after == before:
        return NOTHING
    context.connection.execute(update(activity).where(activity.c.id == before.id).values(asdict(after)))
    back = DescribeActivity(before.id, before.title, before.instruction, before.minutes)
    return Done((AgendaChanged(before.workshop_id, (before.id,)),), back)


@handles(MoveActivity)
def move_activity(context: Context, command: MoveActivity) -> Done:
    record = stored.read_activity(context.connection, command.activity_id)
    order = _order(context, record.workshop_id)
    moved = _moved(order, record.id, command.position)
    if moved == order:
        return NOTHING
    _write_order(context, moved)
    event: Event = AgendaChanged(record.workshop_id, (record.id,))
    return Done((event,), MoveActivity(record.id, order.index(record.id)))


@handles(RemoveActivity)
def remove_activity(context: Context, command: RemoveActivity) -> Done:
    return _set_activity_removed(context, command.activity_id, removed=True)


@handles(RestoreActivity)
def restore_activity(context: Context, command: RestoreActivity) -> Done:
    return _set_activity_removed(context, command.activity_id, removed=False)


def _set_activity_removed(context: Context, activity_id: Id, *, removed: bool) -> Done:
    here = activity.c.id == activity_id
    row = context.connection.execute(select(activity).where(here)).first()
    if row is None:
        raise Refused(Refusal.UNKNOWN_ACTIVITY)
    if row.removed == removed:
        return NOTHING
    if not removed:
        _make_room_at(context, row.workshop_id, row.position)
    context.connection.execute(update(activity).where(here).values(removed=removed))
    inverse = RestoreActivity(activity_id) if removed else RemoveActivity(activity_id)
    return Done((AgendaChanged(row.workshop_id, (activity_id,)),), inverse)


def _make_room_at(context: Context, workshop_id: Id, position: int) -> None:
    """Those at or after the place shift by one when it was taken in the meantime."""
    listed = (activity.c.workshop_id == workshop_id) & ~activity.c.removed
    taken = select(func.count()).where(listed, activity.c.position == position)
    if context.connection.scalar(taken):
        context.connection.execute(
            update(activity)
            .where(listed, activity.c.position >= position)
            .values(position=activity.c.position + 1)
        )
