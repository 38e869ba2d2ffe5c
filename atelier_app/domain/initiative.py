"""The initiative, its workshops and their agendas."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import ClassVar

from atelier_app.domain.core import Command, Event, Id, Query, Topic
from atelier_app.domain.half_days import WHOLE, HalfDay, current

TITLE_LIMIT = 200
TEXT_LIMIT = 4000
LIST_LIMIT = 60
MINUTES_LIMIT = 24 * 60


class ActivityKind(StrEnum):
    """What happens during an activity; ideas, vote, matrix and criteria have a subject of the activity's own id."""

    WELCOME = "welcome"
    IDEAS = "ideas"
    VOTE = "vote"
    MATRIX = "matrix"
    CRITERIA = "criteria"
    SUMMARY = "summary"
    TALK = "talk"
    BREAK = "break"


@dataclass(frozen=True)
class Phase:
    """One step of the initiative's calendar, dated in the initiative's own words ("Mars à juin 2021")."""

    title: str
    period: str


@dataclass(frozen=True)
class Workshop:
    """One event. `starts` is its local time of day; the end follows from the agenda's durations.

    `half_day` is the one that people sign for just now, empty when the clock tells.
    """

    id: Id
    title: str
    date: date
    starts: time
    place: str
    facilitator: str = ""
    half_days: tuple[HalfDay, ...] = ()
    half_day: Id = ""

    @property
    def signed_for(self) -> tuple[HalfDay, ...]:
        """The half-days that people sign for, never none."""
        return self.half_days or (HalfDay(WHOLE, "", self.starts),)

    def half_day_at(self, now: datetime) -> HalfDay:
        """The half-day that people sign for at `now`, the room's own local time."""
        chosen = [one for one in self.signed_for if one.id == self.half_day]
        return chosen[0] if chosen else current(self.signed_for, self.date, now)


@dataclass(frozen=True)
class Activity:
    """One step of a workshop's agenda; `minutes` is its planned duration."""

    id: Id
    workshop_id: Id
    kind: ActivityKind
    title: str
    instruction: str
    minutes: int


@dataclass(frozen=True)
class Initiative:
    """The whole undertaking: one `.atelier` file holds one. `language` is "fr" or "en"."""

    id: Id
    title: str
    organisation: str = ""
    language: str = "fr"
    objectives: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    privacy_notice: str = ""
    retention_until: date | None = None
    """The day after which the people of the initiative should be anonymised."""


@dataclass(frozen=True)
class InitiativeRecord:
    """The initiative with its workshops, by date then title."""

    initiative: Initiative
    workshops: tuple[Workshop, ...]


@dataclass(frozen=True)
class AgendaLine:
    """An activity and the figure that sums it up.

    `count` of `total`: present of expected, notes and groups, ballots of present, placed (or with a total) of options.
    `done` is what comes before the room's current activity, and a vote that is closed.
    """

    activity: Activity
    count: int = 0
    total: int = 0
    done: bool = False


@dataclass(frozen=True)
class Agenda:
    """A workshop's activities in their order."""

    workshop: Workshop
    lines: tuple[AgendaLine, ...]


# --- commands


@dataclass(frozen=True)
class DescribeInitiative(Command):
    """Replaces every field of the initiative but its id."""

    initiative: Initiative


@dataclass(frozen=True)
class AddWorkshop(Command):
    workshop: Workshop


@dataclass(frozen=True)
class DescribeWorkshop(Command):
    workshop: Workshop


@dataclass(frozen=True)
class RemoveWorkshop(Command):
    workshop_id: Id


@dataclass(frozen=True)
class RestoreWorkshop(Command):
    workshop_id: Id


@dataclass(frozen=True)
class AddActivity(Command):
    """Inserts an activity at `position` (0 is first, None is last), with its board, poll, matrix or grid."""

    activity: Activity
    position: int | None = None


@dataclass(frozen=True)
class DescribeActivity(Command):
    """Changes title, instruction and minutes; the kind stays."""

    activity_id: Id
    title: str
    instruction: str
    minutes: int


@dataclass(frozen=True)
class MoveActivity(Command):
    """Moves an activity so that it stands at `position` in its agenda (0 is first)."""

    activity_id: Id
    position: int


@dataclass(frozen=True)
class RemoveActivity(Command):
    activity_id: Id


@dataclass(frozen=True)
class RestoreActivity(Command):
    """Puts a removed activity back where it stood, with all it held."""

    activity_id: Id


# --- events


@dataclass(frozen=True)
class InitiativeDescribed(Event):
    topic: ClassVar[Topic] = Topic.INITIATIVE


@dataclass(frozen=True)
class WorkshopChanged(Event):
    """A workshop was added, described, removed or restored."""

    workshop_id: Id
    topic: ClassVar[Topic] = Topic.INITIATIVE


@dataclass(frozen=True)
class AgendaChanged(Event):
    """Activities of a workshop were added, described, moved, removed or restored."""

    workshop_id: Id
    activity_ids: tuple[Id, ...] = field(default=())
    topic: ClassVar[Topic] = Topic.INITIATIVE


# --- queries


@dataclass(frozen=True)
class ReadInitiative(Query[InitiativeRecord]):
    topics: ClassVar = frozenset({Topic.INITIATIVE})


@dataclass(frozen=True)
class ReadActivity(Query[Activity]):
    """One activity alone: cheap, for the phones. Raises `Refused` (UNKNOWN_ACTIVITY)."""

    activity_id: Id
    topics: ClassVar = frozenset({Topic.INITIATIVE})


@dataclass(frozen=True)
class ReadAgenda(Query[Agenda]):
    """Raises `Refused` (UNKNOWN_WORKSHOP)."""

    workshop_id: Id
    topics: ClassVar = frozenset(Topic)
