"""The forms of a workshop (title, date, place, start, half-days) and of one activity of its agenda."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QComboBox, QDateEdit, QSpinBox, QTimeEdit, QWidget

from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.agenda.half_days_field import HalfDaysField
from atelier_app.desktop.agenda.kinds import FACES
from atelier_app.desktop.look.form import FormDialog, line_field, roomy, text_field
from atelier_app.desktop.look.icons import icon
from atelier_app.domain.core import new_id
from atelier_app.domain.initiative import (
    MINUTES_LIMIT,
    TEXT_LIMIT,
    TITLE_LIMIT,
    Activity,
    ActivityKind,
    Workshop,
)
from atelier_app.domain.text import clean, required
from atelier_app.support.language import _


class WorkshopForm(FormDialog):
    """Describes a workshop, or makes one when none is given."""

    def __init__(self, course: Course, workshop: Workshop | None, parent: QWidget | None = None) -> None:
        super().__init__(_("Workshop") if workshop else _("New workshop"), parent)
        self._course, self._known = course, workshop
        self.setMinimumWidth(580)
        today = dt.datetime.now().astimezone().date()
        shown = workshop or Workshop(new_id(), "", today, dt.time(9, 30), "")
        self._workshop = shown
        self.title = line_field(shown.title, TITLE_LIMIT)
        self.date = QDateEdit(QDate(shown.date.year, shown.date.month, shown.date.day))
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("dd/MM/yyyy")
        self.starts = QTimeEdit(QTime(shown.starts.hour, shown.starts.minute))
        self.starts.setDisplayFormat("HH:mm")
        self.place = line_field(shown.place, TITLE_LIMIT)
        self.facilitator = line_field(shown.facilitator, TITLE_LIMIT)
        self.half_days = HalfDaysField(shown.half_days, shown.date)
        self.half_days.starts = shown.starts
        self.date.dateChanged.connect(lambda day: self.half_days.follow(day.toPython()))
        self.starts.timeChanged.connect(self._starts_at)
        roomy(self.starts)
        self.field(_("Title"), self.title)
        self.field(_("Date"), self.date)
        self.field(_("Starts at"), self.starts)
        self.field(_("Place"), self.place)
        hint = _("Who records attendance, and signs the attendance sheet.")
        self.field(_("Facilitator"), self.facilitator, hint)
        self.field(_("Half-days to sign for"), self.half_days)

    def _starts_at(self) -> None:
        self.half_days.starts = cast(dt.time, self.starts.time().toPython())

    def described(self) -> Workshop:
        """The workshop as the form says it. Raises `Refused` (EMPTY_TEXT, TEXT_TOO_LONG)."""
        return replace(
            self._workshop,
            title=required(self.title.text(), TITLE_LIMIT),
            date=cast(dt.date, self.date.date().toPython()),
            starts=cast(dt.time, self.starts.time().toPython()).replace(second=0, microsecond=0),
            place=clean(self.place.text(), TITLE_LIMIT),
            facilitator=clean(self.facilitator.text(), TITLE_LIMIT),
            half_days=self.half_days.half_days(),
        )

    def save(self) -> bool | None:
        described = self.described()
        if self._known is None:
            self._course.add_workshop(described)
        elif described != self._known:
            # The door may refuse: somebody has signed for a half-day that was taken out.
            self._course.describe_workshop(described, lambda _receipt: self.accept(), self.explain)
            return False
        return None


class ActivityForm(FormDialog):
    """Describes an activity of the agenda, or adds one of a chosen kind when none is given."""

    def __init__(self, course: Course, activity: Activity | None, parent: QWidget | None = None) -> None:
        super().__init__(_("Activity of the agenda") if activity else _("New activity"), parent)
        self._course, self._known = course, activity
        self.kind = QComboBox()
        for kind, face in FACES.items():
            self.kind.addItem(icon(face.icon), _(face.name), kind)
        self.title = line_field(activity.title if activity else "", TITLE_LIMIT)
        self.minutes = QSpinBox(minimum=0, maximum=MINUTES_LIMIT, suffix=" " + _("min"), singleStep=5)
        self.instruction = text_field(activity.instruction if activity else "", 3)
        roomy(self.minutes)
        if not activity:
            self.field(_("Kind"), self.kind)
        self.field(_("Title"), self.title)
        self.field(_("Duration"), self.minutes)
        self.field(_("Instruction"), self.instruction, _("Shown on the projector and on phones."))
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self._kind_chosen()
        if activity:
            self.minutes.setValue(activity.minutes)

    def choose(self, kind: ActivityKind) -> None:
        """Starts from a kind."""
        self.kind.setCurrentIndex(list(FACES).index(kind))

    def _kind_chosen(self) -> None:
        face = FACES[ActivityKind(self.kind.currentData())]
        self.title.setPlaceholderText(_(face.name))
        self.minutes.setValue(face.minutes)

    def save(self) -> None:
        instruction = clean(self.instruction.toPlainText(), TEXT_LIMIT, lines=True)
        if self._known is None:
            kind = ActivityKind(self.kind.currentData())
            title = clean(self.title.text(), TITLE_LIMIT) or _(FACES[kind].name)
            self._course.add_activity(kind, title, self.minutes.value(), instruction)
            return
        title = required(self.title.text(), TITLE_LIMIT)
        minutes = self.minutes.value()
        self._course.describe_activity(
            replace(self._known, title=title, instruction=instruction, minutes=minutes)
        )
