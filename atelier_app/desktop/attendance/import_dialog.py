"""Importing registrations: what each column is taken for, what will happen to whom, and the button that does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from atelier_app.desktop.attendance.import_columns import ColumnsView
from atelier_app.desktop.attendance.import_preview import Preview
from atelier_app.desktop.attendance.import_reading import Foreseen, Found, find, foresee
from atelier_app.desktop.attendance.model import AttendanceModel
from atelier_app.desktop.door.background import Job
from atelier_app.desktop.look.figures import enumeration, number
from atelier_app.desktop.look.form import busy_bar, tell
from atelier_app.desktop.look.widgets import Button, PrimaryButton, SectionTitle, label
from atelier_app.domain.core import Receipt, Refused
from atelier_app.domain.matching import Outcome
from atelier_app.support.language import _, ngettext
from atelier_app.support.sentences import sentence

if TYPE_CHECKING:
    from atelier_app.exchange.headings import Column

_PAUSE = 120
"""Milliseconds without another choice before what will happen is worked out again."""


class ImportDialog(QDialog):
    """Reads `path` and compares it with the list off the Qt thread; imports when accepted, and closes when done."""

    def __init__(self, path: Path, model: AttendanceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._name = model, path.name
        self._found: Found | None = None
        self._foreseen: Foreseen | None = None
        self._job: Job | None = None
        self.columns, self.preview = ColumnsView(), Preview()
        self.title, self.state = label(path.name, "heading"), label("", "muted", wrap=True)
        self.bar = busy_bar()
        self.setWindowTitle(_("Import registrations"))
        self.resize(1060, 640)
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._foresee)
        self.columns.mapped.connect(self._map)
        half_days = model.counts.half_days
        self._run(Job(lambda: find(path, half_days), self), self._show_columns, _("Reading the file…"))

    def _lay_out(self) -> None:
        left = QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(10)
        beside.addWidget(SectionTitle(_("What each column holds")))
        beside.addWidget(self.columns, 1)
        self.body = QSplitter(Qt.Orientation.Horizontal)
        self.body.setHandleWidth(14)
        self.body.addWidget(left)
        self.body.addWidget(self.preview)
        self.body.setSizes([400, 620])
        self.body.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        for part in (self.title, self.state, self.bar):
            column.addWidget(part)
        column.addWidget(self.body, 1)
        column.addStretch(0)
        column.addLayout(self._buttons())
        self.body.hide()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel, self.import_button = Button(_("Cancel")), PrimaryButton(_("Import"), "upload")
        self.import_button.setDefault(True)
        self.import_button.setEnabled(False)
        cancel.clicked.connect(self.reject)
        self.import_button.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.import_button)
        return row

    # --- reading and comparing

    def _run(self, job: Job, then: Callable[[Any], None], words: str) -> None:
        """Waits for one job, the latest; what an earlier one finds is no longer wanted."""
        self._say(words, busy=True)
        self._job = job
        job.done.connect(lambda answer: then(answer) if self._job is job else None)
        job.failed.connect(lambda refused: self._fail(refused) if self._job is job else None)

    def _show_columns(self, found: Found) -> None:
        self._found = found
        self.columns.show_columns(found)
        self.body.show()
        self._foresee()

    def _map(self, mapping: tuple[Column | None, ...]) -> None:
        assert self._found is not None
        self._found = replace(self._found, mapping=mapping)
        self.import_button.setEnabled(False)
        self._soon.start()

    def _foresee(self) -> None:
        if self._found is not None:
            found, record = self._found, self._model.counts
            job = Job(lambda: foresee(found, record.half_days, record), self)
            self._run(job, self._show_foreseen, _("Comparing with the list…"))

    def _show_foreseen(self, foreseen: Foreseen) -> None:
        first, self._foreseen = self._foreseen is None, foreseen
        self.preview.show_foreseen(foreseen)
        self._say(self._summary(foreseen))
        self.import_button.setEnabled(foreseen.changes)
        count = foreseen.count(Outcome.NEW) + foreseen.count(Outcome.UPDATED)
        text = ngettext("Import {n} person", "Import {n} people", count).format(n=number(count))
        self.import_button.setText(text if foreseen.changes else _("Nothing to import"))
        if first:
            self.import_button.setFocus()

    def _summary(self, foreseen: Foreseen) -> str:
        """Who wrote the file, and what will happen, in two sentences."""
        new, changed, same = (foreseen.count(outcome) for outcome in Outcome)
        counted = (
            (new, ngettext("{n} new person", "{n} new people", new)),
            (changed, ngettext("{n} updated", "{n} updated", changed)),
            (same, ngettext("{n} already there", "{n} already there", same)),
            (foreseen.refused, ngettext("{n} line refused", "{n} lines refused", foreseen.refused)),
        )
        parts = [words.format(n=number(count)) for count, words in counted if count]
        origin = self._found.origin if self._found else ""
        sentences = (
            _("Written by {tool}.").format(tool=origin) if origin else "",
            _("This will be: {what}.").format(what=enumeration(parts)) if parts else "",
            _("Nobody’s signature is touched."),
        )
        return " ".join(filter(None, sentences))

    # --- importing

    def accept(self) -> None:
        if self.import_button.isEnabled() and self._foreseen is not None:
            self.import_button.setEnabled(False)
            self.body.setEnabled(False)
            self._say(_("Importing…"), busy=True)
            entries = self._foreseen.registrations
            self._model.gestures.take_list(entries, self._taken, self._fail)

    def _taken(self, _receipt: Receipt) -> None:
        super().accept()

    def _fail(self, refused: Refused) -> None:
        self.body.setEnabled(True)
        self._say(sentence(refused), kind="error")

    def _say(self, words: str, *, busy: bool = False, kind: str = "muted") -> None:
        self.bar.setVisible(busy)
        tell(self.state, words, kind)
