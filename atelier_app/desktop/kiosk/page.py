"""What every page of the kiosk is."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from atelier_app.desktop.kiosk.patience import COUNTED, QUIET


class Page(QWidget):
    """`first` gets the keyboard when the page is shown; `typed_in` says whether the keyboard on the screen is of use.

    It is shown for so many seconds without a touch; where one may not `stay`, whatever is touched.
    """

    typed_in = False
    patience = QUIET + COUNTED
    stay = True

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


class Pages(QStackedWidget):
    """As large as the page that is shown needs, not as the largest of all: a small laptop has the keyboard to show too."""

    def sizeHint(self) -> QSize:
        return self._shown.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._shown.minimumSizeHint()

    @property
    def _shown(self) -> QWidget:
        shown = self.currentWidget()
        assert shown is not None
        return shown
