"""Registrations from a table: those that can be imported, and why the others cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from atelier_app.domain.attendance import NAME_LIMIT, REGISTRATIONS_LIMIT, Participant, checked
from atelier_app.domain.colleges import COLLEGE_NAME_LIMIT
from atelier_app.domain.core import Id, Refused, new_id
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.matching import Directory
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.registrations import Registration
from atelier_app.domain.text import clean, fold
from atelier_app.exchange.headings import NAMES, SEVERAL, Column, guessed, is_known
from atelier_app.exchange.names import split_name
from atelier_app.exchange.presence import YES, read_presence
from atelier_app.exchange.table import Row, Table, read_table
from atelier_app.support.language import N_, _

Mapping: TypeAlias = tuple[Column | None, ...]


class Reason(StrEnum):
    """Why a row is not imported, or not quite."""

    UNREADABLE = "unreadable"
    TOO_MANY_CELLS = "too_many_cells"
    NO_NAME = "no_name"
    TOO_LONG = "too_long"
    SAME_PERSON = "same_person"
    SAME_EMAIL = "same_email"
    TOO_MANY_ROWS = "too_many_rows"
    UNKNOWN_HALF_DAY = "unknown_half_day"
    NO_HALF_DAY = "no_half_day"


DOUBLES = frozenset({Reason.SAME_PERSON, Reason.SAME_EMAIL})
_NOT_QUITE = frozenset({Reason.UNKNOWN_HALF_DAY, Reason.NO_HALF_DAY})
_SENTENCES = {
    Reason.UNREADABLE: N_("this line cannot be read: a quote is not closed, or a character is damaged"),
    Reason.TOO_MANY_CELLS: N_("this line has more cells than there are headings"),
    Reason.NO_NAME: N_("no name"),
    Reason.TOO_LONG: N_("a cell is longer than {limit} characters"),
    Reason.SAME_PERSON: N_("same person as line {first_line}"),
    Reason.SAME_EMAIL: N_("same e-mail address as line {first_line}"),
    Reason.TOO_MANY_ROWS: N_("only the first {rows} people are taken"),
    Reason.UNKNOWN_HALF_DAY: N_("taken, but no half-day of this workshop is called “{said}”"),
    Reason.NO_HALF_DAY: N_("taken, and expected at every half-day: the list says at none"),
}


@dataclass(frozen=True)
class Problem:
    """A row left out, or taken but for something: the physical line where it begins, for a double that of the first.

    `limit` is the length that a cell is over, `said` what could not be understood.
    """

    line: int
    reason: Reason
    first_line: int = 0
    excerpt: str = ""
    limit: int = NAME_LIMIT
    said: str = ""

    @property
    def left_out(self) -> bool:
        """Whether nobody is taken from this row."""
        return self.reason not in _NOT_QUITE


@dataclass(frozen=True)
class RegistrationTable:
    """The people of a table in its order, and what is wrong with it, line by line."""

    registrations: tuple[Registration, ...]
    problems: tuple[Problem, ...]

    @property
    def participants(self) -> tuple[Participant, ...]:
        return tuple(entry.participant for entry in self.registrations)


def problem_sentence(problem: Problem) -> str:
    """What to tell of a row, after its line number, in the language in force."""
    return _(_SENTENCES[problem.reason]).format(
        limit=problem.limit,
        rows=REGISTRATIONS_LIMIT,
        first_line=problem.first_line,
        said=problem.said,
    )


def read_registrations(
    source: Table | Path | bytes,
    mapping: Mapping | None = None,
    half_days: tuple[HalfDay, ...] = (),
    *,
    name: str = "",
) -> RegistrationTable:
    """The registrations of a table, of a file, or of its bytes then called `name`.

    `mapping` says what each column holds, as `guessed` does without it; `half_days` are those of the workshop.
    Raises `Refused` (NO_NAME_COLUMN and those of `read_table`).
    """
    table = source if isinstance(source, Table) else read_table(source, name)
    columns = guessed(table, half_days) if mapping is None else mapping
    if not NAMES & set(columns):
        raise Refused(Refusal.NO_NAME_COLUMN)
    reading = _Reading(table, columns, half_days)
    reading.run()
    return RegistrationTable(tuple(reading.registrations), tuple(reading.problems))


def _says_headings(row: Row) -> bool:
    """Whether it is a second line of headings, as in tables of two languages, and nobody's."""
    cells = [cell for cell in row.cells or () if cell.strip()]
    return len(cells) > 1 and all(map(is_known, cells))


