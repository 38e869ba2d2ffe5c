"""Votes at their ends, by every method: no option and two hundred, nobody and everybody blank, all of it tied."""

from __future__ import annotations

import pytest

from atelier_app.domain.ballots import ReadBallots, RecountPoll
from atelier_app.domain.core import new_id
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import (
    OPTION_LIMIT,
    OPTIONS_LIMIT,
    ClosePoll,
    OpenPoll,
    Option,
    Outcome,
    PollState,
    PreparePoll,
    ReadPoll,
)
from atelier_app.domain.priorities import PrepareMatrix, ReadMatrix
from atelier_app.domain.refusals import Refusal
from tests.documents.votes import crowd
from tests.stage import Stage, refusal

EVERY = pytest.mark.parametrize("method", METHODS)


def prepare(stage: Stage, method: str, *labels: str) -> tuple[Option, ...]:
    options = tuple(Option(new_id(), label) for label in labels)
    settings = METHODS[method].suggested(len(labels))
    stage.do(PreparePoll(stage.poll, "Quoi ?", options, settings, method=method))
    return options


def outcome(stage: Stage) -> Outcome:
    """What the vote came to once it is closed, and recounted."""
    stage.do(ClosePoll(stage.poll))
    assert stage.door.read(RecountPoll(stage.poll)).agrees
    found = stage.door.read(ReadPoll(stage.poll)).outcome
    assert found is not None
    return found


@EVERY
@pytest.mark.parametrize("count", [0, 1])
def test_without_a_choice_there_is_no_vote(stage: Stage, method: str, count: int) -> None:
    prepare(stage, method, *["Bus"] * count)
    assert refusal(lambda: stage.do(OpenPoll(stage.poll))) is Refusal.TOO_FEW_OPTIONS
    assert stage.door.read(ReadPoll(stage.poll)).poll.state is PollState.DRAFT


@EVERY
def test_two_hundred_options_of_two_thousand_characters_that_say_the_same(stage: Stage, method: str) -> None:
    options = prepare(stage, method, *["x" * OPTION_LIMIT] * OPTIONS_LIMIT)
    stage.do(OpenPoll(stage.poll))
    for number, row in enumerate(crowd(method, OPTIONS_LIMIT, 4)):
        given = [(one, value) for one, value in zip(options, row, strict=True) if value is not None]
        stage.vote(stage.sign_in(f"Nom{number}"), *given)
    found = outcome(stage)
    assert found.ballots == 4
    assert len(found.standings) == OPTIONS_LIMIT
    assert len(stage.door.read(ReadBallots(stage.poll))) == 4


def test_more_options_or_longer_ones_are_refused_and_change_nothing(stage: Stage) -> None:
    prepare(stage, "dots", "Bus", "Fibre")
    for labels, reason in (
        (["x"] * (OPTIONS_LIMIT + 1), Refusal.TOO_MANY),
        (["x" * (OPTION_LIMIT + 1)], Refusal.TEXT_TOO_LONG),
        ([" \n "], Refusal.EMPTY_TEXT),
    ):
        assert refusal(lambda labels=labels: prepare(stage, "dots", *labels)) is reason  # type: ignore[misc]
    assert [one.label for one in stage.door.read(ReadPoll(stage.poll)).options] == ["Bus", "Fibre"]


@EVERY
@pytest.mark.parametrize("blank", [0, 3], ids=["nobody", "all blank"])
def test_nobody_or_everybody_blank_is_a_tie_of_all(stage: Stage, method: str, blank: int) -> None:
    options = prepare(stage, method, "Bus", "Fibre", "Appli")
    stage.do(PrepareMatrix(stage.matrix, stage.poll, 2))
    stage.do(OpenPoll(stage.poll))
    for number in range(blank):
        stage.vote(stage.sign_in(f"Nom{number}"))
    found = outcome(stage)
    assert (found.ballots, found.blank) == (blank, blank)
    assert [(one.option_id, one.rank, one.voters) for one in found.standings] == [
        (option.id, 1, 0) for option in options
    ]
    assert stage.door.read(ReadPoll(stage.poll)).cast == blank
    assert len(stage.door.read(ReadMatrix(stage.matrix)).items) == len(options)


@EVERY
def test_ballots_that_answer_each_other_are_a_tie_of_all(stage: Stage, method: str) -> None:
    options = prepare(stage, method, "Bus", "Fibre", "Appli")
    stage.do(OpenPoll(stage.poll))
    for turn in range(3):
        turned = [*options[turn:], *options[:turn]]
        values = (1, 2, 3) if METHODS[method].entry in ("ranks", "pairs") else (1, 0, 0)
        given = [(option, value) for option, value in zip(turned, values, strict=True) if value]
        stage.vote(stage.sign_in(f"Nom{turn}"), *given)
    standings = outcome(stage).standings
    assert {one.rank for one in standings} == {1}
    assert [one.option_id for one in standings] == [option.id for option in options]
