"""Reads ideas out of a file, a note a line or a row: plain text, CSV, XLSX, XLS or ODS, or what was copied."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TypeVar

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.exchange.delimited import decode, delimiters, records
from atelier_app.exchange.formulas import unguarded
from atelier_app.exchange.grid import LINES_LIMIT, LINES_TO_HEADINGS, Row, Table
from atelier_app.exchange.idea_columns import columns, holds_texts, is_ours
from atelier_app.exchange.ideas import IdeasRead, ideas_in_lines, ideas_in_rows
from atelier_app.exchange.table import load
from atelier_app.exchange.workbook import COMPOUND, PACKAGE, read_workbook

T = TypeVar("T")
SIZE_LIMIT = 20_000_000
# Of all texts together, in UTF-8: what goes to the engine as one message must hold them.
_TEXTS_LIMIT = 30_000_000
_TABLES = {".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".ods"}
_LINE_END = re.compile("\r\n|\r|\n")
# No text holds it, so that a table of one column is never taken for more.
_NO_DELIMITER = "\x1f"
_SAID = {
    Refusal.NOT_A_TABLE: Refusal.NOT_IDEAS,
    Refusal.EMPTY_TABLE: Refusal.NO_IDEAS,
    Refusal.TABLE_TOO_LARGE: Refusal.IDEAS_TOO_LARGE,
}


def read_ideas(path: Path) -> IdeasRead:
    """The ideas of a file, a table where its name or its content says so, else a text.

    Raises `Refused` (FILE_MISSING, CANNOT_READ, NOT_IDEAS, NO_IDEAS, NO_TEXT_COLUMN, IDEAS_TOO_LARGE, TABLE_LOCKED).
    """
    return _checked(lambda: _read(load(path, SIZE_LIMIT), path.name, path.suffix.lower()), path.name)


def read_copied(text: str, name: str) -> IdeasRead:
    """The ideas of a text that was copied: a table under its headings, else a note a line. As `read_ideas`."""
    return _checked(lambda: _copied(text), name)


def _checked(read: Callable[[], IdeasRead], name: str) -> IdeasRead:
    """What was read, in the words of ideas where it is refused."""
    try:
        found = read()
    except Refused as refused:
        raise Refused(_SAID.get(refused.code, refused.code), **refused.facts) from refused
    if sum(len(idea.text.encode()) for idea in found.ideas) > _TEXTS_LIMIT:
        raise Refused(Refusal.IDEAS_TOO_LARGE, name=name)
    return found


def _read(data: bytes, name: str, suffix: str) -> IdeasRead:
    if len(data) > SIZE_LIMIT:
        raise Refused(Refusal.IDEAS_TOO_LARGE, name=name)
    if data.startswith((PACKAGE, COMPOUND)):
        return _of_workbook(read_workbook(data, name, holds_texts), name)
    text, _encoding = decode(data, name, controls=True)
    if suffix not in _TABLES:
        return ideas_in_lines(_lines(text))
    if not text.strip():
        raise Refused(Refusal.NO_IDEAS, name=name)
    found = _of_table(text)
    if found is None:
        raise Refused(Refusal.NO_TEXT_COLUMN, name=name)
    return found


def _copied(text: str) -> IdeasRead:
    if text.count("\n") > LINES_LIMIT:
        raise Refused(Refusal.IDEAS_TOO_LARGE, name="")
    # One word on the first line is an idea like another.
    return _of_table(text, least=2) or ideas_in_lines(_lines(text))


def _lines(text: str) -> list[str]:
    """Its lines without their ends; what follows the last end is none when it is empty."""
    lines = _LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]


# --- tables


def _of_table(text: str, least: int = 1) -> IdeasRead | None:
    """The ideas under the first headings that name them and are known, `least` of them; None without any."""
    with _wide_cells(len(text)):
        delimiter, headings = _headings(text)
        if headings is None or headings.cells is None or len(columns(headings.cells)) < least:
            return None
        ours = is_ours(headings.cells)
        rows = [row for row in records(text, delimiter, LINES_LIMIT) if row.line > headings.line]
    filled = [_unguarded(row) if ours else row for row in rows if not row.empty]
    read = ideas_in_rows(filled, columns(headings.cells))
    return _with_blanks(read, [row.line for row in rows if row.empty])


def _headings(text: str) -> tuple[str, Row | None]:
    """The delimiter under which most headings are known, and their row."""
    found = [(delimiter, row) for delimiter in delimiters(text) if (row := _first(records(text, delimiter)))]
    if not found:
        return "", None
    delimiter, row = max(found, key=lambda one: len(columns(one[1].cells or ())))
    alone = row.cells is not None and len(row.cells) == 1
    return _NO_DELIMITER if alone else delimiter, row


def _first(rows: Iterable[Row]) -> Row | None:
    """The first row that names the texts, near the top."""
    top = islice((row for row in rows if not row.empty), LINES_TO_HEADINGS)
    return next((row for row in top if any(map(holds_texts, row.cells or ()))), None)


def _unguarded(row: Row) -> Row:
    return row if row.cells is None else Row(row.line, tuple(map(unguarded, row.cells)))


def _of_workbook(table: Table, name: str) -> IdeasRead:
    """In a workbook a row is a line, so that those that are missing were blank."""
    if not any(map(holds_texts, table.headings)):
        raise Refused(Refusal.NO_TEXT_COLUMN, name=name)
    read = ideas_in_rows(table.rows, columns(table.headings))
    held = {row.line for row in table.rows}
    last = max(held, default=table.line)
    return _with_blanks(read, [line for line in range(table.line + 1, last) if line not in held])


def _with_blanks(read: IdeasRead, blanks: Sequence[int]) -> IdeasRead:
    return IdeasRead(read.ideas, read.problems, tuple(sorted((*read.blanks, *blanks))))


@contextmanager
def _wide_cells(limit: int) -> Iterator[None]:
    """A cell may be as long as the file, so that a text that is too long is told as such."""
    before = csv.field_size_limit(max(limit, csv.field_size_limit()))
    try:
        yield
    finally:
        csv.field_size_limit(before)
