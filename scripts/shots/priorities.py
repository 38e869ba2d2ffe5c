"""Priorities after the workshop: a matrix and grids that phones rate, on screen and for the room."""

from __future__ import annotations

from atelier_app.desktop.grids.panel import GridPanel
from atelier_app.desktop.priorities.panel import MatrixPanel
from atelier_app.domain.attendance import Participant
from atelier_app.domain.core import Channel, Command, Id, Origin, new_id
from atelier_app.domain.criteria import Criterion
from atelier_app.domain.grids import PrepareGrid, ReadGrid, ScoreOption
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity
from atelier_app.domain.polls import Option
from atelier_app.domain.presets import GridPreset, MatrixPreset, combination_of, criteria_of
from atelier_app.domain.priorities import (
    DIMENSIONS,
    MatrixNames,
    MoveThresholds,
    PlaceOption,
    PrepareMatrix,
    ReadMatrix,
)
from atelier_app.domain.ratings import OpenRating, Placing, RateOptions, Rating, rater_id
from atelier_app.domain.room import EnterActivity, SetTimer
from atelier_app.exchange.sample import UNDER_WAY, sample_id
from atelier_app.support.language import _
from atelier_app.support.priorities import GRIDS, MATRICES
from scripts.shots.window import Screens
from scripts.shots.workshop import Play

WINNERS = 8


def priorities(play: Play, screens: Screens, voters: list[Participant]) -> None:
    """The same winners, by each way there is."""
    _Pictures(play, screens, voters).take()


