"""Majority judgment: each option gets a grade; the best median wins, ties broken by taking median grades away.

Source: Balinski and Laraki, "Majority Judgment", MIT Press, 2011. With an even number of grades the median is
the lower of the two in the middle. Of two options with the same median, one median grade is taken from each, again
and again, until their medians differ: that order is told here at once from how many grades lie above and below
(MieuxVoter, "Score of a merit profile"). Options whose grades agree to the last are tied.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import lcm

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import (
    Choice,
    Choices,
    Entry,
    Figures,
    Method,
    Missing,
    Setting,
    Settings,
    Sheet,
    Tally,
    given,
    in_order,
)
from atelier_app.domain.refusals import Refusal

WORST, IGNORED, REFUSED = range(3)
"""What a missing grade is: the worst one, nothing at all (profiles are compared in proportion), or a fault."""
_MISSING = (Missing.WORST, Missing.IGNORED, Missing.REFUSED)


def merit(profile: Sequence[int]) -> tuple[int, ...]:
    """A key that orders merit profiles (how many of each grade, worst first), the better the greater.

    Profiles compared with one another must hold the same number of grades, one at least.
    """
    counts, total, key = list(profile), sum(profile), []
    for _ in profile:
        median = _median(counts, total)
        below, above = sum(counts[:median]), sum(counts[median + 1 :])
        # Which side the next different median comes from, and how soon: the smaller share of medians to take, the sooner.
        upwards = above > below
        key += [median, (above if upwards else -below)]
        # The grades at the median now count as those of the larger side, whose turn comes first.
        neighbour = _next_grade(counts, median, upwards)
        if neighbour is None:
            break
        counts[neighbour] += counts[median]
        counts[median] = 0
    return tuple(key)


def _median(counts: Sequence[int], total: int) -> int:
    """The grade of the lower of the two in the middle."""
    middle, seen = (total + 1) // 2, 0
    for grade, count in enumerate(counts):
        seen += count
        if seen >= middle:
            return grade
    return 0


def _next_grade(counts: Sequence[int], median: int, upwards: bool) -> int | None:
    grades = range(median + 1, len(counts)) if upwards else range(median - 1, -1, -1)
    return next((grade for grade in grades if counts[grade]), None)


class MajorityJudgment(Method):
    """Settings: `grades`, how many there are; `missing`: 0 the worst grade, 1 ignored, 2 refused."""

    key = "majority_judgment"
    entry = Entry.GRADES
    scored = True
    summed = False
    settings: tuple[Setting, ...] = (Setting("grades", 7, 2, 10), Setting("missing", WORST, WORST, REFUSED))

    def suggested(self, options: int) -> dict[str, int]:
        return {"grades": 7 if options <= 12 else 5, "missing": WORST}

    def sheet(self, settings: Settings, options: int) -> Sheet:
        return Sheet(most=settings["grades"] - 1, named=True, missing=_MISSING[settings["missing"]])

    def checked_choices(self, settings: Settings, options: Sequence[Id], choices: Choices) -> Choices:
        said = given(options, choices)
        if any(not 0 <= value < settings["grades"] for value in said.values()):
            raise Refused(Refusal.UNKNOWN_GRADE, least=0, most=settings["grades"] - 1)
        if said and settings["missing"] == REFUSED and len(said) < len(options):
            raise Refused(Refusal.GRADE_MISSING)
        return tuple(Choice(option, value) for option, value in said.items())

    def tally(self, settings: Settings, columns: Columns) -> Tally:
        profiles = [self._profile(settings, columns, index) for index in range(len(columns.options))]
        keys = self._keys(profiles)
        order = sorted(range(len(profiles)), key=lambda index: keys[index], reverse=True)
        marked = columns.marked()
        groups = [
            [(columns.options[i], _median(profiles[i], sum(profiles[i])), marked[i]) for i in tied]
            for _key, tied in groupby(order, key=lambda index: keys[index])
        ]
        return Tally(in_order(groups), self._figures(settings, columns, profiles))

    def _profile(self, settings: Settings, columns: Columns, index: int) -> list[int]:
        spread = columns.spread(index)
        profile = [spread[grade] for grade in range(settings["grades"])]
        if settings["missing"] != IGNORED:
            profile[0] += columns.total - sum(profile)
        return profile

    def _keys(self, profiles: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
        """Profiles of different sizes are brought to one size; one without a grade comes after all."""
        size = lcm(*(sum(profile) or 1 for profile in profiles))
        return [
            merit([count * (size // sum(profile)) for count in profile]) if sum(profile) else (-1,)
            for profile in profiles
        ]

    def _figures(
        self, settings: Settings, columns: Columns, profiles: Sequence[Sequence[int]]
    ) -> tuple[Figures, ...]:
        medians = [_median(profile, sum(profile)) for profile in profiles]
        rows = tuple(
            (median, sum(profile[median + 1 :]), sum(profile[:median]))
            for median, profile in zip(medians, profiles, strict=True)
        )
        grades = tuple(map(str, range(settings["grades"])))
        return (
            Figures("profile", columns.options, grades, tuple(map(tuple, profiles))),
            Figures("medians", columns.options, ("median", "above", "below"), rows),
        )


METHOD = MajorityJudgment()
