"""Pairwise comparison: "which of these two?", as often as each likes; the strengths come from Bradley and Terry's model.

Source: Bradley and Terry, "Rank analysis of incomplete block designs", 1952.
"""

from __future__ import annotations

from collections.abc import Sequence

from atelier_app.domain.core import Id
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import (
    Choices,
    Entry,
    Figures,
    Method,
    Missing,
    Setting,
    Settings,
    Sheet,
    Tally,
    ranked,
)
from atelier_app.domain.methods.rankings import checked_ranks, pairwise, preferences
from atelier_app.domain.methods.strengths import strengths

_DIGITS = 9


class Pairwise(Method):
    """Settings: `comparisons` each person is asked for, 0 for as many as there are pairs."""

    key = "pairwise"
    entry = Entry.PAIRS
    scored = True
    summed = False
    settings: tuple[Setting, ...] = (Setting("comparisons", 0, 0, 1000),)

    def suggested(self, options: int) -> dict[str, int]:
        return {"comparisons": min(options * (options - 1) // 2, 20)}

    def sheet(self, settings: Settings, options: int) -> Sheet:
        return Sheet(least=1, most=options, asked=settings["comparisons"], missing=Missing.IGNORED)

    def checked_choices(self, settings: Settings, options: Sequence[Id], choices: Choices) -> Choices:
        return checked_ranks(options, choices, ties=True)

    def tally(self, settings: Settings, columns: Columns) -> Tally:
        """A ballot is one comparison or several: of what it ranks, each is preferred to those after it."""
        wins = preferences(columns, among_ranked=True)
        marked = columns.marked()
        each = [[times / columns.unit for times in row] for row in wins]
        found = [round(value, _DIGITS) for value in strengths(each)]
        lines = list(zip(columns.options, found, marked, strict=True))
        return Tally(ranked(lines), (pairwise(columns, wins), _met(columns, wins)))


def _met(columns: Columns, wins: Sequence[Sequence[int]]) -> Figures:
    """How often each option was compared, how often it was preferred, and how many others it has not met."""
    size = len(wins)
    rows = []
    for i in range(size):
        met = [wins[i][j] + wins[j][i] for j in range(size) if j != i]
        rows.append((sum(met), sum(wins[i]), sum(not times for times in met)))
    return Figures("comparisons", columns.options, ("compared", "preferred", "not_met"), tuple(rows))


METHOD = Pairwise()
