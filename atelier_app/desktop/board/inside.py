"""What was merged into a note: the originals with where they come from, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.paper import Paper
from atelier_app.desktop.board.wording import origin_of
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.widgets import Button, SectionTitle, label
from atelier_app.domain.board import NamedAuthor, Note, ReadAuthors
from atelier_app.domain.core import Id
from atelier_app.domain.merges import ReadOriginals
from atelier_app.support.language import _, ngettext

_SHOWN = 20


class Inside(QWidget):
    """The originals of a merged note; nothing for any other."""

    def __init__(self, model: BoardModel) -> None:
        super().__init__()
        self._model = model
        self._note: Note | None = None
        self._authors: dict[Id, str] = {}
        self.title = SectionTitle()
        self.papers: list[Paper] = []
        self._more = label(kind="small", wrap=True)
        self.separate = Button(
            _("Separate again"), "ungroup", tip=_("Put the merged notes back where they were")
        )
        self.separate.clicked.connect(lambda: self._note and model.separate(self._note.id))
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(self._list)
        column.addWidget(self._more)
        column.addWidget(self.separate, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_note(self, note: Note) -> None:
        """Shows what is inside a note."""
        self.setVisible(bool(note.originals))
        before, self._note = self._note, note
        if not note.originals or (before and (before.id, before.originals) == (note.id, note.originals)):
            return
        self._show(())
        remote = self._model.remote
        remote.read(ReadAuthors(self._model.board_id), self._named)
        remote.read(ReadOriginals(note.id), lambda originals: self._came(note.id, originals))

    def _named(self, authors: tuple[NamedAuthor, ...]) -> None:
        self._authors = {author.author_id: author.name for author in authors}

    def _came(self, id: Id, originals: tuple[Note, ...]) -> None:
        if self._note is not None and self._note.id == id:
            self._show(originals)

    def _show(self, originals: tuple[Note, ...]) -> None:
        for paper in self.papers:
            self._list.removeWidget(paper)
            paper.hide()
            paper.deleteLater()
        shown = originals[:_SHOWN]
        self.papers = [
            Paper(note, self._authors.get(note.author_id or "") or origin_of(note)) for note in shown
        ]
        for paper in self.papers:
            self._list.addWidget(paper)
        count = self._note.originals if self._note is not None else 0
        self.title.setText(ngettext("{n} note inside", "{n} notes inside", count).format(n=number(count)))
        left = len(originals) - len(shown)
        self._more.setText(
            ngettext("and {n} more", "and {n} more", left).format(n=number(left)) if left else ""
        )
        self._more.setVisible(left > 0)
