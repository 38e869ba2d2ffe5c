"""The wall as a tree of zones, groups and notes for Qt's views, kept in step by differences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, QTimer, Signal

from atelier_app.desktop.board import homes
from atelier_app.desktop.board.homes import BOARD, Key, Order, Record
from atelier_app.desktop.board.idea_list import NOTES_MIME, dragged_notes, notes_data
from atelier_app.desktop.board.line_words import is_editable, said_of, tip_of, whole_of, words
from atelier_app.desktop.board.outline_tree import Line, Tree
from atelier_app.desktop.board.wall import Wall
from atelier_app.desktop.look.rows import RECORD_ROLE, Index
from atelier_app.domain.board import Group, Note, Zone
from atelier_app.domain.core import Id

# More lines than these at once are shown anew rather than one by one.
_MANY = 1500
# Larger boards are followed less often, for the view lays out every open line each time.
_PAUSE_MS = 120
_ENABLED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_BASIC: dict[type[Record], Qt.ItemFlag] = {
    Zone: _ENABLED | Qt.ItemFlag.ItemIsDropEnabled,
    Group: _ENABLED | Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsDragEnabled,
    # Said at once, or the view would ask each of thousands for its children at each layout.
    Note: _ENABLED | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren,
}
# Ready-made: putting flags together costs more than all else that a layout asks.
_FLAGS = {
    (kind, editable): flags | Qt.ItemFlag.ItemIsEditable if editable else flags
    for kind, flags in _BASIC.items()
    for editable in (True, False)
}


class OutlineModel(QAbstractItemModel):
    """Follows `wall`, a burst of changes at once; `edited` and `dropped` say what the person wants."""

    edited = Signal(object, str)
    """The record, and its new words."""
    dropped = Signal(object, object)
    """The ids of the notes, and the `Key` of the line they were dropped on."""
    following = Signal()
    """The outline is about to change."""
    followed = Signal()
    """The outline is in step again."""

    def __init__(self, wall: Wall, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wall = wall
        self._tree = Tree()
        self._zones: tuple[Zone, ...] = ()
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.follow)
        wall.damaged.connect(lambda _damage: self._follow_soon())
        self.follow()

    # --- asking

    def line(self, index: Index) -> Line:
        """What an index stands for; the board itself for none."""
        found = self._tree.numbered(index.internalId()) if index.isValid() else self._tree.root
        return found or self._tree.root

    def index_of(self, key: Key) -> QModelIndex:
        line = self._tree.lines.get(key)
        return self._index(line) if line else QModelIndex()

    def _index(self, line: Line) -> QModelIndex:
        return QModelIndex() if line.parent is None else self.createIndex(line.row, 0, line.number)

    def note_ids(self, line: Line) -> tuple[Id, ...]:
        """The notes of a line, as they are read."""
        if isinstance(line.record, Note):
            return (line.record.id,)
        return tuple(below.record.id for below in line.walk() if isinstance(below.record, Note))

    def containers(self) -> list[Line]:
        """The zones and groups, as they are read, and the board itself last."""
        return [line for line in self._tree.root.walk() if not isinstance(line.record, Note)] + [
            self._tree.root
        ]

    # --- what Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        above = self.line(parent)
        if column or not 0 <= row < len(above.children):
            return QModelIndex()
        return self.createIndex(row, 0, above.children[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # also a QObject's parent
        above = self.line(index).parent
        return self._index(above) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self.line(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        answer = _ANSWERS.get(role)
        return answer(line, self.wall) if answer and line.record else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        record = self.line(index).record
        if record is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        return _FLAGS[type(record), is_editable(record)]

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        record = self.line(index).record
        if role != Qt.ItemDataRole.EditRole or record is None or not is_editable(record):
            return False
        self.edited.emit(record, str(value))
        return True

    # --- dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [NOTES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = (id for index in indexes for id in self.note_ids(self.line(index)))
        return notes_data(dict.fromkeys(ids))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        ids = dragged_notes(data)
        if ids:
            self.dropped.emit(ids, self.line(parent).key)
        # Never "moved": what was dropped shows elsewhere by itself, and no row is to be taken away.
        return False

    # --- keeping in step

    def _follow_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start(_PAUSE_MS if len(self._tree.lines) > _MANY else 0)

    def follow(self) -> None:
        """Becomes what the wall is now."""
        self._soon.stop()
        self.following.emit()
        zones = tuple(self.wall.zones.values())
        rehome, self._zones = zones != self._zones, zones
        notes, known = self.wall.notes, self._tree.notes
        gone = [line for id, line in known.items() if id not in notes]
        # The same object is the same note: asking so of 5,000 takes a fraction of a millisecond.
        changed = [
            note
            for id, note in notes.items()
            if rehome or (line := known.get(id)) is None or line.record is not note
        ]
        if len(changed) > _MANY or len(gone) > _MANY:
            self._start_over()
        else:
            self._mend(gone, changed)
        self.followed.emit()

    def _start_over(self) -> None:
        self.beginResetModel()
        self._tree = Tree()
        for zone in self._zones:
            self._tree.hang(
                self._tree.made(homes.key_of(zone), zone, homes.zone_order(zone)), self._tree.root
            )
        for group, frame in self.wall.frames():
            order = homes.group_order(group.id, frame)
            self._tree.hang(self._tree.made(Key(Group, group.id), group, order), self._group_home(group.id))
        by_home: dict[Key, list[Line]] = {}
        for note in self.wall.notes.values():
            made = self._tree.made(Key(Note, note.id), note, homes.note_order(note))
            by_home.setdefault(homes.home_of_note(note, self._zones), []).append(made)
        for key, lines in by_home.items():
            parent = self._tree.lines[key]
            for line in lines:
                line.parent = parent
            parent.children = sorted((*parent.children, *lines), key=lambda line: line.order)
        self.endResetModel()

    def _mend(self, gone: Iterable[Line], changed: Iterable[Note]) -> None:
        for zone in self._zones:
            self._put(homes.key_of(zone), zone, BOARD, homes.zone_order(zone))
        for line in gone:
            self._drop(line)
        for group, frame in self.wall.frames():
            home = homes.home_of_group(frame, self._zones)
            self._put(Key(Group, group.id), group, home, homes.group_order(group.id, frame))
        for note in changed:
            home = homes.home_of_note(note, self._zones)
            self._put(Key(Note, note.id), note, home, homes.note_order(note))
        self._drop_empty()

    def _group_home(self, group_id: Id) -> Line:
        frame = self.wall.frame(group_id)
        return self._tree.lines[homes.home_of_group(frame, self._zones) if frame else BOARD]

    def _drop_empty(self) -> None:
        """Groups without a note, and zones that are gone; what was in those has moved already."""
        here = [line for line in self._tree.lines.values() if line.key.kind in (Group, Zone)]
        zones = {zone.id for zone in self._zones}
        for line in here:
            if line.key.kind is Group and not self.wall.members(line.key.id):
                self._drop(line)
        for line in here:
            if line.key.kind is Zone and line.key.id not in zones:
                self._drop(line)

    def _put(self, key: Key, record: Record, home: Key, order: Order) -> None:
        parent = self._tree.lines.get(home, self._tree.root)
        line = self._tree.lines.get(key)
        if line is None:
            self._insert(self._tree.made(key, record, order), parent)
            return
        if line.parent is not parent or line.order != order:
            self._move(line, parent, order)
        if line.record is not record and line.record != record:
            line.record = record
            self._tell(line)
        line.record = record

    def _insert(self, line: Line, parent: Line) -> None:
        row = parent.place(line.order)
        self.beginInsertRows(self._index(parent), row, row)
        self._tree.hang(line, parent)
        self.endInsertRows()
        self._tell(parent)

    def _move(self, line: Line, parent: Line, order: Order) -> None:
        before, row, to = line.parent, line.row, parent.place(order)
        assert before is not None
        stays = before is parent and to in (row, row + 1)
        if not stays:
            self.beginMoveRows(self._index(before), row, row, self._index(parent), to)
        self._tree.unhang(line)
        line.order = order
        self._tree.hang(line, parent)
        if not stays:
            self.endMoveRows()
        if before is not parent:
            self._tell(before)
            self._tell(parent)

    def _drop(self, line: Line) -> None:
        parent = line.parent
        assert parent is not None
        row = line.row
        self.beginRemoveRows(self._index(parent), row, row)
        self._tree.unhang(line)
        for gone in (line, *line.walk()):
            self._tree.forget(gone)
        self.endRemoveRows()
        self._tell(parent)

    def _tell(self, line: Line) -> None:
        index = self._index(line)
        if index.isValid():
            self.dataChanged.emit(index, index)


_ANSWERS: dict[int, Callable[[Line, Wall], Any]] = {
    int(Qt.ItemDataRole.DisplayRole): words,
    int(Qt.ItemDataRole.EditRole): whole_of,
    int(Qt.ItemDataRole.ToolTipRole): tip_of,
    int(Qt.ItemDataRole.AccessibleTextRole): said_of,
    RECORD_ROLE: lambda line, _wall: line.record,
}
