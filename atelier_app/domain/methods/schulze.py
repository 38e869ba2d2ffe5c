"""Schulze method: one option beats another when its strongest path of majorities is stronger than the way back.

Strength is the number of ballots on the winning side ("winning votes"). Source: Schulze, "A new monotonic,
clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method", 2011;
https://en.wikipedia.org/wiki/Schulze_method. Of those left, options that none of the left beats share the next rank.
"""

from __future__ import annotations

from collections.abc import Sequence

from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import Settings, Tally, in_order
from atelier_app.domain.methods.rankings import Matrix, Ranking, pairwise, preferences, table


def strongest_paths(matrix: Sequence[Sequence[int]]) -> Matrix:
    """`[i][j]`: the weakest majority of the strongest path from i to j, 0 for none (Floyd and Warshall)."""
    size = len(matrix)
    paths = [[matrix[i][j] if matrix[i][j] > matrix[j][i] else 0 for j in range(size)] for i in range(size)]
    for k in range(size):
        through = paths[k]
        for i in range(size):
            first = paths[i][k]
            if first and i != k:
                own = paths[i]
                for j in range(size):
                    detour = min(through[j], first)
                    if detour > own[j] and j != i:
                        own[j] = detour
    return paths


class Schulze(Ranking):
    """Settings: those of every ranking."""

    key = "schulze"
    scored = False
    summed = False

    def tally(self, settings: Settings, columns: Columns) -> Tally:
        matrix = preferences(columns)
        paths = strongest_paths(matrix)
        size = len(columns.options)
        wins = [sum(paths[i][j] > paths[j][i] for j in range(size)) for i in range(size)]
        marked = columns.marked()
        left, groups = list(range(size)), []
        while left:
            best = [i for i in left if not any(paths[j][i] > paths[i][j] for j in left)]
            groups.append([(columns.options[i], wins[i], marked[i]) for i in best])
            left = [i for i in left if i not in best]
        return Tally(in_order(groups), (pairwise(columns, matrix), table("strongest_paths", columns, paths)))


METHOD = Schulze()
