"""How phones join: the QR code, the address to read aloud, and that nothing serves it when so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.qr_view import QrView
from atelier_app.desktop.look.widgets import SectionTitle, label
from atelier_app.support.language import _

if TYPE_CHECKING:
    from atelier_app.link.status import EngineStatus


def readable(address: str) -> str:
    """The address as one types it: without the scheme, nor a slash at the end."""
    return address.removeprefix("http://").rstrip("/")


class JoinCard(QWidget):
    """The join code of the engine in use; redrawn when its address changes."""

    def __init__(self, remote: Remote, parent: QWidget | None = None, *, side: int = 208) -> None:
        super().__init__(parent)
        self._code = QrView(side)
        self._address = label(kind="strong")
        self._address.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._missing = label(_("The address of the phone pages appears here."), "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (SectionTitle(_("Sign in with a phone")), self._code, self._address, self._missing):
            column.addWidget(part)
        remote.status_changed.connect(self.show_status)
        self.show_status(remote.status)

    def show_status(self, status: EngineStatus | None) -> None:
        """Shows where phones find the workshop now."""
        address = status.address if status else ""
        self._code.show_text(address)
        self._address.setText(readable(address))
        self._code.setVisible(bool(address))
        self._missing.setVisible(not address)
