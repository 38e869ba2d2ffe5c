"""What the kiosk asks and says: who is found, whose badge it is, whether they are already here, signing in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.scanning.wedge import token_of
from atelier_app.desktop.scanning.wording import badge_words
from atelier_app.domain.attendance import (
    NAME_LIMIT,
    AttendanceList,
    FindExpected,
    Found,
    ReadAttendance,
    SignIn,
    SignInWithBadge,
)
from atelier_app.domain.badges import BadgeState, FindHolder, Holder
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.core import Channel, Command, Id, Receipt, Refused, new_id
from atelier_app.domain.initiative import Initiative, InitiativeRecord, ReadInitiative, Workshop
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean
from atelier_app.support.clock import Clock, system_clock
from atelier_app.support.sentences import sentence


@dataclass(frozen=True)
class Visitor:
    """Who stands at the kiosk; `id` is that of a walk-in until the list knows better."""

    id: Id
    first_name: str
    last_name: str = ""
    organisation: str = ""
    expected_id: Id = ""
    badge_hash: str = ""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class KioskModel(QObject):
    """One person at a time; `forget` drops whatever is still to be answered about the one before."""

    described = Signal()
    """The workshop, its notice or its half-day has changed."""
    found = Signal(object)
    """tuple[Found, ...] for what was typed last."""
    known = Signal(object)
    """The Visitor who is to agree and sign."""
    here = Signal(object)
    """The Visitor, who has signed before."""
    signed = Signal(object)
    refused = Signal(str)
    """A sentence."""

    def __init__(
        self, remote: Remote, workshop_id: Id, parent: QObject | None = None, clock: Clock = system_clock
    ) -> None:
        super().__init__(parent)
        self._remote, self._workshop_id, self._clock = remote, workshop_id, clock
        self._turn = 0
        self.is_busy = False
        self._initiative = Followed(remote, ReadInitiative(), self)
        self._initiative.changed.connect(lambda _record: self.described.emit())

    # --- what is shown of the workshop

    @property
    def initiative(self) -> Initiative | None:
        record: InitiativeRecord | None = self._initiative.record
        return record.initiative if record else None

    @property
    def workshop(self) -> Workshop | None:
        record: InitiativeRecord | None = self._initiative.record
        known = record.workshops if record else ()
        return next((one for one in known if one.id == self._workshop_id), None)

    @property
    def half_day(self) -> str:
        """The name of the one that people sign for now, empty when there is only the whole."""
        return self.workshop.half_day_at(self._now()).title if self.workshop else ""

    def _now(self) -> datetime:
        return self._clock().astimezone()

    # --- the one who is here

    def forget(self) -> None:
        """The next person begins; what was asked for the one before is not heard any more."""
        self._turn += 1
        self.is_busy = False

    def search(self, text: str) -> None:
        """Who on the list has a name that begins so; only the latest search is answered."""
        self._turn += 1
        turn = self._turn
        query = FindExpected(self._workshop_id, text[: 2 * NAME_LIMIT])
        self._remote.read(query, lambda found: self._if(turn, lambda: self.found.emit(found)))

    def choose(self, found: Found) -> None:
        """Someone recognised themselves."""
        person = Visitor(new_id(), found.full_name, "", found.organisation, expected_id=found.participant_id)
        self._look_whether_here(person, found.participant_id)

    def walk_in(self, first: str, last: str, organisation: str) -> None:
        """Someone who is not on the list says who they are."""
        try:
            names = [clean(text, NAME_LIMIT) for text in (first, last, organisation)]
            if not (names[0] and names[1]):
                raise Refused(Refusal.NAME_MISSING)
        except Refused as refused:
            self.refused.emit(sentence(refused))
            return
        self.known.emit(Visitor(new_id(), *names))

    def scan(self, text: str) -> None:
        """A badge was scanned."""
        token = token_of(text)
        if not token:
            self.refused.emit(badge_words(BadgeState.UNKNOWN))
            return
        self.forget()
        turn, hashed = self._turn, badge_hash(token)
        self._remote.read(
            FindHolder(hashed), lambda holder: self._if(turn, lambda: self._held(holder, hashed))
        )

    def _held(self, holder: Holder, hashed: str) -> None:
        person = holder.participant
        if person is None:
            self.refused.emit(badge_words(holder.state))
            return
        visitor = Visitor(new_id(), person.first_name, person.last_name, person.organisation, "", hashed)
        self._look_whether_here(visitor, person.id)

    def _look_whether_here(self, visitor: Visitor, person_id: Id) -> None:
        turn = self._turn

        def look(record: AttendanceList) -> None:
            (self.here if self._has_signed(record, person_id) else self.known).emit(visitor)

        self._remote.read(
            ReadAttendance(self._workshop_id), lambda record: self._if(turn, lambda: look(record))
        )

    def _has_signed(self, record: AttendanceList, person_id: Id) -> bool:
        half_day = self.workshop.half_day_at(self._now()).id if self.workshop else ""
        found = next((one for one in record.attendees if one.participant.id == person_id), None)
        attendance = found.at(half_day) if found else None
        return attendance is not None and attendance.signed

    def sign_in(self, visitor: Visitor, signature: str, *, photo: bool) -> None:
        """They have agreed; `signature` is empty for who signs without drawing."""
        if self.is_busy:
            return
        self.is_busy = True
        turn = self._turn
        self._remote.execute(
            self._command(visitor, signature, photo),
            lambda receipt: self._if(turn, lambda: self._done(visitor, receipt)),
            lambda refused: self._if(turn, lambda: self._not_done(refused)),
            channel=Channel.KIOSK,
        )

    def _command(self, visitor: Visitor, signature: str, photo: bool) -> Command:
        if visitor.badge_hash:
            return SignInWithBadge(
                self._workshop_id,
                visitor.badge_hash,
                consent=True,
                signature=signature,
                photo_consent=photo,
            )
        return SignIn(
            self._workshop_id,
            visitor.id,
            visitor.last_name,
            visitor.first_name,
            visitor.organisation,
            consent=True,
            badge_hash="",
            expected_id=visitor.expected_id,
            signature=signature,
            photo_consent=photo,
        )

    def _done(self, visitor: Visitor, receipt: Receipt) -> None:
        self.is_busy = False
        (self.signed if receipt.changed else self.here).emit(visitor)

    def _not_done(self, refused: Refused) -> None:
        self.is_busy = False
        self.refused.emit(sentence(refused))

    def _if(self, turn: int, then: Callable[[], object]) -> None:
        """What is answered to the person before is not for this one."""
        if turn == self._turn:
            then()

    def leave(self) -> None:
        self.forget()
        self._initiative.stop()
