"""Where the values of several people lie: the middle one, the middle half, and whether they disagree."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, median_low, quantiles

DISSENT = 0.4
"""The share of the scale that the middle half spans where people disagree."""


@dataclass(frozen=True)
class Spread:
    """The values of `count` people: half of them lie from `lower` to `upper`.

    The quartiles are those of `statistics.quantiles(…, method="inclusive")`, which are values that people gave or lie
    between two of them (Hyndman and Fan's seventh definition). `dissent` when the middle half spans at least `DISSENT`
    of the scale: a few who stand apart do not make it, a room in two halves does.
    """

    median: float
    lower: float
    upper: float
    count: int
    dissent: bool = False


def spread_of(
    values: Sequence[float],
    least: float = 0.0,
    most: float = 1.0,
    *,
    named: bool = False,
    ratios: bool = False,
) -> Spread | None:
    """The spread of values on a scale from `least` to `most`, None without any.

    On a scale of `named` levels the median is the lower of the two in the middle, since nothing lies between two names.
    Where `ratios` count (and all is above zero), twice as much is as far anywhere on the scale.
    """
    if not values:
        return None
    lower, upper = values[0], values[0]
    if len(values) > 1:
        lower, _middle, upper = quantiles(values, n=4, method="inclusive")
    wide = _distance(lower, upper, ratios) >= DISSENT * _distance(least, most, ratios)
    middle = median_low(values) if named else median(values)
    return Spread(middle, lower, upper, len(values), dissent=upper > lower and wide)


def _distance(low: float, high: float, ratios: bool) -> float:
    return math.log(high) - math.log(low) if ratios else high - low
