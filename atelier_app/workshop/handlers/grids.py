"""The grid of criteria: what it is made of, and the facilitator's own values."""

from dataclasses import replace

from sqlalchemy import delete, insert, update

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.criteria import Criterion, checked_criteria
from atelier_app.domain.grids import Grid, GridPrepared, OptionScored, PrepareGrid, ScoreOption
from atelier_app.domain.ratings import checked_value
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import grids as stored
from atelier_app.storage.ratings import read_all
from atelier_app.storage.tables import grid, grid_value
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.handlers.priorities import check_winners


@handles(PrepareGrid)
def prepare_grid(context: Context, command: PrepareGrid) -> Done:
    before = stored.read_grid_alone(context.connection, command.grid_id)
    check_winners(context, command.poll_id, command.winners)
    after = replace(
        before,
        poll_id=command.poll_id,
        winners=command.winners,
        placing=command.placing,
        preset=command.preset,
        criteria=checked_criteria(command.criteria, command.combination),
        combination=command.combination,
    )
    if after == before:
        return NOTHING
    if before.open and _asked(after) != _asked(before):
        raise Refused(Refusal.RATING_OPEN)
    _keep_given(context, after)
    context.connection.execute(update(grid).where(grid.c.id == before.id).values(stored.grid_row(after)))
    return Done((GridPrepared(before.id),), before.preparation())


def _asked(record: Grid) -> Grid:
    """What people are asked, without what things are called and weigh."""
    return replace(record, criteria=tuple(map(_bare, record.criteria)))


def _bare(one: Criterion) -> Criterion:
    return replace(one, name="", weight=1, levels=tuple(replace(level, name="") for level in one.levels))


def _keep_given(context: Context, record: Grid) -> None:
    """Raises `Refused` (CRITERION_RATED) where a value that was given would have no place any more."""
    given: set[tuple[Id, float]] = {
        (criterion_id, value)
        for (_option, criterion_id), value in stored.own_values(context.connection, record.id).items()
    }
    for ratings in read_all(context.connection, record.id):
        given.update((one.criterion_id, one.value) for one in ratings)
    scales = {one.id: one for one in record.criteria}
    for criterion_id, value in given:
        if criterion_id not in scales or not scales[criterion_id].takes(value):
            raise Refused(Refusal.CRITERION_RATED)


@handles(ScoreOption)
def score_option(context: Context, command: ScoreOption) -> Done:
    record = stored.read_grid(context.connection, command.grid_id)
    criterion = next((one for one in record.grid.criteria if one.id == command.criterion_id), None)
    if command.option_id not in {item.option.id for item in record.items}:
        raise Refused(Refusal.UNKNOWN_OPTION)
    if criterion is None:
        raise Refused(Refusal.UNKNOWN_CRITERION)
    value = None if command.value is None else checked_value(criterion, command.value)
    before = stored.own_values(context.connection, record.grid.id).get((command.option_id, criterion.id))
    if value == before:
        return NOTHING
    key = {"grid_id": record.grid.id, "option_id": command.option_id, "criterion_id": criterion.id}
    context.connection.execute(delete(grid_value).filter_by(**key))
    if value is not None:
        context.connection.execute(insert(grid_value).values(value=value, **key))
    back = ScoreOption(record.grid.id, command.option_id, criterion.id, before)
    return Done((OptionScored(record.grid.id, command.option_id),), back)
