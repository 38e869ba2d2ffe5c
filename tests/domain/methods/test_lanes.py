"""Numbers side by side compare as they do one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.methods.lanes import Lanes

MOST = (1, 127, 128, 255, 40_000)


@st.composite
def ballots(draw: st.DrawFn) -> tuple[int, list[tuple[int, int, int]]]:
    """The greatest number there may be; and of each ballot two numbers, and how often it was cast."""
    most = draw(st.sampled_from(MOST))
    number = st.sampled_from((0, 1, most // 2, most - 1, most)) | st.integers(0, most)
    return most, draw(st.lists(st.tuples(number, number, st.integers(1, 1_000_000_000)), max_size=20))


@given(ballots())
def test_less_is_on_as_many_ballots_as_say_so(said: tuple[int, list[tuple[int, int, int]]]) -> None:
    most, each = said
    lanes = Lanes(most, [count for _first, _second, count in each])
    first, second = lanes.of([line[0] for line in each]), lanes.of([line[1] for line in each])
    assert lanes.less(first, second) == sum(count for one, other, count in each if one < other)


@given(ballots())
def test_least_is_the_lesser_of_each_two(said: tuple[int, list[tuple[int, int, int]]]) -> None:
    most, each = said
    lanes = Lanes(most, [count for _first, _second, count in each])
    first, second = lanes.of([line[0] for line in each]), lanes.of([line[1] for line in each])
    assert lanes.least(first, second) == lanes.of([min(one, other) for one, other, _count in each])
