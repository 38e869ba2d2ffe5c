"""What the panels' tests share: the sample's activities, and people of its second workshop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from atelier_app.domain.attendance import Attendee, ReadAttendance
from atelier_app.domain.initiative import Activity, ActivityKind, ReadAgenda, ReadInitiative

Ask: TypeAlias = Callable[[Any], Any]


def step(ask: Ask, kind: ActivityKind, workshop: int = 1) -> Activity:
    """The first activity of a kind in the sample's workshop of that place (0 is the first)."""
    record = ask(ReadInitiative())
    agenda = ask(ReadAgenda(record.workshops[workshop].id))
    found = [line.activity for line in agenda.lines if line.activity.kind is kind]
    activity: Activity = found[0]
    return activity


def attendees(ask: Ask, workshop_id: str) -> tuple[Attendee, ...]:
    """Everyone on the list of a workshop."""
    people: tuple[Attendee, ...] = ask(ReadAttendance(workshop_id)).attendees
    return people
