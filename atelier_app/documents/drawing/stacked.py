"""How a crowd graded something: one bar of as many colours as there are grades, the best at its start."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.type import Style, set_lines

# Brown to teal, pale in the middle (after ColorBrewer's BrBG): told apart whatever the eye, and on grey paper by their order.
_STOPS = ("#8C510A", "#E0BB70", "#F1E2BE", "#E3E5E4", "#B5DFD9", "#66C0B7", "#0F5C5C")
_HEIGHT = 15.0
_SEAM = 0.7
_OVER = 3.0
_PAD = 3.0
# The luminance (WCAG) on which white and ink read equally well.
_MIDDLE = 0.215
_COUNT = Style(7.5, 10, theme.INK, Weight.SEMIBOLD)
_COUNT_ON_DARK = Style(7.5, 10, theme.WHITE, Weight.SEMIBOLD)


@cache
def ramp(count: int) -> tuple[str, ...]:
    """A colour for each of so many grades, worst first."""
    last = len(_STOPS) - 1
    return tuple(_between(index * last / max(1, count - 1)) for index in range(count))


def _between(place: float) -> str:
    start = min(int(place), len(_STOPS) - 2)
    mixed = [
        round(a + (b - a) * (place - start))
        for a, b in zip(_parts(_STOPS[start]), _parts(_STOPS[start + 1]), strict=True)
    ]
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def is_dark(colour: str) -> bool:
    """Whether white reads better on it than ink does."""
    red, green, blue = (math.pow(part / 255, 2.2) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < _MIDDLE


def draw_stacked(pen: Pen, counts: Sequence[float], x: float, middle: float, width: float) -> None:
    """The bar, each part with its number where it fits, and a mark half way: the grade under it is the median."""
    total = sum(counts)
    if not total:
        return
    top, left = middle - _HEIGHT / 2, x
    for colour, count in reversed(tuple(zip(ramp(len(counts)), counts, strict=True))):
        if count:
            length = width * count / total
            pen.box(left, top, max(length - _SEAM, length / 2), _HEIGHT, colour)
            if whole := round(count):
                _draw_count(pen, str(whole), colour, (left, left + length), middle, x + width / 2)
            left += length
    pen.rule(x + width / 2, top - _OVER, x + width / 2, top + _HEIGHT + _OVER, theme.INK, 0.9)


def _draw_count(
    pen: Pen, count: str, colour: str, part: tuple[float, float], middle: float, mark: float
) -> None:
    """At the start of its part, or past the mark where that would cross it."""
    style = _COUNT_ON_DARK if is_dark(colour) else _COUNT
    (line,) = set_lines(count, style, 100, 1)
    left = part[0] + _PAD
    if left - 1 < mark < left + line.width + 1:
        left = mark + _PAD
    if left + line.width + 1 <= part[1]:
        pen.lines([line], style, left, middle - style.leading / 2)
