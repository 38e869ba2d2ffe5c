"""What is said of a note: the list of its comments, each to be taken away, and a line for one more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.wording import source_name
from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.widgets import IconButton, SectionTitle, label
from atelier_app.domain.board import Note
from atelier_app.domain.comments import Comment, ReadComments
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.ideas import COMMENT_LIMIT
from atelier_app.support.language import _

_SHOWN = 30


class Remark(QWidget):
    """One comment, where it comes from, and the button that takes it away."""

    def __init__(self, comment: Comment) -> None:
        super().__init__()
        self.comment = comment
        words = label(comment.text, wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.remove = IconButton("trash", _("Remove this comment"), quiet=True)
        self.remove.setAccessibleName(_("Remove the comment: {text}").format(text=comment.text[:200]))
        source = comment.label or (
            "" if comment.channel is Channel.FACILITATOR else source_name(comment.channel)
        )
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(words)
        if source:
            text.addWidget(label(source, "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(text, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)


class Remarks(QWidget):
    """The comments of one note, kept fresh while it is shown."""

    def __init__(self, model: BoardModel) -> None:
        super().__init__()
        self._model = model
        self._id: Id = ""
        self._followed: Followed[tuple[Comment, ...]] | None = None
        self._said: tuple[Comment, ...] = ()
        self.title = SectionTitle(_("Comments"))
        self.remarks: list[Remark] = []
        self.line = QLineEdit()
        self.line.setMaxLength(COMMENT_LIMIT)
        self.line.setPlaceholderText(_("A comment, then Enter"))
        self.line.setAccessibleName(_("New comment"))
        self.line.returnPressed.connect(self._add)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(self._list)
        column.addWidget(self.line)
        model.fresh.board_changed.connect(lambda _board: self._show(self._said))

    def show_note(self, note: Note) -> None:
        """Shows what is said of a note; what was being typed about another is not carried over."""
        if note.id == self._id and self._followed is not None:
            return
        self.leave()
        self._id = note.id
        self.line.clear()
        self._show(())
        self._followed = Followed(self._model.remote, ReadComments(note.id), self)
        self._followed.changed.connect(self._show)

    def leave(self) -> None:
        """Stops following."""
        if self._followed is not None:
            self._followed.stop()
            self._followed.deleteLater()
            self._followed = None

    def _show(self, comments: tuple[Comment, ...]) -> None:
        """The latest ones that may be read; what was there keeps its widget, and with it the keyboard."""
        self._said = comments
        board = self._model.fresh.board
        comments = tuple(comment for comment in comments if not board.hides(comment.channel))
        shown = comments[-_SHOWN:]
        kept = {remark.comment: remark for remark in self.remarks if remark.comment in shown}
        for remark in self.remarks:
            if remark.comment not in kept:
                self._list.removeWidget(remark)
                remark.hide()
                remark.deleteLater()
        self.remarks = [kept.get(comment) or self._made(comment) for comment in shown]
        self.title.setText(_("Comments ({n})").format(n=number(len(comments))) if comments else _("Comments"))

    def _made(self, comment: Comment) -> Remark:
        remark = Remark(comment)
        remark.remove.clicked.connect(lambda: self._model.remove_comment(comment.id))
        self._list.addWidget(remark)
        return remark

    def _add(self) -> None:
        if self.line.text().strip():
            self._model.comment(self._id, self.line.text())
            self.line.clear()
