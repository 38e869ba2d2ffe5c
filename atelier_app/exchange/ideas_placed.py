"""Puts ideas that were read on a board: where each lies, and the commands that add them all or none."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from atelier_app.domain.board import (
    NOTE_HEIGHT,
    NOTE_WIDTH,
    BoardContents,
    Frame,
    Zone,
    checked_place,
)
from atelier_app.domain.core import Command, Id, Together, new_id
from atelier_app.domain.notes import AddNotes, GroupNotes, NewNote
from atelier_app.domain.text import fold
from atelier_app.domain.zones import PutZones
from atelier_app.exchange.ideas import FoundIdea
from atelier_app.exchange.layout import GUTTER_Y, blocks, in_rows, shelves

T = TypeVar("T")
Place: TypeAlias = tuple[float, float]
_BATCH = 500
# Between a zone's edge and its notes; its title stands above them.
_ZONE_PAD, _ZONE_TOP = 24.0, 48.0


def adding(ideas: Sequence[FoundIdea], board_id: Id, there: BoardContents | None = None) -> Command:
    """The command that puts all of them on a board that holds `there`, groups and zones made with them."""
    places = _places(ideas, there)
    notes = [_note(idea, place) for idea, place in zip(ideas, places, strict=True)]
    zones = tuple(_zones(ideas, places, board_id, there))
    commands: list[Command] = [PutZones(board_id, zones)] if zones else []
    commands += [AddNotes(board_id, tuple(batch)) for batch in _batches(notes)]
    for key, members in _buckets(range(len(ideas)), [idea.group_key for idea in ideas]):
        if key:
            ids = tuple(notes[member].id for member in members)
            commands.append(GroupNotes(new_id(), board_id, ids, ideas[members[0]].group))
    return Together(tuple(commands))


def _note(idea: FoundIdea, place: Place) -> NewNote:
    return NewNote(
        new_id(),
        idea.text,
        idea.colour,
        *place,
        label=idea.author,
        theme=idea.theme,
        territory=idea.territory,
    )


def _batches(notes: Sequence[NewNote]) -> Iterator[Sequence[NewNote]]:
    for start in range(0, len(notes), _BATCH):
        yield notes[start : start + _BATCH]


def _buckets(items: Iterable[T], keys: Iterable[str]) -> list[tuple[str, list[T]]]:
    """The items by their key, in the order the keys first come."""
    found: dict[str, list[T]] = {}
    for item, key in zip(items, keys, strict=True):
        found.setdefault(key, []).append(item)
    return list(found.items())


# --- places


def _places(ideas: Sequence[FoundIdea], there: BoardContents | None) -> list[Place]:
    """Where each idea lies: where it says, all of them lower when that covers what is there; else below all that."""
    frames = list(_frames_there(there))
    given = [idea.place for idea in ideas if idea.place is not None]
    lower = _lower([_note_frame(*place) for place in given], frames)
    places = {
        number: checked_place(idea.place[0], idea.place[1] + lower)
        for number, idea in enumerate(ideas)
        if idea.place is not None
    }
    taken = [*frames, *(_note_frame(*place) for place in places.values())]
    free = [number for number in range(len(ideas)) if number not in places]
    top = max((bottom for _l, _t, _r, bottom in taken), default=-GUTTER_Y) + GUTTER_Y
    places.update(_laid_out(free, ideas, top))
    return [checked_place(*places[number]) for number in range(len(ideas))]


def _frames_there(there: BoardContents | None) -> Iterator[Frame]:
    if there is not None:
        yield from (_note_frame(note.x, note.y) for note in there.notes if not note.inbox)
        yield from ((zone.x, zone.y, zone.x + zone.width, zone.y + zone.height) for zone in there.zones)


def _note_frame(x: float, y: float) -> Frame:
    return x, y, x + NOTE_WIDTH, y + NOTE_HEIGHT


def _around(frames: Sequence[Frame]) -> Frame:
    lefts, tops, rights, bottoms = zip(*frames, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _lower(new: Sequence[Frame], there: Sequence[Frame]) -> float:
    """How far down new notes go so that they cover nothing."""
    if not new or not there:
        return 0.0
    left, top, right, bottom = _around(new)
    over_left, over_top, over_right, over_bottom = _around(there)
    apart = left >= over_right or right <= over_left or top >= over_bottom or bottom <= over_top
    return 0.0 if apart else over_bottom + GUTTER_Y - top


def _laid_out(numbers: Sequence[int], ideas: Sequence[FoundIdea], top: float) -> dict[int, Place]:
    """Places for these ideas: groups in blocks, those of a zone apart from the others."""
    by_zone = [members for _key, members in _buckets(numbers, (fold(ideas[n].zone) for n in numbers))]
    inside = [_in_blocks(members, ideas) for members in by_zone]
    sizes = [_size(places.values()) for places in inside]
    found: dict[int, Place] = {}
    for places, (left, above) in zip(inside, shelves(sizes, _across(len(sizes))), strict=True):
        found.update({number: (left + x, top + above + y) for number, (x, y) in places.items()})
    return found


def _in_blocks(members: Sequence[int], ideas: Sequence[FoundIdea]) -> dict[int, Place]:
    groups = [group for _key, group in _buckets(members, (ideas[n].group_key for n in members))]
    found: dict[int, Place] = {}
    counts = [len(group) for group in groups]
    for group, (columns, corner) in zip(groups, blocks(counts, _across(len(counts))), strict=True):
        found.update(zip(group, in_rows(len(group), columns, corner), strict=True))
    return found


def _across(count: int) -> int:
    """About as wide as high."""
    return max(2, math.ceil(math.sqrt(count)))


def _size(places: Iterable[Place]) -> tuple[float, float]:
    """What a zone around notes at these places takes."""
    _left, _top, right, bottom = _around([_note_frame(*place) for place in places])
    return right + 2 * _ZONE_PAD, bottom + _ZONE_TOP + _ZONE_PAD


# --- zones


def _zones(
    ideas: Sequence[FoundIdea], places: Sequence[Place], board_id: Id, there: BoardContents | None
) -> Iterator[Zone]:
    """A zone around the ideas of each title that do not lie in one of that title already."""
    known = there.zones if there else ()
    for key, members in _buckets(range(len(ideas)), (fold(idea.zone) for idea in ideas)):
        alike = [zone for zone in known if fold(zone.title) == key]
        outside = [n for n in members if not any(_holds(zone, places[n]) for zone in alike)]
        if key and outside:
            left, top, right, bottom = _around([_note_frame(*places[n]) for n in outside])
            width, height = right - left + 2 * _ZONE_PAD, bottom - top + _ZONE_TOP + _ZONE_PAD
            corner = left - _ZONE_PAD, top - _ZONE_TOP
            yield Zone(new_id(), board_id, ideas[outside[0]].zone, *corner, width, height)


def _holds(zone: Zone, place: Place) -> bool:
    x, y = place[0] + NOTE_WIDTH / 2, place[1] + NOTE_HEIGHT / 2
    return zone.x <= x < zone.x + zone.width and zone.y <= y < zone.y + zone.height
