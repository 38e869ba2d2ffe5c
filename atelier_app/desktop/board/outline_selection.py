"""One selection for the canvas and the outline: what is selected in either is told to the other, once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject

from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.homes import Key
from atelier_app.desktop.look.rows import runs
from atelier_app.domain.board import Note
from atelier_app.domain.core import Id

if TYPE_CHECKING:
    from atelier_app.desktop.board.outline_view import OutlineView

_Select = QItemSelectionModel.SelectionFlag


class SharedSelection(QObject):
    """Follows both; a group's line that is selected is its notes on the canvas."""

    def __init__(self, view: OutlineView, canvas: BoardCanvas) -> None:
        super().__init__(view)
        self._view, self._canvas = view, canvas
        # Told or heard last: a group's line stays current while the canvas is on its first note.
        self._told: Id | None = None
        self._in_step = False
        view.lines.following.connect(self._pause)
        view.lines.followed.connect(self._resume)
        view.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        view.selectionModel().currentChanged.connect(lambda *_: self._tell())
        canvas.selection.changed.connect(lambda _ids: self._hear())

    def _pause(self) -> None:
        """What Qt selects while lines come and go is nobody's wish."""
        self._in_step = True

    def _resume(self) -> None:
        self._in_step = False
        self._hear()

    def _tell(self) -> None:
        if self._in_step:
            return
        self._in_step = True
        ids = self._view.note_ids()
        record = self._view.lines.line(self._view.currentIndex()).record
        current = record.id if isinstance(record, Note) else (ids[0] if ids else None)
        self._told = current
        self._canvas.selection.choose(ids, current)
        if current is not None and self._canvas.isVisible():
            self._canvas.show_note(current)
        self._in_step = False

    def _hear(self) -> None:
        if self._in_step:
            return
        self._in_step = True
        wanted = self._canvas.selection.ids
        if set(wanted) != set(self._view.note_ids()):
            self._view.selectionModel().select(self._selection_of(wanted), _Select.ClearAndSelect)
        current = self._view.lines.index_of(Key(Note, self._canvas.selection.current or ""))
        if current.isValid() and self._canvas.selection.current != self._told:
            self._told = self._canvas.selection.current
            self._view.selectionModel().setCurrentIndex(current, _Select.NoUpdate)
            if self._view.isVisible() and not self._view.hasFocus():
                self._view.scrollTo(current)
        self._in_step = False

    def _selection_of(self, ids: Iterable[Id]) -> QItemSelection:
        """A range a stretch of neighbours: a thousand notes are a few ranges."""
        rows: dict[int, tuple[QModelIndex, list[int]]] = {}
        for id in ids:
            index = self._view.lines.index_of(Key(Note, id))
            if index.isValid():
                parent = index.parent()
                rows.setdefault(self._view.lines.line(parent).number, (parent, []))[1].append(index.row())
        made = QItemSelection()
        for parent, places in rows.values():
            for first, last in runs(sorted(places)):
                made.select(self._view.lines.index(first, 0, parent), self._view.lines.index(last, 0, parent))
        return made
