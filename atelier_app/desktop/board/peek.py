"""All of what a note says, shown on demand where its paper is too small: under the mouse, or with the space bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip

from atelier_app.desktop.look.cells import tip
from atelier_app.domain.board import Note

if TYPE_CHECKING:
    from atelier_app.desktop.board.canvas import BoardCanvas

# More than these no tip shows well; the side column has the rest.
_SHOWN = 1_200
# Below this scale words are too small to be read with ease.
_SMALL = 0.7
_LONG_ENOUGH_MS = 20_000


class Peek:
    """Shows a tip with the words of a note; nothing where they can be read, or must not be."""

    def __init__(self, canvas: BoardCanvas) -> None:
        self._canvas = canvas

    def under(self, at: QPoint) -> None:
        """The note at a view point, when its words do not show as a whole."""
        canvas = self._canvas
        note = canvas.note_at(at) if canvas.group_at_tab(at) is None else None
        if note is None or (canvas.camera.scale >= _SMALL and not canvas.is_cut(note)):
            QToolTip.hideText()
        else:
            self._show(note, at)

    def at_current(self) -> None:
        """The note that the keyboard is on."""
        canvas = self._canvas
        note = canvas.wall.notes.get(canvas.selection.current or "")
        if note is not None and not canvas.wall.is_hidden(note):
            self._show(note, canvas.note_rect(note).bottomLeft())

    def _show(self, note: Note, at: QPoint) -> None:
        canvas = self._canvas
        if canvas.acts is not None and canvas.acts.fresh.board.veils(note):
            return
        text = note.text.strip()
        shown = text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + "…"
        QToolTip.showText(canvas.mapToGlobal(at), tip(shown), canvas, canvas.note_rect(note), _LONG_ENOUGH_MS)
