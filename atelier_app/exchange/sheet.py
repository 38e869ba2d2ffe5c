"""What goes into a spreadsheet, before it is written as CSV, XLSX or ODS."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from atelier_app.support.language import language

Cell: TypeAlias = str | int | float | datetime | None
"""A text, a number, a moment of the room's own local time, or nothing."""

# How each language writes a moment, for `strftime` and for spreadsheets.
_MOMENTS = {"fr": "%d/%m/%Y %H:%M", "en": "%Y-%m-%d %H:%M"}
WIDTHS = range(9, 45)
# What no XML may hold, and no name needs.
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Sheet:
    """A table under its headings; every row has a cell for each."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def widths(self) -> tuple[int, ...]:
        """How wide each column should be, in characters; a heading may take two lines."""
        columns = zip(*self.rows, strict=True) if self.rows else ((),) * len(self.headings)
        wanted = (
            max([len(heading) // 2 + 3, *(len(written(cell)) + 2 for cell in cells)])
            for heading, cells in zip(self.headings, columns, strict=True)
        )
        return tuple(min(max(width, WIDTHS.start), WIDTHS.stop) for width in wanted)


def moment_pattern() -> str:
    """How the language in force writes a moment, as `strftime` reads it."""
    return _MOMENTS[language()]


def written(cell: Cell) -> str:
    """A cell as a text."""
    match cell:
        case None:
            return ""
        case datetime():
            return cell.strftime(moment_pattern())
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return _UNSAYABLE.sub("", str(cell))
