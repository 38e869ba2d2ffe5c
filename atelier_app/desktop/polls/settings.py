"""The right column while a poll is prepared: points, maximum, results hidden or shown, and the button to open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.stepper import Stepper
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.widgets import Button, PrimaryButton, SectionTitle, label
from atelier_app.desktop.polls.model import PollModel
from atelier_app.domain.methods.dots import POINTS_LIMIT, suggested_points
from atelier_app.domain.polls import PollState
from atelier_app.support.language import _, ngettext


class PollSettings(QWidget):
    """Says why a number of points is suggested, and takes the facilitator's own."""

    def __init__(self, model: PollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.points = Stepper(_("Points per person"), 1, POINTS_LIMIT)
        self.maximum = Stepper(_("Maximum per option"), 1, POINTS_LIMIT)
        self.suggestion = label(kind="small", wrap=True)
        self.use_suggestion = Button("", kind="")
        self.results = Switch(_("Results"), (_("Hidden"), _("Shown")))
        self.open_button = PrimaryButton(_("Open the vote"), "play")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(self.suggestion, 1)
        row.addWidget(self.use_suggestion)
        column.addWidget(SectionTitle(_("Points per person")))
        column.addWidget(self.points, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        column.addSpacing(6)
        column.addWidget(SectionTitle(_("Maximum per option")))
        column.addWidget(self.maximum, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        column.addWidget(SectionTitle(_("Results while people vote")))
        column.addWidget(self.results)
        self.note = label(kind="small", wrap=True)
        column.addWidget(self.note)
        column.addStretch(1)
        self.missing = label(kind="small", wrap=True)
        column.addWidget(self.missing)
        column.addWidget(self.open_button)

    def _connect(self) -> None:
        model = self._model
        self.points.picked.connect(model.set_points)
        self.maximum.picked.connect(model.set_maximum)
        self.use_suggestion.clicked.connect(lambda: model.set_points(None))
        self.results.picked.connect(lambda position: model.show_results(position == 1))
        self.open_button.clicked.connect(model.open)
        model.changed.connect(self.show_draft)

    def show_draft(self) -> None:
        """Shows the draft as it stands."""
        if self._model.state is not PollState.DRAFT:
            return
        chosen, settings = self._model.chosen, self._model.settings
        self.points.show_value(settings["points"])
        self.maximum.show_value(settings["maximum"], settings["points"])
        self._show_suggestion(chosen, settings["points"])
        self.results.show_choice(int(self._model.draft.results_shown))
        self.note.setText(
            _("Everyone sees the standings change as votes arrive.")
            if self._model.draft.results_shown
            else _("Nobody sees the standings before the vote is closed, not even here.")
        )
        self.open_button.setEnabled(chosen >= 2)
        self.missing.setVisible(chosen < 2)
        self.missing.setText(_("Choose at least two options to vote on."))

    def _show_suggestion(self, chosen: int, points: int) -> None:
        advised = suggested_points(chosen)
        reason = ngettext(
            "A quarter of the {options} option, rounded up: {points}.",
            "A quarter of the {options} options, rounded up: {points}.",
            chosen,
        )
        self.suggestion.setText(reason.format(options=number(chosen), points=number(advised)))
        self.suggestion.setVisible(chosen > 0)
        self.use_suggestion.setText(_("Take {points}").format(points=number(advised)))
        self.use_suggestion.setVisible(chosen > 0 and points != advised)
