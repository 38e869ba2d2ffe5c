"""What ballots come to, all together and college by college."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

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
from atelier_app.domain.methods.method import Figures, Method, Score, Settings, Tally
from atelier_app.domain.polls import Outcome, Poll

# Columns of figures that are not numbers of ballots, nor sums over them.
_NOT_SUMMED = {"median", "not_met"}
_DIGITS = 9


def counted(poll: Poll, options: Sequence[Id], ballots: Sequence[Ballot]) -> Outcome:
    """What these ballots come to by the poll's method and the weights of its colleges."""
    method = METHODS[poll.method]
    tally = tallied(method, poll.settings, poll.colleges, options, ballots)
    total: Score = 0
    for line in tally.standings:
        total += line.score
    blank = sum(not ballot.choices for ballot in ballots)
    apart = _by_college(poll.colleges, ballots)
    colleges = tuple(
        CollegeOutcome(
            names_of(said),
            weight_of(poll.colleges, said),
            len(own),
            method.tally(poll.settings, _columns(options, own)).standings,
        )
        for said, own in apart.items()
    )
    return Outcome(
        tally.standings, len(ballots), total, tally.figures, blank, colleges if len(apart) > 1 else ()
    )


def tallied(
    method: Method,
    settings: Settings,
    colleges: Sequence[College],
    options: Sequence[Id],
    ballots: Sequence[Ballot],
) -> Tally:
    """The count, weighted where there are several colleges; scores and figures are then those of as many ballots."""
    apart = _by_college(colleges, ballots)
    plain = method.tally(settings, _columns(options, ballots))
    if len(apart) < 2:
        return plain
    times = multiples(colleges, {said: len(own) for said, own in apart.items()})
    counts = [times[said] for said, own in apart.items() for _ in own]
    choices = [ballot.choices for own in apart.values() for ballot in own]
    weighted = method.tally(settings, Columns.of(options, choices, counts))
    back = Fraction(len(ballots), sum(counts) or 1)
    voters = {one.option_id: one.voters for one in plain.standings}
    return Tally(
        tuple(
            replace(one, score=_told(one.score, back if method.summed else 1), voters=voters[one.option_id])
            for one in weighted.standings
        ),
        tuple(_scaled(figures, back) for figures in weighted.figures),
    )


def _by_college(colleges: Sequence[College], ballots: Sequence[Ballot]) -> Mapping[str, list[Ballot]]:
    """The ballots of each college, small ones put together, in the order of the poll's colleges."""
    if not colleges:
        return {}
    pools = together(colleges, Counter(ballot.college for ballot in ballots))
    place = {one.name: index for index, one in enumerate(colleges)}
    apart: dict[str, list[Ballot]] = {
        said: [] for said in sorted(set(pools.values()), key=lambda said: place[names_of(said)[0]])
    }
    for ballot in ballots:
        apart[pools[ballot.college]].append(ballot)
    return apart


def _columns(options: Sequence[Id], ballots: Sequence[Ballot]) -> Columns:
    return Columns.of(options, [ballot.choices for ballot in ballots])


def _told(value: Score, times: Fraction | int) -> Score:
    """A sum over weighted ballots as one over ballots, to nine digits."""
    found = round(float(value * times), _DIGITS)
    return int(found) if found.is_integer() else found


def _scaled(figures: Figures, times: Fraction) -> Figures:
    cells = tuple(
        tuple(
            cell if cell is None or column in _NOT_SUMMED else _told(cell, times)
            for column, cell in zip(figures.columns, row, strict=True)
        )
        for row in figures.cells
    )
    return replace(figures, cells=cells)
