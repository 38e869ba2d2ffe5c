"""The plane as it is drawn: its four named quarters and its axes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from atelier_app.desktop.look.cells import draw_pill
from atelier_app.desktop.look.theme import Tokens, font
from atelier_app.desktop.priorities.model import QUADRANTS
from atelier_app.domain.priorities import Quadrant
from atelier_app.support.language import _

TOP, BOTTOM = int(Qt.AlignmentFlag.AlignTop), int(Qt.AlignmentFlag.AlignBottom)
LEFT, RIGHT = int(Qt.AlignmentFlag.AlignLeft), int(Qt.AlignmentFlag.AlignRight)
_CORNERS = {
    Quadrant.QUICK_WIN: TOP | LEFT,
    Quadrant.MAJOR_PROJECT: TOP | RIGHT,
    Quadrant.FILL_IN: BOTTOM | LEFT,
    Quadrant.NOT_NOW: BOTTOM | RIGHT,
}


def paint_plane(painter: QPainter, plane: QRectF, theme: Tokens, pixels: int) -> None:
    """Draws the quarters, their names and the axes; the labels lie `2 * pixels` outside `plane`."""
    draw_pill(painter, plane, theme.color("card"), theme.color("line"), radius=12)
    quick = QRectF(plane.left(), plane.top(), plane.width() / 2, plane.height() / 2)
    draw_pill(painter, quick.adjusted(1, 1, -1, -1), theme.color("accent_soft"), radius=11)
    painter.setPen(QPen(theme.color("dot"), 1.2, Qt.PenStyle.DashLine))
    painter.drawLine(plane.center().x(), plane.top(), plane.center().x(), plane.bottom())  # type: ignore[call-overload]
    painter.drawLine(plane.left(), plane.center().y(), plane.right(), plane.center().y())  # type: ignore[call-overload]
    painter.setFont(font(pixels, QFont.Weight.DemiBold))
    inner = plane.adjusted(pixels, pixels * 0.7, -pixels, -pixels * 0.7)
    for quarter, corner in _CORNERS.items():
        painter.setPen(theme.color("accent" if quarter is Quadrant.QUICK_WIN else "muted"))
        painter.drawText(inner, corner, _(QUADRANTS[quarter]))
    _paint_axes(painter, plane, theme, pixels)


def _paint_axes(painter: QPainter, plane: QRectF, theme: Tokens, pixels: int) -> None:
    painter.setFont(font(round(pixels * 0.93)))
    painter.setPen(theme.color("muted"))
    below = QRectF(plane.left(), plane.bottom() + pixels * 0.4, plane.width(), pixels * 1.6)
    painter.drawText(below, LEFT | TOP, _("little effort"))
    painter.drawText(below, RIGHT | TOP, _("much effort"))
    painter.save()
    painter.translate(plane.left() - pixels * 1.9, plane.bottom())
    painter.rotate(-90)
    beside = QRectF(0, 0, plane.height(), pixels * 1.6)
    painter.drawText(beside, LEFT | TOP, _("low impact"))
    painter.drawText(beside, RIGHT | TOP, _("high impact"))
    painter.restore()
