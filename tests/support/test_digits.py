"""Scores as they are told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.support.digits import sensible


def test_a_score_without_end_has_one_digit_and_a_whole_one_none() -> None:
    assert (sensible(12.333333333), sensible(2.5), sensible(3.0), sensible(7)) == (12.3, 2.5, 3, 7)
    assert isinstance(sensible(2.04), int)


@given(st.integers(-10_000, 10_000))
def test_whole_and_half_points_are_told_as_they_are(doubled: int) -> None:
    assert sensible(doubled / 2) == doubled / 2
