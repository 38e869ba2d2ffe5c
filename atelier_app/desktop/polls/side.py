"""The right column of an open or closed poll: participation, who is waited for, channels, results, closing."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QProgressBar, QVBoxLayout, QWidget

from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.widgets import Button, ElidedButton, Figure, PrimaryButton, SectionTitle, label
from atelier_app.desktop.polls.model import PollModel
from atelier_app.desktop.polls.reconciliation import Reconciliation
from atelier_app.desktop.polls.reopen_dialog import ReopenDialog
from atelier_app.desktop.polls.wording import use_words
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import Option, Poll, PollRecord, PollState
from atelier_app.support.language import _, ngettext


class PollSide(QWidget):
    """Live while the poll is open; afterwards it says how the vote went, publishes, runs off, reopens."""

    asked_papers, asked_settling, asked_hands = Signal(), Signal(), Signal()

    def __init__(self, model: PollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.figure, self.bar = Figure(), QProgressBar()
        self.reconciliation, self.points = Reconciliation(), label(kind="muted", wrap=True)
        self.waiting = QStringListModel(self)
        self.results = Switch(_("Results"), (_("Hidden"), _("Shown")))
        self.papers_button = ElidedButton(_("Paper ballots…"), tip=_("Ctrl+Shift+L"))
        self.hands_button = ElidedButton(_("Raised hands…"), tip=_("Ctrl+Shift+H"))
        self.unsettled, self.settle_button = label(kind="error", wrap=True), Button(_("Settle them…"))
        self.close_button = PrimaryButton(_("Close the vote"), "check")
        self.pause_button = Button(_("Pause"), "pause")
        self.tie, self.added = label(kind="small", wrap=True), label(kind="small", wrap=True)
        self.added.setText(_("A vote between them was added to the agenda, just after this one."))
        self.run_off_button = Button(_("Run-off between the tied"), "vote")
        self.publish_button = PrimaryButton(_("Publish the results"), "eye")
        self.withhold_button = Button(_("Hide the results"), "eye-off")
        self.reopen_button = Button(_("Reopen the vote…"), "undo")
        self._tied_with_run_off: tuple[Option, ...] = ()
        self._refused_once = False
        self._lay_out()
        self.results.picked.connect(lambda position: model.show_results(position == 1))
        self.close_button.clicked.connect(model.close)
        self.pause_button.clicked.connect(lambda: model.pause(model.state is PollState.OPEN))
        self.run_off_button.clicked.connect(model.run_off)
        self.publish_button.clicked.connect(lambda: model.publish(True))
        self.withhold_button.clicked.connect(lambda: model.publish(False))
        self.reopen_button.clicked.connect(self._ask_why)
        self.papers_button.clicked.connect(self.asked_papers)
        self.hands_button.clicked.connect(self.asked_hands)
        self.settle_button.clicked.connect(self.asked_settling)
        model.unsettled.connect(self._not_closed)
        model.run_off_added.connect(self._run_off_added)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.bar.setTextVisible(False)
        self._waiting_title = SectionTitle(_("Not voted yet"))
        self._names = self._names_list()
        self._results_title = SectionTitle(_("Results"))
        for part in (SectionTitle(_("Turnout")), self.figure, self.bar, self.points, self.reconciliation):
            column.addWidget(part)
        column.addSpacing(6)
        column.addWidget(self._waiting_title)
        column.addWidget(self._names, 1)
        column.addWidget(self._results_title)
        column.addWidget(self.results)
        column.addStretch(0)
        self._filler = QWidget()
        column.addWidget(self._filler, 1)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for way in (self.papers_button, self.hands_button):
            way.setProperty("scale", "compact")
            ways.addWidget(way, 1)
        column.addLayout(ways)
        for act in (
            self.pause_button,
            self.unsettled,
            self.settle_button,
            self.close_button,
            self.tie,
            self.run_off_button,
            self.added,
            self.publish_button,
            self.withhold_button,
            self.reopen_button,
        ):
            column.addWidget(act)

    def _names_list(self) -> QListView:
        names = QListView()
        names.setModel(self.waiting)
        names.setUniformItemSizes(True)
        names.setSpacing(2)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        names.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        names.setAccessibleName(_("Not voted yet"))
        return names

    def show_poll(self, record: PollRecord) -> None:
        """Shows how the vote stands."""
        is_open = record.poll.state is not PollState.CLOSED
        self.figure.show_figure(number(record.cast), f"/ {number(record.present)}")
        self.figure.setAccessibleName(
            _("{n} of {present} have voted").format(n=number(record.cast), present=number(record.present))
        )
        self.bar.setRange(0, max(1, record.present))
        self.bar.setValue(min(record.cast, record.present))
        self.reconciliation.show_poll(record)
        self.points.setText(use_words(record))
        self.points.setVisible(bool(self.points.text()))
        self._show_waiting(record.waiting, is_open)
        self.results.show_choice(int(record.poll.results_shown))
        for shown in (self._results_title, self.results):
            shown.setVisible(is_open)
        self._show_acts(record.poll)
        self._show_unsettled(self._refused_once and bool(record.papers.unsettled))
        self._show_tie()

    def _show_acts(self, poll: Poll) -> None:
        """What can be done now."""
        closed, paused = poll.state is PollState.CLOSED, poll.state is PollState.PAUSED
        self.pause_button.setText(_("Resume") if paused else _("Pause"))
        self.pause_button.set_icon("play" if paused else "pause")
        for button, there in (
            (self.pause_button, not closed),
            (self.close_button, not closed),
            (self.papers_button, not closed),
            (self.hands_button, not closed and METHODS[poll.method].by_hands),
            (self.publish_button, closed and poll.withheld),
            (self.withhold_button, closed and not poll.withheld),
            (self.reopen_button, closed),
        ):
            button.setVisible(there)

    def _not_closed(self) -> None:
        self._show_unsettled(True)
        self.settle_button.setFocus()

    def _show_unsettled(self, shown: bool) -> None:
        """Why the vote was not closed, and the way to what has to be settled first."""
        self._refused_once = shown
        record = self._model.record
        if record is not None:
            unsettled = record.papers.unsettled
            words = ngettext(
                "{n} paper ballot still wants a second entry that says the same: settle it, then close.",
                "{n} paper ballots still want a second entry that says the same: settle them, then close.",
                unsettled,
            )
            self.unsettled.setText(words.format(n=number(unsettled)))
        for part in (self.unsettled, self.settle_button):
            part.setVisible(shown)
        if shown:  # room for what is to be done first
            for part in (self.papers_button, self.hands_button, self.pause_button):
                part.hide()

    def _show_tie(self) -> None:
        """A tie at the cut, and the run-off that may settle it."""
        tied, winners = self._model.tied, self._model.winners or 1
        words = ngettext(
            "{n} options are tied for the first place.",
            "{n} options are tied for the last of the first {winners} places.",
            winners,
        )
        self.tie.setText(words.format(n=number(len(tied)), winners=number(winners)))
        added = bool(tied) and tied == self._tied_with_run_off
        self.tie.setVisible(bool(tied))
        self.run_off_button.setVisible(bool(tied) and not added)
        self.added.setVisible(added)

    def _run_off_added(self) -> None:
        self._tied_with_run_off = self._model.tied
        self._show_tie()

    def _ask_why(self) -> None:
        if self._model.record is None:
            return
        dialog = ReopenDialog(self._model.record.poll.question, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(self._model.reopen)
        dialog.open()

    def _show_waiting(self, names: tuple[str, ...], is_open: bool) -> None:
        if list(names) != self.waiting.stringList():
            self.waiting.setStringList(list(names))
        title = _("Not voted yet · {n}") if is_open else _("Did not vote · {n}")
        self._waiting_title.setText(title.format(n=number(len(names))))
        self._waiting_title.setVisible(bool(names))
        self._names.setVisible(bool(names))
        self._filler.setVisible(not names)
