"""Keeps the start screen's line about the open initiative true: title, workshops, how many people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.start.settings import Recent, Settings
from atelier_app.domain.attendance import AttendanceList, ReadAttendance
from atelier_app.domain.core import Id, Published
from atelier_app.domain.initiative import InitiativeRecord, ReadInitiative
from atelier_app.domain.registrations import RegistrationsChanged

PAUSE = 1500


class RecentKeeper(QObject):
    """Lives as long as its remote."""

    def __init__(self, remote: Remote, path: Path, settings: Settings) -> None:
        super().__init__(remote)
        self._remote, self._settings = remote, settings
        self._recent = Recent(str(path), path.stem, opened_at=datetime.now(UTC).isoformat(timespec="seconds"))
        known = next((recent for recent in settings.recents() if recent.path == str(path)), None)
        if known is not None:
            self._recent = replace(known, opened_at=self._recent.opened_at)
        self._people: dict[Id, set[Id]] = {}
        self._counting = QTimer(self, singleShot=True, interval=PAUSE)
        self._counting.timeout.connect(self._count)
        self._initiative = Followed(remote, ReadInitiative(), self)
        self._initiative.changed.connect(self._described)
        remote.heard.connect(self._heard)

    def _described(self, record: InitiativeRecord) -> None:
        self._recent = replace(self._recent, title=record.initiative.title, workshops=len(record.workshops))
        self._settings.remember(self._recent)
        self._counting.start()

    def _heard(self, events: tuple[Published, ...]) -> None:
        if any(isinstance(published.event, RegistrationsChanged) for published in events):
            self._counting.start()

    def _count(self) -> None:
        record = self._initiative.record
        self._people.clear()
        for workshop in record.workshops if record else ():
            self._remote.read(ReadAttendance(workshop.id), self._counted)

    def _counted(self, attendance: AttendanceList) -> None:
        self._people[attendance.workshop_id] = {one.participant.id for one in attendance.attendees}
        everyone = len(set().union(*self._people.values()))
        if everyone != self._recent.participants and len(self._people) == self._recent.workshops:
            self._recent = replace(self._recent, participants=everyone)
            self._settings.remember(self._recent)
