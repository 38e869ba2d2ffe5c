"""The matrix for the room: what is being rated, or where each note lies and how far people agree."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from atelier_app.desktop.look.cells import draw_pill, one_line
from atelier_app.desktop.look.theme import DARK
from atelier_app.desktop.priorities.card import paint_card
from atelier_app.desktop.priorities.field import Field
from atelier_app.desktop.priorities.paint import paint_plane, paint_spreads
from atelier_app.desktop.priorities.wording import standing
from atelier_app.desktop.projector.paint import SOFT, draw_paragraph
from atelier_app.desktop.projector.rating import draw_note, draw_rating
from atelier_app.domain.priorities import MatrixRecord
from atelier_app.support.language import _


def draw_matrix(painter: QPainter, box: QRectF, record: MatrixRecord, unit: float) -> None:
    """While people rate, only how many have: the medians come when the rating is closed."""
    matrix = record.matrix
    if matrix.open:
        options = [item.option for item in record.items]
        draw_rating(painter, box, matrix.placing, record.rated, record.waiting, options, unit)
        return
    if any(item.dissent for item in record.items):
        said = " · ".join((_("≠ people disagree"), _("the bars hold the middle half of what was said")))
        line = QRectF(box.left(), box.bottom() - 30 * unit, box.width(), 30 * unit)
        draw_note(painter, line, said, unit, 22)
        box = box.adjusted(0, 0, 0, -40 * unit)
    _draw_plane(painter, box, record, unit)


def _draw_plane(painter: QPainter, box: QRectF, record: MatrixRecord, unit: float) -> None:
    """The plane with the placed winners; before the first is placed, what waits for its place."""
    pixels = round(20 * unit)
    plane = box.adjusted(pixels * 2, 0, 0, -pixels * 2)
    crowd = sum(item.impact is not None for item in record.items)
    # The more there are, the smaller each: all of them can be told apart.
    scale = 1.0 if crowd <= 10 else 0.85 if crowd <= 18 else 0.72
    size = QSizeF(min(196 * unit * scale, plane.width() / 3), 90 * unit * scale)
    field = Field(plane, size)
    paint_plane(painter, field, record.matrix, DARK, pixels)
    paint_spreads(painter, field, record.items, DARK, 1.6 * unit)
    for item in reversed(record.items):
        if item.impact is not None and item.effort is not None:
            stands = standing(item.rank, item.score, None)
            place = field.box(item.impact, item.effort)
            paint_card(painter, place, item, stands, round(17 * unit * max(scale, 0.85)))
    waiting = [one_line(item.option.label) for item in record.items if item.impact is None]
    if waiting and not crowd:
        _draw_waiting(painter, plane, waiting, unit)


def _draw_waiting(painter: QPainter, plane: QRectF, waiting: list[str], unit: float) -> None:
    sheet = QRectF(0, 0, plane.width() * 0.72, plane.height() * 0.6)
    sheet.moveCenter(plane.center())
    draw_pill(painter, sheet, DARK.color("card"), DARK.color("line"), radius=16 * unit)
    inner = sheet.adjusted(24 * unit, 24 * unit, -24 * unit, -24 * unit)
    draw_paragraph(painter, inner, "\n".join(waiting), 26 * unit, SOFT)
