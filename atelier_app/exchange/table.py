"""Reads a table of people, whatever program wrote it: delimited text, XLSX, XLS or ODS."""

from __future__ import annotations

from pathlib import Path

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.exchange.delimited import read_text
from atelier_app.exchange.grid import Row, Table
from atelier_app.exchange.headings import is_known
from atelier_app.exchange.workbook import COMPOUND, PACKAGE, read_workbook
from atelier_app.support.reasons import reason

__all__ = ["SIZE_LIMIT", "Row", "Table", "load", "read_table"]

SIZE_LIMIT = 10_000_000


def read_table(source: Path | bytes, name: str = "") -> Table:
    """The table of a file, or of its bytes then called `name`; its headings are those that are the best known.

    Raises `Refused` (FILE_MISSING, CANNOT_READ, NOT_A_TABLE, EMPTY_TABLE, TABLE_LOCKED, TABLE_TOO_LARGE).
    """
    data, name = (load(source), source.name) if isinstance(source, Path) else (source, name)
    if not data.strip():
        raise Refused(Refusal.EMPTY_TABLE, name=name)
    if len(data) > SIZE_LIMIT:
        raise Refused(Refusal.TABLE_TOO_LARGE, name=name)
    if data.startswith((PACKAGE, COMPOUND)):
        return read_workbook(data, name, is_known)
    return read_text(data, name, is_known)


def load(path: Path, limit: int = SIZE_LIMIT) -> bytes:
    """The file's bytes, and one more than `limit` at most. Raises `Refused` (FILE_MISSING, NOT_A_TABLE, CANNOT_READ)."""
    if path.is_dir():
        raise Refused(Refusal.NOT_A_TABLE, name=path.name)
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        raise Refused(Refusal.FILE_MISSING, name=path.name) from None
    except OSError as error:
        raise Refused(Refusal.CANNOT_READ, name=path.name, reason=reason(error)) from error
