"""What the summary will say, from the agenda's figures, and the writing of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.agenda.kinds import FACES
from atelier_app.desktop.documents.job import DocumentJob
from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.start.creation import file_name
from atelier_app.domain.core import Id
from atelier_app.domain.initiative import (
    ActivityKind,
    Agenda,
    AgendaLine,
    InitiativeRecord,
    ReadAgenda,
    ReadInitiative,
)
from atelier_app.support.language import _, ngettext

_SUBJECTS = {
    ActivityKind.WELCOME,
    ActivityKind.IDEAS,
    ActivityKind.VOTE,
    ActivityKind.MATRIX,
    ActivityKind.CRITERIA,
}


@dataclass(frozen=True)
class Part:
    """A part of the document: its icon, title and figure; `empty` when there is nothing to say yet."""

    icon: str
    title: str
    figure: str
    empty: bool = False


def parts(agenda: Agenda) -> tuple[Part, ...]:
    """The document in its order."""
    activities = ngettext("{n} activity", "{n} activities", len(agenda.lines)).format(
        n=number(len(agenda.lines))
    )
    cover = Part("file", _("Cover"), agenda.workshop.title)
    programme = Part("calendar", _("Agenda"), activities, not agenda.lines)
    subjects = [_part(line) for line in agenda.lines if line.activity.kind in _SUBJECTS]
    return (cover, programme, *subjects)


def _part(line: AgendaLine) -> Part:
    kind, count, total = line.activity.kind, number(line.count), number(line.total)
    if kind is ActivityKind.WELCOME:
        figure = _("{n} present of {total}").format(n=count, total=total)
    elif kind is ActivityKind.IDEAS:
        notes = ngettext("{n} note", "{n} notes", line.count).format(n=count)
        groups = ngettext("{n} group", "{n} groups", line.total).format(n=total)
        figure = f"{notes} · {groups}"
    elif kind is ActivityKind.VOTE:
        figure = ngettext("{n} ballot", "{n} ballots", line.count).format(n=count)
    else:
        figure = _("{n} placed of {total}").format(n=count, total=total)
    return Part(FACES[kind].icon, line.activity.title, figure, not line.count)


class SummaryModel(QObject):
    """Follows the workshop; `write` runs one job at a time."""

    changed = Signal()
    started = Signal()
    progressed = Signal(int, int)
    written = Signal(Path)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, remote: Remote, workshop_id: Id, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remote = remote
        self._workshop_id = workshop_id
        self.job: DocumentJob | None = None
        self._agenda = Followed(remote, ReadAgenda(workshop_id), self)
        self._initiative = Followed(remote, ReadInitiative(), self)
        for followed in (self._agenda, self._initiative):
            followed.changed.connect(lambda _record: self.changed.emit())

    @property
    def agenda(self) -> Agenda | None:
        return self._agenda.record

    @property
    def language(self) -> str:
        """The initiative's own."""
        record: InitiativeRecord | None = self._initiative.record
        return record.initiative.language if record else "fr"

    @property
    def file(self) -> Path | None:
        """The initiative's file, known once the engine answers."""
        return Path(self._remote.status.file) if self._remote.status else None

    @property
    def proposed(self) -> Path | None:
        """Where the PDF goes unless told otherwise: beside the file, named after both."""
        if self.file is None or self.agenda is None:
            return None
        name = file_name(f"{self.file.stem} - {self.agenda.workshop.title}")
        return self.file.with_name(name).with_suffix(".pdf")

    @property
    def ready(self) -> bool:
        """Everything is known that writing needs."""
        return self.proposed is not None and self._initiative.record is not None

    @property
    def busy(self) -> bool:
        return self.job is not None

    def _number(self) -> int:
        """The workshop's place in the initiative, from 1."""
        record: Any = self._initiative.record
        ids = [workshop.id for workshop in record.workshops] if record else []
        return ids.index(self._workshop_id) + 1 if self._workshop_id in ids else 0

    def write(self, out: Path, language: str) -> None:
        """Writes the PDF; the signals tell how it goes."""
        if self.busy or self.file is None or not self._number():
            return
        arguments = ["export", str(self.file), "--pdf", str(out), "--lang", language]
        arguments += ["--workshop", str(self._number()), "--progress"]
        job = self.job = DocumentJob(out, arguments)
        job.progressed.connect(self.progressed)
        job.written.connect(self._written)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        self.started.emit()
        job.start()

    def cancel(self) -> None:
        if self.job is not None:
            self.job.cancel()

    # Slots of this object, not lambdas: a job that outlives it has nobody to tell.

    def _written(self, path: Path) -> None:
        self.job = None
        self.written.emit(path)

    def _failed(self, words: str) -> None:
        self.job = None
        self.failed.emit(words)

    def _cancelled(self) -> None:
        self.job = None
        self.cancelled.emit()
