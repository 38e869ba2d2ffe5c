"""Workbooks for tests to read: plain ones, and those that are not."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from atelier_app.exchange.ods import write_ods
from atelier_app.exchange.sheet import Cell, Sheet

Rows = Sequence[Sequence[Cell]]


def xlsx(fill: Callable[[Workbook], Any]) -> bytes:
    """A workbook that `fill` makes."""
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as workbook:
        fill(workbook)
    return stream.getvalue()


def rows_xlsx(rows: Iterable[Iterable[Any]], **sheets: Iterable[Iterable[Any]]) -> bytes:
    """These rows in the first sheet, others in sheets of these names."""

    def fill(workbook: Workbook) -> None:
        for name, lines in {"Feuil1": rows, **sheets}.items():
            page: Worksheet = workbook.add_worksheet(name)
            for line, cells in enumerate(lines):
                page.write_row(line, 0, cells)

    return xlsx(fill)


def rows_ods(rows: Rows, title: str = "Feuille1") -> bytes:
    """These rows, the first of which are headings."""
    stream = io.BytesIO()
    headings = tuple(str(cell) for cell in rows[0])
    write_ods([Sheet(title, headings, tuple(map(tuple, rows[1:])))], "", stream)
    return stream.getvalue()


def with_part(package: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same archive but for one of its parts."""
    copy = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as archive,
        zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for part in archive.namelist():
            content = archive.read(part)
            out.writestr(part, change(content) if part == name else content)
    return copy.getvalue()


def compound(*names: str) -> bytes:
    """A compound file with empty streams of these names, as Excel writes one to keep a workbook behind a password."""
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0,
    )  # fmt: skip
    sectors = struct.pack("<I", 0) + b"\xff" * 432
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504
    entries = [_entry("Root Entry", 5), *(_entry(name, 2) for name in names)]
    return (header + sectors).ljust(512, b"\xff") + table + b"".join(entries).ljust(512, b"\0")


def _entry(name: str, kind: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, 1 if kind == 5 else 0xFFFFFFFF)
    return (text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + links).ljust(
        116, b"\0"
    ) + struct.pack("<IQ", 0xFFFFFFFE, 0)
