"""Table cards: two a sheet, each folded to a tent that says the same on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.code import draw_code
from atelier_app.documents.drawing.fitting import fitted
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.type import Style, set_lines
from atelier_app.documents.posters import Poster, Step
from atelier_app.support.qr import QUIET_ZONE

PER_SHEET = 2
_WIDTH = theme.A4[0]
_CARD = theme.A4[1] / PER_SHEET
_FACE = _CARD / 2
_MARGIN = 30.0
_PAD = 14.0
_CODE = 116.0
_STEP, _GAP = 166.0, 14.0
_TABLE = Style(40, 45, theme.ACCENT, Weight.BOLD)
_KICKER = Style(8, 10.5, theme.MUTED, Weight.MEDIUM)
_TITLE = Style(11.5, 14, theme.INK, Weight.BOLD)
_FACT = Style(7, 8.5, theme.MUTED)
_VALUE = Style(15, 17, theme.INK, Weight.BOLD)
_FOLD = "#B9B3A5"


@dataclass(frozen=True)
class CardSheet:
    """Up to two tables' cards on one page."""

    poster: Poster
    tables: Sequence[str]

    def draw(self, pen: Pen, _number: int, _total: int) -> None:
        pen.begin(*theme.A4)
        for place, table in enumerate(self.tables):
            top = place * _CARD
            with pen.turned(_WIDTH / 2, top + _FACE / 2):
                _draw_face(pen, self.poster, table, top)
            _draw_face(pen, self.poster, table, top + _FACE)
            for x in (0.0, _WIDTH - 14):
                pen.rule(x, top + _FACE, x + 14, top + _FACE, _FOLD, 0.6, dashed=True)
        pen.rule(0, _CARD, _WIDTH, _CARD, _FOLD, 0.5)
        pen.end()


def card_sheets(poster: Poster) -> list[CardSheet]:
    """A card for each table."""
    return [
        CardSheet(poster, poster.tables[start : start + PER_SHEET])
        for start in range(0, len(poster.tables), PER_SHEET)
    ]


def _draw_face(pen: Pen, poster: Poster, table: str, top: float) -> None:
    """The table's name at the left, the steps beside it."""
    room = _WIDTH - 2 * _MARGIN - (_STEP + _GAP) * len(poster.steps)
    y = pen.lines(set_lines(poster.kicker, _KICKER, room, 3), _KICKER, _MARGIN, top + _PAD + 4)
    style, lines = fitted(table, _TABLE, room, _FACE - 2 * _PAD - (y - top) - 34)
    pen.lines(lines, style, _MARGIN, top + (_FACE - len(lines) * style.leading) / 2 + 4)
    welcome = set_lines(poster.welcome, _KICKER, room, 2)
    pen.lines(welcome, _KICKER, _MARGIN, top + _FACE - _PAD - 4 - len(welcome) * _KICKER.leading)
    for index, step in enumerate(poster.steps):
        x = _WIDTH - _MARGIN - _STEP - (len(poster.steps) - 1 - index) * (_STEP + _GAP)
        title = f"{index + 1}. {step.title}" if len(poster.steps) > 1 else step.title
        _draw_step(pen, step, title, x, top + _PAD)


def _draw_step(pen: Pen, step: Step, title: str, x: float, y: float) -> None:
    """Its title, its code, and what can be typed under it."""
    style, lines = fitted(title, _TITLE, _STEP, 28)
    y = pen.lines(lines, style, x, y)
    draw_code(pen, step.code, x - _CODE * QUIET_ZONE / 41, y, _CODE)
    y += _CODE
    share = (_FACE - _PAD - (_PAD + 28 + _CODE)) / len(step.facts)
    for said, value in step.facts:
        below = pen.lines(set_lines(said, _FACT, _STEP, 1), _FACT, x, y)
        style, lines = fitted(value, _VALUE, _STEP, share - _FACT.leading)
        y = pen.lines(lines, style, x, below)
