"""A small map of the wall in a corner: zones, groups, notes, and what is seen of it; click, drag or arrow keys go there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.board.boxes import Box
from atelier_app.desktop.board.camera import Camera, fitted
from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.ground import draw_sheet
from atelier_app.desktop.board.keys import ARROWS
from atelier_app.desktop.look.theme import appearance, colour, tokens
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH, Colour
from atelier_app.support.language import _

_SIZE = QSize(188, 128)
# To the edges of the canvas and what floats over it.
_APART = 12
_MARGIN = 6.0
# Many changes at once are one new drawing.
_REDRAW_MS = 250
# An arrow key goes this far: a share of what is seen.
_STEP = 0.25
# What is seen may miss this much of the wall, scene units, before a map is of use.
_SLACK = 2.0


class Minimap(QWidget):
    """Sits over `canvas`; shows itself when it is wanted and some of the wall is out of sight."""

    def __init__(self, canvas: BoardCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.wanted = True
        self._picture = QPixmap()
        self._camera = Camera()
        self.setFixedSize(_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Map of the board"))
        self.setAccessibleDescription(_("The arrow keys move what is seen, Enter goes back to the notes."))
        self.setToolTip(_("Map of the board (V)"))
        self._redraw = QTimer(self, singleShot=True, interval=_REDRAW_MS)
        self._redraw.timeout.connect(self._draw)
        canvas.shields.append(self)
        canvas.installEventFilter(self)
        canvas.wall.damaged.connect(lambda _damage: self._redraw.isActive() or self._redraw.start())
        canvas.camera_changed.connect(self._follow)
        canvas.map_asked.connect(self.toggle)
        appearance().changed.connect(self._draw)
        self.hide()
        self._draw()

    def toggle(self) -> None:
        """Wanted or not."""
        self.wanted = not self.wanted
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._canvas and event.type() == QEvent.Type.Resize:
            self._follow()
        return super().eventFilter(watched, event)

    # --- what it shows

    def _is_useful(self) -> bool:
        bounds = self._canvas.wall.bounds()
        return bounds is not None and not self._canvas.seen_box().grown(_SLACK).covers(bounds)

    def _follow(self) -> None:
        """The view has moved: shows where it is, and itself only when there is more than that."""
        shown = self.wanted and self._is_useful()
        if shown != self.isVisibleTo(self._canvas):
            if not shown and self.hasFocus():
                self._canvas.setFocus()
            self.setVisible(shown)
            if shown:
                self._draw()
            self._canvas.refresh()
        if shown:
            canvas, covered = self._canvas, self._canvas.covered
            self.move(
                canvas.width() - self.width() - _APART,
                canvas.height() - covered.bottom() - self.height() - _APART,
            )
            self.update()

    def _draw(self) -> None:
        """Draws the wall from afar; later only the frame of what is seen moves over it."""
        if not (self.wanted and self._is_useful()):
            self._follow()
            return
        wall, ratio, theme = self._canvas.wall, self.devicePixelRatioF(), tokens()
        self._camera = fitted(wall.bounds() or Box(0, 0, 1, 1), self.width(), self.height(), margin=_MARGIN)
        self._picture = QPixmap(self.size() * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(theme.color("paper"))
        painter = QPainter(self._picture)
        for zone, _box in wall.sheets():
            draw_sheet(painter, zone, self._camera)
        for group, frame in wall.frames():
            painter.fillRect(self._rect(frame), theme.color("ink" if group.collapsed else "line"))
        # All of a colour at once: one by one, thousands would hold up a frame.
        papers: dict[Colour, list[QRectF]] = {}
        scale, left, top = self._camera.scale, self._camera.x, self._camera.y
        width, height = max(1.0, NOTE_WIDTH * scale), max(1.0, NOTE_HEIGHT * scale)
        for note in wall.in_order():
            rect = QRectF(note.x * scale + left, note.y * scale + top, width, height)
            papers.setdefault(note.colour, []).append(rect)
        painter.setPen(Qt.PenStyle.NoPen)
        for paper, rects in papers.items():
            painter.setBrush(colour(paper))
            painter.drawRects(rects)
        painter.end()
        self._follow()

    def _rect(self, box: Box) -> QRectF:
        seen = self._camera.box_to_view(box)
        return QRectF(seen.left, seen.top, max(1.0, seen.width), max(1.0, seen.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), tokens()
        painter.drawPixmap(0, 0, self._picture)
        inside = QRectF(self.rect()).adjusted(1.0, 1.0, -1.0, -1.0)
        painter.setPen(QPen(theme.color("ink"), 2))
        painter.drawRect(self._rect(self._canvas.seen_box()) & inside)
        painter.setPen(
            QPen(theme.color("accent" if self.hasFocus() else "line"), 2 if self.hasFocus() else 1)
        )
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    # --- going there

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def _go(self, at: QPointF) -> None:
        """What is at this point of the map comes to the middle of the view."""
        canvas = self._canvas
        x, y = canvas.camera.to_view(*self._camera.to_scene(at.x(), at.y()))
        free = canvas.rect().marginsRemoved(canvas.covered).center()
        canvas.pan(free.x() - x, free.y() - y)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, canvas = Qt.Key(event.key()), self._canvas
        if key in ARROWS:
            dx, dy = ARROWS[key]
            canvas.pan(-dx * _STEP * canvas.width(), -dy * _STEP * canvas.height())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            canvas.setFocus()
        elif key == Qt.Key.Key_V:
            self.toggle()
        else:
            super().keyPressEvent(event)
