"""A whole number with a button on each side to lower or raise it; the arrow keys do too."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from atelier_app.desktop.look.widgets import IconButton
from atelier_app.support.language import _

_STEPS: dict[int, int] = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 10,
    Qt.Key.Key_PageDown: -10,
}


class Stepper(QWidget):
    """Emits `picked` when the person, not the program, has changed the number."""

    picked = Signal(int)

    def __init__(self, name: str, lowest: int, highest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value, self._lowest, self._highest = lowest, lowest, highest
        self.field = QLineEdit(str(lowest))
        self.field.setValidator(QIntValidator(0, max(999, highest), self))
        self.field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.field.setFixedWidth(58 if highest < 1000 else 72)
        self.field.setAccessibleName(name)
        self._less, self._more = IconButton("minus", _("Less")), IconButton("plus", _("More"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self._less, self.field, self._more):
            row.addWidget(part)
        row.addStretch(1)
        self._less.clicked.connect(lambda: self.pick(self.value - 1))
        self._more.clicked.connect(lambda: self.pick(self.value + 1))
        self.field.editingFinished.connect(self._typed)

    def pick(self, value: int) -> None:
        """The person's choice, held within the bounds."""
        value = max(self._lowest, min(self._highest, value))
        changed = value != self.value
        self.show_value(value)
        if changed:
            self.picked.emit(value)

    def show_value(self, value: int, highest: int | None = None) -> None:
        """Shows a number, and how high it may go from now on."""
        self._highest = self._highest if highest is None else highest
        self.value = value
        self.field.setText(str(value))
        self._less.setEnabled(value > self._lowest)
        self._more.setEnabled(value < self._highest)

    def _typed(self) -> None:
        text = self.field.text()
        self.pick(int(text) if text.isdigit() else self.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.pick(self.value + step)
