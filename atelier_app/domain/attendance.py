"""People, who of them came, and the signing that proves it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import ClassVar

from atelier_app.domain.core import Channel, Command, Event, Id, Query, Refused, Topic
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean, is_blank

NAME_LIMIT = 120
REASON_LIMIT = 200
NEEDS_LIMIT = 1000
REGISTRATIONS_LIMIT = 5000
NOW: Id = ""
"""Stands for the half-day that people sign for at the time of the command."""


@dataclass(frozen=True)
class Participant:
    """A person, at every workshop of the initiative. At least one of the two names is filled, until they are erased.

    `needs` is free text: diet, access.
    """

    id: Id
    last_name: str
    first_name: str = ""
    organisation: str = ""
    role: str = ""
    email: str = ""
    territory: str = ""
    needs: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


FIELDS = tuple(field.name for field in fields(Participant) if field.name != "id")


def checked(participant: Participant) -> Participant:
    """The same person with clean fields. Raises `Refused` (NAME_MISSING, TEXT_TOO_LONG)."""
    cleaned = {
        name: clean(getattr(participant, name), NEEDS_LIMIT if name == "needs" else NAME_LIMIT)
        for name in FIELDS
    }
    if is_blank(cleaned["last_name"] + cleaned["first_name"]):
        raise Refused(Refusal.NAME_MISSING)
    return Participant(id=participant.id, **cleaned)


@dataclass(frozen=True)
class Attendance:
    """That a person came to a half-day. Times are aware, UTC.

    `recorded_by` names who recorded it, empty when they signed themselves; `reason` is why there is no signature;
    `moves` are the times when they left, came back, left again…
    """

    half_day: Id
    signed_at: datetime
    channel: Channel
    recorded_by: str = ""
    reason: str = ""
    signed: bool = False
    moves: tuple[datetime, ...] = ()

    @property
    def away(self) -> bool:
        """Whether they have left, and not come back."""
        return len(self.moves) % 2 == 1


@dataclass(frozen=True)
class Attendee:
    """A registered person at one workshop; `attendances` are in the order of its half-days.

    `half_days` are those they are expected at, all of them when empty.
    """

    participant: Participant
    walk_in: bool = False
    attendances: tuple[Attendance, ...] = ()
    table: str = ""
    half_days: tuple[Id, ...] = ()
    consent: bool = False
    photo_consent: bool = False
    badge: bool = False
    college: str = ""

    def at(self, half_day: Id) -> Attendance | None:
        """Their attendance of one half-day."""
        return next((one for one in self.attendances if one.half_day == half_day), None)

    def expected_at(self, half_day: Id) -> bool:
        return not self.half_days or half_day in self.half_days

    @property
    def signed_at(self) -> datetime | None:
        """When they first signed; None until they are there."""
        return self.attendances[0].signed_at if self.attendances else None

    @property
    def channel(self) -> Channel | None:
        return self.attendances[0].channel if self.attendances else None


@dataclass(frozen=True)
class AttendanceList:
    """Everyone registered at a workshop, by last then first name, and the counts over all its half-days."""

    workshop_id: Id
    attendees: tuple[Attendee, ...]
    present: int
    expected: int
    walk_ins: int
    organisations: int
    half_days: tuple[HalfDay, ...] = ()


@dataclass(frozen=True)
class Found:
    """What a person who looks for themselves is shown: enough to recognise oneself by, and no more."""

    participant_id: Id
    full_name: str
    organisation: str


@dataclass(frozen=True)
class KeptAttendance:
    """An attendance with all that belongs to it, to be put back."""

    participant_id: Id
    attendance: Attendance
    signature: str = ""


@dataclass(frozen=True)
class Moves:
    """When a person left, came back, left again…"""

    participant_id: Id
    times: tuple[datetime, ...]


@dataclass(frozen=True)
class DrawnSignature:
    """`strokes` as `signature.parse` reads them."""

    participant_id: Id
    half_day: Id
    strokes: str


# --- commands


@dataclass(frozen=True)
class SignIn(Command):
    """A person signs in: the expected one of this id or, without one, of this name; else a walk-in with `participant_id`.

    `badge_hash` is the hash of the token that the phone keeps, empty at the kiosk; the token itself never passes the
    door. A badge is one person's for good: for another it is refused (BADGE_TAKEN), and the phone mints a new one.
    """

    workshop_id: Id
    participant_id: Id
    last_name: str
    first_name: str
    organisation: str
    consent: bool
    badge_hash: str
    expected_id: Id = ""
    half_day: Id = NOW
    signature: str = ""
    photo_consent: bool = False


@dataclass(frozen=True)
class SignInWithBadge(Command):
    """The holder of a printed badge signs in; at the door without more ado, elsewhere with their agreement.

    Raises `Refused` (UNKNOWN_BADGE, BADGE_REPLACED, CONSENT_MISSING). A holder who was not expected is a walk-in.
    """

    workshop_id: Id
    badge_hash: str
    consent: bool = False
    half_day: Id = NOW
    signature: str = ""
    photo_consent: bool = False


@dataclass(frozen=True)
class Sign(Command):
    """A person who is there without a signature, or whose half-day has changed, signs. The first signature stays."""

    workshop_id: Id
    participant_id: Id
    signature: str
    half_day: Id = NOW


@dataclass(frozen=True)
class RecordAttendance(Command):
    """The facilitator says who is there; `reason` is why there is no signature. Paper's are a channel of their own."""

    workshop_id: Id
    participant_ids: tuple[Id, ...]
    half_day: Id = NOW
    reason: str = ""
    channel: Channel | None = None


