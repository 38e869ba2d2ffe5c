"""Where everything of a wall belongs in its outline, zone, group, note, and in which order. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor
from typing import NamedTuple, TypeAlias

from atelier_app.desktop.board.boxes import Box
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH, Group, Note, Zone
from atelier_app.domain.core import Id
from atelier_app.domain.zones import zone_of

# Notes whose tops are this close are read as one row.
_BAND = NOTE_HEIGHT / 2

Order: TypeAlias = tuple[int, float, float, float, Id]
Record: TypeAlias = Zone | Group | Note


class Key(NamedTuple):
    """Names one line of the outline; the whole board is `BOARD`."""

    kind: type[Record] | None
    id: Id


BOARD = Key(None, "")


def key_of(record: Record) -> Key:
    return Key(type(record), record.id)


def home_of_note(note: Note, zones: Sequence[Zone]) -> Key:
    """Its group, else the zone it lies in, else the board itself."""
    if note.group_id is not None:
        return Key(Group, note.group_id)
    zone = zone_of(note, zones) if zones else None
    return Key(Zone, zone.id) if zone else BOARD


def home_of_group(frame: Box, zones: Sequence[Zone]) -> Key:
    """The zone that the middle of its frame is in, as for a note."""
    x, y = frame.centre
    middle = Note("", "", "", x=x - NOTE_WIDTH / 2, y=y - NOTE_HEIGHT / 2)
    zone = zone_of(middle, zones) if zones else None
    return Key(Zone, zone.id) if zone else BOARD


def order_of(rank: int, x: float, y: float, id: Id) -> Order:
    """Zones, then groups, then notes; each as the eye takes them, row by row."""
    return rank, floor(y / _BAND), x, y, id


def note_order(note: Note) -> Order:
    return order_of(2, note.x, note.y, note.id)


def group_order(group_id: Id, frame: Box) -> Order:
    return order_of(1, frame.left, frame.top, group_id)


def zone_order(zone: Zone) -> Order:
    return order_of(0, zone.x, zone.y, zone.id)


def smaller_inside(zone: Zone, zones: Iterable[Zone]) -> list[Box]:
    """The zones that would take a note away from `zone` where they lie in it."""
    area = zone.width * zone.height
    return [box_of(other) for other in zones if other.id != zone.id and other.width * other.height < area]


def box_of(zone: Zone) -> Box:
    return Box(zone.x, zone.y, zone.x + zone.width, zone.y + zone.height)
