"""Tables in and out: registrations from a list, the attendance as a spreadsheet."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from atelier_app.cli import papers
from atelier_app.cli.sharing import check_apart, chosen_workshop, opened, tidy_when_terminated
from atelier_app.cli.stopped import Stopped
from atelier_app.support.language import _, speaking

if TYPE_CHECKING:
    from atelier_app.documents.report import Reader as Asked
    from atelier_app.domain.initiative import InitiativeRecord, Workshop
    from atelier_app.domain.registrations import ImportRegistrations
    from atelier_app.exchange.grid import Table
    from atelier_app.exchange.registrations import RegistrationTable


# --- in


def register(arguments: Namespace) -> int:
    """Imports a list, and tells what became of its people."""
    from atelier_app.exchange.table import read_table

    table = read_table(Path(arguments.list))
    if arguments.dry_run:
        with _reading(Path(arguments.file)) as reader:
            told = _planned(reader, arguments, table)[1]
    else:
        with opened(Path(arguments.file)) as door:
            command, told = _planned(door, arguments, table)
            if command.registrations:
                door.execute(command)
    for line in told:
        print(line)
    return 0


def _reading(path: Path) -> AbstractContextManager[Asked]:
    from atelier_app.workshop.files import Reader

    return Reader(path)


def _planned(reader: Asked, arguments: Namespace, table: Table) -> tuple[ImportRegistrations, list[str]]:
    """The command that imports a list, and what to tell of it."""
    from atelier_app.domain.registrations import ImportRegistrations

    workshop = _workshop(reader, _record(reader), arguments.workshop)
    read = _read(table, Path(arguments.list).name, workshop)
    told = [*_counted(reader, workshop, read), *_problems(read)]
    return ImportRegistrations(workshop.id, read.registrations), told


def _read(table: Table, name: str, workshop: Workshop) -> RegistrationTable:
    """The people of a table whose headings are clear. Raises `Stopped` for another."""
    from atelier_app.exchange.headings import NAMES, guessed
    from atelier_app.exchange.registrations import read_registrations

    mapping = guessed(table, workshop.half_days)
    if not NAMES & set(mapping):
        message = _(
            "No column of {name} is clearly that of people’s names, which must be called “Name”, for example. "
            "It has: {columns}."
        )
        columns = ", ".join(heading.strip() for heading in table.headings if heading.strip())
        raise Stopped(message.format(name=name, columns=columns[:300]))
    return read_registrations(table, mapping, workshop.half_days)


def _counted(reader: Asked, workshop: Workshop, read: RegistrationTable) -> Iterator[str]:
    """How many lines are new, updated, duplicate (there already, or twice in the list) and refused.

    The same words in every language: scripts read them too.
    """
    from atelier_app.domain.attendance import ReadAttendance
    from atelier_app.domain.matching import Outcome, plan
    from atelier_app.domain.registrations import Registration
    from atelier_app.exchange.registrations import DOUBLES

    listed = reader.read(ReadAttendance(workshop.id)).attendees
    there = [Registration(one.participant, one.table, one.half_days, one.college) for one in listed]
    outcomes = Counter(planned.outcome for planned in plan(read.registrations, there))
    left_out = [problem.reason in DOUBLES for problem in read.problems if problem.left_out]
    yield f"new {outcomes[Outcome.NEW]}"
    yield f"updated {outcomes[Outcome.UPDATED]}"
    yield f"duplicate {outcomes[Outcome.SAME] + left_out.count(True)}"
    yield f"refused {left_out.count(False)}"


def _problems(read: RegistrationTable) -> Iterator[str]:
    from atelier_app.exchange.registrations import problem_sentence

    for problem in read.problems:
        told = _("line {n}: {reason}").format(n=problem.line, reason=problem_sentence(problem))
        yield f"{told} ({problem.excerpt})" if problem.excerpt else told


# --- out


def attendance(arguments: Namespace) -> int:
    """Writes the attendance of a workshop: a sheet to sign, or a spreadsheet."""
    return papers.attendance(arguments) if arguments.pdf else _spreadsheet(arguments)


def _spreadsheet(arguments: Namespace) -> int:
    from atelier_app.domain.attendance import ReadAttendance
    from atelier_app.exchange.attendance import attendance_sheets, figures_sheet
    from atelier_app.exchange.writing import Format, write

    kind = next(kind for kind in Format if getattr(arguments, kind))
    path, out = Path(arguments.file), Path(getattr(arguments, kind))
    check_apart(path, out)
    with tidy_when_terminated(), _reading(path) as reader:
        record = _record(reader)
        workshop = _workshop(reader, record, arguments.workshop)
        listed = reader.read(ReadAttendance(workshop.id))
    with speaking(arguments.lang or record.initiative.language):
        sheets = (figures_sheet(listed),) if arguments.figures else attendance_sheets(listed)
        write(sheets, f"{record.initiative.title} – {workshop.title}", out, kind)
    return 0


# --- what is meant


def _record(reader: Asked) -> InitiativeRecord:
    from atelier_app.domain.initiative import ReadInitiative

    return reader.read(ReadInitiative())


def _workshop(reader: Asked, record: InitiativeRecord, asked: str | None) -> Workshop:
    """The workshop asked for, else the one that runs, else the latest."""
    from atelier_app.documents.report import usual_workshop

    chosen = chosen_workshop(record.workshops, asked) if asked else usual_workshop(reader, record)
    return next(workshop for workshop in record.workshops if workshop.id == chosen)
