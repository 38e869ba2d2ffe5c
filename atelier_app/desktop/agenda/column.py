"""The left column: which workshop, its agenda, and the initiative around it."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.agenda.initiative_form import InitiativeForm
from atelier_app.desktop.agenda.kinds import FACES
from atelier_app.desktop.agenda.view import AgendaView
from atelier_app.desktop.agenda.workshop_form import ActivityForm, WorkshopForm
from atelier_app.desktop.look.dates import short_date
from atelier_app.desktop.look.icons import icon
from atelier_app.desktop.look.widgets import Button, IconButton, SectionTitle, label
from atelier_app.domain.initiative import Activity, ActivityKind, Agenda, Workshop
from atelier_app.support.language import _


class AgendaColumn(QFrame):
    """Follows a course; its forms are dialogs over the window."""

    asked_calendar = Signal()

    def __init__(self, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "column-left")
        self._course = course
        self._name = ""
        self.switcher = Button("", kind="quiet", tip=_("Choose or describe a workshop"))
        self.workshops_menu = QMenu(self.switcher)
        self.when = label("", "small", wrap=True)
        self.view = AgendaView(course)
        self.add = Button(_("Add an activity"), "plus", "quiet")
        self.kinds_menu = self._kinds_menu()
        self.calendar = Button(
            _("Calendar"), "calendar", "quiet", tip=_("Phases and workshops of the initiative")
        )
        self.describe = IconButton("edit", _("Describe the initiative…"), quiet=True)
        self._lay_out()
        self._connect()
        self._show_agenda(course.agenda)

    def _connect(self) -> None:
        self.workshops_menu.aboutToShow.connect(self._fill_workshops)
        for button, menu in ((self.switcher, self.workshops_menu), (self.add, self.kinds_menu)):
            button.clicked.connect(lambda _checked=False, b=button, m=menu: m.popup(_under(b)))
        self.view.asked_menu.connect(self._activity_menu)
        self.view.asked_edit.connect(self.edit_activity)
        self.calendar.clicked.connect(self.asked_calendar)
        self.describe.clicked.connect(self.edit_initiative)
        self._course.agenda_changed.connect(self._show_agenda)
        self._course.initiative_changed.connect(lambda _record: self._show_agenda(self._course.agenda))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 14, 10, 12)
        column.setSpacing(4)
        column.addWidget(self.switcher)
        self.when.setContentsMargins(9, 0, 9, 6)
        column.addWidget(self.when)
        column.addWidget(self.view, 1)
        column.addWidget(self.add)
        title = SectionTitle(_("Initiative"))
        title.setContentsMargins(9, 12, 0, 2)
        column.addWidget(title)
        row = QHBoxLayout()
        row.addWidget(self.calendar, 1)
        row.addWidget(self.describe)
        column.addLayout(row)
        for button in (self.switcher, self.add, self.calendar):
            button.setProperty("side", "left")

    def sizeHint(self) -> QSize:
        return QSize(232, 400)

    def _show_agenda(self, agenda: Agenda | None) -> None:
        workshop = agenda.workshop if agenda else self._course.workshop
        name = workshop.title if workshop else _("No workshop yet")
        self._name = name
        self._elide()
        self.switcher.setAccessibleName(_("Workshop: {title}").format(title=name))
        self.switcher.setToolTip(name)
        self.when.setText(_when(agenda) if agenda else "")
        self.add.setEnabled(workshop is not None)

    def _elide(self) -> None:
        room = self.switcher.width() - 44
        shown = self.switcher.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.switcher.setText(f"{shown}  ▾")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    # --- workshops

    def _fill_workshops(self) -> None:
        menu = self.workshops_menu
        menu.clear()
        for known in self._course.record.workshops if self._course.record else ():
            chosen = menu.addAction(f"{known.title} · {short_date(known.date)}")
            chosen.setCheckable(True)
            chosen.setChecked(known.id == self._course.workshop_id)
            chosen.triggered.connect(lambda _checked, wanted=known.id: self._course.select_workshop(wanted))
        menu.addSeparator()
        menu.addAction(icon("plus"), _("New workshop…"), self.new_workshop)
        workshop = self._course.workshop
        if workshop is not None:
            menu.addAction(icon("edit"), _("Describe this workshop…"), self.edit_workshop)
            menu.addAction(
                icon("trash"), _("Remove this workshop"), lambda: self._course.remove_workshop(workshop)
            )

    def new_workshop(self) -> None:
        """Opens the form of a new workshop."""
        self._show_form(WorkshopForm(self._course, None, self.window()))

    def edit_workshop(self) -> None:
        """Opens the form of the selected workshop."""
        workshop: Workshop | None = self._course.workshop
        if workshop is not None:
            self._show_form(WorkshopForm(self._course, workshop, self.window()))

    def edit_initiative(self) -> None:
        """Opens the initiative's form."""
        if self._course.record is not None:
            self._show_form(InitiativeForm(self._course, self._course.record.initiative, self.window()))

    # --- activities

    def _kinds_menu(self) -> QMenu:
        menu = QMenu(self.add)
        for kind, face in FACES.items():
            menu.addAction(icon(face.icon), _(face.name), lambda chosen=kind: self.new_activity(chosen))
        return menu

    def new_activity(self, kind: ActivityKind | None = None) -> None:
        """Adds an activity of a kind at once, or opens the form to choose."""
        if kind is not None:
            self._course.add_activity(kind, _(FACES[kind].name), FACES[kind].minutes)
        elif self._course.workshop is not None:
            self._show_form(ActivityForm(self._course, None, self.window()))

    def edit_activity(self, activity: Activity | None = None) -> None:
        """Opens the form of an activity, by default the selected one."""
        activity = activity or self._course.activity
        if activity is not None:
            self._show_form(ActivityForm(self._course, activity, self.window()))

    def _move(self, by: int) -> None:
        if self._course.activity is not None:
            here = self._course.activities.index(self._course.activity)
            self._course.move_activity(self._course.activity, here + by)

    def _activity_menu(self, activity: Activity, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("play"), _("Start"), lambda: self._course.start(activity.id))
        menu.addAction(icon("edit"), _("Describe…"), lambda: self.edit_activity(activity))
        menu.addAction(_("Rename"), lambda: self.view.edit(self.view.currentIndex()))
        menu.addSeparator()
        menu.addAction(icon("up"), _("Move up"), lambda: self._move(-1))
        menu.addAction(icon("down"), _("Move down"), lambda: self._move(1))
        menu.addSeparator()
        menu.addAction(icon("trash"), _("Remove"), lambda: self._course.remove_activity(activity))
        menu.popup(point)

    def _show_form(self, form: QWidget) -> None:
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.setWindowModality(Qt.WindowModality.WindowModal)
        form.show()


def _under(button: Button) -> QPoint:
    return button.mapToGlobal(button.rect().bottomLeft())


def _when(agenda: Agenda) -> str:
    workshop = agenda.workshop
    minutes = sum(line.activity.minutes for line in agenda.lines)
    begins = datetime.combine(workshop.date, workshop.starts)
    ends = begins + timedelta(minutes=minutes)
    hours = f"{begins:%H:%M} – {ends:%H:%M}" if minutes else f"{begins:%H:%M}"
    return "\n".join(filter(None, (workshop.place, f"{short_date(workshop.date)} · {hours}")))
