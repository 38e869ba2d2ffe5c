"""What the main window shows while it is locked."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from atelier_app.desktop.lock.entry import CodeEntry
from atelier_app.desktop.lock.lock import Lock
from atelier_app.desktop.look.icons import icon
from atelier_app.desktop.look.theme import appearance
from atelier_app.desktop.look.widgets import Card, label
from atelier_app.support.language import _

_PICTURE = 44


class LockScreen(QWidget):
    """Only the code leads on."""

    def __init__(self, lock: Lock) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setAccessibleName(_("Atelier is locked"))
        self.entry = CodeEntry(lock)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        title = label(_("Atelier is locked"), "heading")
        words = label(
            _("The workshop goes on: phones, projector and kiosk work, and nothing is lost."),
            "muted",
            wrap=True,
        )
        card = Card(margin=32)
        card.setFixedWidth(520)
        card.body.setSpacing(14)
        card.body.addWidget(self._picture)
        for part in (title, words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            card.body.addWidget(part)
        card.body.addWidget(self.entry)
        row = QHBoxLayout()  # stretches and not an alignment, which forgets how high wrapped words get
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        appearance().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._picture.setPixmap(icon("lock", "accent", _PICTURE).pixmap(QSize(_PICTURE, _PICTURE)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.entry.clear()
        self.entry.field.setFocus()
