"""Instant run-off: the option with the fewest first places leaves, its ballots go on to their next, until one has most.

A ballot counts for the highest of its options that is still in; one that ranks none of them is exhausted.
Of several with the fewest, the one that had fewer in the latest earlier round in which they differed leaves; where
none differs they leave together, unless nobody would remain: then they are tied for the first place. Counting goes on
until all are placed, so that every option has a rank: who leaves later stands higher.
Source: https://en.wikipedia.org/wiki/Instant-runoff_voting; tie rule: https://electowiki.org/wiki/Instant-runoff_voting.
"""

from __future__ import annotations

from collections.abc import Sequence

from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import Figures, Settings, Tally, in_order
from atelier_app.domain.methods.rankings import Ranking


class InstantRunoff(Ranking):
    """Settings: those of every ranking. No two options may share a place."""

    key = "instant_runoff"
    scored = False
    ties = False

    def tally(self, settings: Settings, columns: Columns) -> Tally:
        rounds, leaving = _rounds(columns)
        marked = columns.marked()
        groups = [
            [(columns.options[i], _last(rounds, i), marked[i]) for i in tied] for tied in reversed(leaving)
        ]
        cells = tuple(
            (*(votes.get(i) for i in range(len(columns.options))), columns.total - sum(votes.values()))
            for votes in rounds
        )
        names = tuple(str(number) for number in range(1, len(rounds) + 1))
        figures = Figures("rounds", names, (*columns.options, "exhausted"), cells)
        return Tally(in_order(groups), (figures,))


def _last(rounds: Sequence[dict[int, int]], option: int) -> int:
    """The votes of an option in the last round that it took part in."""
    return next((votes[option] for votes in reversed(rounds) if option in votes), 0)


def _rounds(columns: Columns) -> tuple[list[dict[int, int]], list[list[int]]]:
    """The votes of those still in, round by round; and who left together, in the order of leaving."""
    wishes = [_wishes(row) for row in columns.rows]
    left = set(range(len(columns.options)))
    piles = _deal(wishes, range(len(wishes)), left)
    rounds: list[dict[int, int]] = []
    leaving: list[list[int]] = []
    while left:
        votes = {i: sum(columns.counts[row] for row in piles.get(i, ())) for i in sorted(left)}
        rounds.append(votes)
        gone = _last_placed(votes, rounds)
        leaving.append(gone)
        left -= set(gone)
        freed = [row for i in gone for row in piles.pop(i, ())]
        for i, rows in _deal(wishes, freed, left).items():
            piles.setdefault(i, []).extend(rows)
    return rounds, leaving


def _wishes(row: Sequence[int | None]) -> list[int]:
    """The options of a ballot, the least wished first, so that the next is at the end."""
    places = [(place, i) for i, place in enumerate(row) if place is not None]
    places.sort(reverse=True)
    return [i for _place, i in places]


def _deal(wishes: list[list[int]], rows: Sequence[int] | range, left: set[int]) -> dict[int, list[int]]:
    """Ballots by the highest of their options that is still in."""
    piles: dict[int, list[int]] = {}
    for row in rows:
        wish = wishes[row]
        while wish and wish[-1] not in left:
            wish.pop()
        if wish:
            piles.setdefault(wish[-1], []).append(row)
    return piles


def _last_placed(votes: dict[int, int], rounds: Sequence[dict[int, int]]) -> list[int]:
    """Who leaves: those with the fewest now, of these those with fewer in the latest round that tells them apart."""
    tied = list(votes)
    for earlier in reversed(rounds):
        fewest = min(earlier[i] for i in tied)
        tied = [i for i in tied if earlier[i] == fewest]
        if len(tied) == 1:
            break
    return tied


METHOD = InstantRunoff()
