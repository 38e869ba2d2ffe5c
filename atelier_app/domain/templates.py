"""Ready-made arrangements of zones, as bare rectangles: their words are said where they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from atelier_app.domain.board import NOTE_GAP, NOTE_HEIGHT, NOTE_WIDTH, Colour, Frame, Meaning

# Above the notes of a zone, for its title; and between its edge and its notes.
HEADER = 44.0
PADDING = 20.0
# Between zones, and between what is on the wall and what is put beside it.
GAP = 28.0
ASIDE = 96.0

TEMPLATE_NAME_LIMIT = 60
TEMPLATES_KEPT = 60


class Layout(StrEnum):
    """How the zones of a ready-made template lie."""

    BLANK = "blank"
    COLUMNS = "columns"
    SWOT = "swot"
    QUADRANTS = "quadrants"
    START_STOP = "start_stop"
    JOURNEY = "journey"
    TABLES = "tables"


@dataclass(frozen=True)
class Outline:
    """A zone to be: where it lies among the others, what it says, its tint."""

    x: float
    y: float
    width: float
    height: float
    title: str = ""
    colour: Colour | None = None


@dataclass(frozen=True)
class Template:
    """One's own arrangement, kept for other boards: zones from the corner 0, 0, and what the papers mean."""

    name: str
    outlines: tuple[Outline, ...]
    legend: tuple[Meaning, ...] = ()


@dataclass(frozen=True)
class Choice:
    """How many of what a layout repeats, within `least` and `most`."""

    least: int
    most: int
    usual: int


COUNTS = {Layout.COLUMNS: Choice(2, 6, 3), Layout.JOURNEY: Choice(2, 6, 4), Layout.TABLES: Choice(2, 12, 6)}
LANES = Choice(1, 4, 3)


def outlines(layout: Layout, count: int | None = None, lanes: int | None = None) -> tuple[Outline, ...]:
    """The zones of a layout, row by row from the corner 0, 0; numbers are held within what it allows."""
    choice = COUNTS.get(layout)
    number = _within(choice, count) if choice else 0
    match layout:
        case Layout.BLANK:
            return _grid(1, 1, *_room(5, 4))
        case Layout.COLUMNS:
            return _grid(number, 1, *_room(2, 5))
        case Layout.SWOT:
            four = (Colour.GREEN, Colour.CORAL, Colour.BLUE, Colour.YELLOW)
            return _tinted(_grid(2, 2, *_room(4, 3)), four)
        case Layout.QUADRANTS:
            return _grid(2, 2, *_room(4, 3))
        case Layout.START_STOP:
            return _tinted(_grid(3, 1, *_room(2, 5)), (Colour.GREEN, Colour.CORAL, Colour.BLUE))
        case Layout.JOURNEY:
            rows = _within(LANES, lanes)
            papers = tuple(paper for paper in list(Colour)[:rows] for _ in range(number))
            return _tinted(_grid(number, rows, *_room(2, 2)), papers)
        case Layout.TABLES:
            return _grid(min(number, 3 if number > 4 else 2), number, *_room(3, 2), most=number)


def _within(choice: Choice, number: int | None) -> int:
    return choice.usual if number is None else max(choice.least, min(choice.most, number))


def _room(columns: int, rows: int) -> tuple[float, float]:
    """The size of a zone that so many notes fit in."""
    width = columns * (NOTE_WIDTH + NOTE_GAP) - NOTE_GAP + 2 * PADDING
    return width, HEADER + rows * (NOTE_HEIGHT + NOTE_GAP) - NOTE_GAP + PADDING


def _grid(
    columns: int, rows: int, width: float, height: float, most: int | None = None
) -> tuple[Outline, ...]:
    cells = columns * rows if most is None else most
    return tuple(
        Outline((n % columns) * (width + GAP), (n // columns) * (height + GAP), width, height)
        for n in range(cells)
    )


def _tinted(made: tuple[Outline, ...], papers: tuple[Colour, ...]) -> tuple[Outline, ...]:
    return tuple(replace(outline, colour=paper) for outline, paper in zip(made, papers, strict=True))


def frame_of(made: Iterable[Outline]) -> Frame | None:
    """What they cover together; None for none."""
    made = tuple(made)
    if not made:
        return None
    return (
        min(o.x for o in made),
        min(o.y for o in made),
        max(o.x + o.width for o in made),
        max(o.y + o.height for o in made),
    )


def from_corner(made: Iterable[Outline]) -> tuple[Outline, ...]:
    """The same, moved so that they begin at 0, 0."""
    made = tuple(made)
    frame = frame_of(made)
    return tuple(replace(o, x=o.x - frame[0], y=o.y - frame[1]) for o in made) if frame else ()


def aside(made: Iterable[Outline], there: Frame | None) -> tuple[Outline, ...]:
    """Beside what is on the wall, so that nothing is covered: on its right, or below a wall that is wide."""
    made = from_corner(made)
    if there is None:
        return made
    left, top, right, bottom = there
    below = right - left > 2 * (bottom - top)
    dx, dy = (left, bottom + ASIDE) if below else (right + ASIDE, top)
    return tuple(replace(o, x=o.x + dx, y=o.y + dy) for o in made)
