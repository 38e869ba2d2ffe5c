"""What each criterion weighs: the order follows while the weights are changed."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from atelier_app.desktop.grids.model import GridModel
from atelier_app.desktop.grids.wording import column_words, weight_share
from atelier_app.desktop.look.cells import tip
from atelier_app.desktop.look.figures import share
from atelier_app.desktop.look.stepper import Stepper
from atelier_app.desktop.look.widgets import SectionTitle, label
from atelier_app.domain.core import Id
from atelier_app.domain.criteria import WEIGHT_LIMIT, Combination, Criterion
from atelier_app.domain.grids import Grid, GridRecord
from atelier_app.support.language import _
from atelier_app.support.priorities import criterion_name


class Weights(QWidget):
    """A stepper a criterion; nothing where there is only one."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._named: tuple[tuple[Id, str], ...] = ()
        self.steppers: dict[Id, Stepper] = {}
        self._words: dict[Id, QLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(SectionTitle(_("Weights")))
        self._rows = QWidget()
        self._column.addWidget(self._rows)
        model.changed.connect(self._show)

    def _show(self, _record: GridRecord) -> None:
        grid = self._model.grid
        self.setVisible(len(grid.criteria) > 1)
        named = tuple((one.id, criterion_name(one)) for one in grid.criteria)
        if named != self._named:
            self._named = named
            self._rebuild(grid)
        for one in grid.criteria:
            self.steppers[one.id].show_value(one.weight)
            self._words[one.id].setText(_said(grid, one))
            self._words[one.id].setToolTip(tip(column_words(grid, one)))

    def _rebuild(self, grid: Grid) -> None:
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = QWidget()
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.steppers, self._words = {}, {}
        for one in grid.criteria:
            stepper = self.steppers[one.id] = Stepper(
                _("Weight of {criterion}").format(criterion=criterion_name(one)), 0, WEIGHT_LIMIT
            )
            self._words[one.id] = words = label(wrap=True)
            stepper.picked.connect(lambda value, criterion_id=one.id: self._model.weigh(criterion_id, value))
            column.addWidget(words)
            column.addWidget(stepper)
        self._column.addWidget(self._rows)


def _said(grid: Grid, one: Criterion) -> str:
    name = criterion_name(one)
    if grid.combination is Combination.SUM and one.weight:
        return f"{name} · {share(weight_share(grid, one))}"
    return name if one.weight else f"{name} · {_('not counted')}"
