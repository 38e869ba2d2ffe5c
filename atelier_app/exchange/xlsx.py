"""Sheets as an Excel workbook: texts stay texts, headings stay in sight, and it prints in landscape."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from atelier_app.exchange.formulas import may_run
from atelier_app.exchange.sheet import Cell, Sheet, moment_pattern, written

# What Excel holds in a cell.
TEXT_LIMIT = 32_767
_A4 = 9
_HEADING = {
    "bold": True,
    "text_wrap": True,
    "valign": "vcenter",
    "bg_color": "#E0F0EE",
    "font_color": "#0F5C5C",
    "bottom": 1,
    "bottom_color": "#0F5C5C",
}
# How spreadsheets write what `strftime` does.
_PARTS = {"%d": "dd", "%m": "mm", "%Y": "yyyy", "%H": "hh", "%M": "mm"}


def write_xlsx(sheets: Sequence[Sheet], subject: str, stream: BinaryIO) -> None:
    """Writes a workbook with these sheets."""
    with Workbook(stream, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": subject, "comments": ""})
        heading = workbook.add_format(_HEADING)
        moment = workbook.add_format({"num_format": _moment_format(), "align": "left"})
        quoted = workbook.add_format({"quote_prefix": True})
        for sheet in sheets:
            page = workbook.add_worksheet(sheet.title)
            _lay_out(page, sheet, subject)
            for column, text in enumerate(sheet.headings):
                page.write_string(0, column, written(text), heading)
            for line, row in enumerate(sheet.rows, 1):
                for column, cell in enumerate(row):
                    _write(page, line, column, cell, moment, quoted)


def _lay_out(page: Worksheet, sheet: Sheet, subject: str) -> None:
    page.set_row(0, 32)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.headings) - 1)
    for column, width in enumerate(sheet.widths()):
        page.set_column(column, column, width)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{len(sheet.rows) + 1}"})  # a table's name may be `3`
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header("&L" + subject.replace("&", "&&")[:200])
    page.set_footer("&R&P/&N")


def _write(page: Worksheet, line: int, column: int, cell: Cell, moment: Format, quoted: Format) -> None:
    match cell:
        case None | "":
            pass
        case datetime():
            page.write_datetime(line, column, cell, moment)
        case int() | float():
            page.write_number(line, column, cell)
        case _:
            # Marked as typed with an apostrophe, such a text stays one even when somebody edits the cell.
            page.write_string(line, column, _fitting(written(cell)), quoted if may_run(cell) else None)


def is_too_long(text: str) -> bool:
    """Whether a text does not fit a cell, and will be cut."""
    return len(text) > TEXT_LIMIT


def _fitting(text: str) -> str:
    return text[: TEXT_LIMIT - 1] + "…" if is_too_long(text) else text


def _moment_format() -> str:
    pattern = moment_pattern()
    for part, letters in _PARTS.items():
        pattern = pattern.replace(part, letters)
    return pattern
