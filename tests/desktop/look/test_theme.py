"""The colours can be read, in the light and in the dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from atelier_app.desktop.look.icons import pixmap
from atelier_app.desktop.look.theme import DARK, LIGHT, Tokens, colour_fields
from atelier_app.support.places import resource

TEXT = 4.5
GROUNDS = ("paper", "card", "field", "hover", "accent_soft")
PAIRS = [(ink, ground) for ink in ("ink", "muted") for ground in GROUNDS]
PAIRS += [
    ("accent", "card"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
]
PAIRS += [(tone, ground) for tone in ("ok", "warning", "danger") for ground in ("card", f"{tone}_soft")]
PAIRS += [("card", "ink"), ("ink", "warning_soft"), ("ink", "line")]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    red, green, blue = (linear(part) for part in (made.redF(), made.greenF(), made.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out(theme: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= TEXT


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_notes_can_be_read(theme: Tokens) -> None:
    for paper in theme.notes.values():
        assert contrast(theme.note_ink, paper) >= TEXT
        assert contrast(theme.note_muted, paper) >= TEXT


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_token_is_a_colour(theme: Tokens) -> None:
    assert all(theme.color(name).isValid() for name in colour_fields())


def test_every_icon_draws_something_in_the_colour_asked(qapp: object) -> None:
    for file in resource("icons").glob("*.svg"):
        image = pixmap(file.stem, "#FF0000", 18, 2.0).toImage()
        inked = [
            image.pixelColor(x, y)
            for x in range(36)
            for y in range(36)
            if image.pixelColor(x, y).alpha() > 200
        ]
        assert inked, file.stem
        assert all(colour.red() > 200 and colour.green() < 60 for colour in inked), file.stem
