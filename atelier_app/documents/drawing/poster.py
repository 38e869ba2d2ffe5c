"""The poster: two numbered steps, each a large code, and letters that are read from across a room."""

from __future__ import annotations

from collections.abc import Callable

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.code import draw_code
from atelier_app.documents.drawing.fitting import fitted
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.type import Style, resized, set_lines
from atelier_app.documents.posters import Poster, Step
from atelier_app.support.qr import QUIET_ZONE

A3 = (theme.A4[1], 2 * theme.A4[0])
PAPERS = {"A4": theme.A4, "A3": A3}

# On A4; everything grows with the paper.
_MARGIN = 42.0
_BAND = 152.0
_STRIP = 112.0
_KICKER = Style(11, 15, theme.ON_ACCENT_QUIET, Weight.MEDIUM)
_WELCOME = Style(36, 41, theme.ON_ACCENT, Weight.BOLD)
_TITLE = Style(14, 18, theme.ON_ACCENT_QUIET)
_STEP = Style(25, 30, theme.INK, Weight.BOLD)
_NUMBER = Style(27, 33, theme.ON_ACCENT, Weight.BOLD)
_HINT = Style(13, 18.5, theme.MUTED)
_LABEL = Style(12, 16, theme.MUTED, Weight.MEDIUM)
_VALUE = Style(27, 32, theme.INK, Weight.BOLD)
_ADDRESS = Style(54, 60, theme.ACCENT, Weight.BOLD)
_DISC = 23.0


class _Poster:
    """One page, drawn at the scale of its paper."""

    def __init__(self, pen: Pen, paper: tuple[float, float]) -> None:
        self.pen = pen
        self.scale = paper[0] / theme.A4[0]
        self.width, self.height = paper
        self.margin = _MARGIN * self.scale

    def text(self, said: str, style: Style, x: float, y: float, width: float, height: float) -> float:
        """The text, as large as it may be in this frame; returns where it ends. The height is one on A4."""
        fit, lines = fitted(said, resized(style, style.size * self.scale), width, height * self.scale)
        return self.pen.lines(lines, fit, x, y, width)

    def draw(self, poster: Poster) -> None:
        self._draw_band(poster)
        top, bottom = _BAND * self.scale, self.height - _STRIP * self.scale
        height = (bottom - top) / len(poster.steps)
        for place, step in enumerate(poster.steps):
            y = top + place * height
            if place:
                self.pen.rule(self.margin, y, self.width - self.margin, y, theme.LINE, 1.2 * self.scale)
            if len(poster.steps) > 1:
                self._draw_step(step, place + 1, y, height, facts=place + 1 < len(poster.steps))
            else:
                self._draw_alone(step, y, height)
        self._draw_strip(poster.steps[-1], bottom)

    def _draw_band(self, poster: Poster) -> None:
        self.pen.box(0, 0, self.width, _BAND * self.scale, theme.ACCENT)
        y = 28 * self.scale
        for said, style, height in (
            (poster.kicker, _KICKER, 30),
            (poster.welcome, _WELCOME, 44),
            (poster.title, _TITLE, 36),
        ):
            y = self.text(said, style, self.margin, y, self.width - 2 * self.margin, height) + 4 * self.scale

    def _draw_step(self, step: Step, number: int, y: float, height: float, facts: bool) -> None:
        """Its code at the left; its number, what to do and what to type at the right."""
        scale = self.scale
        side = min(height - 24 * scale, self.width * 0.42)
        middle = y + height / 2
        quiet = side * QUIET_ZONE / 41
        draw_code(self.pen, step.code, self.margin - quiet, middle - side / 2, side)
        x, top = self.margin + side + 4 * scale, middle - side / 2 + quiet
        self._draw_number(number, x, top)
        room, radius = self.width - self.margin - x, _DISC * scale
        style, lines = fitted(step.title, resized(_STEP, _STEP.size * scale), room - 2.6 * radius, 62 * scale)
        taken = len(lines) * style.leading
        self.pen.lines(lines, style, x + 2.6 * radius, top + radius - min(taken, 2 * radius) / 2)
        top += max(2 * radius, taken) + 12 * scale
        top = self.text(step.hint, _HINT, x, top, room, 60) + 12 * scale
        for label, value in step.facts if facts else ():
            top = self.text(label, _LABEL, x, top, room, 18)
            top = self.text(value, _VALUE, x, top, room, 44) + 8 * scale

    def _draw_alone(self, step: Step, y: float, height: float) -> None:
        """The one thing to do: a code over the whole width."""
        side = min(height - 110 * self.scale, self.width - 2 * self.margin)
        draw_code(self.pen, step.code, (self.width - side) / 2, y + 8 * self.scale, side)
        y += side + 8 * self.scale
        room = self.width - 2 * self.margin
        y = self.text(step.title, _STEP, self.margin, y, room, 34) + 4 * self.scale
        self.text(step.hint, _HINT, self.margin, y, room, 40)

    def _draw_number(self, number: int, x: float, y: float) -> None:
        style, radius = resized(_NUMBER, _NUMBER.size * self.scale), _DISC * self.scale
        (line,) = set_lines(str(number), style, 2 * radius, 1)
        self.pen.disc(x + radius, y + radius, radius, theme.ACCENT)
        self.pen.lines([line], style, x + radius - line.width / 2, y + radius - style.leading / 2)

    def _draw_strip(self, step: Step, y: float) -> None:
        """The address over the whole width, in letters to be typed from."""
        self.pen.box(0, y, self.width, _STRIP * self.scale, theme.ACCENT_SOFT)
        y += 16 * self.scale
        for label, value in step.facts:
            y = self.text(label, _LABEL, self.margin, y, self.width - 2 * self.margin, 18)
            y = self.text(value, _ADDRESS, self.margin, y, self.width - 2 * self.margin, 62)


def poster_page(poster: Poster, paper: tuple[float, float]) -> Callable[[Pen, int, int], None]:
    """The poster as a page to print."""

    def draw(pen: Pen, _number: int, _total: int) -> None:
        pen.begin(*paper)
        _Poster(pen, paper).draw(poster)
        pen.end()

    return draw
