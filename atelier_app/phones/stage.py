"""What the room is doing, the same for every phone: read once, kept until an event touches it."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from atelier_app.domain.ballots import BallotCast
from atelier_app.domain.board import Board, BoardChanged, ReadBoardAlone
from atelier_app.domain.core import Event, Published, Refused, Topic
from atelier_app.domain.grids import GridRecord, ReadGrid
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.initiative import (
    Activity,
    ActivityKind,
    AgendaLine,
    Initiative,
    ReadAgenda,
    ReadInitiative,
    Workshop,
)
from atelier_app.domain.polls import PollRecord, PollState, ReadPoll
from atelier_app.domain.priorities import MatrixRecord, ReadMatrix
from atelier_app.domain.ratings import OptionsRated, Placing
from atelier_app.domain.room import ReadRoom, Timer
from atelier_app.phones.door import AsyncDoor
from atelier_app.support.clock import Clock


@dataclass(frozen=True)
class Counts:
    """How many people here have voted."""

    cast: int
    present: int


@dataclass(frozen=True)
class Stage:
    """The workshop that phones join and its current activity, with its board, poll, matrix or grid."""

    initiative: Initiative
    workshop: Workshop | None = None
    agenda: tuple[AgendaLine, ...] = ()
    activity: Activity | None = None
    timer: Timer = field(default_factory=Timer)
    poll: PollRecord | None = None
    matrix: MatrixRecord | None = None
    board: Board | None = None
    grid: GridRecord | None = None

    @property
    def kind(self) -> ActivityKind | None:
        return self.activity.kind if self.activity else None

    @property
    def by_tables(self) -> bool:
        """Whether tables rate: then all phones of one are told what it has just said."""
        subject = self.matrix.matrix if self.matrix else self.grid.grid if self.grid else None
        return subject is not None and subject.placing is Placing.TABLES

    @property
    def shows_votes(self) -> bool:
        """Whether the results change before everyone's eyes with each ballot."""
        return (
            self.poll is not None and self.poll.outcome is not None and self.poll.poll.state is PollState.OPEN
        )


def touches(stage: Stage, event: Event) -> bool:
    """Whether `event` may change what a phone shows at this stage, its own ideas and ballot aside."""
    if event.topic in (Topic.INITIATIVE, Topic.ROOM):
        return True
    if event.topic is Topic.POLLS:
        about_it = stage.activity is not None and getattr(event, "poll_id", None) == stage.activity.id
        return about_it and (stage.shows_votes or not isinstance(event, BallotCast))
    if event.topic is Topic.PRIORITIES:
        # What other people rate changes nothing that a phone shows until the rating is closed.
        rated = stage.matrix is not None or stage.grid is not None
        return rated and (stage.by_tables or not isinstance(event, OptionsRated))
    return isinstance(event, BoardChanged) and at_board(stage, event)


def at_board(stage: Stage, event: Event) -> bool:
    """Whether `event` is of the board that the room is at."""
    return stage.board is not None and getattr(event, "board_id", None) == stage.board.id


class StageKeeper:
    """Keeps the stage and the counts as of the latest commit that matters to phones."""

    def __init__(self, door: AsyncDoor, clock: Clock) -> None:
        self._door = door
        self._clock = clock
        self._lock = threading.Lock()
        self._stage: Stage | None = None
        self._outvoted = False
        self.number = door.last_number
        self._counts: Counts | None = None
        self._counted = ("", -1)

    def heard(self, batch: Iterable[Published]) -> None:
        """Takes note of what was just committed; called on the door's thread, before its callers are answered."""
        with self._lock:
            for published in batch:
                if self._stage is not None and touches(self._stage, published.event):
                    if isinstance(published.event, BallotCast):
                        self._outvoted = True
                    else:
                        self._stage = None
                self.number = published.number

    def current(self) -> Stage:
        """The stage now, results with every ballot included."""
        stage = self.scene()
        if self._outvoted:
            number = self.number
            stage = replace(stage, poll=self._poll(stage.activity))
            self._keep(stage, number)
        return stage

    def scene(self) -> Stage:
        """The stage, its results perhaps without the latest ballots: a vote looks at where the room is, not at them."""
        stage = self._stage
        if stage is None:
            number = self.number
            stage = self._read()
            self._keep(stage, number)
            self._counts = None
        return stage

    def _keep(self, stage: Stage, number: int) -> None:
        """What was committed while reading may not be in what was read: then it is read again next time."""
        with self._lock:
            if number == self.number:
                self._stage, self._outvoted = stage, False

    def half_day(self) -> HalfDay | None:
        """The one that people sign for at this very moment: the clock alone changes it, and no event tells."""
        workshop = self.scene().workshop
        return workshop.half_day_at(self._clock().astimezone()) if workshop else None

    def counts(self) -> Counts | None:
        """Turnout of the current vote as of `number`, None during any other activity.

        Never older than that: a page that knows the newest number is told nothing more that would correct it.
        """
        poll = self.scene().poll
        if poll is None or poll.poll.state is PollState.DRAFT:
            return None
        number = self.number
        if self._counts is None or self._counted != (poll.poll.id, number):
            record = self._door.read(ReadPoll(poll.poll.id))
            self._counts = Counts(record.cast, record.present)
            self._counted = (poll.poll.id, number)
        return self._counts

    def _read(self) -> Stage:
        record = self._door.read(ReadInitiative())
        room = self._door.read(ReadRoom())
        workshop = next((w for w in record.workshops if w.id == room.workshop_id), None)
        workshop = workshop or self._expected(record.workshops)
        if workshop is None:
            return Stage(record.initiative)
        try:
            lines = self._door.read(ReadAgenda(workshop.id)).lines
        except Refused:
            return Stage(record.initiative)
        activity = next((line.activity for line in lines if line.activity.id == room.activity_id), None)
        return Stage(
            record.initiative,
            workshop,
            lines,
            activity,
            room.timer,
            self._poll(activity),
            self._matrix(activity),
            self._board(activity),
            self._grid(activity),
        )

    def _expected(self, workshops: tuple[Workshop, ...]) -> Workshop | None:
        """Before the first activity is entered: today's workshop, or the only one."""
        today = self._clock().astimezone().date()
        todays = [workshop for workshop in workshops if workshop.date == today]
        candidates = todays or list(workshops)
        return candidates[0] if len(candidates) == 1 else None

    def _poll(self, activity: Activity | None) -> PollRecord | None:
        if activity is None or activity.kind is not ActivityKind.VOTE:
            return None
        return self._door.read(ReadPoll(activity.id))

    def _matrix(self, activity: Activity | None) -> MatrixRecord | None:
        if activity is None or activity.kind is not ActivityKind.MATRIX:
            return None
        return self._door.read(ReadMatrix(activity.id))

    def _grid(self, activity: Activity | None) -> GridRecord | None:
        if activity is None or activity.kind is not ActivityKind.CRITERIA:
            return None
        return self._door.read(ReadGrid(activity.id))

    def _board(self, activity: Activity | None) -> Board | None:
        if activity is None or activity.kind is not ActivityKind.IDEAS:
            return None
        return self._door.read(ReadBoardAlone(activity.id))
