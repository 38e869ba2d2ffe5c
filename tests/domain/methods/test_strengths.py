"""Strengths are the likeliest ones: what each option won is what the model expects it to win."""

from __future__ import annotations

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.methods.strengths import strengths

Wins = list[list[int]]


def matrices(size: int) -> st.SearchStrategy[Wins]:
    numbers = st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 100_000))
    row = st.lists(numbers, min_size=size, max_size=size)
    return st.lists(row, min_size=size, max_size=size).map(without_oneself)


def without_oneself(rows: Wins) -> Wins:
    return [[0 if i == j else times for j, times in enumerate(row)] for i, row in enumerate(rows)]


def scaled(found: list[float]) -> list[float]:
    """The strengths as they are beside the average option's 1: each is thought to win half of that comparison."""
    low, high = -700.0, 700.0
    for _turn in range(80):
        middle = (low + high) / 2
        won = sum(one / (one + exp(-middle)) for one in found)
        low, high = (middle, high) if won < len(found) / 2 else (low, middle)
    return [exp(high) * one for one in found]


def surprise(wins: Wins) -> float:
    """The most by which an option won more, or less, than is to be expected; of all its comparisons."""
    found = scaled(strengths(wins))
    worst = 0.0
    for i, own in enumerate(found):
        met = [wins[i][j] + wins[j][i] for j in range(len(wins))]
        expected = sum(times * own / (own + other) for times, other in zip(met, found, strict=True) if times)
        won = sum(wins[i]) + 0.5 - own / (1 + own)
        worst = max(worst, abs(won - expected) / (1 + sum(met)))
    return worst


@given(st.integers(1, 6).flatmap(matrices))
def test_each_wins_what_is_expected_of_it(wins: Wins) -> None:
    assert sum(strengths(wins)) == pytest.approx(1)
    assert surprise(wins) < 1e-8


def chain(size: int, times: int) -> Wins:
    """Each was compared with the next alone, and always preferred to it."""
    return [[times if j == i + 1 else 0 for j in range(size)] for i in range(size)]


def two_rooms(size: int, times: int) -> Wins:
    """Two groups compared among themselves three times out of four one way, and once with each other."""
    half = size // 2
    wins = [
        [0 if (i < half) != (j < half) or i == j else times if i < j else times // 3 for j in range(size)]
        for i in range(size)
    ]
    wins[0][-1] = 1
    return wins


def agreed(size: int, people: int) -> Wins:
    """Everybody prefers the same, all the way down."""
    return [[people if i < j else 0 for j in range(size)] for i in range(size)]


@pytest.mark.parametrize(
    "wins",
    [chain(20, 300), two_rooms(20, 300), agreed(50, 300), agreed(2, 100_000), [[0] * 5] * 5],
    ids=["a chain", "two rooms", "a room that agrees", "two options", "nobody"],
)
def test_so_they_do_where_hardly_any_have_met_or_all_agree(wins: Wins) -> None:
    assert surprise(wins) < 1e-8


def test_strengths_say_how_likely_one_is_preferred() -> None:
    wins = [[0, 3000, 9000], [1000, 0, 3000], [1000, 1000, 0]]
    found = strengths(wins)
    assert abs(found[0] / (found[0] + found[1]) - 0.75) < 0.01
    assert abs(found[0] / (found[0] + found[2]) - 0.90) < 0.01
    assert abs(sum(found) - 1) < 1e-9
