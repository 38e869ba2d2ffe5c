"""What the window shows before anything else, and while it waits: the name, a promise, a few words.

Kept free of the `Qt` namespace and of hand painting: the first touch of either costs as much as all the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from atelier_app.desktop.look.tokens import Tokens
from atelier_app.support.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

LEFT, RIGHT = 36, 64
"""Shares of the width."""

_SHEET = """
QWidget {{ background: {0.paper}; color: {0.ink}; font-family: Inter; }}
QLabel#words {{ font-size: 16px; font-weight: 600; }}
"""
_HERO_SHEET = """
QFrame {{ background: qlineargradient(x1:0, y1:0, x2:0, y2:1, stop:0 {0.hero_top}, stop:1 {0.hero_bottom}); }}
QLabel {{ background: transparent; font-family: Inter; }}
QLabel#name {{ color: #FFFFFF; font-size: 46px; font-weight: 700; }}
QLabel#promise {{ color: #D5E8E6; font-size: 18px; }}
"""


class Hero(QFrame):
    """The coloured side with the name and the promise."""

    def __init__(self, of: Tokens) -> None:
        super().__init__()
        self.setMinimumWidth(320)
        self.dress(of)
        name, promise = QLabel(_("Atelier")), QLabel()
        promise.setText(_("From the first signature to the roadmap, without the internet."))
        name.setObjectName("name")
        promise.setObjectName("promise")
        promise.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 84, 56, 64)
        column.setSpacing(12)
        column.addWidget(name)
        column.addWidget(promise)
        column.addStretch()

    def dress(self, of: Tokens) -> None:
        """Takes the colours of a theme."""
        self.setStyleSheet(_HERO_SHEET.format(of))


class FirstPage(QWidget):
    """`words` say what is being made ready, if anything."""

    painted = Signal()
    """Once, after the first paint."""

    def __init__(self, of: Tokens, words: str = "") -> None:
        super().__init__()
        self.setStyleSheet(_SHEET.format(of))
        self.words = QLabel(words)
        self.words.setObjectName("words")
        self.words.setWordWrap(True)
        self.words.setContentsMargins(72, 0, 72, 0)
        self._told = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Hero(of), LEFT)
        row.addWidget(self.words, RIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self, self.painted.emit)  # when what is painted is also shown
