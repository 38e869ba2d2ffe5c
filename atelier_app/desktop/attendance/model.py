"""The people of a workshop as table rows, and the half-day that they sign for just now."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from atelier_app.desktop.attendance.columns import Column, Kind, columns_of
from atelier_app.desktop.attendance.gestures import Gestures
from atelier_app.desktop.attendance.people_filter import Sieve, Wanted, sort_key
from atelier_app.desktop.attendance.wording import details, listed_name, presence
from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.rows import RecordRows
from atelier_app.domain.attendance import AttendanceList, Attendee, Participant, ReadAttendance
from atelier_app.domain.core import Id
from atelier_app.domain.half_days import WHOLE, HalfDay, current
from atelier_app.domain.initiative import InitiativeRecord, ReadInitiative, Workshop
from atelier_app.domain.text import name_key
from atelier_app.support.clock import Clock, system_clock
from atelier_app.support.language import _

_LOOK_AT_THE_CLOCK = 20_000
"""Milliseconds between two looks at which half-day has begun."""


class AttendanceModel(RecordRows[Attendee]):
    """The people registered at one workshop, live: of everyone in `counts` those that are wanted, in an order."""

    counted = Signal(object)
    """AttendanceList."""
    turned = Signal()
    """Another half-day is signed for, or is chosen otherwise."""

    def __init__(
        self, remote: Remote, workshop_id: Id, parent: QObject | None = None, clock: Clock = system_clock
    ) -> None:
        self.counts = AttendanceList(workshop_id, (), 0, 0, 0, 0, (HalfDay(WHOLE, "", time()),))
        self.columns = columns_of(self.counts)
        super().__init__(lambda attendee: attendee.participant.id, len(self.columns), parent)
        self.workshop_id, self._clock = workshop_id, clock
        self.gestures = Gestures(remote, workshop_id)
        self.initiative: InitiativeRecord | None = None
        self.half_day = self.counts.half_days[0]
        self.wanted = Wanted()
        self._sieve = Sieve()
        self._order: tuple[Column | None, bool] = (None, False)
        self._people = Followed(remote, ReadAttendance(workshop_id), self)
        self._people.changed.connect(self._show)
        self._initiative = Followed(remote, ReadInitiative(), self)
        self._initiative.changed.connect(self._learn)
        timer = QTimer(self, interval=_LOOK_AT_THE_CLOCK)
        timer.timeout.connect(self.look_at_the_clock)
        timer.start()

    def _show(self, record: AttendanceList) -> None:
        self.counts = record
        columns = columns_of(record)
        if columns != self.columns:
            self.columns = columns
            self.set_columns(len(columns))
        self.look_at_the_clock()
        self.set_rows(self._sifted())
        self.counted.emit(record)

    def _learn(self, record: InitiativeRecord) -> None:
        self.initiative = record
        self.look_at_the_clock()
        self.turned.emit()

    # --- whom it shows

    def show_only(self, wanted: Wanted) -> None:
        """Shows these; asked for the same again, nothing changes."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.show_others(self._sifted())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        known = 0 <= column < len(self.columns)
        self._order = (self.columns[column] if known else None, order is Qt.SortOrder.DescendingOrder)
        self.show_others(self._sifted())

    def _sifted(self) -> list[Attendee]:
        people = self._sieve.sift(self.counts.attendees, self.wanted, self.half_day.id)
        column, downwards = self._order
        key = sort_key(column) if column is not None else None
        if key is not None:
            people.sort(key=key)
        return people[::-1] if downwards else people

    # --- which half-day

    @property
    def workshop(self) -> Workshop | None:
        known = self.initiative.workshops if self.initiative else ()
        return next((workshop for workshop in known if workshop.id == self.workshop_id), None)

    @property
    def automatic(self) -> HalfDay:
        """The half-day that the clock tells."""
        half_days = self.counts.half_days
        if self.workshop is None:
            return half_days[0]
        return current(half_days, self.workshop.date, self._clock().astimezone())

    @property
    def chosen(self) -> Id:
        """The half-day that the facilitator chose; empty when the clock tells."""
        asked = self.workshop.half_day if self.workshop else ""
        return asked if asked in {one.id for one in self.counts.half_days} else ""

    def choose(self, half_day: Id) -> None:
        """Has this half-day signed for from now on or, with none, the one that the clock tells."""
        if self.workshop is not None and half_day != self.workshop.half_day:
            self.gestures.choose_half_day(replace(self.workshop, half_day=half_day))

    def look_at_the_clock(self) -> None:
        """Turns to the half-day that is signed for now, if it is another."""
        chosen = next((one for one in self.counts.half_days if one.id == self.chosen), self.automatic)
        if chosen == self.half_day:
            return
        self.half_day = chosen
        last = len(self.columns) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        self.set_rows(self._sifted())
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, last))
        self.turned.emit()

    # --- what the table shows

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        signing = column.half_day is not None and column.half_day.id == self.half_day.id
        several = len(self.counts.half_days) > 1
        if role == Qt.ItemDataRole.DisplayRole:
            return f"● {column.title}" if signing and several else column.title
        if role == Qt.ItemDataRole.ToolTipRole and signing and several:
            return _("People sign for this one now")
        return None

    def cell(self, record: Attendee, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[column].text(record)
        if role == Qt.ItemDataRole.ToolTipRole:
            return details(record, self.counts.half_days)
        if role == Qt.ItemDataRole.AccessibleTextRole and self.columns[column].kind is Kind.NAME:
            return f"{listed_name(record.participant)}, {presence(record, self.half_day.id)}"
        return super().cell(record, column, role)

    def named(self, person: Participant) -> Attendee | None:
        """Who on the list bears this name, however it is spelt."""
        key = name_key(person.first_name, person.last_name)
        for attendee in self.counts.attendees:
            if name_key(attendee.participant.first_name, attendee.participant.last_name) == key:
                return attendee
        return None
