"""The table of ranks: an idea a row, a vote, matrix or grid a column; a click on a title sorts by it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from atelier_app.desktop.look.cells import RowDelegate, draw_pill, draw_text, tip, weighted
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.rows import RECORD_ROLE, Index, RecordRows
from atelier_app.desktop.look.theme import Tokens, colour, tabular
from atelier_app.desktop.ranks.wording import detail, moved_sign, spoken
from atelier_app.domain.history import History, HistoryCell, HistoryColumn, HistoryItem
from atelier_app.domain.priorities import Quadrant
from atelier_app.support.language import _

_QUARTERS = list(Quadrant)
_LAST = 10_000


class HistoryRows(RecordRows[HistoryItem]):
    """The first column is the idea."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda item: item.note_id or item.group_id or item.label, 1, parent)
        self.columns: tuple[HistoryColumn, ...] = ()
        self._history = History()
        self.sorted_by = 0

    def show_history(self, history: History) -> None:
        """Shows it, in the order chosen."""
        self._history = history
        if history.columns != self.columns:
            self.columns = history.columns
            self.sorted_by = min(self.sorted_by, len(history.columns))
            self.set_columns(len(history.columns) + 1)
        self.show_others(self._sorted())

    def sort_by(self, column: int) -> None:
        """0 is the history's own order; another column's ranks, or quarters, best first."""
        self.sorted_by = column
        self.show_others(self._sorted())

    def _sorted(self) -> list[HistoryItem]:
        items = list(self._history.items)
        if self.sorted_by:
            items.sort(key=lambda item: _order(item.cells[self.sorted_by - 1]))
        return items

    def cell(self, record: HistoryItem, column: int, role: int) -> Any:
        if column == 0:
            if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
                return record.label
            if role == Qt.ItemDataRole.ToolTipRole:
                return tip("\n".join(filter(None, (record.text or record.label, record.group))))
        elif role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            said = spoken(self.columns[column - 1], record.cells[column - 1])
            return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return super().cell(record, column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            title = self.columns[section - 1].title if section else _("Idea")
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{title} ↓" if section == self.sorted_by else title
            if role == Qt.ItemDataRole.ToolTipRole:
                return tip(title)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        return None


def _order(cell: HistoryCell | None) -> tuple[int, float]:
    if cell is None:
        return _LAST, 0.0
    if cell.rank is not None:
        return cell.rank, 0.0
    return (_QUARTERS.index(cell.quadrant), -(cell.impact or 0.0)) if cell.quadrant else (_LAST - 1, 0.0)


class HistoryCells(RowDelegate):
    """A swatch and the idea; elsewhere rank, move and detail."""

    height = 44

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        theme: Tokens,
    ) -> None:
        item: HistoryItem = index.data(RECORD_ROLE)
        font: QFont = option.font
        if index.column() == 0:
            draw_pill(
                painter, QRectF(box.left(), box.center().y() - 8, 16, 16), colour(item.colour), radius=4
            )
            painter.setFont(weighted(font, QFont.Weight.Medium))
            draw_text(painter, box.adjusted(26, 0, 0, 0), item.label, theme.color("ink"))
            return
        model = index.model()
        assert isinstance(model, HistoryRows)
        cell = item.cells[index.column() - 1]
        if cell is None:
            painter.setFont(font)
            draw_text(painter, box, "–", theme.color("muted"))
        else:
            _draw_cell(painter, box, model.columns[index.column() - 1], cell, font, theme)


def _draw_cell(
    painter: QPainter, box: QRectF, column: HistoryColumn, cell: HistoryCell, font: QFont, theme: Tokens
) -> None:
    left = box.left()
    if cell.rank is not None and column.ranked:
        painter.setFont(tabular(weighted(font, QFont.Weight.Bold, 15)))
        width = QFontMetricsF(painter.font()).horizontalAdvance("00")
        draw_text(
            painter, QRectF(left, box.top(), width, box.height()), number(cell.rank), theme.color("ink")
        )
        left += width + 6
        painter.setFont(tabular(weighted(font, QFont.Weight.DemiBold, 12)))
        width = QFontMetricsF(painter.font()).horizontalAdvance("▲ 00")
        moved = cell.moved or 0
        shade = "ok" if moved > 0 else "warning" if moved < 0 else "muted"
        place = QRectF(left, box.top(), width, box.height())
        draw_text(painter, place, moved_sign(cell.moved), theme.color(shade))
        left += width + 8
    painter.setFont(font)
    ink = "muted" if column.ranked else "ink"
    draw_text(painter, box.adjusted(left - box.left(), 0, 0, 0), detail(column, cell), theme.color(ink))


class HistoryTable(QTableView):
    """Keys: arrows walk through it; Enter sorts by the column the keyboard is in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history = HistoryRows(self)
        self.setModel(self.history)
        self.setItemDelegate(HistoryCells(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(HistoryCells.height)
        head = self.horizontalHeader()
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.sectionClicked.connect(self.history.sort_by)
        self.setAccessibleName(_("Ranks side by side"))
        self.activated.connect(lambda index: self._sort(index))

    def show_history(self, history: History) -> None:
        """Shows it; the idea has the room that the columns leave."""
        self.history.show_history(history)
        head = self.horizontalHeader()
        head.setMinimumSectionSize(120)
        few = len(history.columns) <= 4
        head.setDefaultSectionSize(190)
        if head.count():
            head.setSectionResizeMode(
                QHeaderView.ResizeMode.Stretch if few else QHeaderView.ResizeMode.Interactive
            )
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(0, 300)

    def _sort(self, index: Index) -> None:
        self.history.sort_by(index.column())
