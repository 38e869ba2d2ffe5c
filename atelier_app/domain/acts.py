"""The facilitator's acts that can be undone, kept in the file so that reopening it forgets none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atelier_app.domain.core import Command, Id, Query, Topic

ACTS_KEPT = 2000
SAID_LIMIT = 200


@dataclass(frozen=True)
class Act(Command):
    """Does `command` and keeps what undoes it, under the words that the menu will show.

    What the same client had undone before can then no longer be redone.
    """

    id: Id
    said: str
    command: Command


@dataclass(frozen=True)
class SetUndone(Command):
    """Undoes an act, or with `undone` false does it again."""

    act_id: Id
    undone: bool


@dataclass(frozen=True)
class ActRecord:
    """An act as the undo stack needs it."""

    id: Id
    said: str
    undone: bool


@dataclass(frozen=True)
class ReadActs(Query[tuple[ActRecord, ...]]):
    """The acts of a client, oldest first."""

    client: str
    topics: ClassVar = frozenset(Topic)
