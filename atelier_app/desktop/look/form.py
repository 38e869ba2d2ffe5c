"""A small dialog with labelled fields, an error line, and Save / Cancel; the forms of the house stand on it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from atelier_app.desktop.look.widgets import Button, PrimaryButton, label, restyle
from atelier_app.domain.core import Refused
from atelier_app.support.language import _
from atelier_app.support.sentences import sentence


class FormDialog(QDialog):
    """Subclasses add fields with `field`, and override `save`, which may raise `Refused`: the sentence is shown.

    Where the door's answer is awaited, `save` answers False, and `accept` or `explain` follows.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, done: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(16)
        column.addWidget(label(title, "title"))
        self.fields = QFormLayout()
        self.fields.setSpacing(10)
        self.fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column.addLayout(self.fields)
        column.addStretch()
        self.error = label("", "error", wrap=True)
        self.error.hide()
        column.addWidget(self.error)
        self.done_button = PrimaryButton(done or _("Save"))
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self._try)
        self.cancel_button = Button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.cancel_button)
        row.addWidget(self.done_button)
        column.addLayout(row)

    def field(self, name: str, widget: QWidget, hint: str = "") -> None:
        """Adds a labelled field; `hint` says in a few words what is expected."""
        widget.setAccessibleName(name)
        widget.setAccessibleDescription(hint)
        title = label(name, "strong")
        title.setBuddy(widget)
        first = not self.fields.rowCount()
        self.fields.addRow(title, widget)
        if first:
            widget.setFocus()  # not the button, which came before
        if hint:
            self.fields.addRow(label(hint, "small", wrap=True))

    def save(self) -> bool | None:
        """Does what the form is for; False while that is not done."""
        return None

    def explain(self, refused: Refused) -> None:
        """Says why a rule said no; the form stays."""
        self.error.setText(sentence(refused))
        self.error.show()

    def _try(self) -> None:
        try:
            done = self.save()
        except Refused as refused:
            self.explain(refused)
        else:
            if done is not False:
                self.accept()


class OptionalDate(QWidget):
    """A day, or none while its box is not ticked."""

    def __init__(self, words: str, day: date | None) -> None:
        super().__init__()
        shown = QDate(day.year, day.month, day.day) if day else QDate.currentDate()
        self.tick, self.edit = QCheckBox(words), QDateEdit(shown)
        self.edit.setDisplayFormat("dd/MM/yyyy")
        self.edit.setCalendarPopup(True)
        self.edit.setAccessibleName(words)
        self.tick.toggled.connect(self.edit.setEnabled)
        self.tick.setChecked(day is not None)
        self.edit.setEnabled(day is not None)
        self.setFocusProxy(self.tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.tick)
        row.addWidget(self.edit)
        row.addStretch(1)

    @property
    def day(self) -> date | None:
        if not self.tick.isChecked():
            return None
        chosen = self.edit.date()
        return date(chosen.year(), chosen.month(), chosen.day())


def line_field(text: str, limit: int, placeholder: str = "") -> QLineEdit:
    """One line of at most `limit` characters."""
    made = QLineEdit(text)
    made.setMaxLength(limit)
    made.setPlaceholderText(placeholder)
    return made


def text_field(text: str, lines: int) -> QPlainTextEdit:
    """Several lines; Tab leaves the field."""
    made = QPlainTextEdit(text)
    made.setTabChangesFocus(True)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * lines + 24)
    return made


def list_field(items: tuple[str, ...], lines: int = 4) -> QPlainTextEdit:
    """A list, an item a line; read it back with `items_of`."""
    return text_field("\n".join(items), lines)


def items_of(field: QPlainTextEdit) -> tuple[str, ...]:
    """The lines of a list that hold something, each once."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, field.toPlainText().splitlines()))))


def roomy(field: QAbstractSpinBox) -> None:
    """Gives a number or a time the margin of the other fields; the arrow keys step it."""
    inner = field.findChild(QLineEdit)
    if isinstance(inner, QLineEdit):
        inner.setTextMargins(9, 0, 0, 0)


def narrow(combo: QComboBox) -> QComboBox:
    """Lets a choice between long words stand in a narrow column."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    return combo


def busy_bar() -> QProgressBar:
    """A bar for work of which nobody knows how long it takes."""
    made = QProgressBar(maximum=0)
    made.setTextVisible(False)
    made.setAccessibleName(_("Progress"))
    return made


def tell(state: QLabel, words: str, kind: str) -> None:
    """Says how things stand, in the look of `kind` ("muted", "error"…)."""
    if kind != state.property("kind"):
        state.setProperty("kind", kind)
        restyle(state)
    state.setText(words)
