"""Reads a table as people's tools write it: whatever encoding, delimiter and quoting, broken rows apart.

RFC 4180 for quotes and line breaks inside cells; the delimiter is the one under which most headings are known.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.reasons import reason

SIZE_LIMIT = 10_000_000
DELIMITERS = (";", ",", "\t")
# Titles that some tools write above the headings.
LINES_TO_HEADINGS = 6
# Far beyond any list of people; more would only keep the computer busy.
LINES_LIMIT = 200_000
COLUMNS_LIMIT = 500
# A quote left open would otherwise swallow the rest of the file.
LINES_IN_A_ROW = 100
# Bytes that open other kinds of file, which could pass for Windows-1252.
_SIGNATURES = (
    b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*", b"BM",  # pictures
    b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"SQLite format 3\x00",  # office, PDF, databases
    b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\x7fELF", b"MZ\x90",  # archives, programs
)  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


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
    """The headings, the physical `line` they are on, and the filled rows below them."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int
    delimiter: str


def load(path: Path) -> bytes:
    """The file's bytes. Raises `Refused` (FILE_MISSING, NOT_A_TABLE, CANNOT_READ)."""
    if path.is_dir():
        raise Refused(Refusal.NOT_A_TABLE, name=path.name)
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise Refused(Refusal.FILE_MISSING, name=path.name) from None
    except OSError as error:
        raise Refused(Refusal.CANNOT_READ, name=path.name, reason=reason(error)) from error


def decode(data: bytes, name: str) -> str:
    """The text of a file. Raises `Refused` (NOT_A_TABLE) for what is no text, or is far too long."""
    if not data.strip() or len(data) > SIZE_LIMIT or data.startswith(_SIGNATURES):
        raise Refused(Refusal.NOT_A_TABLE, name=name)
    try:
        text = _decoded(data)
    except UnicodeDecodeError:
        raise Refused(Refusal.NOT_A_TABLE, name=name) from None
    if max(text.count("\n"), text.count("\r")) > LINES_LIMIT:
        raise Refused(Refusal.NOT_A_TABLE, name=name)
    controls = sum(1 for c in text if c < " " and c not in "\t\n\r\f")
    if controls * 50 > len(text):
        raise Refused(Refusal.NOT_A_TABLE, name=name)
    return text


def _decoded(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding)
    for order, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[order::2].count(0) * 3 > len(data):
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # A file that two tools have written to can hold both encodings, but never within one line.
        return "".join(_decoded_line(line) for line in data.splitlines(keepends=True))


def _decoded_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def parse(text: str, known: Callable[[str], bool]) -> Table | None:
    """The table whose headings are the most `known`; None when no line near the top has any."""
    best = max(_candidates(text), key=lambda candidate: sum(map(known, candidate.headings)), default=None)
    if best is None or not any(map(known, best.headings)):
        return None
    return replace(best, rows=tuple(_below(text, best)))


def _below(text: str, table: Table) -> Iterator[Row]:
    for row in read_rows(text, table.delimiter):
        if row.line > table.line and not row.empty:
            yield row


def _candidates(text: str) -> Iterator[Table]:
    """Each of the first rows as the headings, under each delimiter."""
    for delimiter in _delimiters(text):
        filled = (row for row in read_rows(text, delimiter) if not row.empty)
        for row in islice(filled, LINES_TO_HEADINGS):
            if row.cells is not None and len(row.cells) <= COLUMNS_LIMIT:
                yield Table(row.cells, (), row.line, delimiter)


def _delimiters(text: str) -> tuple[str, ...]:
    """Those to try: only the one that a spreadsheet announced by `sep=`, when it did."""
    announced = text[4:5] if text[:4].lower() == "sep=" else ""
    return (announced,) if announced in DELIMITERS else DELIMITERS


def read_rows(text: str, delimiter: str) -> Iterator[Row]:
    """Every record. After one whose quotes do not match, reading goes on with the line below its first."""
    # newline="" keeps the breaks inside cells, and counts \r, \n and \r\n as editors do.
    lines = _Lines(list(io.StringIO(text, newline="")))
    while lines.next < len(lines.all):
        try:
            for cells in csv.reader(lines, delimiter=delimiter, strict=True):
                yield Row(lines.row + 1, tuple(cells) if "\0" not in "".join(cells) else None)
                lines.row = lines.next
        except csv.Error:
            yield Row(lines.row + 1, None)
            lines.row = lines.next = lines.row + 1


class _Lines:
    """Physical lines for a reader: `row` is the index where its current record began, `next` that of the next line."""

    def __init__(self, lines: list[str]) -> None:
        self.all = lines
        self.row = 0
        self.next = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.next == len(self.all):
            raise StopIteration
        if self.next - self.row >= LINES_IN_A_ROW:
            raise csv.Error("a quote is never closed")
        self.next += 1
        return self.all[self.next - 1]
