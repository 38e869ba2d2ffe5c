"""What values come to: weighted sums from 0 to 100, products as RICE has them, and places with their ties."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.criteria import Combination, Criterion, Level, checked_criteria, places, total
from atelier_app.domain.presets import GridPreset, combination_of, criteria_of
from atelier_app.domain.refusals import Refusal
from tests.stage import refusal

RICE = criteria_of(GridPreset.RICE)
MOSCOW = criteria_of(GridPreset.MOSCOW)


@st.composite
def grids(draw: st.DrawFn) -> tuple[tuple[Criterion, ...], dict[str, float]]:
    """Criteria on scales above zero, some of them costs, and a value on each."""
    criteria, values = [], {}
    for index in range(draw(st.integers(1, 6))):
        least = draw(st.floats(0.5, 10))
        most = least + draw(st.floats(1, 100))
        weight, cost = draw(st.integers(1, 9)), draw(st.booleans())
        criteria.append(Criterion(f"c{index}", weight=weight, least=least, most=most, cost=cost))
        values[f"c{index}"] = draw(st.floats(least, most))
    return tuple(criteria), values


def test_the_best_of_everything_is_a_hundred_and_the_worst_nothing() -> None:
    criteria = criteria_of(GridPreset.WEIGHTED)
    best = {one.id: one.least if one.cost else one.most for one in criteria}
    worst = {one.id: one.most if one.cost else one.least for one in criteria}
    assert total(criteria, Combination.SUM, best) == 100
    assert total(criteria, Combination.SUM, worst) == 0


def test_a_weighted_sum_by_hand() -> None:
    criteria = (
        Criterion("use", name="Use", weight=3, least=1, most=5),
        Criterion("price", name="Price", weight=1, least=0, most=200, cost=True),
    )
    # (3 × 3/4 + 1 × (1 - 50/200)) / 4
    assert total(criteria, Combination.SUM, {"use": 4, "price": 50}) == 75


def test_rice_is_reach_times_impact_times_confidence_over_effort() -> None:
    """The arithmetic of S. McBride's article: 500 people a quarter, high impact, 80 %, two months."""
    values = {"reach": 500, "impact": 2, "confidence": 0.8, "effort": 2}
    assert combination_of(GridPreset.RICE) is Combination.PRODUCT
    assert total(RICE, Combination.PRODUCT, values) == 400


def test_there_is_no_total_before_every_criterion_that_weighs_has_a_value() -> None:
    light = (*MOSCOW, Criterion("note", name="Note", weight=0))
    assert total(RICE, Combination.PRODUCT, {"reach": 500}) is None
    assert total(light, Combination.SUM, {"moscow": 4}) == 100


def test_equal_totals_share_a_place() -> None:
    totals = {"a": 3.0, "b": 9.0, "c": 3.0, "d": 1.0, "e": None}
    assert places(totals) == {"b": 1, "a": 2, "c": 2, "d": 4}


@given(grids(), st.integers(2, 9))
def test_only_the_proportions_of_the_weights_count(
    grid: tuple[tuple[Criterion, ...], dict[str, float]], times: int
) -> None:
    criteria, values = grid
    heavier = tuple(
        Criterion(one.id, weight=one.weight * times, least=one.least, most=one.most, cost=one.cost)
        for one in criteria
    )
    for combination in Combination:
        before, after = (total(one, combination, values) for one in (criteria, heavier))
        assert before is not None
        assert after is not None
        assert math.isclose(before, after, rel_tol=1e-9, abs_tol=1e-9)


@given(grids(), st.data())
def test_a_better_value_never_lowers_the_total(
    grid: tuple[tuple[Criterion, ...], dict[str, float]], data: st.DataObject
) -> None:
    criteria, values = grid
    one = data.draw(st.sampled_from(criteria))
    bounds = (one.least, values[one.id]) if one.cost else (values[one.id], one.most)
    better = values | {one.id: data.draw(st.floats(*bounds))}
    for combination in Combination:
        before, after = total(criteria, combination, values), total(criteria, combination, better)
        assert before is not None
        assert after is not None
        assert after >= before or math.isclose(before, after, rel_tol=1e-9, abs_tol=1e-9)


@given(st.lists(st.tuples(st.floats(1e-9, 1e9), st.integers(0, 100)), min_size=1, max_size=12))
def test_no_product_is_too_large_for_a_number(lines: list[tuple[float, int]]) -> None:
    weighing = [(value, weight or 1) for value, weight in lines]
    criteria = [
        Criterion(str(n), weight=weight, least=1e-9, most=1e9) for n, (_, weight) in enumerate(weighing)
    ]
    values = {str(n): value for n, (value, _) in enumerate(weighing)}
    found = total(criteria, Combination.PRODUCT, values)
    assert found is not None
    assert math.isfinite(found)


@pytest.mark.parametrize("preset", list(GridPreset))
def test_what_is_ready_made_keeps_the_rules(preset: GridPreset) -> None:
    assert checked_criteria(criteria_of(preset), combination_of(preset)) == criteria_of(preset)


@pytest.mark.parametrize(
    ("criteria", "combination", "reason"),
    [
        ((), Combination.SUM, Refusal.TOO_FEW_CRITERIA),
        ((Criterion("a", name="A", weight=0),), Combination.SUM, Refusal.TOO_FEW_CRITERIA),
        ((Criterion("a", name="A"),) * 2, Combination.SUM, Refusal.REPEATED_CRITERION),
        (tuple(Criterion(str(n), name="A") for n in range(13)), Combination.SUM, Refusal.TOO_MANY),
        ((Criterion("a", name="A", weight=-1),), Combination.SUM, Refusal.WEIGHT_OUT_OF_RANGE),
        ((Criterion("a", name="A", weight=101),), Combination.SUM, Refusal.WEIGHT_OUT_OF_RANGE),
        ((Criterion("a", name="  "),), Combination.SUM, Refusal.EMPTY_TEXT),
        ((Criterion("a", name="A", least=1, most=1),), Combination.SUM, Refusal.BAD_SCALE),
        ((Criterion("a", name="A", least=2, most=1),), Combination.SUM, Refusal.BAD_SCALE),
        ((Criterion("a", name="A", most=math.inf),), Combination.SUM, Refusal.BAD_SCALE),
        ((Criterion("a", name="A", least=math.nan),), Combination.SUM, Refusal.BAD_SCALE),
        (
            (Criterion("a", name="A", levels=(Level(1), Level(1), Level(2))),),
            Combination.SUM,
            Refusal.BAD_SCALE,
        ),
        ((Criterion("a", name="A", least=0, most=5),), Combination.PRODUCT, Refusal.SCALE_NOT_POSITIVE),
    ],
)
def test_criteria_that_make_no_sense_are_refused(
    criteria: tuple[Criterion, ...], combination: Combination, reason: Refusal
) -> None:
    assert refusal(lambda: checked_criteria(criteria, combination)) is reason


def test_levels_are_put_in_their_order_and_make_the_scale() -> None:
    (one,) = checked_criteria((Criterion("a", name=" A ", levels=(Level(3), Level(1))),), Combination.SUM)
    assert (one.name, one.least, one.most, [level.value for level in one.levels]) == ("A", 1, 3, [1, 3])
    assert one.takes(3)
    assert not one.takes(2)
