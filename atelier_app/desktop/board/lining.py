"""Lines notes up by an edge or at equal distances, and says what lies in front. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from atelier_app.desktop.board.arranging import Point
from atelier_app.desktop.board.boxes import Box, around, around_notes
from atelier_app.domain.board import NOTE_GAP, Note
from atelier_app.domain.core import Id


class Edge(Enum):
    """What of several things comes into line."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True)
class Block:
    """What keeps its shape while it is lined up: a note, or a whole group with its frame."""

    notes: tuple[Note, ...]
    box: Box


def blocks(notes: Iterable[Note], whole: Callable[[Id], Box | None]) -> list[Block]:
    """A block for each group that `whole` gives a frame for, and one for each other note."""
    found: list[Block] = []
    by_group: dict[Id, list[Note]] = {}
    for note in notes:
        by_group.setdefault(note.group_id or "", []).append(note)
    for group_id, members in by_group.items():
        frame = whole(group_id) if group_id else None
        if frame is not None:
            found.append(Block(tuple(members), frame))
        else:
            found += [Block((note,), box) for note in members if (box := around_notes([note]))]
    return found


def _moved(block: Block, dx: float, dy: float) -> dict[Id, Point]:
    return {note.id: (note.x + dx, note.y + dy) for note in block.notes}


def aligned(blocks: Sequence[Block], edge: Edge) -> dict[Id, Point]:
    """Where the notes go when this edge of every block comes to where the outermost, or the middle of all, is."""
    whole = around(block.box for block in blocks)
    places: dict[Id, Point] = {}
    for block in blocks if whole else ():
        assert whole is not None
        dx, dy = _to_edge(block.box, whole, edge)
        places.update(_moved(block, dx, dy))
    return places


def _to_edge(box: Box, whole: Box, edge: Edge) -> Point:
    (x, y), (to_x, to_y) = box.centre, whole.centre
    return {
        Edge.LEFT: (whole.left - box.left, 0.0),
        Edge.CENTRE: (to_x - x, 0.0),
        Edge.RIGHT: (whole.right - box.right, 0.0),
        Edge.TOP: (0.0, whole.top - box.top),
        Edge.MIDDLE: (0.0, to_y - y),
        Edge.BOTTOM: (0.0, whole.bottom - box.bottom),
    }[edge]


def distributed(blocks: Sequence[Block], *, across: bool) -> dict[Id, Point]:
    """Equal gaps between the blocks, the first and the last where they are; closer than usual, they spread out."""
    near, far = (0, 2) if across else (1, 3)
    ordered = sorted(blocks, key=lambda block: (block.box[near] + block.box[far], block.box))
    if len(ordered) < 3:
        return {}
    start = min(block.box[near] for block in ordered)
    room = max(block.box[far] for block in ordered) - start
    taken = sum(block.box[far] - block.box[near] for block in ordered)
    gap = max(NOTE_GAP, (room - taken) / (len(ordered) - 1))
    places: dict[Id, Point] = {}
    for block in ordered:
        by = start - block.box[near]
        places.update(_moved(block, by, 0.0) if across else _moved(block, 0.0, by))
        start += block.box[far] - block.box[near] + gap
    return places


def restacked(chosen: Sequence[Note], others: Iterable[Note], *, front: bool) -> dict[Id, int]:
    """The levels that put the chosen notes in front of (or behind) all others, among themselves as they were."""
    levels = {note.level for note in others}
    own = {note.level for note in chosen}
    if not levels or not own or (min(own) > max(levels) if front else max(own) < min(levels)):
        return {}
    steps = {level: number for number, level in enumerate(sorted(own))}
    first = max(levels) + 1 if front else min(levels) - len(steps)
    return {note.id: first + steps[note.level] for note in chosen}
