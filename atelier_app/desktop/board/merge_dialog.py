"""Several notes made one: which words it gets, what stays inside it, and what happens to votes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.look.cells import one_line, tip
from atelier_app.desktop.look.form import FormDialog, text_field
from atelier_app.desktop.look.widgets import label
from atelier_app.domain.board import NOTE_LIMIT, Note
from atelier_app.domain.merges import FindVotesOn, VoteOn
from atelier_app.domain.text import verbatim
from atelier_app.support.language import _, ngettext

_LONGEST = 160
_TALLEST, _ROW = 5, 28


class MergeDialog(FormDialog):
    """Offers the words of each note, and any others one types; says beforehand what becomes of votes."""

    def __init__(self, model: BoardModel, notes: Sequence[Note], parent: QWidget | None = None) -> None:
        count = len(notes)
        title = ngettext("Merge {n} note", "Merge {n} notes", count).format(n=count)
        super().__init__(title, parent, done=_("Merge"))
        self._model, self._notes = model, notes
        self.texts = QListWidget()
        self.texts.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.texts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for note in notes:
            item = QListWidgetItem(one_line(note.text[:_LONGEST]), self.texts)
            item.setToolTip(tip(note.text[:2000]))
            item.setSizeHint(QSize(0, _ROW))
        self.texts.setFixedHeight(_ROW * min(count, _TALLEST) + 4)
        self.text = text_field(notes[0].text, 4)
        self.votes = label("", wrap=True)
        self.votes.hide()
        self.field(_("Words of one of them"), self.texts)
        said = _("The notes stay inside, each with its author, and can be separated again.")
        self.field(_("Words of the merged note"), self.text, said)
        self.fields.addRow(self.votes)
        self.texts.currentRowChanged.connect(lambda place: self.text.setPlainText(self._notes[place].text))
        self.texts.setCurrentRow(0)
        model.remote.read(FindVotesOn(tuple(note.id for note in notes)), self._tell)

    def _tell(self, votes: tuple[VoteOn, ...]) -> None:
        """Says which polls have these notes among their options."""
        questions = tuple(dict.fromkeys(vote.question for vote in votes))
        if questions:
            said = ngettext(
                "People have voted on these notes in {polls}. Those votes stay as they were cast, under the words"
                " of each note; they are not added up.",
                "People have voted on these notes in {polls}. Those votes stay as they were cast, under the words"
                " of each note; they are not added up.",
                len(questions),
            )
            self.votes.setText(
                said.format(
                    polls=", ".join(_("“{question}”").format(question=question) for question in questions)
                )
            )
            self.votes.show()

    def save(self) -> None:
        """Merges. Raises `Refused` for words that cannot be kept."""
        text = verbatim(self.text.toPlainText(), NOTE_LIMIT)
        self._model.merge([note.id for note in self._notes], text)
