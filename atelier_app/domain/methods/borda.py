"""Borda count: with n options the first place is worth n - 1 points, the last 0.

Options in one place, and those not ranked at all, share the points of the places that they fill, half points
included (the tournament convention: a point for each option beaten, half of one for each equal), so that ranking fewer
is neither an advantage nor a loss. A blank ballot gives nothing. Source: de Borda, 1781;
https://en.wikipedia.org/wiki/Borda_count. Equal points are a tie.
"""

from __future__ import annotations

from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import Score, Settings, Tally, ranked
from atelier_app.domain.methods.rankings import Ranking, pairwise, preferences


class Borda(Ranking):
    """Settings: those of every ranking."""

    key = "borda"
    scored = True

    def tally(self, settings: Settings, columns: Columns) -> Tally:
        matrix = preferences(columns)
        size = len(columns.options)
        blank = sum(count for row, count in zip(columns.rows, columns.counts, strict=True) if not any(row))
        marked = columns.marked()
        lines = []
        for i, option in enumerate(columns.options):
            beaten = sum(matrix[i])
            met = (columns.total - blank) * (size - 1)
            lost = sum(matrix[j][i] for j in range(size))
            twice = 2 * beaten + (met - beaten - lost)
            lines.append((option, _half(twice), marked[i]))
        return Tally(ranked(lines), (pairwise(columns, matrix),))


def _half(twice: int) -> Score:
    """Half of a whole number, a whole number where it is one."""
    return twice // 2 if twice % 2 == 0 else twice / 2


METHOD = Borda()
