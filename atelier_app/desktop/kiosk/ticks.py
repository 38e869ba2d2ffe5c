"""Yes or nothing for each option: the ballot of approval."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox

from atelier_app.desktop.kiosk.lines import BallotForm, Line
from atelier_app.desktop.kiosk.sitting import Sitting
from atelier_app.domain.core import Id


class TicksForm(BallotForm):
    """A tap anywhere on an option ticks it."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.boxes: dict[Id, QCheckBox] = {}
        self.lines: dict[Id, Line] = {}
        for option in sitting.order:
            box, line = QCheckBox(), Line(option)
            box.setProperty("scale", "kiosk")
            box.setAccessibleName(option.label)
            box.clicked.connect(partial(self._tick, option.id))
            line.tapped.connect(box.click)
            line.row.insertWidget(0, box)
            self.column.addWidget(line)
            self.boxes[option.id], self.lines[option.id] = box, line
        self.first = next(iter(self.boxes.values()))
        self.show_values()

    def show_values(self) -> None:
        for option_id, box in self.boxes.items():
            chosen = bool(self.sitting.values.get(option_id))
            box.setChecked(chosen)
            self.lines[option_id].mark(chosen)

    def _tick(self, option_id: Id) -> None:
        self.sitting.put(option_id, 1 if self.boxes[option_id].isChecked() else None)
        self._change()
