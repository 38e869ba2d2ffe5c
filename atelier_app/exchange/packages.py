"""Looks into a workbook's archive before it is read, so that a small file cannot fill the memory.

What is then read is a copy of just the parts that were measured, whatever the archive said of their sizes.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal

UNPACKED_LIMIT = 100_000_000
PARTS_LIMIT = 2_000
CELLS_LIMIT = 5_000_000
_READ = (".xml", ".rels", "mimetype")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
# Cells of XLSX that hold something: one far away would make the reader lay out all those between.
_PLACED = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Za-z]+)([0-9]+)[\"'][^>]*(?<!/)>")
_UNPLACED = re.compile(rb"<(?:\w+:)?c\b(?![^>]*\br=)")
_ROWS = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=[\"']([0-9]+)[\"']")


def checked_package(data: bytes, name: str) -> bytes:
    """The archive's texts in an archive of their own. Raises `Refused` (NOT_A_TABLE, TABLE_LOCKED, TABLE_TOO_LARGE)."""
    copy = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(copy, "w") as measured:
            for part, content in _parts(archive, name):
                _check(part, content, name)
                measured.writestr(part, content)
    except _BROKEN:
        raise Refused(Refusal.NOT_A_TABLE, name=name) from None
    return copy.getvalue()


def _parts(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, bytes]]:
    parts = [part for part in archive.infolist() if part.filename.endswith(_READ)]
    if len(parts) > PARTS_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        raise Refused(Refusal.TABLE_TOO_LARGE, name=name)
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(Refusal.TABLE_LOCKED, name=name)
    for part in parts:
        yield part.filename, archive.read(part)  # never more than the size that was summed up


def _check(part: str, content: bytes, name: str) -> None:
    if part == "META-INF/manifest.xml" and b"encryption-data" in content:
        raise Refused(Refusal.TABLE_LOCKED, name=name)
    if part != "mimetype":
        _check_form(content)
    if part.startswith("xl/worksheets/") and _extent(content) > CELLS_LIMIT:
        raise Refused(Refusal.TABLE_TOO_LARGE, name=name)


def _check_form(content: bytes) -> None:
    """Raises `ValueError` where tags do not match, which the reader would look for forever, or entities can multiply."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error


def _no_doctype(*_: object) -> None:
    raise ValueError("no office writes a document type")


def _extent(sheet: bytes) -> int:
    """How many cells lie between the first and the farthest one that holds something."""
    unplaced = len(_UNPLACED.findall(sheet))
    rows = max((int(row) for row in _ROWS.findall(sheet)), default=0) if unplaced else 0
    columns = unplaced
    for letters, row in _PLACED.findall(sheet):
        rows, columns = max(rows, int(row)), max(columns, _column(letters))
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
