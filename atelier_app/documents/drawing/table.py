"""Tables: rows under hairlines, titles repeated on each page, bars drawn in their cells, ties bracketed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.piece import Piece
from atelier_app.documents.drawing.stacked import draw_stacked
from atelier_app.documents.drawing.type import Line, Style, set_lines
from atelier_app.documents.outline import Align, Bar, Cell, Column, Rich, Row, Stacked, Table

_GUTTER = 13.0
_MOST_LINES = 6
_BAR = 9.0
_BRACKET = 7.0
# A table no higher than this is read at a glance: it is not cut.
_SHORT = 180.0


@dataclass(frozen=True)
class _Set:
    """A cell ready to draw: its lines in one style, the remark's in another."""

    lines: tuple[Line, ...]
    style: Style
    remark: tuple[Line, ...] = ()

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading + len(self.remark) * theme.SMALL.leading


@dataclass(frozen=True)
class _SetRow:
    cells: tuple[_Set | Bar | Stacked, ...]
    height: float
    tie: int


class _Layout:
    """The columns' places in a width, and how their cells are set."""

    def __init__(self, table: Table, width: float) -> None:
        self.columns = table.columns
        self.width = width
        self.base = theme.CELL_COMPACT if table.compact else theme.CELL
        self.pad = 3.5 if table.compact else 6.0
        total = sum(column.share for column in table.columns)
        self.widths = [column.share / total * width for column in table.columns]
        self.places = [sum(self.widths[:index]) for index in range(len(self.widths))]

    def room(self, index: int) -> float:
        return self.widths[index] - (_GUTTER if index < len(self.widths) - 1 else 0)

    def style(self, column: Column) -> Style:
        weight = Weight.SEMIBOLD if column.strong else Weight.REGULAR
        return replace(self.base, weight=weight, colour=theme.MUTED if column.quiet else theme.INK)

    def row(self, row: Row) -> _SetRow:
        cells = tuple(self._cell(cell, index) for index, cell in enumerate(row.cells))
        tallest = max(cell.height if isinstance(cell, _Set) else self.base.leading for cell in cells)
        return _SetRow(cells, max(tallest, self.base.leading) + 2 * self.pad, row.tie)

    def _cell(self, cell: Cell, index: int) -> _Set | Bar | Stacked:
        if isinstance(cell, Bar | Stacked):
            return cell
        style, room = self.style(self.columns[index]), self.room(index)
        if isinstance(cell, Rich):
            remark = set_lines(cell.remark, theme.SMALL, room, _MOST_LINES)
            return _Set(set_lines(cell.text, style, room, _MOST_LINES), style, remark)
        return _Set(set_lines(cell, style, room, _MOST_LINES), style)

    def titles(self) -> list[tuple[Line, ...]]:
        return [
            set_lines(column.title.upper(), theme.COLUMN, self.room(index), 2)
            for index, column in enumerate(self.columns)
        ]


class TablePiece:
    """Rows that go over as many pages as they need."""

    leads = False

    def __init__(self, layout: _Layout, rows: Sequence[_SetRow], gap: float) -> None:
        self._layout, self._rows, self.gap = layout, tuple(rows), gap
        self._titles = layout.titles()
        deepest = max(len(lines) for lines in self._titles)
        self._head = deepest * theme.COLUMN.leading + 8 if deepest else 0.0
        self.height = self._head + sum(row.height for row in rows)
        self._whole = self.height <= _SHORT
        self.least = self.height if self._whole else self._head + sum(row.height for row in rows[:2])

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        if self._whole:
            return None
        used, count = self._head, 0
        while count < len(self._rows) and used + self._rows[count].height <= room:
            used += self._rows[count].height
            count += 1
        # Two rows on either side, so that no row stands alone.
        count = min(count, len(self._rows) - 2)
        if count < 2:
            return None
        first = TablePiece(self._layout, self._rows[:count], self.gap)
        return first, TablePiece(self._layout, self._rows[count:], 0.0)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        layout = self._layout
        if self._head:
            for index, lines in enumerate(self._titles):
                self._draw_lines(pen, lines, theme.COLUMN, x, y, index)
            pen.rule(x, y + self._head, x + layout.width, y + self._head, theme.RULE)
        y += self._head
        self._draw_ties(pen, x, y)
        for row in self._rows:
            self._draw_row(pen, row, x, y)
            y += row.height
            pen.rule(x, y, x + layout.width, y, theme.LINE)

    def _draw_row(self, pen: Pen, row: _SetRow, x: float, y: float) -> None:
        for index, cell in enumerate(row.cells):
            if isinstance(cell, Bar):
                self._draw_bar(pen, cell, x + self._layout.places[index], y + row.height / 2, index)
                continue
            if isinstance(cell, Stacked):
                left, room = x + self._layout.places[index], self._layout.room(index)
                draw_stacked(pen, cell.counts, left, y + row.height / 2, room)
                continue
            top = y + (row.height - cell.height) / 2
            below = self._draw_lines(pen, cell.lines, cell.style, x, top, index)
            self._draw_lines(pen, cell.remark, theme.SMALL, x, below, index)

    def _draw_lines(
        self, pen: Pen, lines: Sequence[Line], style: Style, x: float, y: float, index: int
    ) -> float:
        left, room = x + self._layout.places[index], self._layout.room(index)
        if self._layout.columns[index].align is Align.START:
            return pen.lines(lines, style, left, y)
        for line in lines:
            pen.lines([line], style, left + room - line.width + style.tracking, y)
            y += style.leading
        return y

    def _draw_bar(self, pen: Pen, bar: Bar, x: float, middle: float, index: int) -> None:
        """The bar, then its value; the longest leaves the value its room."""
        style = replace(self._layout.base, weight=Weight.SEMIBOLD)
        (value,) = set_lines(bar.value, style, 1000, 1) or (None,)
        room = self._layout.room(index) - (value.width + 8 if value else 0)
        length = max(room * min(1.0, max(0.0, bar.share)), 0.0)
        if length > 0:
            colour = theme.ACCENT if bar.strong else theme.ACCENT_PALE
            pen.box(x, middle - _BAR / 2, max(length, 2.0), _BAR, colour, min(2.0, length / 2))
        if value:
            start = x + (max(length, 2.0) + 7 if length > 0 else 0)
            pen.lines([value], style, start, middle - style.leading / 2)

    def _draw_ties(self, pen: Pen, x: float, y: float) -> None:
        """A bracket at the left of neighbouring rows of one tie."""
        start, tops = 0, [y]
        for row in self._rows:
            tops.append(tops[-1] + row.height)
        for index in range(1, len(self._rows) + 1):
            if index < len(self._rows) and self._rows[index].tie == self._rows[start].tie:
                continue
            if self._rows[start].tie and index - start > 1:
                self._bracket(pen, x, tops[start] + 5, tops[index] - 5)
            start = index

    @staticmethod
    def _bracket(pen: Pen, x: float, top: float, bottom: float) -> None:
        left = x - _BRACKET
        pen.rule(left, top, left, bottom, theme.ACCENT, 1.2)
        for end in (top, bottom):
            pen.rule(left - 0.6, end, left + 3.5, end, theme.ACCENT, 1.2)


def table_piece(table: Table, width: float, gap: float) -> TablePiece:
    """The table laid out for a width."""
    layout = _Layout(table, width)
    return TablePiece(layout, [layout.row(row) for row in table.rows], gap)
