"""A keyboard on the screen, for laptops that one touches: large keys, as the physical one of the language has them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier_app.desktop.look.icons import icon
from atelier_app.desktop.look.widgets import Button
from atelier_app.support.language import _, language

_ROWS = {
    "fr": ("azertyuiop", "qsdfghjklm", "wxcvbn-’"),
    "en": ("qwertyuiop", "asdfghjkl", "zxcvbnm-’"),
}
_ACCENTS = "éèêëàâçîïôöùûüœñ"
_FIGURES = "1234567890"
_WORD_STARTS = frozenset(" -’'")
_ICON = 26


class Keyboard(QWidget):
    """Emits what is typed; the keys leave the keyboard's place where it is, in the field."""

    typed = Signal(str)
    erased = Signal()

    def __init__(self, parent: QWidget | None = None, *, figures: bool = False) -> None:
        super().__init__(parent)
        self.keys: dict[str, Button] = {}
        self._capitals = True
        self.setAccessibleName(_("Keyboard on the screen"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        letters = _ROWS[language()]
        for row in (_FIGURES if figures else _ACCENTS, *letters[:2]):
            column.addLayout(self._row(row))
        last = self._row(letters[2])
        self.shift, self.erase = self._wide("up", _("Capitals")), self._wide("chevron-left", _("Erase"))
        self.shift.setCheckable(True)
        last.insertWidget(0, self.shift, 2)
        last.addWidget(self._space(), 4)
        last.addWidget(self.erase, 2)
        column.addLayout(last)
        self.shift.clicked.connect(self.show_capitals)
        self.erase.clicked.connect(self.erased)
        self.show_capitals(True)

    def _row(self, letters: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for letter in letters:
            self.keys[letter] = self._key(letter)
            row.addWidget(self.keys[letter], 1)
        return row

    def _key(self, letter: str) -> Button:
        key = _plain(Button(letter))
        key.clicked.connect(lambda: self.typed.emit(self.keys[letter].text()))
        return key

    def _wide(self, picture: str, name: str) -> Button:
        key = _plain(Button("", tip=name))
        key.setToolTip("")
        key.setProperty("picture", picture)
        return key

    def _space(self) -> Button:
        key = _plain(Button(_("space")))
        key.clicked.connect(lambda: self.typed.emit(" "))
        return key

    def follow(self, text: str) -> None:
        """Capitals at the start of each name, small letters after."""
        self.show_capitals(not text or text[-1] in _WORD_STARTS)

    def show_capitals(self, capitals: bool) -> None:
        self.shift.setChecked(capitals)
        for letter, key in self.keys.items():
            key.setText(letter.upper() if capitals else letter)
            key.setAccessibleName(key.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        for key in (self.shift, self.erase):
            key.setIcon(icon(key.property("picture"), "ink", _ICON))
            key.setIconSize(QSize(_ICON, _ICON))


def _plain(key: Button) -> Button:
    key.setProperty("scale", "key")
    key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    key.setAutoRepeat(False)
    key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return key
