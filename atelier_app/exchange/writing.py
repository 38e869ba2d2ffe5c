"""Writes sheets as a file that spreadsheets open, whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, TypeAlias

from atelier_app.exchange.formulas import guarded
from atelier_app.exchange.ods import write_ods
from atelier_app.exchange.sheet import Cell, Sheet, written
from atelier_app.exchange.xlsx import write_xlsx
from atelier_app.support.replacing import replacing

_Writer: TypeAlias = Callable[[Sequence[Sheet], str, BinaryIO], None]


class Format(StrEnum):
    """A kind of file; a CSV holds the first sheet alone."""

    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"


def write(sheets: Sequence[Sheet], subject: str, path: Path, kind: Format) -> None:
    """Writes the file; `subject` says what it is about. Raises `Refused` (DISK_FULL, CANNOT_WRITE)."""
    with replacing(path) as stream:
        _WRITERS[kind](sheets, subject, stream)


def write_csv(sheets: Sequence[Sheet], _subject: str, stream: BinaryIO) -> None:
    """As Excel in French opens it with a double click: a byte order mark, semicolons."""
    sheet = sheets[0]
    text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(map(_text, sheet.headings))
    writer.writerows([_text(cell) for cell in row] for row in sheet.rows)
    text.flush()
    text.detach()


def _text(cell: Cell) -> str:
    return guarded(cell) if isinstance(cell, str) else written(cell)


_WRITERS: dict[Format, _Writer] = {Format.CSV: write_csv, Format.XLSX: write_xlsx, Format.ODS: write_ods}
