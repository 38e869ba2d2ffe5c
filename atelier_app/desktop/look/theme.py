"""The look: colour tokens for light and dark, the bundled fonts, and what is built from them for Qt.

Widgets that paint by hand ask `tokens()` in their `paintEvent`; `appearance().changed` tells when it differs.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from atelier_app.desktop.look.tokens import DARK, LIGHT, Mode, Tokens, colour_fields
from atelier_app.support.places import resource

if TYPE_CHECKING:
    from atelier_app.domain.board import Colour

__all__ = ["DARK", "LIGHT", "Mode", "Tokens", "colour_fields"]  # read from here by every view

FONT = "Inter"
_FONT_FILES = ("Inter-Regular", "Inter-Bold", "Inter-Medium", "Inter-SemiBold")
"""The first two are loaded by `main` before the first paint."""


class Appearance(QObject):
    """Which tokens are in force; follows the system unless told otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode = Mode.SYSTEM
        self.tokens = LIGHT
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._refresh)

    def choose(self, mode: Mode) -> None:
        """Dresses the whole application in `mode`."""
        self.mode = mode
        self._dress()

    def _refresh(self) -> None:
        if self.mode is Mode.SYSTEM and self._wanted() is not self.tokens:
            self._dress()

    def _wanted(self) -> Tokens:
        return self.mode.tokens(QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark)

    def _dress(self) -> None:
        from atelier_app.desktop.look.stylesheet import stylesheet

        self.tokens = self._wanted()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(palette(self.tokens))
        app.setStyleSheet(stylesheet(self.tokens))
        self.changed.emit()


@cache
def appearance() -> Appearance:
    """The application's one appearance; made at the first call, once a QApplication exists."""
    return Appearance()


def tokens() -> Tokens:
    """The tokens in force."""
    return appearance().tokens


def colour(paper: Colour) -> QColor:
    """The shade of a note's paper in the theme in force."""
    return QColor(tokens().notes[paper])


@cache
def load_fonts() -> None:
    """Makes the bundled Inter known to Qt (once)."""
    for name in _FONT_FILES[2:] if FONT in QFontDatabase.families() else _FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", f"{name}.ttf")))


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The house's font at `pixels` high (device independent)."""
    made = QFont(FONT)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


def tabular(base: QFont) -> QFont:
    """The same font with figures of one width, so that counts and clocks do not dance."""
    made = QFont(base)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


_ROLES = {
    QPalette.ColorRole.Window: "paper",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "card",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "line",
}


def palette(of: Tokens) -> QPalette:
    """What Qt itself paints with."""
    made = QPalette(of.color("card"), of.color("paper"))
    for role, name in _ROLES.items():
        made.setColor(role, of.color(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, of.color("muted"))
    return made


def dress(app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
    """Gives the application its style, font and colours."""
    load_fonts()
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font(13))
    appearance().choose(mode)
