"""The matrix: which poll's winners, who places them, and where the facilitator puts each."""

from dataclasses import asdict, replace

from sqlalchemy import delete, insert, update

from atelier_app.domain.core import Refused
from atelier_app.domain.criteria import NAME_LIMIT
from atelier_app.domain.priorities import (
    WINNERS_LIMIT,
    Matrix,
    MatrixNames,
    MatrixPrepared,
    MoveThresholds,
    OptionPlaced,
    PlaceOption,
    PrepareMatrix,
    ThresholdsMoved,
    checked_position,
)
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean
from atelier_app.storage import polls
from atelier_app.storage import priorities as stored
from atelier_app.storage.tables import matrix, placement
from atelier_app.workshop.context import NOTHING, Context, Done, handles


def check_winners(context: Context, poll_id: str | None, winners: int) -> None:
    """Raises `Refused` (UNKNOWN_POLL, SETTINGS_OUT_OF_RANGE)."""
    if poll_id is not None:
        polls.read_poll_alone(context.connection, poll_id)
    if not 1 <= winners <= WINNERS_LIMIT:
        raise Refused(Refusal.SETTINGS_OUT_OF_RANGE, limit=WINNERS_LIMIT)


@handles(PrepareMatrix)
def prepare_matrix(context: Context, command: PrepareMatrix) -> Done:
    before = stored.read_matrix_alone(context.connection, command.matrix_id)
    check_winners(context, command.poll_id, command.winners)
    names = {field: clean(name, NAME_LIMIT) for field, name in asdict(command.names).items()}
    after = replace(
        before,
        poll_id=command.poll_id,
        winners=command.winners,
        placing=command.placing,
        preset=command.preset,
        names=MatrixNames(**names),
    )
    if after == before:
        return NOTHING
    if before.open and replace(after, names=before.names) != before:
        raise Refused(Refusal.RATING_OPEN)
    _write(context, after)
    return Done((MatrixPrepared(before.id),), before.preparation())


@handles(MoveThresholds)
def move_thresholds(context: Context, command: MoveThresholds) -> Done:
    before = stored.read_matrix_alone(context.connection, command.matrix_id)
    impact, effort = checked_position(command.impact_threshold, command.effort_threshold)
    after = replace(before, impact_threshold=impact, effort_threshold=effort)
    if after == before:
        return NOTHING
    _write(context, after)
    back = MoveThresholds(before.id, before.impact_threshold, before.effort_threshold)
    return Done((ThresholdsMoved(before.id),), back)


def _write(context: Context, record: Matrix) -> None:
    context.connection.execute(
        update(matrix).where(matrix.c.id == record.id).values(stored.matrix_row(record))
    )


@handles(PlaceOption)
def place_option(context: Context, command: PlaceOption) -> Done:
    record = stored.read_matrix(context.connection, command.matrix_id)
    if command.option_id not in {item.option.id for item in record.items}:
        raise Refused(Refusal.UNKNOWN_OPTION)
    position = None
    if command.impact is not None and command.effort is not None:
        position = checked_position(command.impact, command.effort)
    before = stored.own_positions(context.connection, command.matrix_id).get(command.option_id)
    if position == before:
        return NOTHING
    key = {"matrix_id": command.matrix_id, "option_id": command.option_id}
    context.connection.execute(delete(placement).filter_by(**key))
    if position:
        values = key | {"impact": position[0], "effort": position[1]}
        context.connection.execute(insert(placement).values(values))
    back = PlaceOption(command.matrix_id, command.option_id, *(before or (None, None)))
    return Done((OptionPlaced(command.matrix_id, command.option_id),), back)
