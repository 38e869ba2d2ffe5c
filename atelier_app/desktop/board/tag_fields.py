"""The theme and the territory of a note, typed with suggestions; leaving a field, or Enter, keeps it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.suggesting import Offering, Suggestions, offer_names
from atelier_app.desktop.look.widgets import SectionTitle
from atelier_app.domain.board import LABEL_LIMIT, Note
from atelier_app.domain.core import Id
from atelier_app.support.language import _, pgettext


class TagField(QLineEdit):
    """`kept` says what was typed, if it differs; Escape gives up."""

    kept = Signal(str)

    def __init__(self, name: str, placeholder: str, offering: Offering) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(LABEL_LIMIT)
        self._shown = ""
        self.suggestions = Suggestions(self, offering)
        self.editingFinished.connect(self.keep)

    def show_value(self, value: str) -> None:
        """Shows what the note has; what is being typed is not overwritten."""
        if value != self._shown:
            self._shown = value
            self.setText(value)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown)
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def keep(self) -> None:
        """Says what was typed."""
        text = self.text().strip()
        if text != self._shown:
            self._shown = text
            self.kept.emit(text)


class TagFields(QWidget):
    """Both fields, for one note."""

    def __init__(self, model: BoardModel) -> None:
        super().__init__()
        self._id: Id = ""
        words = model.words
        self.theme = TagField(_("Theme"), pgettext("theme", "None"), offer_names(lambda: words().themes))
        self.territory = TagField(
            _("Territory"), pgettext("territory", "None"), offer_names(lambda: words().territories)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for field in (self.theme, self.territory):
            column.addWidget(SectionTitle(field.accessibleName()))
            column.addWidget(field)
        self.theme.kept.connect(lambda theme: model.tag(self._id, theme=theme))
        self.territory.kept.connect(lambda territory: model.tag(self._id, territory=territory))

    def show_note(self, note: Note) -> None:
        """Fills them; first keeps what was being typed about another."""
        if note.id != self._id:
            self.keep()
            self._id = note.id
        self.theme.show_value(note.theme)
        self.territory.show_value(note.territory)

    def keep(self) -> None:
        """Says what was typed and not yet left."""
        for field in (self.theme, self.territory):
            field.keep()
