"""What voting at the kiosk asks and says: whether a vote is open, who may vote in it, and the ballot that is cast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.kiosk.sitting import Sitting, sit_down
from atelier_app.desktop.scanning.wedge import token_of
from atelier_app.desktop.scanning.wording import badge_words
from atelier_app.domain.attendance import NAME_LIMIT, FindExpected, Found
from atelier_app.domain.badges import BadgeState, FindHolder, Holder
from atelier_app.domain.ballots import CastBallot, badge_hash, receipt_code
from atelier_app.domain.core import Channel, Id, Query, Receipt, Refused
from atelier_app.domain.initiative import ActivityKind, Agenda, ReadAgenda
from atelier_app.domain.papers import ReadVoters, Voter
from atelier_app.domain.polls import PollRecord, PollState, ReadPoll
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import ReadRoom, Room
from atelier_app.support.language import _
from atelier_app.support.sentences import sentence

_NOT_THIS_PERSON = frozenset(
    {
        Refusal.ALREADY_VOTED,
        Refusal.HOLDS_PAPER,
        Refusal.HANDS_COUNTED,
        Refusal.NOT_SIGNED_IN,
        Refusal.POLL_CLOSED,
        Refusal.POLL_NOT_OPEN,
        Refusal.UNKNOWN_POLL,
    }
)
"""What no other ballot of the same person would change."""


class Booth(QObject):
    """One voter at a time; `forget` drops their ballot, and whatever is still to be answered about them."""

    changed = Signal()
    """A vote was opened, paused, closed, or the room has gone on."""
    found = Signal(object)
    """tuple[Found, ...] of those present, for what was typed last."""
    admitted = Signal(object)
    """The Sitting of who may vote."""
    turned_away = Signal(str, str)
    """The name of who may not, or not any more, and why in a sentence."""
    absent = Signal(str)
    """The code of a badge whose holder has not signed in."""
    taken = Signal(str)
    """The receipt of the ballot that was cast."""
    refused = Signal(str)
    """A sentence: the ballot can be corrected, or another badge be scanned."""

    def __init__(self, remote: Remote, workshop_id: Id, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remote, self._workshop_id = remote, workshop_id
        self._turn = 0
        self.is_busy = False
        self.sitting: Sitting | None = None
        self._poll: Followed[PollRecord] | None = None
        self._room: Followed[Room] = Followed(remote, ReadRoom(), self)
        self._agenda: Followed[Agenda] = Followed(remote, ReadAgenda(workshop_id), self)
        self._room.changed.connect(self._look)
        self._agenda.changed.connect(self._look)

    # --- the vote of the moment

    @property
    def poll(self) -> PollRecord | None:
        """The one the room is at, while it takes votes or is paused."""
        record = self._poll.record if self._poll else None
        going_on = record is not None and record.poll.state in (PollState.OPEN, PollState.PAUSED)
        return record if going_on else None

    @property
    def is_open(self) -> bool:
        return self.poll is not None and self.poll.poll.state is PollState.OPEN

    def _look(self, _record: object = None) -> None:
        """Follows the poll of the room's activity; that of who is voting until they have left."""
        wanted = self.sitting.record.poll.id if self.sitting else self._current()
        if self._poll is not None and self._poll.query != ReadPoll(wanted):
            self._poll.stop()
            self._poll.deleteLater()
            self._poll = None
        if self._poll is None and wanted:
            self._poll = Followed(self._remote, ReadPoll(wanted), self)
            self._poll.changed.connect(self._poll_changed)
        self.changed.emit()

    def _current(self) -> Id:
        """The activity of the room, if it is a vote of this workshop."""
        room, agenda = self._room.record, self._agenda.record
        if room is None or agenda is None or room.workshop_id != self._workshop_id:
            return ""
        votes = (line.activity.id for line in agenda.lines if line.activity.kind is ActivityKind.VOTE)
        return next((one for one in votes if one == room.activity_id), "")

    def _poll_changed(self, record: PollRecord) -> None:
        if self.sitting is not None and record.poll.state is PollState.CLOSED and not self.is_busy:
            self._turn_away(self.sitting.name, Refused(Refusal.POLL_CLOSED))
        self.changed.emit()

    # --- who votes

    def forget(self) -> None:
        """The next person begins."""
        self._turn += 1
        self.is_busy = False
        self.sitting = None
        self._look()

    def search(self, text: str) -> None:
        """Who among those present has a name that begins so: as few, and as many letters, as for signing in."""
        self._turn += 1
        query = FindExpected(self._workshop_id, text[: 2 * NAME_LIMIT])
        self._ask(query, self._only_present)

    def _only_present(self, found: tuple[Found, ...]) -> None:
        def tell(voters: tuple[Voter, ...]) -> None:
            here = {voter.participant_id for voter in voters}
            self.found.emit(tuple(one for one in found if one.participant_id in here))

        self._ask_voters(tell)

    def choose(self, found: Found) -> None:
        """Someone recognised themselves."""
        missing = Refused(Refusal.NOT_SIGNED_IN)
        self._admit(found.participant_id, found.full_name, lambda: self._turn_away(found.full_name, missing))

    def scan(self, text: str) -> None:
        """A badge was scanned."""
        token = token_of(text)
        if not token:
            self.refused.emit(badge_words(BadgeState.UNKNOWN))
            return
        self._turn += 1
        self._ask(FindHolder(badge_hash(token)), lambda holder: self._held(holder, text))

    def _held(self, holder: Holder, text: str) -> None:
        person = holder.participant
        if person is None:
            self.refused.emit(badge_words(holder.state))
        else:
            self._admit(person.id, person.full_name, lambda: self.absent.emit(text))

    def _admit(self, participant_id: Id, name: str, absent: Callable[[], object]) -> None:
        def look(voters: tuple[Voter, ...]) -> None:
            voter = next((one for one in voters if one.participant_id == participant_id), None)
            if voter is None:
                absent()
            elif (why := self._why_not(voter)) is not None:
                self._turn_away(name, Refused(why))
            elif (record := self.poll) is not None:
                self.sitting = sit_down(record, participant_id, name)
                self.admitted.emit(self.sitting)

        self._ask_voters(look)

    def _why_not(self, voter: Voter) -> Refusal | None:
        """Asked before they fill anything in; the door asks again."""
        if voter.channel is not None:
            return Refusal.HOLDS_PAPER if voter.channel == Channel.PAPER else Refusal.ALREADY_VOTED
        return Refusal.HANDS_COUNTED if self.poll and self.poll.poll.hands else None

    def _turn_away(self, name: str, refused: Refused) -> None:
        closed_on_them = refused.code is Refusal.POLL_CLOSED and self.sitting and not self.sitting.cast
        words = _("The vote was closed before you cast your ballot: it does not count.")
        self.forget()
        self.turned_away.emit(name, words if closed_on_them else sentence(refused))

    def _ask_voters(self, then: Callable[[tuple[Voter, ...]], None]) -> None:
        if self.poll is not None:
            self._ask(ReadVoters(self.poll.poll.id), then)

    # --- the ballot

    def cast(self) -> None:
        """Casts what is filled in, or changes what was cast.

        The kiosk has no author's key, which only the phone that sent an idea keeps: whose ideas the options are it
        cannot know, nor can the door here. Where one's own are forbidden, the page asks people to leave them out.
        """
        sitting = self.sitting
        if sitting is None or self.is_busy:
            return
        self.is_busy = True
        turn = self._turn
        self._remote.execute(
            CastBallot(sitting.record.poll.id, sitting.participant_id, sitting.ballot_id, sitting.choices),
            lambda receipt: self._if(turn, self._cast, receipt),
            lambda refused: self._if(turn, self._not_cast, refused),
            channel=Channel.KIOSK,
        )

    def _cast(self, _receipt: Receipt) -> None:
        self.is_busy = False
        if self.sitting is not None:
            self.sitting.cast = True
            self.taken.emit(receipt_code(self.sitting.ballot_id))

    def _not_cast(self, refused: Refused) -> None:
        self.is_busy = False
        if self.sitting is not None and refused.code in _NOT_THIS_PERSON:
            self._turn_away(self.sitting.name, refused)
        else:
            self.refused.emit(sentence(refused))

    def _ask(self, query: Query[Any], then: Callable[[Any], None]) -> None:
        turn = self._turn
        self._remote.read(
            query,
            lambda answer: self._if(turn, then, answer),
            lambda refused: self._if(turn, self._not_cast, refused),
        )

    def _if(self, turn: int, then: Callable[[Any], None], answer: Any) -> None:
        """What is answered to the person before is not for this one."""
        if turn == self._turn:
            then(answer)

    def leave(self) -> None:
        self.sitting = None
        self._turn += 1
        for followed in (self._room, self._agenda, self._poll):
            if followed is not None:
                followed.stop()
