"""Prioritising: the winners of a poll are placed by impact and effort."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.cells import one_line
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.stepper import Stepper
from atelier_app.desktop.look.widgets import Button, Empty, Figure, SectionTitle, label
from atelier_app.desktop.panel import Panel
from atelier_app.desktop.priorities.model import MatrixModel, position, standing
from atelier_app.desktop.priorities.plane import MatrixPlane
from atelier_app.domain.initiative import Activity
from atelier_app.domain.priorities import WINNERS, WINNERS_LIMIT, MatrixItem, MatrixRecord
from atelier_app.support.language import _


class MatrixPanel(Panel):
    """Tab chooses a card, arrows move it by 5 %, with Shift by 1 %, Delete takes it off; or drag it."""

    def __init__(self, remote: Remote, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(remote, activity, parent)
        self.model = MatrixModel(remote, activity, self)
        self.plane = MatrixPlane(self.model)
        self.states = QStackedWidget()
        self.states.addWidget(QWidget())
        self.states.addWidget(self.plane)
        waiting = _("Close the vote chosen at the right: its winners appear here, ready to be placed.")
        self.states.addWidget(Empty(_("No winner yet"), waiting))
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 26, 30, 16)
        column.addWidget(self.states)
        self._lay_out_side()
        self.model.changed.connect(self._show)
        self.model.polls_found.connect(self._show_polls)
        self.plane.selected.connect(self._select)

    def _lay_out_side(self) -> None:
        self.polls = QComboBox()
        self.polls.setAccessibleName(_("Vote"))
        self.winners = Stepper(_("Winners"), 1, WINNERS_LIMIT)
        self.figure = Figure()
        self._chosen: MatrixItem | None = None
        self.idea, self.rank = label(kind="strong", wrap=True), label(kind="muted", wrap=True)
        self.place = label(wrap=True)
        self.off_button = Button(_("Take off"), "undo", tip=_("Delete"))
        keys = _("Tab chooses a note, arrows move it, with Shift more finely; Delete takes it off.")
        for part in (SectionTitle(_("Winners of")), self.polls, SectionTitle(_("First ranks")), self.winners):
            self.side_column.addWidget(part)
        self.side_column.addSpacing(8)
        self._selection = [SectionTitle(_("Note")), self.idea, self.rank, self.place, self.off_button]
        for shown in (SectionTitle(_("Placed")), self.figure, *self._selection):
            self.side_column.addWidget(shown)
        self.side_column.addStretch(1)
        self.side_column.addWidget(label(keys, "small", wrap=True))
        self._select(None)
        self.polls.activated.connect(lambda: self._choose())
        self.winners.picked.connect(lambda: self._choose())
        self.off_button.clicked.connect(self._take_off)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (_("Tab"), _("Choose a note")),
            (_("Arrows"), _("Move it by 5 %, with Shift by 1 %")),
            (_("Enter"), _("Put a waiting note in the middle")),
            (_("Delete"), _("Take it off")),
        )

    def enter(self) -> None:
        for card in self.plane.cards.values():
            card.setFocus()
            break

    def leave(self) -> None:
        self.plane.keep()
        self.model.leave()
        super().leave()

    def _choose(self) -> None:
        record = self.model.record
        poll_id = self.polls.currentData() or (record.matrix.poll_id if record else None)
        if poll_id:
            self.model.choose(poll_id, self.winners.value)

    def _take_off(self) -> None:
        if self._chosen is not None:
            self.model.take_off(self._chosen)

    def _show(self, record: MatrixRecord) -> None:
        items = record.items
        placed = sum(item.impact is not None for item in items)
        self.figure.show_figure(number(placed), f"/ {number(len(items))}")
        self.winners.show_value(record.matrix.winners or WINNERS)
        self.states.setCurrentIndex(1 if items else 2)
        self._show_polls()
        chosen = self._chosen.option.id if self._chosen else None
        self._select(next((item for item in items if item.option.id == chosen), None))

    def _show_polls(self) -> None:
        self.polls.clear()
        for activity in self.model.polls:
            self.polls.addItem(activity.title, activity.id)
        record = self.model.record
        self.polls.setCurrentIndex(self.polls.findData(record.matrix.poll_id) if record else -1)

    def _select(self, item: MatrixItem | None) -> None:
        self._chosen = item
        for part in self._selection:
            part.setVisible(item is not None)
        if item is not None:
            self.idea.setText(one_line(item.option.label))
            self.rank.setText(standing(item))
            self.place.setText(position(item))
            self.off_button.setEnabled(item.impact is not None)
