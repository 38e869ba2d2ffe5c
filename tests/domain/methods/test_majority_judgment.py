"""Majority judgment: the quick order is that of taking median grades away one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.majority_judgment import IGNORED, METHOD, REFUSED, WORST, merit
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.refusals import Refusal
from tests.stage import refusal

SAME_SIZE = st.integers(1, 14).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, 4), min_size=size, max_size=size), min_size=2, max_size=2)
)


def majority_value(grades: list[int]) -> list[int]:
    """Balinski and Laraki: the median, then the median of what is left, and so on; the lower one of two."""
    left, taken = sorted(grades), []
    while left:
        taken.append(left.pop((len(left) - 1) // 2))
    return taken


def profile(grades: list[int]) -> list[int]:
    return [grades.count(grade) for grade in range(5)]


@given(SAME_SIZE)
def test_both_formulations_order_alike(pair: list[list[int]]) -> None:
    one, other = pair
    quick = (merit(profile(one)) > merit(profile(other))) - (merit(profile(one)) < merit(profile(other)))
    slow_one, slow_other = majority_value(one), majority_value(other)
    assert quick == (slow_one > slow_other) - (slow_one < slow_other)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=7).filter(any), st.integers(2, 5))
def test_a_profile_in_proportion_is_worth_the_same(counts: list[int], times: int) -> None:
    """Whoever compares options with different numbers of grades brings them to one size first."""
    many = [count * times for count in counts]
    grades = [grade for grade, count in enumerate(many) for _ in range(count)]
    assert merit(many) == merit([grades.count(grade) for grade in range(len(counts))])


BALLOTS = [
    (Choice("a", 2), Choice("b", 1)),
    (Choice("a", 2),),
    (Choice("a", 0), Choice("b", 1)),
]


def medians(missing: int) -> dict[str, object]:
    tally = METHOD.tally({"grades": 3, "missing": missing}, Columns.of(["a", "b"], BALLOTS))
    table = next(figures for figures in tally.figures if figures.key == "medians")
    return {row: cells[0] for row, cells in zip(table.rows, table.cells, strict=True)}


def test_a_missing_grade_is_the_worst_or_nothing_as_the_poll_says() -> None:
    ballots = [(Choice("b", 2),), (), ()]
    worst = METHOD.tally({"grades": 3, "missing": WORST}, Columns.of(["a", "b"], ballots))
    assert [(s.option_id, s.score) for s in worst.standings] == [("a", 0), ("b", 0)] or worst.standings[
        0
    ].option_id == "b"
    ignored = METHOD.tally({"grades": 3, "missing": IGNORED}, Columns.of(["a", "b"], ballots))
    assert [(s.option_id, s.rank, s.score) for s in ignored.standings] == [("b", 1, 2), ("a", 2, 0)]
    assert medians(WORST) == {"a": 2, "b": 1}
    assert medians(IGNORED) == {"a": 2, "b": 1}


def test_where_every_grade_is_asked_for_a_gap_is_refused_and_a_blank_ballot_is_not() -> None:
    settings = {"grades": 3, "missing": REFUSED}
    gap = (Choice("a", 1),)
    assert refusal(lambda: METHOD.checked_choices(settings, ["a", "b"], gap)) is Refusal.GRADE_MISSING
    assert METHOD.checked_choices(settings, ["a", "b"], ()) == ()


@pytest.mark.parametrize("grade", [-1, 3])
def test_a_grade_that_is_not_there_is_refused(grade: int) -> None:
    wrong = (Choice("a", grade),)
    settings = {"grades": 3, "missing": WORST}
    assert refusal(lambda: METHOD.checked_choices(settings, ["a"], wrong)) is Refusal.UNKNOWN_GRADE
