"""Colleges: what each weighs whoever comes, and nobody's vote told by how few they are."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.ballots import Ballot
from atelier_app.domain.colleges import (
    COLLEGE_LEAST,
    College,
    checked_colleges,
    college_of,
    joined,
    multiples,
    names_of,
    together,
    weight_of,
)
from atelier_app.domain.core import Refused
from atelier_app.domain.counting import counted, counted_by
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.polls import Outcome, Poll, PollState
from atelier_app.domain.refusals import Refusal

OPTIONS = ("a", "b", "c")
SUMMED = ("dots", "approval", "score", "budget", "quadratic", "borda")
SIZES = st.dictionaries(st.sampled_from(["", "élus", "experts", "jeunes"]), st.integers(0, 7))
WEIGHTS = st.lists(st.integers(0, 9), min_size=4, max_size=4).filter(any)
NAMES = ("", "élus", "experts", "jeunes")


def colleges(*weights: int) -> tuple[College, ...]:
    return tuple(College(name, weight) for name, weight in zip(NAMES, weights, strict=False))


def poll(method: str, *weighed: College, **settings: int) -> Poll:
    way = METHODS[method]
    every = way.checked_settings(way.suggested(len(OPTIONS)) | settings, len(OPTIONS))
    return Poll("p", "p", "Quoi ?", method, every, PollState.CLOSED, colleges=weighed)


def said(college: str, *values: int | None, number: int = 0) -> Ballot:
    choices = tuple(
        Choice(option, value) for option, value in zip(OPTIONS, values, strict=False) if value is not None
    )
    return Ballot(f"{college} {number}", choices, college)


@st.composite
def votes(draw: st.DrawFn, method: str) -> list[Ballot]:
    """Valid ballots, some of them in each of the colleges."""
    found = []
    for _ in range(draw(st.integers(0, 14))):
        if METHODS[method].entry in ("ranks", "pairs"):
            order = draw(st.permutations(OPTIONS))
            choices = tuple(Choice(option, place) for place, option in enumerate(order, 1))
        else:
            most = 1 if method in ("dots", "approval") else 3
            only = draw(st.sampled_from(OPTIONS))
            choices = (Choice(only, draw(st.integers(1, most))),)
        found.append(Ballot("", choices, draw(st.sampled_from(NAMES))))
    return found


def ranks(outcome: Outcome) -> dict[str, int]:
    return {one.option_id: one.rank for one in outcome.standings}


def scores(outcome: Outcome) -> dict[str, float]:
    return {one.option_id: one.score for one in outcome.standings}


# --- which are counted together


@given(SIZES)
def test_no_group_is_smaller_than_three_unless_it_is_everybody(sizes: dict[str, int]) -> None:
    pools = together(colleges(1, 1, 1, 1), sizes)
    groups: Counter[str] = Counter()
    for college, pool in pools.items():
        groups[pool] += sizes[college]
        assert college in names_of(pool)
    assert groups.total() == sum(sizes.values())
    assert len(groups) <= 1 or min(groups.values()) >= COLLEGE_LEAST


@given(SIZES)
def test_those_that_are_large_enough_stay_alone(sizes: dict[str, int]) -> None:
    pools = together(colleges(1, 1, 1, 1), sizes)
    if all(count >= COLLEGE_LEAST for count in sizes.values() if count):
        assert all(college == pool for college, pool in pools.items())


@given(SIZES, st.permutations(NAMES))
def test_what_ballots_say_first_does_not_matter(sizes: dict[str, int], order: list[str]) -> None:
    again = {name: sizes[name] for name in order if name in sizes}
    assert together(colleges(1, 1, 1, 1), sizes) == together(colleges(1, 1, 1, 1), again)


@given(SIZES, SIZES)
def test_once_counted_together_always_counted_together(first: dict[str, int], later: dict[str, int]) -> None:
    """After a poll was closed, ballots name all of the group; then it is reopened and more come."""
    weighed = colleges(1, 1, 1, 1)
    pools = together(weighed, first)
    ballots = Counter(dict.fromkeys(pools.values(), 0))
    for college, pool in pools.items():
        ballots[pool] += first[college]
    ballots += Counter(later)
    again = together(weighed, ballots)
    for pool in set(pools.values()) & set(again):
        assert {again[name] for name in names_of(pool) if name in again} <= {again[pool]}
    for group in set(again.values()):
        size = sum(count for college, count in ballots.items() if again.get(college) == group)
        assert size >= COLLEGE_LEAST or len(set(again.values())) == 1


def test_the_smallest_two_are_put_together_first() -> None:
    sizes = {"": 9, "élus": 2, "experts": 1, "jeunes": 5}
    pool = joined(("élus", "experts"))
    assert together(colleges(1, 1, 1, 1), sizes) == {
        "": "",
        "élus": pool,
        "experts": pool,
        "jeunes": "jeunes",
    }
    assert weight_of(colleges(1, 20, 4, 1), pool) == 24


# --- what they weigh


@pytest.mark.parametrize("method", METHODS)
@given(st.data(), WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_of_colleges_changes_nothing(
    method: str, data: st.DataObject, weights: list[int], chance: random.Random
) -> None:
    ballots = data.draw(votes(method))
    weighed = list(colleges(*weights))
    found = counted(poll(method, *weighed), OPTIONS, ballots)
    chance.shuffle(ballots)
    again = counted(poll(method, *weighed), OPTIONS, ballots)
    assert (again.standings, again.colleges) == (found.standings, found.colleges)
    sizes = Counter(one.college for one in ballots)
    if all(count >= COLLEGE_LEAST for count in sizes.values()):  # else which are put together depends on it
        chance.shuffle(weighed)
        other = counted(poll(method, *weighed), OPTIONS, ballots)
        assert other.standings == found.standings
        assert {one.names: one for one in other.colleges} == {one.names: one for one in found.colleges}


@pytest.mark.parametrize("method", METHODS)
@given(st.data(), st.integers(1, 9))
def test_equal_weights_of_equal_colleges_are_the_plain_count(
    method: str, data: st.DataObject, weight: int
) -> None:
    ballots = data.draw(votes(method))
    size = len(ballots) // 2
    ballots = [replace(one, college="élus" if index < size else "") for index, one in enumerate(ballots)]
    ballots = ballots[: 2 * size]
    weighed = counted(poll(method, *colleges(weight, weight)), OPTIONS, ballots)
    plain = counted(poll(method), OPTIONS, ballots)
    assert weighed.standings == plain.standings
    assert weighed.figures == plain.figures
    assert (weighed.blank, weighed.ballots) == (plain.blank, plain.ballots)


@pytest.mark.parametrize("method", METHODS)
@given(st.data(), WEIGHTS, st.integers(2, 50))
def test_weights_ten_times_as_great_change_nothing(
    method: str, data: st.DataObject, weights: list[int], times: int
) -> None:
    ballots = data.draw(votes(method))
    found = counted(poll(method, *colleges(*weights)), OPTIONS, ballots)
    again = counted(poll(method, *colleges(*(weight * times for weight in weights))), OPTIONS, ballots)
    assert (again.standings, again.figures) == (found.standings, found.figures)


@given(SIZES.filter(lambda sizes: any(sizes.values())), WEIGHTS)
def test_all_ballots_of_a_college_come_to_its_weight(sizes: dict[str, int], weights: list[int]) -> None:
    there = {name: count for name, count in sizes.items() if count}
    weighed = colleges(*weights)
    times = multiples(weighed, there)
    all_of = {name: times[name] * count for name, count in there.items()}
    for one in there:
        for other in there:
            assert all_of[one] * weight_of(weighed, other) == all_of[other] * weight_of(weighed, one)


@pytest.mark.parametrize("method", SUMMED)
@given(st.data(), WEIGHTS)
def test_sums_are_those_of_as_many_ballots(method: str, data: st.DataObject, weights: list[int]) -> None:
    """With one point a ballot, or one place, the total does not depend on the weights."""
    ballots = [replace(one, choices=one.choices[:1]) for one in data.draw(votes(method))]
    if method != "borda":
        ballots = [replace(one, choices=(replace(one.choices[0], value=1),)) for one in ballots]
    found = counted(poll(method, *colleges(*weights)), OPTIONS, ballots)
    plain = counted(poll(method), OPTIONS, ballots)
    if any(one.weight for one in found.colleges) or not found.colleges:
        assert found.score == pytest.approx(plain.score, abs=1e-6)


def test_exact_ties_stay_ties() -> None:
    """A third and two thirds against one: floats would tell them apart."""
    ballots = [said("", 1) for _ in range(3)] + [said("élus", None, 1) for _ in range(7)]
    found = counted(poll("approval", *colleges(3, 3)), OPTIONS, ballots)
    assert ranks(found) == {"a": 1, "b": 1, "c": 3}
    assert scores(found) == {"a": 5, "b": 5, "c": 0}


@given(st.integers(3, 40), st.integers(3, 40), st.integers(1, 9))
def test_colleges_of_one_weight_that_contradict_each_other_are_tied(
    first: int, second: int, weight: int
) -> None:
    ballots = [said("", 1)] * first + [said("élus", None, 1)] * second
    for method in ("approval", "dots", "budget", "quadratic"):
        found = counted(poll(method, *colleges(weight, weight)), OPTIONS, ballots)
        assert ranks(found) == {"a": 1, "b": 1, "c": 3}


# --- by hand


def test_dots_by_hand() -> None:
    """Four residents give a two points each, three officials one to b; officials weigh 2, residents 1.

    A resident's ballot counts 1/4, an official's 2/3: a 2, b 2, of 3; as of 7 ballots: 14/3 each.
    """
    ballots = [said("", 2)] * 4 + [said("élus", None, 1)] * 3
    found = counted(poll("dots", *colleges(1, 2), points=2, maximum=2), OPTIONS, ballots)
    assert ranks(found) == {"a": 1, "b": 1, "c": 3}
    assert scores(found) == {"a": 4.666666667, "b": 4.666666667, "c": 0}
    assert {one.option_id: one.voters for one in found.standings} == {"a": 4, "b": 3, "c": 0}
    assert [(one.names, one.weight, one.ballots) for one in found.colleges] == [
        (("",), 1, 4),
        (("élus",), 2, 3),
    ]
    assert [[(s.option_id, s.rank, s.score) for s in one.standings] for one in found.colleges] == [
        [("a", 1, 8), ("b", 2, 0), ("c", 2, 0)],
        [("b", 1, 3), ("a", 2, 0), ("c", 2, 0)],
    ]


def test_borda_by_hand() -> None:
    """Six say a > b > c and three c > b > a; with equal weights each of the three counts double.

    Then a and c get 2 × 6 = 12 of 12 ballots, b 12 too; as of 9 ballots: 9 each.
    """
    ballots = [said("", 1, 2, 3)] * 6 + [said("élus", 3, 2, 1)] * 3
    found = counted(poll("borda", *colleges(5, 5)), OPTIONS, ballots)
    assert ranks(found) == {"a": 1, "b": 1, "c": 1}
    assert scores(found) == {"a": 9, "b": 9, "c": 9}


def test_schulze_by_hand() -> None:
    """Six against three; where the three weigh three times as much, they are 9 against 6 of 15 and win."""
    ballots = [said("", 1, 2, 3)] * 6 + [said("élus", 3, 2, 1)] * 3
    plain = counted(poll("schulze"), OPTIONS, ballots)
    found = counted(poll("schulze", *colleges(2, 3)), OPTIONS, ballots)
    assert ranks(plain) == {"a": 1, "b": 2, "c": 3}
    assert ranks(found) == {"c": 1, "b": 2, "a": 3}
    pairs = next(one for one in found.figures if one.key == "pairwise")
    assert pairs.cells[0][1] == 3.6  # 6 of 15, as of 9 ballots
    assert pairs.cells[1][0] == 5.4


def test_majority_judgment_by_hand() -> None:
    """Four grade a 6 and b 2, three the other way round: by weight the three have the majority."""
    ballots = [said("", 6, 2, 0)] * 4 + [said("élus", 2, 6, 0)] * 3
    assert ranks(counted(poll("majority_judgment"), OPTIONS, ballots)) == {"a": 1, "b": 2, "c": 3}
    found = counted(poll("majority_judgment", *colleges(1, 2)), OPTIONS, ballots)
    assert ranks(found) == {"b": 1, "a": 2, "c": 3}
    assert scores(found) == {"a": 2, "b": 6, "c": 0}
    profile = next(one for one in found.figures if one.key == "profile")
    assert profile.cells[0][6] == 2.333333333  # a third of seven
    medians = next(one for one in found.figures if one.key == "medians")
    assert medians.cells[0][0] == 2


def test_means_and_shares_are_not_taken_for_sums() -> None:
    ballots = [said("", 4, 0, 0)] * 4 + [said("élus", 0, 4, 0)] * 3
    found = counted(poll("score", *colleges(1, 3), maximum=4), OPTIONS, ballots)
    assert found.figures[0].cells == ((1.0,), (3.0,), (0.0,))
    shared = counted(poll("budget", *colleges(1, 3)), OPTIONS, ballots)
    assert shared.figures[0].cells == ((0.25,), (0.75,), (0.0,))


def test_who_weighs_nothing_is_heard_and_not_counted() -> None:
    ballots = [said("", 1)] * 3 + [said("élus", None, 1)] * 30
    found = counted(poll("approval", *colleges(1, 0)), OPTIONS, ballots)
    assert scores(found) == {"a": 33, "b": 0, "c": 0}
    assert found.colleges[1].standings[0].option_id == "b"


def test_a_college_alone_is_counted_plainly_and_has_no_result_of_its_own() -> None:
    ballots = [said("", 1)] * 4 + [said("élus", None, 1)] * 2
    found = counted(poll("approval", *colleges(1, 9)), OPTIONS, ballots)
    assert found.colleges == ()
    assert scores(found) == {"a": 4, "b": 2, "c": 0}


def test_ballots_that_come_several_times_are_counted_as_often() -> None:
    rows = [said("", 1), said("élus", None, 1), said("élus", None, None, 1)]
    way = METHODS["approval"]
    found = counted_by(way, {"maximum": 0}, colleges(1, 2), OPTIONS, rows, [4, 3, 0])
    every = [rows[0]] * 4 + [rows[1]] * 3
    assert found == counted_by(way, {"maximum": 0}, colleges(1, 2), OPTIONS, every)


# --- what may be said of them


@pytest.mark.parametrize(
    ("names", "weights", "reason"),
    [
        (("élus",), (1,), Refusal.COLLEGES_INCOMPLETE),
        (("",), (1,), Refusal.COLLEGES_INCOMPLETE),
        (("élus", "experts"), (1, 1), Refusal.COLLEGES_INCOMPLETE),
        (("", "élus"), (0, 0), Refusal.COLLEGES_INCOMPLETE),
        (("", "Élus", "elus "), (1, 1, 1), Refusal.REPEATED_COLLEGE),
        (("", "élus"), (1, -1), Refusal.SETTINGS_OUT_OF_RANGE),
        (("", "élus"), (1, 1001), Refusal.SETTINGS_OUT_OF_RANGE),
        (("", "élus"), (1, True), Refusal.SETTINGS_OUT_OF_RANGE),
        (("", "x" * 121), (1, 1), Refusal.TEXT_TOO_LONG),
        (("", *(f"c{number}" for number in range(12))), (1,) * 13, Refusal.TOO_MANY),
    ],
)
def test_colleges_that_cannot_be_are_refused(
    names: tuple[str, ...], weights: tuple[int, ...], reason: Refusal
) -> None:
    with pytest.raises(Refused) as refused:
        checked_colleges([College(name, weight) for name, weight in zip(names, weights, strict=True)])
    assert refused.value.code is reason


def test_names_are_told_apart_as_people_do() -> None:
    found = checked_colleges((College("  Élus\n locaux "), College("")))
    assert found == (College("Élus locaux"), College(""))
    assert college_of(found, "elus LOCAUX") == "Élus locaux"
    assert college_of(found, "nobody's") == ""
    assert checked_colleges(()) == ()
