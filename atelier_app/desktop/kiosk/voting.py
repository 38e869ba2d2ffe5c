"""The way of a voter through the kiosk: their name, their ballot, its receipt, and nothing left of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.kiosk.agreeing import Thanks
from atelier_app.desktop.kiosk.ballot import BallotPage
from atelier_app.desktop.kiosk.booth import Booth
from atelier_app.desktop.kiosk.finding import Search
from atelier_app.desktop.kiosk.page import Page
from atelier_app.desktop.kiosk.patience import READING
from atelier_app.desktop.kiosk.receipt import ReceiptPage
from atelier_app.desktop.kiosk.sitting import Sitting
from atelier_app.domain.core import Id
from atelier_app.domain.polls import PollState
from atelier_app.support.language import _


class Voting(QObject):
    """The pages of a vote, and what leads from one to the next."""

    shown = Signal(object)
    """The Page to show."""
    ended = Signal()
    """The voter has left."""
    refused = Signal(str)
    """A badge that nobody can vote with, in a sentence."""
    casting = Signal(bool)
    """Whether a ballot is on its way."""

    def __init__(self, remote: Remote, workshop_id: Id, parent: QObject) -> None:
        super().__init__(parent)
        self.booth = Booth(remote, workshop_id, self)
        nobody = _("Nobody who has signed in is found so, or too many: please type more letters.")
        self.search = Search(_("I have not signed in yet"), nobody)
        self.ballot, self.receipt, self.told = BallotPage(), ReceiptPage(), Thanks()
        self.told.patience, self.told.stay = READING, True
        booth = self.booth
        booth.found.connect(self.search.show_found)
        booth.admitted.connect(self._admit)
        booth.turned_away.connect(self._turn_away)
        booth.taken.connect(self._taken)
        booth.refused.connect(self._refused)
        self.search.searched.connect(booth.search)
        self.search.chosen.connect(booth.choose)
        self.ballot.cast.connect(self._cast)
        self.receipt.corrected.connect(self._correct)
        for leaving in (self.receipt.left, self.told.left):
            leaving.connect(self.ended)

    @property
    def pages(self) -> tuple[Page, ...]:
        return (self.search, self.ballot, self.receipt, self.told)

    @property
    def is_filling_in(self) -> bool:
        """Whether somebody stands before their ballot."""
        return self.booth.sitting is not None and self.ballot.isVisible()

    def words(self) -> str:
        """What of a vote is said at the start: its question, or that it is paused."""
        record = self.booth.poll
        if record is None:
            return ""
        if record.poll.state is PollState.PAUSED:
            return _("The vote is paused; it will go on in a moment.")
        return record.poll.question

    def warn_of_scan(self) -> None:
        """A scanner types: it may have typed into the ballot of whoever stands there."""
        self.ballot.tell(_("A badge was scanned meanwhile: please check what you have filled in."))

    def forget(self) -> None:
        self.booth.forget()
        for page in self.pages:
            page.clear()

    def _admit(self, sitting: Sitting) -> None:
        self.ballot.show_sitting(sitting)
        self.shown.emit(self.ballot)

    def _cast(self) -> None:
        self.casting.emit(True)
        self.booth.cast()

    def _taken(self, receipt: str) -> None:
        self.casting.emit(False)
        self.receipt.show_receipt(receipt)
        self.shown.emit(self.receipt)

    def _correct(self) -> None:
        self.ballot.refresh()
        self.shown.emit(self.ballot)

    def _turn_away(self, name: str, words: str) -> None:
        self.casting.emit(False)
        for page in self.pages:
            page.clear()
        self.told.say(name, words, good=False)
        self.shown.emit(self.told)

    def _refused(self, words: str) -> None:
        self.casting.emit(False)
        if self.is_filling_in:
            self.ballot.tell(words)
        else:
            self.refused.emit(words)
