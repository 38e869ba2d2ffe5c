"""The number that is written on a paper ballot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from atelier_app.support.language import _

_DIGITS = 4


class NumberField(QLineEdit):
    """The number written on the paper. Emits `chosen` at Enter, or when one leaves it with another number."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = 0
        self.setValidator(QIntValidator(1, 10**_DIGITS - 1, self))
        self.setMaxLength(_DIGITS)
        self.setFixedWidth(72)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(_("Number of the paper"))
        self.setAccessibleDescription(_("As written on it; the next free one comes by itself."))
        self.editingFinished.connect(self._typed)

    def show_number(self, number: int, *, fixed: bool = False) -> None:
        self.value = number
        self.setText(str(number) if number else "")
        self.setReadOnly(fixed)

    def take(self) -> None:
        """The keyboard comes here."""
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            if self.text().isdecimal() and int(self.text()):
                self.chosen.emit(int(self.text()))
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        typed = int(self.text()) if self.text().isdecimal() else 0
        if not typed:
            self.show_number(self.value, fixed=self.isReadOnly())
        elif typed != self.value:
            self.chosen.emit(typed)
