"""Which notes lie in a part of the wall, without looking at all of them: a uniform grid of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor

from atelier_app.desktop.board.boxes import Box
from atelier_app.domain.core import Id

# About two by two notes: a screen at 100 % is some 30 cells, and a note is in at most four.
CELL_WIDTH = 320.0
CELL_HEIGHT = 248.0

_Cells = tuple[int, int, int, int]


def _cells(box: Box) -> _Cells:
    return (
        floor(box.left / CELL_WIDTH),
        floor(box.top / CELL_HEIGHT),
        floor(box.right / CELL_WIDTH),
        floor(box.bottom / CELL_HEIGHT),
    )


def _each(span: _Cells) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = span
    return ((column, row) for column in range(left, right + 1) for row in range(top, bottom + 1))


class GridIndex:
    """Boxes by id; asking costs what it finds, not what there is."""

    def __init__(self) -> None:
        self._held: dict[tuple[int, int], set[Id]] = {}
        self._spans: dict[Id, _Cells] = {}

    def __len__(self) -> int:
        return len(self._spans)

    def put(self, id: Id, box: Box) -> None:
        """Adds a box or replaces where it was."""
        span = _cells(box)
        if self._spans.get(id) == span:
            return
        self.remove(id)
        self._spans[id] = span
        for cell in _each(span):
            self._held.setdefault(cell, set()).add(id)

    def remove(self, id: Id) -> None:
        """Forgets a box; one that is not there is none."""
        span = self._spans.pop(id, None)
        for cell in _each(span) if span else ():
            ids = self._held[cell]
            ids.discard(id)
            if not ids:
                del self._held[cell]

    def clear(self) -> None:
        self._held.clear()
        self._spans.clear()

    def near(self, box: Box) -> set[Id]:
        """Every id whose box may meet `box`: those in its cells, some of them just outside."""
        left, top, right, bottom = _cells(box)
        found: set[Id] = set()
        # A view of a far-away wall spans millions of empty cells: then the held cells are fewer.
        if (right - left + 1) * (bottom - top + 1) > len(self._held):
            for (column, row), ids in self._held.items():
                if left <= column <= right and top <= row <= bottom:
                    found |= ids
            return found
        for cell in _each((left, top, right, bottom)):
            found |= self._held.get(cell, frozenset())
        return found


def ordered(ids: Iterable[Id], rank: dict[Id, int]) -> list[Id]:
    """The ids from the bottom of the wall to its top."""
    return sorted(ids, key=rank.__getitem__)
