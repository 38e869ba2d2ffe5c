"""The initiative at a glance, to read: its objectives, its calendar in phases, its workshops by date."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.look.dates import long_date
from atelier_app.desktop.look.widgets import Button, Card, Chip, SectionTitle, label
from atelier_app.domain.initiative import InitiativeRecord
from atelier_app.support.language import _


class CalendarPage(QScrollArea):
    """Follows a course."""

    asked_edit = Signal()
    """The initiative's form is wanted."""
    asked_workshop = Signal(str)
    """A workshop was chosen, by its id."""

    def __init__(self, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Calendar"))
        course.initiative_changed.connect(self.show_record)
        if course.record:
            self.show_record(course.record)

    def show_record(self, record: InitiativeRecord) -> None:
        """Writes the page anew."""
        page = QWidget()
        page.setProperty("kind", "paper")
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 26, 32, 26)
        column.setSpacing(14)
        self._top(column, record)
        self._phases(column, record)
        self._workshops(column, record)
        column.addStretch()
        self.setWidget(page)

    def _top(self, column: QVBoxLayout, record: InitiativeRecord) -> None:
        row = QHBoxLayout()
        row.addWidget(label(record.initiative.title, "heading", wrap=True), 1)
        edit = Button(_("Describe"), "edit", tip=_("Title, organisation, themes, territories"))
        edit.clicked.connect(self.asked_edit)
        row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(label(record.initiative.organisation, "muted", wrap=True))
        for title, items in (
            (_("Objectives"), record.initiative.objectives),
            (_("Themes"), record.initiative.themes),
            (_("Territories"), record.initiative.territories),
        ):
            if items:
                column.addWidget(SectionTitle(title))
                column.addWidget(label("\n".join(f"•  {item}" for item in items), wrap=True))

    def _phases(self, column: QVBoxLayout, record: InitiativeRecord) -> None:
        if not record.initiative.phases:
            return
        column.addWidget(SectionTitle(_("Calendar")))
        card = Card()
        for number, phase in enumerate(record.initiative.phases, 1):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(Chip(str(number)), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(phase.title, "strong", wrap=True), 1)
            row.addWidget(label(phase.period, "muted"), 0, Qt.AlignmentFlag.AlignTop)
            card.body.addLayout(row)
        column.addWidget(card)

    def _workshops(self, column: QVBoxLayout, record: InitiativeRecord) -> None:
        if not record.workshops:
            return
        column.addWidget(SectionTitle(_("Workshops")))
        card = Card()
        for workshop in record.workshops:
            row = QHBoxLayout()
            row.addWidget(label(workshop.title, "strong", wrap=True), 2)
            row.addWidget(
                label(
                    " · ".join(filter(None, (long_date(workshop.date), workshop.place))), "muted", wrap=True
                ),
                3,
            )
            show = Button(_("Show"), tip=_("Show the agenda of {title}").format(title=workshop.title))
            show.setAccessibleName(show.toolTip())
            show.clicked.connect(lambda _checked=False, chosen=workshop.id: self.asked_workshop.emit(chosen))
            row.addWidget(show)
            card.body.addLayout(row)
        column.addWidget(card)
