"""Who is expected: lists imported, corrected by hand, and two entries that are one person made one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atelier_app.domain.attendance import KeptAttendance, Participant
from atelier_app.domain.core import Command, Event, Id, Topic


@dataclass(frozen=True)
class Registration:
    """What is known of a person before they come: who they are, at which table, for which half-days (all if none).

    `college` is the one they vote in, where a poll weighs colleges (`colleges`).
    """

    participant: Participant
    table: str = ""
    half_days: tuple[Id, ...] = ()
    college: str = ""


@dataclass(frozen=True)
class Register(Command):
    """Expects people at a workshop; all or none. Someone already registered under that name is left alone."""

    workshop_id: Id
    participants: tuple[Participant, ...]
    walk_in: bool = False


@dataclass(frozen=True)
class ImportRegistrations(Command):
    """Expects the people of a list. `matching.plan` says who is new; of the others, what the list says is taken over.

    Nothing that the list leaves blank is lost, and nobody's attendance is touched.
    """

    workshop_id: Id
    registrations: tuple[Registration, ...]


@dataclass(frozen=True)
class AddPerson(Command):
    """Puts one person on the list, unannounced or not; with a `half_day`, they are there.

    Who is on the list already under that name stays as they are, and is there if this one is.
    """

    workshop_id: Id
    registration: Registration
    walk_in: bool = False
    photo_consent: bool = False
    half_day: Id | None = None


@dataclass(frozen=True)
class CancelRegistrations(Command):
    """Takes people off the list, their attendance with them; `absent_only` leaves whoever has come since."""

    workshop_id: Id
    participant_ids: tuple[Id, ...]
    absent_only: bool = False


@dataclass(frozen=True)
class RestoreRegistrations(Command):
    workshop_id: Id
    participant_ids: tuple[Id, ...]


@dataclass(frozen=True)
class DescribeParticipant(Command):
    """Replaces a person's fields."""

    participant: Participant


@dataclass(frozen=True)
class DescribeRegistration(Command):
    """Replaces what a workshop knows of a person."""

    workshop_id: Id
    participant_id: Id
    table: str = ""
    half_days: tuple[Id, ...] = ()
    photo_consent: bool = False
    college: str = ""


@dataclass(frozen=True)
class AssignCollege(Command):
    """Says in which college these people of the list vote from now on; empty for none. Ballots already cast stay."""

    workshop_id: Id
    participant_ids: tuple[Id, ...]
    college: str


@dataclass(frozen=True)
class MergeParticipants(Command):
    """Makes two entries one person, under the first: what only the second has goes over to it, and its own row is blanked.

    Raises `Refused` (BOTH_VOTED) when both have voted in a poll: neither ballot can be found to be taken back.
    """

    kept_id: Id
    merged_id: Id


@dataclass(frozen=True)
class SignedFor:
    """A half-day of a workshop."""

    workshop_id: Id
    half_day: Id


@dataclass(frozen=True)
class Double:
    """An attendance that gave way to the one already there."""

    workshop_id: Id
    kept: KeptAttendance


@dataclass(frozen=True)
class Moved:
    """What a merger did, by keys: what went over from one person to the other, and what had to give way.

    `hidden` are workshops where both have a registration; of these, `returned` where the first had been taken off the
    list, `announced` where only the second was expected, `colleges` where only the second had one.
    """

    notes: tuple[Id, ...] = ()
    comments: tuple[Id, ...] = ()
    polls: tuple[Id, ...] = ()
    badges: tuple[str, ...] = ()
    workshops: tuple[Id, ...] = ()
    hidden: tuple[Id, ...] = ()
    returned: tuple[Id, ...] = ()
    announced: tuple[Id, ...] = ()
    colleges: tuple[Id, ...] = ()
    attendances: tuple[SignedFor, ...] = ()
    doubles: tuple[Double, ...] = ()
    ratings: tuple[Id, ...] = ()


@dataclass(frozen=True)
class UnmergeParticipants(Command):
    """Takes a merger back; both people are given as they were."""

    kept: Participant
    merged: Participant
    moved: Moved


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
class ParticipantsMerged(Event):
    """Two entries were made one, or two again."""

    participant_ids: tuple[Id, ...]
    topic: ClassVar[Topic] = Topic.ATTENDANCE
