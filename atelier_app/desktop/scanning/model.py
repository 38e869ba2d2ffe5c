"""Badges at the door: each code read is looked up, its holder signed in, and a verdict told."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.scanning.verdict import Kind, Verdict
from atelier_app.desktop.scanning.wedge import token_of
from atelier_app.desktop.scanning.wording import badge_words
from atelier_app.domain.attendance import Participant, SignInWithBadge
from atelier_app.domain.badges import BadgeState, FindHolder, Holder
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.core import Channel, Id, Receipt, Refused
from atelier_app.support.language import _
from atelier_app.support.sentences import sentence

AGAIN = 1.0
"""Seconds during which the same code, seen again, is the same gesture."""
_KINDS = {BadgeState.UNKNOWN: Kind.UNKNOWN, BadgeState.REPLACED: Kind.REPLACED}


class DoorModel(QObject):
    """`workshop` tells which one people come to at the time."""

    told = Signal(object)
    """A Verdict."""

    def __init__(
        self,
        remote: Remote,
        workshop: Callable[[], Id | None],
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._remote, self._workshop, self._clock = remote, workshop, clock
        self._seen = ("", 0.0)

    def read(self, text: str) -> None:
        """A code was read, whoever reads it; one that stays in sight is read once."""
        code, at = self._seen
        now, token = self._clock(), token_of(text)
        # A badge is known by its token: a scanner that hesitated may have lost the address before it.
        self._seen = (token or text, now)
        if self._seen[0] != code or now - at >= AGAIN:
            self._look_up(token)

    def _look_up(self, token: str) -> None:
        workshop_id = self._workshop()
        if not token or workshop_id is None:
            self.told.emit(Verdict(Kind.UNKNOWN, words=badge_words(BadgeState.UNKNOWN)))
            return
        hashed = badge_hash(token)
        self._remote.read(FindHolder(hashed), lambda holder: self._held(workshop_id, hashed, holder))

    def _held(self, workshop_id: Id, hashed: str, holder: Holder) -> None:
        person = holder.participant
        if person is None:
            self.told.emit(Verdict(_KINDS.get(holder.state, Kind.UNKNOWN), words=badge_words(holder.state)))
            return
        self._remote.execute(
            SignInWithBadge(workshop_id, hashed),
            lambda receipt: self._signed(person, receipt),
            lambda refused: self._refused(person, refused),
            undo_text=_("Sign-in of {name}").format(name=person.full_name),
            channel=Channel.DOOR,
        )

    def _signed(self, person: Participant, receipt: Receipt) -> None:
        kind = Kind.ACCEPTED if receipt.changed else Kind.ALREADY
        self.told.emit(Verdict(kind, person.full_name, person.organisation))

    def _refused(self, person: Participant, refused: Refused) -> None:
        self.told.emit(Verdict(Kind.PROBLEM, person.full_name, words=sentence(refused)))
