"""Columns of cards side by side, each under its title: cut between cards where a page ends, titles repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.cards import paper
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.piece import Piece
from atelier_app.documents.drawing.type import Line, Style, set_lines
from atelier_app.documents.outline import Card, Lane, Lanes

_SPACE, _PAD, _BETWEEN = 8.0, 7.0, 6.0
_MOST_LINES = 6
_TITLE = Style(9.5, 13, theme.INK, Weight.BOLD)
_FIRST = Style(9.5, 13, theme.ACCENT, Weight.BOLD)
_TEXT = Style(8.25, 11, theme.INK)


@dataclass(frozen=True)
class _Set:
    """A card whose words are set."""

    card: Card
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        return (
            len(self.lines) * _TEXT.leading
            + (theme.NOTE_FOOT.leading + 2 if self.card.label else 0)
            + 2 * _PAD
        )


class LanesPiece:
    """Each column is as high as its cards; the piece is as high as the highest."""

    leads = False

    def __init__(
        self, titles: Sequence[str], columns: Sequence[Sequence[_Set]], width: float, gap: float
    ) -> None:
        self._titles, self._columns = tuple(titles), tuple(tuple(column) for column in columns)
        self._width, self.gap = width, gap
        self._each = (width - (len(titles) - 1) * _SPACE) / max(1, len(titles))
        titled = (len(set_lines(title, _TITLE, self._each - 2 * _PAD, 2)) for title in titles)
        self._head = max(titled, default=0) * _TITLE.leading + _PAD + 3
        self.height = self._head + max(map(_reach, self._columns), default=0.0) + _PAD
        tallest = max((column[0].height for column in self._columns if column), default=0.0)
        self.least = self._head + tallest + 2 * _PAD

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        counts = [_fitting(column, room - self._head - _PAD) for column in self._columns]
        if not any(counts):
            return None
        kept = [column[:count] for column, count in zip(self._columns, counts, strict=True)]
        rest = [column[count:] for column, count in zip(self._columns, counts, strict=True)]
        first = LanesPiece(self._titles, kept, self._width, self.gap)
        return first, LanesPiece(self._titles, rest, self._width, 0.0)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        for index, (title, column) in enumerate(zip(self._titles, self._columns, strict=True)):
            left = x + index * (self._each + _SPACE)
            pen.box(left, y, self._each, self.height, theme.PAPER if index else theme.ACCENT_SOFT, 4)
            style = _TITLE if index else _FIRST
            pen.lines(set_lines(title, style, self._each - 2 * _PAD, 2), style, left + _PAD, y + _PAD)
            self._draw_column(pen, column, left + _PAD / 2, y + self._head)

    def _draw_column(self, pen: Pen, column: Sequence[_Set], x: float, y: float) -> None:
        width = self._each - _PAD
        for one in column:
            paper(pen, x, y, width, one.height, one.card.colour)
            below = pen.lines(one.lines, _TEXT, x + _PAD, y + _PAD - 1, width - 2 * _PAD)
            foot = set_lines(one.card.label, theme.NOTE_FOOT, width - 2 * _PAD, 1)
            pen.lines(foot, theme.NOTE_FOOT, x + _PAD, below + 2)
            y += one.height + _BETWEEN


def _reach(column: Sequence[_Set]) -> float:
    return sum(one.height + _BETWEEN for one in column)


def _fitting(column: Sequence[_Set], room: float) -> int:
    """How many cards from the top fit."""
    reached = 0.0
    for count, one in enumerate(column):
        reached += one.height + _BETWEEN
        if reached > room:
            return count
    return len(column)


def lanes_piece(lanes: Lanes, width: float, gap: float) -> LanesPiece:
    """The columns, their words set for this width."""
    each = (width - (len(lanes.lanes) - 1) * _SPACE) / max(1, len(lanes.lanes))
    return LanesPiece(
        [lane.title for lane in lanes.lanes],
        [_column(lane, each - 3 * _PAD) for lane in lanes.lanes],
        width,
        gap,
    )


def _column(lane: Lane, room: float) -> list[_Set]:
    return [_Set(card, set_lines(card.text, _TEXT, room, _MOST_LINES)) for card in lane.cards]
