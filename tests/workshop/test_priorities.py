"""The matrix takes the winners, and undoes what was moved."""

import math

from atelier_app.domain.core import new_id
from atelier_app.domain.polls import ClosePoll
from atelier_app.domain.priorities import MatrixRecord, PlaceOption, PrepareMatrix, ReadMatrix
from atelier_app.domain.refusals import Refusal
from tests.stage import Stage, refusal


def matrix(stage: Stage) -> MatrixRecord:
    return stage.door.read(ReadMatrix(stage.matrix))


def test_winners_come_with_all_those_tied_at_the_cut(stage: Stage) -> None:
    bus, app, fibre, data = stage.open_poll("Bus", "Appli", "Fibre", "Données")
    stage.vote(stage.sign_in("Un"), (bus, 2), (app, 1), (fibre, 1))
    stage.do(PrepareMatrix(stage.matrix, stage.poll, winners=2))
    assert matrix(stage).items == ()
    stage.do(ClosePoll(stage.poll))
    assert [(i.option.id, i.rank) for i in matrix(stage).items] == [(bus.id, 1), (app.id, 2), (fibre.id, 2)]
    assert data.id not in {i.option.id for i in matrix(stage).items}


def test_a_placement_is_held_within_the_matrix_and_undone(stage: Stage) -> None:
    bus, _ = stage.open_poll("Bus", "Appli")
    stage.do(ClosePoll(stage.poll))
    receipt = stage.do(PlaceOption(stage.matrix, bus.id, 1.7, -3))
    item = matrix(stage).items[0]
    assert (item.impact, item.effort) == (1.0, 0.0)
    assert receipt.inverse is not None
    stage.do(receipt.inverse)
    assert matrix(stage).items[0].impact is None


def test_only_winners_are_placed_and_only_at_numbers(stage: Stage) -> None:
    bus, _ = stage.open_poll("Bus", "Appli")
    stage.do(ClosePoll(stage.poll))
    stranger = PlaceOption(stage.matrix, new_id(), 0.5, 0.5)
    nowhere = PlaceOption(stage.matrix, bus.id, math.nan, 0.5)
    assert refusal(lambda: stage.do(stranger)) is Refusal.UNKNOWN_OPTION
    assert refusal(lambda: stage.do(nowhere)) is Refusal.NUMBER_OUT_OF_RANGE
