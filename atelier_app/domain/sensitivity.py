"""How the order of a grid depends on one weight: each total is a straight line, and the order changes where two cross."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from atelier_app.domain.core import Id
from atelier_app.domain.criteria import Combination, Criterion, rounded
from atelier_app.domain.grids import Grid, GridItem

_SAME = 1e-9


@dataclass(frozen=True)
class Line:
    """An option's total while the criterion's share goes from nothing (0) to everything (1).

    Of a sum it is the total itself, from 0 to 100; of a product its logarithm to base ten.
    """

    option_id: Id
    without: float
    alone: float

    def at(self, share: float) -> float:
        return rounded((1 - share) * self.without + share * self.alone)


@dataclass(frozen=True)
class Crossing:
    """At this share of the whole weight `rises` overtakes `falls`: from there on it comes first."""

    share: float
    rises: Id
    falls: Id


@dataclass(frozen=True)
class Sensitivity:
    """What one weight decides. `share` is the criterion's now, of the whole weight; the others keep their proportions.

    `crossings` lie strictly between 0 and 1, in their order. While the share stays within `first_stays`, whoever is
    first stays it, and within `order_stays` nobody changes place; a tie that the slightest change would break makes
    such an interval a single point.
    """

    criterion_id: Id
    share: float
    lines: tuple[Line, ...]
    crossings: tuple[Crossing, ...]
    first_stays: tuple[float, float]
    order_stays: tuple[float, float]

    def order_at(self, share: float) -> tuple[tuple[Id, ...], ...]:
        """The options at this share, best first; those that are equal stand together."""
        by_total: dict[float, list[Id]] = {}
        for line in self.lines:
            by_total.setdefault(line.at(share), []).append(line.option_id)
        return tuple(tuple(by_total[value]) for value in sorted(by_total, reverse=True))


def sensitivity(grid: Grid, items: Sequence[GridItem], criterion_id: Id) -> Sensitivity:
    """How the order of the items that have a total depends on this criterion's weight.

    Where the other criteria weigh nothing at all, they weigh the same as each other. Raises `KeyError` for an unknown one.
    """
    criterion = {one.id: one for one in grid.criteria}[criterion_id]
    others = _others(grid, criterion)
    whole = sum(one.weight for one in grid.criteria)
    share = criterion.weight / whole if whole else 0.0
    needed = {criterion.id, *(one.id for one, _ in others)}
    lines = tuple(
        _line(grid, criterion, others, item)
        for item in items
        if item.total is not None and needed <= item.known.keys()
    )
    crossings = tuple(sorted(_crossings(lines), key=lambda one: (one.share, one.rises, one.falls)))
    best = max((line.at(share) for line in lines), default=0.0)
    first = {line.option_id for line in lines if line.at(share) == best}
    return Sensitivity(
        criterion_id,
        share,
        lines,
        crossings,
        _around(share, [one.share for one in crossings if {one.rises, one.falls} & first]),
        _around(share, [one.share for one in crossings]),
    )


def _others(grid: Grid, criterion: Criterion) -> list[tuple[Criterion, float]]:
    """The other criteria with their share of what is left to them."""
    rest = [one for one in grid.criteria if one.id != criterion.id]
    weighing = [one for one in rest if one.weight]
    if not weighing:
        return [(one, 1 / len(rest)) for one in rest]
    whole = sum(one.weight for one in weighing)
    return [(one, one.weight / whole) for one in weighing]


def _line(
    grid: Grid, criterion: Criterion, others: Sequence[tuple[Criterion, float]], item: GridItem
) -> Line:
    values, product = item.known, grid.combination is Combination.PRODUCT
    scale = (sum(1 for one in grid.criteria if one.weight) or 1) / math.log(10) if product else 100.0

    def good(one: Criterion) -> float:
        return one.power(values[one.id]) if product else one.share(values[one.id])

    alone = good(criterion)
    without = math.fsum(share * good(one) for one, share in others) if others else alone
    return Line(item.option.id, rounded(scale * without), rounded(scale * alone))


def _crossings(lines: Sequence[Line]) -> Iterable[Crossing]:
    for one, other in combinations(lines, 2):
        before, after = one.without - other.without, one.alone - other.alone
        if before * after < 0:
            rises, falls = (other, one) if before > 0 else (one, other)
            yield Crossing(before / (before - after), rises.option_id, falls.option_id)


def _around(share: float, at: Iterable[float]) -> tuple[float, float]:
    """The nearest of these on each side of the share, else the ends; one that lies on it is both."""
    low, high = 0.0, 1.0
    for one in at:
        if abs(one - share) < _SAME:
            return share, share
        low, high = (max(low, one), high) if one < share else (low, min(high, one))
    return low, high
