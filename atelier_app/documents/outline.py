"""What a document says, free of how it is drawn: sections, words, figures, tables, cards, pictures.

All text is plain (no markup) and in the document's language; lengths are shares, places are scene units.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from atelier_app.domain.board import Colour


@dataclass(frozen=True)
class Span:
    """A stretch of text; `strong` stands out."""

    text: str
    strong: bool = False


Words: TypeAlias = tuple[Span, ...]


def words(text: str, strong: bool = False) -> Words:
    return (Span(text, strong),)


class Tone(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"
    QUIET = "quiet"
    WARNING = "warning"


@dataclass(frozen=True)
class Paragraph:
    words: Words
    tone: Tone = Tone.BODY


@dataclass(frozen=True)
class Heading:
    """A title within a section; `note` is a quiet word beside it."""

    title: str
    note: str = ""


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """A number that matters, and what it counts."""

    value: str
    label: str


@dataclass(frozen=True)
class Figures:
    figures: tuple[Figure, ...]


class Align(StrEnum):
    START = "start"
    END = "end"


@dataclass(frozen=True)
class Column:
    """`share` of the width; a title that may be empty."""

    title: str
    share: float
    align: Align = Align.START
    quiet: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Bar:
    """A quantity drawn to scale: `share` from 0 to 1 of the longest, with its value in words."""

    share: float
    value: str
    strong: bool = True


@dataclass(frozen=True)
class Rich:
    """A cell of two levels: what it says, and a smaller remark under it."""

    text: str
    remark: str = ""


@dataclass(frozen=True)
class Stacked:
    """How many said each grade, worst first: one bar of as many colours, the best at its start."""

    counts: tuple[float, ...]


Cell: TypeAlias = str | Words | Rich | Bar | Stacked


@dataclass(frozen=True)
class Row:
    """Cells in the columns' order. Neighbouring rows of one `tie` (over 0) are joined by a bracket."""

    cells: tuple[Cell, ...]
    tie: int = 0


@dataclass(frozen=True)
class Table:
    """Rows under column titles, repeated on each page; `compact` for long lists."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    compact: bool = False


@dataclass(frozen=True)
class Grades:
    """What the colours of stacked bars stand for: the grades' names, worst first."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """A note as it was written, on its paper."""

    text: str
    colour: Colour
    label: str = ""


@dataclass(frozen=True)
class Cards:
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class PlacedCard:
    """A note where it lies: the top left of its paper in scene units; `mark` is a short word in its corner."""

    card: Card
    x: float
    y: float
    mark: str = ""
    id: str = ""


@dataclass(frozen=True)
class Frame:
    """A group's frame around its notes, in scene units."""

    title: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Region:
    """A titled part of the wall under the notes, in scene units."""

    title: str
    x: float
    y: float
    width: float
    height: float
    colour: Colour | None = None


@dataclass(frozen=True)
class Backdrop:
    """A picture under everything, by its id, in scene units."""

    picture_id: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Wall:
    """The board as a picture on a page of its own; `legend` says what papers stand for."""

    title: str
    cards: tuple[PlacedCard, ...]
    frames: tuple[Frame, ...]
    regions: tuple[Region, ...] = ()
    legend: tuple[tuple[Colour, str], ...] = ()
    backdrop: Backdrop | None = None


@dataclass(frozen=True)
class Dot:
    """Something placed on the quadrants: `x` and `y` from 0 to 1, right and up.

    The spans hold the middle half of what people said, along each axis; they differ much where it is `contested`.
    """

    number: int
    card: Card
    x: float
    y: float
    x_span: tuple[float, float] | None = None
    y_span: tuple[float, float] | None = None
    contested: bool = False


@dataclass(frozen=True)
class Quadrants:
    """Two axes, named at the ends of the first and the top of the second, and four named quarters:
    top left, top right, bottom left, bottom right. They meet `at` (right and up, from 0 to 1);
    the one of this number stands out.
    """

    titles: tuple[str, str, str, str]
    x_ends: tuple[str, str]
    y_end: str
    dots: tuple[Dot, ...]
    at: tuple[float, float] = (0.5, 0.5)
    strong: int = 0


@dataclass(frozen=True)
class Stroke:
    """A straight line of a chart, from its left to its right edge: heights from 0 to 1."""

    label: str
    start: float
    end: float
    strong: bool = False


@dataclass(frozen=True)
class Lines:
    """Straight lines over a scale from 0 to 1 that is named below, its ends too.

    At `mark`, which has its own word, a rule stands; `band` is a stretch of the scale that stands out.
    """

    strokes: tuple[Stroke, ...]
    title: str
    ends: tuple[str, str]
    mark: float
    mark_title: str
    band: tuple[float, float]


@dataclass(frozen=True)
class Lane:
    """One of several columns of cards side by side."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Lanes:
    lanes: tuple[Lane, ...]


Block: TypeAlias = (
    Paragraph | Heading | Bullets | Figures | Table | Grades | Cards | Wall | Quadrants | Lines | Lanes
)


@dataclass(frozen=True)
class Section:
    """A part listed in the contents. `kicker` is the word over its title."""

    kicker: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = True


@dataclass(frozen=True)
class Cover:
    kicker: str
    title: str
    subtitle: str
    when: str
    organisation: str
    figures: tuple[Figure, ...]
    essentials_title: str
    essentials: tuple[Words, ...]


@dataclass(frozen=True)
class Outline:
    """A whole document. `language` is "fr" or "en"; `footer` stands at the foot of each page."""

    language: str
    title: str
    author: str
    subject: str
    footer: str
    contents_title: str
    cover: Cover
    sections: tuple[Section, ...]
