"""The kiosk's large letters, buttons and fields."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QScroller

from atelier_app.desktop.look.icons import icon
from atelier_app.desktop.look.widgets import Button, label, restyle

_ICON = 26


class BigButton(Button):
    """A button to be touched by someone standing."""

    def __init__(self, words: str, icon_name: str = "", kind: str = "") -> None:
        super().__init__(words, icon_name, kind)
        self.setProperty("scale", "kiosk")

    def set_kind(self, kind: str) -> None:
        """Makes it the one thing to do next, or no longer; the same kind costs nothing."""
        if kind != self.property("kind"):
            self.setProperty("kind", kind)
            restyle(self)
            self._draw_icon()

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


class BigIconButton(BigButton):
    """A square one with only an icon; `name` is what a screen reader says."""

    def __init__(self, icon_name: str, name: str) -> None:
        super().__init__("", icon_name)
        self.setProperty("scale", "kiosk-icon")
        self.setAccessibleName(name)

    def _draw_icon(self) -> None:
        self.setIcon(icon(self._icon_name, "ink", _ICON))
        self.setIconSize(QSize(_ICON, _ICON))


def big_icon(icon_name: str, name: str) -> BigIconButton:
    return BigIconButton(icon_name, name)


def big_field(name: str, limit: int, made: QLineEdit | None = None) -> QLineEdit:
    """A line to type in: what was typed before is nowhere proposed, nor taken by a drop."""
    made = made or QLineEdit()
    made.setProperty("scale", "kiosk")
    made.setMaxLength(limit)
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    made.setAcceptDrops(False)
    made.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    made.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
    return made


def scrolling(name: str) -> QScrollArea:
    """What may be longer than the screen: a wide bar, and a finger that pushes it."""
    made = QScrollArea(widgetResizable=True)
    made.setProperty("scale", "kiosk")
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setAccessibleName(name)
    QScroller.grabGesture(made.viewport(), QScroller.ScrollerGestureType.TouchGesture)
    return made


def headline(words: str) -> QLabel:
    return label(words, "kiosk-title", wrap=True)


def text(words: str, tone: str = "") -> QLabel:
    made = label(words, "kiosk-text", wrap=True)
    made.setProperty("tone", tone)
    return made
