"""A column of small numbers side by side in one whole number: one subtraction compares a hundred thousand ballots.

Each number has a lane of some bits to itself. The top bit of a lane is kept free, so that nothing is ever borrowed from
the next one.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence


class Lanes:
    """Columns of numbers from 0 to `most`, one of each for every ballot; `counts` says how often a ballot was cast."""

    def __init__(self, most: int, counts: Sequence[int]) -> None:
        self._kind = next(kind for kind in "BHLQ" if most < 1 << _spare(kind))
        top = 1 << _spare(self._kind)
        self._tops = self.of([top] * len(counts))
        self._below = self.of([top - 1] * len(counts))
        # Bit k of each count, at the top of its ballot's lane.
        bits = range(max(counts, default=0).bit_length())
        self._counts = [self.of([top if count >> k & 1 else 0 for count in counts]) for k in bits]

    def of(self, column: Iterable[int]) -> int:
        """The column, side by side."""
        return int.from_bytes(array(self._kind, column).tobytes(), sys.byteorder)

    def less(self, first: int, second: int) -> int:
        """On how many ballots `first` is less than `second`."""
        differences = self._differences(first, second)
        return sum((differences & bit).bit_count() << k for k, bit in enumerate(self._counts))

    def least(self, first: int, second: int) -> int:
        """Of each ballot's two numbers the lesser one."""
        tops = self._differences(first, second) & self._tops
        lanes = tops - (tops >> _spare(self._kind))
        return second ^ ((first ^ second) & lanes)

    def _differences(self, first: int, second: int) -> int:
        """The top bit of a lane is set where `first` is less by one at least; the bits below say nothing."""
        return second + self._below - first


def _spare(kind: str) -> int:
    """The place of a lane's top bit."""
    return 8 * array(kind).itemsize - 1
