"""Lays notes out neatly on a board: rows within a group, groups apart from one another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from atelier_app.domain.board import NOTE_GAP, NOTE_HEIGHT, NOTE_WIDTH

STEP_X, STEP_Y = NOTE_WIDTH + NOTE_GAP, NOTE_HEIGHT + NOTE_GAP
# What the frames and titles of two neighbouring groups need between their notes.
GUTTER_X, GUTTER_Y = 48.0, 60.0


def in_rows(
    count: int, columns: int, corner: tuple[float, float] = (0.0, 0.0)
) -> Iterator[tuple[float, float]]:
    """The top left of each of `count` notes, row by row from `corner`, in scene units."""
    left, top = corner
    for index in range(count):
        yield left + index % columns * STEP_X, top + index // columns * STEP_Y


def block_corner(column: int, row: int) -> tuple[float, float]:
    """Where a group begins whose first note is in this cell; one that is not first leaves a gutter before it."""
    return column * STEP_X + (GUTTER_X if column else 0.0), row * STEP_Y + (GUTTER_Y if row else 0.0)


def blocks(counts: Sequence[int], across: int = 2) -> Iterator[tuple[int, tuple[float, float]]]:
    """Groups of so many notes, `across` in a row, none over another: each one's columns and its corner."""
    sizes = [_size(count) for count in counts]
    for count, corner in zip(counts, shelves(sizes, across), strict=True):
        yield _columns(count), corner


def shelves(sizes: Sequence[tuple[float, float]], across: int) -> Iterator[tuple[float, float]]:
    """Where rectangles of these sizes go, `across` in a row, with gutters between them."""
    top = 0.0
    for start in range(0, len(sizes), across):
        shelf = sizes[start : start + across]
        left = 0.0
        for width, _height in shelf:
            yield left, top
            left += width + GUTTER_X
        top += max(height for _width, height in shelf) + GUTTER_Y


def _size(count: int) -> tuple[float, float]:
    """Width and height of a group of so many notes, the gap after its last ones included."""
    columns = _columns(count)
    return columns * STEP_X, math.ceil(count / columns) * STEP_Y


def _columns(count: int) -> int:
    """Somewhat wider than high, as walls are; at least three."""
    return max(3, math.ceil(math.sqrt(1.5 * count)))
