"""Raised hands, written as ballots that anyone recounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.core import Refused
from atelier_app.domain.hands import dealt, hands_ballot_id
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.refusals import Refusal

OPTIONS = ("a", "b", "c", "d")


@st.composite
def raised(draw: st.DrawFn) -> tuple[int, dict[str, int]]:
    people = draw(st.integers(0, 30))
    return people, {option: draw(st.integers(0, people)) for option in OPTIONS}


@given(raised(), st.sampled_from(["", "élus"]))
def test_the_ballots_are_as_many_as_people_and_give_each_option_its_hands(
    said: tuple[int, dict[str, int]], college: str
) -> None:
    people, hands = said
    given_hands = tuple(Choice(option, count) for option, count in hands.items())
    ballots = dealt("poll", OPTIONS, people, given_hands, college)
    assert len(ballots) == len({one.id for one in ballots}) == people
    assert {one.college for one in ballots} <= {college}
    for option in OPTIONS:
        assert sum(choice.option_id == option for one in ballots for choice in one.choices) == hands[option]
    for one in ballots:
        assert len({choice.option_id for choice in one.choices}) == len(one.choices)
        assert all(choice.value == 1 for choice in one.choices)
    sizes = [len(one.choices) for one in ballots]
    assert not sizes or max(sizes) - min(sizes) <= 1  # as few against the limits of one ballot as can be
    assert dealt("poll", OPTIONS, people, given_hands[::-1], college) == ballots


def test_anyone_computes_the_id_of_a_ballot_that_everyone_saw() -> None:
    first, second = (hands_ballot_id("poll", "élus", number) for number in (0, 1))
    assert first != second
    assert hands_ballot_id("poll", "", 0) != first != hands_ballot_id("other", "élus", 0)
    assert len(first) == 64


@pytest.mark.parametrize(
    ("people", "hands", "reason"),
    [
        (3, (Choice("a", 4),), Refusal.TOO_MANY_HANDS),
        (3, (Choice("z", 1),), Refusal.UNKNOWN_OPTION),
        (3, (Choice("a", 1), Choice("a", 1)), Refusal.REPEATED_OPTION),
        (3, (Choice("a", -1),), Refusal.NOT_A_WHOLE_NUMBER),
        (3, (Choice("a", 1.5),), Refusal.NOT_A_WHOLE_NUMBER),  # type: ignore[arg-type]
        (-1, (), Refusal.NOT_A_WHOLE_NUMBER),
        (True, (), Refusal.NOT_A_WHOLE_NUMBER),
    ],
)
def test_hands_that_cannot_be_are_refused(people: int, hands: tuple[Choice, ...], reason: Refusal) -> None:
    with pytest.raises(Refused) as refused:
        dealt("poll", OPTIONS, people, hands)
    assert refused.value.code is reason
