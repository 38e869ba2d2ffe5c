"""The grid's items as rows and its criteria as columns of a Qt view; what is typed goes to the model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.grids.wording import (
    cell_words,
    column_words,
    item_words,
    total_words,
    value_words,
)
from atelier_app.desktop.look.cells import one_line, tip
from atelier_app.desktop.look.rows import RecordRows
from atelier_app.domain.core import Id
from atelier_app.domain.criteria import Criterion
from atelier_app.domain.grids import Grid, GridItem, GridRecord, GridValue
from atelier_app.support.language import _

TOTAL = 0
_WORDS = {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}


class GridRows(RecordRows[GridItem]):
    """The total comes first, so that it stays in sight; the ideas are the rows' titles."""

    scored = Signal(object, object, object)
    """A GridItem, a Criterion and the value given, None to take it back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda item: item.option.id, 1, parent)
        self.grid: Grid | None = None
        self._sent: dict[tuple[Id, Id], float | None] = {}

    @property
    def best(self) -> float:
        """The highest total there is, by which bars are drawn."""
        return max((row.total for row in self.rows if row.total is not None), default=0.0)

    def show_record(self, record: GridRecord, *, by_place: bool) -> None:
        """Shows it, best first or in the order of the vote."""
        before, self.grid = self.grid, record.grid
        self._sent = {}
        if before is None or _shape(before) != _shape(record.grid):
            self.set_columns(len(record.grid.criteria) + 1)
        elif before.criteria != record.grid.criteria:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(record.grid.criteria))
        self.set_rows(record.by_place if by_place else record.items)
        if self.rows:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.rows) - 1)

    def criterion(self, column: int) -> Criterion | None:
        """What a column is about; None for the total."""
        return self.grid.criteria[column - 1] if self.grid and column > TOTAL else None

    def value(self, item: GridItem, column: int) -> GridValue:
        """As it is shown: what was just given, until the engine says so."""
        value = item.values[column - 1]
        key = item.option.id, value.criterion_id
        return replace(value, value=self._sent[key], own=True) if key in self._sent else value

    def cell(self, record: GridItem, column: int, role: int) -> Any:
        criterion = self.criterion(column)
        if criterion is None:
            if role == Qt.ItemDataRole.DisplayRole or role in _WORDS:
                return total_words(record.total)
            return super().cell(record, column, role)
        value = self.value(record, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return value_words(criterion, value.value)
        if role == Qt.ItemDataRole.EditRole:
            return value.value
        if role in _WORDS:
            said = f"{one_line(record.option.label)}, {cell_words(criterion, value)}"
            return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return super().cell(record, column, role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() > TOTAL else flags

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: object,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Sends it, and shows it at once; what is taken back is shown once the engine says what lies under it."""
        criterion = self.criterion(index.column())
        if role != Qt.ItemDataRole.EditRole or criterion is None:
            return False
        item = self.record(index)
        if isinstance(value, float):
            self._sent[item.option.id, criterion.id] = value
            self.dataChanged.emit(index, index)
        self.scored.emit(item, criterion, value)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if self.grid is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
                return item_words(self.rows[section])
            said = self.rows[section].option.label
            return tip(said) if role == Qt.ItemDataRole.ToolTipRole else None
        criterion = self.criterion(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return column_words(self.grid, criterion).replace("\n", ", ") if criterion else _("Total")
        if role == Qt.ItemDataRole.ToolTipRole and criterion is not None:
            return tip(column_words(self.grid, criterion))
        return None


def _shape(grid: Grid) -> tuple[Id, ...]:
    return tuple(one.id for one in grid.criteria)