@dataclass
class _Reading:
    """One passage through a table."""

    table: Table
    columns: Mapping
    half_days: tuple[HalfDay, ...]
    registrations: list[Registration] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    people: Directory = field(default_factory=Directory)
    lines: dict[str, int] = field(default_factory=dict)

    def run(self) -> None:
        for place, row in enumerate(self.table.rows):
            if place == 0 and _says_headings(row):
                continue
            if len(self.registrations) == REGISTRATIONS_LIMIT:
                self.problems.append(Problem(row.line, Reason.TOO_MANY_ROWS))
                return
            self._take(row)

    def _take(self, row: Row) -> None:
        if row.cells is None:
            self.problems.append(Problem(row.line, Reason.UNREADABLE))
            return
        excerpt = " · ".join(_excerpts(row.cells))
        if reason := self._damage(row.cells):
            self.problems.append(Problem(row.line, reason, excerpt=excerpt))
            return
        fields = self._fields(row.cells)
        try:
            person = checked(_participant(fields))
            table = clean(fields.get(Column.TABLE, ""), NAME_LIMIT)
            college = clean(fields.get(Column.COLLEGE, ""), COLLEGE_NAME_LIMIT)
        except Refused as refused:
            self.problems.append(_refused(row.line, refused, excerpt))
            return
        if double := self._double(row.line, person):
            self.problems.append(double)
            return
        self.registrations.append(Registration(person, table, self._half_days(row, person), college))

    def _damage(self, cells: tuple[str, ...]) -> Reason | None:
        if any(cell.strip() for cell in cells[len(self.table.headings) :]):
            return Reason.TOO_MANY_CELLS
        return Reason.UNREADABLE if "\ufffd" in "".join(cells) else None

    def _fields(self, cells: tuple[str, ...]) -> dict[Column, str]:
        """What the row says, by what its columns hold; of two alike, the first that says something."""
        fields: dict[Column, str] = {}
        for column, cell in zip(self.columns, cells, strict=False):
            if column is not None and column not in SEVERAL and not fields.get(column, "").strip():
                fields[column] = cell
        needs = (_need(heading, cell) for heading, cell in self._answers(cells, Column.NEEDS))
        return fields | {Column.NEEDS: "; ".join(filter(None, needs))}

    def _answers(self, cells: tuple[str, ...], wanted: Column) -> Iterator[tuple[str, str]]:
        for column, heading, cell in zip(self.columns, self.table.headings, cells, strict=False):
            if column is wanted:
                yield heading, cell

    def _double(self, line: int, person: Participant) -> Problem | None:
        """The problem when this person is on a line above; else they are remembered."""
        other = self.people.find(person)
        if other is None:
            self.people.add(person)
            self.lines[person.id] = line
            return None
        by_email = person.email and fold(person.email) == fold(other.email)
        reason = Reason.SAME_EMAIL if by_email else Reason.SAME_PERSON
        return Problem(line, reason, self.lines[other.id], person.full_name)

    def _half_days(self, row: Row, person: Participant) -> tuple[Id, ...]:
        """The half-days the row says they come to; what is not understood is a problem that keeps them."""
        presence = read_presence(self._answers(row.cells or (), Column.HALF_DAYS), self.half_days)
        for said in presence.unknown:
            self.problems.append(
                Problem(row.line, Reason.UNKNOWN_HALF_DAY, excerpt=person.full_name, said=_short(said))
            )
        if presence.none:
            self.problems.append(Problem(row.line, Reason.NO_HALF_DAY, excerpt=person.full_name))
        return presence.half_days


def _refused(line: int, refused: Refused, excerpt: str) -> Problem:
    if refused.code is Refusal.NAME_MISSING:
        return Problem(line, Reason.NO_NAME, excerpt=excerpt)
    return Problem(line, Reason.TOO_LONG, excerpt=excerpt, limit=int(refused.facts["limit"]))


def _need(heading: str, cell: str) -> str:
    """What a person needs: under a heading that names it, a tick is enough."""
    return heading.strip() if fold(cell).strip() in YES else cell.strip()


def _excerpts(cells: tuple[str, ...]) -> Iterator[str]:
    """The first cells that say something, short enough to recognise the row by."""
    filled = [" ".join(cell.split()) for cell in cells if cell.strip()]
    yield from map(_short, filled[:3])


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _participant(fields: dict[Column, str]) -> Participant:
    last, first = fields.get(Column.LAST_NAME, ""), fields.get(Column.FIRST_NAME, "")
    if not last.strip() and not first.strip():
        for whole in (Column.LAST_THEN_FIRST, Column.FIRST_THEN_LAST):
            if fields.get(whole, "").strip():
                last, first = split_name(fields[whole], last_first=whole is Column.LAST_THEN_FIRST)
    return Participant(
        id=new_id(),
        last_name=last,
        first_name=first,
        organisation=fields.get(Column.ORGANISATION, ""),
        role=fields.get(Column.ROLE, ""),
        email=fields.get(Column.EMAIL, ""),
        territory=fields.get(Column.TERRITORY, ""),
        needs=fields.get(Column.NEEDS, ""),
    )
