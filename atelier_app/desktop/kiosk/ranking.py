"""Options in the voter's order: tapped one after the other, then moved up and down; the ballot of all rankings."""

from __future__ import annotations

import itertools
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from atelier_app.desktop.kiosk.lines import BallotForm, Line
from atelier_app.desktop.kiosk.parts import big_icon
from atelier_app.desktop.kiosk.sitting import Sitting
from atelier_app.desktop.look.widgets import label, restyle
from atelier_app.domain.core import Id
from atelier_app.domain.polls import Option
from atelier_app.support.language import _


class RankLine(Line):
    """Its place, its words, a button for each way. A tap gives it the next place, or takes its place away."""

    def __init__(self, option: Option) -> None:
        super().__init__(option)
        self.place: QLabel = label("", "ballot-place")
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.up = big_icon("chevron-up", _("Further forward: {name}").format(name=option.label))
        self.down = big_icon("chevron-down", _("Further back: {name}").format(name=option.label))
        self.row.insertWidget(0, self.place)
        self.row.addWidget(self.up)
        self.row.addWidget(self.down)

    def show_place(self, place: int) -> None:
        """0 for none."""
        self.place.setText(str(place) if place else "–")
        self.place.setAccessibleName(_("Place {n}").format(n=place) if place else _("No place"))
        if bool(self.place.property("given")) != bool(place):
            self.place.setProperty("given", bool(place))
            restyle(self.place)
        self.mark(bool(place))
        self.up.setEnabled(place != 1)
        self.down.setEnabled(bool(place))


class RanksForm(BallotForm):
    """Those with a place stand first, in that order; the others under them."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.lines: dict[Id, RankLine] = {}
        for option in sitting.order:
            line = RankLine(option)
            line.tapped.connect(partial(self._tap, option.id))
            line.up.clicked.connect(partial(self._move, option.id, up=True))
            line.down.clicked.connect(partial(self._move, option.id, up=False))
            self.column.addWidget(line)
            self.lines[option.id] = line
        self.first = self.lines[sitting.order[0].id].up
        self.show_values()

    @property
    def order(self) -> list[Id]:
        """As they stand: by place, then as the ballot has them."""
        values = self.sitting.values
        return sorted(self.lines, key=lambda option_id: values.get(option_id) or len(self.lines) + 1)

    def show_values(self) -> None:
        for place, option_id in enumerate(self.order):
            line = self.lines[option_id]
            line.show_place(self.sitting.values.get(option_id, 0))
            if self.column.indexOf(line) != place:
                self.column.insertWidget(place, line)
        self._tab_in_order()

    def _tab_in_order(self) -> None:
        """The Tab key follows what one sees."""
        buttons = [button for one in self.order for button in (self.lines[one].up, self.lines[one].down)]
        for before, after in itertools.pairwise(buttons):
            self.setTabOrder(before, after)

    def _tap(self, option_id: Id) -> None:
        self.sitting.tap(option_id)
        self._change()

    def _move(self, option_id: Id, *, up: bool) -> None:
        self.sitting.move(option_id, up=up)
        self._change()
