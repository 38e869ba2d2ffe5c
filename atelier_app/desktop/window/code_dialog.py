"""The join code, large, for the laptop's own screen."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from atelier_app.desktop.attendance.join_card import JoinCard
from atelier_app.desktop.door.remote import Remote
from atelier_app.support.language import _


class CodeDialog(QDialog):
    """Follows the engine's address; Escape closes it."""

    def __init__(self, remote: Remote, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("QR code"))
        self.setMinimumSize(480, 540)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.addWidget(JoinCard(remote, self, side=420), 1)
