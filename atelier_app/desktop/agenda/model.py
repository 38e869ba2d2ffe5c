"""The agenda as a Qt list: one row an activity, that can be renamed in place and dragged elsewhere."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.agenda.kinds import figure, standing
from atelier_app.domain.initiative import Agenda, AgendaLine

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINE = int(Qt.ItemDataRole.UserRole)
CURRENT = LINE + 1


class AgendaModel(QAbstractListModel):
    """Follows a `Course`; `LINE` gives the AgendaLine, `CURRENT` whether phones and projector show it."""

    def __init__(self, course: Course, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._course = course
        self._lines: tuple[AgendaLine, ...] = ()
        course.agenda_changed.connect(self._refill)
        course.room_changed.connect(self._touch)
        self._refill(course.agenda)

    def _refill(self, agenda: Agenda | None) -> None:
        lines = agenda.lines if agenda else ()
        if [line.activity.id for line in lines] == [line.activity.id for line in self._lines]:
            self._lines = lines
            self._touch()
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def _touch(self, _room: object = None) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def row_of(self, activity_id: str) -> int:
        """Where an activity stands, -1 for nowhere."""
        return next((row for row, line in enumerate(self._lines) if line.activity.id == activity_id), -1)

    def line(self, row: int) -> AgendaLine:
        return self._lines[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return line.activity.title
        if role == LINE:
            return line
        if role == CURRENT:
            return line.activity.id == self._course.room.activity_id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.activity.instruction or None
        return None

    def _spoken(self, row: int, line: AgendaLine) -> str:
        current = line.activity.id == self._course.room.activity_id
        parts = [str(row + 1), line.activity.title, figure(line), standing(line, current)]
        return ", ".join(filter(None, parts))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self._course.rename_activity(self._lines[index.row()].activity, str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
        )

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def moveRows(
        self, source_parent: Index, source: int, count: int, parent: Index, destination: int
    ) -> bool:
        """A row dropped elsewhere: asks for the move; the rows follow when the agenda has changed."""
        if source_parent.isValid() or parent.isValid() or count != 1:
            return False
        position = destination if destination < source else destination - 1
        self._course.move_activity(self._lines[source].activity, position)
        return True
