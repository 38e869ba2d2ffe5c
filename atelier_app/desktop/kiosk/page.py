"""What every page of the kiosk is."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)


class Page(QWidget):
    """`first` gets the keyboard when the page is shown; `typed_in` says whether the keyboard on the screen is of use."""

    typed_in = False

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.first: QWidget = self

    def clear(self) -> None:
        """Forgets whoever was here."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.first.setFocus()
