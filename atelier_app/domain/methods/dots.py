"""Dot voting: each person spreads a few points over the options, with a maximum on each.

Suggested points: a quarter of the options, rounded up, at most 20 (https://dotmocracy.org/).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods.method import Choice, Choices, Settings, Standing, is_whole, ranked
from atelier_app.domain.refusals import Refusal

POINTS_LIMIT = 100


def suggested_points(options: int) -> int:
    """A quarter of the options, rounded up, between 1 and 20."""
    return max(1, min(20, -(-options // 4)))


class Dots:
    """Settings: `points` per person, `maximum` per option."""

    key = "dots"

    def checked_settings(self, settings: Settings, options: int) -> dict[str, int]:
        points = settings.get("points", suggested_points(options))
        maximum = settings.get("maximum", points)
        if not (is_whole(points) and is_whole(maximum)) or not 1 <= maximum <= points <= POINTS_LIMIT:
            raise Refused(Refusal.SETTINGS_OUT_OF_RANGE, limit=POINTS_LIMIT)
        return {"points": points, "maximum": maximum}

    def checked_choices(self, settings: Settings, options: Sequence[Id], choices: Choices) -> Choices:
        given: dict[Id, int] = {}
        known = set(options)
        for choice in choices:
            if choice.option_id not in known:
                raise Refused(Refusal.UNKNOWN_OPTION)
            if choice.option_id in given:
                raise Refused(Refusal.REPEATED_OPTION)
            if not is_whole(choice.value) or choice.value < 0:
                raise Refused(Refusal.NOT_A_WHOLE_NUMBER)
            if choice.value > settings["maximum"]:
                raise Refused(Refusal.TOO_MANY_ON_ONE_OPTION, maximum=settings["maximum"])
            given[choice.option_id] = choice.value
        if sum(given.values()) > settings["points"]:
            raise Refused(Refusal.TOO_MANY_POINTS, points=settings["points"])
        return tuple(Choice(option, given[option]) for option in options if given.get(option))

    def tally(self, options: Sequence[Id], ballots: Iterable[Choices]) -> tuple[Standing, ...]:
        scores = dict.fromkeys(options, 0)
        voters = dict.fromkeys(options, 0)
        for ballot in ballots:
            for choice in ballot:
                scores[choice.option_id] += choice.value
                voters[choice.option_id] += 1
        return ranked([(option, scores[option], voters[option]) for option in options])


METHOD = Dots()
