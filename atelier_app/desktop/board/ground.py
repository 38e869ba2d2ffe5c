"""What lies under the notes: the photograph of a paper wall, then the zones, largest first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from atelier_app.desktop.board.boxes import Box, sheet_box
from atelier_app.desktop.board.camera import Camera
from atelier_app.desktop.board.pictures import Pictures
from atelier_app.desktop.board.wall import Wall
from atelier_app.desktop.board.zone_shape import (
    SIGN,
    elided,
    title_font,
    title_rect,
    zone_rect,
    zone_title,
)
from atelier_app.desktop.look.icons import pixmap
from atelier_app.desktop.look.shades import mixed
from atelier_app.desktop.look.theme import DARK, LIGHT, tokens
from atelier_app.domain.board import Colour, Zone

# How much of the photograph shows through the paper.
_CALM = 0.55
CORNER = 14
# From afar, and while zooming, a zone is a plain rectangle.
_ROUND_FROM = 40


@lru_cache(maxsize=32)
def shades(colour: Colour | None, dark: bool) -> tuple[QColor, QColor]:
    """A zone's sheet and its edge."""
    theme = DARK if dark else LIGHT
    paper = theme.color("paper")
    if colour is None:
        return mixed(theme.color("card"), paper, 0.6), theme.color("line")
    tint = QColor(theme.notes[colour])
    return mixed(tint, paper, 0.13 if dark else 0.3), mixed(tint, paper, 0.35 if dark else 0.85)


class Ground:
    """Draws the picture and the zones that show in a part of the view."""

    def __init__(self, wall: Wall) -> None:
        self._wall = wall
        self.pictures: Pictures | None = None
        # Held in the hand: drawn over the wall meanwhile.
        self.held: Zone | None = None

    def draw(self, painter: QPainter, around: Box, near: Box, camera: Camera, *, rough: bool = False) -> None:
        """What meets `around`; titles stand a little above their zone, so within `near`."""
        background = self._wall.background
        if background is not None and sheet_box(background).meets(around):
            self._draw_background(painter, camera)
        shown = [
            zone for zone in self._wall.zones.values() if self._shows(zone) and sheet_box(zone).meets(near)
        ]
        shown.sort(key=lambda zone: -zone.width * zone.height)
        draw_sheets(painter, shown, camera)
        if not rough:
            for zone in shown:
                draw_title(painter, zone, camera)

    def _shows(self, zone: Zone) -> bool:
        return self.held is None or zone.id != self.held.id

    def _draw_background(self, painter: QPainter, camera: Camera) -> None:
        background = self._wall.background
        if background is None or self.pictures is None:
            return
        seen = camera.pixels(sheet_box(background))
        target = QRectF(seen.left, seen.top, seen.width, seen.height)
        picture = self.pictures.sized(background.picture_id, seen.width, seen.height)
        if picture is None:
            painter.fillRect(target, tokens().color("hover"))
            return
        painter.save()
        painter.fillRect(target, tokens().color("paper"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(_CALM)
        painter.drawPixmap(target, picture, QRectF(picture.rect()))
        painter.restore()


def draw_sheets(painter: QPainter, zones: Iterable[Zone], camera: Camera, *, chosen: bool = False) -> None:
    """Calm tinted rectangles; `chosen`: in the accent's outline."""
    theme = tokens()
    for zone in zones:
        sheet, edge = shades(zone.colour, theme.dark)
        seen = zone_rect(zone, camera)
        painter.setBrush(sheet)
        painter.setPen(QPen(theme.color("accent"), 2) if chosen else QPen(edge, 1))
        rounded = min(seen.width(), seen.height()) >= _ROUND_FROM
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, rounded)
        if rounded:
            corner = CORNER * min(1.0, camera.scale)
            painter.drawRoundedRect(QRectF(seen).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        else:
            painter.drawRect(seen.adjusted(0, 0, -1, -1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_title(painter: QPainter, zone: Zone, camera: Camera) -> None:
    """A zone's title, with a padlock before it when it is locked."""
    place = title_rect(zone, camera)
    if place.isEmpty():
        return
    theme, face = tokens(), title_font(camera.scale)
    text = QRect(place)
    if place.top() <= zone_rect(zone, camera).top():
        # It stands astride the edge, which must not strike it through.
        painter.fillRect(place.adjusted(-3, 0, 3, 0), shades(zone.colour, theme.dark)[0])
    if zone.locked:
        sign = pixmap("lock", theme.muted, SIGN, painter.device().devicePixelRatio())
        painter.drawPixmap(place.left(), place.center().y() - SIGN // 2 + 1, sign)
        text.setLeft(text.left() + SIGN + 6)
    shown, _width = elided(zone_title(zone), text.width(), face.pixelSize())
    painter.setFont(face)
    painter.setPen(theme.color("ink" if zone.title else "muted"))
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
