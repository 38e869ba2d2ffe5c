"""The table of people: sorted by a click on a heading, a painted button where someone can sign in now."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from atelier_app.desktop.attendance.columns import Kind
from atelier_app.desktop.attendance.delegate import AttendanceDelegate, button_box
from atelier_app.desktop.attendance.model import AttendanceModel
from atelier_app.desktop.look.cells import PADDING
from atelier_app.desktop.look.rows import RECORD_ROLE, runs
from atelier_app.domain.attendance import Attendee
from atelier_app.support.language import _

_WIDTHS = {1: 210, 2: 170, 3: 120}
"""Of a half-day's column, by how many there are; of more of them, and in a narrow window, only the time is told."""
_NARROW = 92
_FIXED = {Kind.TABLE: 70, Kind.COLLEGE: 130}
_NAME, _ORGANISATION = 150, 110
"""At least; what the others leave is theirs."""


class AttendanceTable(QTableView):
    """Emits `ticked` with the person whose button was clicked, `edit_asked` with the one to edit."""

    ticked = Signal(object)
    edit_asked = Signal(object)

    def __init__(self, people: AttendanceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = people
        self.setModel(people)
        self.setItemDelegate(AttendanceDelegate(people, self))
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
        self._kept: tuple[set[str], str] = (set(), "")
        people.modelAboutToBeReset.connect(self._keep_selection)
        people.modelReset.connect(self._set_columns)
        people.modelReset.connect(self._select_again)
        people.turned.connect(self._set_columns)

    def _set_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(AttendanceDelegate.height)
        columns = self.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(60)
        columns.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._set_columns()

    def _set_columns(self) -> None:
        """The names share what the half-days leave; where not all of these fit, the nearest to the one signed for."""
        shown = self.people.columns
        places = [place for place, column in enumerate(shown) if column.half_day is not None]
        fixed = sum(_FIXED.get(column.kind, 0) for column in shown)
        room = self.viewport().width() - fixed - _NAME - _ORGANISATION
        seen = self._nearest(places, max(1, room // _NARROW))
        each = max(_NARROW, min(_WIDTHS.get(len(seen), _NARROW), room // len(seen)))
        left = max(0, room - each * len(seen))
        widths = {
            Kind.NAME: _NAME + left - left // 2,
            Kind.ORGANISATION: _ORGANISATION + left // 2,
            Kind.HALF_DAY: each,
            **_FIXED,
        }
        for place, column in enumerate(shown):
            self.setColumnHidden(place, column.half_day is not None and place not in seen)
            self.horizontalHeader().resizeSection(place, widths[column.kind])

    def _nearest(self, places: list[int], count: int) -> list[int]:
        """So many of the half-days' columns, with that of the one signed for, those before it rather than after."""
        signed_for = self.people.half_day.id
        now = next(
            (rank for rank, place in enumerate(places) if self._half_day(place) == signed_for),
            len(places) - 1,
        )
        last = min(len(places), max(now + 1, count))
        return places[max(0, last - count) : last]

    def _half_day(self, place: int) -> str:
        half_day = self.people.columns[place].half_day
        return half_day.id if half_day else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_columns()

    def _keep_selection(self) -> None:
        current = self.attendee
        self._kept = (
            {self.people.key(one) for one in self.selected()},
            self.people.key(current) if current else "",
        )

    def _select_again(self) -> None:
        """Those of the people selected who are still shown, and where the keyboard was."""
        kept, current = self._kept
        if not kept and not current:
            return
        places = [place for place, one in enumerate(self.people.rows) if self.people.key(one) in kept]
        last = self.people.columnCount() - 1
        chosen = QItemSelection()
        for first, end in runs(places):
            chosen.append(QItemSelectionRange(self.people.index(first, 0), self.people.index(end, last)))
        model = self.selectionModel()
        here = next(
            (place for place, one in enumerate(self.people.rows) if self.people.key(one) == current), -1
        )
        if here >= 0:
            model.setCurrentIndex(self.people.index(here, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(chosen, QItemSelectionModel.SelectionFlag.Select)

    def sort_by(self, column: int) -> None:
        """Sorts by this column; by the same one again, the other way round."""
        header, ascending = self.horizontalHeader(), Qt.SortOrder.AscendingOrder
        same = header.sortIndicatorSection() == column and header.sortIndicatorOrder() is ascending
        self.sortByColumn(column, Qt.SortOrder.DescendingOrder if same else ascending)

    def selected(self) -> list[Attendee]:
        """The selected people, in the order of the table."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.people.rows[row] for row in rows]

    @property
    def attendee(self) -> Attendee | None:
        """The person that the keyboard is on."""
        current = self.currentIndex()
        return current.data(RECORD_ROLE) if current.isValid() else None

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
        if index.isValid() and self.people.columns[index.column()].kind is not Kind.HALF_DAY:
            self.edit_asked.emit(index.data(RECORD_ROLE))

    def _button_at(self, place: QPointF) -> Attendee | None:
        """The absent person whose sign-in button is at this place of the viewport."""
        index = self.indexAt(place.toPoint())
        if not index.isValid():
            return None
        half_day, signed_for = self.people.columns[index.column()].half_day, self.people.half_day
        if half_day is None or half_day.id != signed_for.id:
            return None
        attendee: Attendee = index.data(RECORD_ROLE)
        inner = QRectF(self.visualRect(index)).adjusted(PADDING, 0, -PADDING, -1)
        free = attendee.at(half_day.id) is None and attendee.expected_at(half_day.id)
        return attendee if free and button_box(inner, self.font()).contains(place) else None
