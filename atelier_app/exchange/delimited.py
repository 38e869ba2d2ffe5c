"""Reads delimited text as people's tools write it: whatever encoding, delimiter and quoting, broken rows apart.

RFC 4180 for quotes and line breaks inside cells; the delimiter is the one under which most headings are known.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.exchange.formulas import unguarded
from atelier_app.exchange.grid import LINES_LIMIT, Known, Row, Table, below, candidates, clearest

DELIMITERS = (";", ",", "\t")
# A quote left open would otherwise swallow the rest of the file.
LINES_IN_A_ROW = 100
# Bytes that open other kinds of file, which could pass for Windows-1252.
_SIGNATURES = (
    b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*", b"BM",  # pictures
    b"%PDF", b"{\\rtf", b"SQLite format 3\x00",  # documents, databases
    b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\x7fELF", b"MZ\x90",  # archives, programs
)  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(data: bytes, name: str, known: Known) -> Table:
    """The table under the delimiter that makes its headings the clearest. Raises `Refused` (NOT_A_TABLE, …)."""
    text, encoding = decode(data, name)
    found = {
        (headings.cells, headings.line): (headings, delimiter)
        for delimiter in delimiters(text)
        for headings in candidates(read_rows(text, delimiter))
    }
    best = clearest([headings for headings, _ in found.values()], known)
    if best is None:
        raise Refused(Refusal.NOT_A_TABLE, name=name)
    _, delimiter = found[best.cells, best.line]
    rows = below(read_rows(text, delimiter), best)
    return Table(best.cells, rows, best.line, delimiter=delimiter, encoding=encoding)


def decode(data: bytes, name: str, *, controls: bool = False) -> tuple[str, str]:
    """The text of a file, and its encoding; with `controls`, half of it may be characters that show nothing.

    Raises `Refused` (NOT_A_TABLE, TABLE_TOO_LARGE).
    """
    if data.startswith(_SIGNATURES):
        raise Refused(Refusal.NOT_A_TABLE, name=name)
    try:
        text, encoding = _decoded(data)
    except UnicodeDecodeError:
        raise Refused(Refusal.NOT_A_TABLE, name=name) from None
    if max(text.count("\n"), text.count("\r")) > LINES_LIMIT:
        raise Refused(Refusal.TABLE_TOO_LARGE, name=name)
    unseen = sum(1 for c in text if c < " " and c not in "\t\n\r\f")
    if unseen * (2 if controls and encoding != "cp1252" else 50) > len(text):
        raise Refused(Refusal.NOT_A_TABLE, name=name)
    return text, encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding), encoding
    for order, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[order::2].count(0) * 3 > len(data):
            return data.decode(encoding), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        # A file that two tools have written to can hold both encodings, but never within one line.
        return "".join(_decoded_line(line) for line in data.splitlines(keepends=True)), "cp1252"


def _decoded_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def delimiters(text: str) -> tuple[str, ...]:
    """Those to try: only the one that a spreadsheet announced by `sep=`, when it did."""
    announced = text[4:5] if text[:4].lower() == "sep=" else ""
    return (announced,) if announced in DELIMITERS else DELIMITERS


def read_rows(text: str, delimiter: str) -> Iterator[Row]:
    """Every record, as it was before it was written to a CSV of ours."""
    for row in records(text, delimiter):
        yield row if row.cells is None else Row(row.line, tuple(map(unguarded, row.cells)))


def records(text: str, delimiter: str, longest: int = LINES_IN_A_ROW) -> Iterator[Row]:
    """Every record as it is, of `longest` lines at most until one is broken, of LINES_IN_A_ROW from then on.

    After one whose quotes do not match, reading goes on with the line below its first.
    """
    # newline="" keeps the breaks inside cells, and counts \r, \n and \r\n as editors do.
    lines = _Lines(list(io.StringIO(text, newline="")), longest)
    while lines.next < len(lines.all):
        try:
            for cells in csv.reader(lines, delimiter=delimiter, strict=True):
                readable = "\0" not in "".join(cells)
                yield Row(lines.row + 1, tuple(cells) if readable else None)
                lines.row = lines.next
        except csv.Error:
            yield Row(lines.row + 1, None)
            lines.row = lines.next = lines.row + 1
            lines.longest = LINES_IN_A_ROW


class _Lines:
    """Physical lines for a reader: `row` is the index where its current record began, `next` that of the next line."""

    def __init__(self, lines: list[str], longest: int) -> None:
        self.all, self.longest = lines, longest
        self.row = 0
        self.next = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.next == len(self.all):
            raise StopIteration
        if self.next - self.row >= self.longest:
            raise csv.Error("a quote is never closed")
        self.next += 1
        return self.all[self.next - 1]
