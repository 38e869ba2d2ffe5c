"""The half-days that people sign for, each on its own: a morning, an afternoon, a session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from atelier_app.domain.core import Id

WHOLE: Id = "day"
"""The id of the only half-day of a workshop that names none."""
EARLY = timedelta(minutes=90)
"""How long before it starts people sign for a half-day rather than for the one before."""
HALF_DAYS_LIMIT = 12


@dataclass(frozen=True)
class HalfDay:
    """`title` is empty for the whole of a workshop; `date` is its own day, None when it is the workshop's."""

    id: Id
    title: str
    starts: time
    ends: time | None = None
    date: date | None = None


def current(half_days: tuple[HalfDay, ...], day: date, now: datetime) -> HalfDay:
    """The half-day to sign for at `now`, the room's own local time: the last one begun or about to, else the first."""
    local = now.replace(tzinfo=None)
    begun = [one for one in half_days if datetime.combine(one.date or day, one.starts) - EARLY <= local]
    return begun[-1] if begun else half_days[0]
