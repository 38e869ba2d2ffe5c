"""The pages of an attendance sheet: its heading on each, the rows that fit, what they add up to, who vouches for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.sheet_columns import (
    MARGIN,
    NUMBER,
    PAD,
    PAGE,
    WIDTH,
    Columns,
    SetRow,
    columns,
    parts,
    set_row,
)
from atelier_app.documents.drawing.sheet_rows import draw_row, draw_text
from atelier_app.documents.drawing.type import Style, set_lines
from atelier_app.documents.sheet import Count, Sheet, count
from atelier_app.documents.wording import number as figure
from atelier_app.support.language import _, ngettext

_TOP = 28.0
_FOOT = 30.0
_TOTAL = 24.0
_VOUCHED = 44.0
_HEAD = 30.0
_TITLE = Style(15, 18.5, theme.INK, Weight.BOLD)
_LABEL = replace(theme.COLUMN, size=6.5, leading=9)
_FACT = Style(8.5, 11, theme.INK, Weight.MEDIUM)
_TOTAL_STYLE = Style(8.25, 11, theme.INK, Weight.SEMIBOLD)
_HALF_DAY = Style(7.75, 9.5, theme.INK, Weight.SEMIBOLD)
_TOTAL_SMALL = Style(7, 8.75, theme.INK, Weight.SEMIBOLD)
_WHEN = Style(7, 9, theme.MUTED)
# The shares of date, hours, place, organiser and facilitation in the heading.
_SHARES = (0.25, 0.15, 0.24, 0.2, 0.16)


@dataclass(frozen=True)
class SheetPage:
    """One page; `closing` when it is the last of its half-days."""

    sheet: Sheet
    part: str
    rows: Sequence[SetRow]
    place: Columns
    closing: bool

    def draw(self, pen: Pen, number: int, total: int) -> None:
        pen.begin(*PAGE)
        y = _draw_heading(pen, self.sheet, self.part)
        self._draw_titles(pen, y)
        y += _HEAD
        pen.rule(MARGIN, y, MARGIN + WIDTH, y, theme.RULE, 0.8)
        for row in self.rows:
            draw_row(pen, row, self.place, y)
            y += row.height
        self._draw_totals(pen, y)
        self._draw_foot(pen, number, total)
        pen.end()

    def _draw_titles(self, pen: Pen, y: float) -> None:
        baseline = y + _HEAD - theme.COLUMN.leading - 6
        for left, said in ((NUMBER, _("Name")), (self.place.organisation, _("Organisation"))):
            pen.lines(set_lines(said.upper(), theme.COLUMN, 200, 1), theme.COLUMN, MARGIN + left, baseline)
        for index, column in enumerate(self.sheet.columns):
            x, width = MARGIN + self.place.first + index * self.place.cell + PAD, self.place.cell - 2 * PAD
            title = set_lines(column.title, _HALF_DAY, width, 2)
            when = set_lines(column.when, _WHEN, width, 1)
            top = y + _HEAD - 4 - len(title) * _HALF_DAY.leading - _WHEN.leading
            pen.lines(when, _WHEN, x, pen.lines(title, _HALF_DAY, x, top))

    def _draw_totals(self, pen: Pen, y: float) -> None:
        on_page = [count(tuple(row.row for row in self.rows), index) for index in self._indices]
        self._draw_total(pen, y, _("Total of the page"), [] if self.sheet.blank else map(_of_page, on_page))
        if not self.closing:
            return
        y += _TOTAL
        in_all = [count(self.sheet.rows, index) for index in self._indices]
        said = _("Total: {summary}").format(summary=self.sheet.summary)
        self._draw_total(pen, y, said, [] if self.sheet.blank else map(_in_all, in_all))
        y += _TOTAL
        self._draw_vouched(pen, y)

    @property
    def _indices(self) -> range:
        return range(len(self.sheet.columns))

    def _draw_total(self, pen: Pen, y: float, label: str, figures: Sequence[str] | Iterator[str]) -> None:
        pen.box(MARGIN, y, WIDTH, _TOTAL, theme.PAPER)
        self._draw_grid(pen, y, _TOTAL)
        _draw_centred(pen, label, MARGIN + PAD, y, self.place.first - 2 * PAD)
        for index, said in enumerate(figures):
            x = MARGIN + self.place.first + index * self.place.cell + PAD
            _draw_centred(pen, said, x, y, self.place.cell - 2 * PAD)

    def _draw_vouched(self, pen: Pen, y: float) -> None:
        """The last row: the facilitator signs for each half-day."""
        who = _("Signature of the facilitator")
        text = [(who, _TOTAL_STYLE), (self.sheet.facilitator, theme.SMALL)]
        lines = [(set_lines(said, style, self.place.first - 2 * PAD, 2), style) for said, style in text]
        draw_text(pen, lines, MARGIN + PAD, y + 8, self.place.first - 2 * PAD)
        self._draw_grid(pen, y, _VOUCHED)

    def _draw_grid(self, pen: Pen, y: float, height: float) -> None:
        for index in range(len(self.sheet.columns) + 1):
            x = MARGIN + self.place.first + index * self.place.cell
            pen.rule(x, y, x, y + height, theme.RULE)
        for edge in (y, y + height):
            pen.rule(MARGIN, edge, MARGIN + WIDTH, edge, theme.RULE)

    def _draw_foot(self, pen: Pen, number: int, total: int) -> None:
        y = PAGE[1] - _FOOT
        (count_line,) = set_lines(
            _("Page {number} of {total}").format(number=number, total=total), theme.FOOT, 150, 1
        )
        pen.lines(set_lines(self.sheet.footer, theme.FOOT, WIDTH - 120, 1), theme.FOOT, MARGIN, y + 6)
        pen.lines([count_line], theme.FOOT, MARGIN + WIDTH - count_line.width, y + 6)


def _draw_centred(pen: Pen, said: str, x: float, y: float, width: float) -> None:
    """On one line, or smaller on two."""
    style = _TOTAL_STYLE
    lines = set_lines(said, style, width)
    if len(lines) > 1:
        style = _TOTAL_SMALL
        lines = set_lines(said, style, width, 2)
    pen.lines(lines, style, x, y + (_TOTAL - len(lines) * style.leading) / 2)


def _of_page(figures: Count) -> str:
    return ngettext("{n} present", "{n} present", figures.present).format(n=figure(figures.present))


def _in_all(figures: Count) -> str:
    if not figures.expected:
        return _of_page(figures)
    expected = ngettext("{n} expected", "{n} expected", figures.expected).format(n=figure(figures.expected))
    return f"{_of_page(figures)}, {expected}"


def _draw_heading(pen: Pen | None, sheet: Sheet, part: str) -> float:
    """Draws it, or with no pen only says where it ends."""
    kicker = " · ".join(filter(None, (sheet.kicker.upper(), part)))
    y = _TOP
    for content, style, most in (
        (kicker, theme.KICKER, 1),
        (sheet.title, _TITLE, 3),
        (sheet.subtitle, theme.SMALL, 2),
    ):
        lines = set_lines(content, style, WIDTH, most)
        if pen:
            pen.lines(lines, style, MARGIN, y, WIDTH)
        y += len(lines) * style.leading
    return _draw_facts(pen, sheet, y + 5)


def _draw_facts(pen: Pen | None, sheet: Sheet, y: float) -> float:
    x, bottom = MARGIN, y
    for (label, value), share in zip(sheet.facts, _SHARES, strict=True):
        width = WIDTH * share - 10
        set_label, set_value = set_lines(label.upper(), _LABEL, width, 1), set_lines(value, _FACT, width, 3)
        below = y + 4 + _LABEL.leading
        if pen:
            pen.box(x, y, width, 1.2, theme.ACCENT)
            pen.lines(set_label, _LABEL, x, y + 4)
            pen.lines(set_value, _FACT, x, below)
        bottom = max(bottom, below + len(set_value) * _FACT.leading)
        x += WIDTH * share
    return bottom + 4


def sheet_pages(sheet: Sheet) -> list[SheetPage]:
    """Every page, the half-days that don't stand side by side one after the other."""
    split = parts(len(sheet.columns))
    return [page for shown in split for page in _part(sheet, shown, len(split) > 1)]


