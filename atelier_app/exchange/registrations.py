"""Registrations from a table: those that can be imported, and why the others cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from atelier_app.domain.attendance import NAME_LIMIT, REGISTRATIONS_LIMIT, Participant, checked
from atelier_app.domain.core import Refused, new_id
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import fold, name_key
from atelier_app.exchange.headings import NAMES, Column, column, columns
from atelier_app.exchange.names import split_name
from atelier_app.exchange.table import Row, Table, decode, load, parse
from atelier_app.support.language import N_, _


class Reason(StrEnum):
    """Why a row is not imported."""

    UNREADABLE = "unreadable"
    TOO_MANY_CELLS = "too_many_cells"
    NO_NAME = "no_name"
    TOO_LONG = "too_long"
    SAME_PERSON = "same_person"
    SAME_EMAIL = "same_email"
    TOO_MANY_ROWS = "too_many_rows"


_SENTENCES = {
    Reason.UNREADABLE: N_("this line cannot be read: a quote is not closed, or a character is damaged"),
    Reason.TOO_MANY_CELLS: N_("this line has more cells than there are headings"),
    Reason.NO_NAME: N_("no name"),
    Reason.TOO_LONG: N_("a cell is longer than {limit} characters"),
    Reason.SAME_PERSON: N_("same person as line {first_line}"),
    Reason.SAME_EMAIL: N_("same e-mail address as line {first_line}"),
    Reason.TOO_MANY_ROWS: N_("only the first {rows} people are taken"),
}


@dataclass(frozen=True)
class Problem:
    """A row left out: the physical line where it begins, and for a double the line of the first."""

    line: int
    reason: Reason
    first_line: int = 0
    excerpt: str = ""


@dataclass(frozen=True)
class RegistrationTable:
    """The people of a table in its order, and the rows left out."""

    participants: tuple[Participant, ...]
    problems: tuple[Problem, ...]


def problem_sentence(problem: Problem) -> str:
    """What to tell of a row, after its line number, in the language in force."""
    return _(_SENTENCES[problem.reason]).format(
        limit=NAME_LIMIT, rows=REGISTRATIONS_LIMIT, first_line=problem.first_line
    )


def read_registrations(source: Path | bytes, name: str = "") -> RegistrationTable:
    """The registrations of a file, or of its bytes then called `name`.

    Raises `Refused` (FILE_MISSING, CANNOT_READ, NOT_A_TABLE, NO_NAME_COLUMN).
    """
    data = load(source) if isinstance(source, Path) else source
    text = decode(data, source.name if isinstance(source, Path) else name)
    table = parse(text, lambda heading: column(heading) is not None)
    if table is None or not NAMES & columns(table.headings).keys():
        raise Refused(Refusal.NO_NAME_COLUMN)
    reading = _Reading(table)
    reading.run()
    return RegistrationTable(tuple(reading.participants), tuple(reading.problems))


@dataclass
class _Reading:
    """One passage through a table."""

    table: Table
    participants: list[Participant] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    people: dict[tuple[str, str], int] = field(default_factory=dict)
    emails: dict[str, int] = field(default_factory=dict)

    def run(self) -> None:
        places = columns(self.table.headings)
        for row in self.table.rows:
            if len(self.participants) == REGISTRATIONS_LIMIT:
                self.problems.append(Problem(row.line, Reason.TOO_MANY_ROWS))
                return
            self._take(row, places)

    def _take(self, row: Row, places: dict[Column, int]) -> None:
        person = self._person(row, places)
        problem = person if isinstance(person, Problem) else self._double(row.line, person)
        if problem is not None:
            self.problems.append(problem)
        elif isinstance(person, Participant):
            self.participants.append(person)

    def _person(self, row: Row, places: dict[Column, int]) -> Participant | Problem:
        if row.cells is None:
            return Problem(row.line, Reason.UNREADABLE)
        excerpt = " · ".join(_excerpts(row.cells))
        if any(cell.strip() for cell in row.cells[len(self.table.headings) :]):
            return Problem(row.line, Reason.TOO_MANY_CELLS, excerpt=excerpt)
        if "\ufffd" in "".join(row.cells):
            return Problem(row.line, Reason.UNREADABLE, excerpt=excerpt)
        fields = {column: row.cells[place] for column, place in places.items() if place < len(row.cells)}
        try:
            return checked(_participant(fields))
        except Refused as refused:
            reason = Reason.NO_NAME if refused.code is Refusal.NAME_MISSING else Reason.TOO_LONG
            return Problem(row.line, reason, excerpt=excerpt)

    def _double(self, line: int, person: Participant) -> Problem | None:
        """The problem when this person is on a line above; else they are remembered."""
        key = (
            name_key(person.first_name, person.last_name) or fold(person.full_name),
            fold(person.organisation),
        )
        if key in self.people:
            return Problem(line, Reason.SAME_PERSON, self.people[key], person.full_name)
        email = fold(person.email)
        if email in self.emails:
            return Problem(line, Reason.SAME_EMAIL, self.emails[email], person.full_name)
        self.people[key] = line
        if email:
            self.emails[email] = line
        return None


def _excerpts(cells: tuple[str, ...]) -> Iterator[str]:
    """The first cells that say something, short enough to recognise the row by."""
    filled = [" ".join(cell.split()) for cell in cells if cell.strip()]
    for cell in filled[:3]:
        yield cell if len(cell) <= 40 else cell[:39] + "…"


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
    )
