"""Score voting: each person gives every option from 0 to `maximum`; the sum decides.

An option that a ballot says nothing of gets 0 from it, so that being unknown is no advantage.
Source: https://electowiki.org/wiki/Score_voting. Equal sums are a tie.
"""

from __future__ import annotations

from collections.abc import Sequence

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import (
    Choice,
    Choices,
    Entry,
    Figures,
    Method,
    Setting,
    Settings,
    Sheet,
    Tally,
    given,
    ranked,
)
from atelier_app.domain.refusals import Refusal


class ScoreVoting(Method):
    """Settings: `maximum`, the best score."""

    key = "score"
    entry = Entry.GRADES
    scored = True
    settings: tuple[Setting, ...] = (Setting("maximum", 10, 1, 100),)

    def suggested(self, options: int) -> dict[str, int]:
        return {"maximum": 5}

    def sheet(self, settings: Settings, options: int) -> Sheet:
        return Sheet(most=settings["maximum"])

    def checked_choices(self, settings: Settings, options: Sequence[Id], choices: Choices) -> Choices:
        said = given(options, choices)
        if any(not 0 <= value <= settings["maximum"] for value in said.values()):
            raise Refused(Refusal.UNKNOWN_GRADE, least=0, most=settings["maximum"])
        return tuple(Choice(option, value) for option, value in said.items())

    def tally(self, settings: Settings, columns: Columns) -> Tally:
        sums, marked = columns.sums(), columns.marked()
        means = tuple((total / columns.total if columns.total else 0.0,) for total in sums)
        figures = Figures("means", columns.options, ("mean",), means)
        return Tally(ranked(list(zip(columns.options, sums, marked, strict=True))), (figures,))


METHOD = ScoreVoting()
