"""A picture as SVG: the same strokes as on a page, its words as text, and each note whole in its title."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from xml.sax.saxutils import escape, quoteattr

from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.type import Line, Style

_FONTS = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif"
_WEIGHTS = {Weight.REGULAR: 400, Weight.MEDIUM: 500, Weight.SEMIBOLD: 600, Weight.BOLD: 700}
# What XML cannot hold even as a reference.
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def said(text: str) -> str:
    """A text between tags."""
    return escape(_UNSAYABLE.sub("\ufffd", text))


class SvgPen:
    """Draws into `parts`; `told` answers what a note says: its whole text and its other fields by name."""

    def __init__(self, told: Callable[[str], tuple[str, Mapping[str, str]]]) -> None:
        self.parts: list[str] = []
        self._told = told

    def box(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0.0) -> None:
        self.parts.append(f'<rect {_place(x, y, width, height, radius)} fill="{fill}"/>')

    def frame(self, x: float, y: float, width: float, height: float, colour: str, radius: float) -> None:
        place = _place(x, y, width, height, radius)
        self.parts.append(f'<rect {place} fill="none" stroke="{colour}"/>')

    def lines(
        self, lines: Sequence[Line], style: Style, x: float, y: float, width: float | None = None
    ) -> float:
        baseline = y + style.leading / 2 + style.size * 0.355
        for line in lines:
            self._line(line, style, x, baseline, width)
            baseline += style.leading
        return y + len(lines) * style.leading

    def _line(self, line: Line, style: Style, x: float, baseline: float, width: float | None) -> None:
        """One that reads right to left begins at its far side."""
        direction = ""
        if line.right_to_left:
            x += line.width if width is None else width
            direction = ' direction="rtl"'
        weight = _WEIGHTS[style.weight]
        look = f'font-size="{_number(style.size)}" font-weight="{weight}" fill="{style.colour}"'
        self.parts.append(
            f'<text x="{_number(x)}" y="{_number(baseline)}" {look}{direction}>{said(line.text)}</text>'
        )

    def picture(self, jpeg: bytes, x: float, y: float, width: float, height: float) -> None:
        content = b64encode(jpeg).decode()
        self.parts.append(f'<image {_place(x, y, width, height)} href="data:image/jpeg;base64,{content}"/>')

    @contextmanager
    def note(self, id: str) -> Iterator[None]:
        """A group of what draws the note, with all that it says."""
        text, fields = self._told(id)
        told = ((name, _UNSAYABLE.sub("\ufffd", value)) for name, value in fields.items() if value)
        data = "".join(f" data-{name}={quoteattr(value)}" for name, value in told)
        self.parts.append(f'<g class="note" id="note-{id}"{data}><title>{said(text)}</title>')
        yield
        self.parts.append("</g>")

    def document(self, width: float, height: float, title: str, description: str, language: str) -> str:
        """The whole file."""
        size = f'width="{_number(width)}" height="{_number(height)}"'
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} xml:lang="{language}" '
            f'viewBox="0 0 {_number(width)} {_number(height)}" font-family="{_FONTS}">\n'
            f"<title>{said(title)}</title><desc>{said(description)}</desc>\n"
            + "\n".join(self.parts)
            + "\n</svg>\n"
        )


def _place(x: float, y: float, width: float, height: float, radius: float = 0.0) -> str:
    corners = f' rx="{_number(radius)}"' if radius else ""
    return f'x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}"{corners}'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
