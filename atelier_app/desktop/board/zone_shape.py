"""Where the parts of a zone are in the view: its title, its edge, its handles."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from atelier_app.desktop.board.boxes import sheet_box
from atelier_app.desktop.board.camera import Camera
from atelier_app.desktop.look.theme import font
from atelier_app.domain.board import Zone
from atelier_app.domain.templates import HEADER
from atelier_app.support.language import _

# View pixels.
TITLE_LEFT = 12
SIGN = 16
_EDGE = 5
HANDLE = 10
_REACH = 9
_SHORTEST = 18
# Which edges each handle moves: -1 the left or upper one, 1 the right or lower one.
HANDLES = ((-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0))
# So many characters are always more than fit on a line.
_LAID_OUT = 200


def zone_title(zone: Zone) -> str:
    """What stands over a zone."""
    return zone.title or _("Untitled zone")


def title_font(scale: float) -> QFont:
    """It is read from afar: below half size it no longer shrinks."""
    return font(max(11, min(34, round(19 * scale))), QFont.Weight.DemiBold)


def zone_rect(zone: Zone, camera: Camera) -> QRect:
    """All of a zone in the view."""
    seen = camera.pixels(sheet_box(zone))
    return QRect(int(seen.left), int(seen.top), int(seen.width), int(seen.height))


@lru_cache(maxsize=1024)
def elided(title: str, room: int, pixels: int) -> tuple[str, int]:
    """As much of a title as there is room for, and how wide that is."""
    metrics = QFontMetricsF(font(pixels, QFont.Weight.DemiBold))
    shown = metrics.elidedText(title[:_LAID_OUT], Qt.TextElideMode.ElideRight, room)
    return shown, int(metrics.horizontalAdvance(shown)) + 1


def title_rect(zone: Zone, camera: Camera) -> QRect:
    """Where the title is: in the zone's upper edge; from afar it rises above, so that it hides no note."""
    seen, pixels = zone_rect(zone, camera), title_font(camera.scale).pixelSize()
    left = min(TITLE_LEFT, seen.width() // 12)
    room = seen.width() - 2 * left - (SIGN + 6 if zone.locked else 0)
    if room < _SHORTEST:
        return QRect()
    width, height = elided(zone_title(zone), room, pixels)[1], pixels + 8
    header = round(HEADER * camera.scale)
    top = seen.top() + header - height - max(0, (header - height) // 2)
    return QRect(seen.left() + left, top, width + (SIGN + 6 if zone.locked else 0), height)


def grip_at(zone: Zone, camera: Camera, at: QPoint) -> bool:
    """Whether a view point is on what a zone is taken by: its title or its edge."""
    seen = zone_rect(zone, camera)
    if title_rect(zone, camera).adjusted(-6, -3, 8, 3).contains(at):
        return True
    outer, inner = seen.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE), seen.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    return outer.contains(at) and not inner.contains(at)


def handle_rects(zone: Zone, camera: Camera) -> dict[tuple[int, int], QRect]:
    """The handles that resize a zone; a small one has only its corners'."""
    seen = zone_rect(zone, camera)
    small = min(seen.width(), seen.height()) < 6 * HANDLE
    middles = {
        (across, down): QPoint(
            (seen.left(), seen.center().x(), seen.right() + 1)[across + 1],
            (seen.top(), seen.center().y(), seen.bottom() + 1)[down + 1],
        )
        for across, down in HANDLES
        if not small or (across and down)
    }
    half = HANDLE // 2
    return {which: QRect(at.x() - half, at.y() - half, HANDLE, HANDLE) for which, at in middles.items()}


def handle_at(zone: Zone, camera: Camera, at: QPoint) -> tuple[int, int] | None:
    """The handle under a view point; a finger may be a little beside it."""
    by = _REACH - HANDLE // 2
    for which, rect in handle_rects(zone, camera).items():
        if rect.adjusted(-by, -by, by, by).contains(at):
            return which
    return None
