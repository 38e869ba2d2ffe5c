"""A vote, from its preparation to its ranking."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
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
from atelier_app.desktop.look.widgets import Button, Card, Empty, IconButton, SectionTitle, label
from atelier_app.desktop.panel import Panel
from atelier_app.desktop.polls.candidates_list import CandidatesList
from atelier_app.desktop.polls.dialogs import PollDialogs
from atelier_app.desktop.polls.earlier_dialog import EarlierDialog
from atelier_app.desktop.polls.model import PollModel
from atelier_app.desktop.polls.readings import Readings
from atelier_app.desktop.polls.settings import PollSettings
from atelier_app.desktop.polls.side import PollSide
from atelier_app.desktop.polls.votes_page import VotesPage
from atelier_app.domain.initiative import Activity
from atelier_app.domain.polls import OPTION_LIMIT, QUESTION_LIMIT, PollState
from atelier_app.support.language import _, ngettext


class PollPanel(Panel):
    """The state of the poll chooses what is shown. Ctrl+Shift+Enter opens, then closes, then publishes; Ctrl+Shift+P pauses."""

    def __init__(self, remote: Remote, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(remote, activity, parent)
        self.model = PollModel(remote, activity, self)
        self.draft = DraftPage(self.model)
        self.readings = Readings(remote, self)
        self.votes = VotesPage(self.readings)
        self.settings, self.turnout = PollSettings(self.model), PollSide(self.model)
        self.dialogs = PollDialogs(remote, activity, self.model, self)
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
        QShortcut(QKeySequence("Ctrl+Shift+P"), self, self.pause)
        QShortcut(QKeySequence("Ctrl+Shift+L"), self, self.dialogs.papers)
        QShortcut(QKeySequence("Ctrl+Shift+H"), self, self.dialogs.hands)
        self.turnout.asked_papers.connect(self.dialogs.papers)
        self.turnout.asked_settling.connect(self.dialogs.settle)
        self.turnout.asked_hands.connect(self.dialogs.hands)
        self.draft.print_button.clicked.connect(self.dialogs.print)

    def go_on(self) -> None:
        """Opens a draft, closes an open vote."""
        if self.model.state is PollState.DRAFT and self.settings.open_button.isEnabled():
            self.model.open()
        elif self.model.state in (PollState.OPEN, PollState.PAUSED):
            self.model.close()
        elif self.model.record is not None and self.model.record.poll.withheld:
            self.model.publish(True)

    def pause(self) -> None:
        """Pauses an open vote, resumes a paused one."""
        if self.model.state in (PollState.OPEN, PollState.PAUSED):
            self.model.pause(self.model.state is PollState.OPEN)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (_("Space"), _("Put the selected options to the vote, or leave them out")),
            (_("Ctrl+Shift+Enter"), _("Open the vote, then close it, then publish withheld results")),
            (_("Ctrl+Shift+P"), _("Pause the vote, or resume it")),
            (_("Ctrl+Shift+L"), _("Paper ballots: hand them out, type them in")),
            (_("Ctrl+Shift+H"), _("Count raised hands")),
        )

    def describe(self, activity: Activity) -> None:
        super().describe(activity)
        self.dialogs.describe(activity)

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
            self.readings.show_poll(record)
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
        self.line = QLineEdit()
        self.line.setMaxLength(OPTION_LIMIT)
        self.line.setAccessibleName(_("Option to add"))
        self.line.setPlaceholderText(_("Another option: type it, then Enter"))
        self.earlier_button = Button(_("From an earlier vote…"), "vote")
        self.print_button = IconButton("print", _("Print paper ballots…"), quiet=True)
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
        for end in (self.count, self.all_button, self.none_button, self.print_button):
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
        more = QHBoxLayout()
        more.addWidget(self.line, 1)
        more.addWidget(self.earlier_button)
        column.addLayout(more)

    def _connect(self) -> None:
        model = self._model
        self.question.textEdited.connect(model.ask)
        self.question.editingFinished.connect(self._restore_question)
        self.boards.activated.connect(lambda position: model.choose_board(self.boards.itemData(position)))
        self.kind.picked.connect(lambda position: model.choose_groups(position == 0))
        self.candidates.chosen.connect(model.choose)
        self.all_button.clicked.connect(lambda: self.candidates.choose_all(True))
        self.none_button.clicked.connect(lambda: self.candidates.choose_all(False))
        self.line.returnPressed.connect(self._add_line)
        self.earlier_button.clicked.connect(self.ask_earlier)
        model.offered.connect(self._show_candidates)

    def _add_line(self) -> None:
        self._model.add_line(self.line.text())
        self.line.clear()

    def ask_earlier(self) -> EarlierDialog:
        """Opens the choice of an earlier vote, whose first options are taken."""
        model = self._model
        dialog = EarlierDialog(model.remote, model.workshop_id, model.poll_id, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(model.take)
        dialog.open()
        return dialog

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
