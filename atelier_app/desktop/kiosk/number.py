"""A number to be touched or typed: a button on each side, the arrow keys, figures."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from atelier_app.desktop.kiosk.parts import big_field, big_icon
from atelier_app.support.language import _

_WIDTH = 104


class NumberField(QLineEdit):
    """Up and Down ask for one more or less, Page Up and Page Down for a step."""

    stepped = Signal(int)

    def __init__(self, name: str, least: int, most: int, step: int) -> None:
        super().__init__()
        big_field(name, len(str(most)) + (least < 0), self)
        self.setPlaceholderText("")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFixedWidth(_WIDTH)
        self.setValidator(QIntValidator(least, most, self))
        self._steps: dict[int, int] = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: step,
            Qt.Key.Key_PageDown: -step,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self._steps:
            self.stepped.emit(self._steps[event.key()])
        else:
            super().keyPressEvent(event)


class Number(QWidget):
    """`stepped` asks for so many more or fewer; `typed` is what was typed, None where the field is empty."""

    stepped = Signal(int)
    typed = Signal(object)

    def __init__(self, name: str, least: int, most: int, step: int) -> None:
        super().__init__()
        self.field = NumberField(name, least, most, step)
        self.less = big_icon("minus", _("Less: {name}").format(name=name))
        self.more = big_icon("plus", _("More: {name}").format(name=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.less, self.field, self.more):
            row.addWidget(part)
        for button, by in ((self.less, -step), (self.more, step)):
            # The field has keys for both, and keeps the keyboard.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _checked=False, by=by: self.stepped.emit(by))
        self.setFocusProxy(self.field)
        self.field.stepped.connect(self.stepped)
        self.field.textEdited.connect(lambda text: self.typed.emit(_whole(text)))

    def show_value(self, value: int | None, *, less: bool, more: bool) -> None:
        """Shows a number, and whether it can go lower or higher; what is being typed is left as it is."""
        if _whole(self.field.text()) != value:
            self.field.setText("" if value is None else str(value))
        self.less.setEnabled(less)
        self.more.setEnabled(more)


def _whole(text: str) -> int | None:
    return int(text) if text.removeprefix("-").isdecimal() else None
