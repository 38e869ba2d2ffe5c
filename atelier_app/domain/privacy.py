"""Forgetting people: identities, signatures and badges go, counts, notes and ballots stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atelier_app.domain.core import Command, Event, Id, Topic


@dataclass(frozen=True)
class ErasePeople(Command):
    """Erases who these people are, everywhere in the file. There is no way back."""

    participant_ids: tuple[Id, ...]


@dataclass(frozen=True)
class AnonymiseWorkshop(Command):
    """Erases who everyone of a workshop is; those on the list of another one too. There is no way back."""

    workshop_id: Id


@dataclass(frozen=True)
class PeopleErased(Event):
    participant_ids: tuple[Id, ...]
    topic: ClassVar[Topic] = Topic.ATTENDANCE
