"""The last picture of the wall, kept: scrolled while panning, scaled while zooming, mended where it changed.

Redrawing 5,000 notes takes tens of milliseconds; moving their picture takes one (design section 12).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion

from atelier_app.desktop.board.boxes import Box
from atelier_app.desktop.board.camera import Camera
from atelier_app.desktop.board.stamps import MARGIN

Draw = Callable[[QPainter, QRect, Camera], None]

# Redrawn one by one up to this many rectangles, as one above: each has a cost of its own.
_PIECES = 24
# A sharp picture is made in bands of this height (pixels), so that a gesture never waits for a whole one.
_BAND = 90
# A frame's tab stands above its box, at any scale.
_ABOVE = 32


def _seen(box: Box, camera: Camera) -> QRect:
    view = camera.box_to_view(box)
    near = 1_000_000
    left, top = int(max(-near, view.left)) - MARGIN - 1, int(max(-near, view.top)) - _ABOVE - 1
    right, bottom = int(min(near, view.right)) + MARGIN + 2, int(min(near, view.bottom)) + MARGIN + 2
    return QRect(left, top, right - left, bottom - top)


class KeptPicture:
    """A pixmap of the view, the camera it was drawn with, and what of it is out of date."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._front = QPixmap()
        self._back = QPixmap()
        self._size = QSize()
        self._stale = QRegion()
        self.camera = Camera()
        self._coming: Camera | None = None
        self._done = 0
        self._late: list[Box] = []
        self.drawn = False

    def resize(self, size: QSize, ratio: float) -> None:
        """Fits a view of `size` with `ratio` device pixels to a pixel; all is then out of date."""
        if size == self._size and ratio == self._front.devicePixelRatio():
            return
        self._size = size
        self._front, self._back = _canvas(size, ratio), _canvas(size, ratio)
        self.drawn = False
        self.spoil()

    def spoil(self) -> None:
        """Everything is out of date."""
        self._coming = None
        self._stale = QRegion(self._rect)

    def damage(self, boxes: Iterable[Box]) -> None:
        """These parts of the wall (scene units) are out of date."""
        boxes = tuple(boxes)
        if self._coming is not None:
            self._late.extend(boxes)
        if len(boxes) > 400:
            self._stale = QRegion(self._rect)
            return
        for box in boxes:
            part = _seen(box, self.camera).intersected(self._rect)
            if not part.isEmpty():
                self._stale += part

    @property
    def _rect(self) -> QRect:
        return QRect(0, 0, self._size.width(), self._size.height())

    # --- the same scale: scroll and mend

    def mend(self, camera: Camera) -> None:
        """Brings the picture to `camera`: scrolls what it can, draws what came into view or is out of date."""
        if camera.scale != self.camera.scale:
            self.spoil()
        elif camera != self.camera:
            self._scroll(round(camera.x - self.camera.x), round(camera.y - self.camera.y))
        self.camera, self._coming = camera, None
        if self._stale.isEmpty():
            return
        painter = QPainter(self._front)
        for rect in self._pieces():
            painter.setClipRect(rect)
            self._draw(painter, rect, camera)
        painter.end()
        self._stale = QRegion()
        self.drawn = True

    def _pieces(self) -> list[QRect]:
        if self._stale.rectCount() > _PIECES:
            return [self._stale.boundingRect()]
        return rects_of(self._stale)

    def _scroll(self, dx: int, dy: int) -> None:
        rect, ratio = self._rect, self._front.devicePixelRatio()
        whole = (dx * ratio).is_integer() and (dy * ratio).is_integer()
        if not whole or abs(dx) >= rect.width() or abs(dy) >= rect.height():
            self.spoil()
            return
        self._front.scroll(
            int(dx * ratio), int(dy * ratio), QRect(0, 0, self._front.width(), self._front.height())
        )
        kept = rect.translated(dx, dy) & rect
        self._stale = (self._stale.translated(dx, dy) & kept) + (QRegion(rect) - kept)

    # --- another scale: show it scaled, then sharpen in slices

    def show(self, painter: QPainter, part: QRect) -> None:
        """Paints the picture as it is into `part` of the view."""
        ratio = self._front.devicePixelRatio()
        source = QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
        painter.drawPixmap(QRectF(part), self._front, source)

    def show_scaled(self, painter: QPainter, camera: Camera) -> QRect:
        """Paints the picture as `camera` would see it, blurred; the answer is the part of the view it covers."""
        factor = camera.scale / self.camera.scale
        left, top = camera.x - self.camera.x * factor, camera.y - self.camera.y * factor
        target = QRectF(left, top, self._size.width() * factor, self._size.height() * factor)
        shown = target & QRectF(self._rect)
        ratio = self._front.devicePixelRatio()
        source = QRectF(
            (shown.x() - left) / factor * ratio,
            (shown.y() - top) / factor * ratio,
            shown.width() / factor * ratio,
            shown.height() / factor * ratio,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(shown, self._front, source)
        return shown.toRect() if shown.isValid() else QRect()

    def sharpen(self, camera: Camera, seconds: float) -> bool:
        """Draws for about this long towards a sharp picture of `camera`; true once it is the one kept."""
        if camera != self._coming:
            self._coming, self._done, self._late = camera, 0, []
        until = perf_counter() + seconds
        painter = QPainter(self._back)
        while self._done < self._size.height():
            band = QRect(0, self._done, self._size.width(), _BAND) & self._rect
            painter.setClipRect(band)
            self._draw(painter, band, camera)
            self._done += _BAND
            if perf_counter() > until and self._done < self._size.height():
                painter.end()
                return False
        painter.end()
        self._front, self._back = self._back, self._front
        self.camera, self._coming, self._stale = camera, None, QRegion()
        late, self._late = self._late, []
        self.damage(late)
        return True


def rects_of(region: QRegion) -> list[QRect]:
    """The rectangles of a region."""
    return [rect for rect in region]  # type: ignore[attr-defined]  # noqa: C416 - the stubs know no iteration


def _canvas(size: QSize, ratio: float) -> QPixmap:
    made = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    made.setDevicePixelRatio(ratio)
    return made
