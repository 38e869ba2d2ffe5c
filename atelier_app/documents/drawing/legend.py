"""What each paper, or plain colour, stands for: a swatch and a name after the other, in rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.brush import Brush
from atelier_app.documents.drawing.cards import paper
from atelier_app.documents.drawing.type import Line, Style, resized, set_lines
from atelier_app.domain.board import Colour

Legend = Sequence[tuple[Colour | str, str]]
"""A note's colour, or the code of a plain one; and its name."""
_NAME = Style(9.5, 20, theme.INK)
_SWATCH, _SPACE, _APART, _WIDEST = 12.0, 6.0, 18.0, 220.0


class LegendRows:
    """Laid out for a width; `height` is 0 without a legend."""

    def __init__(self, legend: Legend, width: float, scale: float = 1.0) -> None:
        self._scale, self._style = scale, resized(_NAME, _NAME.size * scale)
        self._placed = list(self._places(legend, width))
        rows = 1 + max((row for _x, row, _colour, _line in self._placed), default=-1)
        self.height = rows * self._style.leading

    def _places(self, legend: Legend, width: float) -> Iterator[tuple[float, int, Colour | str, Line]]:
        x, row = 0.0, 0
        for colour, name in legend:
            for line in set_lines(name, self._style, _WIDEST * self._scale, 1):
                taken = (_SWATCH + _SPACE) * self._scale + line.width
                if x and x + taken > width:
                    x, row = 0.0, row + 1
                yield x, row, colour, line
                x += taken + _APART * self._scale

    def draw(self, pen: Brush, x: float, y: float) -> None:
        side = _SWATCH * self._scale
        for left, row, colour, line in self._placed:
            top = y + row * self._style.leading
            _swatch(pen, x + left, top + (self._style.leading - side) / 2, side, colour, self._scale)
            pen.lines([line], self._style, x + left + side + _SPACE * self._scale, top)


def _swatch(pen: Brush, x: float, y: float, side: float, colour: Colour | str, scale: float) -> None:
    if isinstance(colour, Colour):
        paper(pen, x, y, side, side, colour, scale)
    else:
        pen.box(x, y, side, side, colour, 2.0 * scale)
