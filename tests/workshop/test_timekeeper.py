"""The countdown goes on as it was when the computer's clock is set."""

from __future__ import annotations

import pytest

from atelier_app.domain.room import ReadRoom, SetTimer
from atelier_app.workshop.timekeeper import Timekeeper
from tests.stage import SetClock, Stage


class Passing:
    """The time that really goes by, beside a clock that can be set."""

    def __init__(self, clock: SetClock) -> None:
        self.clock = clock
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        self.clock.advance(seconds=seconds)


@pytest.fixture
def time(clock: SetClock) -> Passing:
    return Passing(clock)


@pytest.fixture
def keeper(stage: Stage, clock: SetClock, time: Passing) -> Timekeeper:
    return Timekeeper(stage.door, clock, time)


def left(stage: Stage, clock: SetClock) -> int:
    return stage.door.read(ReadRoom()).timer.left(clock())


@pytest.mark.parametrize("hours", [-1, 1, -24 * 400])
def test_a_clock_that_is_set_leaves_the_time_that_was_left(
    stage: Stage, clock: SetClock, time: Passing, keeper: Timekeeper, hours: float
) -> None:
    stage.do(SetTimer(300, running=True))
    time.wait(60)
    keeper.look()
    time.wait(1)
    clock.advance(hours=hours)
    keeper.look()
    assert left(stage, clock) == 239
    time.wait(39)
    keeper.look()
    assert left(stage, clock) == 200


def test_time_that_went_by_unseen_counts(
    stage: Stage, clock: SetClock, time: Passing, keeper: Timekeeper
) -> None:
    stage.do(SetTimer(300, running=True))
    time.wait(400)  # the laptop slept
    keeper.look()
    assert left(stage, clock) == -100


def test_a_clock_that_is_put_right_by_a_second_and_a_timer_that_is_held_are_left_alone(
    stage: Stage, clock: SetClock, time: Passing, keeper: Timekeeper
) -> None:
    stage.do(SetTimer(300, running=True))
    clock.advance(seconds=1)
    keeper.look()
    assert left(stage, clock) == 299
    stage.do(SetTimer(120, running=False))
    clock.advance(hours=-1)
    before = stage.door.last_number
    keeper.look()
    assert (left(stage, clock), stage.door.last_number) == (120, before)


def test_a_timer_that_ran_over_for_days_ends_nothing(
    stage: Stage, clock: SetClock, time: Passing, keeper: Timekeeper
) -> None:
    stage.do(SetTimer(0, running=True))
    time.wait(3 * 24 * 3600)
    keeper.look()
    clock.advance(hours=-1)
    keeper.look()
