"""What a workshop put first, as a spreadsheet or as data."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from atelier_app.cli.sharing import check_apart, chosen_workshop, file_path, tidy_when_terminated
from atelier_app.support.language import _, speaking

if TYPE_CHECKING:
    from atelier_app.domain.core import Id
    from atelier_app.domain.initiative import InitiativeRecord
    from atelier_app.exchange.priorities import Priorities
    from atelier_app.workshop.files import Reader


def describe(parser: ArgumentParser) -> None:
    """What can be said to `atelier priorities`."""
    workshop = _("number or title of the workshop (the one under way, unless given)")
    parser.add_argument("file", type=file_path, metavar="FILE", help=_("the initiative (NAME.atelier)"))
    parser.add_argument("--workshop", metavar="N", help=workshop)
    out = parser.add_mutually_exclusive_group(required=True)
    csv = _("the CSV to write: what became of each idea, without the matrices and grids")
    out.add_argument("--csv", type=file_path, metavar="OUT", help=csv)
    out.add_argument("--xlsx", type=file_path, metavar="OUT", help=_("the Excel workbook to write"))
    out.add_argument("--ods", type=file_path, metavar="OUT", help=_("the OpenDocument spreadsheet to write"))
    out.add_argument("--json", type=file_path, metavar="OUT", help=_("the JSON to write"))


def priorities(arguments: Namespace) -> int:
    """Writes the history of the ideas, with every matrix and grid."""
    from atelier_app.workshop.files import Reader

    out: Path = arguments.csv or arguments.xlsx or arguments.ods or arguments.json
    check_apart(arguments.file, out)
    with tidy_when_terminated(), Reader(arguments.file) as reader:
        record, workshop_id = _workshop(reader, arguments.workshop)
        found = _gathered(reader, workshop_id)
    title = next(one.title for one in record.workshops if one.id == workshop_id)
    with speaking(arguments.lang or record.initiative.language):
        if arguments.json:
            _write_data(found, title, out)
        else:
            _write_sheets(found, f"{record.initiative.title} – {title}", out, arguments)
    return 0


def _workshop(reader: Reader, asked: str | None) -> tuple[InitiativeRecord, Id]:
    """The workshop asked for, else the one that runs, else the latest."""
    from atelier_app.documents.report import usual_workshop
    from atelier_app.domain.initiative import ReadInitiative

    record = reader.read(ReadInitiative())
    return record, chosen_workshop(record.workshops, asked) if asked else usual_workshop(reader, record)


def _gathered(reader: Reader, workshop_id: Id) -> Priorities:
    from atelier_app.domain.grids import ReadGrid
    from atelier_app.domain.history import ReadHistory
    from atelier_app.domain.initiative import ActivityKind, ReadAgenda
    from atelier_app.domain.priorities import ReadMatrix
    from atelier_app.exchange.priorities import Priorities

    activities = [line.activity for line in reader.read(ReadAgenda(workshop_id)).lines]
    return Priorities(
        reader.read(ReadHistory(workshop_id)),
        tuple(
            (one, reader.read(ReadMatrix(one.id))) for one in activities if one.kind is ActivityKind.MATRIX
        ),
        tuple(
            (one, reader.read(ReadGrid(one.id))) for one in activities if one.kind is ActivityKind.CRITERIA
        ),
    )


def _write_data(found: Priorities, title: str, out: Path) -> None:
    from atelier_app.exchange.priorities_data import priorities_json
    from atelier_app.support.replacing import replacing

    told = {"workshop": title, **priorities_json(found)}
    with replacing(out) as stream:
        stream.write(json.dumps(told, ensure_ascii=False, indent=2).encode())


def _write_sheets(found: Priorities, subject: str, out: Path, arguments: Namespace) -> None:
    from atelier_app.exchange.priorities import priorities_sheets
    from atelier_app.exchange.writing import Format, write

    kind = next(kind for kind in Format if getattr(arguments, kind))
    write(priorities_sheets(found), subject, out, kind)
