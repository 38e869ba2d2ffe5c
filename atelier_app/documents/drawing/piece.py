"""A piece of page: something with a height that is drawn at a place and may be cut where a page ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.type import Line, Style


class Piece(Protocol):
    """Laid out for a width already. `gap` is the space above it, dropped at the top of a page; `least` is the
    height below which it cannot be cut; one that `leads` stays on the page of what follows it.
    """

    height: float
    gap: float
    least: float
    leads: bool

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        """Two pieces of which the first fits `room`, or None when it is not worth cutting there."""

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draws it with its top left at `x`, `y`."""


class Text:
    """Set lines in one style, cut between lines but never leaving one alone."""

    def __init__(
        self,
        lines: Sequence[Line],
        style: Style,
        width: float,
        gap: float = 0.0,
        leads: bool = False,
        anchor: tuple[str, str, int] | None = None,
    ) -> None:
        self.lines, self.style, self.width = tuple(lines), style, width
        self.gap, self.leads = gap, leads
        self.height = len(self.lines) * style.leading
        self.least = min(self.height, 3 * style.leading)
        self.anchor = anchor

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        count = min(int(room / self.style.leading), len(self.lines) - 2)
        if count < 2:
            return None
        first = Text(self.lines[:count], self.style, self.width, self.gap, False, self.anchor)
        return first, Text(self.lines[count:], self.style, self.width)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        if self.anchor:
            name, title, level = self.anchor
            pen.mark(name, max(0.0, y - 24))
            pen.entry(title, name, level)
        pen.lines(self.lines, self.style, x, y, self.width)


class Stack:
    """Pieces one under the other that stay on one page."""

    def __init__(self, pieces: Sequence[Piece], gap: float = 0.0, leads: bool = False) -> None:
        self.pieces, self.gap, self.leads = tuple(pieces), gap, leads
        self.height = sum(
            piece.height + (piece.gap if index else 0) for index, piece in enumerate(self.pieces)
        )
        self.least = self.height

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        return None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        for index, piece in enumerate(self.pieces):
            y += piece.gap if index else 0
            piece.draw(pen, x, y)
            y += piece.height
