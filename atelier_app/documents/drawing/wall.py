"""The board as one picture on a page of its own: small on paper, sharp at any zoom."""

from __future__ import annotations

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.cards import paper
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.type import Line, Style, resized, set_lines
from atelier_app.documents.outline import Card, Frame, PlacedCard, Wall
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH

# In scene units, as on the screen.
_PAD = 11.0
_FOOT = 20.0
_TEXT = Style(13, 16.5, theme.INK)
_LABEL = Style(10, 13, theme.NOTE_LABEL)
_TAB = Style(12, 22, theme.WHITE, Weight.SEMIBOLD)
_SIZES = (13.0, 11.0, 9.0, 7.5)
# A few notes are not blown up to posters.
_LARGEST = 0.95


def bounds(wall: Wall) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of everything on the wall."""
    lefts = [card.x for card in wall.cards] + [frame.x for frame in wall.frames]
    tops = [card.y for card in wall.cards] + [frame.y - _TAB.leading / 2 for frame in wall.frames]
    rights = [card.x + NOTE_WIDTH for card in wall.cards] + [one.x + one.width for one in wall.frames]
    bottoms = [card.y + NOTE_HEIGHT for card in wall.cards] + [one.y + one.height for one in wall.frames]
    return min(lefts), min(tops), max(rights), max(bottoms)


def draw_wall(pen: Pen, wall: Wall, x: float, y: float, width: float, height: float) -> None:
    """Fits the wall into a rectangle of the page, centred across."""
    left, top, right, bottom = bounds(wall)
    scale = min(_LARGEST, width / (right - left), height / (bottom - top))
    x += (width - (right - left) * scale) / 2 - left * scale
    y -= top * scale
    for frame in wall.frames:
        _draw_frame(pen, frame, x, y, scale)
    for card in wall.cards:
        _draw_card(pen, card, x + card.x * scale, y + card.y * scale, scale)
    for frame in wall.frames:
        _draw_tab(pen, frame, x, y, scale)


def _draw_frame(pen: Pen, frame: Frame, x: float, y: float, scale: float) -> None:
    place = (x + frame.x * scale, y + frame.y * scale, frame.width * scale, frame.height * scale)
    pen.box(*place, theme.WHITE, 10 * scale)
    pen.frame(*place, theme.RULE, 10 * scale)


def _draw_tab(pen: Pen, frame: Frame, x: float, y: float, scale: float) -> None:
    """The group's title on its dark tab, over the frame's upper edge."""
    style = resized(_TAB, _TAB.size * scale)
    lines = set_lines(frame.title, style, (frame.width - 50) * scale, 1)
    if not lines:
        return
    left, top = x + (frame.x + 16) * scale, y + (frame.y - _TAB.leading / 2) * scale
    pen.box(left, top, lines[0].width + 18 * scale, style.leading, theme.INK, 4 * scale)
    pen.lines(lines, style, left + 9 * scale, top)


def _draw_card(pen: Pen, placed: PlacedCard, x: float, y: float, scale: float) -> None:
    card = placed.card
    paper(pen, x, y, NOTE_WIDTH * scale, NOTE_HEIGHT * scale, card.colour, scale)
    inner = (NOTE_WIDTH - 2 * _PAD) * scale
    style, lines = _fitted(card, scale)
    pen.lines(lines, style, x + _PAD * scale, y + (_PAD - 2) * scale, inner)
    label = resized(_LABEL, _LABEL.size * scale)
    foot = set_lines(card.label, label, inner, 1)
    pen.lines(foot, label, x + _PAD * scale, y + (NOTE_HEIGHT - 20) * scale)


def _fitted(card: Card, scale: float) -> tuple[Style, tuple[Line, ...]]:
    """The largest size at which the text fits its paper; the smallest, cut short, when none does."""
    inner = (NOTE_WIDTH - 2 * _PAD) * scale
    room = (NOTE_HEIGHT - 2 * _PAD - (_FOOT - _PAD if card.label else 0) + 4) * scale
    for size in _SIZES:
        style = resized(_TEXT, size * scale)
        most = int(room / style.leading + 0.01)
        lines = set_lines(card.text, style, inner, most + (size != _SIZES[-1]))
        if len(lines) <= most:
            break
    return style, lines
