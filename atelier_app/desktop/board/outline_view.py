"""The board as an outline: every act of the canvas by keyboard, one selection with it, and a menu to move notes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QTreeView, QWidget

from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.homes import BOARD, Key, home_of_note
from atelier_app.desktop.board.line_words import title_of
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.outline_acts import OutlineActs
from atelier_app.desktop.board.outline_model import OutlineModel
from atelier_app.desktop.board.outline_rows import OutlineRows
from atelier_app.desktop.board.outline_selection import SharedSelection
from atelier_app.desktop.board.outline_tree import Line
from atelier_app.domain.board import Colour, Group, Zone
from atelier_app.domain.core import Id
from atelier_app.support.language import _

_Select = QItemSelectionModel.SelectionFlag
_Act: TypeAlias = Callable[[], object]
_Modifier = Qt.KeyboardModifier
_ALL_OPEN = 600


class OutlineView(QTreeView):
    """Shows the same selection as `canvas`. `opened` asks for the canvas; `asked_note` for a new note."""

    opened = Signal()
    asked_note = Signal()

    def __init__(self, model: BoardModel, canvas: BoardCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board, self._canvas = model, canvas
        self.lines = OutlineModel(model.wall, self)
        self.acts = OutlineActs(model)
        self._name_next: Id | None = None
        self.setModel(self.lines)
        self.setItemDelegate(OutlineRows(self.lines, self))
        self.setAccessibleName(_("Outline of the board"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAnimated(False)
        self.setIndentation(18)
        self.setMouseTracking(True)
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTreeView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QTreeView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setExpandsOnDoubleClick(False)
        self._shared = SharedSelection(self, canvas)
        self._connect()
        self._open_lines()

    def _connect(self) -> None:
        lines = self.lines
        lines.edited.connect(self.acts.edit)
        lines.dropped.connect(self.acts.move_to)
        lines.modelReset.connect(self._open_lines)
        lines.rowsInserted.connect(self._show_inserted)
        lines.followed.connect(self._followed)
        self.doubleClicked.connect(lambda _index: self._open())

    # --- one selection

    def selected(self) -> list[Line]:
        """The lines selected, as they are read."""
        found = [self.lines.line(index) for index in self.selectionModel().selectedIndexes()]
        chosen = {line.number for line in found}
        return [line for line in self.lines.line(QModelIndex()).walk() if line.number in chosen]

    def note_ids(self) -> tuple[Id, ...]:
        """The notes selected, those of selected groups and zones included."""
        ids = (id for line in self.selected() for id in self.lines.note_ids(line))
        return tuple(dict.fromkeys(ids))

    def _open_lines(self) -> None:
        """All of them, but of a large board only the zones: thousands of lines help nobody."""
        if len(self._board.wall.notes) <= _ALL_OPEN:
            self.expandAll()
        else:
            self.expandToDepth(0)

    def _show_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        """What is new on a board that is not large is open."""
        if len(self._board.wall.notes) > _ALL_OPEN:
            return
        self.expand(parent)
        for row in range(first, last + 1):
            self.expand(self.lines.index(row, 0, parent))

    def _followed(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid() and self.state() == QTreeView.State.NoState:
            self.scrollTo(self.currentIndex())
        named, self._name_next = self._name_next, None
        group = self.lines.index_of(Key(Group, named or ""))
        if group.isValid():
            self.go_to(group)
            self.edit(group)

    def go_to(self, index: QModelIndex) -> None:
        """Selects one line and puts the keyboard on it."""
        self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect)
        self.scrollTo(index)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QTreeView.State.EditingState:
            super().keyPressEvent(event)
            return
        self.lines.follow()
        modifiers = event.modifiers() & ~_Modifier.KeypadModifier
        table = self._control() if modifiers == _Modifier.ControlModifier else self._plain()
        act = table.get(Qt.Key(event.key()))
        if act is None or modifiers not in (_Modifier.NoModifier, _Modifier.ControlModifier):
            super().keyPressEvent(event)
        else:
            act()

    def _plain(self) -> dict[Qt.Key, _Act]:
        papers = {Qt.Key(Qt.Key.Key_1 + n): partial(self._paint, paper) for n, paper in enumerate(Colour)}
        return {
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
            Qt.Key.Key_Delete: self._remove,
            Qt.Key.Key_Backspace: self._remove,
            Qt.Key.Key_G: self._group,
            Qt.Key.Key_N: self.asked_note.emit,
            Qt.Key.Key_M: self.show_menu,
            Qt.Key.Key_Escape: self.clearSelection,
            **papers,
        }

    def _control(self) -> dict[Qt.Key, _Act]:
        return {
            Qt.Key.Key_Up: partial(self._shift, -1),
            Qt.Key.Key_Down: partial(self._shift, 1),
            Qt.Key.Key_Left: self._ungroup,
            Qt.Key.Key_A: self.selectAll,
        }

    def _open(self) -> None:
        """To the canvas, at the note the keyboard is on."""
        ids = self.note_ids()
        self.opened.emit()
        if ids:
            current = self._canvas.selection.current
            self._canvas.show_note(current if current in ids else ids[0])
        self._canvas.setFocus()

    def _remove(self) -> None:
        """The keyboard goes on to the line that takes its place."""
        below = self.indexBelow(self.currentIndex())
        after = below if below.isValid() else self.indexAbove(self.currentIndex())
        key = self.lines.line(after).key if after.isValid() else BOARD
        lines = self.selected()
        notes = (line for line in lines if not isinstance(line.record, Zone))
        ids = dict.fromkeys(id for line in notes for id in self.lines.note_ids(line))
        self.acts.remove((line.record for line in lines if line.record), ids)
        self.lines.follow()
        index = self.lines.index_of(key)
        if index.isValid():
            self.go_to(index)

    def _paint(self, paper: Colour) -> None:
        self._board.paint(self.note_ids(), paper)

    def _group(self) -> None:
        """Makes a group, whose title is then typed."""
        self._name_next = self._board.group(self.note_ids())
        self.lines.follow()

    def _ungroup(self) -> None:
        self._board.ungroup(self.note_ids())

    def _shift(self, by: int) -> None:
        """To the next, or the previous, group or zone of the outline."""
        ids = self.note_ids()
        homes = [line.key for line in self.lines.containers()]
        if not ids:
            return
        note = self._board.wall.notes[ids[0]]
        own = {line.key for line in self.selected()}
        here = home_of_note(note, tuple(self._board.wall.zones.values()))
        if here in own:  # a whole group moves among the zones
            homes = [key for key in homes if key.kind is not Group]
            line = self.lines.line(self.lines.index_of(here))
            here = line.parent.key if line.parent else BOARD
        place = homes.index(here) + by
        if 0 <= place < len(homes):
            self.move_to(homes[place])

    # --- moving by menu

    def move_to(self, home: Key) -> None:
        """Moves what is selected into a group, a zone, or out of both."""
        ids = self.note_ids()
        if ids:
            self.acts.move_to(ids, home)
            self.lines.follow()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().exec(event.globalPos())

    def show_menu(self) -> None:
        """The menu of what is selected, where it is."""
        place = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(24, 0)
        self.menu().popup(self.viewport().mapToGlobal(place))

    def menu(self) -> QMenu:
        """What can be done with what is selected."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Edit"), lambda: self.edit(self.currentIndex()), Qt.Key.Key_F2)
        moving = menu.addMenu(_("Move to"))
        for line in self.lines.containers():
            name = title_of(line.record).replace("&", "&&")
            name = name if line.key.kind is not Group else _("Group: {title}").format(title=name)
            moving.addAction(name, partial(self.move_to, line.key))
        menu.addAction(_("Group"), self._group, Qt.Key.Key_G)
        menu.addAction(_("Take out of the group"), self._ungroup)
        menu.addAction(_("Show on the canvas"), self._open)
        menu.addSeparator()
        menu.addAction(_("Remove"), self._remove, Qt.Key.Key_Delete)
        for action in (*menu.actions(), *moving.actions()):
            action.setEnabled(bool(self.note_ids()) or action.text() in (_("Edit"), _("Remove")))
        return menu
