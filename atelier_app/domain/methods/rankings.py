"""What the methods that rank have in common: the ballot, and who is preferred to whom by how many.

A ballot gives places from 1; equal places say that two are as good; what it does not rank comes after all that it
does, and among themselves such options are as good.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, cast

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.lanes import Lanes
from atelier_app.domain.methods.method import (
    Choice,
    Choices,
    Entry,
    Figures,
    Method,
    Missing,
    Setting,
    Settings,
    Sheet,
    given,
)
from atelier_app.domain.refusals import Refusal

Matrix: TypeAlias = list[list[int]]


class Ranking(Method):
    """Settings: `complete`, whether every option must be ranked (1)."""

    entry = Entry.RANKS
    settings: tuple[Setting, ...] = (Setting("complete", 0, 0, 1),)
    ties = True
    """Whether two options may share a place."""

    def sheet(self, settings: Settings, options: int) -> Sheet:
        missing = Missing.REFUSED if settings["complete"] else Missing.WORST
        return Sheet(least=1, most=options, ties=self.ties, missing=missing)

    def checked_choices(self, settings: Settings, options: Sequence[Id], choices: Choices) -> Choices:
        return checked_ranks(options, choices, ties=self.ties, all_ranked=bool(settings["complete"]))


def checked_ranks(
    options: Sequence[Id], choices: Choices, *, ties: bool, all_ranked: bool = False
) -> Choices:
    """A ballot's places in the options' order, made 1, 2, 3… without gaps.

    Raises `Refused` (UNKNOWN_RANK; TIED_RANKS unless `ties`; RANK_MISSING when not `all_ranked`, but for a blank one).
    """
    said = given(options, choices)
    if any(not 1 <= value <= len(options) for value in said.values()):
        raise Refused(Refusal.UNKNOWN_RANK, most=len(options))
    if not ties and len(set(said.values())) < len(said):
        raise Refused(Refusal.TIED_RANKS)
    if said and all_ranked and len(said) < len(options):
        raise Refused(Refusal.RANK_MISSING)
    place = {value: index for index, value in enumerate(sorted(set(said.values())), start=1)}
    return tuple(Choice(option, place[value]) for option, value in said.items())


def preferences(columns: Columns, *, among_ranked: bool = False) -> Matrix:
    """`[i][j]`: how many ballots put option i before option j; with `among_ranked`, of those that rank both."""
    last = last_place(columns) + 1
    lanes = Lanes(last, columns.counts)
    places = [lanes.of(filled(column, last)) for column in columns.columns]
    behind = [lanes.of(filled(column, 0)) for column in columns.columns] if among_ranked else places
    size = range(len(columns.options))
    return [[0 if i == j else lanes.less(places[i], behind[j]) for j in size] for i in size]


def last_place(columns: Columns) -> int:
    """The last that any ballot gives."""
    spreads = map(columns.spread, range(len(columns.options)))
    return max((place for spread in spreads for place in spread), default=0)


def filled(column: Sequence[int | None], nothing: int) -> Sequence[int]:
    """A column of places, `nothing` for what is not ranked."""
    if None in column:
        return [nothing if place is None else place for place in column]
    return cast("Sequence[int]", column)


def pairwise(columns: Columns, matrix: Sequence[Sequence[int]]) -> Figures:
    """The preferences as a table; nothing on the diagonal."""
    return table("pairwise", columns, matrix)


def table(key: str, columns: Columns, matrix: Sequence[Sequence[int | float]]) -> Figures:
    """A square table of options by options."""
    cells = tuple(
        tuple(None if i == j else value for j, value in enumerate(row)) for i, row in enumerate(matrix)
    )
    return Figures(key, columns.options, columns.options, cells)
