"""Ballots as a count wants them: a column of whole numbers an option, equal ballots only once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Protocol, TypeAlias

from atelier_app.domain.core import Id

_Row: TypeAlias = tuple[int | None, ...]


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
        counts: Iterable[int] | None = None,
        unit: float = 1.0,
    ) -> None:
        """Each row counts once unless `counts` says otherwise."""
        gathered = _gathered(map(tuple, rows), counts)
        self.options = tuple(options)
        self.unit = unit
        self.rows = list(gathered)
        self.counts = list(gathered.values())
        self.total = sum(self.counts)
        self.columns: list[_Row] = list(zip(*self.rows, strict=True)) or [()] * len(self.options)

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

        return cls(options, rows(), counts, unit)

    def sums(self) -> list[int]:
        """The points of each option."""
        return [sum(value * count for value, count in spread.items()) for spread in self._spreads]

    def voters(self) -> list[int]:
        """How many ballots give each option anything but nothing or zero."""
        return [spread.total() - spread[0] for spread in self._spreads]

    def marked(self) -> list[int]:
        """How many ballots say anything of each option, be it zero."""
        return [spread.total() for spread in self._spreads]

    def spread(self, index: int) -> Counter[int]:
        """How many ballots give an option each value."""
        return self._spreads[index]

    @cached_property
    def _spreads(self) -> list[Counter[int]]:
        more = [(place, count - 1) for place, count in enumerate(self.counts) if count > 1]
        return [_spread(column, more) for column in self.columns]


def _gathered(rows: Iterable[_Row], counts: Iterable[int] | None) -> Mapping[_Row, int]:
    """Equal rows only once, with how often each was cast."""
    if counts is None:
        return Counter(rows)
    gathered: dict[_Row, int] = {}
    for row, count in zip(rows, counts, strict=False):
        gathered[row] = gathered.get(row, 0) + count
    return {row: count for row, count in gathered.items() if count > 0}


def _spread(column: _Row, more: Iterable[tuple[int, int]]) -> Counter[int]:
    """How often each value was said, `more` often in some places than once."""
    found = Counter(column)
    for place, times in more:
        found[column[place]] += times
    return Counter({value: times for value, times in found.items() if value is not None})
