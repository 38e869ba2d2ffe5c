"""The kiosk's large letters, buttons and fields."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from atelier_app.desktop.look.icons import icon
from atelier_app.desktop.look.widgets import Button, label

_ICON = 26


class BigButton(Button):
    """A button to be touched by someone standing."""

    def __init__(self, words: str, icon_name: str = "", kind: str = "") -> None:
        super().__init__(words, icon_name, kind)
        self.setProperty("scale", "kiosk")

    def _draw_icon(self) -> None:
        if self._icon_name:
            shade = "on_accent" if self.property("kind") == "primary" else "ink"
            self.setIcon(icon(self._icon_name, shade, _ICON, 8))
            self.setIconSize(QSize(_ICON + 8, _ICON))


def big(words: str, icon_name: str = "") -> BigButton:
    return BigButton(words, icon_name)


def primary(words: str, icon_name: str = "") -> BigButton:
    """The one thing to do next."""
    return BigButton(words, icon_name, "primary")


def big_field(name: str, limit: int) -> QLineEdit:
    """A line to type a name in: what was typed before is nowhere proposed, nor taken by a drop."""
    made = QLineEdit()
    made.setProperty("scale", "kiosk")
    made.setMaxLength(limit)
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    made.setAcceptDrops(False)
    made.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    made.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
    return made


def headline(words: str) -> QLabel:
    return label(words, "kiosk-title", wrap=True)


def text(words: str, tone: str = "") -> QLabel:
    made = label(words, "kiosk-text", wrap=True)
    made.setProperty("tone", tone)
    return made
