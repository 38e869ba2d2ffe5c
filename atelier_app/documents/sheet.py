"""What an attendance sheet says: a heading, a row a person, a cell a half-day; nothing of how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from atelier_app.documents.outline import Words
from atelier_app.domain.signature import Signature


@dataclass(frozen=True)
class Signed:
    """There, with a signature. `foot` says when and how, in a few words."""

    signature: Signature
    foot: str


@dataclass(frozen=True)
class Unsigned:
    """There, without a signature here: `said` is how that is known, `reason` why."""

    said: str
    reason: str
    foot: str


@dataclass(frozen=True)
class Empty:
    """To be signed; or whoever was expected did not come."""


@dataclass(frozen=True)
class NotExpected:
    """Of no concern to this person."""


Cell: TypeAlias = Signed | Unsigned | Empty | NotExpected


@dataclass(frozen=True)
class Column:
    """A half-day: its title, and when it is."""

    title: str
    when: str


@dataclass(frozen=True)
class Row:
    """A person. `mark` is a discreet remark under the name; one without a name is a line to fill in by hand."""

    name: Words
    mark: str
    organisation: str
    role: str
    cells: tuple[Cell, ...]
    expected: tuple[bool, ...] = field(default=())


@dataclass(frozen=True)
class Count:
    """Of a column: how many were there, how many of them signed here, how many were expected."""

    present: int
    signed: int
    expected: int


@dataclass(frozen=True)
class Sheet:
    """A whole sheet. `facts` are labels with their values; `blank` when it is to be filled in by hand."""

    language: str
    kicker: str
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    summary: str
    organiser: str
    facilitator: str
    footer: str
    blank: bool


def count(rows: tuple[Row, ...], column: int) -> Count:
    """The figures of one column over these rows."""
    cells = [row.cells[column] for row in rows]
    signed = sum(isinstance(cell, Signed) for cell in cells)
    present = signed + sum(isinstance(cell, Unsigned) for cell in cells)
    return Count(present, signed, sum(row.expected[column] for row in rows if row.expected))
