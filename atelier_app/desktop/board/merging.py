"""Merging from the board: what is selected, or two notes that look alike, once the words are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.merge_dialog import MergeDialog
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.twins import Twins
from atelier_app.desktop.board.twins_dialog import TwinsDialog
from atelier_app.domain.board import Note
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal


class Merging(QObject):
    """Opens the dialogs over `canvas`; nothing is merged before one has said so."""

    def __init__(self, model: BoardModel, canvas: BoardCanvas, twins: Twins) -> None:
        super().__init__(canvas)
        self._model, self._canvas, self._twins = model, canvas, twins
        self.dialog: MergeDialog | None = None
        self.walking: TwinsDialog | None = None

    def ask_selection(self) -> None:
        """The selected notes, in the order in which they were selected."""
        wall = self._canvas.wall.notes
        self.ask([wall[id] for id in self._canvas.selection.ids if id in wall])

    def ask(self, notes: Sequence[Note]) -> None:
        """Asks for the words; not for ideas that only their authors may read."""
        if any(self._model.fresh.board.veils(note) for note in notes):
            return
        if len(notes) < 2:
            self._model.remote.refused.emit(Refused(Refusal.ONE_NOTE_ALONE))
            return
        self.dialog = MergeDialog(self._model, notes, self.walking or self._canvas.window())
        _show(self.dialog)

    def walk(self) -> None:
        """The notes that look alike, pair by pair."""
        if self._twins.pairs:
            self.walking = TwinsDialog(self._model, self._twins, self._canvas.window())
            self.walking.merge_asked.connect(self.ask)
            self.walking.finished.connect(self._walked)
            _show(self.walking)

    def _walked(self, _result: int) -> None:
        self.walking = None


def _show(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
