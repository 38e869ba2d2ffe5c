"""One criterion in the dialog: its name, weight, sense and scale."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from atelier_app.desktop.grids.keying import typed_number
from atelier_app.desktop.grids.scales import levels_of, levels_text
from atelier_app.desktop.grids.wording import figure
from atelier_app.desktop.look.form import line_field, text_field
from atelier_app.desktop.look.stepper import Stepper
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.tick import Tick
from atelier_app.desktop.look.widgets import label
from atelier_app.domain.core import Refused
from atelier_app.domain.criteria import NAME_LIMIT, WEIGHT_LIMIT, Criterion
from atelier_app.domain.presets import FIVE
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import _
from atelier_app.support.priorities import criterion_name

_CHOICES, _NUMBER = 0, 1
_ANY = 16_777_215  # no limit, as Qt writes it


class CriterionForm(QWidget):
    """`named` tells a name while it is typed; `criterion` reads the rest."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = Criterion("")
        self.name = line_field("", NAME_LIMIT, _("Name of the criterion"))
        self.weight = Stepper(_("Weight"), 0, WEIGHT_LIMIT)
        self.cost = Tick(_("Less is better (an expense, a delay)"))
        self.scale = Switch(_("Values"), (_("To choose from"), _("A number")))
        self.levels = text_field("", 6)
        self.levels.setMaximumHeight(_ANY)
        self.levels.setMinimumHeight(80)
        self.least, self.most = line_field("", 16), line_field("", 16)
        self._scales = QStackedWidget()
        self._lay_out()
        self.name.textEdited.connect(self.named)
        self.scale.picked.connect(self._choose_scale)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for title, field in ((_("Name"), self.name), (_("Weight"), self.weight)):
            column.addWidget(_title(title, field))
            column.addWidget(field)
        column.addWidget(self.cost)
        column.addWidget(_title(_("Values"), self.scale))
        column.addWidget(self.scale)
        choices = QWidget()
        lines = QVBoxLayout(choices)
        lines.setContentsMargins(0, 0, 0, 0)
        hint = _("A value a line, the highest first; “3 = High” gives it a name.")
        self.levels.setAccessibleName(_("Values to choose from"))
        self.levels.setAccessibleDescription(hint)
        lines.addWidget(self.levels)
        said = label(hint, "small", wrap=True)
        said.setMinimumHeight(2 * said.fontMetrics().lineSpacing())  # a stack does not ask how high it wraps
        lines.addWidget(said)
        self._scales.addWidget(choices)
        self._scales.addWidget(self._between())
        column.addWidget(self._scales)
        column.addStretch(1)

    def _between(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, (title, field) in enumerate(((_("From"), self.least), (_("To"), self.most))):
            field.setAccessibleName(title)
            grid.addWidget(_title(title, field), 0, place)
            grid.addWidget(field, 1, place)
        grid.setRowStretch(2, 1)
        return made

    def show_criterion(self, criterion: Criterion) -> None:
        """Shows this one instead."""
        self._before = criterion
        self.name.setText(criterion_name(criterion))
        self.weight.show_value(criterion.weight)
        self.cost.show_value(criterion.cost)
        self.levels.setPlainText(levels_text(criterion.levels or FIVE))
        self.least.setText(figure(criterion.least))
        self.most.setText(figure(criterion.most))
        self._choose_scale(_CHOICES if criterion.levels else _NUMBER)

    def _choose_scale(self, place: int) -> None:
        self.scale.show_choice(place)
        self._scales.setCurrentIndex(place)

    @property
    def criterion(self) -> Criterion:
        """What the fields say. Raises `Refused` (BAD_SCALE)."""
        before = self._before
        name = self.name.text().strip()
        kept = before.name if name == criterion_name(before) else name
        made = replace(before, name=kept, weight=self.weight.value, cost=self.cost.box.isChecked(), levels=())
        if not name:
            made = replace(made, name="", key="")
        if self.scale.choice == _CHOICES:
            levels = levels_of(self.levels.toPlainText(), before)
            if len(levels) < 2:
                raise Refused(Refusal.BAD_SCALE)
            return replace(made, levels=levels, least=levels[0].value, most=levels[-1].value)
        return replace(made, least=_read(self.least, before.least), most=_read(self.most, before.most))


def _read(field: QLineEdit, before: float) -> float:
    """What is left as it was shown is what it was, to the last figure."""
    if field.text() == figure(before):
        return before
    value = typed_number(field.text())
    if value is None:
        raise Refused(Refusal.BAD_SCALE)
    return value


def _title(text: str, field: QWidget) -> QLabel:
    made = label(text, "strong")
    made.setBuddy(field)
    field.setAccessibleName(text)
    return made
