"""The paper ballots of a vote that is open or paused: handed out, typed in, checked, settled."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.form import tell
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.widgets import Button, Card, ElidedLabel, SectionTitle, label
from atelier_app.desktop.papers.entering import PaperTyping
from atelier_app.desktop.papers.handing_out import PapersOut
from atelier_app.desktop.papers.listing import PapersList
from atelier_app.desktop.papers.model import PapersModel
from atelier_app.desktop.papers.sheet import Work
from atelier_app.domain.core import Id
from atelier_app.domain.papers import Paper, PaperState
from atelier_app.domain.polls import PollRecord, PollState
from atelier_app.support.language import _, ngettext
from atelier_app.support.sentences import sentence

OUT, IN = range(2)
_SIZE = QSize(1040, 720)


class PapersDialog(QDialog):
    """Ctrl+1 hands out, Ctrl+2 types in; F6 goes between the fields and the list of papers."""

    asked_print = Signal()

    def __init__(
        self, remote: Remote, poll_id: Id, parent: QWidget | None = None, *, page: int = OUT
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Paper ballots"))
        self.model = PapersModel(remote, poll_id, self)
        self.question, self.count = ElidedLabel("", "title"), label(kind="muted", wrap=True)
        self.where = Switch(_("Paper ballots"), (_("Hand out"), _("Type in")))
        self.out, self.typing, self.papers = PapersOut(self.model), PaperTyping(self.model), PapersList()
        self.correct_button = Button(_("Correct"), "edit")
        self.remove_button = Button(_("Take out"), "trash")
        self.told = label(kind="error", wrap=True)
        self.print_button = Button(_("Print paper ballots…"), "print")
        self.close_button = Button(_("Close"))
        self._removing = 0
        self._to_settle = False
        self._latest = 0
        self._lay_out()
        self._connect()
        self.show_page(page)
        self._fit(parent)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.where)
        head.addWidget(self.count, 1)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.out)
        self.pages.addWidget(self._typing_page())
        foot.addWidget(self.print_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.addWidget(self.question)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)

    def _typing_page(self) -> QWidget:
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(8, 0, 0, 0)
        beside.setSpacing(8)
        card = Card(margin=6)
        card.body.addWidget(self.papers)
        acts = QHBoxLayout()
        acts.addWidget(self.correct_button)
        acts.addWidget(self.remove_button)
        acts.addStretch(1)
        beside.addWidget(SectionTitle(_("Papers typed in")))
        beside.addWidget(card, 1)
        beside.addWidget(self.told)
        beside.addLayout(acts)
        self.told.hide()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.typing)
        split.addWidget(side)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        side.setMinimumWidth(230)
        self.typing.setMinimumWidth(380)
        return split

    def _connect(self) -> None:
        self.where.picked.connect(self.show_page)
        self.close_button.clicked.connect(self.accept)
        self.print_button.clicked.connect(self.asked_print)
        self.papers.corrected.connect(self._correct)
        self.papers.removed.connect(self._remove)
        self.papers.selectionModel().currentChanged.connect(lambda _new, _old: self._show_acts())
        self.correct_button.clicked.connect(lambda: self._correct(self.papers.paper))
        self.remove_button.clicked.connect(lambda: self._remove(self.papers.paper))
        self.typing.opened.connect(lambda _number: self._forget_warning())
        self.typing.recorded.connect(self._follow)
        self.model.changed.connect(self._show)
        self.finished.connect(lambda _result: self.model.leave())
        for keys, act in (
            ("Ctrl+1", lambda: self.show_page(OUT)),
            ("Ctrl+2", lambda: self.show_page(IN)),
            ("F6", self._to_and_fro),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _fit(self, parent: QWidget | None) -> None:
        """As large as is useful, and never larger than the window or the screen."""
        room = parent.window().size() if parent else QGuiApplication.primaryScreen().availableSize()
        self.resize(_SIZE.boundedTo(room - QSize(24, 24)))

    # --- showing

    def show_page(self, page: int) -> None:
        """Handing out, or typing in."""
        self.where.show_choice(page)
        self.pages.setCurrentIndex(page)
        if page == IN:
            self.typing.fields.begin()
        else:
            self.out.search.setFocus()

    def settle_first(self) -> None:
        """As soon as everything was read: what is to be settled."""
        self._to_settle = True

    def settle(self) -> None:
        """Goes to what keeps the vote from being closed: first what differs, then what wants a second entry."""
        self.show_page(IN)
        different = [one for one in self.model.papers if one.state is PaperState.DIFFERENT]
        if different:
            self.papers.select(different[0].number)
            self.typing.correct(different[0])
        elif self.model.to_check():
            self.typing.begin(Work.SECOND)

    def _show(self) -> None:
        record = self.model.record
        assert record is not None
        self.question.setText(record.poll.question)
        self.count.setText(count_words(record))
        names = {one.participant_id: one.full_name for one in self.model.voters}
        self.papers.show_papers(self.model.papers, names)
        self.papers.select(self._latest)
        self._show_acts()
        if self._to_settle:
            self._to_settle = False
            self.settle()
        if record.poll.state not in (PollState.OPEN, PollState.PAUSED):
            self.accept()

    def _follow(self, latest: int) -> None:
        """Keeps the paper that was just recorded in sight."""
        self._latest = latest
        self.papers.select(latest)

    def _show_acts(self) -> None:
        paper = self.papers.paper
        there = paper is not None and paper.state is not PaperState.COUNTED
        self.correct_button.setEnabled(there)
        self.remove_button.setEnabled(there)
        different = paper is not None and paper.state is PaperState.DIFFERENT
        self.correct_button.setText(_("Settle") if different else _("Correct"))
        if paper is None or paper.number != self._removing:
            self._forget_warning()

    def _to_and_fro(self) -> None:
        if self.papers.hasFocus():
            self.typing.fields.begin()
        elif self.where.choice == IN:
            self.papers.setFocus()

    # --- the papers of the list

    def _correct(self, paper: Paper | None) -> None:
        if paper is not None:
            self.typing.correct(paper)

    def _remove(self, paper: Paper | None) -> None:
        """Asked twice: what a valid paper said is not kept anywhere."""
        if paper is None or paper.state is PaperState.COUNTED:
            return
        if self._removing != paper.number and paper.ballot_id:
            self._removing = paper.number
            words = _("Once more takes paper {number} out, as if it had not been typed in.")
            self._say(words.format(number=number(paper.number)))
            return
        self._forget_warning()
        self.model.remove(paper.number, lambda _receipt: None, lambda refused: self._say(sentence(refused)))

    def _say(self, words: str) -> None:
        tell(self.told, words, "error")
        self.told.show()

    def _forget_warning(self) -> None:
        self._removing = 0
        self.told.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the paper at hand before it closes the dialog; Enter never closes it."""
        if event.key() == Qt.Key.Key_Escape and self.where.choice == IN and self.typing.is_begun:
            self.typing.start_over()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def count_words(record: PollRecord) -> str:
    """How many papers were handed out, and what became of them."""
    papers = record.papers
    parts = [
        ngettext("{n} handed out", "{n} handed out", papers.issued).format(n=number(papers.issued)),
        ngettext("{n} typed in", "{n} typed in", papers.entered).format(n=number(papers.entered)),
    ]
    if papers.spoiled:
        parts.append(ngettext("{n} spoiled", "{n} spoiled", papers.spoiled).format(n=number(papers.spoiled)))
    if papers.unsettled:
        unsettled = ngettext("{n} to settle", "{n} to settle", papers.unsettled)
        parts.append(unsettled.format(n=number(papers.unsettled)))
    if papers.out > 0:
        parts.append(ngettext("{n} still out", "{n} still out", papers.out).format(n=number(papers.out)))
    return " · ".join(parts)
