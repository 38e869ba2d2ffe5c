"""The bottom line: when it was saved, how old the backup is, at what address phones find it, where help is."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.dates import ago, clock_time
from atelier_app.desktop.look.theme import appearance, tokens
from atelier_app.desktop.look.widgets import Button, ElidedLabel, label
from atelier_app.support.clock import Clock, system_clock
from atelier_app.support.language import _

TICK = 20_000


class StatusLine(QFrame):
    """Follows a remote."""

    asked_help = Signal()

    def __init__(self, remote: Remote, clock: Clock = system_clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self._remote, self._clock = remote, clock
        self._saved_at: datetime | None = None
        self._dot = QLabel("●")
        self.saved, self.backup = label(kind="small"), label(kind="small")
        self.address = ElidedLabel("", "small")
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        help_button = Button(_("Keyboard  F1"), kind="quiet", tip=_("Show every key"))
        help_button.clicked.connect(self.asked_help)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 10, 1)
        row.setSpacing(6)
        row.addWidget(self._dot)
        row.addWidget(self.saved)
        row.addSpacing(18)
        row.addWidget(self.backup)
        row.addSpacing(18)
        row.addWidget(self.address, 1)
        row.addWidget(help_button)
        remote.saved.connect(self._saved)
        remote.status_changed.connect(self.refresh)
        remote.connection.connect(self.refresh)
        appearance().changed.connect(self.refresh)
        self._ticking = QTimer(self, interval=TICK)
        self._ticking.timeout.connect(self.refresh)
        self._ticking.start()
        self.refresh()

    def _saved(self, at: datetime) -> None:
        self._saved_at = at
        self.refresh()

    def refresh(self, _changed: object = None) -> None:
        """Says all of it again."""
        connected = self._remote.state == "connected"
        shade = tokens().ok if connected else tokens().warning
        self._dot.setStyleSheet(f"color: {shade}; font-size: 9px;")
        self.saved.setText(self._saved_words(connected))
        status = self._remote.status
        made = status.backed_up_at if status else None
        self.backup.setText(_("Backup: {when}").format(when=ago(made, self._clock())) if made else "")
        warning = status.warning if status else ""
        address = status.address if status else ""
        self.address.setText(
            str(warning) if warning else _("Phones: {address}").format(address=address) if address else ""
        )

    def _saved_words(self, connected: bool) -> str:
        if not connected:
            return _("Waiting for the engine")
        if self._saved_at is None:
            return _("All is saved")
        return _("Saved at {time}").format(time=clock_time(self._saved_at))
