"""Who is expected, who came, and the badge by which a phone is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from atelier_app.domain.core import Channel, Command, Event, Id, Query, Refused, Topic
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean, is_blank

NAME_LIMIT = 120
REGISTRATIONS_LIMIT = 5000


@dataclass(frozen=True)
class Participant:
    """A person. At least one of the two names is filled."""

    id: Id
    last_name: str
    first_name: str = ""
    organisation: str = ""
    role: str = ""
    email: str = ""
    territory: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


def checked(participant: Participant) -> Participant:
    """The same person with clean fields. Raises `Refused` (NAME_MISSING, TEXT_TOO_LONG)."""
    fields = {
        name: clean(getattr(participant, name), NAME_LIMIT)
        for name in ("last_name", "first_name", "organisation", "role", "email", "territory")
    }
    if is_blank(fields["last_name"] + fields["first_name"]):
        raise Refused(Refusal.NAME_MISSING)
    return Participant(id=participant.id, **fields)


@dataclass(frozen=True)
class Attendee:
    """A registered person at one workshop; `signed_at` (aware, UTC) is None until they are there."""

    participant: Participant
    walk_in: bool = False
    signed_at: datetime | None = None
    channel: Channel | None = None


@dataclass(frozen=True)
class AttendanceList:
    """Everyone registered at a workshop, by last then first name, and the counts."""

    workshop_id: Id
    attendees: tuple[Attendee, ...]
    present: int
    expected: int
    walk_ins: int
    organisations: int


# --- commands


@dataclass(frozen=True)
class Register(Command):
    """Expects people at a workshop; all or none. Someone already registered under that name is left alone."""

    workshop_id: Id
    participants: tuple[Participant, ...]
    walk_in: bool = False


@dataclass(frozen=True)
class CancelRegistrations(Command):
    """Takes people off the list, their attendance with them."""

    workshop_id: Id
    participant_ids: tuple[Id, ...]


@dataclass(frozen=True)
class RestoreRegistrations(Command):
    workshop_id: Id
    participant_ids: tuple[Id, ...]


@dataclass(frozen=True)
class DescribeParticipant(Command):
    """Replaces a person's fields."""

    participant: Participant


@dataclass(frozen=True)
class SignIn(Command):
    """A person signs in from a phone: matched by name with those expected, else a walk-in with `participant_id`.

    `badge_hash` is the hash of the token that the phone keeps; the token itself never passes the door. A badge is one
    person's for good: for another it is refused (BADGE_TAKEN), and the phone mints a new one.
    """

    workshop_id: Id
    participant_id: Id
    last_name: str
    first_name: str
    organisation: str
    consent: bool
    badge_hash: str


@dataclass(frozen=True)
class RecordAttendance(Command):
    """Ticks people off; `signed_at` and `channel` are given only to put back what was cancelled."""

    workshop_id: Id
    participant_ids: tuple[Id, ...]
    signed_at: datetime | None = None
    channel: Channel | None = None


@dataclass(frozen=True)
class CancelAttendance(Command):
    workshop_id: Id
    participant_ids: tuple[Id, ...]


# --- events


@dataclass(frozen=True)
class RegistrationsChanged(Event):
    workshop_id: Id
    participant_ids: tuple[Id, ...]
    topic: ClassVar[Topic] = Topic.ATTENDANCE


@dataclass(frozen=True)
class ParticipantDescribed(Event):
    participant_id: Id
    topic: ClassVar[Topic] = Topic.ATTENDANCE


@dataclass(frozen=True)
class AttendanceRecorded(Event):
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
    topics: ClassVar = frozenset({Topic.ATTENDANCE})


@dataclass(frozen=True)
class FindBadge(Query[Participant | None]):
    """Who holds this badge and has signed in at the workshop; None for an unknown or withdrawn badge."""

    workshop_id: Id
    badge_hash: str
    topics: ClassVar = frozenset({Topic.ATTENDANCE})
