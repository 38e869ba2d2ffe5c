"""Where the facilitator stands in an initiative: which workshop and activity are selected, which one is current.

A model: it holds records, turns gestures into commands and follows events. Columns and header follow it.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.core import Command, Id, Receipt, new_id
from atelier_app.domain.initiative import (
    Activity,
    ActivityKind,
    AddActivity,
    AddWorkshop,
    Agenda,
    AgendaLine,
    DescribeActivity,
    DescribeInitiative,
    DescribeWorkshop,
    Initiative,
    InitiativeRecord,
    MoveActivity,
    ReadAgenda,
    ReadInitiative,
    RemoveActivity,
    RemoveWorkshop,
    Workshop,
)
from atelier_app.domain.room import EnterActivity, ReadRoom, Room
from atelier_app.support.language import _


class Course(QObject):
    """`kept` is the workshop and the activity to come back to, empty for none."""

    initiative_changed = Signal(object)
    """InitiativeRecord."""
    agenda_changed = Signal(object)
    """Agenda of the selected workshop, or None when the initiative has none."""
    room_changed = Signal(object)
    """Room."""
    selected = Signal(object)
    """The Activity now selected, or None."""
    removed = Signal(str)
    """What was just removed, by its title: it can be undone."""

    def __init__(self, remote: Remote, kept: tuple[Id, Id] = ("", ""), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remote = remote
        self._kept_workshop, self._kept_activity = kept
        self._wanted: Id | None = None
        self._row = 0
        self.workshop_id: Id | None = None
        self.activity: Activity | None = None
        self._agenda: Followed[Agenda] | None = None
        self._initiative = Followed(remote, ReadInitiative(), self)
        self._room = Followed(remote, ReadRoom(), self)
        self._initiative.changed.connect(self._initiative_read)
        self._room.changed.connect(self._room_read)

    # --- what there is

    @property
    def record(self) -> InitiativeRecord | None:
        return self._initiative.record

    @property
    def room(self) -> Room:
        return self._room.record or Room()

    @property
    def agenda(self) -> Agenda | None:
        return self._agenda.record if self._agenda else None

    @property
    def activities(self) -> list[Activity]:
        """The activities of the selected workshop, in order."""
        return [line.activity for line in self.agenda.lines] if self.agenda else []

    @property
    def line(self) -> AgendaLine | None:
        """The selected activity with its figure."""
        lines = self.agenda.lines if self.agenda else ()
        return next((line for line in lines if self.activity and line.activity.id == self.activity.id), None)

    @property
    def workshop(self) -> Workshop | None:
        """The selected one."""
        return self._workshop(self.workshop_id)

    @property
    def current(self) -> Activity | None:
        """The one on phones and projector, if it is in the selected workshop."""
        return next((a for a in self.activities if a.id == self.room.activity_id), None)

    def _workshop(self, workshop_id: Id | None) -> Workshop | None:
        known = self.record.workshops if self.record else ()
        return next((workshop for workshop in known if workshop.id == workshop_id), None)

    def _initiative_read(self, record: InitiativeRecord) -> None:
        self.initiative_changed.emit(record)
        self._settle()

    def _room_read(self, room: Room) -> None:
        self.room_changed.emit(room)
        self._settle()

    def _settle(self) -> None:
        """Selects a workshop when none is, as soon as it is known which ones there are and which one runs."""
        if self.record is None or self._room.record is None or self.workshop is not None:
            return
        wished = (self._kept_workshop, self.room.workshop_id, self.workshop_id)
        found = next(filter(None, map(self._workshop, wished)), None)
        first = self.record.workshops[0] if self.record.workshops else None
        self._follow((found or first).id if found or first else None)  # type: ignore[union-attr]

    def _follow(self, workshop_id: Id | None) -> None:
        if self._agenda is not None:
            self._agenda.stop()
            self._agenda.deleteLater()
        self.workshop_id, self._agenda = workshop_id, None
        if workshop_id is None:
            self.agenda_changed.emit(None)
            self._choose(None)
            return
        self._agenda = Followed(self._remote, ReadAgenda(workshop_id), self)
        self._agenda.changed.connect(self._agenda_read)

    def _agenda_read(self, agenda: Agenda) -> None:
        self.agenda_changed.emit(agenda)
        ids = [activity.id for activity in self.activities]
        shown = self.activity.id if self.activity else None
        wished = (self._wanted, shown, self._kept_activity, self.room.activity_id)
        found = next((wish for wish in wished if wish in ids), None)
        if found is None and ids:
            found = ids[min(self._row, len(ids) - 1)]
        if found == self._wanted:
            self._wanted = None
        self._choose(next((a for a in self.activities if a.id == found), None))

    def _choose(self, activity: Activity | None) -> None:
        if activity is not None:
            self._row = self.activities.index(activity)
            self._kept_activity = activity.id
        if activity != self.activity:
            self.activity = activity
            self.selected.emit(activity)

    # --- going about

    def select_workshop(self, workshop_id: Id) -> None:
        """Shows another workshop."""
        if workshop_id != self.workshop_id and self._workshop(workshop_id):
            self._kept_activity, self._row = "", 0
            self._follow(workshop_id)

    def select(self, activity_id: Id) -> None:
        """Shows an activity to the facilitator alone."""
        for activity in self.activities:
            if activity.id == activity_id:
                self._choose(activity)

    def move_by(self, by: int) -> None:
        """Selects the next (1) or previous (-1) activity."""
        if self.activities:
            self._choose(self.activities[max(0, min(len(self.activities) - 1, self._row + by))])

    def start(self, activity_id: Id | None = None) -> None:
        """Makes an activity (by default the selected one) the current one for phones and projector."""
        wanted = activity_id or (self.activity.id if self.activity else None)
        if wanted and wanted != self.room.activity_id:
            self._do(EnterActivity(wanted), _("Start activity"))

    # --- preparing

    def _do(self, command: Command, undo_text: str) -> None:
        self._remote.execute(command, undo_text=undo_text)

    def describe_initiative(self, initiative: Initiative) -> None:
        if self.record and initiative != self.record.initiative:
            self._do(DescribeInitiative(initiative), _("Describe initiative"))

    def add_workshop(self, workshop: Workshop) -> None:
        """Adds it and shows it."""

        def added(_receipt: Receipt) -> None:
            self._kept_workshop, self._kept_activity, self._row = workshop.id, "", 0
            self._follow(workshop.id)

        self._remote.execute(AddWorkshop(workshop), added, undo_text=_("Add workshop"))

    def describe_workshop(self, workshop: Workshop) -> None:
        if workshop != self._workshop(workshop.id):
            self._do(DescribeWorkshop(workshop), _("Describe workshop"))

    def remove_workshop(self, workshop: Workshop) -> None:
        self._remote.execute(
            RemoveWorkshop(workshop.id),
            lambda _receipt: self.removed.emit(workshop.title),
            undo_text=_("Remove workshop"),
        )

    def add_activity(self, kind: ActivityKind, title: str, minutes: int, instruction: str = "") -> None:
        """Adds an activity after the selected one and selects it."""
        if self.workshop_id is None:
            return
        made = Activity(new_id(), self.workshop_id, kind, title, instruction, minutes)
        position = self._row + 1 if self.activity else None
        self._wanted = made.id
        self._do(AddActivity(made, position), _("Add activity"))

    def describe_activity(self, activity: Activity) -> None:
        known = next((a for a in self.activities if a.id == activity.id), None)
        if known is not None and activity != known:
            command = DescribeActivity(activity.id, activity.title, activity.instruction, activity.minutes)
            self._do(command, _("Describe activity"))

    def rename_activity(self, activity: Activity, title: str) -> None:
        self.describe_activity(replace(activity, title=title))

    def move_activity(self, activity: Activity, position: int) -> None:
        """Moves it to `position` in the agenda, if there is such a one."""
        here = [a.id for a in self.activities].index(activity.id)
        if 0 <= position < len(self.activities) and position != here:
            self._wanted = activity.id
            self._do(MoveActivity(activity.id, position), _("Move activity"))

    def remove_activity(self, activity: Activity) -> None:
        self._remote.execute(
            RemoveActivity(activity.id),
            lambda _receipt: self.removed.emit(activity.title),
            undo_text=_("Remove activity"),
        )
