"""What an import of ideas will add, line by line, and which lines of the file it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QListWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from atelier_app.desktop.board.wording import paper_name
from atelier_app.desktop.look.cells import RowDelegate, tip
from atelier_app.desktop.look.rows import RecordRows
from atelier_app.desktop.look.widgets import Card, SectionTitle
from atelier_app.support.language import N_, _

if TYPE_CHECKING:
    from atelier_app.exchange.ideas import FoundIdea, IdeasRead

_HEADINGS = (N_("Line"), N_("Note"), N_("Groups"), N_("Zone"), N_("Theme"), N_("Author"), N_("Paper"))
# Of a long text a row shows the beginning, its tooltip somewhat more.
_SHOWN, _TOLD = 200, 1000
_LINES_TOLD = 500


class IdeaRows(RecordRows["FoundIdea"]):
    """The ideas of a file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda idea: str(idea.line), len(_HEADINGS), parent)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADINGS[section])
        return None

    def cell(self, record: FoundIdea, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return _said(record)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(record.text[:_TOLD])
        return super().cell(record, column, role)


def _said(idea: FoundIdea) -> tuple[str, ...]:
    """A row's words in the order of the headings."""
    paper = paper_name(idea.colour)
    return str(idea.line), idea.text[:_SHOWN], idea.group, idea.zone, idea.theme, idea.author, paper


class _Rows(RowDelegate):
    height = 32


class IdeasPreview(QWidget):
    """The notes that will be added, and under them what is wrong with which line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = IdeaRows(self)
        self.table, self.told = QTableView(), QListWidget()
        self._told_title = SectionTitle(_("What is wrong, line by line"))
        self.told.setAccessibleName(_("What is wrong, line by line"))
        self.told.setFrameShape(QFrame.Shape.NoFrame)
        self.told.setSpacing(3)
        self._told_card = Card(margin=6)
        self._told_card.setMaximumHeight(150)
        self._told_card.body.addWidget(self.told)
        card = Card(margin=6)
        card.body.addWidget(self._dressed(self.table))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(card, 1)
        column.addWidget(self._told_title)
        column.addWidget(self._told_card)

    def _dressed(self, table: QTableView) -> QTableView:
        table.setModel(self.rows)
        table.setItemDelegate(_Rows(table))
        table.setAccessibleName(_("Notes to add"))
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_Rows.height)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 64)
        return table

    def show_ideas(self, read: IdeasRead, told: Sequence[str]) -> None:
        """Fills both; columns that say nothing are left out."""
        self.rows.show_others(read.ideas)
        used = [any(said) for said in zip(*map(_said, read.ideas), strict=True)] or [True] * len(_HEADINGS)
        papers = {idea.colour for idea in read.ideas}
        for column, filled in enumerate(used):
            plain = column == len(_HEADINGS) - 1 and len(papers) < 2
            self.table.setColumnHidden(column, not filled or plain)
        self.told.clear()
        self.told.addItems(list(told[:_LINES_TOLD]) + (["…"] if len(told) > _LINES_TOLD else []))
        for part in (self._told_card, self._told_title):
            part.setVisible(bool(told))
