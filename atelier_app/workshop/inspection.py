"""The check of a file: SQLite's own, and what the domain promises of its polls."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods import METHODS
from atelier_app.storage import backup, migrate, polls, sqlite
from atelier_app.storage.tables import attendance, ballot, note, poll, turnout
from atelier_app.support.language import _
from atelier_app.support.sentences import sentence


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
    """What was found. `problems` is empty for a sound file; `backups` are listed, newest first, when it is not."""

    problems: tuple[str, ...]
    signed_in: int = 0
    notes: int = 0
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
        found = Inspection((str(getattr(error, "orig", None) or error),))
    except (ValueError, KeyError, TypeError) as error:  # whole for SQLite, but no value of ours
        found = Inspection((str(error) or type(error).__name__,))
    finally:
        engine.dispose()
    if found.sound:
        return found
    return Inspection(found.problems, found.signed_in, found.notes, found.polls, backup.list_backups(path))


def _inspect(connection: Connection, path: Path) -> Inspection:
    if problems := sqlite.problems(connection, thorough=True):
        return Inspection(tuple(problems))
    migrate.needed(connection, path.name)
    checks = tuple(_recount(connection, poll_id) for poll_id in connection.scalars(select(poll.c.id)).all())
    return Inspection(
        problems=tuple(f"{check.question}: {check.problem}" for check in checks if check.problem),
        signed_in=connection.scalar(select(func.count()).select_from(attendance)) or 0,
        notes=connection.scalar(select(func.count()).where(~note.c.removed)) or 0,
        polls=checks,
    )


def _recount(connection: Connection, poll_id: Id) -> PollCheck:
    """Every ballot is valid by its method's rule, and there are no more of them than people who voted."""
    record = polls.read_poll_alone(connection, poll_id)
    options = [line.id for line in polls.read_options(connection, poll_id)]
    voted = connection.scalar(select(func.count()).where(turnout.c.poll_id == poll_id)) or 0
    cast = connection.scalar(select(func.count()).where(ballot.c.poll_id == poll_id)) or 0
    problem, points = "", 0
    try:
        ballots = [line.choices for line in polls.read_ballots(connection, poll_id)]
        method = METHODS[record.method]
        for choices in ballots:
            method.checked_choices(record.settings, options, choices)
        points = sum(line.score for line in method.tally(options, ballots))
        if points != sum(choice.value for choices in ballots for choice in choices):
            problem = _("the tally differs from the ballots")
    except Refused as refused:
        problem = sentence(refused)
    except (KeyError, ValueError, TypeError) as error:
        problem = _("a ballot cannot be read ({detail})").format(detail=type(error).__name__)
    if cast != voted:
        problem = _("{ballots} ballots for a turnout of {voted}").format(ballots=cast, voted=voted)
    return PollCheck(record.id, record.question, record.state.value, cast, voted, points, problem)
