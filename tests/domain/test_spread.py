"""Where values lie: the quartiles as stated, dissent where the room is in two halves."""

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.spread import spread_of

SHARES = st.lists(st.floats(0, 1), min_size=1, max_size=40)


def test_without_values_there_is_no_spread() -> None:
    assert spread_of([]) is None


def test_the_quartiles_are_the_inclusive_ones() -> None:
    spread = spread_of([1, 2, 3, 4], 1, 5)
    assert spread is not None
    assert (spread.median, spread.lower, spread.upper, spread.count) == (2.5, 1.75, 3.25, 4)


def test_one_value_is_its_own_middle_and_no_dissent() -> None:
    spread = spread_of([0.7])
    assert spread is not None
    assert (spread.lower, spread.median, spread.upper, spread.dissent) == (0.7, 0.7, 0.7, False)


def test_two_camps_are_dissent_and_a_few_who_stand_apart_are_not() -> None:
    camps, apart = spread_of([0.1] * 5 + [0.9] * 5), spread_of([0.5] * 8 + [0.0, 1.0])
    assert camps is not None
    assert camps.dissent
    assert apart is not None
    assert not apart.dissent


def test_between_two_names_nothing_lies() -> None:
    spread = spread_of([1, 2, 3, 4], 1, 4, named=True)
    assert spread is not None
    assert spread.median == 2


def test_where_ratios_count_so_does_the_scale() -> None:
    ten_times = [10, 10, 100_000, 100_000]
    plain, ratios = spread_of(ten_times, 1, 1_000_000), spread_of(ten_times, 1, 1_000_000, ratios=True)
    assert plain is not None
    assert not plain.dissent
    assert ratios is not None
    assert ratios.dissent


@given(SHARES, st.randoms())
def test_the_order_of_the_values_changes_nothing_and_the_middle_is_among_them(
    values: list[float], random: object
) -> None:
    spread = spread_of(values)
    assert spread == spread_of(sorted(values))
    assert spread is not None
    assert min(values) <= spread.lower <= spread.median <= spread.upper <= max(values)
