"""Everything a workshop's summary is made from, read through the door's queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from atelier_app.domain.attendance import AttendanceList, ReadAttendance
from atelier_app.domain.ballots import ReadSignedBallots, SignedBallot
from atelier_app.domain.board import BoardContents, ReadBoard
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.door import Reader
from atelier_app.domain.grids import GridRecord, ReadGrid
from atelier_app.domain.history import History, ReadHistory
from atelier_app.domain.initiative import (
    Activity,
    ActivityKind,
    Agenda,
    Initiative,
    InitiativeRecord,
    ReadAgenda,
    ReadInitiative,
)
from atelier_app.domain.polls import Poll, PollRecord, ReadPoll
from atelier_app.domain.priorities import MatrixRecord, ReadMatrix
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import ReadRoom

__all__ = ["Reader", "Report", "gather", "usual_workshop"]


@dataclass(frozen=True)
class Report:
    """One workshop's records; boards, polls, matrices and grids in the agenda's order, each with its activity.

    `signed` tells who voted what in each open poll whose results may be seen, by the poll's id.
    """

    initiative: Initiative
    agenda: Agenda
    attendance: AttendanceList
    boards: tuple[tuple[Activity, BoardContents], ...] = ()
    polls: tuple[tuple[Activity, PollRecord], ...] = ()
    matrices: tuple[tuple[Activity, MatrixRecord], ...] = ()
    signed: Mapping[Id, tuple[SignedBallot, ...]] = field(default_factory=dict)
    grids: tuple[tuple[Activity, GridRecord], ...] = ()
    history: History = field(default_factory=History)


def gather(reader: Reader, workshop_id: Id | None = None) -> Report:
    """Reads a workshop: the one given, else the one that runs, else the latest.

    Raises `Refused` (NOTHING_TO_REPORT without any workshop, UNKNOWN_WORKSHOP).
    """
    record = reader.read(ReadInitiative())
    chosen = workshop_id or usual_workshop(reader, record)
    agenda = reader.read(ReadAgenda(chosen))

    def activities(kind: ActivityKind) -> list[Activity]:
        return [line.activity for line in agenda.lines if line.activity.kind is kind]

    polls = tuple((one, reader.read(ReadPoll(one.id))) for one in activities(ActivityKind.VOTE))
    return Report(
        record.initiative,
        agenda,
        reader.read(ReadAttendance(chosen)),
        tuple((one, reader.read(ReadBoard(one.id))) for one in activities(ActivityKind.IDEAS)),
        polls,
        tuple((one, reader.read(ReadMatrix(one.id))) for one in activities(ActivityKind.MATRIX)),
        _signed(reader, [found.poll for _activity, found in polls]),
        tuple((one, reader.read(ReadGrid(one.id))) for one in activities(ActivityKind.CRITERIA)),
        reader.read(ReadHistory(chosen)),
    )


def _signed(reader: Reader, polls: Iterable[Poll]) -> dict[Id, tuple[SignedBallot, ...]]:
    told = [poll.id for poll in polls if not poll.secret and poll.is_visible]
    return {poll_id: reader.read(ReadSignedBallots(poll_id)) for poll_id in told}


def usual_workshop(reader: Reader, record: InitiativeRecord) -> Id:
    """The workshop that runs, else the latest. Raises `Refused` (NOTHING_TO_REPORT) where there is none."""
    known = [workshop.id for workshop in record.workshops]
    if not known:
        raise Refused(Refusal.NOTHING_TO_REPORT)
    running = reader.read(ReadRoom()).workshop_id
    return running if running in known else known[-1]
