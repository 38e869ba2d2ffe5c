"""Sheets of labels: where each label of a format stands on an A4 page. Lengths in millimetres, y from the top down.

Sizes and pitches are those that gLabels (templates/avery-iso-templates.xml) and LibreOffice (labels.xml) give for
these sheets; both sheets are symmetrical, so the margins are what is left, which is what they give too, rounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PAGE = (210.0, 297.0)
MARGIN = 10.0
# A code of 33 modules in its quiet zone is read at any resolution down to 26 mm; a smaller label has no room for it.
LEAST_WIDTH, LEAST_HEIGHT = 62.0, 32.0
_GRID = re.compile(r"([1-9]\d?)\s*[x×]\s*([1-9]\d?)", re.IGNORECASE)


@dataclass(frozen=True)
class Labels:
    """A format: so many columns and rows of labels of one size, `across` and `down` from one to the next."""

    columns: int
    rows: int
    width: float
    height: float
    across: float
    down: float

    @property
    def left(self) -> float:
        return (PAGE[0] - (self.columns - 1) * self.across - self.width) / 2

    @property
    def top(self) -> float:
        return (PAGE[1] - (self.rows - 1) * self.down - self.height) / 2

    @property
    def per_sheet(self) -> int:
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """The top left of a label, counted from 0 along the rows."""
        row, column = divmod(place, self.columns)
        return self.left + column * self.across, self.top + row * self.down


FORMATS = {
    "L7163": Labels(2, 7, 99.1, 38.1, 101.6, 38.1),
    "L4785": Labels(2, 5, 80.0, 50.0, 95.0, 55.0),
}


def labels(name: str, margin: float = MARGIN) -> Labels | None:
    """The format of this name, or the free grid "columns x rows" within margins; None where there is none."""
    if known := FORMATS.get(name.strip().upper()):
        return known
    asked = _GRID.fullmatch(name.strip())
    if not asked:
        return None
    columns, rows = int(asked[1]), int(asked[2])
    width, height = (PAGE[0] - 2 * margin) / columns, (PAGE[1] - 2 * margin) / rows
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return None
    return Labels(columns, rows, width, height, width, height)
