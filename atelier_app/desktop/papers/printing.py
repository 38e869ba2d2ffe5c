"""Blank paper ballots of a vote, as many as are wanted, as a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from atelier_app.desktop.documents.dialog import DocumentDialog, Source
from atelier_app.desktop.look.form import roomy
from atelier_app.domain.polls import PollRecord
from atelier_app.support.language import _

COPIES_LIMIT = 2000
_ROUND = 10


class PrintDialog(DocumentDialog):
    """A few more than people present, unless another number is chosen; with colleges, of one of them or of each."""

    def __init__(self, source: Source, record: PollRecord, parent: QWidget | None = None) -> None:
        self._poll = record.poll
        self.copies, self.college = QSpinBox(minimum=1, maximum=COPIES_LIMIT), QComboBox()
        self.copies.setValue(min(COPIES_LIMIT, _suggested(record.present)))
        super().__init__(_("Paper ballots"), source, parent)
        roomy(self.copies)
        self.field(_("How many"), self.copies, _("As many as people present, and a few more."))
        self.college.addItem(_("So many for each college"), None)
        for one in record.poll.colleges:
            self.college.addItem(one.name or _("Everybody else"), one.name)
        if record.poll.colleges:
            self.field(_("College"), self.college, _("Its name is printed on each ballot."))

    def command(self, out: Path) -> list[str]:
        words = ["paper-ballots", str(self.source.file), "--pdf", str(out), "--poll", self._poll.id]
        words += ["--copies", str(self.copies.value())]
        if self.college.currentData() is not None:
            words += ["--college", str(self.college.currentData())]
        return [*words, *self.source.arguments]


def _suggested(present: int) -> int:
    """For those present and a tenth more, in tens."""
    return max(_ROUND, -(-(present + present // _ROUND) // _ROUND) * _ROUND)
