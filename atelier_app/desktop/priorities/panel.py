"""Prioritising: the winners of a vote are placed by impact and effort, or by what the facilitator calls them."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.scrolled import Scrolled
from atelier_app.desktop.look.widgets import Empty, label
from atelier_app.desktop.panel import Panel
from atelier_app.desktop.priorities.model import MatrixModel
from atelier_app.desktop.priorities.plane import MatrixPlane
from atelier_app.desktop.priorities.side import MatrixSide
from atelier_app.desktop.ranks.dialog import compare_ranks
from atelier_app.domain.initiative import Activity
from atelier_app.domain.priorities import MatrixItem, MatrixRecord
from atelier_app.support.language import _


class MatrixPanel(Panel):
    """Tab chooses a card, then a line between quarters; arrows move it by 5 %, with Shift by 1 %; or drag it."""

    def __init__(self, remote: Remote, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(remote, activity, parent)
        self.model = MatrixModel(remote, activity, self)
        self.plane = MatrixPlane(self.model)
        self.states = QStackedWidget()
        self.states.addWidget(QWidget())
        self.states.addWidget(self.plane)
        waiting = _("Close the vote chosen at the right: its winners appear here, ready to be placed.")
        self.states.addWidget(Empty(_("No winner yet"), waiting))
        self.rating = label(
            _("Rating is open: what people say is shown once you close it."), "muted", wrap=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 26, 30, 16)
        column.addWidget(self.rating)
        column.addWidget(self.states, 1)
        self.rating.hide()
        self.controls = MatrixSide(self.model)
        self.side_column.addWidget(Scrolled(self.controls))
        self.model.changed.connect(self._show)
        self.plane.selected.connect(self._select)
        self.controls.asked_ranks.connect(self.compare)
        QShortcut(QKeySequence("Ctrl+Shift+Return"), self, self.controls.rating.toggle)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (_("Tab"), _("Choose a note, then a line between the quarters")),
            (_("Arrows"), _("Move it by 5 %, with Shift by 1 %")),
            (_("Enter"), _("Put a waiting note in the middle")),
            (_("Delete"), _("Take the note off or back to the median; put the line in the middle")),
            (_("Ctrl+Shift+Enter"), _("Open the rating, then close it")),
        )

    def enter(self) -> None:
        for card in self.plane.cards.values():
            card.setFocus()
            break

    def leave(self) -> None:
        self.plane.keep()
        self.model.leave()
        super().leave()

    def compare(self) -> None:
        """Shows the ranks of each idea side by side."""
        compare_ranks(self.remote, self.activity.workshop_id, self.window())

    def _show(self, record: MatrixRecord) -> None:
        self.rating.setVisible(record.matrix.open)
        self.states.setCurrentIndex(1 if record.items else 2)
        chosen = self.controls.note.item
        wanted = chosen.option.id if chosen else None
        self._select(next((item for item in record.items if item.option.id == wanted), None))

    def _select(self, item: MatrixItem | None) -> None:
        self.controls.note.show_item(item)
