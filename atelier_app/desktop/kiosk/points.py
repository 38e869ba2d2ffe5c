"""Points on options, out of what each person has: the ballot of dots, a budget, a quadratic vote."""

from __future__ import annotations

from functools import partial

from atelier_app.desktop.kiosk.lines import BallotForm, Line
from atelier_app.desktop.kiosk.number import Number
from atelier_app.desktop.kiosk.parts import text
from atelier_app.desktop.kiosk.sitting import Sitting
from atelier_app.domain.core import Id
from atelier_app.support.ballot_rules import step_of, stepped
from atelier_app.support.language import _


class PointsForm(BallotForm):
    """Minus, how many, plus; what a vote costs where its price is not its number."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.numbers: dict[Id, Number] = {}
        self._lines: dict[Id, Line] = {}
        sheet = sitting.sheet
        self._costs = {option.id: text("", "muted") for option in sitting.order} if sheet.squared else {}
        for option in sitting.order:
            number = Number(option.label, sheet.least, sheet.most, step_of(sheet))
            number.stepped.connect(partial(self._step, option.id))
            number.typed.connect(partial(self._type, option.id))
            line = Line(option)
            if option.id in self._costs:
                line.row.addWidget(self._costs[option.id])
            line.row.addWidget(number)
            self.column.addWidget(line)
            self.numbers[option.id], self._lines[option.id] = number, line
        self.first = next(iter(self.numbers.values())).field
        self.show_values()

    def show_values(self) -> None:
        values, sheet, step = self.sitting.values, self.sitting.sheet, step_of(self.sitting.sheet)
        for option_id, number in self.numbers.items():
            value = values.get(option_id, 0)
            number.show_value(
                value,
                less=stepped(sheet, values, option_id, -step) != value,
                more=stepped(sheet, values, option_id, step) != value,
            )
            self._lines[option_id].mark(bool(value))
        for option_id, cost in self._costs.items():
            spent = sheet.cost(values.get(option_id, 0))
            cost.setText(_("costs {n}").format(n=spent) if spent else "")

    def _step(self, option_id: Id, by: int) -> None:
        self.sitting.step(option_id, by)
        self._change()

    def _type(self, option_id: Id, value: int | None) -> None:
        self.sitting.put(option_id, value)
        self._change()
