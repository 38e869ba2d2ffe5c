"""What the room is doing now: the workshop that runs, its current activity and the timer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from atelier_app.domain.core import Command, Event, Id, Query, Topic

TIMER_LIMIT = 24 * 3600


@dataclass(frozen=True)
class Timer:
    """A countdown. Running: `ends_at` (aware, UTC) says when; else `remaining` seconds wait to be run."""

    remaining: int = 0
    ends_at: datetime | None = None

    @property
    def running(self) -> bool:
        return self.ends_at is not None

    def left(self, now: datetime) -> int:
        """Whole seconds left at `now` (aware), negative when overrun."""
        if self.ends_at is None:
            return self.remaining
        return round((self.ends_at - now) / timedelta(seconds=1))


@dataclass(frozen=True)
class Room:
    """Where the workshop stands; both ids are None before the first activity is entered."""

    workshop_id: Id | None = None
    activity_id: Id | None = None
    timer: Timer = Timer()


@dataclass(frozen=True)
class EnterActivity(Command):
    """Makes an activity the current one, for every screen and phone; the timer is set to its duration."""

    activity_id: Id


@dataclass(frozen=True)
class SetTimer(Command):
    """Sets the countdown to `remaining` seconds from now, running or held. Absolute, so that it may be retried."""

    remaining: int
    running: bool


@dataclass(frozen=True)
class ActivityEntered(Event):
    workshop_id: Id
    activity_id: Id
    topic: ClassVar[Topic] = Topic.ROOM


@dataclass(frozen=True)
class TimerSet(Event):
    topic: ClassVar[Topic] = Topic.ROOM


@dataclass(frozen=True)
class ReadRoom(Query[Room]):
    topics: ClassVar = frozenset({Topic.ROOM, Topic.INITIATIVE})
