"""Approval voting: each person says yes to as many options as they like, or up to `maximum`.

Source: Brams and Fishburn, "Approval Voting", 1978. Equal approvals are a tie.
"""

from __future__ import annotations

from collections.abc import Sequence

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import (
    Choice,
    Choices,
    Entry,
    Method,
    Setting,
    Settings,
    Sheet,
    Tally,
    given,
    ranked,
)
from atelier_app.domain.refusals import Refusal


class Approval(Method):
    """Settings: `maximum` options each may approve, 0 for as many as one likes."""

    key = "approval"
    entry = Entry.CHECKS
    scored = True
    by_hands = True
    settings: tuple[Setting, ...] = (Setting("maximum", 0, 0, 200),)

    def sheet(self, settings: Settings, options: int) -> Sheet:
        return Sheet(chosen=settings["maximum"])

    def checked_choices(self, settings: Settings, options: Sequence[Id], choices: Choices) -> Choices:
        said = given(options, choices)
        if any(value not in (0, 1) for value in said.values()):
            raise Refused(Refusal.UNKNOWN_GRADE, least=0, most=1)
        approved = [option for option, value in said.items() if value]
        if settings["maximum"] and len(approved) > settings["maximum"]:
            raise Refused(Refusal.TOO_MANY_CHOICES, maximum=settings["maximum"])
        return tuple(Choice(option, 1) for option in approved)

    def tally(self, settings: Settings, columns: Columns) -> Tally:
        votes = columns.sums()
        return Tally(ranked(list(zip(columns.options, votes, votes, strict=True))))


METHOD = Approval()
