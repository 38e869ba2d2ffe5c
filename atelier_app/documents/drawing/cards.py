"""Notes as cards on their papers: four to a row, the long ones over the whole width and over pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.brush import Brush
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.piece import Piece
from atelier_app.documents.drawing.type import Line, set_lines
from atelier_app.documents.outline import Card, Cards
from atelier_app.domain.board import Colour

_IN_ROW = 4
_SPACE = 8.0
_PAD = 9.0
_LEAST = 52.0
_FOOT = 13.0
# Past this many lines a note is read better on the whole width than in a third of it.
_LONG = 8


def paper(
    pen: Brush, x: float, y: float, width: float, height: float, colour: Colour, scale: float = 1.0
) -> None:
    """A sheet with a slightly thicker foot: a note, without a shadow's transparency."""
    pen.box(x, y, width, height, theme.NOTE_EDGES[colour], 2.0 * scale)
    pen.box(x, y, width, height - 1.2 * scale, theme.NOTES[colour], 2.0 * scale)


class CardRow:
    """Up to four cards of one height."""

    leads = False

    def __init__(self, cards: Sequence[tuple[Card, tuple[Line, ...]]], card_width: float, gap: float) -> None:
        self._cards, self._width, self.gap = tuple(cards), card_width, gap
        tallest = max(len(lines) * theme.NOTE.leading + (_FOOT if card.label else 0) for card, lines in cards)
        self.height = self.least = max(_LEAST, tallest + 2 * _PAD)

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        return None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        for card, lines in self._cards:
            paper(pen, x, y, self._width, self.height, card.colour)
            inner = self._width - 2 * _PAD
            pen.lines(lines, theme.NOTE, x + _PAD, y + _PAD - 1, inner)
            foot = set_lines(card.label, theme.NOTE_FOOT, inner, 1)
            pen.lines(foot, theme.NOTE_FOOT, x + _PAD, y + self.height - theme.NOTE_FOOT.leading - 7)
            x += self._width + _SPACE


class LongCard:
    """One card over the whole width, cut between lines where a page ends."""

    leads = False

    def __init__(self, card: Card, lines: Sequence[Line], width: float, gap: float) -> None:
        self._card, self._lines, self._width, self.gap = card, tuple(lines), width, gap
        foot = _FOOT if card.label else 0
        self.height = len(self._lines) * theme.NOTE.leading + 2 * _PAD + foot
        self.least = min(self.height, 5 * theme.NOTE.leading + 2 * _PAD + _FOOT)

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        count = min(int((room - 2 * _PAD - _FOOT) / theme.NOTE.leading), len(self._lines) - 2)
        if count < 3:
            return None
        first = LongCard(self._card, self._lines[:count], self._width, self.gap)
        return first, LongCard(self._card, self._lines[count:], self._width, 0.0)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        paper(pen, x, y, self._width, self.height, self._card.colour)
        inner = self._width - 2 * _PAD
        below = pen.lines(self._lines, theme.NOTE, x + _PAD, y + _PAD - 1, inner)
        foot = set_lines(self._card.label, theme.NOTE_FOOT, inner, 1)
        pen.lines(foot, theme.NOTE_FOOT, x + _PAD, below + 4)


def card_pieces(cards: Cards, width: float, gap: float) -> Iterator[Piece]:
    """The cards' rows, short notes first."""
    card_width = (width - (_IN_ROW - 1) * _SPACE) / _IN_ROW
    row: list[tuple[Card, tuple[Line, ...]]] = []
    long: list[Card] = []
    for card in cards.cards:
        lines = set_lines(card.text, theme.NOTE, card_width - 2 * _PAD, _LONG + 1)
        if len(lines) > _LONG:
            long.append(card)
            continue
        row.append((card, lines))
        if len(row) == _IN_ROW:
            yield CardRow(row, card_width, gap)
            row, gap = [], _SPACE
    if row:
        yield CardRow(row, card_width, gap)
        gap = _SPACE
    for card in long:
        yield LongCard(card, set_lines(card.text, theme.NOTE, width - 2 * _PAD), width, gap)
        gap = _SPACE
