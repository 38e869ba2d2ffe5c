"""Where one signs with a finger, a pen or the mouse: strokes are kept in the field of `domain.signature`, and drawn sharp."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier_app.desktop.look.theme import font, tokens
from atelier_app.domain.signature import HEIGHT, POINTS_LIMIT, WIDTH, Point, Signature
from atelier_app.support.language import _

STEP = 3
"""Points nearer than this to the one before, in the field's units, say nothing of the hand."""
_INK = 7.0


class SignaturePad(QWidget):
    """Emits `drawn` after each stroke, and when it is cleared; Delete clears."""

    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[Point]] = []
        self._drawing = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(WIDTH // 3, HEIGHT // 3)
        self.setAccessibleName(_("Your signature"))
        self.setAccessibleDescription(_("Draw it with a finger, a pen or the mouse; Delete clears it."))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH * 4 // 5, HEIGHT * 4 // 5)

    def heightForWidth(self, width: int) -> int:
        return width * HEIGHT // WIDTH

    # --- what was drawn

    @property
    def is_empty(self) -> bool:
        return not self._strokes

    @property
    def text(self) -> str:
        """The strokes as commands carry them, empty when nothing was drawn."""
        return str(Signature(tuple(map(tuple, self._strokes))))

    def clear(self) -> None:
        """A blank field again."""
        self._strokes.clear()
        self._drawing = False
        self.update()
        self.drawn.emit()

    # --- the field on the screen

    @property
    def field(self) -> QRectF:
        """The largest field of its proportions, in the middle."""
        scale = min((self.width() - 4) / WIDTH, (self.height() - 4) / HEIGHT)
        width, height = WIDTH * scale, HEIGHT * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _point(self, place: QPointF) -> Point:
        field = self.field
        x = round((place.x() - field.left()) * WIDTH / field.width())
        y = round((place.y() - field.top()) * HEIGHT / field.height())
        return min(WIDTH, max(0, x)), min(HEIGHT, max(0, y))

    # --- drawing

    def _press(self, place: QPointF) -> None:
        if self.field.contains(place):
            self._drawing = True
            self._strokes.append([self._point(place)])
            self.update()

    def _move(self, place: QPointF) -> None:
        if not self._drawing:
            return
        stroke, point = self._strokes[-1], self._point(place)
        if hypot(point[0] - stroke[-1][0], point[1] - stroke[-1][1]) >= STEP:
            stroke.append(point)
            self.update()

    def _lift(self) -> None:
        if self._drawing:
            self._drawing = False
            self._thin()
            self.drawn.emit()

    def _thin(self) -> None:
        """Every other point, as often as it takes to be kept: still the same hand."""
        while sum(map(len, self._strokes)) > POINTS_LIMIT and any(len(one) > 2 for one in self._strokes):
            self._strokes = [[*stroke[:-1:2], stroke[-1]] for stroke in self._strokes]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._lift()

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._press(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._move(event.position())
        else:
            self._lift()
        event.accept()  # else the pen would come again as a mouse

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Delete:  # type: ignore[attr-defined]
            self.clear()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        """The first finger signs; a palm laid down beside it does not."""
        if event.type() in {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}:
            self._lift()
            return
        place = event.points()[0].position()
        if event.type() == QEvent.Type.TouchBegin:
            self._press(place)
        else:
            self._move(place)

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field, scale = self.field, self.field.width() / WIDTH
        self._paint_field(painter, field, scale)
        painter.translate(field.topLeft())
        painter.scale(scale, scale)
        ink = QPen(tokens().color("ink"), _INK)
        ink.setCapStyle(Qt.PenCapStyle.RoundCap)
        ink.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(ink)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            painter.drawPath(smooth(stroke))

    def _paint_field(self, painter: QPainter, field: QRectF, scale: float) -> None:
        shades = tokens()
        edge = "accent" if self.hasFocus() else "muted"
        painter.setPen(QPen(shades.color(edge), 2))
        painter.setBrush(shades.color("field"))
        painter.drawRoundedRect(field, 12, 12)
        base = field.top() + field.height() * 0.76
        painter.setPen(QPen(shades.color("dot"), 2))
        painter.drawLine(QPointF(field.left() + 90 * scale, base), QPointF(field.right() - 60 * scale, base))
        painter.setPen(shades.color("muted"))
        painter.setFont(font(max(13, round(36 * scale))))
        painter.drawText(QPointF(field.left() + 44 * scale, base), "✕")
        if self.is_empty:
            below = QRectF(field.left(), base, field.width(), field.bottom() - base)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), _("Sign here"))


def smooth(stroke: list[Point]) -> QPainterPath:
    """A curve through the middles between points, which hides that a hand was sampled; a dot for a single point."""
    points = [QPointF(x, y) for x, y in stroke]
    path = QPainterPath(points[0])
    for here, following in pairwise(points[1:]):
        path.quadTo(here, (here + following) / 2)
    path.lineTo(points[-1] if len(points) > 1 else points[0] + QPointF(0.1, 0))
    return path
