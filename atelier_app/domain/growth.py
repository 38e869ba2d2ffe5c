"""How a board grew: each note's states in the order they came, for replaying."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from atelier_app.domain.board import Colour, Note
from atelier_app.domain.core import Id, Query, Topic


@dataclass(frozen=True)
class Stage:
    """From `at` on (aware, UTC), a note lay there, in this group and colour; `shown` when it was on the wall."""

    at: datetime
    note_id: Id
    x: float
    y: float
    group_id: Id | None
    colour: Colour
    shown: bool


@dataclass(frozen=True)
class Growth:
    """The stages in their order, and the notes they speak of in today's words, removed ones too."""

    stages: tuple[Stage, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class ReadGrowth(Query[Growth]):
    """Raises `Refused` (UNKNOWN_BOARD)."""

    board_id: Id
    topics: ClassVar = frozenset({Topic.BOARD})
