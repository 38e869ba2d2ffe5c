"""The look: colour tokens for light and dark, the bundled fonts, and what is built from them for Qt.

Widgets that paint by hand ask `tokens()` in their `paintEvent`; `appearance().changed` tells when it differs.
Sources: design section 8; contrasts are checked in tests/desktop/test_theme.py (WCAG 2.2, 4.5:1 for text).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from atelier_app.domain.board import Colour
from atelier_app.support.places import resource

FONT = "Inter"
_FONT_FILES = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold")


class Mode(StrEnum):
    """What the facilitator chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Tokens:
    """Colours by what they are for, `#RRGGBB`. `*_soft` lie under text of the plain one."""

    dark: bool
    paper: str
    card: str
    ink: str
    muted: str
    line: str
    dot: str
    field: str
    hover: str
    accent: str
    accent_soft: str
    accent_hover: str
    accent_faint: str
    on_accent: str
    ok: str
    ok_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    note_ink: str
    note_muted: str
    notes: Mapping[Colour, str]

    def color(self, name: str) -> QColor:
        """The token `name` as a QColor."""
        return QColor(getattr(self, name))


LIGHT = Tokens(
    dark=False,
    paper="#F7F5F0",
    card="#FFFFFF",
    ink="#1D2433",
    muted="#5F6B7E",
    line="#E4E0D7",
    dot="#D9D4C8",
    field="#FFFFFF",
    hover="#F1EEE7",
    accent="#0F5C5C",
    accent_soft="#E0F0EE",
    accent_hover="#0B4A4A",
    accent_faint="#9FBDBC",
    on_accent="#FFFFFF",
    ok="#067647",
    ok_soft="#DFF3E6",
    warning="#A8450A",
    warning_soft="#FCEFE0",
    danger="#B42318",
    danger_soft="#FDECEA",
    note_ink="#1D2433",
    note_muted="#4C5567",
    notes={
        Colour.YELLOW: "#FFE588",
        Colour.CORAL: "#FFC2B0",
        Colour.GREEN: "#BFE8CD",
        Colour.BLUE: "#BCDFF7",
        Colour.VIOLET: "#DCCBF4",
        Colour.SAND: "#EADFCB",
    },
)

DARK = Tokens(
    dark=True,
    paper="#14181F",
    card="#1C222C",
    ink="#EEF1F6",
    muted="#A3AEBF",
    line="#323B49",
    dot="#2A323E",
    field="#171C25",
    hover="#262E3A",
    accent="#5CC4BC",
    accent_soft="#17393B",
    accent_hover="#7AD4CD",
    accent_faint="#2F6B69",
    on_accent="#0B2021",
    ok="#5FD39A",
    ok_soft="#173528",
    warning="#F2A65E",
    warning_soft="#3A2A1A",
    danger="#F58F86",
    danger_soft="#3D2020",
    note_ink="#1D2433",
    note_muted="#434C5D",
    notes={
        Colour.YELLOW: "#F2D774",
        Colour.CORAL: "#F0AE9B",
        Colour.GREEN: "#A6D6B7",
        Colour.BLUE: "#A3CBE6",
        Colour.VIOLET: "#C8B5E6",
        Colour.SAND: "#D9CDB6",
    },
)


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
        if self.mode is Mode.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self.mode is Mode.DARK else LIGHT

    def _dress(self) -> None:
        from atelier_app.desktop.stylesheet import stylesheet

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
    for name in _FONT_FILES:
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
    app.setStyle("Fusion")
    app.setFont(font(13))
    appearance().choose(mode)


def colour_fields() -> tuple[str, ...]:
    """The names of the plain colour tokens."""
    return tuple(field.name for field in fields(Tokens) if field.name not in {"dark", "notes"})
