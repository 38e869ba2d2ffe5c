"""Which of two is asked, and what the answers come to."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.comparisons import BOTH, NEW, OLD, answers_of, compared
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.rankings import checked_ranks

TASTES = st.lists(st.integers(0, 8), min_size=2, max_size=14)


def answered(tastes: list[int], asked: int = 0) -> tuple[str, list[int]]:
    """Someone of that taste (the greater the better) answers to the end; also how many were left at each question."""
    options, answers, left = [str(index) for index in range(len(tastes))], "", []
    while True:
        now = compared(options, answers, asked)
        left.append(now.left)
        if now.pair is None:
            return answers, left
        new, old = (tastes[int(option)] for option in now.pair)
        answers += BOTH if new == old else NEW if new > old else OLD


@given(TASTES)
def test_the_answers_come_to_the_taste_of_who_gave_them(tastes: list[int]) -> None:
    options = [str(index) for index in range(len(tastes))]
    answers, left = answered(tastes)
    order = sorted(set(tastes), reverse=True)
    found = {choice.option_id: choice.value for choice in compared(options, answers).choices}
    assert found == {option: order.index(tastes[int(option)]) + 1 for option in options}
    assert all(after < before for before, after in pairwise(left))
    assert checked_ranks(options, compared(options, answers).choices, ties=True)


@given(TASTES, st.integers(1, 20))
def test_no_more_is_asked_than_was_said_and_nothing_in_vain(tastes: list[int], asked: int) -> None:
    options = [str(index) for index in range(len(tastes))]
    answers, left = answered(tastes, asked)
    assert len(answers) <= left[0] <= asked
    assert len(compared(options, answers, asked).choices) >= 2
    ranks = {choice.option_id: choice.value for choice in compared(options, answers, asked).choices}
    assert answers_of(options, ranks, asked) == answers


@given(st.text(max_size=40), st.integers(0, 6))
def test_what_is_no_answer_is_not_used(text: str, size: int) -> None:
    options = [str(index) for index in range(size)]
    now = compared(options, text)
    assert text.startswith(now.answers)
    assert set(now.answers) <= {NEW, OLD, BOTH}


def test_pairs_are_counted_as_a_ballot() -> None:
    method = METHODS["pairwise"]
    settings = method.suggested(3)
    choices = compared(["a", "b", "c"], NEW + BOTH).choices
    assert method.checked_choices(settings, ["a", "b", "c"], choices)
