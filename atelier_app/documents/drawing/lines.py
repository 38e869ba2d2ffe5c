"""A chart of straight lines over one scale, each named where it ends."""

from __future__ import annotations

from collections.abc import Sequence

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.piece import Piece
from atelier_app.documents.drawing.type import Style, set_lines
from atelier_app.documents.outline import Lines, Stroke

_PLOT = 210.0
_TOP, _FOOT = 18.0, 34.0
_NAMES = 0.34
"""The share of the width that the names take."""
_NAME = Style(8, 10.5, theme.INK, Weight.REGULAR)
_STRONG = Style(8, 10.5, theme.ACCENT, Weight.BOLD)


def apart(wanted: Sequence[float], step: float, top: float, low: float) -> list[float]:
    """Heights near those wanted (which go down), at least `step` from one another, from `top` to `low` if they fit."""
    placed: list[float] = []
    for height in wanted:
        placed.append(max(height, placed[-1] + step if placed else top))
    floor = low
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], floor)
        floor = placed[index] - step
    return placed


class LinesPiece:
    """The chart, on one page."""

    leads = False

    def __init__(self, lines: Lines, width: float, gap: float) -> None:
        self._lines, self._width, self.gap = lines, width, gap
        self._plot = max(_PLOT, len(self._named) * _NAME.leading)
        self.height = self.least = _TOP + self._plot + _FOOT

    @property
    def _named(self) -> list[Stroke]:
        """From the top down where they end."""
        return sorted(
            (one for one in self._lines.strokes if one.label), key=lambda one: (-one.end, -one.start)
        )

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        return None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        across, top = self._width * (1 - _NAMES), y + _TOP
        self._draw_ground(pen, x, top, across)
        for stroke in sorted(self._lines.strokes, key=lambda one: (one.strong, bool(one.label))):
            colour = theme.ACCENT if stroke.strong else theme.MUTED if stroke.label else theme.RULE
            thickness = 2.0 if stroke.strong else 0.9 if stroke.label else 0.6
            pen.rule(x, self._at(stroke.start, top), x + across, self._at(stroke.end, top), colour, thickness)
        self._draw_names(pen, x + across, top)

    def _at(self, height: float, top: float) -> float:
        return top + (1 - height) * self._plot

    def _draw_ground(self, pen: Pen, x: float, top: float, across: float) -> None:
        said, low = self._lines, top + self._plot
        pen.box(x, top, across, self._plot, theme.PAPER)
        left, right = said.band
        pen.box(x + left * across, top, max((right - left) * across, 0.8), self._plot, theme.ACCENT_SOFT)
        mark = x + said.mark * across
        pen.rule(mark, top - 3, mark, low + 3, theme.INK, 0.9, dashed=True)
        for line in set_lines(said.mark_title, theme.SMALL, across, 1):
            pen.lines(
                [line], theme.SMALL, min(max(x, mark - line.width / 2), x + across - line.width), top - 16
            )
        pen.rule(x, low, x + across, low, theme.INK, 1.2)
        self._draw_foot(pen, x, low + 5, across)

    def _draw_foot(self, pen: Pen, x: float, y: float, across: float) -> None:
        first, last = self._lines.ends
        pen.lines(set_lines(first, theme.SMALL, across / 4, 1), theme.SMALL, x, y)
        for line in set_lines(last, theme.SMALL, across / 4, 1):
            pen.lines([line], theme.SMALL, x + across - line.width, y)
        for line in set_lines(f"{self._lines.title} →", theme.SMALL, across, 1):
            pen.lines([line], theme.SMALL, x + (across - line.width) / 2, y + theme.SMALL.leading)

    def _draw_names(self, pen: Pen, x: float, top: float) -> None:
        named, half = self._named, _NAME.leading / 2
        ends = [self._at(one.end, top) - half for one in named]
        room = self._width * _NAMES - 16
        low = top + self._plot - _NAME.leading
        for stroke, end, height in zip(named, ends, apart(ends, _NAME.leading, top, low), strict=True):
            style = _STRONG if stroke.strong else _NAME
            pen.rule(x + 1, end + half, x + 12, height + half, theme.RULE, 0.6)
            pen.lines(set_lines(stroke.label, style, room, 1), style, x + 15, height)
