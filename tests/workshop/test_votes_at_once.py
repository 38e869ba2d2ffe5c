"""Votes that meet: at the very moment of closing, from two phones with one badge, a hundred at a time."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from atelier_app.domain.ballots import CastBallot, FindBallot, ReadBallots, RecountPoll
from atelier_app.domain.core import Command, Refused
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import ClosePoll, PausePoll, ReadPoll, ReopenPoll
from atelier_app.domain.refusals import Refusal
from tests.documents.votes import crowd
from tests.stage import PHONE, Stage

PEOPLE = 40


def at_once(stage: Stage, commands: Sequence[Command]) -> list[Refusal | None]:
    """Sends all in the same instant, each from a thread of its own; why each was refused, None where it was not."""
    start = Barrier(len(commands))

    def send(command: Command) -> Refusal | None:
        start.wait()
        try:
            stage.do(command, PHONE)
        except Refused as refused:
            return refused.code
        return None

    with ThreadPoolExecutor(len(commands)) as threads:
        return list(threads.map(send, commands))


def votes(stage: Stage, method: str) -> list[CastBallot]:
    """The vote is open, and everybody is about to send a ballot of theirs."""
    options = stage.open_poll_by(method, "Bus", "Fibre", "Appli", "Charte")
    return [
        stage.ballot(
            stage.sign_in(f"Nom{number}"),
            *((option, value) for option, value in zip(options, row, strict=True) if value is not None),
        )
        for number, row in enumerate(crowd(method, len(options), PEOPLE))
    ]


@pytest.mark.parametrize("method", METHODS)
def test_a_vote_at_the_very_moment_of_closing_is_counted_or_refused(stage: Stage, method: str) -> None:
    cast = votes(stage, method)
    middle = [*cast[: PEOPLE // 2], ClosePoll(stage.poll), *cast[PEOPLE // 2 :]]
    answers = at_once(stage, middle)
    assert set(answers) <= {None, Refusal.POLL_CLOSED}
    taken = {
        command.ballot_id
        for command, refused in zip(middle, answers, strict=True)
        if isinstance(command, CastBallot) and refused is None
    }
    assert {ballot.id for ballot in stage.door.read(ReadBallots(stage.poll))} == taken
    found = stage.door.read(RecountPoll(stage.poll))
    assert (found.agrees, found.ballots, found.turnout) == (True, len(taken), len(taken))
    assert found.recorded is not None, "what was counted at the close is what was answered before it"


def test_a_vote_at_the_very_moment_of_pausing_is_there_or_refused(stage: Stage) -> None:
    cast = votes(stage, "score")
    commands = [*cast[: PEOPLE // 2], PausePoll(stage.poll), *cast[PEOPLE // 2 :]]
    answers = at_once(stage, commands)
    assert set(answers) <= {None, Refusal.POLL_PAUSED}
    assert stage.door.read(ReadPoll(stage.poll)).cast == answers.count(None) - 1


def test_a_vote_that_is_closed_and_reopened_under_it_loses_nothing(stage: Stage) -> None:
    cast = votes(stage, "approval")
    turns = [ClosePoll(stage.poll), ReopenPoll(stage.poll), ClosePoll(stage.poll), ReopenPoll(stage.poll)]
    quarter = PEOPLE // 4
    commands: list[Command] = []
    for index, turn in enumerate(turns):
        commands += [*cast[index * quarter : (index + 1) * quarter], turn]
    answers = at_once(stage, commands)
    taken = {
        command.ballot_id
        for command, refused in zip(commands, answers, strict=True)
        if isinstance(command, CastBallot) and refused is None
    }
    for command in cast:
        found = stage.door.read(FindBallot(command.ballot_id))
        assert (found is not None) == (command.ballot_id in taken)
    assert stage.door.read(ReadPoll(stage.poll)).cast == len(taken)


def test_two_phones_with_one_badge_at_once_are_one_ballot_with_what_one_of_them_says(stage: Stage) -> None:
    bus, fibre = stage.open_poll("Bus", "Fibre")
    for number in range(PEOPLE // 2):
        anne = stage.sign_in(f"Nom{number}")
        both = [stage.ballot(anne, (bus, 2), (fibre, 1)), stage.ballot(anne, (fibre, 2))]
        assert at_once(stage, both) == [None, None]
        found = stage.door.read(FindBallot(both[0].ballot_id))
        assert found is not None
        assert found.choices in {command.choices for command in both}
    assert stage.door.read(ReadPoll(stage.poll)).cast == PEOPLE // 2


def test_two_badges_of_one_person_at_once_are_one_ballot(stage: Stage) -> None:
    bus, fibre = stage.open_poll("Bus", "Fibre")
    anne = stage.sign_in("Lefèvre")
    both = [stage.ballot(anne, (bus, 2)), stage.ballot(anne, (fibre, 2), token="another badge of hers")]
    assert sorted(at_once(stage, both), key=str) == [None, Refusal.ALREADY_VOTED]
    assert stage.door.read(ReadPoll(stage.poll)).cast == 1
