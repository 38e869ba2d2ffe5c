"""Ideas from phones that wait at the side until they are placed or discarded, and those that were discarded."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier_app.desktop.board.idea_list import IdeaList
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.veil import veiled
from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.widgets import Button, label
from atelier_app.domain.board import Note, ReadDiscarded
from atelier_app.domain.core import Id
from atelier_app.domain.notes import RestoreNotes
from atelier_app.support.language import _, ngettext, pgettext

_WAITING, _DISCARDED = 0, 1


class Inbox(QWidget):
    """Two lists, one shown at a time. `asked` gives the ids to place on the wall."""

    asked = Signal(object)

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._gone: Followed[tuple[Note, ...]] | None = None
        self.pages = Switch(_("Ideas"), (_("Waiting"), _("Discarded")), compact=True)
        self.waiting = IdeaList(model.wall, _("Ideas waiting"))
        self.discarded = IdeaList(model.wall, _("Discarded ideas"))
        self.place = Button(pgettext("verb", "Place"), tip=_("Place what is selected on the board (Enter)"))
        self.discard = Button(_("Discard"), kind="quiet", tip=_("Discard what is selected (Delete)"))
        self.place_all = Button(_("Place all"), "check")
        self.put_back = Button(_("Put back"), "undo", tip=_("Put back what is selected (Enter)"))
        self.said = label(kind="small", wrap=True)
        self._lay_out()
        self._connect()
        self.pages.show_choice(_WAITING)
        self.show_page(_WAITING)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.place, self.discard, self.put_back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.pages, self.said, self.waiting, self.discarded):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self.place_all, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        model = self._model
        self.pages.picked.connect(self.show_page)
        self.waiting.chosen.connect(self.asked)
        self.waiting.unwanted.connect(model.remove)
        self.discarded.chosen.connect(self._restore)
        self.place.clicked.connect(lambda: self.asked.emit(self.waiting.ids()))
        self.discard.clicked.connect(lambda: model.remove(self.waiting.ids()))
        self.place_all.clicked.connect(lambda: self.asked.emit(tuple(model.wall.inbox)))
        self.put_back.clicked.connect(lambda: self._restore(self.discarded.ids()))
        model.wall.inbox_changed.connect(self.show_ideas)
        model.fresh.board_changed.connect(lambda _board: self.show_ideas())
        model.fresh.loaded.connect(self.show_ideas)

    def enter(self) -> None:
        """Takes the keyboard, on the first idea."""
        shown = self.waiting if self.pages.choice == _WAITING else self.discarded
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not shown.currentIndex().isValid():
            shown.setCurrentIndex(shown.rows.index(0, 0))

    def leave(self) -> None:
        """Stops following."""
        if self._gone is not None:
            self._gone.stop()

    def show_page(self, page: int) -> None:
        """Shows what waits, or what was discarded, which is only read while it is looked at."""
        self.pages.show_choice(page)
        if page == _DISCARDED and self._gone is None:
            self._gone = Followed(self._model.remote, ReadDiscarded(self._model.board_id), self)
            self._gone.changed.connect(lambda _notes: self.show_ideas())
        elif page == _WAITING and self._gone is not None:
            self._gone.stop()
            self._gone.deleteLater()
            self._gone = None
        self.show_ideas()

    def show_ideas(self) -> None:
        """Shows what is there now; what was there keeps its place, and the keyboard."""
        waiting = tuple(self._model.wall.inbox.values())
        gone = veiled(self._model.fresh.board, (self._gone.record or ()) if self._gone else ())
        shows_waiting = self.pages.choice == _WAITING
        self.waiting.show_ideas(waiting)
        self.discarded.show_ideas(gone)
        for part in (self.waiting, self.place, self.discard):
            part.setVisible(shows_waiting and bool(waiting))
        for part in (self.discarded, self.put_back):
            part.setVisible(not shows_waiting and bool(gone))
        self.place_all.setVisible(shows_waiting and len(waiting) > 1)
        self._say(shows_waiting, len(waiting), len(gone))

    def _say(self, shows_waiting: bool, waiting: int, gone: int) -> None:
        if shows_waiting and waiting:
            said = ngettext("{n} idea is waiting.", "{n} ideas are waiting.", waiting)
            said = said.format(n=number(waiting))
        elif shows_waiting:
            said = (
                _("No idea is waiting.") if self._model.fresh.board.to_inbox else _("Ideas go to the board.")
            )
        elif gone:
            said = ngettext("{n} idea was discarded.", "{n} ideas were discarded.", gone)
            said = said.format(n=number(gone))
        else:
            said = _("No idea was discarded.")
        self.said.setText(said)

    def _restore(self, ids: tuple[Id, ...]) -> None:
        if ids:
            said = ngettext("Put back an idea", "Put back {n} ideas", len(ids)).format(n=len(ids))
            self._model.say(RestoreNotes(ids), said)
