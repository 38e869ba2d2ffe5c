"""A keeper: what is asked waits for an engine, and comes out answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from atelier_app.domain.board import ReadBoard
from atelier_app.domain.core import Receipt, Refused, new_id
from atelier_app.domain.notes import AddNote
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import ReadRoom, Room
from atelier_app.link.client import Link
from atelier_app.link.keeper import Keeper, State
from tests.link.conftest import Ear, Served
from tests.quiet_log import ExpectedLog
from tests.stage import Stage


class Engines:
    """Stands for `engines.reach`: the first attempts fail as told, the next find the served door."""

    def __init__(self, served: Served, *failures: Exception) -> None:
        self._served = served
        self._failures = list(failures)
        self.links: list[Link] = []

    def __call__(self) -> Link:
        if self._failures:
            raise self._failures.pop(0)
        self.links.append(self._served.link())
        return self.links[-1]


@pytest.fixture
def keepers() -> Iterator[list[Keeper]]:
    """Keepers that are closed after the test."""
    made: list[Keeper] = []
    yield made
    for keeper in made:
        keeper.close()


def kept(engines: Engines, keepers: list[Keeper]) -> tuple[Keeper, Ear]:
    keeper, states = Keeper(engines), Ear()
    keepers.append(keeper)
    keeper.on_state(states)
    return keeper, states


def test_what_is_asked_before_there_is_an_engine_waits(
    served: Served, stage: Stage, keepers: list[Keeper]
) -> None:
    keeper, _states = kept(Engines(served), keepers)
    answers = Ear()
    keeper.request(AddNote(new_id(), stage.board, "x"), answers)
    keeper.request(ReadRoom(), answers)
    assert keeper.pending == 2
    keeper.open()
    assert {type(answers.next()), type(answers.next())} == {Receipt, Room}
    assert keeper.pending == 0


def test_an_engine_slow_to_come_is_tried_again(served: Served, keepers: list[Keeper]) -> None:
    absent = Refused(Refusal.ENGINE_UNREACHABLE)
    keeper, states = kept(Engines(served, absent, FileNotFoundError()), keepers)
    keeper.open()
    assert states.next() is State.CONNECTED


def test_a_failure_is_told_with_its_reason_and_can_be_tried_again(
    served: Served, keepers: list[Keeper], log: ExpectedLog
) -> None:
    log.expect("could not be reached")
    damaged = Refused(Refusal.DAMAGED_FILE, name="x")
    keeper, states = kept(Engines(served, damaged, ZeroDivisionError()), keepers)
    keeper.open()
    assert states.next() is State.FAILED
    assert keeper.problem is damaged
    keeper.open()
    assert states.next() is State.FAILED
    assert keeper.problem is not None
    assert keeper.problem.code is Refusal.UNEXPECTED
    keeper.open()
    assert states.next() is State.CONNECTED
    keeper.open()  # it is there: nothing to do
    assert keeper.read(ReadRoom()) == Room()


def test_what_was_missed_while_the_link_was_lost_is_heard_after(
    served: Served, stage: Stage, keepers: list[Keeper]
) -> None:
    engines = Engines(served)
    keeper, states = kept(engines, keepers)
    ear = Ear()
    keeper.follow(ear)
    keeper.open()
    assert states.next() is State.CONNECTED
    stage.note("un")
    ear.until(stage.door.last_number)
    (session,) = served.server._sessions
    session.hang_up()
    number = stage.door.execute(AddNote(new_id(), stage.board, "deux")).last
    assert [states.next() for _ in range(3)] == [State.LOST, State.RESTARTING, State.CONNECTED]
    assert [entry.number for entry in ear.until(number)] == [number]
    assert len(keeper.read(ReadBoard(stage.board)).notes) == 2
    assert len(engines.links) == 2


def test_leaving_answers_what_nobody_will(served: Served, keepers: list[Keeper]) -> None:
    keeper, _states = kept(Engines(served), keepers)
    answer = Ear()
    keeper.request(ReadRoom(), answer)
    keeper.close()
    assert answer.next().code is Refusal.ENGINE_UNREACHABLE
    keeper.open()
    assert keeper.state is State.STARTING


def test_leaving_may_end_the_engine_even_before_it_was_reached(served: Served, keepers: list[Keeper]) -> None:
    keeper, states = kept(Engines(served), keepers)
    keeper.open()
    keeper.close(stop=True)
    served.stopped.next()
    assert states.silent or states.next() is State.CONNECTED


def test_what_cannot_travel_is_a_bug_that_is_told(
    served: Served, stage: Stage, keepers: list[Keeper], log: ExpectedLog
) -> None:
    log.expect("can't travel")
    keeper, states = kept(Engines(served), keepers)
    keeper.open()
    states.next()
    with pytest.raises(Refused) as caught:
        keeper.execute(AddNote(new_id(), stage.board, object()))  # type: ignore[arg-type]
    assert caught.value.code is Refusal.UNEXPECTED
    assert keeper.pending == 0
