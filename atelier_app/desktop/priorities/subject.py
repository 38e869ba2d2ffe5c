"""What a matrix and a grid have in common: the vote whose winners they take, who rates them, and rating as commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.core import Command, Id, Query, Receipt, Refused
from atelier_app.domain.grids import Grid, GridRecord
from atelier_app.domain.initiative import Activity, ActivityKind, Agenda, ReadAgenda
from atelier_app.domain.polls import Poll, PollRecord, ReadPoll
from atelier_app.domain.priorities import Matrix, MatrixRecord
from atelier_app.domain.ratings import OpenRating
from atelier_app.support.language import _

R = TypeVar("R", bound=MatrixRecord | GridRecord)


class SubjectModel(QObject, Generic[R]):
    """Follows one matrix or grid; what it is made of is replaced by one command with its undo."""

    changed = Signal(object)
    """The record; also when the vote's method became known, by which scores are read."""
    polls_found = Signal()

    def __init__(
        self, remote: Remote, activity: Activity, query: Query[R], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._remote = remote
        self.id: Id = activity.id
        self.workshop_id: Id = activity.workshop_id
        self._left = False
        self.polls: tuple[Activity, ...] = ()
        self.poll: Poll | None = None
        self._followed: Followed[R] = Followed(remote, query, self)
        self._followed.changed.connect(self._told)
        remote.read(ReadAgenda(activity.workshop_id), self._find_polls)

    @property
    def record(self) -> R | None:
        return self._followed.record

    @property
    def subject(self) -> Matrix | Grid | None:
        """The matrix or the grid itself."""
        record = self.record
        if record is None:
            return None
        return record.matrix if isinstance(record, MatrixRecord) else record.grid

    def leave(self) -> None:
        """What is answered later has no screen any more."""
        self._left = True

    # --- commands

    def prepare(
        self,
        undo_text: str,
        then: Callable[[Receipt], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
        **changes: Any,
    ) -> None:
        """Changes some of what it is made of."""
        subject = self.subject
        if subject is not None:
            self.execute(replace(subject.preparation(), **changes), undo_text, then, refused)

    def open_rating(self, is_open: bool) -> None:
        """Takes ratings from now on, or no more."""
        said = _("Opening of the rating") if is_open else _("Closing of the rating")
        self.execute(OpenRating(self.id, is_open), said)

    def execute(
        self,
        command: Command,
        undo_text: str,
        then: Callable[[Receipt], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Sends a command; where a form waits for a refusal, it says it itself."""

        def refuse(why: Refused) -> None:
            self.take_back()
            if refused is None:
                self._remote.refused.emit(why)
            elif not self._left:
                refused(why)

        self._remote.execute(command, then, refuse, undo_text=undo_text)

    def take_back(self) -> None:
        """What the widgets already show is not so: they show what the record says."""
        self.show_again()

    def show_again(self) -> None:
        """The same record, seen anew."""
        if self.record is not None and not self._left:
            self.changed.emit(self.record)

    # --- what is read beside it

    def _told(self, record: R) -> None:
        subject = self.subject
        poll_id = subject.poll_id if subject is not None else None
        if poll_id is None:
            self.poll = None
        elif self.poll is None or self.poll.id != poll_id:
            self.poll = None
            self._remote.read(ReadPoll(poll_id), self._find_poll, lambda _refused: None)
        self.changed.emit(record)

    def _find_poll(self, record: PollRecord) -> None:
        subject = self.subject
        if not self._left and subject is not None and subject.poll_id == record.poll.id:
            self.poll = record.poll
            self.show_again()

    def _find_polls(self, agenda: Agenda) -> None:
        if self._left:
            return
        self.polls = tuple(line.activity for line in agenda.lines if line.activity.kind is ActivityKind.VOTE)
        self.polls_found.emit()
