"""The board as one picture: small on paper, sharp at any zoom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from atelier_app.documents.board_wall import edges
from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.brush import Brush
from atelier_app.documents.drawing.cards import paper
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.type import Line, Style, resized, set_lines
from atelier_app.documents.outline import Card, Frame, PlacedCard, Region, Wall
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH

Pictures: TypeAlias = Callable[[str], bytes | None]
"""The JPEG on a note, or under a wall, by the id of either."""

# In scene units, as on the screen.
_PAD = 11.0
_FOOT = 20.0
_PICTURE = 58.0
_TEXT = Style(13, 16.5, theme.INK)
_LABEL = Style(10, 13, theme.NOTE_LABEL)
_TAB = Style(12, 22, theme.WHITE, Weight.SEMIBOLD)
_ZONE = Style(14, 20, theme.INK, Weight.SEMIBOLD)
_MARK = Style(10, 16, theme.WHITE, Weight.SEMIBOLD)
_SIZES = (13.0, 11.0, 9.0, 7.5)
# A few notes are not blown up to posters.
_LARGEST = 0.95
# No paper shows more of a text than this, and what is longer takes long to lay out.
_SHOWN = 600


def no_picture(_id: str) -> None:
    """Where photos are left out."""


def draw_wall(
    pen: Brush,
    wall: Wall,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    largest: float = _LARGEST,
    pictures: Pictures = no_picture,
) -> None:
    """Fits the wall into a rectangle, centred across."""
    left, top, right, bottom = edges(wall)
    scale = min(largest, width / (right - left), height / (bottom - top))
    x += (width - (right - left) * scale) / 2 - left * scale
    y -= top * scale
    if wall.backdrop and (photo := pictures(wall.backdrop.picture_id)):
        under = wall.backdrop
        pen.picture(
            photo, x + under.x * scale, y + under.y * scale, under.width * scale, under.height * scale
        )
    for region in wall.regions:
        _draw_region(pen, region, x, y, scale, filled=wall.backdrop is None)
    for frame in wall.frames:
        _draw_frame(pen, frame, x, y, scale)
    for card in wall.cards:
        with pen.note(card.id):
            _draw_card(pen, card, x + card.x * scale, y + card.y * scale, scale, pictures(card.id))
    for frame in wall.frames:
        _draw_tab(pen, frame, x, y, scale)


def _draw_region(pen: Brush, region: Region, x: float, y: float, scale: float, *, filled: bool) -> None:
    """Over a photo it is an outline."""
    place = (x + region.x * scale, y + region.y * scale, region.width * scale, region.height * scale)
    if filled:
        pen.box(*place, theme.ZONES[region.colour] if region.colour else theme.PAPER, 12 * scale)
    pen.frame(*place, theme.NOTE_EDGES[region.colour] if region.colour else theme.RULE, 12 * scale)
    style = resized(_ZONE, _ZONE.size * scale)
    title = set_lines(region.title[:_SHOWN], style, (region.width - 32) * scale, 1)
    pen.lines(title, style, place[0] + 16 * scale, place[1] + 10 * scale, (region.width - 32) * scale)


def _draw_frame(pen: Brush, frame: Frame, x: float, y: float, scale: float) -> None:
    place = (x + frame.x * scale, y + frame.y * scale, frame.width * scale, frame.height * scale)
    pen.box(*place, theme.WHITE, 10 * scale)
    pen.frame(*place, theme.RULE, 10 * scale)


def _draw_tab(pen: Brush, frame: Frame, x: float, y: float, scale: float) -> None:
    """The group's title on its dark tab, over the frame's upper edge."""
    style = resized(_TAB, _TAB.size * scale)
    lines = set_lines(frame.title, style, (frame.width - 50) * scale, 1)
    if not lines:
        return
    left, top = x + (frame.x + 16) * scale, y + (frame.y - _TAB.leading / 2) * scale
    pen.box(left, top, lines[0].width + 18 * scale, style.leading, theme.INK, 4 * scale)
    pen.lines(lines, style, left + 9 * scale, top)


def _draw_card(pen: Brush, placed: PlacedCard, x: float, y: float, scale: float, photo: bytes | None) -> None:
    card = placed.card
    paper(pen, x, y, NOTE_WIDTH * scale, NOTE_HEIGHT * scale, card.colour, scale)
    inner = (NOTE_WIDTH - 2 * _PAD) * scale
    if photo:
        pen.picture(photo, x + _PAD * scale, y + 6 * scale, inner, (_PICTURE - 4) * scale)
    shift = _PICTURE if photo else 0.0
    style, lines = _fitted(card, scale, shift)
    pen.lines(lines, style, x + _PAD * scale, y + (_PAD - 2 + shift) * scale, inner)
    label = resized(_LABEL, _LABEL.size * scale)
    foot = set_lines(card.label, label, inner, 1)
    pen.lines(foot, label, x + _PAD * scale, y + (NOTE_HEIGHT - 20) * scale)
    _draw_mark(pen, placed.mark, x, y, scale)


def _draw_mark(pen: Brush, mark: str, x: float, y: float, scale: float) -> None:
    """How many notes one holds, on a dark disc over its upper corner."""
    style = resized(_MARK, _MARK.size * scale)
    for line in set_lines(mark, style, NOTE_WIDTH * scale, 1):
        width = line.width + 12 * scale
        left, top = x + (NOTE_WIDTH + 6) * scale - width, y - 6 * scale
        pen.box(left, top, width, style.leading, theme.INK, style.leading / 2)
        pen.lines([line], style, left + 6 * scale, top)


def _fitted(card: Card, scale: float, shift: float) -> tuple[Style, tuple[Line, ...]]:
    """The largest size at which the text fits its paper; the smallest, cut short, when none does."""
    inner = (NOTE_WIDTH - 2 * _PAD) * scale
    room = (NOTE_HEIGHT - 2 * _PAD - shift - (_FOOT - _PAD if card.label else 0) + 4) * scale
    for size in _SIZES:
        style = resized(_TEXT, size * scale)
        most = int(room / style.leading + 0.01)
        lines = set_lines(card.text, style, inner, most + (size != _SIZES[-1]))
        if len(lines) <= most:
            break
    return style, lines
