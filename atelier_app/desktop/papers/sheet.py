"""The page on which a paper ballot is typed in: what it consists of, and what of it can be used now."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier_app.desktop.look.figures import number as figure
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.widgets import Button, Card, PrimaryButton, label
from atelier_app.desktop.papers.fields import PaperFields
from atelier_app.desktop.papers.head import PaperHead
from atelier_app.desktop.papers.model import PapersModel
from atelier_app.desktop.papers.pair import PaperPair
from atelier_app.support.language import _


class Work(Enum):
    """What is being done with the paper at hand."""

    FIRST = auto()
    SECOND = auto()
    CORRECTING = auto()
    SETTLING = auto()


class PaperSheet(QWidget):
    """Which entry, the number, the marks of the paper, and what can be done with it."""

    def __init__(self, model: PapersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.passes = Switch(_("Which entry"), (_("First entry"), _("Second entry")))
        self.head = PaperHead(model)
        self.number = self.head.number
        self.hint = label(kind="small", wrap=True)
        self.doing, self.told = label(kind="strong", wrap=True), label(kind="muted", wrap=True)
        self.pair, self.fields = PaperPair(), PaperFields()
        self.blank_button = Button(_("Blank · F7"))
        self.spoiled_button = Button(_("Spoiled · F8"))
        self.leave_button = Button(_("Leave it as it is"))
        self.record_button = PrimaryButton(_("Record"), tip=_("Ctrl+Enter"))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        card = Card(margin=12)
        card.body.addWidget(self.fields, 1)
        acts = QHBoxLayout()
        for button in (self.blank_button, self.spoiled_button, self.leave_button):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.record_button)
        column.addWidget(self.passes)
        column.addWidget(self.doing)
        column.addWidget(self.head)
        for part, stretch in ((self.pair, 0), (self.hint, 0), (card, 1), (self.told, 0)):
            column.addWidget(part, stretch)
        column.addLayout(acts)

    # --- what can be used

    def _take_keys(self) -> None:
        if not self.number.value:
            self.passes.button(0).setFocus()
        elif self.head.holder.isHidden():
            self.fields.begin()
        else:
            self.head.holder.setFocus()

    def _show_allowed(self, number: int, *, earlier: bool) -> None:
        for part in (self.fields, self.record_button, self.blank_button, self.spoiled_button):
            part.setEnabled(number > 0)
        self.leave_button.setVisible(earlier)

    def _say_what(self, work: Work) -> None:
        words = {
            Work.FIRST: "",
            Work.SECOND: _("Second entry: type what the paper says, without looking at the first."),
            Work.CORRECTING: _("Correcting paper {number}"),
            Work.SETTLING: _("The two entries of paper {number} differ: type what the paper says."),
        }[work]
        self.doing.setText(words.format(number=figure(self.number.value)))
        self.doing.setVisible(bool(words))
