"""The wall as a picture: its notes where they lie, group frames, zones and legend, wide gaps closed up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from atelier_app.documents.outline import Backdrop, Card, Frame, PlacedCard, Region, Wall
from atelier_app.domain.board import COLUMNS, NOTE_HEIGHT, NOTE_WIDTH, Background, BoardContents, Note, Zone
from atelier_app.domain.core import Id
from atelier_app.exchange.layout import GUTTER_Y, STEP_X, in_rows

# Around the notes of a group, in scene units.
_FRAME = 14.0
_FRAME_TOP = 24.0

# Over a frame's upper edge stands half of its title's tab.
_TAB = 11.0
# Around notes in rows under the wall, and over them for their title.
_ROWS_PAD, _ROWS_TOP = 16.0, 40.0

Moved: TypeAlias = Callable[[float], float]


def wall(
    title: str,
    contents: BoardContents,
    cards: Sequence[tuple[Note, Card]],
    *,
    widest: float,
    photo: bool = False,
) -> Wall:
    """The notes that lie on a board with their cards, the higher levels in front; `photo` keeps what is under them.

    Empty stretches wider than `widest` shrink to it: a lost note makes nothing small.
    """
    ordered = sorted(cards, key=lambda one: one[0].level)
    notes = [note for note, _card in ordered]
    under = contents.board.background if photo else None
    across, down = _closing(contents.zones, notes, under, widest)
    placed = tuple(_placed(note, card, across(note.x), down(note.y)) for note, card in ordered)
    return Wall(
        title,
        placed,
        tuple(_frames(contents, notes, placed)),
        tuple(
            Region(zone.title, across(zone.x), down(zone.y), zone.width, zone.height, zone.colour)
            for zone in sorted(contents.zones, key=lambda zone: -zone.width * zone.height)
        ),
        tuple((meaning.colour, meaning.name) for meaning in contents.board.legend if meaning.name),
        Backdrop(under.picture_id, across(under.x), down(under.y), under.width, under.height)
        if under
        else None,
    )


def _placed(note: Note, card: Card, x: float, y: float) -> PlacedCard:
    return PlacedCard(card, x, y, f"×{note.originals}" if note.originals else "", note.id)


def _closing(
    zones: Sequence[Zone], notes: Sequence[Note], under: Background | None, widest: float
) -> tuple[Moved, Moved]:
    """Where what begins somewhere goes, across and down, in a picture without wide gaps."""
    across = [(note.x, NOTE_WIDTH) for note in notes] + [(zone.x, zone.width) for zone in zones]
    down = [(note.y, NOTE_HEIGHT) for note in notes] + [(zone.y, zone.height) for zone in zones]
    if under is not None:
        across.append((under.x, under.width))
        down.append((under.y, under.height))
    return closed_up(across, widest), closed_up(down, widest)


def below(wall: Wall, title: str, cards: Sequence[tuple[Note, Card]]) -> Wall:
    """The wall with notes that lie nowhere yet in rows under it, under this title."""
    if not cards:
        return wall
    left, _top, right, bottom = edges(wall)
    columns = max(COLUMNS, int((right - left) // STEP_X))
    corner = left + _ROWS_PAD, bottom + GUTTER_Y + _ROWS_TOP
    places = list(in_rows(len(cards), columns, corner))
    placed = [PlacedCard(card, x, y, id=note.id) for (note, card), (x, y) in zip(cards, places, strict=True)]
    wide = max(x for x, _y in places) + NOTE_WIDTH + _ROWS_PAD - left
    high = places[-1][1] + NOTE_HEIGHT + _ROWS_PAD - bottom - GUTTER_Y
    region = Region(title, left, bottom + GUTTER_Y, wide, high)
    return replace(wall, cards=(*wall.cards, *placed), regions=(*wall.regions, region))


def edges(wall: Wall) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of everything on the wall; of a note's size when it is empty."""
    boxes = [(card.x, card.y, card.x + NOTE_WIDTH, card.y + NOTE_HEIGHT) for card in wall.cards]
    boxes += [(one.x, one.y - _TAB, one.x + one.width, one.y + one.height) for one in wall.frames]
    boxes += [(one.x, one.y, one.x + one.width, one.y + one.height) for one in wall.regions]
    if under := wall.backdrop:
        boxes.append((under.x, under.y, under.x + under.width, under.y + under.height))
    lefts, tops, rights, bottoms = zip(*boxes or [(0.0, 0.0, NOTE_WIDTH, NOTE_HEIGHT)], strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _frames(contents: BoardContents, notes: Sequence[Note], placed: Sequence[PlacedCard]) -> Iterable[Frame]:
    places: defaultdict[Id | None, list[tuple[float, float]]] = defaultdict(list)
    for note, shown in zip(notes, placed, strict=True):
        places[note.group_id].append((shown.x, shown.y))
    return (_frame(group.title, places[group.id]) for group in contents.groups if places.get(group.id))


def _frame(title: str, places: Sequence[tuple[float, float]]) -> Frame:
    left, top = min(x for x, _y in places) - _FRAME, min(y for _x, y in places) - _FRAME_TOP
    right = max(x for x, _y in places) + NOTE_WIDTH + _FRAME
    bottom = max(y for _x, y in places) + NOTE_HEIGHT + _FRAME
    return Frame(title, left, top, right - left, bottom - top)


def closed_up(spans: Iterable[tuple[float, float]], widest: float) -> Moved:
    """Where each start of these spans (start, length) goes once the gaps between them are at most `widest`."""
    moved: dict[float, float] = {}
    shift, reached = 0.0, None
    for start, length in sorted(spans):
        if reached is not None and start - reached > widest:
            shift += start - reached - widest
        moved[start] = start - shift
        reached = start + length if reached is None else max(reached, start + length)
    return moved.__getitem__
