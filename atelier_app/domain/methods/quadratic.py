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
    Choice,
    Choices,
    Entry,
    Figures,
    Setting,
    Settings,
    Sheet,
    Tally,
    given,
    ranked,
    within,
)
from atelier_app.domain.refusals import Refusal


def cost(votes: int) -> int:
    """Credits that so many votes on one option cost."""
    return votes * votes


class Quadratic:
    """Settings: `credits` per person."""

    key = "quadratic"
    entry = Entry.POINTS
    scored = True
    settings: tuple[Setting, ...] = (Setting("credits", 100, 1, 10_000),)

    def suggested(self, options: int) -> dict[str, int]:
        return {"credits": 100}

    def checked_settings(self, settings: Settings, options: int) -> dict[str, int]:
        return within(settings, self.settings, {})

    def sheet(self, settings: Settings, options: int) -> Sheet:
        return Sheet(most=isqrt(settings["credits"]), total=settings["credits"], squared=True)

    def checked_choices(self, settings: Settings, options: Sequence[Id], choices: Choices) -> Choices:
        said = given(options, choices)
        if any(value < 0 for value in said.values()):
            raise Refused(Refusal.NOT_A_WHOLE_NUMBER)
        if sum(map(cost, said.values())) > settings["credits"]:
            raise Refused(Refusal.TOO_MANY_CREDITS, credits=settings["credits"])
        return tuple(Choice(option, value) for option, value in said.items() if value)

    def tally(self, settings: Settings, columns: Columns) -> Tally:
        spent = tuple(
            (sum(cost(value) * count for value, count in columns.spread(index).items()),)
            for index in range(len(columns.options))
        )
        lines = list(zip(columns.options, columns.sums(), columns.voters(), strict=True))
        return Tally(ranked(lines), (Figures("credits", columns.options, ("credits",), spent),))


METHOD = Quadratic()
