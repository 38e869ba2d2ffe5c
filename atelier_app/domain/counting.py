"""What ballots come to, all together and college by college."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import repeat

from atelier_app.domain.ballots import Ballot
from atelier_app.domain.colleges import (
    College,
    CollegeOutcome,
    multiples,
    names_of,
    together,
    weight_of,
)
from atelier_app.domain.core import Id
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import Choices, Figures, Method, Score, Settings, Tally
from atelier_app.domain.polls import Outcome, Poll

# Columns of tables that are not numbers of ballots, nor sums over them.
_NOT_SUMMED = {("medians", "median"), ("comparisons", "not_met"), ("means", "mean"), ("shares", "share")}
_DIGITS = 9


def counted(poll: Poll, options: Sequence[Id], ballots: Sequence[Ballot]) -> Outcome:
    """What these ballots come to by the poll's method and the weights of its colleges."""
    return counted_by(METHODS[poll.method], poll.settings, poll.colleges, options, ballots)


def counted_by(
    method: Method,
    settings: Settings,
    colleges: Sequence[College],
    options: Sequence[Id],
    ballots: Sequence[Ballot],
    times: Sequence[int] | None = None,
) -> Outcome:
    """As `counted`, of ballots of anywhere; `times` says how often each was cast."""
    every, apart = _piles(colleges, ballots, times)
    tally = _tally(method, settings, colleges, options, every, apart)
    total: Score = 0
    for line in tally.standings:
        total += line.score
    blank = sum(count for choices, count in zip(every.choices, every.times, strict=True) if not choices)
    told = tuple(
        CollegeOutcome(
            names_of(said),
            weight_of(colleges, said),
            pile.total,
            method.tally(settings, pile.columns(options)).standings,
        )
        for said, pile in apart.items()
    )
    return Outcome(tally.standings, every.total, total, tally.figures, blank, told if len(apart) > 1 else ())


def tallied(
    method: Method,
    settings: Settings,
    colleges: Sequence[College],
    options: Sequence[Id],
    ballots: Sequence[Ballot],
) -> Tally:
    """The count, weighted where there are several colleges; scores and figures are then those of as many ballots."""
    return _tally(method, settings, colleges, options, *_piles(colleges, ballots, None))


@dataclass(frozen=True)
class _Pile:
    """Ballots, and how often each was cast."""

    choices: list[Choices] = field(default_factory=list)
    times: list[int] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.times)

    def columns(self, options: Sequence[Id]) -> Columns:
        return Columns.of(options, self.choices, self.times)


def _piles(
    colleges: Sequence[College], ballots: Sequence[Ballot], times: Sequence[int] | None
) -> tuple[_Pile, Mapping[str, _Pile]]:
    """All the ballots, then those of each college in the order of the poll's, small ones put together."""
    cast = [
        (ballot, count)
        for ballot, count in zip(ballots, repeat(1) if times is None else times, strict=False)
        if count
    ]
    every = _Pile([ballot.choices for ballot, _count in cast], [count for _ballot, count in cast])
    if not colleges:
        return every, {}
    sizes: Counter[str] = Counter()
    for ballot, count in cast:
        sizes[ballot.college] += count
    pools = together(colleges, sizes)
    place = {one.name: index for index, one in enumerate(colleges)}
    apart = {said: _Pile() for said in sorted(set(pools.values()), key=lambda said: place[names_of(said)[0]])}
    for ballot, count in cast:
        pile = apart[pools[ballot.college]]
        pile.choices.append(ballot.choices)
        pile.times.append(count)
    return every, apart


def _tally(
    method: Method,
    settings: Settings,
    colleges: Sequence[College],
    options: Sequence[Id],
    every: _Pile,
    apart: Mapping[str, _Pile],
) -> Tally:
    plain = method.tally(settings, every.columns(options))
    if len(apart) < 2:
        return plain
    each = multiples(colleges, {said: pile.total for said, pile in apart.items()})
    counts = [each[said] * count for said, pile in apart.items() for count in pile.times]
    choices = [said for pile in apart.values() for said in pile.choices]
    back = Fraction(every.total, sum(counts) or 1)
    weighted = method.tally(settings, Columns.of(options, choices, counts, float(1 / back)))
    voters = {one.option_id: one.voters for one in plain.standings}
    return Tally(
        tuple(
            replace(one, score=_told(one.score, back if method.summed else 1), voters=voters[one.option_id])
            for one in weighted.standings
        ),
        tuple(_scaled(figures, back) for figures in weighted.figures),
    )


def _told(value: Score, times: Fraction | int) -> Score:
    """A sum over weighted ballots as one over ballots, to nine digits."""
    found = round(float(value * times), _DIGITS)
    return int(found) if found.is_integer() else found


def _scaled(figures: Figures, times: Fraction) -> Figures:
    cells = tuple(
        tuple(
            cell if cell is None or (figures.key, column) in _NOT_SUMMED else _told(cell, times)
            for column, cell in zip(figures.columns, row, strict=True)
        )
        for row in figures.cells
    )
    return replace(figures, cells=cells)
