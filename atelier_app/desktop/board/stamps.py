"""Ready-made pictures of empty notes, one a colour and state: a note's paper, shadow and ring in one blit."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from atelier_app.desktop.look.shades import mixed
from atelier_app.desktop.look.theme import DARK, LIGHT, Tokens, tokens
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH, Colour

# Around the note in its stamp, view pixels: room for the shadow and the ring.
MARGIN = 10
# Below this width (view pixels) a note is a plain rectangle.
PLAIN_BELOW = 40
_SHADOW = ((5.0, 3.0, 8), (3.0, 2.0, 14), (1.0, 1.0, 22))


class State(Enum):
    """How a note stands out."""

    PLAIN = 0
    SELECTED = 1
    FOCUSED = 2
    TARGET = 3
    LIFTED = 4
    DIMMED = 5


# Neither has a ring.
_RINGLESS = (State.PLAIN, State.LIFTED, State.DIMMED)
# How much of its colour a note keeps that is not looked for, and of its ink.
_DIM, _DIM_INK = 0.3, 0.4


def margin(scale: float) -> int:
    """How far a stamp reaches around its note at this scale, in view pixels."""
    return MARGIN if NOTE_WIDTH * scale >= PLAIN_BELOW else 0


def stamp(colour: Colour, state: State, scale: float, ratio: float = 1.0) -> QPixmap:
    """The empty note, to be drawn `margin(scale)` left of and above its place. `ratio`: device pixels a pixel."""
    return _made(tokens().dark, colour, state, scale, ratio)


@lru_cache(maxsize=256)
def _made(dark: bool, colour: Colour, state: State, scale: float, ratio: float) -> QPixmap:
    theme = DARK if dark else LIGHT
    width, height = max(2.0, NOTE_WIDTH * scale), max(2.0, NOTE_HEIGHT * scale)
    if not margin(scale):
        return _plain(theme, colour, state, int(width), int(height), ratio)
    made = QPixmap(int((width + 2 * MARGIN) * ratio) + 1, int((height + 2 * MARGIN) * ratio) + 1)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    note = QRectF(MARGIN, MARGIN, round(width), round(height))
    if state is not State.DIMMED:
        _draw_shadow(painter, theme, note, scale, lifted=state is State.LIFTED)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_paper(theme, colour, state))
    corner = min(4.0, 3.0 * scale + 1)
    painter.drawRoundedRect(note, corner, corner)
    _draw_ring(painter, theme, note, state, scale)
    painter.end()
    return made


def _plain(theme: Tokens, colour: Colour, state: State, width: int, height: int, ratio: float) -> QPixmap:
    """From afar: opaque, without a corner to blend."""
    made = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(_paper(theme, colour, state) if state in _RINGLESS else QColor(theme.accent))
    if state not in _RINGLESS and width > 6:
        painter = QPainter(made)
        painter.fillRect(2, 2, width - 4, height - 4, QColor(theme.notes[colour]))
        painter.end()
    return made


def _paper(theme: Tokens, colour: Colour, state: State) -> QColor:
    paper = QColor(theme.notes[colour])
    return mixed(paper, QColor(theme.paper), _DIM) if state is State.DIMMED else paper


@lru_cache(maxsize=64)
def _dimmed_ink(dark: bool, ink: str, colour: Colour) -> QColor:
    theme = DARK if dark else LIGHT
    ground = _paper(theme, colour, State.DIMMED)
    return mixed(QColor(theme.ink if dark else ink), ground, _DIM_INK)


def ink_on(colour: Colour, state: State, ink: str = "note_ink") -> QColor:
    """What the words on a note are written with."""
    theme = tokens()
    return _dimmed_ink(theme.dark, getattr(theme, ink), colour) if state is State.DIMMED else theme.color(ink)


def _draw_shadow(painter: QPainter, theme: Tokens, note: QRectF, scale: float, *, lifted: bool) -> None:
    reach = min(1.0, scale) * (1.6 if lifted else 1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    for spread, drop, strength in _SHADOW:
        painter.setBrush(QColor(0, 0, 0, strength * (3 if theme.dark else 1)))
        spread *= reach
        painter.drawRoundedRect(note.adjusted(-spread / 2, 0, spread / 2, drop * reach + spread / 2), 4, 4)


def _draw_ring(painter: QPainter, theme: Tokens, note: QRectF, state: State, scale: float) -> None:
    """A ring outside the note, paper between the two, so that it shows on every colour."""
    if state in _RINGLESS:
        return
    wide = 3.0 if state is State.TARGET else 2.0
    gap = 2.0 if scale >= 0.5 else 1.0
    reach = gap + wide / 2
    ring = QPen(QColor(theme.ink if state is State.FOCUSED else theme.accent), wide)
    if state is State.FOCUSED:
        ring.setStyle(Qt.PenStyle.DotLine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.paper), gap + 1))
    painter.drawRoundedRect(note.adjusted(-gap / 2, -gap / 2, gap / 2, gap / 2), 4, 4)
    painter.setPen(ring)
    painter.drawRoundedRect(note.adjusted(-reach, -reach, reach, reach), 5, 5)
