"""A budget of points: each person divides `points` among the options, as much on one as they like.

Source: cumulative voting, https://en.wikipedia.org/wiki/Cumulative_voting. Equal points are a tie.
"""

from __future__ import annotations

from collections.abc import Sequence

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import (
    Choices,
    Entry,
    Figures,
    Method,
    Setting,
    Settings,
    Sheet,
    Tally,
    chosen,
    ranked,
    unsigned,
)
from atelier_app.domain.refusals import Refusal


class Budget(Method):
    """Settings: `points` per person."""

    key = "budget"
    entry = Entry.POINTS
    scored = True
    settings: tuple[Setting, ...] = (Setting("points", 100, 1, 10_000),)

    def sheet(self, settings: Settings, options: int) -> Sheet:
        return Sheet(most=settings["points"], total=settings["points"])

    def checked_choices(self, settings: Settings, options: Sequence[Id], choices: Choices) -> Choices:
        said = unsigned(options, choices)
        if sum(said.values()) > settings["points"]:
            raise Refused(Refusal.TOO_MANY_POINTS, points=settings["points"])
        return chosen(said)

    def tally(self, settings: Settings, columns: Columns) -> Tally:
        sums = columns.sums()
        spent = sum(sums)
        shares = tuple((points / spent if spent else 0.0,) for points in sums)
        lines = list(zip(columns.options, sums, columns.voters(), strict=True))
        return Tally(ranked(lines), (Figures("shares", columns.options, ("share",), shares),))


METHOD = Budget()
