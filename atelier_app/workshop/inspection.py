"""The check of a file: SQLite's own, and what the domain promises of its polls."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.exc import DBAPIError

from atelier_app.domain.colleges import are_known
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.counting import counted
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Entry
from atelier_app.domain.ratings import Placing, checked_ratings, checked_value
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import backup, grids, migrate, papers, polls, ratings, sqlite, subjects
from atelier_app.storage.board import PRESENT
from atelier_app.storage.tables import (
    activity,
    attendance,
    ballot,
    board,
    comment,
    grid,
    grid_value,
    initiative,
    matrix,
    note,
    note_group,
    note_stage,
    option,
    paper,
    participant,
    picture,
    placement,
    poll,
    rater,
    rating,
    registration,
    turnout,
    workshop,
    zone,
)
from atelier_app.support.language import N_, _
from atelier_app.support.sentences import sentence

log = logging.getLogger(__name__)
# What a person would miss, and where it is kept.
_PARTS: dict[str, tuple[Table, ...]] = {
    N_("the agenda"): (initiative, workshop, activity),
    N_("the signatures"): (participant, registration, attendance),
    N_("the notes"): (board, note_group, note, zone, comment, picture, note_stage),
    N_("the votes"): (poll, option, turnout, ballot, paper),
    N_("the priorities"): (matrix, placement, grid, grid_value, rater, rating),
}


@dataclass(frozen=True)
class PollCheck:
    """One poll, recounted: `problem` is empty when all is as it must be."""

    poll_id: Id
    question: str
    state: str
    ballots: int
    turnout: int
    points: int
    problem: str = ""


@dataclass(frozen=True)
class Inspection:
    """What was found. `problems` is empty for a sound file; `backups` are listed, newest first, when it is not.

    Nothing is counted, hence None, in a file that cannot be read whole.
    """

    problems: tuple[str, ...]
    signed_in: int | None = None
    notes: int | None = None
    polls: tuple[PollCheck, ...] = ()
    backups: tuple[backup.Backup, ...] = field(default=())

    @property
    def sound(self) -> bool:
        return not self.problems


def inspect(path: Path) -> Inspection:
    """Reads the whole file, changing nothing. Raises `Refused` for what is no file of ours, or a newer one."""
    sqlite.identify(path)
    engine = sqlite.visitor(path)
    try:
        with sqlite.snapshot(engine) as connection:
            found = _inspect(connection, path)
    except (DBAPIError, sqlite3.Error) as error:
        log.info("the file cannot be read: %s", getattr(error, "orig", None) or error)
        found = Inspection((_("it cannot be read"),))
    except (ValueError, KeyError, TypeError) as error:  # whole for SQLite, but no value of ours
        log.info("the file holds a value of another kind: %s", type(error).__name__)
        found = Inspection((_("it holds something that Atelier does not write"),))
    finally:
        engine.dispose()
    if found.sound:
        return found
    return Inspection(found.problems, found.signed_in, found.notes, found.polls, backup.list_backups(path))


def _inspect(connection: Connection, path: Path) -> Inspection:
    if not _whole(connection):
        return Inspection((_loss(connection),))
    migrate.needed(connection, path.name)
    checks = tuple(_recount(connection, poll_id) for poll_id in connection.scalars(select(poll.c.id)).all())
    return Inspection(
        problems=(
            *(f"{check.question}: {check.problem}" for check in checks if check.problem),
            *_priorities(connection),
        ),
        signed_in=connection.scalar(select(func.count()).select_from(attendance)) or 0,
        notes=connection.scalar(select(func.count()).where(PRESENT)) or 0,
        polls=checks,
    )


def _whole(connection: Connection) -> bool:
    """Whether SQLite finds nothing wrong; what it says is for the log."""
    try:
        found = sqlite.problems(connection, thorough=True)
    except DBAPIError as error:
        found = [str(error.orig)]
    for line in found:
        log.info("the file is damaged: %s", line)
    return not found


def _loss(connection: Connection) -> str:
    """What cannot be read of a damaged file, in a person's words."""
    lost = [
        _(part) for part, tables in _PARTS.items() if not all(_legible(connection, one) for one in tables)
    ]
    if not lost:
        return _("its parts no longer agree with each other, though all of them can be read")
    return _("these cannot be read: {parts}").format(parts=", ".join(lost))


def _legible(connection: Connection, table: Table) -> bool:
    try:
        connection.execute(select(table)).all()
    except (DBAPIError, ValueError, KeyError, TypeError):
        return False
    return True


def _recount(connection: Connection, poll_id: Id) -> PollCheck:
    """Every ballot is valid by its method's rule, and there are no more of them than people who voted."""
    record = polls.read_poll_alone(connection, poll_id)
    options = [line.id for line in polls.read_options(connection, poll_id)]
    voted = sum(polls.cast_by_channel(connection, record, papers.count_papers(connection, record)).values())
    cast = connection.scalar(select(func.count()).where(ballot.c.poll_id == poll_id)) or 0
    problem, points = "", 0
    try:
        ballots = polls.read_ballots(connection, poll_id)
        method = METHODS[record.method]
        for one in ballots:
            method.checked_choices(record.settings, options, one.choices)
            if not are_known(record.colleges, one.college):
                raise Refused(Refusal.UNKNOWN_COLLEGE)
        points = round(counted(replace(record, colleges=()), options, ballots).score)
        if method.entry is Entry.POINTS and points != sum(
            choice.value for one in ballots for choice in one.choices
        ):
            problem = _("the tally differs from the ballots")
    except Refused as refused:
        problem = sentence(refused)
    except (KeyError, ValueError, TypeError):
        problem = _("a ballot cannot be read")
    if cast != voted:
        problem = _("{ballots} ballots for a turnout of {voted}").format(ballots=cast, voted=voted)
    return PollCheck(record.id, record.question, record.state.value, cast, voted, points, problem)


def _priorities(connection: Connection) -> Iterable[str]:
    """Every matrix and grid with ratings or values of which it could not have been given."""
    rows = connection.execute(
        select(activity.c.id, activity.c.title).where(
            activity.c.id.in_(select(matrix.c.id).union(select(grid.c.id)))
        )
    )
    for activity_id, title in rows.all():
        try:
            problem = _rated(connection, activity_id)
        except Refused as refused:
            problem = sentence(refused)
        except (KeyError, ValueError, TypeError):
            problem = _("a rating cannot be read")
        if problem:
            yield f"{title}: {problem}"


def _rated(connection: Connection, activity_id: Id) -> str:
    """Ratings lie on their scales, and there are as many from phones as people who rated. Raises `Refused`."""
    criteria = subjects.read_criteria(connection, activity_id)
    for given in ratings.read_all(connection, activity_id):
        checked_ratings(criteria, tuple({one.option_id: None for one in given}), given)
    for (_option, criterion_id), value in grids.own_values(connection, activity_id).items():
        checked_value({one.id: one for one in criteria}[criterion_id], value)
    phones = len(ratings.read_all(connection, activity_id, Placing.PHONES))
    people = connection.scalar(select(func.count()).where(rater.c.activity_id == activity_id)) or 0
    if phones == people:
        return ""
    return _("{ratings} ratings by {people} people").format(ratings=phones, people=people)
