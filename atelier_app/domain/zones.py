"""Zones: the titled rectangles of a wall, and which one a note lies in."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from atelier_app.domain.board import EXTENT, NOTE_HEIGHT, NOTE_WIDTH, Note, Zone
from atelier_app.domain.core import Command, Id, Refused
from atelier_app.domain.refusals import Refusal

ZONE_TITLE_LIMIT = 120
ZONES_PER_BOARD = 200
SMALLEST = 80.0


def zone_of(note: Note, zones: Iterable[Zone]) -> Zone | None:
    """The smallest zone that the middle of the note is in; of two as small, the first."""
    x, y = note.x + NOTE_WIDTH / 2, note.y + NOTE_HEIGHT / 2
    around = (z for z in zones if z.x <= x < z.x + z.width and z.y <= y < z.y + z.height)
    return min(around, key=lambda zone: zone.width * zone.height, default=None)


def checked_frame(x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
    """Left, top, width and height, held within the wall and not too small to be seen.

    Raises `Refused` (NUMBER_OUT_OF_RANGE) for what is no number.
    """
    if not all(math.isfinite(value) for value in (x, y, width, height)):
        raise Refused(Refusal.NUMBER_OUT_OF_RANGE)
    x, y = max(-EXTENT, min(EXTENT - SMALLEST, x)), max(-EXTENT, min(EXTENT - SMALLEST, y))
    return x, y, max(SMALLEST, min(EXTENT - x, width)), max(SMALLEST, min(EXTENT - y, height))


@dataclass(frozen=True)
class PutZones(Command):
    """Adds these zones, or gives those that are there these titles, places, sizes, colours and locks.

    Raises `Refused` (ZONE_LOCKED) when a locked one would change otherwise than by being unlocked.
    """

    board_id: Id
    zones: tuple[Zone, ...]


@dataclass(frozen=True)
class RemoveZones(Command):
    """Takes zones away; their notes stay. Raises `Refused` (ZONE_LOCKED)."""

    board_id: Id
    zone_ids: tuple[Id, ...]
