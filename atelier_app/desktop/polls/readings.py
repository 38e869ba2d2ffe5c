"""What may be read of a poll beside its ranking, once its results may be seen: votes by name, other rules."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.door.background import Job
from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.polls.other_rules import OtherRule, by_other_rules
from atelier_app.domain.ballots import Ballot, ReadBallots, ReadSignedBallots, SignedBallot
from atelier_app.domain.core import Refused
from atelier_app.domain.polls import PollRecord, PollState


class Readings(QObject):
    """Told each record of the poll; forgets at once what may no longer be seen."""

    changed = Signal()

    def __init__(self, remote: Remote, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remote = remote
        self._record: PollRecord | None = None
        self._followed: Followed[tuple[SignedBallot, ...]] | None = None
        self.rules: tuple[OtherRule, ...] = ()
        self.comparing = False

    @property
    def signed(self) -> tuple[SignedBallot, ...]:
        """Who voted what, by name."""
        return (self._followed.record if self._followed else None) or ()

    def show_poll(self, record: PollRecord) -> None:
        """The poll as it stands now."""
        before, self._record = self._record, record
        if before is None or before.outcome != record.outcome:
            self.rules, self.comparing = (), False
        told = not record.poll.secret and record.outcome is not None
        if told and self._followed is None:
            self._followed = Followed(self._remote, ReadSignedBallots(record.poll.id), self)
            self._followed.changed.connect(lambda _ballots: self.changed.emit())
        elif not told and self._followed is not None:
            self._followed.stop()
            self._followed.deleteLater()
            self._followed = None

    def compare(self) -> None:
        """Counts the ballots by other rules, unless that is done."""
        record = self._record
        closed = record is not None and record.poll.state is PollState.CLOSED
        if self.rules or self.comparing:
            return
        if record is not None and closed and record.outcome is not None:
            self.comparing = True
            self._remote.read(
                ReadBallots(record.poll.id), lambda ballots: self._count(record, ballots), _nothing
            )

    def _count(self, record: PollRecord, ballots: tuple[Ballot, ...]) -> None:
        job = Job(lambda: by_other_rules(record.poll, record.options, ballots), self)
        job.done.connect(lambda rules: self._counted(record, rules))

    def _counted(self, record: PollRecord, rules: tuple[OtherRule, ...]) -> None:
        if self._record is not None and self._record.outcome == record.outcome:
            self.rules, self.comparing = rules, False
            self.changed.emit()


def _nothing(_refused: Refused) -> None:
    """Reopened or hidden just now: there is nothing to compare, which the next record says."""
