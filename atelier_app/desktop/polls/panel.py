"""A vote, from its preparation to its ranking."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.widgets import Button, Card, Chip, Empty, SectionTitle, label
from atelier_app.desktop.panel import Panel
from atelier_app.desktop.polls.candidates_list import CandidatesList
from atelier_app.desktop.polls.model import PollModel
from atelier_app.desktop.polls.ranking import RankingList
from atelier_app.desktop.polls.settings import PollSettings
from atelier_app.desktop.polls.side import PollSide
from atelier_app.domain.initiative import Activity
from atelier_app.domain.polls import QUESTION_LIMIT, PollRecord, PollState
from atelier_app.support.language import _, ngettext


class PollPanel(Panel):
    """Draft, open or closed: the state of the poll chooses what is shown. Ctrl+Shift+Enter opens, then closes."""

    def __init__(self, remote: Remote, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(remote, activity, parent)
        self.model = PollModel(remote, activity, self)
        self.draft = DraftPage(self.model)
        self.votes = VotesPage()
        self.settings, self.turnout = PollSettings(self.model), PollSide(self.model)
        self._pages, self._sides = QStackedWidget(), QStackedWidget()
        for pages, parts in (
            (self._pages, (self.draft, self.votes)),
            (self._sides, (self.settings, self.turnout)),
        ):
            pages.addWidget(QWidget())
            for part in parts:
                pages.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 26, 30, 26)
        column.addWidget(self._pages)
        self.side_column.addWidget(self._sides)
        self.model.changed.connect(self._show)
        QShortcut(QKeySequence("Ctrl+Shift+Return"), self, self.go_on)

    def go_on(self) -> None:
        """Opens a draft, closes an open vote."""
        if self.model.state is PollState.DRAFT and self.settings.open_button.isEnabled():
            self.model.open()
        elif self.model.state is PollState.OPEN:
            self.model.close()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (_("Space"), _("Put the selected options to the vote, or leave them out")),
            (_("Ctrl+Shift+Enter"), _("Open the vote, then close it")),
        )

    def enter(self) -> None:
        shown = self._pages.currentWidget()
        (self.votes.options if shown is self.votes else self.draft.candidates).setFocus()

    def leave(self) -> None:
        self.model.leave()
        super().leave()

    def _show(self) -> None:
        record = self.model.record
        if record is None:
            return
        page = 1 if record.poll.state is PollState.DRAFT else 2
        self._pages.setCurrentIndex(page)
        self._sides.setCurrentIndex(page)
        if page == 1:
            self.draft.show_draft()
        else:
            self.votes.show_poll(record, self.model.winners)
            self.turnout.show_poll(record)


class DraftPage(QWidget):
    """The question, and what is voted on."""

    def __init__(self, model: PollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.question = QLineEdit()
        self.question.setMaxLength(QUESTION_LIMIT)
        self.question.setAccessibleName(_("Question"))
        self.boards = QComboBox()
        self.boards.setAccessibleName(_("Board"))
        self.kind = Switch(_("Vote on"), (_("Groups"), _("Notes")))
        self.candidates = CandidatesList()
        self.all_button = Button(_("All"), kind="quiet")
        self.none_button = Button(_("None"), kind="quiet")
        self.count = label(kind="muted")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(SectionTitle(_("Question")))
        column.addWidget(self.question)
        column.addSpacing(4)
        column.addWidget(SectionTitle(_("What is voted on")))
        row = QHBoxLayout()
        for part in (self.boards, self.kind):
            row.addWidget(part)
        row.addStretch(1)
        for end in (self.count, self.all_button, self.none_button):
            row.addWidget(end)
        column.addLayout(row)
        card = Card(margin=6)
        self.states = QStackedWidget()
        self.states.addWidget(self.candidates)
        self.states.addWidget(
            Empty(
                _("Nothing to vote on yet"),
                _("Put notes on the board of an ideas activity: they appear here."),
            )
        )
        self.states.addWidget(
            Empty(_("No group on this board"), _("Group its notes first, or vote on notes."))
        )
        card.body.addWidget(self.states)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        model = self._model
        self.question.textEdited.connect(model.ask)
        self.question.editingFinished.connect(self._restore_question)
        self.boards.activated.connect(lambda position: model.choose_board(self.boards.itemData(position)))
        self.kind.picked.connect(lambda position: model.choose_groups(position == 0))
        self.candidates.chosen.connect(model.choose)
        self.all_button.clicked.connect(lambda: self.candidates.choose_all(True))
        self.none_button.clicked.connect(lambda: self.candidates.choose_all(False))
        model.offered.connect(self._show_candidates)

    def _restore_question(self) -> None:
        if not self.question.text().strip():
            self.question.setText(self._model.draft.question)

    def show_draft(self) -> None:
        """Shows the draft as it stands."""
        draft = self._model.draft
        if not self.question.hasFocus() or self.question.text().strip() != draft.question:
            self.question.setText(draft.question)
        self._show_boards()
        self.kind.show_choice(0 if draft.by_group else 1)
        total = len(self._model.candidates)
        text = ngettext("{n} of {total} chosen", "{n} of {total} chosen", total)
        self.count.setText(text.format(n=number(self._model.chosen), total=number(total)))

    def _show_boards(self) -> None:
        wanted = [(board.id, board.title) for board in self._model.boards]
        shown = [(self.boards.itemData(at), self.boards.itemText(at)) for at in range(self.boards.count())]
        if wanted != shown:
            self.boards.clear()
            for board_id, title in wanted:
                self.boards.addItem(title, board_id)
        self.boards.setCurrentIndex(self.boards.findData(self._model.draft.board_id))
        self.boards.setVisible(len(wanted) > 1)

    def _show_candidates(self) -> None:
        found = self._model.candidates
        self.candidates.show_candidates(found)
        self.states.setCurrentIndex(0 if found else 2 if self._model.draft.by_group else 1)


class VotesPage(QWidget):
    """The question and its options; bars and ranks when results may be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = label(kind="heading", wrap=True)
        self.state, self.secret, self.rule = Chip(), Chip(_("Secret ballot")), Chip()
        self.options = RankingList()
        self.note = label(kind="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._header = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._header.addWidget(self.question, 1)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in (self.state, self.secret, self.rule):
            chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        chips.addStretch(1)
        self._header.addLayout(chips)
        card = Card(margin=6)
        card.body.addWidget(self.options)
        column.addLayout(self._header)
        column.addWidget(card, 1)
        column.addWidget(self.note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the chips lie under the question."""
        super().resizeEvent(event)
        wide = self.width() >= 640
        self._header.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def show_poll(self, record: PollRecord, winners: int) -> None:
        """Shows what may be seen of the poll; the first `winners` ranks stand out, all of them for 0."""
        is_open = record.poll.state is PollState.OPEN
        self.question.setText(record.poll.question)
        self.state.setText(_("open") if is_open else _("closed"))
        self.state.set_tone("ok" if is_open else "muted")
        self.rule.setText(rule_words(record))
        self.options.show_poll(record, winners)
        self.note.setText(outcome_words(record, winners))


def rule_words(record: PollRecord) -> str:
    """`5 points · 2 at most on one idea`."""
    points = record.poll.settings.get("points", 0)
    maximum = record.poll.settings.get("maximum", points)
    words = ngettext("{n} point", "{n} points", points).format(n=number(points))
    limit = _("{n} max per idea").format(n=number(maximum))
    return words if maximum >= points else f"{words} · {limit}"


def outcome_words(record: PollRecord, winners: int) -> str:
    """One sentence under the list: hidden, nothing cast, or how ties and winners are taken."""
    if record.outcome is None:
        return _("Results stay hidden until the vote is closed.")
    if not record.outcome.ballots:
        return _("No ballot was cast.") if record.poll.state is PollState.CLOSED else _("No ballot yet.")
    if not winners:
        return _("Ideas with equal scores share a rank.")
    first = ngettext(
        "The first idea goes on to the matrix", "The first {n} ideas go on to the matrix", winners
    )
    return _("{first}; ideas with equal scores share a rank.").format(first=first.format(n=number(winners)))
