"""Ideas from phones that wait at the side until the facilitator places or discards them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.look.theme import colour, tokens
from atelier_app.desktop.look.widgets import Button, Chip, PrimaryButton, SectionTitle, label
from atelier_app.domain.board import Note
from atelier_app.domain.core import Id
from atelier_app.support.language import _, ngettext, pgettext

# The oldest first; the others are counted and come up as these go.
_SHOWN = 12
_LONGEST = 240


class Paper(QWidget):
    """An idea on its paper, as on the wall."""

    def __init__(self, note: Note, origin: str = "") -> None:
        super().__init__()
        self._note = note
        origin = origin or note.label
        text = note.text if len(note.text) <= _LONGEST else note.text[:_LONGEST].rstrip() + "…"
        words = label(text, wrap=True)
        words.setStyleSheet(f"color: {tokens().note_ink};")  # paper is light in both themes
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        words.setToolTip(note.text if text != note.text else "")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(words)
        if origin:
            where = label(origin)
            where.setStyleSheet(f"color: {tokens().note_muted}; font-size: 11px;")
            column.addWidget(where)
        self.setMinimumHeight(58)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 26))
        painter.drawRoundedRect(self.rect().adjusted(0, 2, 0, 0), 4, 4)
        painter.setBrush(colour(self._note.colour))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, 0, -2), 4, 4)


class Waiting(QWidget):
    """One idea with its two buttons."""

    placed = Signal(str)
    discarded = Signal(str)

    def __init__(self, note: Note) -> None:
        super().__init__()
        self.note = note
        self.place, self.discard = Button(pgettext("verb", "Place")), Button(_("Discard"), kind="quiet")
        self.place.setAccessibleName(_("Place: {text}").format(text=note.text))
        self.discard.setAccessibleName(_("Discard: {text}").format(text=note.text))
        self.place.clicked.connect(lambda: self.placed.emit(note.id))
        self.discard.clicked.connect(lambda: self.discarded.emit(note.id))
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.place, self.discard):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(8)
        column.addWidget(Paper(note))
        column.addLayout(row)


class Inbox(QWidget):
    """What waits, the switch that makes ideas wait, and how many there are."""

    asked = Signal(object)
    """The ids to place on the wall."""

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: dict[Id, Waiting] = {}
        self.count = Chip()
        self.switch = QCheckBox(_("Keep ideas here first"))
        self.switch.setToolTip(_("Ideas from phones wait here until you place them on the board."))
        self.place_all = PrimaryButton(_("Place all"), "check")
        self._more = label(kind="small", wrap=True)
        self._lay_out()
        self.switch.clicked.connect(model.use_inbox)
        self.place_all.clicked.connect(lambda: self.asked.emit(tuple(model.wall.inbox)))
        model.wall.inbox_changed.connect(self.show_waiting)
        model.fresh.board_changed.connect(self._show_switch)
        appearing = model.fresh
        appearing.loaded.connect(self._show_switch)
        self.show_waiting()
        self._show_switch()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.addWidget(SectionTitle(_("From phones")), 1)
        title.addWidget(self.count)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(title)
        column.addWidget(self.switch)
        column.addWidget(self.place_all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._list)
        column.addWidget(self._more)

    def _show_switch(self, _board: object = None) -> None:
        self.switch.setChecked(self._model.fresh.board.to_inbox)

    def show_waiting(self) -> None:
        """Shows what waits now; what was there keeps its widget, and with it the keyboard."""
        waiting = list(self._model.wall.inbox.values())
        shown = {note.id: note for note in waiting[:_SHOWN]}
        for id in [id for id, held in self._shown.items() if shown.get(id) != held.note]:
            held = self._shown.pop(id)
            self._list.removeWidget(held)
            held.hide()
            held.deleteLater()
        for number, (id, note) in enumerate(shown.items()):
            if id not in self._shown:
                made = self._shown[id] = Waiting(note)
                made.placed.connect(lambda id: self.asked.emit((id,)))
                made.discarded.connect(lambda id: self._model.remove([id]))
                self._list.insertWidget(number, made)
        more = len(waiting) - len(shown)
        self._more.setText(ngettext("and {n} more", "and {n} more", more).format(n=more) if more else "")
        self._more.setVisible(more > 0)
        self.count.setText(str(len(waiting)))
        self.count.setVisible(bool(waiting))
        self.place_all.setVisible(len(waiting) > 1)

    def waiting(self) -> tuple[Waiting, ...]:
        """The ideas shown, oldest first."""
        return tuple(self._shown.values())
