"""How the board listens to the room: where ideas arrive, whose they are said to be, who sees them, until when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.veil import is_face_down
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.widgets import Button, PrimaryButton, SectionTitle, label
from atelier_app.domain.board import Attribution, Board, DescribeBoard
from atelier_app.support.language import N_, _, ngettext
from atelier_app.support.listening import told_before_writing

_ARRIVAL = (N_("Straight on the board"), N_("In the inbox first"))
_WHOSE = {
    Attribution.ANONYMOUS: N_("Anonymous"),
    Attribution.TABLE: N_("By table"),
    Attribution.NAME: N_("By name"),
}


class _Choice(QComboBox):
    """One of a few words; `picked` is the person's choice, never the program's."""

    picked = Signal(int)

    def __init__(self, name: str, words: tuple[str, ...]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.addItems([_(word) for word in words])
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(self.picked)


class Settings(QWidget):
    """The settings themselves, each sent as soon as it is chosen."""

    def __init__(self, model: BoardModel) -> None:
        super().__init__()
        self._model = model
        self.arrival = _Choice(_("Ideas arrive"), _ARRIVAL)
        self.whose = _Choice(_("Ideas are signed"), tuple(_WHOSE.values()))
        self.told = label(kind="small", wrap=True)
        self.private = QCheckBox(_("Hide until revealed"))
        self.private.setToolTip(_("Private phase: nobody reads the others’ ideas, here nor on phones."))
        self.comments = QCheckBox(_("Take comments"))
        self.comments.setToolTip(_("Phones may comment on what is on the board."))
        self.closing = Button(_("Close ideas"), "lock")
        self._lay_out()
        self.arrival.picked.connect(lambda choice: self._describe(to_inbox=bool(choice)))
        self.whose.picked.connect(lambda choice: self._describe(attribution=list(_WHOSE)[choice]))
        self.private.clicked.connect(lambda on: self._describe(private=on))
        self.comments.clicked.connect(lambda on: self._describe(comments=on))
        self.closing.clicked.connect(lambda: self._describe(closed=not model.fresh.board.closed))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for title, field in ((_("Ideas arrive"), self.arrival), (_("Ideas are signed"), self.whose)):
            name = label(title, "small")
            name.setBuddy(field)
            column.addWidget(name)
            column.addWidget(field)
        for part in (self.told, self.private, self.comments):
            column.addWidget(part)
        column.addWidget(self.closing, 0, Qt.AlignmentFlag.AlignLeft)

    def _describe(
        self,
        *,
        to_inbox: bool | None = None,
        attribution: Attribution | None = None,
        private: bool | None = None,
        closed: bool | None = None,
        comments: bool | None = None,
    ) -> None:
        """Changes what is not None, and nothing else."""
        changed = DescribeBoard(
            self._model.board_id,
            to_inbox=to_inbox,
            attribution=attribution,
            private=private,
            closed=closed,
            comments=comments,
        )
        self._model.say(changed, _("Change how ideas are taken"))

    def show_board(self, board: Board) -> None:
        """Shows what is on the disk."""
        self.arrival.setCurrentIndex(int(board.to_inbox))
        self.whose.setCurrentIndex(list(_WHOSE).index(board.attribution))
        said = _("On phones: “{sentence}”").format(sentence=told_before_writing(board))
        self.told.setText(said)
        self.whose.setAccessibleDescription(said)
        self.private.setChecked(board.private)
        self.comments.setChecked(board.comments)
        self.closing.setText(_("Reopen ideas") if board.closed else _("Close ideas"))
        self.closing.setAccessibleName(self.closing.text())


class Listening(QWidget):
    """The card: what is set, in a line that unfolds the settings; and, while ideas are hidden, the way to reveal."""

    def __init__(self, model: BoardModel) -> None:
        super().__init__()
        self._model = model
        self.unfold = Button("", "settings", "quiet", tip=_("How ideas from phones are taken"))
        self.unfold.setCheckable(True)
        self.settings = Settings(model)
        self.hidden = label(kind="muted", wrap=True)
        self.reveal = PrimaryButton(_("Reveal"), "eye", tip=_("Show everyone’s ideas (Ctrl+Shift+R)"))
        self._lay_out()
        self.unfold.toggled.connect(self.settings.setVisible)
        self.reveal.clicked.connect(self.reveal_ideas)
        model.fresh.board_changed.connect(self.show_board)
        model.fresh.loaded.connect(self.show_board)
        self.show_board()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.addWidget(SectionTitle(_("From phones")), 1)
        title.addWidget(self.unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(title)
        self.summary = label(kind="small", wrap=True)
        for part in (self.summary, self.settings, self.hidden):
            column.addWidget(part)
        column.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        self.settings.hide()

    def reveal_ideas(self) -> None:
        """Ends the private phase."""
        if self._model.fresh.board.private:
            revealed = DescribeBoard(self._model.board_id, private=False)
            self._model.say(revealed, _("Reveal ideas"))

    def show_board(self, _board: object = None) -> None:
        """Shows what is set."""
        board = self._model.fresh.board
        self.settings.show_board(board)
        self.summary.setText(summary(board))
        self.unfold.setAccessibleDescription(self.summary.text())
        self.reveal.setVisible(board.private)
        self.hidden.setVisible(board.private)
        self.show_hidden()

    def show_hidden(self) -> None:
        """Counts what waits to be revealed."""
        if not self._model.fresh.board.private:
            return
        wall = self._model.wall
        count = sum(is_face_down(note) for held in (wall.notes, wall.inbox) for note in held.values())
        self.hidden.setText(hidden_words(count))


def summary(board: Board) -> str:
    """What is set, in a few words."""
    parts = [_(_WHOSE[board.attribution]), _(_ARRIVAL[board.to_inbox])]
    parts += [_("hidden")] if board.private else []
    parts += [_("comments")] if board.comments else []
    parts += [_("closed")] if board.closed else []
    return " · ".join(parts)


def hidden_words(count: int) -> str:
    """How many ideas nobody reads yet."""
    if not count:
        return _("Ideas stay hidden until they are revealed.")
    said = ngettext("{n} idea is hidden until revealed.", "{n} ideas are hidden until revealed.", count)
    return said.format(n=number(count))
