"""A choice between a few words side by side, one of them always chosen; arrows move between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from atelier_app.desktop.look.widgets import Button


class Switch(QWidget):
    """Emits `picked` with the position that the person chose; `show_choice` says it without a signal."""

    picked = Signal(int)

    def __init__(
        self, name: str, choices: Sequence[str], parent: QWidget | None = None, *, compact: bool = False
    ) -> None:
        """`compact`: for a narrow column."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 if compact else 8)
        for position, text in enumerate(choices):
            button = Button(text)
            button.setCheckable(True)
            button.setProperty("scale", "compact" if compact else "")
            self._group.addButton(button, position)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idClicked.connect(self.picked.emit)

    @property
    def choice(self) -> int:
        """The position chosen, -1 before any is."""
        return self._group.checkedId()

    def button(self, position: int) -> Button:
        found = self._group.button(position)
        assert isinstance(found, Button)
        return found

    def show_choice(self, position: int) -> None:
        """Shows which one is chosen."""
        self.button(position).setChecked(True)