class _Pictures:
    def __init__(self, play: Play, screens: Screens, voters: list[Participant]) -> None:
        self._play, self._screens, self._voters = play, screens, voters
        self._poll = sample_id(UNDER_WAY, "vote")

    def take(self) -> None:
        self._matrix()
        self._eisenhower()
        self._weighted()
        self._moscow()

    # --- matrices

    def _matrix(self) -> None:
        matrix_id = self._add(ActivityKind.MATRIX, _(MATRICES[MatrixPreset.IMPACT_EFFORT]))
        self._play.do(PrepareMatrix(matrix_id, self._poll, WINNERS, Placing.PHONES), OpenRating(matrix_id))
        options = [item.option for item in self._play.engine.door.read(ReadMatrix(matrix_id)).items]
        self._rate(matrix_id, options, DIMENSIONS, len(self._voters) // 2)
        self._both(matrix_id, "matrix-rating")
        self._rate(matrix_id, options, DIMENSIONS, len(self._voters))
        self._play.do(OpenRating(matrix_id, open=False), PlaceOption(matrix_id, options[1].id, 0.9, 0.6))
        self._screens.select(matrix_id)
        self._focus(matrix_id, options[1].id)
        self._both(matrix_id, "matrix-medians")

    def _focus(self, matrix_id: Id, option_id: Id) -> None:
        panel = self._screens.workspace.stack.panel
        assert isinstance(panel, MatrixPanel)
        self._screens.camera.wait(lambda: option_id in panel.plane.cards)
        self._screens.window.activateWindow()
        panel.plane.cards[option_id].setFocus()
        self._screens.camera.wait(panel.plane.cards[option_id].hasFocus)

    def _eisenhower(self) -> None:
        """Own names, and lines that are not in the middle."""
        matrix_id = self._add(ActivityKind.MATRIX, _(MATRICES[MatrixPreset.EISENHOWER]))
        names = MatrixNames(quick_win="★ 2022", not_now="?")
        prepared = PrepareMatrix(matrix_id, self._poll, WINNERS, preset=MatrixPreset.EISENHOWER, names=names)
        self._play.do(prepared, MoveThresholds(matrix_id, 0.6, 0.35))
        items = self._play.engine.door.read(ReadMatrix(matrix_id)).items
        for place, item in enumerate(items[:-2]):
            self._play.do(PlaceOption(matrix_id, item.option.id, 0.95 - 0.13 * place, place * 0.37 % 1))
        self._both(matrix_id, "matrix-eisenhower")
        panel = self._screens.workspace.stack.panel
        assert isinstance(panel, MatrixPanel)
        self._screens.dialog("matrix-names", panel.controls.name)

    # --- grids

    def _weighted(self) -> None:
        grid_id = self._add(ActivityKind.CRITERIA, _(GRIDS[GridPreset.WEIGHTED]))
        self._play.do(PrepareGrid(grid_id, self._poll, WINNERS, Placing.PHONES), OpenRating(grid_id))
        record = self._play.engine.door.read(ReadGrid(grid_id))
        options = [item.option for item in record.items]
        self._rate(grid_id, options, record.grid.criteria, len(self._voters) // 3)
        self._both(grid_id, "grid-rating")
        self._rate(grid_id, options, record.grid.criteria, len(self._voters))
        self._play.do(OpenRating(grid_id, open=False))
        own = ScoreOption(grid_id, options[2].id, record.grid.criteria[0].id, 5.0)
        self._play.do(own)
        panel = self._grid(grid_id)
        panel.table.enter()
        self._both(grid_id, "grid")
        panel.show_view(2)
        panel.sensitivity.slider.setValue(100)
        self._screens.picture("grid-sensitivity")
        self._screens.dialog("grid-criteria", panel.edit_criteria)
        self._screens.dialog("ranks", panel.compare)

    def _moscow(self) -> None:
        grid_id = self._add(ActivityKind.CRITERIA, _(GRIDS[GridPreset.MOSCOW]))
        criteria = criteria_of(GridPreset.MOSCOW)
        prepared = PrepareGrid(
            grid_id,
            self._poll,
            WINNERS,
            preset=GridPreset.MOSCOW,
            criteria=criteria,
            combination=combination_of(GridPreset.MOSCOW),
        )
        self._play.do(prepared)
        items = self._play.engine.door.read(ReadGrid(grid_id)).items
        for place, item in enumerate(items[:-1]):
            self._play.do(ScoreOption(grid_id, item.option.id, criteria[0].id, 4.0 - place * 3 % 4))
        self._grid(grid_id).enter()
        self._both(grid_id, "grid-moscow")

    def _grid(self, grid_id: Id) -> GridPanel:
        self._screens.select(grid_id)
        panel = self._screens.workspace.stack.panel
        assert isinstance(panel, GridPanel)
        self._screens.camera.wait(lambda: bool(panel.table.rows.rows))
        return panel

    # --- what all of them need

    def _add(self, kind: ActivityKind, title: str) -> Id:
        activity_id = new_id()
        self._play.do(
            AddActivity(Activity(activity_id, sample_id(UNDER_WAY), kind, title, "", 30)),
            EnterActivity(activity_id),
            SetTimer(600, running=False),
        )
        return activity_id

    def _both(self, activity_id: Id, what: str) -> None:
        if self._screens.workspace.course.activity is None or (
            self._screens.workspace.course.activity.id != activity_id
        ):
            self._screens.select(activity_id)
        self._screens.picture(what)
        self._screens.projector(what)

    def _rate(
        self, subject_id: Id, options: list[Option], criteria: tuple[Criterion, ...], many: int
    ) -> None:
        """The first `many` people, each with a mind of their own; about the third idea they are two camps."""
        for number, person in enumerate(self._voters[:many]):
            given = tuple(
                Rating(option.id, one.id, _value(one, row, place, number))
                for row, option in enumerate(options)
                for place, one in enumerate(criteria)
            )
            own = rater_id(f"{person.id} {number}", subject_id)
            command: Command = RateOptions(subject_id, person.id, own, given)
            self._play.engine.door.execute(command, Origin(Channel.PHONE))


def _value(criterion: Criterion, row: int, place: int, person: int) -> float:
    """Around the middle of what suits the idea, further away for some."""
    wished = (0.9 - row * 0.11 + place * 0.37 * (row % 3)) % 1.0
    camp = 0.42 * (1 if person % 2 else -1) if row == 2 else 0.16 * ((person * 7 % 5) / 2 - 1)
    at = max(0.0, min(1.0, wished + camp))
    if criterion.levels:
        return criterion.levels[round(at * (len(criterion.levels) - 1))].value
    return round(criterion.least + at * (criterion.most - criterion.least), 2)
