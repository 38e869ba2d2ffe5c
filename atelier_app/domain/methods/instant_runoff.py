"""Instant run-off: the option with the fewest first places leaves, its ballots go on to their next, until one has most.

A ballot counts for the highest of its options that is still in; one that ranks none of them is exhausted.
Of several with the fewest, the one that had fewer in the latest earlier round in which they differed leaves; where
none differs they leave together, unless nobody would remain: then they are tied for the first place. Counting goes on
until all are placed, so that every option has a rank: who leaves later stands higher.
Source: https://en.wikipedia.org/wiki/Instant-runoff_voting; tie rule: https://electowiki.org/wiki/Instant-runoff_voting.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.lanes import Lanes
from atelier_app.domain.methods.method import Figures, Settings, Tally, in_order
from atelier_app.domain.methods.rankings import Ranking, filled, last_place


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
    worst = last_place(columns)
    lanes = Lanes(worst + 1, columns.counts)
    places = [lanes.of(filled(column, worst + 1)) for column in columns.columns]
    exhausted = lanes.of([worst] * len(columns.rows))
    left = list(range(len(columns.options)))
    rounds: list[dict[int, int]] = []
    leaving: list[list[int]] = []
    while left:
        # The place, on each ballot, of the highest option that is still in; nothing ranked is after `worst`.
        highest = reduce(lanes.least, (places[i] for i in left), exhausted)
        rounds.append({i: columns.total - lanes.less(highest, places[i]) for i in left})
        leaving.append(_last_placed(rounds[-1], rounds))
        left = [i for i in left if i not in leaving[-1]]
    return rounds, leaving


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
