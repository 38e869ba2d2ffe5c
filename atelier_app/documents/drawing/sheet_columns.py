"""Where the columns of an attendance sheet stand, and how its rows are set in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.type import Line, Style, set_lines
from atelier_app.documents.outline import Words
from atelier_app.documents.sheet import Row, Unsigned

MARGIN = 34.0
PAGE = theme.A4[::-1]
WIDTH = PAGE[0] - 2 * MARGIN
NUMBER = 22.0
PAD = 5.0
# Narrower than this nobody signs in a cell by hand: further half-days go to pages of their own.
MOST_COLUMNS = 6
# What is left to name and organisation, by the number of half-days.
_WHO = {1: 430.0, 2: 350.0, 3: 300.0, 4: 270.0, 5: 240.0, 6: 225.0}
_NAME_SHARE = 0.52

NAME = Style(9.0, 12, theme.INK)
QUIET = Style(7.75, 10.5, theme.MUTED)
ORGANISATION = Style(8.25, 11, theme.INK)
SAID = Style(7.75, 10, theme.INK, Weight.MEDIUM)
FOOT = Style(6.75, 9, theme.MUTED)
LEAST = 34.0
LEAST_BLANK = 38.0
SIGNATURE = 22.0

Lines = tuple[Line, ...]


@dataclass(frozen=True)
class Columns:
    """Places and widths, in points from the left margin."""

    organisation: float
    name_width: float
    organisation_width: float
    first: float
    cell: float


def columns(half_days: int) -> Columns:
    """The geometry for up to `MOST_COLUMNS` half-days on one page."""
    who = _WHO[half_days]
    name = who * _NAME_SHARE
    first = NUMBER + who
    return Columns(NUMBER + name, name - PAD, who - name - PAD, first, (WIDTH - first) / half_days)


@dataclass(frozen=True)
class SetText:
    """Stretches of lines, each in its style, one under the other."""

    parts: tuple[tuple[Lines, Style], ...]

    @property
    def height(self) -> float:
        return sum(len(lines) * style.leading for lines, style in self.parts)


@dataclass(frozen=True)
class SetRow:
    """A row ready to draw: its number from 1, its cells in the order of the half-days shown."""

    row: Row
    number: int
    name: SetText
    organisation: SetText
    said: tuple[SetText, ...]
    height: float


def set_row(row: Row, number: int, place: Columns, blank: bool) -> SetRow:
    """Nothing that a row says is cut: it grows instead."""
    name = _text(place.name_width, (row.name, NAME), (row.mark, QUIET))
    organisation = _text(place.organisation_width, (row.organisation, ORGANISATION), (row.role, QUIET))
    said = tuple(
        _text(place.cell - 2 * PAD, (cell.said, SAID), (cell.reason, QUIET), (cell.foot, FOOT))
        if isinstance(cell, Unsigned)
        else _text(place.cell - 2 * PAD, (getattr(cell, "foot", ""), FOOT))
        for cell in row.cells
    )
    signed = [
        text.height + (0.0 if isinstance(cell, Unsigned) else SIGNATURE if text.height else 0.0)
        for cell, text in zip(row.cells, said, strict=True)
    ]
    tallest = max(name.height, organisation.height, *signed) + 2 * PAD - 2
    return SetRow(row, number, name, organisation, said, max(tallest, LEAST_BLANK if blank else LEAST))


def _text(width: float, *parts: tuple[Words | str, Style]) -> SetText:
    return SetText(tuple((set_lines(content, style, width), style) for content, style in parts if content))


def parts(half_days: int) -> list[Sequence[int]]:
    """Which half-days stand on a page together: as few pages as they need, in equal shares."""
    pages = -(-half_days // MOST_COLUMNS)
    share = -(-half_days // pages)
    return [range(start, min(start + share, half_days)) for start in range(0, half_days, share)]
