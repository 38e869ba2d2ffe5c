"""The grid of criteria: values by the facilitator or by phones, what they come to, and what may change of it."""

from dataclasses import replace

import pytest

from atelier_app.domain.core import Id, new_id
from atelier_app.domain.criteria import Combination, Criterion, Level
from atelier_app.domain.grids import GridItem, GridRecord, PrepareGrid, ReadGrid, ScoreOption
from atelier_app.domain.initiative import ActivityKind, ReadAgenda, RemoveActivity, RestoreActivity
from atelier_app.domain.polls import ClosePoll, Option
from atelier_app.domain.presets import GridPreset, combination_of, criteria_of
from atelier_app.domain.ratings import OpenRating, Placing, RateOptions, Rating, rater_id
from atelier_app.domain.refusals import Refusal
from tests.stage import PHONE, Stage, refusal


class Grid:
    """A vote that is over, and a grid of its winners."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.options = stage.open_poll("Bus", "Appli", "Fibre")
        stage.do(ClosePoll(stage.poll))

    @property
    def record(self) -> GridRecord:
        return self.stage.door.read(ReadGrid(self.stage.grid))

    def item(self, option: Option) -> GridItem:
        return next(item for item in self.record.items if item.option.id == option.id)

    def prepare(self, preset: GridPreset, placing: Placing = Placing.FACILITATOR) -> None:
        self.stage.do(
            PrepareGrid(
                self.stage.grid,
                self.stage.poll,
                placing=placing,
                preset=preset,
                criteria=criteria_of(preset),
                combination=combination_of(preset),
            )
        )

    def change(self, **values: object) -> None:
        self.stage.do(replace(self.record.grid.preparation(), **values))  # type: ignore[arg-type]

    def score(self, option: Option, **values: float) -> None:
        for criterion, value in values.items():
            self.stage.do(ScoreOption(self.stage.grid, option.id, criterion, value))

    def rate(self, person: Id, *given: tuple[Option, str, float]) -> None:
        own = rater_id(self.stage.tokens[person], self.stage.grid)
        said = tuple(Rating(option.id, criterion, value) for option, criterion, value in given)
        self.stage.do(RateOptions(self.stage.grid, person, own, said), PHONE)


@pytest.fixture
def grid(stage: Stage) -> Grid:
    return Grid(stage)


def test_a_new_grid_has_criteria_to_start_from_and_the_vote_before_it(grid: Grid) -> None:
    record = grid.record
    assert record.grid.poll_id == grid.stage.poll
    assert record.grid.criteria == criteria_of(GridPreset.WEIGHTED)
    assert [item.total for item in record.items] == [None, None, None]


def test_rice_ranks_by_reach_impact_confidence_and_effort(grid: Grid) -> None:
    bus, app, fibre = grid.options
    grid.prepare(GridPreset.RICE)
    grid.score(bus, reach=500, impact=2, confidence=0.8, effort=2)
    grid.score(app, reach=1000, impact=1, confidence=0.8, effort=2)
    grid.score(fibre, reach=100, impact=3, confidence=0.5, effort=6)
    assert [(item.option.id, item.place, item.total) for item in grid.record.by_place] == [
        (bus.id, 1, 400),
        (app.id, 1, 400),
        (fibre.id, 3, 25),
    ]


def test_what_is_half_valued_has_neither_total_nor_place(grid: Grid) -> None:
    bus, app, _ = grid.options
    grid.prepare(GridPreset.RICE)
    grid.score(bus, reach=500, impact=2)
    grid.score(app, reach=1, impact=1, confidence=1, effort=1)
    assert (grid.item(bus).total, grid.item(bus).place) == (None, None)
    assert grid.record.by_place[0].option == app
    line = next(
        line
        for line in grid.stage.door.read(ReadAgenda(grid.stage.workshop_id)).lines
        if line.activity.kind is ActivityKind.CRITERIA
    )
    assert (line.count, line.total) == (1, 3)


def test_moscow_sorts_into_its_four_by_the_lower_median(grid: Grid) -> None:
    bus, app, fibre = grid.options
    grid.prepare(GridPreset.MOSCOW, Placing.PHONES)
    grid.stage.do(OpenRating(grid.stage.grid))
    for name, level in (("Un", 4), ("Deux", 3)):
        grid.rate(grid.stage.sign_in(name), (bus, "moscow", level), (app, "moscow", 1))
    assert grid.item(bus).category is None
    grid.stage.do(OpenRating(grid.stage.grid, open=False))
    found = {item.option.id: item.category and item.category.key for item in grid.record.items}
    assert found == {bus.id: "should", app.id: "wont", fibre.id: None}
    assert [level.key for level in grid.record.grid.categories] == ["must", "should", "could", "wont"]


def test_the_facilitators_value_comes_before_the_median_and_is_undone(grid: Grid) -> None:
    bus, *_ = grid.options
    grid.prepare(GridPreset.MOSCOW, Placing.PHONES)
    grid.stage.do(OpenRating(grid.stage.grid))
    grid.rate(grid.stage.sign_in("Un"), (bus, "moscow", 1))
    grid.stage.do(OpenRating(grid.stage.grid, open=False))
    receipt = grid.stage.do(ScoreOption(grid.stage.grid, bus.id, "moscow", 4))
    (value,) = grid.item(bus).values
    assert (value.value, value.own, value.spread and value.spread.median) == (4, True, 1)
    assert receipt.inverse is not None
    grid.stage.do(receipt.inverse)
    assert grid.item(bus).values[0].value == 1
    assert not grid.stage.do(receipt.inverse).changed


def test_values_are_of_winners_on_criteria_that_are_there(grid: Grid) -> None:
    bus, *_ = grid.options
    subject = grid.stage.grid
    for command, reason in (
        (ScoreOption(subject, new_id(), "delay", 1), Refusal.UNKNOWN_OPTION),
        (ScoreOption(subject, bus.id, "reach", 1), Refusal.UNKNOWN_CRITERION),
        (ScoreOption(subject, bus.id, "delay", 1.5), Refusal.RATING_OUT_OF_RANGE),
        (ScoreOption(subject, bus.id, "delay", float("nan")), Refusal.RATING_OUT_OF_RANGE),
        (ScoreOption(new_id(), bus.id, "delay", 1), Refusal.UNKNOWN_GRID),
    ):
        assert refusal(lambda command=command: grid.stage.do(command)) is reason  # type: ignore[misc]


def test_preparing_is_undone_as_a_whole(grid: Grid) -> None:
    before = grid.record.grid
    command = replace(
        before.preparation(),
        winners=2,
        placing=Placing.TABLES,
        criteria=(Criterion("own", name="Clarté", levels=(Level(0, "Non"), Level(1, "Oui"))),),
    )
    receipt = grid.stage.do(command)
    assert [level.name for level in grid.record.grid.categories] == ["Oui", "Non"]
    assert not grid.stage.do(command).changed
    assert receipt.inverse is not None
    grid.stage.do(receipt.inverse)
    assert grid.record.grid == before


def test_a_criterion_that_has_values_stays_and_keeps_their_place_on_its_scale(grid: Grid) -> None:
    bus, *_ = grid.options
    grid.score(bus, delay=5)
    before = grid.record.grid
    without = tuple(one for one in before.criteria if one.id != "delay")
    lower = tuple(
        replace(one, levels=one.levels[:4]) if one.id == "delay" else one for one in before.criteria
    )
    for criteria in (without, lower):
        assert refusal(lambda criteria=criteria: grid.change(criteria=criteria)) is Refusal.CRITERION_RATED  # type: ignore[misc]
    unweighed = tuple(
        replace(one, weight=0, name="Délai") if one.id == "delay" else one for one in before.criteria
    )
    grid.change(criteria=unweighed)
    assert grid.record.grid.criteria == unweighed
    grid.stage.do(ScoreOption(grid.stage.grid, bus.id, "delay", None))
    grid.change(criteria=without)
    assert len(grid.record.grid.criteria) == 4


def test_while_people_rate_only_names_and_weights_change(grid: Grid) -> None:
    grid.prepare(GridPreset.WEIGHTED, Placing.PHONES)
    grid.stage.do(OpenRating(grid.stage.grid))
    first, *rest = grid.record.grid.criteria
    grid.change(criteria=(replace(first, weight=7, name="Utilité"), *rest))
    assert grid.record.grid.criteria[0].weight == 7
    for other in ({"criteria": tuple(rest)}, {"winners": 2}, {"placing": Placing.TABLES}):
        assert refusal(lambda other=other: grid.change(**other)) is Refusal.RATING_OPEN  # type: ignore[misc]


def test_products_need_scales_above_zero(grid: Grid) -> None:
    criteria = (Criterion("a", name="A", least=0, most=5),)
    change = {"criteria": criteria, "combination": Combination.PRODUCT}
    assert refusal(lambda: grid.change(**change)) is Refusal.SCALE_NOT_POSITIVE
    assert refusal(lambda: grid.change(winners=31)) is Refusal.SETTINGS_OUT_OF_RANGE
    assert refusal(lambda: grid.change(poll_id=new_id())) is Refusal.UNKNOWN_POLL


def test_a_grid_goes_and_comes_back_with_its_activity(grid: Grid) -> None:
    bus, *_ = grid.options
    grid.score(bus, delay=5)
    before = grid.record
    grid.stage.do(RemoveActivity(grid.stage.grid))
    grid.stage.do(RestoreActivity(grid.stage.grid))
    assert grid.record == before
