"""Ballots in and out as a table that anyone can read: a column an option, a row a ballot, whole numbers in the cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atelier_app.domain.ballots import Ballot, receipt_code
from atelier_app.domain.colleges import EVERYBODY_ELSE, College, college_of, joined, names_of
from atelier_app.domain.core import Refused
from atelier_app.domain.methods.method import Choice, Choices
from atelier_app.domain.polls import Option, PollRecord
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean
from atelier_app.exchange.formulas import unguarded
from atelier_app.exchange.sheet import Cell, Sheet
from atelier_app.support.reasons import reason

SIZE_LIMIT = 100_000_000
COUNT = "count"
"""The heading of the column that says how often a ballot was cast."""
RECEIPT = "receipt"
"""The heading of the column that only its voter needs."""
COLLEGE = "college"
"""The heading of the column that names the voter's college, or those that were counted together."""
_ASIDE = (COUNT, RECEIPT, COLLEGE)
_TOGETHER = " + "
_WHOLE = re.compile(r"[+-]?\d{1,9}")
_NAME_LIMIT = 2000
_COUNT_LIMIT = 1_000_000_000


@dataclass(frozen=True)
class Row:
    """A ballot, the line it stands on (the headings are line 1), how often it was cast, and what it says of its college.

    `problem` when a cell is no whole number, or there are more cells than options.
    """

    line: int
    choices: Choices
    count: int = 1
    problem: Refusal | None = None
    college: str = ""


@dataclass(frozen=True)
class BallotTable:
    """The options by their names, and the ballots one after the other; `by_college` when each names one."""

    options: tuple[str, ...]
    rows: Iterator[Row]
    by_college: bool = False


