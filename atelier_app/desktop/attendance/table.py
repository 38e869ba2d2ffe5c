"""The table of people: name, organisation, and in one column either when they signed or the button to do so."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from atelier_app.desktop.attendance.model import AttendanceFilter, Column, affiliation, presence
from atelier_app.desktop.look.cells import PADDING, RowDelegate, draw_chip, draw_pill, draw_text, weighted
from atelier_app.desktop.look.rows import RECORD_ROLE
from atelier_app.desktop.look.theme import Tokens, tabular
from atelier_app.domain.attendance import Attendee
from atelier_app.support.language import _

PRESENCE_WIDTH = 190


class AttendanceDelegate(RowDelegate):
    """Draws a person: no widget a row, so that 300 cost what 30 do."""

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        theme: Tokens,
    ) -> None:
        attendee: Attendee = index.data(RECORD_ROLE)
        font: QFont = option.font
        if index.column() == Column.NAME:
            self._name(painter, box, attendee, font, theme)
        elif index.column() == Column.ORGANISATION:
            painter.setFont(font)
            draw_text(painter, box, affiliation(attendee), theme.color("muted"))
        elif attendee.signed_at is not None:
            selected = option.state & QStyle.StateFlag.State_Selected
            fill = theme.color("card" if selected else "accent_soft")
            start = QPointF(box.left(), box.center().y())
            draw_chip(painter, start, f"✓ {presence(attendee)}", theme.color("accent"), fill, tabular(font))
        else:
            self._button(painter, box, font, theme)

    def _name(self, painter: QPainter, box: QRectF, attendee: Attendee, font: QFont, theme: Tokens) -> None:
        person = attendee.participant
        painter.setFont(weighted(font, QFont.Weight.DemiBold))
        used = draw_text(painter, box, person.last_name, theme.color("ink"))
        gap = 5 if person.last_name else 0
        painter.setFont(font)
        draw_text(painter, box.adjusted(used + gap, 0, 0, 0), person.first_name, theme.color("ink"))

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


class AttendanceTable(QTableView):
    """Keys: Space ticks the selected people or takes it back, Enter or F2 edits, Delete removes."""

    toggled = Signal()
    ticked = Signal(object)
    edit_asked = Signal(object)
    removal_asked = Signal()

    def __init__(self, people: AttendanceFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = people
        self.setModel(people)
        self.setItemDelegate(AttendanceDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(_("People"))
        self._set_headers()

    def _set_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(AttendanceDelegate.height)
        columns = self.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        columns.setSectionResizeMode(Column.ORGANISATION, QHeaderView.ResizeMode.Stretch)
        columns.setSectionResizeMode(Column.PRESENCE, QHeaderView.ResizeMode.Fixed)
        columns.resizeSection(Column.PRESENCE, PRESENCE_WIDTH)

    def selected(self) -> list[Attendee]:
        """The selected people, in the order of the table."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(RECORD_ROLE) for index in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space:
            self.toggled.emit()
        elif key == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        elif key in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.edit_asked.emit(self.currentIndex().data(RECORD_ROLE))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        attendee = self._button_at(event.position())
        if attendee is not None and event.button() is Qt.MouseButton.LeftButton:
            self.ticked.emit(attendee)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._button_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != Column.PRESENCE:
            self.edit_asked.emit(index.data(RECORD_ROLE))

    def _button_at(self, place: QPointF) -> Attendee | None:
        """The absent person whose sign-in button is at this place of the viewport."""
        index = self.indexAt(place.toPoint())
        if not index.isValid() or index.column() != Column.PRESENCE:
            return None
        attendee: Attendee = index.data(RECORD_ROLE)
        inner = QRectF(self.visualRect(index)).adjusted(PADDING, 0, -PADDING, -1)
        return (
            attendee
            if attendee.signed_at is None and button_box(inner, self.font()).contains(place)
            else None
        )
