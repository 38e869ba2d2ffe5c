"""Which earlier vote, how many of its first places, and whether they are voted on alone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.cells import one_line
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.form import FormDialog
from atelier_app.desktop.look.stepper import Stepper
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.widgets import label
from atelier_app.desktop.polls.earlier import EarlierVote, EarlierVotes, first_places
from atelier_app.domain.core import Id
from atelier_app.domain.polls import OPTIONS_LIMIT, Option
from atelier_app.support.language import _, ngettext

_USUAL = 3
_SHOWN = 8
_LONG = 70


class EarlierDialog(FormDialog):
    """Emits `given` with the options, and whether they are to be alone."""

    given = Signal(object, bool)

    def __init__(self, remote: Remote, workshop_id: Id, poll_id: Id, parent: QWidget | None = None) -> None:
        super().__init__(_("Options from an earlier vote"), parent, done=_("Take these"))
        self.setMinimumWidth(560)
        self.votes = QComboBox()
        self.votes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.places = Stepper(_("How many of the first places"), 1, OPTIONS_LIMIT)
        self.places.show_value(_USUAL)
        self.how = Switch(_("Vote on"), (_("These alone"), _("These and the others chosen")))
        self.how.show_choice(0)
        self.preview, self.state = label(kind="muted", wrap=True), label(kind="small", wrap=True)
        self.field(_("Vote"), self.votes)
        self.field(_("How many of the first places"), self.places)
        for part in (self.preview, self.how, self.state):
            self.fields.addRow(part)
        self._earlier = EarlierVotes(remote, workshop_id, poll_id, self)
        self._earlier.changed.connect(self._offer)
        self.finished.connect(self._earlier.stop)
        self.votes.currentIndexChanged.connect(self._show)
        self.places.picked.connect(self._show)
        self._show()

    @property
    def vote(self) -> EarlierVote | None:
        place = self.votes.currentIndex()
        return self._earlier.found[place] if place >= 0 else None

    @property
    def options(self) -> tuple[Option, ...]:
        return first_places(self.vote.record, self.places.value) if self.vote else ()

    def _offer(self) -> None:
        for vote in self._earlier.found[self.votes.count() :]:
            question = one_line(vote.record.poll.question)
            self.votes.addItem(f"{question} · {vote.place}" if vote.place else question)
        self._show()
        if self.votes.count() == 1:
            self.votes.setFocus()

    def _show(self) -> None:
        vote, options = self.vote, self.options
        if vote is not None:
            most = len(vote.record.options)
            self.places.show_value(min(self.places.value, most), most)
            options = self.options
        self.preview.setText(_listed(options))
        self.state.setText(self._said(options))
        self.state.setVisible(bool(self.state.text()))
        for part in (self.votes, self.places, self.preview, self.how):
            self.fields.setRowVisible(part, bool(options))
        self.done_button.setEnabled(bool(options))

    def _said(self, options: tuple[Option, ...]) -> str:
        if not options:
            looking = self._earlier.searching
            none = _("No earlier vote is closed with results that may be seen.")
            return _("Looking for earlier votes…") if looking else none
        if len(options) > self.places.value:
            return _("Those tied for the last of these places all come along.")
        return ""

    def save(self) -> None:
        self.given.emit(self.options, self.how.choice == 0)


def _listed(options: tuple[Option, ...]) -> str:
    """The first of them, a line each, and how many more there are."""
    lines = [_short(one_line(option.label)) for option in options[:_SHOWN]]
    left = len(options) - len(lines)
    if left:
        lines.append(ngettext("and {n} more option", "and {n} more options", left).format(n=number(left)))
    return "\n".join(lines)


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1] + "…"
