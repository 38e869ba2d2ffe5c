"""Ballots as a count wants them: a column of whole numbers an option, equal ballots only once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Protocol

from atelier_app.domain.core import Id


class _Said(Protocol):
    @property
    def option_id(self) -> Id: ...
    @property
    def value(self) -> int: ...


class Columns:
    """`columns[i]` holds what each distinct ballot says of `options[i]`, None for nothing; `counts` how often it was cast.

    Weighted ballots count several times; `unit` is then what they all come to, divided by how many they are.
    """

    def __init__(
        self,
        options: Sequence[Id],
        rows: Iterable[Sequence[int | None]],
        counts: Iterable[int],
        unit: float = 1.0,
    ) -> None:
        gathered: Counter[tuple[int | None, ...]] = Counter()
        for row, count in zip(rows, counts, strict=False):
            gathered[tuple(row)] += count
        self.options = tuple(options)
        self.unit = unit
        self.rows = [row for row, count in gathered.items() if count > 0]
        self.counts = [gathered[row] for row in self.rows]
        self.total = sum(self.counts)
        self.columns: list[tuple[int | None, ...]] = list(zip(*self.rows, strict=True)) or [()] * len(
            self.options
        )

    @classmethod
    def of(
        cls,
        options: Sequence[Id],
        ballots: Iterable[Iterable[_Said]],
        counts: Iterable[int] | None = None,
        unit: float = 1.0,
    ) -> Columns:
        """From ballots as they were cast; each counts once unless `counts` says otherwise."""
        place = {option: index for index, option in enumerate(options)}

        def rows() -> Iterable[Sequence[int | None]]:
            for ballot in ballots:
                row: list[int | None] = [None] * len(place)
                for choice in ballot:
                    row[place[choice.option_id]] = choice.value
                yield row

        return cls(options, rows(), repeat(1) if counts is None else counts, unit)

    def sums(self) -> list[int]:
        """The points of each option."""
        return [
            sum(value * count for value, count in zip(column, self.counts, strict=True) if value)
            for column in self.columns
        ]

    def voters(self) -> list[int]:
        """How many ballots give each option anything but nothing or zero."""
        return [
            sum(count for value, count in zip(column, self.counts, strict=True) if value)
            for column in self.columns
        ]

    def marked(self) -> list[int]:
        """How many ballots say anything of each option, be it zero."""
        return [
            sum(count for value, count in zip(column, self.counts, strict=True) if value is not None)
            for column in self.columns
        ]

    def spread(self, index: int) -> Counter[int]:
        """How many ballots give an option each value."""
        found: Counter[int] = Counter()
        for value, count in zip(self.columns[index], self.counts, strict=True):
            if value is not None:
                found[value] += count
        return found
