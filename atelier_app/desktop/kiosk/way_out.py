"""The only way out of the kiosk: the facilitator's code."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from atelier_app.desktop.kiosk.page import Page
from atelier_app.desktop.kiosk.parts import headline
from atelier_app.desktop.lock.entry import CodeEntry
from atelier_app.desktop.lock.lock import Lock
from atelier_app.support.language import _


class WayOut(Page):
    """The lock opens, or does not; "Start again" goes back."""

    typed_in = True
    left = Signal()

    def __init__(self, lock: Lock) -> None:
        super().__init__()
        self.entry = CodeEntry(lock)
        self.entry.setFixedWidth(640)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.entry)
        row.addStretch(1)
        title = headline(_("For the facilitator"))
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(1)
        self.column.addWidget(title)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.first = self.entry.field

    def clear(self) -> None:
        self.entry.clear()
