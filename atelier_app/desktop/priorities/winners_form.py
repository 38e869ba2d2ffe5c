"""Which vote's winners are prioritised, how many of them, and who places them: the same for a matrix and a grid."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from atelier_app.desktop.look.form import narrow
from atelier_app.desktop.look.stepper import Stepper
from atelier_app.desktop.look.widgets import SectionTitle, label
from atelier_app.desktop.priorities.subject import SubjectModel
from atelier_app.domain.priorities import WINNERS, WINNERS_LIMIT
from atelier_app.domain.ratings import Placing
from atelier_app.support.language import _
from atelier_app.support.priorities import PLACINGS


class WinnersForm(QWidget):
    """Each choice is sent at once; while people rate, none can be made."""

    def __init__(self, model: SubjectModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.polls, self.placings = narrow(QComboBox()), narrow(QComboBox())
        self.polls.setAccessibleName(_("Vote"))
        self.placings.setAccessibleName(_("Who places"))
        for placing, words in PLACINGS.items():
            self.placings.addItem(_(words), placing)
        self.winners = Stepper(_("Winners"), 1, WINNERS_LIMIT)
        self.closed_first = label(_("Close the rating first to change this."), "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for title, field in (
            (_("Winners of"), self.polls),
            (_("First ranks"), self.winners),
            (_("Placed"), self.placings),
        ):
            column.addWidget(SectionTitle(title))
            column.addWidget(field)
        column.addWidget(self.closed_first)
        self.polls.activated.connect(lambda: self._choose())
        self.winners.picked.connect(lambda _value: self._choose())
        self.placings.activated.connect(lambda: self._choose_placing())
        model.changed.connect(lambda _record: self.show_subject())
        model.polls_found.connect(self.show_subject)

    def show_subject(self) -> None:
        """Shows what is chosen."""
        subject = self._model.subject
        wanted = [(activity.title, activity.id) for activity in self._model.polls]
        shown = [(self.polls.itemText(at), self.polls.itemData(at)) for at in range(self.polls.count())]
        if wanted != shown:
            self.polls.clear()
            for title, poll_id in wanted:
                self.polls.addItem(title, poll_id)
        if subject is None:
            return
        self.polls.setCurrentIndex(self.polls.findData(subject.poll_id))
        self.winners.show_value(subject.winners or WINNERS)
        self.placings.setCurrentIndex(self.placings.findData(subject.placing))
        for field in (self.polls, self.winners, self.placings):
            field.setEnabled(not subject.open)
        self.closed_first.setVisible(subject.open)

    def _choose(self) -> None:
        subject = self._model.subject
        poll_id = self.polls.currentData() or (subject.poll_id if subject else None)
        if poll_id:
            said = _("Choice of the winners")
            self._model.prepare(said, poll_id=poll_id, winners=self.winners.value)

    def _choose_placing(self) -> None:
        placing = Placing(self.placings.currentData())
        subject = self._model.subject
        if subject is not None and placing is not subject.placing:
            self._model.prepare(_("Choice of who places"), placing=placing)
