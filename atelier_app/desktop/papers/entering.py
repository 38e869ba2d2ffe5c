"""Typing paper ballots in: the number, then the marks, then the next; a second time where that is wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.look.figures import number as figure
from atelier_app.desktop.look.form import tell
from atelier_app.desktop.papers.held_keys import HeldKeys
from atelier_app.desktop.papers.marks import next_free
from atelier_app.desktop.papers.model import PapersModel
from atelier_app.desktop.papers.sheet import PaperSheet, Work
from atelier_app.domain.ballots import unowned_ballot_id
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods.method import Choices
from atelier_app.domain.papers import EnterPaper, Paper, PaperState
from atelier_app.support.language import _
from atelier_app.support.sentences import sentence


class PaperTyping(PaperSheet):
    """One paper at a time, by keyboard alone. F7 is a blank ballot, F8 a spoiled one."""

    opened, recorded = Signal(int), Signal(int)
    """The number of the paper that is at hand now; of one that was just recorded."""

    def __init__(self, model: PapersModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.work = Work.FIRST
        self._ballot_id: Id = unowned_ballot_id()
        self._paper: Paper | None = None
        self._last = {Work.FIRST: 0, Work.SECOND: 0}
        self._warned = 0
        self._keys = HeldKeys(self)
        self._connect()

    def _connect(self) -> None:
        self.passes.picked.connect(lambda place: self.begin(Work.SECOND if place else Work.FIRST))
        self.number.chosen.connect(self._number_chosen)
        self.fields.left.connect(self.number.take)
        self.fields.finished.connect(self.record)
        self.fields.edited.connect(lambda: self.head.show_spent(self.fields.texts))
        self.record_button.clicked.connect(self.record)
        self.blank_button.clicked.connect(self.blank)
        self.spoiled_button.clicked.connect(self.spoil)
        self.leave_button.clicked.connect(self.start_over)
        self._model.changed.connect(self._show)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F7:
            self.blank()
        elif event.key() == Qt.Key.Key_F8:
            self.spoil()
        else:
            super().keyPressEvent(event)

    # --- what is shown

    def _show(self) -> None:
        record, marks = self._model.record, self._model.marks
        if record is None or marks is None:
            return
        if not self.fields.fields:
            self.fields.show_marks(marks)
            self.hint.setText(marks.hint())
            self.begin(Work.FIRST)
        self.passes.setVisible(record.poll.double_entry)
        self.head.show_work(new=self.work is Work.FIRST)
        self._keep_up()

    def _keep_up(self) -> None:
        """Another paper, where somebody else has typed in or checked the one at hand meanwhile."""
        if not self.fields.is_empty or self._paper is not None:
            return
        waiting = {one.number for one in self._model.to_check()}
        found = self._model.paper(self.number.value)
        if self.work is Work.SECOND and self.number.value not in waiting:
            if waiting or self.number.value:
                self.begin(Work.SECOND, self.told.text() if self.number.value else "")
        elif self.work is Work.FIRST and found is not None and found.state is not PaperState.SPOILED:
            self.begin(Work.FIRST, self.told.text())

    # --- which paper

    @property
    def _pass(self) -> Work:
        return Work.SECOND if self.passes.choice == 1 and not self.passes.isHidden() else Work.FIRST

    def begin(self, work: Work, told: str = "") -> None:
        """The next paper of this pass, its fields empty."""
        last = self._last[work]
        if work is Work.SECOND:
            waiting = [one.number for one in self._model.to_check() if one.number != last]
            number = next((one for one in waiting if one > last), waiting[0] if waiting else 0)
        else:
            used = [one.number for one in self._model.papers]
            number = next_free([*used, last], last or max(used, default=0))
        self._open(work, number)
        done = work is Work.SECOND and not number
        tell(self.told, told or (_("No paper waits for a second entry.") if done else ""), "muted")

    def correct(self, paper: Paper) -> None:
        """Shows what a paper was typed in as, to correct it; or both entries, where they differ."""
        if paper.state is PaperState.DIFFERENT:
            self._settle(paper)
        elif paper.ballot_id and not (self._pass is Work.SECOND and paper.state is PaperState.TYPED):
            self._open(Work.CORRECTING, paper.number, paper)
            self.fields.fill(paper.choices)
            self.fields.begin()
        elif paper.ballot_id:
            self._open(Work.SECOND, paper.number)
        elif paper.state is PaperState.SPOILED:
            self._open(Work.FIRST, paper.number)

    def _settle(self, paper: Paper) -> None:
        marks = self._model.marks
        assert marks is not None
        self._open(Work.SETTLING, paper.number, paper)
        self.pair.show_pair(marks, paper)
        self.fields.begin()

    def _open(self, work: Work, number: int, paper: Paper | None = None) -> None:
        self.work, self._paper, self._warned = work, paper, 0
        self._ballot_id = unowned_ballot_id()
        if work in (Work.FIRST, Work.SECOND):
            self.passes.show_choice(int(work is Work.SECOND))
        self.number.show_number(number, fixed=paper is not None)
        self.fields.clear()
        self.pair.hide()
        self.head.holder.setCurrentIndex(0)
        self._say_what(work)
        self._show_allowed(number, earlier=paper is not None)
        self.head.show_work(new=self.work is Work.FIRST)
        self.opened.emit(number)
        self._take_keys()

    def _number_chosen(self, number: int) -> None:
        """A number was typed: its own fields, or what is there already."""
        found = self._model.paper(number)
        if self.work is Work.SECOND and (found is None or not found.ballot_id):
            self._refuse_number(_("No paper {number} waits for a second entry."), number)
        elif self.work is Work.FIRST and found is not None and found.ballot_id:
            said = _("Paper {number} was typed in already: choose it in the list to correct it.")
            self._refuse_number(said, number)
        else:
            tell(self.told, "", "muted")
            self.number.show_number(number)
            self._show_allowed(number, earlier=self._paper is not None)
            self.opened.emit(number)
            self._take_keys()

    def _refuse_number(self, words: str, number: int) -> None:
        tell(self.told, words.format(number=figure(number)), "error")
        self.number.take()

    @property
    def is_begun(self) -> bool:
        """Whether something was typed, or an earlier paper is at hand."""
        return self._paper is not None or not self.fields.is_empty

    def start_over(self) -> None:
        """Leaves an earlier paper as it is, or empties the fields."""
        if self._paper is not None:
            self.begin(self._pass)
        else:
            self.fields.clear()
            self.fields.begin()

    # --- recording

    def record(self) -> None:
        """Sends what is typed; an empty ballot is asked for with F7."""
        if self._keys.holding or not self.number.value:
            return
        if self.fields.is_empty:
            tell(self.told, _("Nothing is filled in: F7 records a blank ballot."), "error")
            return
        choices = self.fields.choices()
        if choices is not None:
            self._send(choices)

    def blank(self) -> None:
        """Nobody chose anything on this paper."""
        if self._keys.holding or not self.number.value:
            return
        if not self.fields.is_empty:
            tell(self.told, _("Something is filled in: empty the fields for a blank ballot."), "error")
            return
        self._send(())

    def spoil(self) -> None:
        """This paper breaks the rules, or cannot be read; asked twice where it was typed in as valid."""
        number = self.number.value
        if self._keys.holding or not number:
            return
        found = self._model.paper(number)
        if found is not None and found.ballot_id and self._warned != number:
            self._warned = number
            said = _("Paper {number} was typed in as valid. F8 once more counts it as spoiled.")
            tell(self.told, said.format(number=figure(number)), "error")
            return
        self._keys.hold()
        said = _("Paper {number}: spoiled.").format(number=figure(number))
        self._model.spoil(number, lambda _receipt: self._done(said), self._refused)

    def _send(self, choices: Choices) -> None:
        self._keys.hold()
        number = self.number.value
        said = _("Paper {number}: blank.") if not choices else _("Paper {number}: recorded.")
        said = said.format(number=figure(number))
        if self.work is Work.SECOND:
            self._model.check(number, choices, self._compared, self._refused)
        elif self.work is Work.SETTLING and self._paper is not None:
            settled = _("Paper {number}: settled.").format(number=figure(number))
            self._model.settle(self._paper, choices, lambda _receipt: self._done(settled), self._refused)
        else:
            self._model.enter(self._entry(choices), lambda _receipt: self._done(said), self._refused)

    def _entry(self, choices: Choices) -> EnterPaper:
        number, poll_id = self.number.value, self._model.poll_id
        if self._paper is not None:
            return self._paper.corrected(poll_id, choices)
        college, holder = self.head.chosen_college, self.head.chosen_holder
        return EnterPaper(poll_id, number, self._ballot_id, choices, college, holder)

    def _compared(self, paper: Paper | None) -> None:
        if paper is not None and paper.state is PaperState.DIFFERENT:
            self._settle(paper)
            self._keys.release()
        elif paper is not None:
            said = _("Paper {number}: both entries agree.").format(number=figure(paper.number))
            self._done(said)

    def _done(self, said: str) -> None:
        # Its new state may not have been read yet: the next paper is another one in any case.
        self._last[self.work if self.work in self._last else self._pass] = self.number.value
        self.recorded.emit(self.number.value)
        self.begin(self._pass, said)
        self._keys.release()

    def _refused(self, refused: Refused) -> None:
        tell(self.told, sentence(refused), "error")
        self._keys.forget()
