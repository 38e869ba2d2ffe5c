"""A grade for each option, by name or by number: the ballot of majority judgment and of scores."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from atelier_app.desktop.kiosk.lines import BallotForm, Line
from atelier_app.desktop.kiosk.number import Number
from atelier_app.desktop.kiosk.parts import big
from atelier_app.desktop.kiosk.sitting import Sitting
from atelier_app.desktop.look.widgets import Button
from atelier_app.domain.core import Id
from atelier_app.domain.polls import Option
from atelier_app.support.ballot_rules import grades_of
from atelier_app.support.language import _

# A button's number for no grade: more than any scale has, and not below zero, which Qt keeps for itself.
_NONE = 100
_STEPS = 20
_MANY = 7
_ONE_LINE = 12


class Scale(QWidget):
    """One button a grade, the best first, then one for none; the arrow keys go from one to the next."""

    def __init__(self, option: Option, grades: tuple[tuple[int, str], ...]) -> None:
        super().__init__()
        self.buttons: dict[int, Button] = {}
        self.group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for value, name in (*grades, (_NONE, "")):
            button = _grade(name, option.label, many=len(grades) > _MANY)
            self.group.addButton(button, value)
            self.buttons[value] = button
            row.addWidget(button, 5 if name else 2)
        self.none = self.buttons[_NONE]
        self.none.setChecked(True)

    def show_value(self, value: int | None) -> None:
        self.buttons[_NONE if value is None else value].setChecked(True)


class GradesForm(BallotForm):
    """Scales of a few grades, numbers beyond that."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.scales: dict[Id, Scale] = {}
        self.numbers: dict[Id, Number] = {}
        self._lines: dict[Id, Line] = {}
        grades = grades_of(sitting.sheet)
        for option in sitting.order:
            line = Line(option)
            if grades:
                self._add_scale(line, grades)
            else:
                self._add_number(line)
            self.column.addWidget(line)
            self._lines[option.id] = line
        parts = (*(scale.none for scale in self.scales.values()), *self.numbers.values())
        self.first = parts[0]
        self.show_values()

    def _add_scale(self, line: Line, grades: tuple[tuple[int, str], ...]) -> None:
        scale = Scale(line.option, grades)
        scale.group.idClicked.connect(partial(self._grade, line.option.id))
        line.column.addWidget(scale)
        self.scales[line.option.id] = scale

    def _add_number(self, line: Line) -> None:
        most = self.sitting.sheet.most
        number = Number(line.option.label, 0, most, max(1, most // _STEPS))
        number.stepped.connect(partial(self._step, line.option.id))
        number.typed.connect(partial(self._type, line.option.id))
        line.row.addWidget(number)
        self.numbers[line.option.id] = number

    def show_values(self) -> None:
        values, most = self.sitting.values, self.sitting.sheet.most
        for option_id, scale in self.scales.items():
            scale.show_value(values.get(option_id))
        for option_id, number in self.numbers.items():
            value = values.get(option_id)
            number.show_value(value, less=value is not None, more=value != most)
        for option_id, line in self._lines.items():
            line.mark(option_id in values)

    def _grade(self, option_id: Id, value: int) -> None:
        self._type(option_id, None if value == _NONE else value)

    def _step(self, option_id: Id, by: int) -> None:
        """From nothing up to 0 first, and from 0 down to nothing."""
        now = self.sitting.values.get(option_id)
        if now is None:
            self._type(option_id, 0 if by > 0 else None)
        elif now == 0 and by < 0:
            self._type(option_id, None)
        else:
            self._type(option_id, max(0, min(self.sitting.sheet.most, now + by)))

    def _type(self, option_id: Id, value: int | None) -> None:
        self.sitting.put(option_id, value)
        self._change()


def _grade(name: str, of: str, *, many: bool) -> Button:
    """Narrow enough for ten of them: a long name, or any of many, takes a line for each of its words."""
    broken = name.replace(" ", "\n") if many or len(name) > _ONE_LINE else name
    made = big(broken or "–")
    made.setProperty("scale", "grade-small" if many else "grade")
    made.setAccessibleName(f"{name or _('no grade')}: {of}")
    made.setCheckable(True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return made