@dataclass(frozen=True)
class CancelAttendance(Command):
    """Takes attendance back, of one half-day or (None) of all; `unsigned_only` leaves whoever has signed since."""

    workshop_id: Id
    participant_ids: tuple[Id, ...]
    half_day: Id | None = None
    unsigned_only: bool = False


@dataclass(frozen=True)
class RestoreAttendance(Command):
    """Puts back what was taken back."""

    workshop_id: Id
    kept: tuple[KeptAttendance, ...]


@dataclass(frozen=True)
class RecordDeparture(Command):
    """Present people leave early."""

    workshop_id: Id
    participant_ids: tuple[Id, ...]
    half_day: Id = NOW


@dataclass(frozen=True)
class RecordReturn(Command):
    """People who left come back."""

    workshop_id: Id
    participant_ids: tuple[Id, ...]
    half_day: Id = NOW


@dataclass(frozen=True)
class CorrectMoves(Command):
    """Replaces when each of these people left and came back."""

    workshop_id: Id
    half_day: Id
    moves: tuple[Moves, ...]


# --- events


@dataclass(frozen=True)
class AttendanceRecorded(Event):
    """People came, signed, left or came back."""

    workshop_id: Id
    participant_ids: tuple[Id, ...]
    topic: ClassVar[Topic] = Topic.ATTENDANCE


@dataclass(frozen=True)
class AttendanceCancelled(Event):
    workshop_id: Id
    participant_ids: tuple[Id, ...]
    topic: ClassVar[Topic] = Topic.ATTENDANCE


# --- queries


@dataclass(frozen=True)
class ReadAttendance(Query[AttendanceList]):
    workshop_id: Id
    topics: ClassVar = frozenset({Topic.ATTENDANCE, Topic.INITIATIVE})


@dataclass(frozen=True)
class ReadAttendee(Query[Attendee | None]):
    """One person of the list alone: cheap, for the phones; None for who is not on it."""

    workshop_id: Id
    participant_id: Id
    topics: ClassVar = frozenset({Topic.ATTENDANCE, Topic.INITIATIVE})


@dataclass(frozen=True)
class CountExpected(Query[int]):
    """How many people are expected: walk-ins left out."""

    workshop_id: Id
    topics: ClassVar = frozenset({Topic.ATTENDANCE})


@dataclass(frozen=True)
class ReadSignatures(Query[tuple[DrawnSignature, ...]]):
    """Every signature of a workshop, or one person's there."""

    workshop_id: Id
    participant_id: Id | None = None
    topics: ClassVar = frozenset({Topic.ATTENDANCE})


@dataclass(frozen=True)
class FindExpected(Query[tuple[Found, ...]]):
    """Those on the list whose names begin as the words of `text` do: none for under three letters, or too many found."""

    workshop_id: Id
    text: str
    topics: ClassVar = frozenset({Topic.ATTENDANCE})


@dataclass(frozen=True)
class FindBadge(Query[Participant | None]):
    """Who holds this badge and has signed in at the workshop; None for an unknown or withdrawn badge."""

    workshop_id: Id
    badge_hash: str
    topics: ClassVar = frozenset({Topic.ATTENDANCE})
