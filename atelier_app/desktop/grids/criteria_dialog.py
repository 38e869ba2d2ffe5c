"""The criteria of a grid: from ready-made ones, added, removed, renamed, put in order; sent together, or refused together."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from atelier_app.desktop.grids.criterion_form import CriterionForm
from atelier_app.desktop.grids.model import GridModel
from atelier_app.desktop.look.form import FormDialog
from atelier_app.desktop.look.widgets import IconButton, label
from atelier_app.domain.core import Refused, new_id
from atelier_app.domain.criteria import CRITERIA_LIMIT, Combination, Criterion, checked_criteria
from atelier_app.domain.presets import FIVE, GridPreset, combination_of, criteria_of
from atelier_app.support.language import N_, _
from atelier_app.support.priorities import COMBINATIONS, GRIDS, criterion_name

_RULES = {
    Combination.SUM: N_("Weighted mean, 0 to 100"),
    Combination.PRODUCT: N_("Product: values multiply, costs divide"),
}


@dataclass
class Criteria:
    """What the dialog holds until it is saved."""

    preset: GridPreset
    combination: Combination
    criteria: list[Criterion]


class CriteriaDialog(FormDialog):
    """Alt+Up and Alt+Down move the selected criterion; Ctrl+N adds one."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(_("Criteria"), parent)
        self._model = model
        grid = model.grid
        self._held = Criteria(grid.preset, grid.combination, list(grid.criteria))
        self._row = 0
        self.presets, self.rules = QComboBox(), QComboBox()
        for preset, words in GRIDS.items():
            self.presets.addItem(_(words), preset)
        for rule, words in _RULES.items():
            self.rules.addItem(_(words), rule)
        self.field(_("Start from"), self.presets, _("Choosing puts its criteria in the place of these."))
        self.field(_("Total"), self.rules)
        self.rule_words = label("", "small", wrap=True)
        self.fields.addRow(self.rule_words)
        self.list, self.form = QListWidget(), CriterionForm()
        self.add_button = IconButton("plus", _("Add a criterion (Ctrl+N)"))
        self.remove_button = IconButton("trash", _("Remove the criterion"))
        self.up_button = IconButton("chevron-up", _("Move up (Alt+Up)"))
        self.down_button = IconButton("chevron-down", _("Move down (Alt+Down)"))
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        self.setMinimumWidth(720)
        self.list.setAccessibleName(_("Criteria"))
        self.list.setProperty("kind", "field")
        self.list.setFixedWidth(260)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QHBoxLayout()
        for button in (self.add_button, self.remove_button, self.up_button, self.down_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(buttons)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addLayout(left)
        row.addWidget(self.form, 1)
        self.fields.addRow(both)

    def _connect(self) -> None:
        self.presets.activated.connect(lambda: self._start_from())
        self.rules.activated.connect(lambda: self._rule())
        self.list.currentRowChanged.connect(self._select)
        self.form.named.connect(self._name)
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.up_button.clicked.connect(lambda: self.move_by(-1))
        self.down_button.clicked.connect(lambda: self.move_by(1))
        for keys, act in (
            ("Ctrl+N", self.add),
            ("Alt+Up", lambda: self.move_by(-1)),
            ("Alt+Down", lambda: self.move_by(1)),
        ):
            QShortcut(QKeySequence(keys), self, act)

    # --- gestures

    def add(self) -> None:
        """A criterion of five values, to be named."""
        if len(self._held.criteria) < CRITERIA_LIMIT and self._keep():
            made = Criterion(new_id(), name=_("New criterion"), least=1.0, most=5.0, levels=FIVE)
            self._held.criteria.append(made)
            self._row = len(self._held.criteria) - 1
            self._show()
            self.form.name.setFocus()
            self.form.name.selectAll()

    def remove(self) -> None:
        """Takes the selected one away; one at least stays."""
        if len(self._held.criteria) > 1:
            del self._held.criteria[self._row]
            self._row = min(self._row, len(self._held.criteria) - 1)
            self._show()

    def move_by(self, step: int) -> None:
        """Moves the selected one up or down."""
        there = self._row + step
        if 0 <= there < len(self._held.criteria) and self._keep():
            criteria = self._held.criteria
            criteria[self._row], criteria[there] = criteria[there], criteria[self._row]
            self._row = there
            self._show()

    def _start_from(self) -> None:
        preset = GridPreset(self.presets.currentData())
        self._held = Criteria(preset, combination_of(preset), list(criteria_of(preset)))
        self._row = 0
        self._show()

    def _rule(self) -> None:
        self._held.combination = Combination(self.rules.currentData())
        self.rule_words.setText(_(COMBINATIONS[self._held.combination]))

    def _name(self, name: str) -> None:
        self.list.item(self._row).setText(name)

    def _select(self, row: int) -> None:
        if row >= 0 and row != self._row:
            kept = self._keep()
            self._row = row if kept else self._row
            self._show()

    def _keep(self) -> bool:
        """Takes what the fields say; where they make no sense, says so and stays."""
        try:
            self._held.criteria[self._row] = self.form.criterion
        except Refused as refused:
            self.explain(refused)
            return False
        self.error.hide()
        return True

    def _show(self) -> None:
        held = self._held
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.addItems([criterion_name(one) for one in held.criteria])
            self.list.setCurrentRow(self._row)
        self.presets.setCurrentIndex(self.presets.findData(held.preset))
        self.rules.setCurrentIndex(self.rules.findData(held.combination))
        self.rule_words.setText(_(COMBINATIONS[held.combination]))
        self.form.show_criterion(held.criteria[self._row])
        self.add_button.setEnabled(len(held.criteria) < CRITERIA_LIMIT)
        self.remove_button.setEnabled(len(held.criteria) > 1)
        self.up_button.setEnabled(self._row > 0)
        self.down_button.setEnabled(self._row < len(held.criteria) - 1)

    # --- saving

    def save(self) -> bool:
        held = self._held
        held.criteria[self._row] = self.form.criterion
        criteria = checked_criteria(held.criteria, held.combination)
        self._model.prepare(
            _("Criteria of the grid"),
            lambda _receipt: self.accept(),
            self.explain,
            preset=held.preset,
            criteria=criteria,
            combination=held.combination,
        )
        return False
