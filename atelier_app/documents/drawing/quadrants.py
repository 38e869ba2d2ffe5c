"""The impact/effort picture: notes placed on two axes, moved apart where they would hide each other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.cards import paper
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.piece import Piece
from atelier_app.documents.drawing.type import Style, set_lines
from atelier_app.documents.outline import Dot, Quadrants

_HEIGHT = 372.0
_CAPTION = 18.0
_CARD = (92.0, 50.0)
_DISC = 9.0
# With more, cards would hide the picture: numbered discs, named in the table below.
_MOST_CARDS = 12
_INSET = 4.0
_TITLE = Style(10, 14, theme.MUTED, Weight.SEMIBOLD)
_FIRST = Style(10, 14, theme.ACCENT, Weight.BOLD)
_TEXT = Style(7.75, 10, theme.INK, Weight.MEDIUM)
_NUMBER = Style(7.5, 10, theme.WHITE, Weight.BOLD)
_TITLE_BAND = 24.0

Box = tuple[float, float, float, float]


def _spiral() -> Iterator[tuple[float, float]]:
    """Offsets ever farther from where something belongs."""
    yield 0.0, 0.0
    for step in range(1, 3000):
        angle, reach = step * 0.55, 1.1 * step**0.8
        yield reach * math.cos(angle), reach * math.sin(angle)


def spread(
    centres: Sequence[tuple[float, float]], size: tuple[float, float], area: Box
) -> list[tuple[float, float]]:
    """Centres near those given, such that boxes of `size` overlap neither each other nor the area's edge.

    Earlier ones have the better place; in an area too full for all, the last ones overlap.
    """
    width, height = size[0] + 3, size[1] + 3
    left, top, right, bottom = area
    taken: list[tuple[float, float]] = []
    for wanted in centres:
        for shift_x, shift_y in _spiral():
            x = min(max(wanted[0] + shift_x, left + size[0] / 2), right - size[0] / 2)
            y = min(max(wanted[1] + shift_y, top + size[1] / 2), bottom - size[1] / 2)
            if all(abs(x - a) >= width or abs(y - b) >= height for a, b in taken):
                break
        taken.append((x, y))
    return taken


class QuadrantsPiece:
    """The picture, on one page."""

    leads = False

    def __init__(self, quadrants: Quadrants, width: float, gap: float) -> None:
        self._quadrants, self._width, self.gap = quadrants, width, gap
        self._plot = _HEIGHT
        self.height = self.least = _CAPTION + _HEIGHT + 22

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        return None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        _caption(pen, f"↑ {self._quadrants.y_end}", theme.SMALL, x, y, self._width)
        y += _CAPTION
        self._draw_ground(pen, x, y)
        self._draw_titles(pen, x, y)
        dots = self._quadrants.dots
        wanted = [(x + dot.x * self._width, y + (1 - dot.y) * self._plot) for dot in dots]
        cards = len(dots) <= _MOST_CARDS
        for dot in dots:
            if cards or dot.contested:  # around all of many, they would hide one another
                self._draw_spread(pen, dot, x, y)
        size = _CARD if cards else (2 * _DISC, 2 * _DISC)
        area = (x + _INSET, y + _TITLE_BAND, x + self._width - _INSET, y + self._plot - _TITLE_BAND)
        for dot, aim, (cx, cy) in zip(dots, wanted, spread(wanted, size, area), strict=True):
            if cards:
                self._draw_lead(pen, aim, (cx, cy))
                _draw_card(pen, dot, cx, cy)
            else:
                _draw_disc(pen, dot, cx, cy)

    def _draw_ground(self, pen: Pen, x: float, y: float) -> None:
        right, bottom = x + self._width, y + self._plot
        middle_x = x + self._quadrants.at[0] * self._width
        middle_y = y + (1 - self._quadrants.at[1]) * self._plot
        quarters = (
            (x, y, middle_x - x, middle_y - y),
            (middle_x, y, right - middle_x, middle_y - y),
            (x, middle_y, middle_x - x, bottom - middle_y),
            (middle_x, middle_y, right - middle_x, bottom - middle_y),
        )
        grounds = [theme.PAPER, theme.PAPER, theme.PAPER, theme.WHITE]
        grounds[self._quadrants.strong] = theme.ACCENT_SOFT
        for quarter, ground in zip(quarters, grounds, strict=True):
            pen.box(*quarter, ground)
        pen.rule(middle_x, y, middle_x, bottom, theme.RULE, 0.8, dashed=True)
        pen.rule(x, middle_y, right, middle_y, theme.RULE, 0.8, dashed=True)
        pen.rule(x, y, x, bottom, theme.INK, 1.4)
        pen.rule(x - 0.7, bottom, right, bottom, theme.INK, 1.4)

    def _draw_titles(self, pen: Pen, x: float, y: float) -> None:
        top, low = y + 6, y + self._plot - 20
        half = self._width / 2 - 20
        for index, title in enumerate(self._quadrants.titles):
            style = _FIRST if index == self._quadrants.strong else _TITLE
            at_end = index % 2 == 1
            left = x + self._width - 10 if at_end else x + 10
            _caption(pen, title, style, left, top if index < 2 else low, half, at_end)
        below = y + self._plot + 5
        if self._quadrants.x_ends[0]:
            _caption(pen, f"← {self._quadrants.x_ends[0]}", theme.SMALL, x, below, half)
        _caption(pen, f"{self._quadrants.x_ends[1]} →", theme.SMALL, x + self._width, below, half, end=True)

    def _draw_spread(self, pen: Pen, dot: Dot, x: float, y: float) -> None:
        """The middle half along both axes: an outline, and a cross through the middle of what was said."""
        if dot.x_span is None or dot.y_span is None:
            return
        left, right = (x + share * self._width for share in dot.x_span)
        top, low = (y + (1 - share) * self._plot for share in reversed(dot.y_span))
        colour = theme.WARNING if dot.contested else theme.ACCENT
        pen.oval(left, top, max(right - left, 2), max(low - top, 2), colour)
        across, along = x + dot.x * self._width, y + (1 - dot.y) * self._plot
        pen.rule(left, along, right, along, colour, 0.7)
        pen.rule(across, top, across, low, colour, 0.7)

    @staticmethod
    def _draw_lead(pen: Pen, aim: tuple[float, float], centre: tuple[float, float]) -> None:
        """From where a moved card belongs to where it stands, when the card does not cover that point."""
        if abs(aim[0] - centre[0]) > _CARD[0] / 2 or abs(aim[1] - centre[1]) > _CARD[1] / 2:
            pen.rule(*aim, *centre, theme.MUTED, 0.7)
            pen.disc(*aim, 2.2, theme.MUTED)


def _caption(pen: Pen, text: str, style: Style, x: float, y: float, room: float, end: bool = False) -> None:
    for line in set_lines(text, style, room, 1):
        pen.lines([line], style, x - line.width if end else x, y)


def _draw_card(pen: Pen, dot: Dot, cx: float, cy: float) -> None:
    width, height = _CARD
    x, y = cx - width / 2, cy - height / 2
    paper(pen, x, y, width, height, dot.card.colour)
    pen.lines(set_lines(dot.card.text, _TEXT, width - 14, 4), _TEXT, x + 7, y + 5, width - 14)
    if dot.contested:
        _draw_sign(pen, x + width - 3, y + 3)


def _draw_sign(pen: Pen, cx: float, cy: float) -> None:
    """People disagree here."""
    pen.disc(cx, cy, 7, theme.WARNING)
    for line in set_lines("≠", _NUMBER, 30, 1):
        pen.lines([line], _NUMBER, cx - line.width / 2, cy - 5)


def _draw_disc(pen: Pen, dot: Dot, cx: float, cy: float) -> None:
    pen.disc(cx, cy, _DISC, theme.WARNING if dot.contested else theme.ACCENT)
    for line in set_lines(str(dot.number), _NUMBER, 30, 1):
        pen.lines([line], _NUMBER, cx - line.width / 2, cy - 5)
