"""Where notes go: free places, tidy grids, what is nearest in a direction. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, hypot, sqrt

from atelier_app.desktop.board.boxes import Box, note_box
from atelier_app.domain.board import NOTE_GAP, NOTE_HEIGHT, NOTE_WIDTH, Note
from atelier_app.domain.core import Id

STEP_X = NOTE_WIDTH + NOTE_GAP
STEP_Y = NOTE_HEIGHT + NOTE_GAP
# Between a group's frame and what is beside it.
ROOM = 24.0

Point = tuple[float, float]
IsTaken = Callable[[Box], bool]


def free_places(count: int, seen: Box, is_taken: IsTaken) -> list[Point]:
    """Places for new notes: reading order in the part of the wall that is seen, then below it.

    `is_taken(box)` tells whether something lies there; the places given do not cover each other.
    """
    first = ceil((seen.left + NOTE_GAP) / STEP_X)
    columns = max(1, floor((seen.right - NOTE_GAP - NOTE_WIDTH) / STEP_X) - first + 1)
    found: list[Point] = []
    row = ceil((seen.top + NOTE_GAP) / STEP_Y)
    while len(found) < count:
        for column in range(first, first + columns):
            x, y = column * STEP_X, row * STEP_Y
            if len(found) < count and not is_taken(note_box(x, y).grown(NOTE_GAP / 2)):
                found.append((x, y))
        row += 1
    return found


def beside(note: Note, is_taken: IsTaken) -> Point:
    """A free place next to a note: right, below, left, above, then further out."""
    for ring in range(1, 40):
        for column, row in _ring(ring):
            x, y = note.x + column * STEP_X, note.y + row * STEP_Y
            if not is_taken(note_box(x, y).grown(NOTE_GAP / 2 - 1)):
                return x, y
    return note.x + NOTE_GAP, note.y + NOTE_GAP


def _ring(ring: int) -> Iterator[tuple[int, int]]:
    """The cells at this distance around a cell: those on its own row and below it first."""
    cells = [
        (column, row)
        for row in range(-ring, ring + 1)
        for column in range(-ring, ring + 1)
        if max(abs(column), abs(row)) == ring
    ]
    return iter(sorted(cells, key=lambda cell: (cell[1] < 0, cell[0] < 0, abs(cell[1]), abs(cell[0]))))


def reading_order(notes: Iterable[Note]) -> list[Note]:
    """Row by row as the eye takes them: a note belongs to the row that its upper half begins in."""
    left = sorted(notes, key=lambda note: (note.y, note.x))
    ordered: list[Note] = []
    while left:
        edge = left[0].y + NOTE_HEIGHT / 2
        row = [note for note in left if note.y < edge]
        ordered += sorted(row, key=lambda note: note.x)
        left = left[len(row) :]
    return ordered


def columns_for(count: int) -> int:
    """How many columns make a block of notes about as wide as a screen is."""
    return max(1, round(sqrt(count * 1.5)))


def block(ids: Sequence[Id], left: float, top: float, columns: int) -> dict[Id, Point]:
    """These notes in rows of `columns`, from this corner."""
    return {
        id: (left + (number % columns) * STEP_X, top + (number // columns) * STEP_Y)
        for number, id in enumerate(ids)
    }


@dataclass(frozen=True)
class Cluster:
    """Notes kept together when tidying: a group with its `frame`, or those of no group."""

    notes: tuple[Note, ...]
    framed: bool


def tidied(clusters: Sequence[Cluster], left: float, top: float, width: float) -> dict[Id, Point]:
    """Every cluster as a block, the blocks in rows of about `width`, none over another."""
    places: dict[Id, Point] = {}
    x, y, tallest = left, top, 0.0
    for cluster in clusters:
        count = len(cluster.notes)
        columns = columns_for(count) if cluster.framed else max(1, int(width / STEP_X))
        block_width = min(columns, count) * STEP_X
        if x > left and x + block_width > left + width:
            x, y, tallest = left, y + tallest, 0.0
        ids = [note.id for note in reading_order(cluster.notes)]
        places.update(block(ids, x, y, columns))
        x += block_width + (ROOM + 16 if cluster.framed else 0)
        tallest = max(tallest, ceil(count / columns) * STEP_Y + (ROOM + 36 if cluster.framed else 0))
    return places


def nearest(origin: Box, boxes: Iterable[tuple[Id, Box]], dx: int, dy: int) -> Id | None:
    """What is nearest to `origin` in a direction (`dx`, `dy` one of -1, 0, 1): sideways counts double."""
    from_x, from_y = origin.centre
    best: tuple[float, Id] | None = None
    for id, box in boxes:
        x, y = box.centre
        along, across = (x - from_x) * dx + (y - from_y) * dy, abs((x - from_x) * dy) + abs((y - from_y) * dx)
        if along <= 1.0:
            continue
        distance = hypot(along, 2 * across) * (1.0 if across <= along else 2.0)
        if best is None or (distance, id) < best:
            best = distance, id
    return best[1] if best else None


def spread(notes: Sequence[Note], is_taken: IsTaken) -> bool:
    """True when a frame around the notes would cover others, or they cover each other."""
    boxes = [note_box(note.x, note.y) for note in notes]
    if any(one.meets(other) for number, one in enumerate(boxes) for other in boxes[:number]):
        return True
    whole = Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
    return is_taken(whole.grown(6))


def free_block(columns: int, rows: int, near: Note, is_taken: IsTaken) -> Point:
    """A corner near a note from which a framed block of this size covers nothing else."""
    for ring in range(60):
        for column, row in _ring(ring) if ring else iter([(0, 0)]):
            x, y = near.x + column * STEP_X, near.y + row * STEP_Y
            whole = Box(x, y, x + columns * STEP_X - NOTE_GAP, y + rows * STEP_Y - NOTE_GAP)
            if not is_taken(whole.grown(ROOM)):
                return x, y
    return near.x, near.y
