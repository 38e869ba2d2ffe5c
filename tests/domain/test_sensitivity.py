"""How an order depends on a weight: straight lines, and nothing changes between two crossings."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.criteria import Combination, Criterion, places, total
from atelier_app.domain.grids import Grid, GridItem, GridValue
from atelier_app.domain.polls import Option
from atelier_app.domain.sensitivity import sensitivity


def grid_of(combination: Combination, *criteria: Criterion) -> Grid:
    return Grid("grid", "grid", criteria=criteria, combination=combination)


def item(grid: Grid, name: str, **values: float) -> GridItem:
    """An option with these values."""
    given = tuple(GridValue(one.id, values.get(one.id)) for one in grid.criteria)
    found = GridItem(Option(name, name), 1, 1, given)
    return replace(found, total=total(grid.criteria, grid.combination, found.known))


SIMPLE = grid_of(Combination.SUM, Criterion("use", weight=3), Criterion("price", weight=1, cost=True))


def test_the_dear_and_useful_one_falls_behind_where_price_weighs_enough() -> None:
    dear, cheap = item(SIMPLE, "dear", use=1, price=1), item(SIMPLE, "cheap", use=0.5, price=0)
    found = sensitivity(SIMPLE, (dear, cheap), "price")
    (crossing,) = found.crossings
    # (1 - s) × 100 = (1 - s) × 50 + s × 100 where s is a third.
    assert round(crossing.share, 9) == round(1 / 3, 9)
    assert (crossing.rises, crossing.falls) == ("cheap", "dear")
    assert found.share == 0.25
    assert found.first_stays == found.order_stays == (0.0, crossing.share)
    assert found.order_at(0.25) == (("dear",), ("cheap",))
    assert found.order_at(0.5) == (("cheap",), ("dear",))


def test_a_tie_that_the_slightest_change_breaks_stays_nowhere() -> None:
    evenly = grid_of(Combination.SUM, Criterion("use"), Criterion("price", cost=True))
    dear, cheap = item(evenly, "dear", use=1, price=1), item(evenly, "cheap", use=0, price=0)
    found = sensitivity(evenly, (dear, cheap), "price")
    assert found.order_at(found.share) == (("dear", "cheap"),)
    assert found.first_stays == found.order_stays == (0.5, 0.5)


def test_those_without_a_total_have_no_line_and_one_criterion_decides_alone() -> None:
    alone = grid_of(Combination.SUM, Criterion("use"))
    found = sensitivity(alone, (item(alone, "a", use=0.2), item(alone, "b")), "use")
    assert [line.option_id for line in found.lines] == ["a"]
    assert (found.share, found.crossings, found.order_stays) == (1.0, (), (0.0, 1.0))


@st.composite
def valued(draw: st.DrawFn) -> tuple[Grid, tuple[GridItem, ...], str]:
    combination = draw(st.sampled_from(Combination))
    count = draw(st.integers(2, 5))
    criteria = tuple(
        Criterion(f"c{n}", weight=draw(st.integers(1, 9)), least=1, most=9, cost=draw(st.booleans()))
        for n in range(count)
    )
    grid = grid_of(combination, *criteria)
    levels = st.sampled_from([1.0, 2.0, 3.5, 5.0, 8.0, 9.0])
    items = tuple(
        item(grid, f"o{n}", **{one.id: draw(levels) for one in criteria})
        for n in range(draw(st.integers(2, 7)))
    )
    return grid, items, draw(st.sampled_from(criteria)).id


@given(valued())
def test_between_two_neighbouring_crossings_the_order_does_not_change(
    case: tuple[Grid, tuple[GridItem, ...], str],
) -> None:
    found = sensitivity(*case)
    shares = [0.0, *(one.share for one in found.crossings), 1.0]
    for low, high in pairwise(shares):
        if high - low < 1e-6:
            continue
        inside = {found.order_at(low + part * (high - low)) for part in (0.1, 0.3, 0.5, 0.7, 0.9)}
        assert len(inside) == 1


@given(valued())
def test_the_order_at_the_share_of_now_is_that_of_the_totals(
    case: tuple[Grid, tuple[GridItem, ...], str],
) -> None:
    grid, items, _criterion = case
    found = sensitivity(*case)
    placed = places({one.option.id: one.total for one in items})
    order = [option for tied in found.order_at(found.share) for option in tied]
    # Two totals that differ only by rounding may stand either way round.
    totals = {one.option.id: one.total or 0.0 for one in items}
    for one, other in pairwise(order):
        close = abs(totals[one] - totals[other]) <= 1e-9 * max(1.0, totals[one])
        assert placed[one] <= placed[other] or close
    assert grid.criteria


@given(valued())
def test_within_the_interval_whoever_is_first_stays_it(
    case: tuple[Grid, tuple[GridItem, ...], str],
) -> None:
    found = sensitivity(*case)
    first = found.order_at(found.share)[0]
    low, high = found.first_stays
    assert low <= found.share <= high
    if high - low > 1e-6:
        for part in (0.05, 0.5, 0.95):
            assert found.order_at(low + part * (high - low))[0] == first
    assert found.order_stays[0] >= low
    assert found.order_stays[1] <= high


@given(valued())
def test_at_each_crossing_the_two_change_places(case: tuple[Grid, tuple[GridItem, ...], str]) -> None:
    found = sensitivity(*case)
    lines = {line.option_id: line for line in found.lines}
    for one in found.crossings:
        rises, falls = lines[one.rises], lines[one.falls]
        assert rises.without < falls.without
        assert rises.alone > falls.alone
