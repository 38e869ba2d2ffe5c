"""A table of facts on screen: names on the left and on top, which stay in sight; only what is seen is worded."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from atelier_app.desktop.look.cells import draw_pill, tip, weighted
from atelier_app.desktop.look.theme import font, tokens
from atelier_app.desktop.polls.facts import Facts

_NOWHERE = QModelIndex()
_ROW, _ROW_WITH_BAR = 34, 42
# The room for the names on the left, in pixels and as a part of the whole.
_NAMES, _NAMES_PART = 210, 0.28
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class _Cells(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.facts: Facts | None = None

    def show_facts(self, facts: Facts | None) -> None:
        self.beginResetModel()
        self.facts = facts
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return len(self.facts.rows) if self.facts and not parent.isValid() else 0

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return len(self.facts.columns) if self.facts and not parent.isValid() else 0

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if self.facts is None or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.facts.cell(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._told(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if len(self.facts.columns) == 1 else _CENTRE
        return self._emphasis(role) if self.facts.stands_out(row, column) else None

    def _told(self, row: int, column: int) -> str:
        assert self.facts is not None
        return f"{self.facts.rows[row]}, {self.facts.columns[column]}: {self.facts.cell(row, column)}"

    def _emphasis(self, role: int) -> Any:
        """Bold as well as coloured: seen without colours too."""
        if role == Qt.ItemDataRole.FontRole:
            return weighted(font(13), QFont.Weight.Bold)
        return tokens().color("accent") if role == Qt.ItemDataRole.ForegroundRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if self.facts is None:
            return None
        names = self.facts.columns if orientation is Qt.Orientation.Horizontal else self.facts.rows
        if role == Qt.ItemDataRole.DisplayRole:
            return names[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(names[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _CENTRE if orientation is Qt.Orientation.Horizontal and len(names) > 1 else _LEFT
        return None


class _Bars(QStyledItemDelegate):
    """The words, and under them a thin bar where the facts have bars."""

    _MARGIN, _HEIGHT = 12, 4

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        model = index.model()
        facts = model.facts if isinstance(model, _Cells) else None
        part = facts.part(index.row(), index.column()) if facts and facts.part else 0.0
        if not part:
            return
        cell: QRectF = QRectF(option.rect)
        track = cell.adjusted(self._MARGIN, cell.height() - self._HEIGHT - 3, -self._MARGIN, -3)
        bar = QRectF(track)
        bar.setWidth(max(track.height(), track.width() * part))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_pill(painter, track, tokens().color("hover"))
        draw_pill(painter, bar, tokens().color("accent"))
        painter.restore()


class FactsTable(QTableView):
    """Keeps its place while the facts change under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = _Cells(self)
        self.setModel(self.cells)
        self.setItemDelegate(_Bars(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setDefaultSectionSize(128)
        self.horizontalHeader().setMinimumSectionSize(64)
        self.verticalHeader().setDefaultSectionSize(_ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the names leave room for the figures."""
        self.verticalHeader().setFixedWidth(min(_NAMES, round(self.width() * _NAMES_PART)))
        super().resizeEvent(event)

    def show_facts(self, facts: Facts | None) -> None:
        """Shows these; the same ones cost nothing."""
        if facts == self.cells.facts:
            return
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.cells.show_facts(facts)
        self.setAccessibleName(facts.title if facts else "")
        few = facts is not None and len(facts.columns) < 5
        bars = facts is not None and facts.part is not None
        self.verticalHeader().setDefaultSectionSize(_ROW_WITH_BAR if bars else _ROW)
        self.horizontalHeader().setSectionResizeMode(
            QHeaderView.ResizeMode.Stretch if few else QHeaderView.ResizeMode.Interactive
        )
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
