"""A table as it was read, whatever held it, and which of its first lines are the headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, zip_longest
from typing import TypeAlias

# Titles that some tools write above the headings.
LINES_TO_HEADINGS = 6
# Far beyond any list of people; more would only keep the computer busy.
LINES_LIMIT = 200_000
COLUMNS_LIMIT = 500

Known: TypeAlias = Callable[[str], bool]


@dataclass(frozen=True)
class Row:
    """One record; `line` is the physical line, from 1, where it begins. `cells` is None when it cannot be read."""

    line: int
    cells: tuple[str, ...] | None

    @property
    def empty(self) -> bool:
        return self.cells is not None and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """The headings, the physical `line` they are on, and the filled rows below them.

    `sheet` is the one of a workbook that was read, `other_sheets` those that hold something too. `delimiter` and
    `encoding` are those of a text.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    delimiter: str = ""
    encoding: str = ""


@dataclass(frozen=True)
class Headings:
    """Cells that may be the headings, as far down as `line`."""

    cells: tuple[str, ...]
    line: int

    def clarity(self, known: Known) -> tuple[int, int]:
        """More for more headings that are known; where none is, for more that are filled."""
        understood = sum(map(known, self.cells))
        return understood, 0 if understood else sum(1 for cell in self.cells if cell.strip())


def candidates(rows: Iterable[Row]) -> Iterator[Headings]:
    """Each of the first filled rows, then each two of them read as one: headings may take two lines."""
    filled = (row for row in rows if not row.empty)
    top = [row for row in islice(filled, LINES_TO_HEADINGS) if row.cells and len(row.cells) <= COLUMNS_LIMIT]
    yield from (Headings(row.cells, row.line) for row in top if row.cells)
    yield from (Headings(tuple(_joined(above, below)), below.line) for above, below in pairwise(top))


def _joined(above: Row, below: Row) -> Iterator[str]:
    for upper, lower in zip_longest(above.cells or (), below.cells or (), fillvalue=""):
        yield lower if lower.strip() else upper


def below(rows: Iterable[Row], headings: Headings) -> tuple[Row, ...]:
    """The filled rows under the headings."""
    return tuple(row for row in rows if row.line > headings.line and not row.empty)


def clearest(found: Sequence[Headings], known: Known) -> Headings | None:
    """The first of those that are the best known."""
    return max(found, key=lambda one: one.clarity(known), default=None)
