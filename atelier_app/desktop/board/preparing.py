"""Says over the canvas that pictures are being made ready, when that takes longer than a blink."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.board.attaching import Attaching
from atelier_app.desktop.look.widgets import Chip
from atelier_app.support.language import ngettext

_AFTER_MS = 250
_EDGE = 14


class Preparing(QObject):
    """A word in the upper right corner of `over`, while there is something to wait for."""

    def __init__(self, over: QWidget, attaching: Attaching) -> None:
        super().__init__(over)
        self._over, self._left = over, 0
        self.chip = Chip(parent=over)
        self.chip.hide()
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self._show)
        attaching.working.connect(self._tell)
        over.installEventFilter(self)

    def _tell(self, left: int) -> None:
        self._left = left
        if not left:
            self._soon.stop()
            self.chip.hide()
        elif self.chip.isVisible():
            self._show()
        elif not self._soon.isActive():
            self._soon.start()

    def _show(self) -> None:
        said = ngettext("Preparing the picture…", "Preparing {n} pictures…", self._left).format(n=self._left)
        self.chip.setText(said)
        self.chip.setAccessibleName(said)
        self.chip.show()
        self._settle()

    def _settle(self) -> None:
        self.chip.adjustSize()
        self.chip.move(self._over.width() - self.chip.width() - _EDGE, _EDGE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.chip.isVisible():
            self._settle()
        return super().eventFilter(watched, event)
