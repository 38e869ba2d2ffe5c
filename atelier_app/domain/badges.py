"""Printed badges: each printing mints a token, and an older badge of the same person stops working."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from atelier_app.domain.attendance import Participant
from atelier_app.domain.core import Command, Event, Id, Query, Topic


class BadgeState(StrEnum):
    """What the file knows of a badge; UNKNOWN is also one of another initiative, or of someone erased."""

    VALID = "valid"
    REPLACED = "replaced"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Holder:
    """Whose badge it is; nobody's when it is not VALID."""

    state: BadgeState
    participant: Participant | None = None


@dataclass(frozen=True)
class Minted:
    """A badge to be printed; the token itself never passes the door."""

    participant_id: Id
    badge_hash: str


@dataclass(frozen=True)
class MintBadges(Command):
    """Makes these the only printed badges of these people. There is no way back: the older ones may be shredded."""

    badges: tuple[Minted, ...]


@dataclass(frozen=True)
class BadgesMinted(Event):
    participant_ids: tuple[Id, ...]
    topic: ClassVar[Topic] = Topic.ATTENDANCE


@dataclass(frozen=True)
class FindHolder(Query[Holder]):
    """Whose badge this is, signed in or not."""

    badge_hash: str
    topics: ClassVar = frozenset({Topic.ATTENDANCE})
