"""The matrix: which poll's winners, and where each is placed."""

from sqlalchemy import delete, insert, update

from atelier_app.domain.core import Refused
from atelier_app.domain.priorities import (
    WINNERS_LIMIT,
    MatrixPrepared,
    OptionPlaced,
    PlaceOption,
    PrepareMatrix,
    checked_position,
)
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import polls
from atelier_app.storage import priorities as stored
from atelier_app.storage.tables import matrix, placement
from atelier_app.workshop.context import NOTHING, Context, Done, handles


@handles(PrepareMatrix)
def prepare_matrix(context: Context, command: PrepareMatrix) -> Done:
    before = stored.read_matrix_alone(context.connection, command.matrix_id)
    poll_id = command.poll_id and polls.read_poll_alone(context.connection, command.poll_id).id
    if not 1 <= command.winners <= WINNERS_LIMIT:
        raise Refused(Refusal.SETTINGS_OUT_OF_RANGE, limit=WINNERS_LIMIT)
    if (before.poll_id, before.winners) == (poll_id, command.winners):
        return NOTHING
    context.connection.execute(
        update(matrix).where(matrix.c.id == before.id).values(poll_id=poll_id, winners=command.winners)
    )
    back = PrepareMatrix(before.id, before.poll_id, before.winners) if before.poll_id else None
    return Done((MatrixPrepared(before.id),), back)


@handles(PlaceOption)
def place_option(context: Context, command: PlaceOption) -> Done:
    record = stored.read_matrix(context.connection, command.matrix_id)
    item = next((line for line in record.items if line.option.id == command.option_id), None)
    if item is None:
        raise Refused(Refusal.UNKNOWN_OPTION)
    position = None
    if command.impact is not None and command.effort is not None:
        position = checked_position(command.impact, command.effort)
    before = None if item.impact is None or item.effort is None else (item.impact, item.effort)
    if position == before:
        return NOTHING
    here = (placement.c.matrix_id == command.matrix_id) & (placement.c.option_id == command.option_id)
    context.connection.execute(delete(placement).where(here))
    if position:
        context.connection.execute(
            insert(placement).values(
                matrix_id=command.matrix_id,
                option_id=command.option_id,
                impact=position[0],
                effort=position[1],
            )
        )
    back = PlaceOption(command.matrix_id, command.option_id, *(before or (None, None)))
    return Done((OptionPlaced(command.matrix_id, command.option_id),), back)
