"""Rectangles of the wall, in scene units, as plain numbers: quick to make by thousands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH, Background, Note, Zone


class Box(NamedTuple):
    """Left, top, right, bottom; right and bottom are outside."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x < self.right and self.top <= y < self.bottom

    def meets(self, other: Box) -> bool:
        """True when the two share some area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def covers(self, other: Box) -> bool:
        """True when all of `other` is inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)


def note_box(x: float, y: float) -> Box:
    """What a note covers whose top left is `x`, `y`."""
    return Box(x, y, x + NOTE_WIDTH, y + NOTE_HEIGHT)


def sheet_box(sheet: Zone | Background) -> Box:
    """What a zone, or the picture under the notes, covers."""
    return Box(sheet.x, sheet.y, sheet.x + sheet.width, sheet.y + sheet.height)


def around(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around all of them; None around nothing."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True) if (boxes := tuple(boxes)) else ((), (), (), ())
    return Box(min(lefts), min(tops), max(rights), max(bottoms)) if lefts else None


def around_notes(notes: Iterable[Note]) -> Box | None:
    """The smallest box around these notes; None around none."""
    notes = tuple(notes)
    if not notes:
        return None
    xs, ys = [note.x for note in notes], [note.y for note in notes]
    return Box(min(xs), min(ys), max(xs) + NOTE_WIDTH, max(ys) + NOTE_HEIGHT)
