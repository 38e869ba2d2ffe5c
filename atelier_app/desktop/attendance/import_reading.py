"""What a table of registrations holds and what importing it would do; the readers are imported when first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from atelier_app.domain.attendance import FIELDS, AttendanceList
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.matching import Outcome, Planned, plan
from atelier_app.domain.registrations import Registration

if TYPE_CHECKING:
    from atelier_app.exchange.headings import Column
    from atelier_app.exchange.registrations import Problem
    from atelier_app.exchange.table import Table

HalfDays: TypeAlias = tuple[HalfDay, ...]
_SAMPLES = 3


@dataclass(frozen=True)
class Found:
    """A file as it was read, what each column is taken for, and the tool that wrote it when that can be told."""

    table: Table
    mapping: tuple[Column | None, ...]
    origin: str = ""


@dataclass(frozen=True)
class Foreseen:
    """What an import would do, entry by entry, and the lines that something is wrong with."""

    registrations: tuple[Registration, ...]
    planned: tuple[Planned, ...]
    problems: tuple[Problem, ...]

    def count(self, outcome: Outcome) -> int:
        return sum(one.outcome is outcome for one in self.planned)

    @property
    def changes(self) -> bool:
        """Whether the list would be any other."""
        return any(one.outcome is not Outcome.SAME for one in self.planned)

    @property
    def refused(self) -> int:
        """How many lines nobody is taken from."""
        return sum(problem.left_out for problem in self.problems)


def find(path: Path, half_days: HalfDays) -> Found:
    """Reads a file. Raises `Refused`."""
    from atelier_app.exchange.headings import guessed
    from atelier_app.exchange.origins import origin, origin_name
    from atelier_app.exchange.table import read_table

    table = read_table(path)
    tool = origin(table)
    return Found(table, guessed(table, half_days), origin_name(tool) if tool else "")


def foresee(found: Found, half_days: HalfDays, record: AttendanceList) -> Foreseen:
    """Compares the table with the list. Raises `Refused` (NO_NAME_COLUMN)."""
    from atelier_app.exchange.registrations import read_registrations

    read = read_registrations(found.table, found.mapping, half_days)
    planned = plan(read.registrations, listed(record))
    return Foreseen(read.registrations, planned, read.problems)


def listed(record: AttendanceList) -> Iterator[Registration]:
    """Who is on the list, as an import would say it."""
    for attendee in record.attendees:
        yield Registration(attendee.participant, attendee.table, attendee.half_days, attendee.college)


def samples(table: Table, place: int) -> tuple[str, ...]:
    """The first things that a column says."""
    return tuple(dict.fromkeys(_said(table, place, limit=_SAMPLES)))


def _said(table: Table, place: int, limit: int) -> Iterable[str]:
    said = 0
    for row in table.rows:
        if row.cells is not None and place < len(row.cells) and row.cells[place].strip():
            yield " ".join(row.cells[place].split())
            said += 1
            if said == limit:
                return


def changed_fields(one: Planned) -> Iterator[tuple[str, str, str]]:
    """The fields that an update changes: their name, what they say before and after; half-days without words."""
    before, after = one.before, one.registration
    if before is None:
        return
    for name in FIELDS:
        was, is_ = getattr(before.participant, name), getattr(after.participant, name)
        if was != is_:
            yield name, was, is_
    if before.table != after.table:
        yield "table", before.table, after.table
    if before.college != after.college:
        yield "college", before.college, after.college
    if before.half_days != after.half_days:
        yield "half_days", "", ""
