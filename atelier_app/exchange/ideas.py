"""Ideas from other programs, each just as it was typed: what was read, and what was wrong with which line."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from atelier_app.domain.board import GROUP_TITLE_LIMIT, LABEL_LIMIT, NOTE_LIMIT, Colour
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean, verbatim
from atelier_app.domain.zones import ZONE_TITLE_LIMIT
from atelier_app.exchange.grid import Row
from atelier_app.exchange.idea_columns import Column, colour
from atelier_app.support.language import N_, _

_EXCERPT = 60


class Reason(StrEnum):
    """What is wrong with a line."""

    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"
    UNKNOWN_COLOUR = "unknown_colour"
    NOT_A_PLACE = "not_a_place"
    CUT = "cut"


_SENTENCES = {
    Reason.TOO_LONG: N_("left out: this text has {length} characters, and a note holds {limit}"),
    Reason.UNREADABLE: N_("left out: its quotes do not match"),
    Reason.UNKNOWN_COLOUR: N_("taken in yellow: no paper is called “{said}”"),
    Reason.NOT_A_PLACE: N_("taken and laid out anew: “{said}” is no place"),
    Reason.CUT: N_("taken, with the end of “{said}” cut off: it holds {limit} characters"),
}


@dataclass(frozen=True)
class Problem:
    """Something wrong with a line of the file, counted from 1."""

    line: int
    reason: Reason
    said: str = ""
    length: int = 0
    limit: int = 0

    @property
    def left_out(self) -> bool:
        return self.reason in (Reason.TOO_LONG, Reason.UNREADABLE)


def problem_sentence(problem: Problem) -> str:
    """What is wrong with a line, in the language in force."""
    said = " ".join(problem.said[:_EXCERPT].split())
    return _(_SENTENCES[problem.reason]).format(said=said, length=problem.length, limit=problem.limit)


@dataclass(frozen=True)
class FoundIdea:
    """An idea of a file. Those of one `group_key` belong together, under the title `group`."""

    line: int
    text: str
    group: str = ""
    zone: str = ""
    theme: str = ""
    territory: str = ""
    author: str = ""
    colour: Colour = Colour.YELLOW
    place: tuple[float, float] | None = None
    group_key: str = ""


@dataclass(frozen=True)
class IdeasRead:
    """What a file holds: its ideas, the lines that something is wrong with, those that are blank."""

    ideas: tuple[FoundIdea, ...]
    problems: tuple[Problem, ...] = ()
    blanks: tuple[int, ...] = ()

    @property
    def groups(self) -> int:
        return len({idea.group_key for idea in self.ideas if idea.group_key})


@dataclass
class _Reading:
    """What has been read so far."""

    ideas: list[FoundIdea] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    blanks: list[int] = field(default_factory=list)

    def text(self, line: int, text: str) -> str | None:
        """A text that a note can hold; else None, once that is noted."""
        try:
            return verbatim(text, NOTE_LIMIT)
        except Refused as refused:
            if refused.code is Refusal.EMPTY_TEXT:
                self.blanks.append(line)
            else:
                length = int(refused.facts["length"])
                self.problems.append(Problem(line, Reason.TOO_LONG, length=length, limit=NOTE_LIMIT))
            return None

    def done(self) -> IdeasRead:
        return IdeasRead(tuple(self.ideas), tuple(self.problems), tuple(self.blanks))


def ideas_in_lines(lines: Iterable[str]) -> IdeasRead:
    """An idea a line, but for those that are blank."""
    reading = _Reading()
    for number, line in enumerate(lines, 1):
        text = reading.text(number, line)
        if text is not None:
            reading.ideas.append(FoundIdea(number, text))
    return reading.done()


def ideas_in_rows(rows: Iterable[Row], places: dict[Column, int]) -> IdeasRead:
    """An idea a row, in columns that stand at these places."""
    reading = _Reading()
    for row in rows:
        if row.cells is None:
            reading.problems.append(Problem(row.line, Reason.UNREADABLE))
            continue
        text = reading.text(row.line, _cell(row.cells, places, Column.TEXT))
        if text is not None:
            idea = _Fields(row, places, reading.problems)
            reading.ideas.append(idea.idea(text))
    return reading.done()


def _cell(cells: Sequence[str], places: dict[Column, int], column: Column) -> str:
    place = places.get(column, len(cells))
    return cells[place] if place < len(cells) else ""


class _Fields:
    """What a row says beside its text; what it cannot say goes to `problems`."""

    def __init__(self, row: Row, places: dict[Column, int], problems: list[Problem]) -> None:
        self._row, self._places, self._problems = row, places, problems

    def idea(self, text: str) -> FoundIdea:
        group = self._short(Column.GROUP, GROUP_TITLE_LIMIT)
        return FoundIdea(
            self._row.line,
            text,
            group,
            self._short(Column.ZONE, ZONE_TITLE_LIMIT),
            self._short(Column.THEME, LABEL_LIMIT),
            self._short(Column.TERRITORY, LABEL_LIMIT),
            self._short(Column.AUTHOR, LABEL_LIMIT),
            self._colour(),
            self._place(),
            self._said(Column.GROUP_ID).strip() or group,
        )

    def _said(self, column: Column) -> str:
        return _cell(self._row.cells or (), self._places, column)

    def _short(self, column: Column, limit: int) -> str:
        said = self._said(column)
        try:
            return clean(said, limit)
        except Refused:
            self._problems.append(Problem(self._row.line, Reason.CUT, said, limit=limit))
            return clean(said, len(said) * 4)[:limit].rstrip()

    def _colour(self) -> Colour:
        said = self._said(Column.COLOR)
        found = colour(said)
        if said.strip() and found is None:
            self._problems.append(Problem(self._row.line, Reason.UNKNOWN_COLOUR, said))
        return found or Colour.YELLOW

    def _place(self) -> tuple[float, float] | None:
        said = [self._said(column).strip() for column in (Column.X, Column.Y)]
        if not any(said):
            return None
        numbers = [number for number in map(_number, said) if number is not None]
        if len(numbers) < len(said):
            self._problems.append(Problem(self._row.line, Reason.NOT_A_PLACE, "; ".join(said)))
            return None
        return numbers[0], numbers[1]


def _number(said: str) -> float | None:
    """A finite number, with a point or a comma."""
    try:
        number = float(said.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def told(read: IdeasRead) -> Iterator[str]:
    """What became of the lines that are not simply a note, in the language in force."""
    if read.blanks:
        yield _("blank lines skipped: {count} ({lines})").format(
            count=len(read.blanks), lines=_enumerated(read.blanks)
        )
    for problem in read.problems:
        yield _("line {n}: {reason}").format(n=problem.line, reason=problem_sentence(problem))


def _enumerated(lines: Sequence[int], most: int = 20) -> str:
    return ", ".join([*map(str, lines[:most]), *(["…"] if len(lines) > most else [])])
