"""How strong options are that were compared two by two: the likeliest strengths by Bradley and Terry's model.

The chance that i is preferred to j is s(i) / (s(i) + s(j)). Half a win and half a loss against an average option (of
strength 1) are added to each, so that an option that always won, or met nobody, has a strength too. The logarithm of
the likelihood is then concave in the logarithms of the strengths, and Newton's method finds its one top within some ten
rounds. Hunter's MM algorithm (2004) needs tens of thousands where groups of options have hardly met.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, tanh
from operator import mul

_PRIOR = 0.5
_ROUNDS = 100
_CLOSE = 1e-8  # the next round would be closer than a double tells: each squares what is left
_EXACT = 1e-20
_HALVINGS = 40

Vector = list[float]
Matrix = list[list[float]]


def strengths(wins: Sequence[Sequence[float]]) -> Vector:
    """Strengths that sum to 1 from `wins[i][j]`, how often i was preferred to j."""
    if not wins:
        return []
    met = [
        [float(a + b) for a, b in zip(row, column, strict=True)]
        for row, column in zip(wins, zip(*wins, strict=True), strict=True)
    ]
    won = [sum(row) + _PRIOR for row in wins]
    logs = [0.0] * len(wins)
    for _round in range(_ROUNDS):
        slope = _slope(met, won, logs)
        step = _solved(_curve(met, logs), slope)
        logs = _advanced(met, won, logs, step, _dot(step, slope))
        if max(map(abs, step)) < _CLOSE:
            break
    highest = max(logs)
    found = [exp(one - highest) for one in logs]
    total = sum(found)
    return [value / total for value in found]


def _dot(one: Vector, other: Vector) -> float:
    product: float = sum(map(mul, one, other))
    return product


def _moved(start: Vector, length: float, step: Vector) -> Vector:
    return [a + length * b for a, b in zip(start, step, strict=True)]


def _slope(met: Matrix, won: Vector, logs: Vector) -> Vector:
    """How the logarithm of the likelihood grows with each of `logs`: what was won, less what was to be expected."""
    return [
        gained
        - sum(
            times * (1 + tanh((own - other) / 2)) / 2 for times, other in zip(row, logs, strict=True) if times
        )
        - _PRIOR * (1 + tanh(own / 2))
        for row, gained, own in zip(met, won, logs, strict=True)
    ]


def _curve(met: Matrix, logs: Vector) -> Matrix:
    """How the slope falls with each of `logs`."""
    curve = []
    for i, (row, own) in enumerate(zip(met, logs, strict=True)):
        falls = [
            times * (tanh((own - other) / 2) ** 2 - 1) / 4 if times else 0.0
            for times, other in zip(row, logs, strict=True)
        ]
        falls[i] = 0.0
        falls[i] = (_PRIOR * (1 - tanh(own / 2) ** 2) / 2 - sum(falls)) or 1.0
        curve.append(falls)
    return curve


def _solved(curve: Matrix, slope: Vector) -> Vector:
    """The step with `curve` × step = `slope`, by conjugate gradients."""
    step, rest = [0.0] * len(slope), slope
    scaled = [value / row[i] for i, (value, row) in enumerate(zip(rest, curve, strict=True))]
    way, left = scaled, _dot(rest, scaled)
    enough = left * _EXACT
    for _turn in range(2 * len(slope)):
        if left <= enough:
            break
        bent = [_dot(row, way) for row in curve]
        length = left / _dot(way, bent)
        step, rest = _moved(step, length, way), _moved(rest, -length, bent)
        scaled = [value / row[i] for i, (value, row) in enumerate(zip(rest, curve, strict=True))]
        before, left = left, _dot(rest, scaled)
        way = _moved(scaled, left / before, way)
    return step


def _advanced(met: Matrix, won: Vector, logs: Vector, step: Vector, rise: float) -> Vector:
    """A step further, or half of it, and half again, while it leads over the top and far down the other side."""
    length = 1.0
    for _turn in range(_HALVINGS):
        there = _moved(logs, length, step)
        if _dot(step, _slope(met, won, there)) >= -rise / 2:
            break
        length /= 2
    return there
