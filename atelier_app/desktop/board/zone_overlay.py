"""The zone in the hand, or the chosen one's outline and handles, over the kept picture of the wall."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from atelier_app.desktop.board.boxes import Box, sheet_box
from atelier_app.desktop.board.camera import Camera
from atelier_app.desktop.board.ground import CORNER, Ground, draw_sheets, draw_title
from atelier_app.desktop.board.wall import Wall
from atelier_app.desktop.board.zone_shape import handle_rects, zone_rect
from atelier_app.desktop.look.theme import tokens
from atelier_app.domain.board import Zone
from atelier_app.domain.core import Id

# What is in the hand lets what is under it be seen.
_THROUGH = 0.75


class ZoneOverlay:
    """Painted at each frame, so that moving a zone redraws no note."""

    def __init__(self, ground: Ground, wall: Wall) -> None:
        self._ground, self._wall = ground, wall
        self.chosen: Id | None = None

    @property
    def held(self) -> Zone | None:
        return self._ground.held

    def hold(self, zone: Zone | None) -> tuple[Box, ...]:
        """Takes a zone in hand, or puts it down; answers what of the wall looks different now."""
        before, self._ground.held = self._ground.held, zone
        if (before is None) == (zone is None):
            return ()
        ids = {held.id for held in (before, zone) if held}
        return tuple(sheet_box(still) for id in ids if (still := self._wall.zones.get(id)))

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """What is in the hand, else what is chosen."""
        if self.held is not None:
            painter.setOpacity(_THROUGH)
            draw_sheets(painter, (self.held,), camera, chosen=True)
            painter.setOpacity(1.0)
            draw_title(painter, self.held, camera)
        elif zone := self._wall.zones.get(self.chosen or ""):
            _draw_chosen(painter, zone, camera)


def _draw_chosen(painter: QPainter, zone: Zone, camera: Camera) -> None:
    """An outline, and handles where the zone can be resized."""
    theme = tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("accent"), 2))
    corner = CORNER * min(1.0, camera.scale)
    painter.drawRoundedRect(QRectF(zone_rect(zone, camera)), corner, corner)
    if not zone.locked:
        painter.setBrush(theme.color("card"))
        for handle in handle_rects(zone, camera).values():
            painter.drawRoundedRect(QRectF(handle), 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
