"""Votes that meet, over real sockets: at the very moment of closing, and from two phones with one badge."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from atelier_app.domain.ballots import FindBallot, ReadBallots, RecountPoll, ballot_id
from atelier_app.domain.core import Id
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import ClosePoll, ReadPoll
from tests.fixtures_phones import HttpPhone
from tests.stage import Stage

Scan = Callable[[], HttpPhone]
ROOM = 24


@pytest.fixture(autouse=True)
def voting(stage: Stage) -> None:
    stage.enter(ActivityKind.VOTE)


def with_badge(scan: Scan, token: str) -> HttpPhone:
    phone = scan()
    phone.http.cookies.clear()
    phone.http.cookies.set("badge", token)
    return phone


def status(phone: HttpPhone, poll: Id, ballot: dict[str, str]) -> int:
    return phone.http.post("/vote", data={"poll": poll, **ballot}).status_code


@pytest.mark.parametrize("method", ["dots", "majority_judgment", "instant_runoff"])
def test_a_phone_is_told_recorded_only_of_a_vote_that_was_counted(
    stage: Stage, phone: Scan, method: str
) -> None:
    bus, fibre = stage.open_poll_by(method, "Bus", "Fibre")
    tokens = [f"{number:032}" for number in range(ROOM)]
    for token in tokens:
        stage.sign_in(f"Nom {token}", token=token)
    phones = [with_badge(phone, token) for token in tokens]
    start = Barrier(ROOM + 1)

    def vote(number: int) -> int:
        start.wait()
        return status(phones[number], stage.poll, {(bus, fibre)[number % 2].id: "1"})

    def close() -> None:
        start.wait()
        status(phones[0], stage.poll, {bus.id: "1"})  # as long as a vote takes: some are before, some after
        stage.do(ClosePoll(stage.poll))

    with ThreadPoolExecutor(ROOM + 1) as threads:
        closing = threads.submit(close)
        answers = list(threads.map(vote, range(ROOM)))
        closing.result()
    assert set(answers) <= {303, 409}
    told = {ballot_id(token, stage.poll) for token, said in zip(tokens, answers, strict=True) if said == 303}
    counted = {ballot.id for ballot in stage.door.read(ReadBallots(stage.poll))}
    assert counted == told | ({ballot_id(tokens[0], stage.poll)} & counted)
    assert stage.door.read(RecountPoll(stage.poll)).agrees


def test_two_phones_with_one_badge_at_once_are_one_ballot(stage: Stage, phone: Scan) -> None:
    bus, fibre = stage.open_poll_by("score", "Bus", "Fibre")
    tokens = [f"{number:032}" for number in range(ROOM // 2)]
    for token in tokens:
        stage.sign_in(f"Nom {token}", token=token)
    phones = [with_badge(phone, token) for token in tokens for _turn in range(2)]
    start = Barrier(ROOM)

    def vote(number: int) -> int:
        start.wait()
        return status(phones[number], stage.poll, {(bus, fibre)[number % 2].id: "3"})

    with ThreadPoolExecutor(ROOM) as threads:
        assert set(threads.map(vote, range(ROOM))) == {303}
    assert stage.door.read(ReadPoll(stage.poll)).cast == len(tokens)
    for token in tokens:
        ballot = stage.door.read(FindBallot(ballot_id(token, stage.poll)))
        assert ballot is not None
        assert {choice.value for choice in ballot.choices} <= {0, 3}
        assert sum(choice.value for choice in ballot.choices) == 3, "what one of them said, never both"
