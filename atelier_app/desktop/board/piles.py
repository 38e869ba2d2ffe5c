"""A collapsed group on the wall: a few of its papers under a sheet that has room for its title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from atelier_app.desktop.board.boxes import Box
from atelier_app.desktop.board.camera import Camera
from atelier_app.desktop.board.stamps import State
from atelier_app.desktop.look.theme import colour, tokens
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH, Note

# How far the papers below look out, scene units.
_FAN = 4.5
_PAPERS = 3


def draw_pile(painter: QPainter, notes: Sequence[Note], frame: Box, camera: Camera, state: State) -> QRect:
    """Draws the pile in its `frame`; the answer is where its uppermost sheet is in the view."""
    seen = camera.pixels(frame)
    width, height = round(NOTE_WIDTH * camera.scale), round(NOTE_HEIGHT * camera.scale)
    left, top = int(seen.left + (seen.width - width) / 2), int(seen.bottom - height - seen.width / 12)
    sheet = QRect(left, top, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    papers = list(dict.fromkeys(note.colour for note in notes))[:_PAPERS]
    # As many as there are notes, up to a few; the lowest looks out furthest.
    for number in reversed(range(1, min(_PAPERS, len(notes)) + 1)):
        by = round(_FAN * number * camera.scale)
        painter.setBrush(colour(papers[number % len(papers)]))
        painter.drawRoundedRect(QRectF(sheet.translated(by, by - round(by * 1.8))), 3, 3)
    _draw_cover(painter, QRectF(sheet), camera.scale, state)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    return sheet


def _draw_cover(painter: QPainter, sheet: QRectF, scale: float, state: State) -> None:
    theme, plain = tokens(), state in (State.PLAIN, State.LIFTED)
    painter.setBrush(theme.color("card"))
    painter.setPen(QPen(theme.color("line" if plain else "accent"), 1 if plain else 3))
    corner = min(6.0, 4.0 * scale + 1)
    painter.drawRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
