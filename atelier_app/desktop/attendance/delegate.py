"""How a person's row is painted: name, organisation, college, table, and for each half-day a chip, a button or a dash."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from atelier_app.desktop.attendance.columns import Column, Kind
from atelier_app.desktop.attendance.model import AttendanceModel
from atelier_app.desktop.attendance.wording import Mark, aside, brief, mark, presence
from atelier_app.desktop.look.cells import RowDelegate, draw_chip, draw_pill, draw_text, weighted
from atelier_app.desktop.look.rows import RECORD_ROLE
from atelier_app.desktop.look.theme import Tokens, tabular
from atelier_app.domain.attendance import Attendee
from atelier_app.domain.half_days import HalfDay
from atelier_app.support.language import _

_TONES = {
    Mark.SIGNED: ("accent", "accent_soft", "✓"),
    Mark.PAPER: ("accent", "accent_soft", "✓"),
    Mark.UNSIGNED: ("ink", "hover", "✓"),
    Mark.LEFT: ("muted", "hover", "→"),
}
ROOMY = 150
"""Pixels from which on a half-day's column says its state in words."""


class AttendanceDelegate(RowDelegate):
    """No widget a row, so that 1,000 people cost what 30 do."""

    def __init__(self, model: AttendanceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        theme: Tokens,
    ) -> None:
        attendee: Attendee = index.data(RECORD_ROLE)
        column: Column = self._model.columns[index.column()]
        font: QFont = option.font
        if column.half_day is not None:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._presence(painter, box, attendee, column.half_day, font, theme, selected)
        elif column.kind is Kind.NAME:
            self._name(painter, box, attendee, font, theme)
        else:
            painter.setFont(font)
            draw_text(painter, box, column.text(attendee), theme.color("muted"))

    def _name(self, painter: QPainter, box: QRectF, attendee: Attendee, font: QFont, theme: Tokens) -> None:
        person = attendee.participant
        painter.setFont(weighted(font, QFont.Weight.DemiBold))
        used = draw_text(painter, box, person.last_name, theme.color("ink"))
        gap = 5 if person.last_name else 0
        painter.setFont(font)
        draw_text(painter, box.adjusted(used + gap, 0, 0, 0), person.first_name, theme.color("ink"))

    def _presence(
        self,
        painter: QPainter,
        box: QRectF,
        attendee: Attendee,
        half_day: HalfDay,
        font: QFont,
        theme: Tokens,
        selected: bool,
    ) -> None:
        state = mark(attendee, half_day.id)
        if state is Mark.ABSENT and half_day.id == self._model.half_day.id:
            self._button(painter, box, font, theme)
        elif state in _TONES:
            self._chip(painter, box, attendee, half_day, font, theme, selected)
        else:
            painter.setFont(font)
            words = _("not expected") if state is Mark.NOT_EXPECTED else "—"
            draw_text(painter, box, words, theme.color("muted"))

    def _chip(
        self,
        painter: QPainter,
        box: QRectF,
        attendee: Attendee,
        half_day: HalfDay,
        font: QFont,
        theme: Tokens,
        selected: bool,
    ) -> None:
        ink, fill, sign = _TONES[mark(attendee, half_day.id)]
        said = presence if box.width() >= ROOMY else brief
        start = QPointF(box.left(), box.center().y())
        shade = theme.color("card" if selected else fill)
        words = f"{sign} {said(attendee, half_day.id)}"
        used = draw_chip(painter, start, words, theme.color(ink), shade, tabular(font)).width()
        here = attendee.at(half_day.id)
        if here is not None and box.width() - used > 50:
            painter.setFont(font)
            draw_text(painter, box.adjusted(used + 8, 0, 0, 0), aside(here), theme.color("muted"))

    def _button(self, painter: QPainter, box: QRectF, font: QFont, theme: Tokens) -> None:
        shape = button_box(box, font)
        draw_pill(painter, shape, theme.color("card"), theme.color("line"), radius=8)
        painter.setFont(weighted(font, QFont.Weight.DemiBold))
        painter.setPen(theme.color("ink"))
        painter.drawText(shape, int(Qt.AlignmentFlag.AlignCenter), _("Sign in"))


def button_box(box: QRectF, font: QFont) -> QRectF:
    """Where the sign-in button lies in its cell."""
    width = QFontMetricsF(weighted(font, QFont.Weight.DemiBold)).horizontalAdvance(_("Sign in")) + 26
    return QRectF(box.left(), box.center().y() - 15, min(width, box.width()), 30)
