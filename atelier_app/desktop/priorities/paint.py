"""The plane as it is drawn: its four named quarters, its axes, and how far people agree about a note."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from atelier_app.desktop.look.cells import draw_pill, draw_text
from atelier_app.desktop.look.theme import Tokens, font
from atelier_app.desktop.priorities.field import Field
from atelier_app.domain.priorities import Matrix, MatrixItem, Quadrant
from atelier_app.domain.spread import Spread
from atelier_app.support.priorities import ends, quarter_name

TOP, BOTTOM = int(Qt.AlignmentFlag.AlignTop), int(Qt.AlignmentFlag.AlignBottom)
LEFT, RIGHT = int(Qt.AlignmentFlag.AlignLeft), int(Qt.AlignmentFlag.AlignRight)
_CORNERS = {
    Quadrant.QUICK_WIN: TOP | LEFT,
    Quadrant.MAJOR_PROJECT: TOP | RIGHT,
    Quadrant.FILL_IN: BOTTOM | LEFT,
    Quadrant.NOT_NOW: BOTTOM | RIGHT,
}


def paint_plane(painter: QPainter, field: Field, matrix: Matrix, theme: Tokens, pixels: int) -> None:
    """Draws the quarters, their names and the axes; the labels lie `2 * pixels` outside the plane."""
    plane = field.plane
    draw_pill(painter, plane, theme.color("card"), theme.color("line"), radius=12)
    quarters = _quarters(field, matrix)
    first = matrix.first_quarter
    painter.save()
    painter.setClipRect(quarters[first])
    draw_pill(painter, plane.adjusted(1, 1, -1, -1), theme.color("accent_soft"), radius=11)
    painter.restore()
    painter.setPen(QPen(theme.color("accent_faint"), 1.4, Qt.PenStyle.DashLine))
    across, down = field.x(matrix.effort_threshold), field.y(matrix.impact_threshold)
    painter.drawLine(QLineF(across, plane.top(), across, plane.bottom()))
    painter.drawLine(QLineF(plane.left(), down, plane.right(), down))
    painter.setFont(font(pixels, QFont.Weight.DemiBold))
    for quarter, box in quarters.items():
        ink = theme.color("accent" if quarter is first else "muted")
        inner = box.adjusted(pixels, pixels * 0.7, -pixels, -pixels * 0.7)
        if inner.height() > pixels and inner.width() > pixels * 2:
            draw_text(painter, inner, quarter_name(matrix, quarter), ink, _CORNERS[quarter])
    _paint_axes(painter, plane, matrix, theme, pixels)


def _quarters(field: Field, matrix: Matrix) -> dict[Quadrant, QRectF]:
    plane = field.plane
    across, down = field.x(matrix.effort_threshold), field.y(matrix.impact_threshold)
    wide, high = plane.right() - across, plane.bottom() - down
    return {
        Quadrant.QUICK_WIN: QRectF(plane.left(), plane.top(), across - plane.left(), down - plane.top()),
        Quadrant.MAJOR_PROJECT: QRectF(across, plane.top(), wide, down - plane.top()),
        Quadrant.FILL_IN: QRectF(plane.left(), down, across - plane.left(), high),
        Quadrant.NOT_NOW: QRectF(across, down, wide, high),
    }


def _paint_axes(painter: QPainter, plane: QRectF, matrix: Matrix, theme: Tokens, pixels: int) -> None:
    painter.setFont(font(round(pixels * 0.93)))
    said, ink = ends(matrix), theme.color("muted")
    below = QRectF(plane.left(), plane.bottom() + pixels * 0.4, plane.width(), pixels * 1.6)
    _paint_ends(painter, below, said.left, said.right, ink)
    painter.save()
    painter.translate(plane.left() - pixels * 1.9, plane.bottom())
    painter.rotate(-90)
    _paint_ends(painter, QRectF(0, 0, plane.height(), pixels * 1.6), said.low, said.high, ink)
    painter.restore()


def _paint_ends(painter: QPainter, line: QRectF, low: str, high: str, ink: QColor) -> None:
    """Both, each in its half, or one along the whole line."""
    half = line.width() / 2 - 8 if low and high else line.width()
    draw_text(painter, QRectF(line.left(), line.top(), half, line.height()), low, ink, LEFT | TOP)
    draw_text(painter, QRectF(line.right() - half, line.top(), half, line.height()), high, ink, RIGHT | TOP)


def paint_agreement(painter: QPainter, field: Field, items: Iterable[MatrixItem], theme: Tokens) -> None:
    """Of the selected note, the box in which the middle halves of both dimensions meet."""
    for item in items:
        up, along = item.impact_spread, item.effort_spread
        if up is None or along is None:
            continue
        corner, other = (field.x(along.lower), field.y(up.upper)), (field.x(along.upper), field.y(up.lower))
        box = QRectF(*corner, other[0] - corner[0], other[1] - corner[1])
        shade = QColor(theme.color("warning" if item.dissent else "accent"))
        painter.setPen(QPen(shade, 1.2, Qt.PenStyle.DotLine))
        shade.setAlpha(36)
        painter.setBrush(shade)
        painter.drawRoundedRect(box, 4, 4)


def paint_spreads(
    painter: QPainter, field: Field, items: Iterable[MatrixItem], theme: Tokens, unit: float = 1.0
) -> None:
    """Under and beside each card, where the middle half of the ratings lies, and their median as a dot."""
    for item in items:
        if item.impact is None or item.effort is None:
            continue
        box = field.box(item.impact, item.effort)
        shade = theme.color("warning" if item.dissent else "accent")
        painter.setPen(QPen(shade, 2 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(shade)
        if item.effort_spread is not None:
            y = box.bottom() + 3 * unit
            _bar(painter, [field.x(value) for value in _of(item.effort_spread)], y, unit, upright=False)
        if item.impact_spread is not None:
            x = box.right() + 3 * unit
            _bar(painter, [field.y(value) for value in _of(item.impact_spread)], x, unit, upright=True)


def _of(spread: Spread) -> tuple[float, float, float]:
    return spread.lower, spread.median, spread.upper


def _bar(painter: QPainter, along: list[float], aside: float, unit: float, *, upright: bool) -> None:
    """A line between the quartiles with a small stop at both ends, the median as a dot."""
    low, middle, high = along
    stop, dot = 3.5 * unit, 2.5 * unit

    def draw(start: float, end: float, off: float, until: float) -> None:
        line = (
            QLineF(aside + off, start, aside + until, end)
            if upright
            else QLineF(start, aside + off, end, aside + until)
        )
        painter.drawLine(line)

    draw(low, high, 0, 0)
    for end in (low, high):
        draw(end, end, -stop, stop)
    x, y = (aside, middle) if upright else (middle, aside)
    painter.drawEllipse(QRectF(x - dot, y - dot, 2 * dot, 2 * dot))
