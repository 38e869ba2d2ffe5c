"""One line of the benchmark: a figure of ours, its floor measured in the same run, and the ratio aimed at."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median, quantiles
from typing import Literal


@dataclass(frozen=True)
class Row:
    """`ours` and `floor` in `unit`; `aim` bounds their ratio: from above for times and sizes, from below for rates.

    A floor that is a stated limit (8.3 ms a frame) rather than a peer goes with an aim of 1.
    """

    what: str
    ours: float
    floor: float
    unit: str
    aim: float
    better: Literal["less", "more"] = "less"

    @property
    def ratio(self) -> float:
        return self.ours / self.floor if self.floor else float("inf")

    @property
    def met(self) -> bool:
        return self.ratio >= self.aim if self.better == "more" else self.ratio <= self.aim

    def line(self) -> str:
        """The row as printed: what, ours, floor, ratio, aim, and plainly when the aim is missed."""
        sign = "≥" if self.better == "more" else "≤"
        verdict = "" if self.met else "  MISSES ITS AIM"
        figures = f"{_short(self.ours):>9} {_short(self.floor):>9} {self.unit:<8}"
        return f"{self.what:<62} {figures} {self.ratio:>6.2f}  {sign} {self.aim:<5g}{verdict}"


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 1000 else f"{number:.2f}" if number < 100 else f"{number:.1f}"


def middle(samples: list[float]) -> float:
    """The median."""
    return median(samples)


def p95(samples: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(samples, n=20, method="inclusive")[-1] if len(samples) > 1 else samples[0]


def p99(samples: list[float]) -> float:
    """The 99th percentile."""
    return quantiles(samples, n=100, method="inclusive")[-1] if len(samples) > 1 else samples[0]
