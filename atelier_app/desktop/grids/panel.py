"""Prioritising by criteria: a table of values, the columns of a grid that sorts, and how firm the order is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.grids.columns import CategoryBoard, scrolled
from atelier_app.desktop.grids.criteria_dialog import CriteriaDialog
from atelier_app.desktop.grids.model import GridModel
from atelier_app.desktop.grids.sensitivity_view import SensitivityView
from atelier_app.desktop.grids.side import GridSide
from atelier_app.desktop.grids.table import GridTable
from atelier_app.desktop.look.scrolled import Scrolled
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.widgets import Card, Empty, label
from atelier_app.desktop.panel import Panel
from atelier_app.desktop.ranks.dialog import compare_ranks
from atelier_app.domain.criteria import Criterion
from atelier_app.domain.grids import GridItem, GridRecord
from atelier_app.domain.initiative import Activity
from atelier_app.support.language import _, pgettext

_TABLE, _SORTED, _FIRMNESS = range(3)


class GridPanel(Panel):
    """Ctrl+1 shows the table, Ctrl+2 the columns of a grid that sorts, Ctrl+3 what a weight decides."""

    def __init__(self, remote: Remote, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(remote, activity, parent)
        self.model = GridModel(remote, activity, self)
        self.table, self.board = GridTable(), CategoryBoard(self.model)
        self.sensitivity = SensitivityView()
        self.views = Switch(
            _("View"), (pgettext("of a grid", "Table"), _("Columns"), _("What a weight decides"))
        )
        self.order = Switch(_("Order"), (_("By place"), _("As voted")))
        self.rating = label(
            _("Rating is open: what people say is shown once you close it."), "muted", wrap=True
        )
        self.pages, self.states = QStackedWidget(), QStackedWidget()
        self.controls = GridSide(self.model)
        self._view: int | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.order.show_choice(0)
        row = QHBoxLayout()
        row.addWidget(self.views, 1)
        row.addWidget(self.order, 0, Qt.AlignmentFlag.AlignRight)
        for part in (self.table, Scrolled(self.sensitivity)):
            card = Card(margin=6)
            card.body.addWidget(part)
            self.pages.addWidget(card)
        self.pages.insertWidget(_SORTED, scrolled(self.board))
        work = QWidget()
        inner = QVBoxLayout(work)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addLayout(row)
        inner.addWidget(self.rating)
        inner.addWidget(self.pages, 1)
        waiting = _("Close the vote chosen at the right: its winners appear here, ready to be judged.")
        for state in (QWidget(), work, Empty(_("No winner yet"), waiting)):
            self.states.addWidget(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 26, 30, 16)
        column.addWidget(self.states)
        self.side_column.addWidget(Scrolled(self.controls))

    def _connect(self) -> None:
        self.model.changed.connect(lambda _record: self._show())
        self.table.rows.scored.connect(self.model.score)
        self.table.current.connect(self.controls.value.show_cell)
        self.board.selected.connect(self._select)
        self.views.picked.connect(self.show_view)
        self.order.picked.connect(lambda _place: self._show())
        self.controls.asked_criteria.connect(self.edit_criteria)
        self.controls.asked_ranks.connect(self.compare)
        QShortcut(QKeySequence("Ctrl+Shift+Return"), self, self.controls.rating.toggle)
        for place, keys in enumerate(("Ctrl+1", "Ctrl+2", "Ctrl+3")):
            QShortcut(QKeySequence(keys), self, lambda view=place: self._show_if_there(view))

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (_("Ctrl+1, 2, 3"), _("Table, columns, what a weight decides")),
            (_("Enter"), _("Give a value")),
            (_("Digits, letters"), _("Choose the value so called")),
            (_("+ and −"), _("One value up or down")),
            (_("Delete"), _("Take the own value back")),
            (_("Left, right"), _("In columns: move the note to the next one")),
            (_("Ctrl+Shift+Enter"), _("Open the rating, then close it")),
        )

    def enter(self) -> None:
        if self.pages.currentIndex() == _TABLE:
            self.table.enter()
        elif self.pages.currentIndex() == _SORTED and self.board.cards:
            next(iter(self.board.cards.values())).setFocus()

    def leave(self) -> None:
        self.model.keep()
        self.model.leave()
        super().leave()

    # --- gestures

    def show_view(self, view: int) -> None:
        """Chooses what is shown of the grid."""
        self._view = view
        self._show()
        self.enter()

    def edit_criteria(self) -> CriteriaDialog:
        """Asks for the criteria."""
        dialog = CriteriaDialog(self.model, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def compare(self) -> None:
        """Shows the ranks of each idea side by side."""
        compare_ranks(self.remote, self.activity.workshop_id, self.window())

    def _show_if_there(self, view: int) -> None:
        if self.views.button(view).isVisibleTo(self):
            self.show_view(view)

    # --- what is shown

    def _show(self) -> None:
        record = self.model.shown
        if record is None:
            return
        self.states.setCurrentIndex(1 if record.items else 2)
        self.rating.setVisible(record.grid.open)
        self._show_view(record)
        self.table.show_record(record, by_place=self.order.choice == 0)
        self.board.show_record(record)
        self.sensitivity.show_record(record)

    def _show_view(self, record: GridRecord) -> None:
        sorts, several = bool(record.grid.categories), len(record.grid.criteria) > 1
        self.views.button(_SORTED).setVisible(sorts)
        self.views.button(_FIRMNESS).setVisible(several)
        view = self._view if self._view is not None else _SORTED if sorts else _TABLE
        if (view == _SORTED and not sorts) or (view == _FIRMNESS and not several):
            view = _TABLE
        self.views.show_choice(view)
        self.views.setVisible(sorts or several)
        self.order.setVisible(view == _TABLE)
        self.pages.setCurrentIndex(view)

    def _select(self, item: GridItem) -> None:
        criterion: Criterion = self.model.grid.criteria[0]
        self.controls.value.show_cell(item, criterion)
