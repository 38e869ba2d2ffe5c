"""The table of a grid: items by criteria, walked through and filled by keys alone."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from atelier_app.desktop.grids.cells import GridCells
from atelier_app.desktop.grids.headers import IDEA, IDEA_LEAST, LEAST, CriteriaHeader, IdeasHeader
from atelier_app.desktop.grids.keying import keyed_level, stepped
from atelier_app.desktop.grids.rows import GridRows
from atelier_app.desktop.look.rows import Index
from atelier_app.domain.grids import GridRecord
from atelier_app.support.language import _


class GridTable(QTableView):
    """Enter or F2 edits a cell, digits and letters choose a level, + and − go a step, Delete takes the own value back."""

    current = Signal(object, object)
    """The GridItem and the Criterion of the cell that has the keyboard, None for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = GridRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(GridCells(self))
        self.setHorizontalHeader(CriteriaHeader(self.rows, self))
        self.setVerticalHeader(IdeasHeader(self.rows, self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked
            | triggers.EditKeyPressed
            | triggers.AnyKeyPressed
            | triggers.SelectedClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Ideas and criteria"))

    def show_record(self, record: GridRecord, *, by_place: bool) -> None:
        """Shows it; the cell that has the keyboard keeps it, wherever its row goes."""
        columns, here = self.rows.columnCount(), self.currentIndex()
        where = (self.rows.key(self.rows.record(here)), here.column()) if here.isValid() else None
        self.rows.show_record(record, by_place=by_place)
        if self.rows.columnCount() != columns and where is not None:
            self._come_back(*where)
        for column in range(self.rows.columnCount()):
            self.setColumnHidden(column, column == 0 and bool(record.grid.categories))
        self._share_width()
        self._tell()

    def enter(self) -> None:
        """The first cell that can be filled, unless one was chosen."""
        if not self.currentIndex().isValid() and self.rows.rows:
            self.setCurrentIndex(self.rows.index(0, 1))
        self.setFocus()

    def _come_back(self, key: str, column: int) -> None:
        for row, item in enumerate(self.rows.rows):
            if self.rows.key(item) == key:
                index = self.rows.index(row, min(column, self.rows.columnCount() - 1))
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Columns share the room while there is enough of it; then they keep their width and scroll."""
        ideas = self.verticalHeader()
        assert isinstance(ideas, IdeasHeader)
        idea = max(IDEA_LEAST, min(IDEA, self.width() * 3 // 10))
        if idea != ideas.wide:
            ideas.wide = idea
            self.updateGeometries()
        head = self.horizontalHeader()
        shown = head.count() - head.hiddenSectionCount()
        roomy = shown * LEAST <= self.width() - idea
        modes = QHeaderView.ResizeMode
        head.setSectionResizeMode(modes.Stretch if roomy else modes.Interactive)
        if not roomy:
            for column in range(head.count()):
                head.resizeSection(column, LEAST)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._tell()

    def _tell(self) -> None:
        here = self.currentIndex()
        if here.isValid():
            self.current.emit(self.rows.record(here), self.rows.criterion(here.column()))
        else:
            self.current.emit(None, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        criterion = self.rows.criterion(here.column()) if here.isValid() else None
        if criterion is None or self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        now: float | None = here.data(Qt.ItemDataRole.EditRole)
        key, text = event.key(), event.text()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit(here)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.rows.setData(here, None)
        elif text in {"+", "-"}:
            self.rows.setData(here, stepped(criterion, now, 1 if text == "+" else -1))
        elif criterion.levels and text.isalnum() and not _is_chord(event):
            level = keyed_level(criterion, text, now)
            if level is not None:
                self.rows.setData(here, level)
        elif criterion.levels and text.isprintable() and text.strip():
            event.ignore()  # would open the list with nothing chosen
        else:
            super().keyPressEvent(event)


def _is_chord(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
