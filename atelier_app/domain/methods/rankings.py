"""What the methods that rank have in common: the ballot, and who is preferred to whom by how many.

A ballot gives places from 1; equal places say that two are as good; what it does not rank comes after all that it
does, and among themselves such options are as good.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods.columns import Columns
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
    """`[i][j]`: how many ballots put option i before option j; with `among_ranked`, of those that rank both.

    Ballots are bits of whole numbers, one a place and option, so that a hundred thousand are compared at once.
    """
    size = len(columns.options)
    planes = _planes(columns.counts)
    places = _places(columns)
    behind = [_behind(each, len(each) - among_ranked) for each in places]
    return [[0 if i == j else _weigh(places[i], behind[j], planes) for j in range(size)] for i in range(size)]


def _places(columns: Columns) -> list[list[int]]:
    """For each option and each place from 1, which ballots put it there; the last place is "not ranked"."""
    last = max((value for row in columns.rows for value in row if value is not None), default=0) + 1
    found = []
    for column in columns.columns:
        text = bytes(last if value is None else value for value in column)[::-1]
        found.append([_bits(text, place) for place in range(1, last + 1)])
    return found


def _bits(text: bytes, place: int) -> int:
    if not text:
        return 0
    table = bytearray(b"0" * 256)
    table[place] = ord("1")
    return int(text.translate(bytes(table)), 2)


def _behind(places: list[int], compared: int) -> list[int]:
    """For each place, which ballots put the option further back, in one of the first `compared` places."""
    found, later = [0] * len(places), 0
    for index in range(compared - 1, -1, -1):
        found[index] = later
        later |= places[index]
    return found


def _planes(counts: Sequence[int]) -> list[int]:
    """Bit k of every ballot's count, as one whole number a k."""
    bits = max(counts, default=0).bit_length()
    return [
        int("".join("1" if count >> k & 1 else "0" for count in reversed(counts)) or "0", 2)
        for k in range(bits)
    ]


def _weigh(before: list[int], behind: list[int], planes: list[int]) -> int:
    chosen = 0
    for here, there in zip(before, behind, strict=True):
        chosen |= here & there
    return sum((chosen & plane).bit_count() << k for k, plane in enumerate(planes))


def pairwise(columns: Columns, matrix: Sequence[Sequence[int]]) -> Figures:
    """The preferences as a table; nothing on the diagonal."""
    return table("pairwise", columns, matrix)


def table(key: str, columns: Columns, matrix: Sequence[Sequence[int | float]]) -> Figures:
    """A square table of options by options."""
    cells = tuple(
        tuple(None if i == j else value for j, value in enumerate(row)) for i, row in enumerate(matrix)
    )
    return Figures(key, columns.options, columns.options, cells)
