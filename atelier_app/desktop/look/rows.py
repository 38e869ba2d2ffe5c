"""Records as the rows of a Qt view, updated by difference so that selection and scroll position stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

T = TypeVar("T")
Index: TypeAlias = QModelIndex | QPersistentModelIndex
RECORD_ROLE = int(Qt.ItemDataRole.UserRole)


def runs(positions: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each stretch of consecutive positions: 1 2 3 7 gives (1, 3) and (7, 7)."""
    for _offset, stretch in groupby(enumerate(positions), lambda pair: pair[1] - pair[0]):
        members = [position for _rank, position in stretch]
        yield members[0], members[-1]


class RecordRows(QAbstractTableModel, Generic[T]):
    """Holds records of one kind; `key` names a record so that it is known again when it has changed."""

    def __init__(self, key: Callable[[T], str], columns: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._columns = columns
        self._rows: list[T] = []

    @property
    def rows(self) -> Sequence[T]:
        return self._rows

    def record(self, index: Index) -> T:
        return self._rows[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._columns

    def set_columns(self, columns: int) -> None:
        """Shows other columns of the same records."""
        self.beginResetModel()
        self._columns = columns
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        return self.cell(self._rows[index.row()], index.column(), role)

    def cell(self, record: T, column: int, role: int) -> Any:
        """What a column shows of a record, by role."""
        return record if role == RECORD_ROLE else None

    def set_rows(self, rows: Sequence[T]) -> None:
        """Shows these records instead: leaves what is the same, and says exactly what is not."""
        self._remove_all_but({self._key(row) for row in rows})
        known = {self._key(row) for row in self._rows}
        self._reorder([self._key(row) for row in rows if self._key(row) in known])
        fresh = [position for position, row in enumerate(rows) if self._key(row) not in known]
        for first, last in runs(fresh):
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = rows[first : last + 1]
            self.endInsertRows()
        self._replace(rows)

    def show_others(self, rows: Sequence[T]) -> None:
        """Shows quite other records, or in quite another order: a reset, after which views select anew by key."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def key(self, record: T) -> str:
        """What the record is known again by."""
        return self._key(record)

    def _remove_all_but(self, kept: set[str]) -> None:
        gone = [position for position, row in enumerate(self._rows) if self._key(row) not in kept]
        for first, last in reversed(list(runs(gone))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    def _reorder(self, order: list[str]) -> None:
        before = [self._key(row) for row in self._rows]
        if order == before:
            return
        self.layoutAboutToBeChanged.emit()
        place = {key: position for position, key in enumerate(order)}
        old = self.persistentIndexList()
        self._rows.sort(key=lambda row: place[self._key(row)])
        new = [self.index(place[before[index.row()]], index.column()) for index in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _replace(self, rows: Sequence[T]) -> None:
        changed = [position for position, row in enumerate(rows) if self._rows[position] != row]
        for first, last in runs(changed):
            self._rows[first : last + 1] = rows[first : last + 1]
            self.dataChanged.emit(self.index(first, 0), self.index(last, self._columns - 1))


class RowsView(QListView):
    """A list of records, all rows of one height and drawn by a delegate; `several` may be selected at once."""

    def __init__(self, parent: QWidget | None = None, *, several: bool = False) -> None:
        super().__init__(parent)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
