"""Text that must be there whole: smaller by steps until it fits its frame, wrapped, never cut."""

from __future__ import annotations

import re

from atelier_app.documents.drawing import fonts
from atelier_app.documents.drawing.type import Line, Style, resized, set_lines

_STEP = 0.93
# Down to this size a word is rather made smaller than broken.
_BROKEN_FROM = 8.5
_UNBROKEN = re.compile(r"[^\s-]+-?")


def fitted(text: str, style: Style, width: float, height: float) -> tuple[Style, tuple[Line, ...]]:
    """The text in the largest size, from the style's own down, at which all of it fits the frame."""
    assert min(width, height) > 0, "no text fits a frame without a surface"
    longest = max((fonts.width(word, style.weight) for word in _UNBROKEN.findall(text)), default=0.0)
    while True:
        lines = set_lines(text, style, width)
        whole = longest * style.size <= width or style.size <= _BROKEN_FROM
        if whole and len(lines) * style.leading <= height:
            return style, lines
        style = resized(style, style.size * _STEP)
