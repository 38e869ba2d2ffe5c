"""Quadratic voting: n votes on one option cost n² credits, so that strong wishes are paid for.

Source: Lalley and Weyl, "Quadratic Voting", 2018; https://en.wikipedia.org/wiki/Quadratic_voting.
Equal votes are a tie.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isqrt

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


class Quadratic(Method):
    """Settings: `credits` per person."""

    key = "quadratic"
    entry = Entry.POINTS
    scored = True
    settings: tuple[Setting, ...] = (Setting("credits", 100, 1, 10_000),)

    def sheet(self, settings: Settings, options: int) -> Sheet:
        return Sheet(most=isqrt(settings["credits"]), total=settings["credits"], squared=True)

    def checked_choices(self, settings: Settings, options: Sequence[Id], choices: Choices) -> Choices:
        said = unsigned(options, choices)
        if sum(map(self.sheet(settings, len(options)).cost, said.values())) > settings["credits"]:
            raise Refused(Refusal.TOO_MANY_CREDITS, credits=settings["credits"])
        return chosen(said)

    def tally(self, settings: Settings, columns: Columns) -> Tally:
        sheet = self.sheet(settings, len(columns.options))
        spent = tuple(
            (sum(sheet.cost(value) * count for value, count in columns.spread(index).items()),)
            for index in range(len(columns.options))
        )
        lines = list(zip(columns.options, columns.sums(), columns.voters(), strict=True))
        return Tally(ranked(lines), (Figures("credits", columns.options, ("credits",), spent),))


METHOD = Quadratic()
