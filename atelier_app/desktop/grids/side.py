"""The right column of a grid: the cell that is selected, the rating, weights, and what is prepared."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier_app.desktop.grids.model import GridModel
from atelier_app.desktop.grids.weights import Weights
from atelier_app.desktop.grids.wording import cell_words, scale_words, weight_words
from atelier_app.desktop.look.cells import one_line
from atelier_app.desktop.look.widgets import Button, SectionTitle, label
from atelier_app.desktop.priorities.rating_box import RatingBox
from atelier_app.desktop.priorities.winners_form import WinnersForm
from atelier_app.domain.criteria import Criterion
from atelier_app.domain.grids import GridItem, GridRecord
from atelier_app.support.language import _
from atelier_app.support.priorities import COMBINATIONS, GRIDS, criterion_name


class GridSide(QWidget):
    """Says when criteria are to be edited or ranks compared; the rest it sends by the model."""

    asked_criteria = Signal()
    asked_ranks = Signal()

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.value, self.rating = ValueBox(model), RatingBox(model)
        self.weights, self.form = Weights(model), WinnersForm(model)
        self.kind, self.rule = label(kind="strong", wrap=True), label(kind="small", wrap=True)
        self.criteria_button = Button(_("Criteria…"), "edit")
        self.ranks_button = Button(_("Compare ranks…"), "list")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        grid = (SectionTitle(_("Grid")), self.kind, self.rule, self.criteria_button)
        for part in (self.value, self.rating, self.weights, *grid, self.form, self.ranks_button):
            column.addWidget(part)
        column.addStretch(1)
        self.criteria_button.clicked.connect(self.asked_criteria)
        self.ranks_button.clicked.connect(self.asked_ranks)
        model.changed.connect(self._show)

    def _show(self, record: GridRecord) -> None:
        grid = record.grid
        self.kind.setText(_(GRIDS[grid.preset]))
        self.rule.setText(_(COMBINATIONS[grid.combination]))
        self.rule.setVisible(not grid.categories)


class ValueBox(QWidget):
    """An idea on a criterion, in words."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.item: GridItem | None = None
        self.criterion: Criterion | None = None
        self.idea, self.rank = label(kind="strong", wrap=True), label(kind="muted", wrap=True)
        self.name, self.scale = label(wrap=True), label(kind="small", wrap=True)
        self.words = label(wrap=True)
        self.back_button = Button(_("Back to the median"), "undo", tip=_("Delete"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        title = SectionTitle(_("Value"))
        for part in (title, self.idea, self.rank, self.name, self.scale, self.words, self.back_button):
            column.addWidget(part)
        self.back_button.clicked.connect(self._take_back)
        self.hide()

    def show_cell(self, item: GridItem | None, criterion: Criterion | None) -> None:
        """Shows this cell, or the idea alone, or nothing."""
        self.item, self.criterion = item, criterion
        self.setVisible(item is not None)
        if item is None:
            return
        self.idea.setText(one_line(item.option.label))
        self.rank.setText(self._model.standing(item))
        for part in (self.name, self.scale, self.words, self.back_button):
            part.setVisible(criterion is not None)
        if criterion is None:
            return
        value = next(one for one in item.values if one.criterion_id == criterion.id)
        weight = weight_words(self._model.grid, criterion)
        self.name.setText(criterion_name(criterion))
        self.scale.setText(f"{weight}\n{scale_words(criterion)}")
        self.words.setText(cell_words(criterion, value))
        self.back_button.setText(_("Back to the median") if value.spread else _("Take the value back"))
        self.back_button.setVisible(value.own)

    def _take_back(self) -> None:
        if self.item is not None and self.criterion is not None:
            self._model.score(self.item, self.criterion, None)
