"""The few strokes everything on a page is made of, over ReportLab's canvas. Lengths in points, y from the top down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from atelier_app.documents.drawing.type import Line, Style

_DARK = re.compile("1+")


@cache
def _colour(code: str) -> Color:
    return HexColor(code)


class Pen:
    """Draws on the page at hand; tells the canvas no colour twice."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._height = 0.0
        self._fill = self._stroke = ""

    def begin(self, width: float, height: float) -> None:
        """Starts a page of this size."""
        self._canvas.setPageSize((width, height))
        self._height = height
        self._fill = self._stroke = ""

    def end(self) -> None:
        self._canvas.showPage()

    def _filled_with(self, code: str) -> None:
        if code != self._fill:
            self._fill = code
            self._canvas.setFillColor(_colour(code))

    def _stroked_with(self, code: str, thickness: float) -> None:
        if f"{code}{thickness}" != self._stroke:
            self._stroke = f"{code}{thickness}"
            self._canvas.setStrokeColor(_colour(code))
            self._canvas.setLineWidth(thickness)

    def box(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0.0) -> None:
        self._filled_with(fill)
        if radius:
            self._canvas.roundRect(x, self._height - y - height, width, height, radius, stroke=0, fill=1)
        else:
            self._canvas.rect(x, self._height - y - height, width, height, stroke=0, fill=1)

    def frame(self, x: float, y: float, width: float, height: float, colour: str, radius: float) -> None:
        self._stroked_with(colour, 0.75)
        self._canvas.roundRect(x, self._height - y - height, width, height, radius, stroke=1, fill=0)

    def picture(self, jpeg: bytes, x: float, y: float, width: float, height: float) -> None:
        """A JPEG, as large as fits the rectangle, in its middle."""
        bottom = self._height - y - height
        image: Any = ImageReader(BytesIO(jpeg))
        self._canvas.drawImage(image, x, bottom, width, height, preserveAspectRatio=True, anchor="c")

    @contextmanager
    def note(self, id: str) -> Iterator[None]:
        """What is drawn within is this note: a page needs not know."""
        yield

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self._filled_with(fill)
        self._canvas.circle(x, self._height - y, radius, stroke=0, fill=1)

    def oval(
        self, x: float, y: float, width: float, height: float, colour: str, thickness: float = 0.9
    ) -> None:
        """The outline of an ellipse in a rectangle."""
        self._stroked_with(colour, thickness)
        top = self._height - y
        self._canvas.ellipse(x, top - height, x + width, top, stroke=1, fill=0)

    def rule(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        colour: str,
        thickness: float = 0.6,
        dashed: bool = False,
    ) -> None:
        self._stroked_with(colour, thickness)
        if dashed:
            self._canvas.setDash(2.5, 2.5)
        self._canvas.line(x1, self._height - y1, x2, self._height - y2)
        if dashed:
            self._canvas.setDash()

    def curves(
        self,
        curves: Iterable[Sequence[tuple[float, float]]],
        colour: str,
        thickness: float,
        rounded: bool = True,
    ) -> None:
        """Lines through points, all as one path; a single point is a dot."""
        self._stroked_with(colour, thickness)
        self._canvas.setLineCap(1 if rounded else 0)
        self._canvas.setLineJoin(1 if rounded else 0)
        path = self._canvas.beginPath()
        for (x, y), *others in curves:
            path.moveTo(x, self._height - y)
            for across, down in others or [(x, y)]:
                path.lineTo(across, self._height - down)
        self._canvas.drawPath(path, stroke=1, fill=0)
        self._canvas.setLineCap(0)
        self._canvas.setLineJoin(0)

    def squares(self, rows: Sequence[Sequence[bool]], x: float, y: float, side: float, fill: str) -> None:
        """The true cells of a square grid, as one path: no seam shows between neighbours at any resolution."""
        self._filled_with(fill)
        cell = side / len(rows)
        bottom = self._height - y - side
        runs = " ".join(
            f"{run.start()} {place} {run.end() - run.start()} 1 re"
            for place, row in enumerate(reversed(rows))
            for run in _DARK.finditer("".join(["1" if dark else "0" for dark in row]))
        )
        self._operator(f"q {cell:.5f} 0 0 {cell:.5f} {x:.3f} {bottom:.3f} cm {runs} f Q")

    @contextmanager
    def turned(self, x: float, y: float) -> Iterator[None]:
        """What is drawn within stands on its head, turned about a point of the page."""
        self._canvas.saveState()
        self._canvas.translate(2 * x, 2 * (self._height - y))
        self._canvas.rotate(180)
        self._fill = self._stroke = ""
        yield
        self._canvas.restoreState()
        self._fill = self._stroke = ""

    def lines(
        self, lines: Sequence[Line], style: Style, x: float, y: float, width: float | None = None
    ) -> float:
        """Sets lines from `y` down and returns where they end.

        With a `width`, lines that read right to left stand at its far side.
        """
        # The baseline that centres the letters' height in the leading.
        baseline = y + style.leading / 2 + style.size * 0.355
        for line in lines:
            shift = width - line.width if width is not None and line.right_to_left else 0.0
            self.line(line, style, x + shift, baseline)
            baseline += style.leading
        return y + len(lines) * style.leading

    def line(self, line: Line, style: Style, x: float, baseline: float) -> None:
        self._filled_with(style.colour)
        if line.said:
            self._say(line.said)
        for run in line.runs:
            self.string(run.text, run.font, style.size, x, baseline, style.tracking)
            x += run.width * style.size + style.tracking * len(run.text)
        if line.said:
            self._operator("EMC")

    def string(self, text: str, font: str, size: float, x: float, baseline: float, tracking: float) -> None:
        """One run of glyphs; the raw stroke that a page's time is mostly made of."""
        words: Any = self._canvas.beginText(x, self._height - baseline)
        words.setFont(font, size)
        if tracking:
            words.setCharSpace(tracking)
        words._textOut(text)
        if tracking:
            words.setCharSpace(0)
        self._canvas.drawText(words)

    def _say(self, text: str) -> None:
        """What copying, searching and reading aloud shall find in place of the glyphs (PDF's ActualText)."""
        self._operator(f"/Span <</ActualText <FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>>> BDC")

    def _operator(self, code: str) -> None:
        content: Any = self._canvas
        content._code.append(code)

    def mark(self, anchor: str, y: float) -> None:
        """A place that links lead to."""
        self._canvas.bookmarkHorizontal(anchor, 0, self._height - y)

    def entry(self, title: str, anchor: str, level: int) -> None:
        """A line of the reader's table of contents (PDF bookmarks)."""
        self._canvas.addOutlineEntry(title, anchor, level, closed=level > 0)

    def link(self, anchor: str, x: float, y: float, width: float, height: float) -> None:
        top = self._height - y
        self._canvas.linkAbsolute("", anchor, (x, top - height, x + width, top))
