"""Dot voting: each person spreads a few points over the options, with a maximum on each.

Suggested points: a quarter of the options, rounded up, at most 20 (https://dotmocracy.org/).
Negative dots, where allowed, count against an option and are spent as the others are. Equal points are a tie.
"""

from __future__ import annotations

from collections.abc import Sequence

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import (
    Choices,
    Entry,
    Method,
    Setting,
    Settings,
    Sheet,
    Tally,
    chosen,
    given,
    ranked,
    within,
)
from atelier_app.domain.refusals import Refusal

POINTS_LIMIT = 100


def suggested_points(options: int) -> int:
    """A quarter of the options, rounded up, between 1 and 20."""
    return max(1, min(20, -(-options // 4)))


class Dots(Method):
    """Settings: `points` per person, `maximum` per option, `minimum` to spend, `negative` dots allowed (1) or not."""

    key = "dots"
    entry = Entry.POINTS
    scored = True
    by_hands = True
    settings: tuple[Setting, ...] = (
        Setting("points", 5, 1, POINTS_LIMIT),
        Setting("maximum", 2, 1, POINTS_LIMIT),
        Setting("minimum", 0, 0, POINTS_LIMIT),
        Setting("negative", 0, 0, 1),
    )

    def suggested(self, options: int) -> dict[str, int]:
        points = suggested_points(options)
        return {"points": points, "maximum": min(2, points), "minimum": 0, "negative": 0}

    def checked_settings(self, settings: Settings, options: int) -> dict[str, int]:
        points = settings.get("points", suggested_points(options))
        found = within(settings, self.settings, {"points": points, "maximum": points})
        if not found["minimum"] <= found["points"] >= found["maximum"]:
            raise Refused(Refusal.SETTINGS_OUT_OF_RANGE, limit=found["points"])
        return found

    def sheet(self, settings: Settings, options: int) -> Sheet:
        return Sheet(
            least=-settings["maximum"] if settings.get("negative") else 0,
            most=settings["maximum"],
            total=settings["points"],
            minimum=settings.get("minimum", 0),
        )

    def checked_choices(self, settings: Settings, options: Sequence[Id], choices: Choices) -> Choices:
        said = given(options, choices)
        for value in said.values():
            if value < 0 and not settings.get("negative"):
                raise Refused(Refusal.NOT_A_WHOLE_NUMBER)
            if abs(value) > settings["maximum"]:
                raise Refused(Refusal.TOO_MANY_ON_ONE_OPTION, maximum=settings["maximum"])
        spent = sum(map(abs, said.values()))
        if spent > settings["points"]:
            raise Refused(Refusal.TOO_MANY_POINTS, points=settings["points"])
        if 0 < spent < settings.get("minimum", 0):
            raise Refused(Refusal.TOO_FEW_POINTS, minimum=settings["minimum"])
        return chosen(said)

    def tally(self, settings: Settings, columns: Columns) -> Tally:
        lines = zip(columns.options, columns.sums(), columns.voters(), strict=True)
        return Tally(ranked(list(lines)))


METHOD = Dots()
