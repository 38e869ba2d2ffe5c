"""What the room sees: the current activity, its subject as far as it may be shown, and the timer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.core import Id, Query
from atelier_app.domain.grids import GridRecord, ReadGrid
from atelier_app.domain.initiative import (
    Activity,
    ActivityKind,
    Agenda,
    AgendaLine,
    InitiativeRecord,
    ReadAgenda,
    ReadInitiative,
)
from atelier_app.domain.polls import PollRecord, ReadPoll
from atelier_app.domain.priorities import MatrixRecord, ReadMatrix
from atelier_app.domain.room import ReadRoom, Room, Timer

if TYPE_CHECKING:
    from atelier_app.link.status import EngineStatus


class ProjectorModel(QObject):
    """Follows the room, and the agenda and subject of whatever activity is current."""

    changed = Signal()

    def __init__(self, remote: Remote, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remote = remote
        self._agenda: Followed[Agenda] | None = None
        self._subject: Followed[Any] | None = None
        self._room = self._follow(ReadRoom())
        self._initiative = self._follow(ReadInitiative())
        self._room.changed.connect(self._enter)
        remote.status_changed.connect(self._told)

    def _follow(self, query: Query[Any]) -> Followed[Any]:
        followed: Followed[Any] = Followed(self._remote, query, self)
        followed.changed.connect(self._read)
        return followed

    def leave(self) -> None:
        """Stops following."""
        for followed in (self._room, self._initiative, self._agenda, self._subject):
            if followed is not None:
                followed.stop()

    # --- what is there

    @property
    def room(self) -> Room:
        return self._room.record or Room()

    @property
    def timer(self) -> Timer:
        return self.room.timer

    @property
    def initiative(self) -> InitiativeRecord | None:
        record: InitiativeRecord | None = self._initiative.record
        return record

    @property
    def agenda(self) -> Agenda | None:
        return self._agenda.record if self._agenda else None

    @property
    def line(self) -> AgendaLine | None:
        """The current activity with the figure that sums it up."""
        lines = self.agenda.lines if self.agenda else ()
        return next((line for line in lines if line.activity.id == self.room.activity_id), None)

    @property
    def activity(self) -> Activity | None:
        return self.line.activity if self.line else None

    @property
    def poll(self) -> PollRecord | None:
        """The current poll; its outcome is there only when everyone may see it."""
        record = self._subject.record if self._subject else None
        return record if isinstance(record, PollRecord) else None

    @property
    def matrix(self) -> MatrixRecord | None:
        record = self._subject.record if self._subject else None
        return record if isinstance(record, MatrixRecord) else None

    @property
    def grid(self) -> GridRecord | None:
        record = self._subject.record if self._subject else None
        return record if isinstance(record, GridRecord) else None

    @property
    def address(self) -> str:
        """Where phones join, empty while nothing serves them."""
        status: EngineStatus | None = self._remote.status
        return status.address if status else ""

    # --- following what is current

    def _enter(self, room: Room) -> None:
        if self._agenda is not None and self._agenda.query != ReadAgenda(room.workshop_id or ""):
            self._drop(self._agenda)
            self._agenda = None
        if self._agenda is None and room.workshop_id:
            self._agenda = self._follow(ReadAgenda(room.workshop_id))

    def _read(self, _record: object) -> None:
        self._follow_subject()
        self.changed.emit()

    def _follow_subject(self) -> None:
        wanted = _subject(self.activity)
        if self._subject is not None and self._subject.query != wanted:
            self._drop(self._subject)
            self._subject = None
        if self._subject is None and wanted is not None:
            self._subject = self._follow(wanted)

    def _drop(self, followed: Followed[Any]) -> None:
        followed.stop()
        followed.deleteLater()

    def _told(self, _status: object) -> None:
        self.changed.emit()


def _subject(activity: Activity | None) -> Query[Any] | None:
    if activity is None:
        return None
    subject_id: Id = activity.id
    match activity.kind:
        case ActivityKind.VOTE:
            return ReadPoll(subject_id)
        case ActivityKind.MATRIX:
            return ReadMatrix(subject_id)
        case ActivityKind.CRITERIA:
            return ReadGrid(subject_id)
        case _:
            return None
