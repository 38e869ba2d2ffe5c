"""A whole number with a button on each side to lower or raise it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QSpinBox, QWidget

from atelier_app.desktop.widgets import IconButton
from atelier_app.support.language import _


class Stepper(QWidget):
    """Emits `picked` when the person, not the program, has changed the number."""

    picked = Signal(int)

    def __init__(self, name: str, lowest: int, highest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spin = QSpinBox()
        self.spin.setRange(lowest, highest)
        self.spin.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.spin.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.spin.setFixedWidth(58)
        self.spin.setAccessibleName(name)
        self.spin.setKeyboardTracking(False)
        self._less, self._more = IconButton("minus", _("Less")), IconButton("plus", _("More"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self._less, self.spin, self._more):
            row.addWidget(part)
        self._less.clicked.connect(self.spin.stepDown)
        self._more.clicked.connect(self.spin.stepUp)
        self.spin.valueChanged.connect(self.picked.emit)
        self.spin.valueChanged.connect(self._limit)

    @property
    def value(self) -> int:
        return self.spin.value()

    def show_value(self, value: int, highest: int | None = None) -> None:
        """Shows a number, and how high it may go from now on."""
        self.spin.blockSignals(True)
        if highest is not None:
            self.spin.setMaximum(highest)
        self.spin.setValue(value)
        self.spin.blockSignals(False)
        self._limit()

    def _limit(self) -> None:
        self._less.setEnabled(self.spin.value() > self.spin.minimum())
        self._more.setEnabled(self.spin.value() < self.spin.maximum())