def _part(sheet: Sheet, shown: Sequence[int], several: bool) -> Iterator[SheetPage]:
    part = ""
    if several:
        part = _("half-days {first} to {last} of {total}").format(
            first=shown[0] + 1, last=shown[-1] + 1, total=len(sheet.columns)
        )
    place = columns(len(shown))
    rows = tuple(
        replace(
            row,
            cells=tuple(row.cells[index] for index in shown),
            expected=tuple(row.expected[index] for index in shown) if row.expected else (),
        )
        for row in sheet.rows
    )
    narrowed = replace(sheet, columns=tuple(sheet.columns[index] for index in shown), rows=rows)
    laid = [set_row(row, number, place, sheet.blank) for number, row in enumerate(rows, 1)]
    pages = _paginated(laid, PAGE[1] - _FOOT - _draw_heading(None, narrowed, part) - _HEAD - _TOTAL)
    for index, on_page in enumerate(pages):
        yield SheetPage(narrowed, part, on_page, place, index == len(pages) - 1)


def _paginated(rows: Sequence[SetRow], room: float) -> list[list[SetRow]]:
    """Rows by page; the last leaves room for what they add up to."""
    pages: list[list[SetRow]] = [[]]
    for row in rows:
        if pages[-1] and sum(one.height for one in pages[-1]) + row.height > room:
            pages.append([])
        pages[-1].append(row)
    closing = room - _TOTAL - _VOUCHED
    if len(pages[-1]) > 1 and sum(one.height for one in pages[-1]) > closing:
        moved: list[SetRow] = []
        while sum(one.height for one in pages[-1]) > closing or not moved:
            moved.insert(0, pages[-1].pop())
        pages.append(moved)
    return pages
