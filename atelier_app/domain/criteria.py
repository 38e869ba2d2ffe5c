"""Criteria: what options are judged by, on which scales, and what their values come to."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean

CRITERIA_LIMIT = 12
LEVELS_LIMIT = 10
WEIGHT_LIMIT = 100
NAME_LIMIT = 80
SMALLEST, LARGEST = 1e-9, 1e9
"""No value is further from zero than the one; where ratios count, none is nearer to it than the other."""


class Combination(StrEnum):
    """How an option's values make its total."""

    SUM = "sum"
    """Each value as a share of its scale, a cost turned round; their weighted mean, from 0 to 100."""
    PRODUCT = "product"
    """The values multiplied, costs dividing, each to the power of its weight over the mean weight."""


@dataclass(frozen=True)
class Level:
    """A value that can be chosen. A ready-made one has a `key`, which the upper floors name where `name` is empty."""

    value: float
    name: str = ""
    key: str = ""

    @property
    def is_named(self) -> bool:
        return bool(self.name or self.key)


@dataclass(frozen=True)
class Criterion:
    """Something to judge by. `id` is unique within its grid; `name` is empty where the `key`'s own name stands.

    Values go from `least` to `most`, or are one of the `levels` where there are any. The higher the better, unless it
    is a `cost`. Only the proportions of the weights count; one that weighs nothing is told and not counted.
    """

    id: Id
    key: str = ""
    name: str = ""
    weight: int = 1
    least: float = 0.0
    most: float = 1.0
    cost: bool = False
    levels: tuple[Level, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether its levels have names, between which nothing lies."""
        return any(level.is_named for level in self.levels)

    def takes(self, value: float) -> bool:
        """Whether this is a value of its scale."""
        if self.levels:
            return any(level.value == value for level in self.levels)
        return math.isfinite(value) and self.least <= value <= self.most

    def level(self, value: float | None) -> Level | None:
        """The level of this value."""
        return next((level for level in self.levels if level.value == value), None)

    def share(self, value: float) -> float:
        """How good the value is, from 0 to 1."""
        share = (value - self.least) / (self.most - self.least)
        return 1 - share if self.cost else share

    def power(self, value: float) -> float:
        """How good the value is where ratios count: its logarithm, of a cost the opposite."""
        return -math.log(value) if self.cost else math.log(value)


def checked_criteria(criteria: Sequence[Criterion], combination: Combination) -> tuple[Criterion, ...]:
    """The same with clean names, levels from the lowest to the highest and scales that hold them.

    Raises `Refused` (TOO_MANY, TOO_FEW_CRITERIA, REPEATED_CRITERION, WEIGHT_OUT_OF_RANGE, BAD_SCALE, SCALE_NOT_POSITIVE).
    """
    if len(criteria) > CRITERIA_LIMIT:
        raise Refused(Refusal.TOO_MANY, limit=CRITERIA_LIMIT)
    checked = tuple(_checked(one) for one in criteria)
    if len({one.id for one in checked}) < len(checked):
        raise Refused(Refusal.REPEATED_CRITERION)
    if not any(one.weight for one in checked):
        raise Refused(Refusal.TOO_FEW_CRITERIA)
    if combination is Combination.PRODUCT and any(one.least < SMALLEST for one in checked):
        raise Refused(Refusal.SCALE_NOT_POSITIVE)
    return checked


def _checked(one: Criterion) -> Criterion:
    if type(one.weight) is not int or not 0 <= one.weight <= WEIGHT_LIMIT:
        raise Refused(Refusal.WEIGHT_OUT_OF_RANGE, limit=WEIGHT_LIMIT)
    if len(one.levels) > LEVELS_LIMIT:
        raise Refused(Refusal.TOO_MANY, limit=LEVELS_LIMIT)
    levels = [
        replace(level, name=clean(level.name, NAME_LIMIT), key=clean(level.key, NAME_LIMIT))
        for level in one.levels
    ]
    values = [level.value for level in levels] or [one.least, one.most]
    sound = all(math.isfinite(value) and abs(value) <= LARGEST for value in values)
    if not sound or len(set(values)) < len(values) or (not levels and one.least > one.most):
        raise Refused(Refusal.BAD_SCALE)
    least, most = min(values), max(values)
    if most - least < SMALLEST or not one.id or len(one.id) > NAME_LIMIT:
        raise Refused(Refusal.BAD_SCALE)
    levels.sort(key=lambda level: level.value)
    name, key = clean(one.name, NAME_LIMIT), clean(one.key, NAME_LIMIT)
    if not name and not key:
        raise Refused(Refusal.EMPTY_TEXT)
    return replace(one, name=name, key=key, least=least, most=most, levels=tuple(levels))


def total(
    criteria: Sequence[Criterion], combination: Combination, values: Mapping[Id, float]
) -> float | None:
    """What the values come to, None until every criterion that weighs anything has one.

    Twelve figures of it are kept: what differs by less is the same to anyone but a processor.
    """
    counted = [one for one in criteria if one.weight]
    if not counted or any(one.id not in values for one in counted):
        return None
    whole = sum(one.weight for one in counted)
    if combination is Combination.SUM:
        found = 100 * math.fsum(one.weight * one.share(values[one.id]) for one in counted) / whole
    else:
        mean = whole / len(counted)
        factors = (values[one.id] ** ((-1 if one.cost else 1) * one.weight / mean) for one in counted)
        found = math.prod(factors)
    return rounded(found)


def rounded(value: float) -> float:
    """The value to twelve figures."""
    return float(f"{value:.12g}") + 0.0


def places(totals: Mapping[Id, float | None]) -> dict[Id, int]:
    """The place of each that has a total, the highest first; equal totals share the better one (1, 2, 2, 4)."""
    known = [value for value in totals.values() if value is not None]
    return {
        option_id: 1 + sum(other > value for other in known)
        for option_id, value in totals.items()
        if value is not None
    }
