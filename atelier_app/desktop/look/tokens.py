"""The colours of the light and the dark theme, by what they are for. No Qt here: the first paint needs them at once.

Sources: design section 8; contrasts are checked in tests/desktop/look/test_theme.py (WCAG 2.2, 4.5:1 for text).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QColor


class Mode(StrEnum):
    """What the facilitator chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    def tokens(self, system_is_dark: bool) -> Tokens:
        """What this choice comes to."""
        dark = system_is_dark if self is Mode.SYSTEM else self is Mode.DARK
        return DARK if dark else LIGHT


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
    hero_top: str
    hero_bottom: str
    note_ink: str
    note_muted: str
    notes: Mapping[str, str]
    """By `domain.board.Colour`; said as text, which is the same key, to keep the domain out of the first paint."""

    def color(self, name: str) -> QColor:
        """The token `name` as a QColor."""
        return _color(getattr(self, name))


@cache
def _color(code: str) -> QColor:
    # Kept, for a row asks several times a paint; nobody changes a colour in place.
    from PySide6.QtGui import QColor

    return QColor(code)


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
    hero_top="#0F5C5C",
    hero_bottom="#0B4848",
    note_ink="#1D2433",
    note_muted="#4C5567",
    notes={
        "yellow": "#FFE588",
        "coral": "#FFC2B0",
        "green": "#BFE8CD",
        "blue": "#BCDFF7",
        "violet": "#DCCBF4",
        "sand": "#EADFCB",
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
    hero_top="#0E3B3D",
    hero_bottom="#0A2A2C",
    note_ink="#1D2433",
    note_muted="#434C5D",
    notes={
        "yellow": "#F2D774",
        "coral": "#F0AE9B",
        "green": "#A6D6B7",
        "blue": "#A3CBE6",
        "violet": "#C8B5E6",
        "sand": "#D9CDB6",
    },
)


def colour_fields() -> tuple[str, ...]:
    """The names of the plain colour tokens."""
    return tuple(field.name for field in fields(Tokens) if field.name not in {"dark", "notes"})
