"""What lies under the notes: the photograph of a paper wall, then the zones, largest first."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QStaticText, QTransform

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
from atelier_app.desktop.look.theme import DARK, LIGHT, font, tokens
from atelier_app.domain.board import Colour, Zone

# How much of the photograph shows through the paper.
_CALM = 0.55
CORNER = 14
# From afar a zone is a plain rectangle.
_LEAST_CORNER = 3


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

    def draw(self, painter: QPainter, rect: QRect, near: Box, camera: Camera, *, rough: bool = False) -> None:
        """What shows in `rect` (view pixels); titles stand a little above their zone, so within `near`."""
        background = self._wall.background
        if background is not None and sheet_box(background).meets(near):
            self._draw_background(painter, camera)
        held = self.held.id if self.held else None
        shown = [zone for zone, box in self._wall.sheets() if box.meets(near) and zone.id != held]
        for zone in shown:
            draw_sheet(painter, zone, camera)
        for zone in shown if not rough else ():
            if title_rect(zone, camera).adjusted(-4, -2, 4, 2).intersects(rect):
                draw_title(painter, zone, camera)

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


@lru_cache(maxsize=128)
def _corners(colour: Colour | None, dark: bool, corner: int, ratio: float) -> QPixmap:
    """The four corners of a sheet, side by side: a rounded path costs fifty times a blit."""
    sheet, edge = shades(colour, dark)
    made = QPixmap(round(2 * corner * ratio), round(2 * corner * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(sheet)
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(QRectF(0.5, 0.5, 2 * corner - 1, 2 * corner - 1), corner, corner)
    painter.end()
    return made


def draw_sheet(painter: QPainter, zone: Zone, camera: Camera) -> None:
    """A calm tinted rectangle."""
    dark = tokens().dark
    sheet, edge = shades(zone.colour, dark)
    seen = zone_rect(zone, camera)
    corner = round(CORNER * min(1.0, camera.scale))
    if corner < _LEAST_CORNER or min(seen.width(), seen.height()) < 2 * corner:
        painter.fillRect(seen, edge)
        painter.fillRect(seen.adjusted(1, 1, -1, -1), sheet)
        return
    for across, down in ((corner, 0), (0, corner)):
        painter.fillRect(seen.adjusted(across, down, -across, -down), edge)
    painter.fillRect(seen.adjusted(corner, 1, -corner, -1), sheet)
    painter.fillRect(seen.adjusted(1, corner, -1, -corner), sheet)
    _draw_corners(
        painter, seen, corner, _corners(zone.colour, dark, corner, painter.device().devicePixelRatio())
    )


def _draw_corners(painter: QPainter, seen: QRect, corner: int, corners: QPixmap) -> None:
    ratio = corners.devicePixelRatio()
    for across in (0, 1):
        for down in (0, 1):
            x = seen.left() if not across else seen.left() + seen.width() - corner
            y = seen.top() if not down else seen.top() + seen.height() - corner
            of = QRectF(across * corner * ratio, down * corner * ratio, corner * ratio, corner * ratio)
            painter.drawPixmap(QRectF(x, y, corner, corner), corners, of)


@lru_cache(maxsize=1024)
def _laid_out(words: str, pixels: int) -> QStaticText:
    made = QStaticText(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(QTransform(), font(pixels, QFont.Weight.DemiBold))
    return made


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
    words = _laid_out(shown, face.pixelSize())
    painter.setFont(face)
    painter.setPen(theme.color("ink" if zone.title else "muted"))
    painter.drawStaticText(
        text.left(), text.top() + round((text.height() - words.size().height()) / 2), words
    )
