"""The right column of an open or closed poll: participation, who is waited for, channels, results, closing."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QProgressBar, QVBoxLayout, QWidget

from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.widgets import Button, Figure, PrimaryButton, SectionTitle, label
from atelier_app.desktop.polls.model import PollModel
from atelier_app.domain.core import Channel
from atelier_app.domain.polls import PollRecord, PollState
from atelier_app.support.language import N_, _

_CHANNELS = {
    Channel.FACILITATOR: N_("Laptop"),
    Channel.PHONE: N_("Phones"),
    Channel.KIOSK: N_("Kiosk"),
    Channel.PAPER: N_("Paper"),
    Channel.HANDS: N_("Raised hands"),
}


def channels(record: PollRecord) -> str:
    """How the ballots came in: `Phones 39 · Paper 3`."""
    found = [(channel, record.turnout.get(channel, 0)) for channel in Channel]
    return " · ".join(f"{_(_CHANNELS[channel])} {number(count)}" for channel, count in found if count)


def points_placed(record: PollRecord) -> str:
    """How many points were used of those that could be; nothing while results are hidden."""
    if record.outcome is None:
        return ""
    most = record.outcome.ballots * record.poll.settings.get("points", 0)
    return _("{n} points placed of {most}").format(n=number(record.outcome.score), most=number(most))


class PollSide(QWidget):
    """Live while the poll is open; afterwards it says how the vote went, and can reopen it."""

    def __init__(self, model: PollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.figure, self.bar = Figure(), QProgressBar()
        self.channels, self.points = label(kind="muted", wrap=True), label(kind="muted", wrap=True)
        self.waiting = QStringListModel(self)
        self.results = Switch(_("Results"), (_("Hidden"), _("Shown")))
        self.close_button = PrimaryButton(_("Close the vote"), "check")
        self.reopen_button = Button(_("Reopen the vote"), "undo")
        self._lay_out()
        self.results.picked.connect(lambda position: model.show_results(position == 1))
        self.close_button.clicked.connect(model.close)
        self.reopen_button.clicked.connect(model.reopen)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.bar.setTextVisible(False)
        self._waiting_title = SectionTitle(_("Not voted yet"))
        self._names = self._names_list()
        self._results_title = SectionTitle(_("Results"))
        for part in (SectionTitle(_("Turnout")), self.figure, self.bar, self.points, self.channels):
            column.addWidget(part)
        column.addSpacing(6)
        column.addWidget(self._waiting_title)
        column.addWidget(self._names, 1)
        column.addWidget(self._results_title)
        column.addWidget(self.results)
        column.addStretch(0)
        self._filler = QWidget()
        column.addWidget(self._filler, 1)
        column.addWidget(self.close_button)
        column.addWidget(self.reopen_button)

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
        is_open = record.poll.state is PollState.OPEN
        self.figure.show_figure(number(record.cast), f"/ {number(record.present)}")
        self.figure.setAccessibleName(
            _("{n} of {present} have voted").format(n=number(record.cast), present=number(record.present))
        )
        self.bar.setRange(0, max(1, record.present))
        self.bar.setValue(min(record.cast, record.present))
        for part, text in ((self.channels, channels(record)), (self.points, points_placed(record))):
            part.setText(text)
            part.setVisible(bool(text))
        self._show_waiting(record.waiting, is_open)
        self.results.show_choice(int(record.poll.results_shown))
        for shown in (self._results_title, self.results, self.close_button):
            shown.setVisible(is_open)
        self.reopen_button.setVisible(not is_open)

    def _show_waiting(self, names: tuple[str, ...], is_open: bool) -> None:
        if list(names) != self.waiting.stringList():
            self.waiting.setStringList(list(names))
        title = _("Not voted yet · {n}") if is_open else _("Did not vote · {n}")
        self._waiting_title.setText(title.format(n=number(len(names))))
        self._waiting_title.setVisible(bool(names))
        self._names.setVisible(bool(names))
        self._filler.setVisible(not names)
