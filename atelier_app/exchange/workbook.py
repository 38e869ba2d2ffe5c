"""Reads a workbook (XLSX, XLS, ODS): the sheet whose headings are the clearest, its cells as the text one sees."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TypeAlias

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
    load_workbook,
)

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.exchange.grid import Headings, Known, Row, Table, below, candidates, clearest
from atelier_app.exchange.packages import checked_package

SHEETS_LIMIT = 50
# What opens a workbook: a ZIP archive, or the compound file of older ones and of those behind a password.
PACKAGE, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_TOP = 40
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_Value: TypeAlias = str | int | float | bool | date | datetime | time | timedelta


def read_workbook(data: bytes, name: str, known: Known) -> Table:
    """The sheet with the clearest headings. Raises `Refused` (NOT_A_TABLE, EMPTY_TABLE, TABLE_LOCKED, …)."""
    if data.startswith(COMPOUND) and _LOCKED in data:
        raise Refused(Refusal.TABLE_LOCKED, name=name)
    package = checked_package(data, name) if data.startswith(PACKAGE) else data
    try:
        return _clearest_sheet(load_workbook(io.BytesIO(package)), name, known)
    except PasswordError:
        raise Refused(Refusal.TABLE_LOCKED, name=name) from None
    except (CalamineError, OSError, ValueError):
        raise Refused(Refusal.NOT_A_TABLE, name=name) from None


def _clearest_sheet(workbook: CalamineWorkbook, name: str, known: Known) -> Table:
    found: list[tuple[Headings, CalamineSheet]] = []
    for sheet in _sheets(workbook):
        headings = clearest(list(candidates(_rows(sheet, _TOP))), known)
        if headings is not None:
            found.append((headings, sheet))
    if not found:
        raise Refused(Refusal.EMPTY_TABLE, name=name)
    best, chosen = max(found, key=lambda one: one[0].clarity(known))
    others = tuple(sheet.name for _, sheet in found if sheet is not chosen)
    return Table(best.cells, below(_rows(chosen), best), best.line, chosen.name, others)


def _sheets(workbook: CalamineWorkbook) -> Iterator[CalamineSheet]:
    """Those that are shown; hidden ones hold what a form chooses from."""
    for index, sheet in enumerate(workbook.sheets_metadata[:SHEETS_LIMIT]):
        if sheet.visible is SheetVisibleEnum.Visible:
            yield workbook.get_sheet_by_index(index)


def _rows(sheet: CalamineSheet, count: int | None = None) -> Iterator[Row]:
    """The rows from the first that holds something on, numbered as the spreadsheet does."""
    if sheet.start is None:
        return
    top, _ = sheet.start
    continued = _continued(sheet)
    above: list[str] = []
    for line, values in enumerate(islice(sheet.iter_rows(), count), top + 1):
        cells = [shown(value) for value in values]
        for column in continued.get(line, ()):
            cells[column] = above[column]
        above = cells
        yield Row(line, tuple(cells))


def _continued(sheet: CalamineSheet) -> dict[int, set[int]]:
    """By line, the columns whose cell is one with that above, and says the same."""
    columns: dict[int, set[int]] = {}
    (top, left), (bottom, right) = sheet.start or (0, 0), sheet.end or (0, 0)
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        if left <= column <= right:
            for row in range(max(first, top) + 1, min(last, bottom) + 1):
                columns.setdefault(row + 1, set()).add(column - left)
    return columns


def shown(value: _Value) -> str:
    """A cell's value as people read it: a table `3` is no `3.0`."""
    match value:
        case bool():
            return "x" if value else ""
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "minutes")
        case time():
            return value.isoformat("minutes")
        case _:
            return str(value)
