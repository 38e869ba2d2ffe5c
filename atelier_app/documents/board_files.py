"""Writes a board in one of its formats, whole or not at all, and says what the format could not hold."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from atelier_app.documents.board_outline import board_outline
from atelier_app.documents.markdown import write_markdown
from atelier_app.documents.odt import write_odt
from atelier_app.documents.printing import Progress, silent
from atelier_app.domain.door import Reader
from atelier_app.exchange.board import BoardRecord
from atelier_app.exchange.board_data import notes_sheet, sheets, write_json
from atelier_app.exchange.writing import write_csv
from atelier_app.exchange.xlsx import is_too_long, write_xlsx
from atelier_app.support.language import language, ngettext
from atelier_app.support.replacing import replacing


class BoardFormat(StrEnum):
    """A kind of file that a board goes out as."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    MARKDOWN = "md"
    ODT = "odt"


PICTURES = frozenset({BoardFormat.SVG, BoardFormat.PNG, BoardFormat.PDF})


def write_board(
    record: BoardRecord, reader: Reader, path: Path, kind: BoardFormat, progress: Progress = silent
) -> tuple[str, ...]:
    """Writes it in the language in force; the answer is what to tell of it. Raises `Refused` (DISK_FULL, …)."""
    if kind in PICTURES:
        from atelier_app.documents.board_picture import write_picture

        return write_picture(record, reader, path, kind.value, progress)
    with replacing(path) as stream:
        match kind:
            case BoardFormat.CSV:
                write_csv([notes_sheet(record)], "", stream)
            case BoardFormat.JSON:
                write_json(record, stream)
            case BoardFormat.XLSX:
                write_xlsx(sheets(record), record.activity.title, stream)
            case BoardFormat.MARKDOWN:
                write_markdown(board_outline(record, language()), stream)
            case _:
                write_odt(board_outline(record, language()), stream)
    return _cut(record) if kind is BoardFormat.XLSX else ()


def _cut(record: BoardRecord) -> tuple[str, ...]:
    count = sum(is_too_long(one.note.text) for one in record.notes)
    said = ngettext(
        "{n} text is longer than a cell of Excel and was cut; the CSV and the JSON hold it whole.",
        "{n} texts are longer than a cell of Excel and were cut; the CSV and the JSON hold them whole.",
        count,
    )
    return (said.format(n=count),) if count else ()
