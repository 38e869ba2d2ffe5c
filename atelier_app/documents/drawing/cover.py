"""The cover: the initiative's name on the accent, the figures that matter, and the essentials in a few lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.cards import paper
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.piece import Piece
from atelier_app.documents.drawing.type import Line, Style, resized, set_lines, set_title
from atelier_app.documents.outline import Cover, Figure
from atelier_app.domain.board import Colour

_BAND = 352.0
_KICKER = Style(9.5, 13, theme.ON_ACCENT_QUIET, Weight.MEDIUM, tracking=1.1)
_TITLE = Style(34, 40, theme.ON_ACCENT, Weight.BOLD)
_TITLE_SIZES = (34.0, 29.0, 25.0, 21.0)
_SUBTITLE = Style(14, 20, theme.ON_ACCENT_QUIET)
_WHEN = Style(11, 17, theme.INK, Weight.MEDIUM)
_ORGANISATION = replace(theme.BODY, size=10.5, leading=17, colour=theme.MUTED)
_ESSENTIALS_TITLE = Style(16, 22, theme.INK, Weight.BOLD)
# Notes that hang over the band's edge: column, rise over the edge, paper.
_NOTES = (
    (0, 34.0, Colour.YELLOW),
    (1, 52.0, Colour.CORAL),
    (2, 40.0, Colour.GREEN),
    (3, 58.0, Colour.BLUE),
)
_NOTE = (58.0, 46.0, 10.0)


class CoverPiece:
    """A whole page, drawn from its very edges."""

    gap = 0.0
    leads = False

    def __init__(self, cover: Cover, size: tuple[float, float]) -> None:
        self._cover = cover
        self._page_width, self.height = size
        self.least = self.height
        self._width = self._page_width - 2 * theme.MARGIN

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        return None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        pen.mark("cover", 0)
        pen.entry(self._cover.title, "cover", 0)
        pen.box(0, 0, self._page_width, _BAND, theme.ACCENT)
        self._draw_notes(pen)
        self._draw_names(pen)
        y = _BAND + 38
        y = pen.lines(set_lines(self._cover.when, _WHEN, self._width, 3), _WHEN, theme.MARGIN, y)
        lines = set_lines(self._cover.organisation, _ORGANISATION, self._width, 2)
        y = pen.lines(lines, _ORGANISATION, theme.MARGIN, y)
        y = draw_figures(pen, self._cover.figures, theme.MARGIN, max(y, _BAND + 72) + 34, self._width)
        self._draw_essentials(pen, y + 34)

    def _draw_notes(self, pen: Pen) -> None:
        width, height, space = _NOTE
        start = self._page_width - theme.MARGIN - len(_NOTES) * (width + space) + space
        for column, rise, colour in _NOTES:
            x, y = start + column * (width + space), _BAND - rise
            paper(pen, x, y, width, height, colour)
            for line, share in enumerate((1.0, 0.8, 0.5)):
                length = (width - 18) * share
                pen.rule(x + 9, y + 13 + line * 9, x + 9 + length, y + 13 + line * 9, theme.INK, 0.9)

    def _draw_names(self, pen: Pen) -> None:
        y = (
            pen.lines(
                set_lines(self._cover.kicker.upper(), _KICKER, self._width, 1), _KICKER, theme.MARGIN, 68
            )
            + 14
        )
        style, lines = _fitted(self._cover.title, self._width - 20)
        y = pen.lines(lines, style, theme.MARGIN, y) + 14
        room = int((_BAND - 66 - y) / _SUBTITLE.leading)
        subtitle = set_lines(self._cover.subtitle, _SUBTITLE, self._width - 20, max(1, min(room, 3)))
        pen.lines(subtitle, _SUBTITLE, theme.MARGIN, y)

    def _draw_essentials(self, pen: Pen, y: float) -> None:
        if not self._cover.essentials:
            return
        title = set_lines(self._cover.essentials_title, _ESSENTIALS_TITLE, self._width, 1)
        y = pen.lines(title, _ESSENTIALS_TITLE, theme.MARGIN, y) + 6
        for content in self._cover.essentials:
            y = pen.lines(set_lines(content, theme.LEAD, self._width), theme.LEAD, theme.MARGIN, y) + 6


def _fitted(title: str, width: float) -> tuple[Style, tuple[Line, ...]]:
    """The title in the largest size that leaves the band its air."""
    for size in _TITLE_SIZES:
        style = resized(_TITLE, size)
        most = int(128 / style.leading)
        lines = set_title(title, style, width, most + (size != _TITLE_SIZES[-1]))
        if len(lines) <= most:
            break
    return style, lines


def draw_figures(pen: Pen, figures: Sequence[Figure], x: float, y: float, width: float) -> float:
    """Large figures in columns under short rules; returns where they end."""
    if not figures:
        return y
    space = 14.0
    columns = max(len(figures), 3)
    column = (width - (columns - 1) * space) / columns
    bottom = y
    for index, figure in enumerate(figures):
        left = x + index * (column + space)
        pen.box(left, y, column, 2.2, theme.ACCENT)
        below = pen.lines(set_lines(figure.value, theme.FIGURE, column, 1), theme.FIGURE, left, y + 10)
        label = set_lines(figure.label, theme.FIGURE_LABEL, column, 3)
        bottom = max(bottom, pen.lines(label, theme.FIGURE_LABEL, left, below))
    return bottom
