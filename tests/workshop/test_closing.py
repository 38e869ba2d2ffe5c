"""A vote that closes by itself."""

import pytest

from atelier_app.domain.core import new_id
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import OpenPoll, Option, PausePoll, PollState, PreparePoll, ReadPoll
from atelier_app.domain.room import SetTimer
from atelier_app.workshop.closing import Closer
from atelier_app.workshop.timekeeper import Timekeeper
from tests.stage import SetClock, Stage


def opened(stage: Stage, *, with_timer: bool = False, with_all: bool = False) -> tuple[Option, ...]:
    options = (Option(new_id(), "Bus"), Option(new_id(), "Appli"))
    settings = {"points": 5, "maximum": 2}
    stage.do(PreparePoll(stage.poll, "Quoi ?", options, settings, with_timer=with_timer, with_all=with_all))
    stage.do(OpenPoll(stage.poll))
    stage.enter(ActivityKind.VOTE)
    return options


def state(stage: Stage) -> PollState:
    return stage.door.read(ReadPoll(stage.poll)).poll.state


@pytest.fixture
def closer(stage: Stage, clock: SetClock) -> Closer:
    return Closer(stage.door, clock)


def test_the_end_of_the_timer_closes_a_vote_that_is_to_close_with_it(
    stage: Stage, clock: SetClock, closer: Closer
) -> None:
    opened(stage, with_timer=True)
    closer.look()
    stage.do(SetTimer(60, running=True))
    clock.advance(seconds=59)
    closer.look()
    assert state(stage) is PollState.OPEN
    clock.advance(seconds=1)
    closer.look()
    assert state(stage) is PollState.CLOSED
    closer.look()


def test_the_last_vote_closes_one_that_is_to_close_with_all(stage: Stage, closer: Closer) -> None:
    options = opened(stage, with_all=True)
    first, second = stage.sign_in("Petit"), stage.sign_in("Roux")
    closer.look()
    stage.vote(first, (options[0], 1))
    closer.look()
    assert state(stage) is PollState.OPEN
    stage.vote(second, (options[0], 1))
    closer.look()
    assert state(stage) is PollState.CLOSED


def test_nothing_else_closes_by_itself(stage: Stage, clock: SetClock, closer: Closer) -> None:
    closer.look()
    options = opened(stage)
    stage.vote(stage.sign_in("Petit"), (options[0], 1))
    stage.do(SetTimer(1, running=True))
    clock.advance(seconds=5)
    closer.look()
    assert state(stage) is PollState.OPEN


def test_a_paused_vote_waits(stage: Stage, clock: SetClock, closer: Closer) -> None:
    opened(stage, with_timer=True)
    stage.do(SetTimer(1, running=True))
    stage.do(PausePoll(stage.poll))
    clock.advance(seconds=5)
    closer.look()
    assert state(stage) is PollState.PAUSED


def test_elsewhere_in_the_agenda_nothing_is_closed(stage: Stage, clock: SetClock, closer: Closer) -> None:
    opened(stage, with_timer=True)
    stage.enter(ActivityKind.IDEAS)
    stage.do(SetTimer(1, running=True))
    clock.advance(seconds=5)
    closer.look()
    assert state(stage) is PollState.OPEN


@pytest.mark.parametrize("hours", [-3, 3])
def test_a_clock_that_is_set_neither_closes_a_vote_nor_keeps_it_open(
    stage: Stage, clock: SetClock, closer: Closer, hours: int
) -> None:
    gone_by = [0.0]
    timekeeper = Timekeeper(stage.door, clock, lambda: gone_by[0])

    def wait(seconds: float) -> None:
        """The engine's turn after so long."""
        gone_by[0] += seconds
        clock.advance(seconds=seconds)
        timekeeper.look()
        closer.look()

    options = opened(stage, with_timer=True)
    stage.do(SetTimer(60, running=True))
    clock.advance(hours=hours)
    wait(59)
    assert state(stage) is PollState.OPEN
    stage.vote(stage.sign_in("Petit"), (options[0], 1))
    wait(1)
    assert state(stage) is PollState.CLOSED
