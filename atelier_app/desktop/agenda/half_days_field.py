"""The half-days of a workshop in its form: a line each, with its name, its day and its times."""

from __future__ import annotations

import datetime as dt
from typing import cast

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QScrollArea, QTimeEdit, QVBoxLayout, QWidget

from atelier_app.desktop.look.form import line_field, roomy
from atelier_app.desktop.look.widgets import Button, IconButton, label
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.half_days import HALF_DAYS_LIMIT, WHOLE, HalfDay
from atelier_app.domain.initiative import TITLE_LIMIT
from atelier_app.domain.text import required
from atelier_app.support.language import _

_LINES = 4
"""Shown at once; more of them scroll."""
_NOON, _EVENING = dt.time(12), dt.time(17)


def usual_name(starts: dt.time) -> str:
    """What a half-day that starts then is called."""
    return _("Morning") if starts < _NOON else _("Afternoon") if starts < _EVENING else _("Evening")


def following(day: dt.date, starts: dt.time) -> tuple[dt.date, dt.time]:
    """When one more half-day most likely starts: after lunch, else the next morning."""
    return (day, dt.time(14)) if starts < _NOON else (day + dt.timedelta(days=1), dt.time(9))


class HalfDayLine(QWidget):
    """One half-day; its day is the workshop's own until it is given another."""

    removed = Signal()

    def __init__(self, id: Id, title: str, day: dt.date, starts: dt.time, ends: dt.time | None) -> None:
        super().__init__()
        self.id = id
        self.title = line_field(title, TITLE_LIMIT, _("Name"))
        self.date = QDateEdit(QDate(day.year, day.month, day.day))
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("dd/MM/yyyy")
        self.starts, self.ends = QTimeEdit(_q(starts)), QTimeEdit()
        # Ending when it starts stands for an end that is not said.
        self.ends.setSpecialValueText("–")
        self.ends.setMinimumTime(_q(starts))
        self.ends.setTime(_q(ends or starts))
        self.starts.timeChanged.connect(self.ends.setMinimumTime)
        remove = IconButton("close", _("Remove this half-day"), quiet=True)
        remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(6)
        for part, stretch in ((self.title, 1), (self.date, 0), (self.starts, 0), (self.ends, 0)):
            row.addWidget(part, stretch)
        row.addWidget(remove)
        for clock in (self.starts, self.ends):
            clock.setDisplayFormat("HH:mm")
            roomy(clock)
        names = (_("Name"), _("Date"), _("Starts at"), _("Ends at"))
        for field, name in zip((self.title, self.date, self.starts, self.ends), names, strict=True):
            field.setAccessibleName(_("{what} of the half-day").format(what=name))
            field.setToolTip(name)

    @property
    def day(self) -> dt.date:
        return cast(dt.date, self.date.date().toPython())

    @property
    def times(self) -> tuple[dt.time, dt.time | None]:
        starts, ends = (cast(dt.time, field.time().toPython()) for field in (self.starts, self.ends))
        return starts, ends if ends > starts else None

    def half_day(self, workshop_day: dt.date) -> HalfDay:
        """Raises `Refused` (EMPTY_TEXT, TEXT_TOO_LONG)."""
        own = None if self.day == workshop_day else self.day
        return HalfDay(self.id, required(self.title.text(), TITLE_LIMIT), *self.times, own)


class HalfDaysField(QWidget):
    """None of them: people sign once for the whole workshop. The first one there keeps the id of that."""

    def __init__(self, half_days: tuple[HalfDay, ...], day: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = day
        self.lines: list[HalfDayLine] = []
        self.starts = dt.time(9)
        """When the workshop starts, and its first half-day with it."""
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = _Lines(inner)
        self.add_button = Button(_("Add a half-day"), "plus")
        self.add_button.clicked.connect(self.add)
        self._none = label(_("One signature for the whole workshop."), "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._none)
        column.addWidget(self._scroll)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)
        for one in half_days:
            self._put(HalfDayLine(one.id, one.title, one.date or day, one.starts, one.ends))
        self._show_lines()

    def follow(self, day: dt.date) -> None:
        """The workshop moves to another day: the half-days of its own day go with it."""
        for line in self.lines:
            if line.day == self._day:
                line.date.setDate(QDate(day.year, day.month, day.day))
        self._day = day

    def half_days(self) -> tuple[HalfDay, ...]:
        """In the order of time. Raises `Refused` (EMPTY_TEXT, TEXT_TOO_LONG)."""
        described = [line.half_day(self._day) for line in self.lines]
        return tuple(sorted(described, key=lambda one: (one.date or self._day, one.starts)))

    def add(self) -> None:
        """One more, after the last; at first two, for one alone is the whole."""
        if not self.lines:
            self._put(HalfDayLine(WHOLE, usual_name(self.starts), self._day, self.starts, None))
        last = self.lines[-1]
        day, starts = following(last.day, last.times[0])
        taken = {line.id for line in self.lines}
        self._put(HalfDayLine(new_id() if WHOLE in taken else WHOLE, usual_name(starts), day, starts, None))
        self._show_lines()
        self.lines[-1].title.setFocus()
        self.lines[-1].title.selectAll()

    def _put(self, line: HalfDayLine) -> None:
        self.lines.append(line)
        self._column.addWidget(line)
        line.removed.connect(lambda: self._remove(line))

    def _remove(self, line: HalfDayLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._show_lines()
        self.add_button.setFocus()

    def _show_lines(self) -> None:
        self._none.setVisible(not self.lines)
        self._scroll.setVisible(bool(self.lines))
        self.add_button.setEnabled(len(self.lines) < HALF_DAYS_LIMIT)
        if self.lines:
            height = self.lines[0].sizeHint().height() + self._column.spacing()
            self._scroll.setFixedHeight(height * min(len(self.lines), _LINES))


class _Lines(QScrollArea):
    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (self.viewport(), inner):
            part.setAutoFillBackground(False)


def _q(at: dt.time) -> QTime:
    return QTime(at.hour, at.minute)
