"""The first line of the welcome desk: the search, and buttons that keep only their icons where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from atelier_app.desktop.look.icons import icon
from atelier_app.desktop.look.widgets import Button
from atelier_app.support.language import _

_SEARCH_WIDTH = 220
"""Pixels that the search keeps before the buttons do their words."""


class Toolbar(QWidget):
    """`documents` and `more` are menus, filled when they open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a name, an organisation…"))
        self.search.setAccessibleName(_("Find a person"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.add_button = Button(
            _("Add"), "user-plus", tip=_("A walk-in, or someone expected (Ctrl+Shift+I)")
        )
        self.import_button = Button(_("Import…"), "upload", tip=_("Registrations from a table (Ctrl+I)"))
        self.documents_button = Button(
            _("Documents"), "print", tip=_("Sheets, certificates, badges, posters, exports (Ctrl+P)")
        )
        self.more_button = Button(_("More"), "more", tip=_("The people selected, the order (Ctrl+Shift+M)"))
        self.documents, self.more = QMenu(self), QMenu(self)
        self.documents_button.setMenu(self.documents)
        self.more_button.setMenu(self.more)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.search, 1)
        self._words: dict[Button, str] = {}
        for button in (self.add_button, self.import_button, self.documents_button, self.more_button):
            self.add(button)

    def add(self, button: Button) -> None:
        """Puts a button at the end of the line."""
        self._words[button] = button.text()
        self._row.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = _SEARCH_WIDTH
        for button, words in self._words.items():
            button.setText(words)
            needed += button.sizeHint().width() + self._row.spacing()
        if needed > self.width():
            for button in self._words:
                button.setText("")
