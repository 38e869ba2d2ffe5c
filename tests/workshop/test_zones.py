"""Zones of the wall: put, changed, locked, taken away."""

from dataclasses import replace

import pytest

from atelier_app.domain.board import EXTENT, Colour, ReadBoard, Zone
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.zones import SMALLEST, ZONES_PER_BOARD, PutZones, RemoveZones
from tests.stage import Stage, refusal


def zones(stage: Stage) -> tuple[Zone, ...]:
    return stage.door.read(ReadBoard(stage.board)).zones


def put(stage: Stage, *lines: Zone) -> Id:
    stage.do(PutZones(stage.board, lines))
    return lines[0].id


@pytest.fixture
def column(stage: Stage) -> Zone:
    zone = Zone(new_id(), stage.board, "Atouts", 0, 0, 400, 300, Colour.GREEN)
    put(stage, zone)
    return zone


def test_a_zone_is_put_and_changed_and_both_are_undone(stage: Stage, column: Zone) -> None:
    wider = replace(column, width=900.0, title="Atouts et forces")
    other = Zone(new_id(), stage.board, "Faiblesses", 420, 0, 400, 300)
    receipt = stage.do(PutZones(stage.board, (wider, other)))
    assert zones(stage) == (wider, other)
    assert receipt.inverse is not None
    back = stage.do(receipt.inverse)
    assert zones(stage) == (column,)
    assert back.inverse is not None
    stage.do(back.inverse)
    assert zones(stage) == (wider, other)


def test_a_zone_that_was_taken_away_comes_back_where_it_stood(stage: Stage, column: Zone) -> None:
    other = Zone(new_id(), stage.board, "Faiblesses", 420, 0, 400, 300)
    put(stage, other)
    receipt = stage.do(RemoveZones(stage.board, (column.id,)))
    assert zones(stage) == (other,)
    assert receipt.inverse is not None
    stage.do(receipt.inverse)
    assert zones(stage) == (column, other)


def test_the_same_zones_twice_change_nothing(stage: Stage, column: Zone) -> None:
    assert not stage.do(PutZones(stage.board, (column,))).changed
    stage.do(RemoveZones(stage.board, (column.id,)))
    assert not stage.do(RemoveZones(stage.board, (column.id,))).changed


def test_a_locked_zone_only_lets_itself_be_unlocked(stage: Stage, column: Zone) -> None:
    locked = replace(column, locked=True)
    put(stage, locked)
    for change in (replace(locked, x=5.0), replace(locked, title="Autre"), replace(column, x=5.0)):
        assert refusal(lambda change=change: put(stage, change)) is Refusal.ZONE_LOCKED  # type: ignore[misc]
    assert refusal(lambda: stage.do(RemoveZones(stage.board, (column.id,)))) is Refusal.ZONE_LOCKED
    assert zones(stage) == (locked,)
    put(stage, column)
    assert zones(stage) == (column,)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_refused(stage: Stage, column: Zone, value: float) -> None:
    for name in ("x", "y", "width", "height"):
        wrong = replace(column, **{name: value})  # type: ignore[arg-type]
        assert refusal(lambda wrong=wrong: put(stage, wrong)) is Refusal.NUMBER_OUT_OF_RANGE  # type: ignore[misc]
    assert zones(stage) == (column,)


def test_a_zone_stays_within_the_wall_and_can_be_seen(stage: Stage) -> None:
    put(stage, Zone(new_id(), stage.board, "", 1e9, -1e9, 0, -5))
    (zone,) = zones(stage)
    assert (zone.x + zone.width <= EXTENT, zone.y, zone.width, zone.height) == (
        True,
        -EXTENT,
        SMALLEST,
        SMALLEST,
    )


def test_a_board_holds_so_many_zones_and_no_more(stage: Stage) -> None:
    many = [Zone(new_id(), stage.board, str(n), n * 100, 0, 90, 90) for n in range(ZONES_PER_BOARD)]
    put(stage, *many)
    one_more = Zone(new_id(), stage.board, "de trop", 0, 500, 90, 90)
    assert refusal(lambda: put(stage, one_more)) is Refusal.TOO_MANY
    assert len(zones(stage)) == ZONES_PER_BOARD


def test_the_zone_of_another_board_is_not_taken_over(stage: Stage, column: Zone) -> None:
    from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity

    other = new_id()
    stage.do(AddActivity(Activity(other, stage.workshop_id, ActivityKind.IDEAS, "Autre mur", "", 5)))
    stolen = PutZones(other, (column,))
    assert refusal(lambda: stage.do(stolen)) is Refusal.UNKNOWN_ZONE
    assert zones(stage) == (column,)
