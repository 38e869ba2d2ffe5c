"""Whether a vote in preparation weighs colleges, and which: a tick, their weights in a line, and their dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier_app.desktop.look.tick import Tick
from atelier_app.desktop.look.widgets import Button, label
from atelier_app.desktop.polls.college_counts import suggested
from atelier_app.desktop.polls.colleges_dialog import CollegesDialog
from atelier_app.desktop.polls.model import PollModel
from atelier_app.domain.attendance import AttendanceList, ReadAttendance
from atelier_app.domain.colleges import College
from atelier_app.support.colleges import weights_line
from atelier_app.support.language import _


class CollegesSettings(QWidget):
    """Ticked, the colleges that people are registered in are taken with equal weights; where there are none, asked for."""

    def __init__(self, model: PollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._colleges: tuple[College, ...] = ()
        self.tick = Tick(
            _("Weigh the votes by college"),
            _("Each college weighs what you say, however many of its people vote."),
        )
        self.weights = label(kind="small", wrap=True)
        self.button = Button(_("Colleges and weights…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.tick, self.weights):
            column.addWidget(part)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.tick)
        self.tick.picked.connect(self._use)
        self.button.clicked.connect(self.ask)

    def show_colleges(self, colleges: tuple[College, ...]) -> None:
        """Shows what the draft says."""
        self._colleges = colleges
        self.tick.show_value(bool(colleges))
        self.weights.setText(weights_line(colleges))
        for part in (self.weights, self.button):
            part.setVisible(bool(colleges))

    def _use(self, on: bool) -> None:
        if on:
            self._model.remote.read(ReadAttendance(self._model.workshop_id), self._suggest)
        else:
            self._model.set_rules(colleges=())

    def _suggest(self, record: AttendanceList) -> None:
        colleges = suggested(record.attendees)
        if colleges:
            self._model.set_rules(colleges=colleges)
        else:
            self.ask()

    def ask(self) -> CollegesDialog:
        """Opens the dialog; left without colleges, the vote weighs none."""
        model = self._model
        dialog = CollegesDialog(model.remote, model.workshop_id, self._colleges, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(lambda colleges: model.set_rules(colleges=colleges))
        dialog.rejected.connect(lambda: self.show_colleges(self._colleges))
        dialog.open()
        return dialog
