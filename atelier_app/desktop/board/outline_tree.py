"""The outline's lines as a tree that is kept in order, and found by key or by number; no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from atelier_app.desktop.board.homes import BOARD, Key, Order, Record
from atelier_app.domain.board import Note
from atelier_app.domain.core import Id


class Line:
    """One line: what it stands for, where it hangs, and its place among its siblings."""

    __slots__ = ("children", "key", "number", "order", "parent", "record")

    def __init__(self, key: Key, number: int, record: Record | None, order: Order) -> None:
        self.key, self.number, self.record, self.order = key, number, record, order
        self.parent: Line | None = None
        self.children: list[Line] = []

    @property
    def row(self) -> int:
        """Its place under its parent."""
        return self.parent.place(self.order) if self.parent else 0

    def place(self, order: Order) -> int:
        """Where a child of this order is, or would be."""
        return bisect_left(self.children, order, key=lambda line: line.order)

    def walk(self) -> Iterator[Line]:
        """Everything below, as it is read."""
        for child in self.children:
            yield child
            yield from child.walk()


class Tree:
    """All lines. Numbers are never used twice, so that an old index finds nothing rather than something else."""

    def __init__(self) -> None:
        self.root = Line(BOARD, 0, None, (0, 0.0, 0.0, 0.0, ""))
        self.lines: dict[Key, Line] = {BOARD: self.root}
        self.notes: dict[Id, Line] = {}
        self._numbered: dict[int, Line] = {0: self.root}
        self._next = 1

    def numbered(self, number: int) -> Line | None:
        return self._numbered.get(number)

    def made(self, key: Key, record: Record, order: Order) -> Line:
        """A new line, which hangs nowhere yet."""
        line = self.lines[key] = self._numbered[self._next] = Line(key, self._next, record, order)
        self._next += 1
        if isinstance(record, Note):
            self.notes[record.id] = line
        return line

    def hang(self, line: Line, parent: Line) -> None:
        """Puts a line under another, where its order says."""
        line.parent = parent
        parent.children.insert(parent.place(line.order), line)

    def unhang(self, line: Line) -> None:
        """Takes a line off, to hang it elsewhere or forget it."""
        if line.parent is not None:
            del line.parent.children[line.row]
            line.parent = None

    def forget(self, line: Line) -> None:
        del self.lines[line.key], self._numbered[line.number]
        self.notes.pop(line.key.id, None)
