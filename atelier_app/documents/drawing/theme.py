"""The look of printed pages: sizes in points, colours, text styles (design tokens shared with the screens)."""

from __future__ import annotations

from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.type import Style
from atelier_app.domain.board import Colour

A4 = (595.28, 841.89)
MARGIN = 51.0
TOP = 54.0
BOTTOM = 74.0
FOOTER = 34.0

INK = "#1D2433"
MUTED = "#667085"
LINE = "#E4E0D7"
RULE = "#CFC9BC"
PAPER = "#F7F5F0"
ACCENT = "#0F5C5C"
ACCENT_SOFT = "#E0F0EE"
ACCENT_PALE = "#A9C7C5"
ON_ACCENT = "#FFFFFF"
ON_ACCENT_QUIET = "#CFE5E2"
WARNING = "#B54708"
WARNING_SOFT = "#FEF0E6"
WHITE = "#FFFFFF"

NOTES = {
    Colour.YELLOW: "#FFE588",
    Colour.CORAL: "#FFC2B0",
    Colour.GREEN: "#BFE8CD",
    Colour.BLUE: "#BCDFF7",
    Colour.VIOLET: "#DCCBF4",
    Colour.SAND: "#EADFCB",
}
# The foot of each paper, a shade deeper: what gives a note its thickness, in one opaque colour.
NOTE_EDGES = {
    Colour.YELLOW: "#EBCD62",
    Colour.CORAL: "#EDA791",
    Colour.GREEN: "#9FD2B1",
    Colour.BLUE: "#9AC8E6",
    Colour.VIOLET: "#C3ADE2",
    Colour.SAND: "#D6C7AC",
}
# The ground of a zone of each colour, pale enough for its notes to stand out.
ZONES = {
    Colour.YELLOW: "#FFF9E3",
    Colour.CORAL: "#FFF1ED",
    Colour.GREEN: "#F0FAF3",
    Colour.BLUE: "#EFF8FD",
    Colour.VIOLET: "#F7F3FD",
    Colour.SAND: "#FBF8F3",
}
NOTE_LABEL = "#5A5B55"

BODY = Style(9.75, 15, INK)
LEAD = Style(11.25, 17, INK)
QUIET = Style(9.75, 15, MUTED)
SMALL = Style(8.25, 12, MUTED)
WARN = Style(9.75, 15, WARNING, Weight.MEDIUM)
KICKER = Style(8.25, 12, ACCENT, Weight.BOLD, tracking=0.7)
TITLE = Style(18, 23, INK, Weight.BOLD)
HEADING = Style(12, 17, INK, Weight.BOLD)
COLUMN = Style(7.5, 10, MUTED, Weight.SEMIBOLD, tracking=0.5)
FIGURE = Style(25, 30, INK, Weight.BOLD)
FIGURE_LABEL = Style(9, 12.5, MUTED)
CELL = Style(9.5, 13.5, INK)
CELL_COMPACT = Style(8.75, 12, INK)
NOTE = Style(9.25, 12.75, INK)
NOTE_FOOT = Style(7.25, 9, NOTE_LABEL)
FOOT = Style(7.5, 10, MUTED)
