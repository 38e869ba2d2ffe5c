"""The lines of a ballot at the kiosk: an option's words, large, and beside or under them what one does with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier_app.desktop.kiosk.parts import text
from atelier_app.desktop.kiosk.sitting import Sitting
from atelier_app.desktop.look.widgets import breakable, restyle
from atelier_app.domain.polls import Option


class Line(QFrame):
    """An option's card, all of it a target where `tapped` is heard. `row` holds the words, `column` what is under."""

    tapped = Signal()

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option
        self.setProperty("kind", "ballot-line")
        self.words = text(breakable(option.label))
        self.words.setAccessibleName(option.label)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 12, 14, 12)
        self.column.setSpacing(10)
        self.row = QHBoxLayout()
        self.row.setSpacing(12)
        self.row.addWidget(self.words, 1)
        self.column.addLayout(self.row)

    def mark(self, chosen: bool) -> None:
        """Shows at a glance whether anything is given to it."""
        if bool(self.property("chosen")) != chosen:
            self.setProperty("chosen", chosen)
            restyle(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.tapped.emit()


class BallotForm(QWidget):
    """Shows a sitting and changes it; `changed` says that the voter has done so. `first` gets the keyboard."""

    changed = Signal()

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.first: QWidget = self
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)

    def show_values(self) -> None:
        """Shows what the sitting says now."""

    def _change(self) -> None:
        self.show_values()
        self.changed.emit()
