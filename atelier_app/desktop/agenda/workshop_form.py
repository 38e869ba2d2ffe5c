"""The forms of a workshop (title, date, place, start) and of one activity of its agenda."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QComboBox, QDateEdit, QSpinBox, QTimeEdit, QWidget

from atelier_app.desktop.agenda.course import Course
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
        roomy(self.starts)
        self.field(_("Title"), self.title)
        self.field(_("Date"), self.date)
        self.field(_("Starts at"), self.starts)
        self.field(_("Place"), self.place)

    def described(self) -> Workshop:
        """The workshop as the form says it. Raises `Refused` (EMPTY_TEXT, TEXT_TOO_LONG)."""
        return replace(
            self._workshop,
            title=required(self.title.text(), TITLE_LIMIT),
            date=cast(dt.date, self.date.date().toPython()),
            starts=cast(dt.time, self.starts.time().toPython()).replace(second=0, microsecond=0),
            place=clean(self.place.text(), TITLE_LIMIT),
        )

    def save(self) -> None:
        if self._known:
            self._course.describe_workshop(self.described())
        else:
            self._course.add_workshop(self.described())


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
