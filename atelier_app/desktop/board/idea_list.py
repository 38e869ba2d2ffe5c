"""A list of ideas on their papers: quick with hundreds, for the inbox and for what was discarded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from atelier_app.desktop.board.painter import draw_face_down
from atelier_app.desktop.board.veil import is_face_down
from atelier_app.desktop.board.wall import Wall
from atelier_app.desktop.board.wording import words_of
from atelier_app.desktop.look.cells import draw_text, tip
from atelier_app.desktop.look.lines import draw_lines
from atelier_app.desktop.look.rows import RECORD_ROLE, Index, RecordRows
from atelier_app.desktop.look.theme import colour, font, tokens
from atelier_app.domain.board import Note
from atelier_app.domain.core import Id

NOTES_MIME = "application/x-atelier-notes"
_HEIGHT = 82
_FOOT = 16.0
_TEXT, _SMALL = 13, 11
_TIP_LIMIT = 2000


def notes_data(ids: Iterable[Id]) -> QMimeData:
    """Notes on their way by drag and drop."""
    data = QMimeData()
    data.setData(NOTES_MIME, "\n".join(ids).encode())
    return data


def dragged_notes(data: QMimeData) -> tuple[Id, ...]:
    """The notes that are being dragged; none when it is something else."""
    return tuple(filter(None, data.data(NOTES_MIME).toStdString().split("\n")))


class IdeaRows(RecordRows[Note]):
    """Notes with their origin."""

    def __init__(self, wall: Wall, parent: QWidget) -> None:
        super().__init__(lambda note: note.id, 1, parent)
        self._wall = wall

    def cell(self, record: Note, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return words_of(record)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words_of(record, _TIP_LIMIT)) if len(record.text) > 60 else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(filter(None, (words_of(record), self.origin(record))))
        return super().cell(record, column, role)

    def origin(self, note: Note) -> str:
        return self._wall.origin(note)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [NOTES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return notes_data(self.record(index).id for index in indexes)


class _Papers(QStyledItemDelegate):
    """Each idea on its paper, all of one height, so that hundreds cost no more than those in sight."""

    def __init__(self, rows: IdeaRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        note: Note = index.data(RECORD_ROLE)
        theme, state = tokens(), option.state
        paper = QRectF(option.rect).adjusted(3, 3, -3, -5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 26))
        painter.drawRoundedRect(paper.translated(0, 2), 4, 4)
        painter.setBrush(colour(note.colour))
        painter.drawRoundedRect(paper, 4, 4)
        if state & QStyle.StateFlag.State_Selected:
            strong = state & QStyle.StateFlag.State_HasFocus or state & QStyle.StateFlag.State_Active
            painter.setPen(QPen(theme.color("accent"), 3 if strong else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(paper.adjusted(-1, -1, 1, 1), 5, 5)
        if is_face_down(note):
            draw_face_down(painter, paper.adjusted(0, 0, 0, -_FOOT))
        self._write(painter, note, paper.adjusted(11, 8, -11, -7))
        painter.restore()

    def _write(self, painter: QPainter, note: Note, inner: QRectF) -> None:
        origin = self._rows.origin(note)
        if not is_face_down(note):
            foot = _FOOT if origin else 0.0
            words = QRectF(inner.left(), inner.top(), inner.width(), inner.height() - foot)
            draw_lines(painter, words, words_of(note, 240), font(_TEXT), QColor(tokens().note_ink))
        painter.setFont(font(_SMALL))
        line = QRectF(inner.left(), inner.bottom() - 14, inner.width(), 14)
        draw_text(painter, line, origin, QColor(tokens().note_muted))


class IdeaList(QListView):
    """Emits `chosen` for Enter or a double click, `unwanted` for Delete, each with the ids selected."""

    chosen = Signal(object)
    unwanted = Signal(object)

    def __init__(self, wall: Wall, name: str) -> None:
        super().__init__()
        self.rows = IdeaRows(wall, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Papers(self.rows, self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setMinimumHeight(int(2.4 * _HEIGHT))
        self.doubleClicked.connect(lambda _index: self.chosen.emit(self.ids()))

    def show_ideas(self, notes: Sequence[Note]) -> None:
        """Shows these; where the selected ones have gone, the next in line is selected, and keeps the keyboard."""
        row = self.currentIndex().row()
        self.rows.set_rows(notes)
        if row >= 0 and notes and not self.selectionModel().hasSelection():
            index = self.rows.index(min(row, len(notes) - 1), 0)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)

    def ids(self) -> tuple[Id, ...]:
        """The ideas selected in the order of the list; without any, the first."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.rows[row].id for row in chosen or ([0] if self.rows.rows else []))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.ids())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.unwanted.emit(self.ids())
        else:
            super().keyPressEvent(event)
