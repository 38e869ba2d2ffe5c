"""The form of one person: someone to add, or all that is known of them to correct."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from atelier_app.desktop.look.form import text_field
from atelier_app.desktop.look.widgets import Button, PrimaryButton, label
from atelier_app.domain.attendance import NAME_LIMIT, Attendee, Participant, checked
from atelier_app.domain.core import Refused, new_id
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.registrations import Registration
from atelier_app.domain.text import clean
from atelier_app.support.language import N_, _
from atelier_app.support.sentences import sentence

FIELDS = {
    "first_name": N_("First name"),
    "last_name": N_("Last name"),
    "organisation": N_("Organisation"),
    "role": N_("Role"),
    "territory": N_("Territory"),
    "email": N_("E-mail"),
    "table": N_("Table"),
    "college": N_("College"),
}
_OF_THE_WORKSHOP = ("table", "college")
"""What a workshop knows of a person; the rest is theirs everywhere."""


class PersonDialog(QDialog):
    """Emits `described` (Registration, photo consent) or, of someone new, `added` (and whether they are there)."""

    described = Signal(object, bool)
    added = Signal(object, bool, bool)

    def __init__(
        self, parent: QWidget, half_days: Sequence[HalfDay] = (), attendee: Attendee | None = None
    ) -> None:
        super().__init__(parent)
        self._attendee = attendee
        self._id = attendee.participant.id if attendee else new_id()
        self.setWindowTitle(_("Edit a person") if attendee else _("Add a person"))
        self.setMinimumWidth(500)
        self.fields = {name: self._line(name) for name in FIELDS}
        self.half_days = {one.id: QCheckBox(one.title) for one in half_days} if len(half_days) > 1 else {}
        self.needs = text_field(attendee.participant.needs if attendee else "", 2)
        self.needs.setAccessibleName(_("Needs"))
        self.photo_consent = QCheckBox(_("Agrees to be in photographs"))
        self.photo_consent.setChecked(attendee is not None and attendee.photo_consent)
        self.problem = label(kind="error", wrap=True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(14)
        column.addWidget(label(self.windowTitle(), "heading"))
        column.addLayout(self._form())
        column.addStretch(1)
        column.addWidget(self.problem)
        column.addLayout(self._buttons())

    def suggest(self, name: str, texts: Iterable[str]) -> None:
        """Completes a field with what is known."""
        completer = QCompleter(sorted({text for text in texts if text}), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.fields[name].setCompleter(completer)

    def _line(self, name: str) -> QLineEdit:
        known = self._attendee
        source = known.participant if known and name not in _OF_THE_WORKSHOP else known
        field = QLineEdit(getattr(source, name) if source else "")
        field.setMaxLength(NAME_LIMIT)
        field.setAccessibleName(_(FIELDS[name]))
        return field

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in self.fields.items():
            form.addRow(_(FIELDS[name]), field)
        if self.half_days:
            form.addRow(_("Expected at"), self._expected())
        form.addRow(_("Needs"), self.needs)
        self.needs.setPlaceholderText(_("Diet, access…"))
        self.fields["college"].setPlaceholderText(_("For votes that weigh colleges"))
        form.addRow("", self.photo_consent)
        return form

    def _expected(self) -> QWidget:
        """A tick a half-day; all of them for who is expected at all."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 4)
        for half_day, tick in self.half_days.items():
            tick.setChecked(self._attendee is None or self._attendee.expected_at(half_day))
            column.addWidget(tick)
        return box

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.expect_button = Button(_("Add to the list"))
        self.expect_button.clicked.connect(lambda: self._take(present=False))
        row.addWidget(self.expect_button)
        self.expect_button.setVisible(self._attendee is None)
        self.accept_button = PrimaryButton(_("Save") if self._attendee else _("Add and sign in"))
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        row.addWidget(self.accept_button)
        return row

    def _entry(self) -> Registration:
        """What the form says. Raises `Refused` (NAME_MISSING, TEXT_TOO_LONG)."""
        texts = {name: field.text() for name, field in self.fields.items()}
        table, college = (clean(texts.pop(name), NAME_LIMIT) for name in _OF_THE_WORKSHOP)
        person = checked(Participant(self._id, **texts, needs=self.needs.toPlainText()))
        ticked = tuple(half_day for half_day, tick in self.half_days.items() if tick.isChecked())
        # All of them, and a half-day added later too, is said by none.
        return Registration(person, table, ticked if len(ticked) < len(self.half_days) else (), college)

    def accept(self) -> None:
        self._take(present=True)

    def _take(self, *, present: bool) -> None:
        try:
            entry = self._entry()
        except Refused as refused:
            self.problem.setText(sentence(refused))
            self.problem.show()
            self.fields["last_name"].setFocus()
            return
        super().accept()
        if self._attendee:
            self.described.emit(entry, self.photo_consent.isChecked())
        else:
            self.added.emit(entry, self.photo_consent.isChecked(), present)
