"""The form of one person: a walk-in to add, or someone's name and organisation to correct."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier_app.desktop.look.widgets import Button, PrimaryButton, label
from atelier_app.domain.attendance import NAME_LIMIT, Participant, checked
from atelier_app.domain.core import Refused, new_id
from atelier_app.support.language import N_, _
from atelier_app.support.sentences import sentence

_FIELDS = {
    "first_name": N_("First name"),
    "last_name": N_("Last name"),
    "organisation": N_("Organisation"),
    "role": N_("Role"),
    "territory": N_("Territory"),
    "email": N_("E-mail"),
}


class PersonDialog(QDialog):
    """Emits `described` with a clean `Participant` when accepted; what is missing is said in the form."""

    described = Signal(object)

    def __init__(self, parent: QWidget, person: Participant | None = None) -> None:
        super().__init__(parent)
        self._id = person.id if person else new_id()
        self.setWindowTitle(_("Edit a person") if person else _("Add a walk-in"))
        self.setMinimumWidth(460)
        self.fields = {name: self._field(name, person) for name in _FIELDS}
        self.problem = label(kind="error", wrap=True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(14)
        column.addWidget(label(self.windowTitle(), "heading"))
        column.addLayout(self._form())
        column.addWidget(self.problem)
        column.addLayout(self._buttons(_("Save") if person else _("Add and sign in")))

    def _field(self, name: str, person: Participant | None) -> QLineEdit:
        field = QLineEdit(getattr(person, name) if person else "")
        field.setMaxLength(NAME_LIMIT)
        field.setAccessibleName(_(_FIELDS[name]))
        return field

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for name, field in self.fields.items():
            form.addRow(_(_FIELDS[name]), field)
        return form

    def _buttons(self, accept: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel, self.accept_button = Button(_("Cancel")), PrimaryButton(accept)
        self.accept_button.setDefault(True)
        cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        row.addWidget(cancel)
        row.addWidget(self.accept_button)
        return row

    def accept(self) -> None:
        typed = Participant(self._id, **{name: field.text() for name, field in self.fields.items()})
        try:
            person = checked(typed)
        except Refused as refused:
            self.problem.setText(sentence(refused))
            self.problem.show()
            self.fields["last_name"].setFocus()
            return
        super().accept()
        self.described.emit(person)
