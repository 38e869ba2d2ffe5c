"""The paper ballots of one vote as the dialog shows them, and what the facilitator does with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.papers.marks import Marks
from atelier_app.domain.core import Channel, Id, Receipt, Refused, Together
from atelier_app.domain.methods.method import Choices
from atelier_app.domain.papers import (
    CheckPaper,
    EnterPaper,
    IssuePapers,
    Paper,
    PaperState,
    ReadPapers,
    ReadVoters,
    RemovePaper,
    SpoilPaper,
    TakeBackPapers,
    Voter,
)
from atelier_app.domain.polls import PollRecord, ReadPoll
from atelier_app.support.language import _

Then = Callable[[Receipt], None]
Told = Callable[[Refused], None]


class PapersModel(QObject):
    """Follows the poll, its papers and the people present; what is refused is told to whoever asked."""

    changed = Signal()

    def __init__(self, remote: Remote, poll_id: Id, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remote, self.poll_id = remote, poll_id
        self.marks: Marks | None = None
        self._poll = Followed(remote, ReadPoll(poll_id), self)
        self._papers = Followed(remote, ReadPapers(poll_id), self)
        self._voters = Followed(remote, ReadVoters(poll_id), self)
        for followed in (self._poll, self._papers, self._voters):
            followed.changed.connect(lambda _record: self._changed())

    def _changed(self) -> None:
        if self.record is not None and self.marks is None:
            self.marks = Marks(self.record)  # an open poll's options and settings stay
        if self.ready:
            self.changed.emit()

    @property
    def ready(self) -> bool:
        """Whether everything was read once."""
        return None not in (self._poll.record, self._papers.record, self._voters.record)

    @property
    def record(self) -> PollRecord | None:
        return self._poll.record

    @property
    def papers(self) -> tuple[Paper, ...]:
        return self._papers.record or ()

    @property
    def voters(self) -> tuple[Voter, ...]:
        return self._voters.record or ()

    @property
    def free(self) -> tuple[Voter, ...]:
        """Who is present and has not voted, nor holds a paper."""
        return tuple(one for one in self.voters if one.channel is None)

    @property
    def holders(self) -> tuple[Voter, ...]:
        """Who was handed a paper."""
        return tuple(one for one in self.voters if one.channel == Channel.PAPER)

    def paper(self, number: int) -> Paper | None:
        return next((one for one in self.papers if one.number == number), None)

    def to_check(self) -> tuple[Paper, ...]:
        """The papers that want a second entry."""
        return tuple(one for one in self.papers if one.state is PaperState.TYPED)

    # --- handing out

    def issue(self, people: tuple[Id, ...], refused: Told) -> None:
        self._remote.execute(
            IssuePapers(self.poll_id, people), refused=refused, undo_text=_("Handing out paper ballots")
        )

    def take_back(self, people: tuple[Id, ...], refused: Told) -> None:
        self._remote.execute(
            TakeBackPapers(self.poll_id, people), refused=refused, undo_text=_("Taking paper ballots back")
        )

    # --- typing in

    def enter(self, command: EnterPaper, then: Then, refused: Told) -> None:
        """A paper that is new, or corrected."""
        said = _("Paper ballot {number}").format(number=command.number)
        self._remote.execute(command, then, refused, undo_text=said)

    def check(
        self, number: int, choices: Choices, then: Callable[[Paper | None], None], refused: Told
    ) -> None:
        """The second entry of a paper; `then` is told how the two compare."""
        command = CheckPaper(self.poll_id, number, choices)
        self._remote.execute(command, lambda _receipt: self._look(number, then), refused)

    def settle(self, paper: Paper, choices: Choices, then: Then, refused: Told) -> None:
        """What the paper says after all, for both entries."""
        second = CheckPaper(self.poll_id, paper.number, choices)
        both = Together((paper.corrected(self.poll_id, choices), second))
        self._remote.execute(both, then, refused)

    def spoil(self, number: int, then: Then, refused: Told) -> None:
        said = _("Spoiled paper ballot {number}").format(number=number)
        self._remote.execute(SpoilPaper(self.poll_id, number), then, refused, undo_text=said)

    def remove(self, number: int, then: Then, refused: Told) -> None:
        said = _("Taking paper ballot {number} out").format(number=number)
        self._remote.execute(RemovePaper(self.poll_id, number), then, refused, undo_text=said)

    def _look(self, number: int, then: Callable[[Paper | None], None]) -> None:
        def found(papers: tuple[Paper, ...]) -> None:
            then(next((one for one in papers if one.number == number), None))

        self._remote.read(ReadPapers(self.poll_id), found)

    def leave(self) -> None:
        """The dialog closes: stops following."""
        for followed in (self._poll, self._papers, self._voters):
            followed.stop()
