"""The strengths of a pairwise vote are the likeliest, and found in a moment."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.methods.strengths import strengths

PRIOR = 0.5


@st.composite
def wins(draw: st.DrawFn) -> list[list[int]]:
    size = draw(st.integers(2, 8))
    row = st.lists(st.integers(0, 9), min_size=size, max_size=size)
    found = draw(st.lists(row, min_size=size, max_size=size))
    return [[0 if i == j else times for j, times in enumerate(row)] for i, row in enumerate(found)]


def scale(found: list[float]) -> float:
    """How strong they are beside an average option of strength 1, against which each wins as it loses."""
    middle, low, high = 1.0, 1e-9, 1e9
    for _ in range(100):
        middle = sqrt(low * high)
        won = sum(middle * value / (middle * value + 1) for value in found)
        low, high = (middle, high) if won < len(found) / 2 else (low, middle)
    return middle


@given(wins())
def test_each_option_won_as_often_as_its_strength_says(times: list[list[int]]) -> None:
    found = strengths(times)
    here = range(len(found))
    own = [value * scale(found) for value in found]
    for i in here:
        won = sum(times[i]) + PRIOR
        met = sum((times[i][j] + times[j][i]) * own[i] / (own[i] + own[j]) for j in here if j != i)
        assert met + 2 * PRIOR * own[i] / (own[i] + 1) == pytest.approx(won, abs=1e-6)


@given(wins())
def test_strengths_sum_to_one_and_none_is_nothing(times: list[list[int]]) -> None:
    found = strengths(times)
    assert sum(found) == pytest.approx(1)
    assert min(found) > 0
