"""The menu of arranging: lining up, distributing, what lies in front, copies, groups. Every line has a key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from atelier_app.desktop.board import key_acts
from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.key_acts import Act
from atelier_app.desktop.board.lining import Edge
from atelier_app.domain.board import Note
from atelier_app.support.language import _

# What a line of the menu needs: so many selected notes.
_ANY, _ONE, _TWO, _THREE = 0, 1, 2, 3


class ArrangeMenu(QMenu):
    """Acts on what is selected in `canvas`; the letters under a line work once the menu is open."""

    def __init__(self, canvas: BoardCanvas, parent: QWidget | None = None) -> None:
        super().__init__(_("Arrange"), parent or canvas)
        self._canvas = canvas
        self._needs: list[tuple[QAction, Callable[[list[Note]], bool]]] = []
        self.aboutToShow.connect(self._show_what_can_be)
        self._fill_lining()
        self._fill_order()
        self._fill_groups()

    def _fill_lining(self) -> None:
        for name, keys, edge in (
            (_("Align &left"), "Ctrl+Shift+Left", Edge.LEFT),
            (_("Align &centres"), "", Edge.CENTRE),
            (_("Align &right"), "Ctrl+Shift+Right", Edge.RIGHT),
            (_("Align &tops"), "Ctrl+Shift+Up", Edge.TOP),
            (_("Align &middles"), "", Edge.MIDDLE),
            (_("Align &bottoms"), "Ctrl+Shift+Down", Edge.BOTTOM),
        ):
            self._add(name, keys, _aligning(edge), _at_least(_TWO))
        self.addSeparator()
        self._add(
            _("Distribute &horizontally"), "Ctrl+Shift+H", key_acts.distribute(across=True), _at_least(_THREE)
        )
        self._add(
            _("Distribute &vertically"), "Ctrl+Shift+V", key_acts.distribute(across=False), _at_least(_THREE)
        )
        self._add(_("Tidy into a &grid"), "T", key_acts.tidy, _at_least(_ANY))
        self.addSeparator()

    def _fill_order(self) -> None:
        self._add(_("Bring to &front"), "PgUp", key_acts.restack(front=True), _at_least(_ONE))
        self._add(_("Send to bac&k"), "PgDown", key_acts.restack(front=False), _at_least(_ONE))
        self._add(_("&Duplicate"), "Ctrl+D", key_acts.duplicate, _at_least(_ONE))
        self.addSeparator()

    def _fill_groups(self) -> None:
        self._add(_("Gr&oup"), "G", lambda canvas: canvas.group_selection(), _at_least(_ONE))
        self._add(_("&Ungroup"), "Ctrl+Shift+G", lambda canvas: canvas.ungroup_selection(), _grouped)
        self._add(_("&Split off into a group"), "S", key_acts.split, _grouped)
        self._add(_("Collapse or s&pread out the group"), "P", key_acts.turn_piles, _grouped)

    def _add(self, name: str, keys: str, act: Act, possible: Callable[[list[Note]], bool]) -> None:
        # The canvas itself answers the key: here it is only said.
        said = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action = self.addAction(f"{name}\t{said}" if said else name)
        action.triggered.connect(lambda _checked=False: act(self._canvas))
        self._needs.append((action, possible))

    def _show_what_can_be(self) -> None:
        notes = [
            note for id in self._canvas.selection.ids if (note := self._canvas.wall.notes.get(id)) is not None
        ]
        for action, possible in self._needs:
            action.setEnabled(possible(notes))

    def open_over(self, button: QPushButton) -> None:
        """Opens above a button of the bar, or in the middle of the canvas when there was no room for it."""
        if button.isVisible():
            at = button.mapToGlobal(QPoint(0, -self.sizeHint().height()))
        else:
            at = self._canvas.mapToGlobal(self._canvas.rect().center())
        self.popup(at)


def _aligning(edge: Edge) -> Act:
    return lambda canvas: key_acts.align(canvas, edge)


def _at_least(count: int) -> Callable[[list[Note]], bool]:
    return lambda notes: len(notes) >= count


def _grouped(notes: list[Note]) -> bool:
    return any(note.group_id for note in notes)
