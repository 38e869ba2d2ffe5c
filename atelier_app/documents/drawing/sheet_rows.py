"""The rows of an attendance sheet: who, and a cell a half-day with its signature, its words, or its hatching."""

from __future__ import annotations

from collections.abc import Iterable

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.handwriting import draw_signature
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.sheet_columns import (
    MARGIN,
    NUMBER,
    PAD,
    QUIET,
    SIGNATURE,
    WIDTH,
    Columns,
    Lines,
    SetRow,
)
from atelier_app.documents.drawing.type import Style, set_lines
from atelier_app.documents.sheet import NotExpected, Signed, Unsigned

_HATCH = "#DAD5C9"
_HATCH_GAP = 5.0


def draw_row(pen: Pen, row: SetRow, place: Columns, y: float) -> None:
    """One person, from the left margin to the right one, with the lines around the cells."""
    middle = y + row.height / 2
    (number,) = set_lines(str(row.number), QUIET, NUMBER, 1)
    pen.lines([number], QUIET, MARGIN + NUMBER - 6 - number.width, middle - QUIET.leading / 2)
    for left, width, text in (
        (NUMBER, place.name_width, row.name),
        (place.organisation, place.organisation_width, row.organisation),
    ):
        draw_text(pen, text.parts, MARGIN + left, middle - text.height / 2, width)
    for index in range(len(row.row.cells)):
        _draw_cell(pen, row, index, MARGIN + place.first + index * place.cell, y, place.cell)
    for index in range(len(row.row.cells) + 1):
        x = MARGIN + place.first + index * place.cell
        pen.rule(x, y, x, y + row.height, theme.RULE)
    pen.rule(MARGIN, y + row.height, MARGIN + WIDTH, y + row.height, theme.RULE)


def draw_text(pen: Pen, parts: Iterable[tuple[Lines, Style]], x: float, y: float, width: float) -> float:
    """Stretches one under the other; returns where they end."""
    for lines, style in parts:
        y = pen.lines(lines, style, x, y, width)
    return y


def _draw_cell(pen: Pen, row: SetRow, index: int, x: float, y: float, width: float) -> None:
    cell, said = row.row.cells[index], row.said[index]
    if isinstance(cell, NotExpected):
        _hatch(pen, x, y, width, row.height)
        return
    inner = width - 2 * PAD
    if isinstance(cell, Signed):
        top = y + (row.height - SIGNATURE - said.height) / 2
        draw_signature(pen, cell.signature, x + PAD, top - 1, inner, SIGNATURE)
        draw_text(pen, said.parts, x + PAD, top + SIGNATURE + 1, inner)
    elif isinstance(cell, Unsigned):
        draw_text(pen, said.parts, x + PAD, y + (row.height - said.height) / 2, inner)


def _hatch(pen: Pen, x: float, y: float, width: float, height: float) -> None:
    """Slanting lines over a cell that is not to be signed."""
    slants = []
    offset = _HATCH_GAP
    while offset < width + height:
        # From the left or lower edge up to the upper or right one.
        start = (x, y + offset) if offset <= height else (x + offset - height, y + height)
        end = (x + offset, y) if offset <= width else (x + width, y + offset - width)
        slants.append((start, end))
        offset += _HATCH_GAP
    pen.curves(slants, _HATCH, 0.5, rounded=False)
