"""The grid as its panel shows it: values, weights that are tried at once and sent when they rest, all as commands."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.priorities.burst import PAUSE
from atelier_app.desktop.priorities.subject import SubjectModel
from atelier_app.desktop.priorities.wording import short, standing
from atelier_app.domain.core import Id
from atelier_app.domain.criteria import Criterion, places, total
from atelier_app.domain.grids import Grid, GridItem, GridRecord, ReadGrid, ScoreOption
from atelier_app.domain.initiative import Activity
from atelier_app.support.language import _
from atelier_app.support.priorities import criterion_name


def reweighed(record: GridRecord, weights: dict[Id, int]) -> GridRecord:
    """The record as it would be by these weights."""
    criteria = tuple(replace(one, weight=weights.get(one.id, one.weight)) for one in record.grid.criteria)
    if not any(one.weight for one in criteria):
        return record
    totals = {item.option.id: total(criteria, record.grid.combination, item.known) for item in record.items}
    ranks = places(totals)
    items = tuple(
        replace(item, total=totals[item.option.id], place=ranks.get(item.option.id)) for item in record.items
    )
    return replace(record, grid=replace(record.grid, criteria=criteria), items=items)


class GridModel(SubjectModel[GridRecord]):
    """`shown` is what the views show: the record, by the weights that are being tried."""

    def __init__(self, remote: Remote, activity: Activity, parent: QObject | None = None) -> None:
        super().__init__(remote, activity, ReadGrid(activity.id), parent)
        self._weights: dict[Id, int] = {}
        self._resting = QTimer(self, singleShot=True, interval=PAUSE)
        self._resting.timeout.connect(self.keep)

    @property
    def grid(self) -> Grid:
        """As it is shown; an empty one before the first answer."""
        return self.shown.grid if self.shown is not None else Grid(self.id, self.id)

    @property
    def shown(self) -> GridRecord | None:
        record = self.record
        return reweighed(record, self._weights) if record is not None and self._weights else record

    def standing(self, item: GridItem) -> str:
        """Its place in the vote."""
        return standing(item.rank, item.score, self.poll)

    # --- values

    def score(self, item: GridItem, criterion: Criterion, value: float | None) -> None:
        """Gives the facilitator's own value, over any median; None takes it back."""
        said = (
            _("“{criterion}” of “{idea}”")
            if value is not None
            else _("Taking “{criterion}” of “{idea}” back")
        )
        text = said.format(criterion=short(criterion_name(criterion)), idea=short(item.option.label))
        self.execute(ScoreOption(self.id, item.option.id, criterion.id, value), text)

    # --- weights

    def weigh(self, criterion_id: Id, weight: int) -> None:
        """Shows the order by this weight at once; sends it when nobody changes it any more."""
        self._weights[criterion_id] = weight
        self._resting.start()
        self.show_again()

    def keep(self) -> None:
        """Sends the weights that were tried."""
        self._resting.stop()
        record, weights = self.record, self._weights
        if record is None or not weights:
            return
        criteria = tuple(replace(one, weight=weights.get(one.id, one.weight)) for one in record.grid.criteria)
        self.prepare(_("Weights"), criteria=criteria)

    def take_back(self) -> None:
        """A refusal ends what was tried."""
        self._weights = {}
        super().take_back()

    def _told(self, record: GridRecord) -> None:
        known = {one.id: one.weight for one in record.grid.criteria}
        self._weights = {
            criterion_id: weight
            for criterion_id, weight in self._weights.items()
            if known.get(criterion_id, weight) != weight
        }
        super()._told(record)