def read_ballots(path: Path) -> BallotTable:
    """Raises `Refused` (FILE_MISSING, CANNOT_READ, NOT_A_TABLE, EMPTY_TABLE, TABLE_TOO_LARGE, REPEATED_HEADING)."""
    text = _text(path)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    headings = [clean(unguarded(cell), _NAME_LIMIT) for cell in next(lines, [])]
    while headings and not headings[-1]:
        headings.pop()  # a delimiter at the end of the line
    if not headings:
        raise Refused(Refusal.EMPTY_TABLE, name=path.name)
    named = [heading.casefold() for heading in headings]
    aside = {index for index, name in enumerate(named) if name in _ASIDE}
    options = tuple(heading for index, heading in enumerate(headings) if index not in aside)
    if len(set(options)) < len(options) or not all(options) or not options:
        raise Refused(Refusal.REPEATED_HEADING, name=path.name)
    told = {name: named.index(name) for name in _ASIDE if name in named}
    return BallotTable(options, _rows(lines, options, told, aside), COLLEGE in told)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise Refused(Refusal.TABLE_TOO_LARGE, name=path.name)
        data = path.read_bytes()
    except FileNotFoundError:
        raise Refused(Refusal.FILE_MISSING, name=path.name) from None
    except OSError as error:
        raise Refused(Refusal.CANNOT_READ, name=path.name, reason=reason(error)) from error
    if b"\0" in data:
        raise Refused(Refusal.NOT_A_TABLE, name=path.name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The one that the headings hold most often; without any, each line is one cell."""
    headings = text.partition("\n")[0]
    return max((";", ",", "\t"), key=headings.count)


def _rows(
    lines: Iterator[list[str]], options: tuple[str, ...], told: Mapping[str, int], aside: set[int]
) -> Iterator[Row]:
    def beside(cells: list[str], name: str, usual: str) -> str:
        return cells[told[name]].strip() if told.get(name, len(cells)) < len(cells) else usual

    for cells, line in _numbered(lines):
        if not any(cell.strip() for cell in cells) and (aside or len(cells) <= 1):
            continue  # an empty line is no ballot; one of empty cells is a blank one
        said = [cell.strip() for index, cell in enumerate(cells) if index not in aside]
        times = beside(cells, COUNT, "1")
        problem = _problem(said, len(options), times)
        if problem is not None:
            yield Row(line, (), problem=problem)
            continue
        choices = tuple(
            Choice(option, int(cell)) for option, cell in zip(options, said, strict=False) if cell
        )
        yield Row(line, choices, int(times), college=unguarded(beside(cells, COLLEGE, "")))


def _numbered(lines: Iterator[list[str]]) -> Iterator[tuple[list[str], int]]:
    while True:
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error:
            cells = ["?"]
        yield cells, lines.line_num  # type: ignore[attr-defined]


def _problem(said: list[str], options: int, times: str) -> Refusal | None:
    if any(said[options:]):
        return Refusal.UNKNOWN_OPTION
    if not all(_WHOLE.fullmatch(cell) for cell in (*filter(None, said), times)):
        return Refusal.NOT_A_WHOLE_NUMBER
    return None if 0 <= int(times) <= _COUNT_LIMIT else Refusal.NOT_A_WHOLE_NUMBER


def college_said(colleges: Sequence[College], cell: str) -> str | None:
    """What a ballot says of its college when its cell names one, or several as `college_named` does; None for others."""
    if cell == EVERYBODY_ELSE or college_of(colleges, cell):
        return college_of(colleges, cell)
    parts = [part.strip() for part in f" {cell} ".split(_TOGETHER)]
    found = [college_of(colleges, part) for part in parts]
    return None if any(part and not name for part, name in zip(parts, found, strict=True)) else joined(found)


# --- out


def college_named(names: Sequence[str]) -> str:
    """A college by its name, those that are counted together by all of theirs; everybody else has none."""
    return _TOGETHER.join(names)


def ballot_sheet(
    title: str, options: Sequence[Option], ballots: Sequence[Ballot], *, by_college: bool = False
) -> Sheet:
    """Every ballot with its receipt, so that each voter finds theirs and anyone counts again."""
    aside = (RECEIPT, COLLEGE) if by_college else (RECEIPT,)
    rows: list[tuple[Cell, ...]] = []
    for ballot in ballots:
        said = {choice.option_id: choice.value for choice in ballot.choices}
        beside = (receipt_code(ballot.id), college_named(names_of(ballot.college)))[: len(aside)]
        rows.append((*beside, *(said.get(option.id) for option in options)))
    headings = (*aside, *unlike([option.label for option in options]))
    return Sheet(title, headings, tuple(sorted(rows, key=lambda row: str(row[0]))))


def ballot_json(record: PollRecord, ballots: Sequence[Ballot]) -> dict[str, Any]:
    """The same as names and numbers."""
    label = dict(
        zip(
            (option.id for option in record.options),
            unlike([option.label for option in record.options]),
            strict=True,
        )
    )
    colleges = record.poll.colleges
    cast = [
        {"receipt": receipt_code(ballot.id)}
        | ({COLLEGE: college_named(names_of(ballot.college))} if colleges else {})
        | {
            "choices": {label[choice.option_id]: choice.value for choice in ballot.choices},
        }
        for ballot in ballots
    ]
    return {
        "poll": record.poll.question,
        "method": record.poll.method,
        "settings": dict(record.poll.settings),
        "options": list(label.values()),
        **({"colleges": [{"name": one.name, "weight": one.weight} for one in colleges]} if colleges else {}),
        "ballots": sorted(cast, key=lambda one: str(one["receipt"])),
    }


def unlike(labels: Sequence[str]) -> tuple[str, ...]:
    """One line each, none like another nor like a column that is no option: the second of two gets a (2)."""
    found: dict[str, None] = {}
    for label in labels:
        name = " ".join(label.split())
        number = 1
        while (other := name if number == 1 else f"{name} ({number})") in found or other.casefold() in _ASIDE:
            number += 1
        found[other] = None
    return tuple(found)
