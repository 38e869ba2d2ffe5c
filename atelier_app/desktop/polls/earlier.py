"""Earlier votes whose first options another vote may take: closed ones of this workshop or an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.initiative import ActivityKind, Agenda, InitiativeRecord, ReadAgenda, ReadInitiative
from atelier_app.domain.polls import Option, PollRecord, PollState, ReadPoll


@dataclass(frozen=True)
class EarlierVote:
    """`place` is the title of its workshop, empty for the same one."""

    record: PollRecord
    place: str = ""


def may_be_taken(record: PollRecord) -> bool:
    """Whether its results are seen, and say something."""
    closed = record.poll.state is PollState.CLOSED
    return closed and record.outcome is not None and bool(record.outcome.ballots)


def first_places(record: PollRecord, count: int) -> tuple[Option, ...]:
    """The options of the first `count` ranks, best first; whoever is tied at the cut comes along."""
    options = {option.id: option for option in record.options}
    standings = record.outcome.standings if record.outcome else ()
    return tuple(options[one.option_id] for one in standings if one.rank <= count)


class EarlierVotes(QObject):
    """Reads them one after the other, the nearest first; says `changed` as each is found."""

    changed = Signal()

    def __init__(self, remote: Remote, workshop_id: Id, poll_id: Id, parent: QObject) -> None:
        super().__init__(parent)
        self._remote, self._workshop_id, self._poll_id = remote, workshop_id, poll_id
        self._agendas: Iterator[tuple[Id, str]] = iter(())
        self._left: list[tuple[Id, str]] = []
        self.found: list[EarlierVote] = []
        self.searching = True
        self._alive = True
        remote.read(ReadInitiative(), self._look)

    def stop(self) -> None:
        """Whoever looked has gone."""
        self._alive = False

    def _look(self, record: InitiativeRecord) -> None:
        here = next(one for one in record.workshops if one.id == self._workshop_id)
        earlier = [one for one in record.workshops if one.date <= here.date and one is not here]
        workshops = [here, *sorted(earlier, key=lambda one: (one.date, one.starts), reverse=True)]
        self._agendas = iter([(one.id, "" if one is here else one.title) for one in workshops])
        self._next_agenda()

    def _next_agenda(self, _refused: Refused | None = None) -> None:
        if not self._alive:
            return
        workshop_id, place = next(self._agendas, ("", ""))
        if workshop_id:
            query = ReadAgenda(workshop_id)
            self._remote.read(query, lambda agenda: self._list(agenda, place), self._next_agenda)
        else:
            self.searching = False
            self.changed.emit()

    def _list(self, agenda: Agenda, place: str) -> None:
        votes = [
            line.activity.id
            for line in reversed(agenda.lines)
            if line.activity.kind is ActivityKind.VOTE and line.activity.id != self._poll_id
        ]
        self._left = [(poll_id, place) for poll_id in votes]
        self._next_poll()

    def _next_poll(self, _refused: Refused | None = None) -> None:
        if not self._alive:
            return
        if not self._left:
            self._next_agenda()
            return
        poll_id, place = self._left.pop(0)
        self._remote.read(ReadPoll(poll_id), lambda record: self._take(record, place), self._next_poll)

    def _take(self, record: PollRecord, place: str) -> None:
        if self._alive and may_be_taken(record):
            self.found.append(EarlierVote(record, place))
            self.changed.emit()
        self._next_poll()
