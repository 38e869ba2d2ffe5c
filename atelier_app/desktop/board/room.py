"""Where there is room on a wall, and where its notes go when they are tidied, grouped or stacked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from atelier_app.desktop.board import arranging
from atelier_app.desktop.board.arranging import Cluster, IsTaken, Point
from atelier_app.desktop.board.boxes import Box, around_notes, note_box
from atelier_app.desktop.board.wall import Wall
from atelier_app.domain.board import Note
from atelier_app.domain.core import Id
from atelier_app.domain.templates import HEADER


def taken(wall: Wall, but: Iterable[Id] = (), group_id: Id | None = None) -> IsTaken:
    """Whether a note or a group's frame lies in a box; `but` and the frame of `group_id` are no obstacle."""
    out = frozenset(but)
    frames = [frame for group, frame in wall.frames(but=out) if group.id != group_id]

    def is_taken(box: Box) -> bool:
        if any(frame.meets(box) for frame in frames):
            return True
        return any(note.id not in out for note in wall.touched(box))

    return is_taken


def taken_for_new(wall: Wall) -> IsTaken:
    """As `taken`, and where a note would cover the title of a zone or lie half in it."""
    is_taken = taken(wall)
    zones = [(box, box._replace(top=box.top + HEADER)) for _zone, box in wall.sheets()]

    def is_unfit(box: Box) -> bool:
        return is_taken(box) or any(whole.meets(box) and not inside.covers(box) for whole, inside in zones)

    return is_unfit


def also(is_taken: IsTaken, places: Iterable[Point]) -> IsTaken:
    """`is_taken`, and notes about to lie at these places."""
    boxes = [note_box(x, y) for x, y in places]
    return lambda box: is_taken(box) or any(other.meets(box) for other in boxes)


def gathered(wall: Wall, notes: Sequence[Note]) -> dict[Id, Point]:
    """A block near where the notes are, when a frame around them would cover others; else nothing moves."""
    ids = [note.id for note in notes]
    is_taken = taken(wall, but=ids)
    if not arranging.spread(notes, is_taken):
        return {}
    columns = min(len(notes), arranging.columns_for(len(notes)))
    rows = -(-len(notes) // columns)
    left, top = arranging.free_block(columns, rows, notes[0], is_taken)
    return arranging.block(ids, left, top, columns)


def tidied(wall: Wall, chosen: Iterable[Note]) -> dict[Id, Point]:
    """The chosen notes lined up from where they begin, with the rest of their groups, group by group."""
    by_group: dict[Id | None, list[Note]] = {}
    for note in arranging.reading_order(chosen):
        by_group.setdefault(note.group_id, []).append(note)
    loose = by_group.pop(None, [])
    clusters = [
        Cluster(tuple(wall.notes[member] for member in wall.members(id or "")), framed=True)
        for id in by_group
    ]
    clusters += [Cluster(tuple(loose), framed=False)] if loose else []
    box = around_notes(note for cluster in clusters for note in cluster.notes)
    if box is None:
        return {}
    columns = max(4, arranging.columns_for(sum(len(cluster.notes) for cluster in clusters)) + 1)
    return arranging.tidied(clusters, box.left, box.top, columns * arranging.STEP_X)
