"""Backups by SQLite's online backup: whole, dated, rotated, restorable; the file may be written meanwhile."""

from __future__ import annotations

import glob
import hashlib
import logging
import os
import shutil
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.polls import PollState
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import sqlite
from atelier_app.storage.tables import ballot, grid, matrix, poll, rating
from atelier_app.support.places import backups

KEPT = 12
DAYS_KEPT = 14
# Written anew by its keys, a copy made while a poll is open does not tell in which order people voted.
_TIDYING = ("PRAGMA journal_mode=DELETE", "PRAGMA temp_store=MEMORY", "VACUUM")
_STAMP = "%Y%m%d-%H%M%S-%f"
_SECOND = "%Y%m%d-%H%M%S"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Backup:
    """A whole copy of an initiative; `good` says that SQLite finds nothing wrong with it."""

    path: Path
    good: bool


def folder_of(path: Path) -> Path:
    """Where the backups of this file lie: by its name, and by where it is so that two never mix."""
    place = hashlib.sha256(os.fsencode(os.path.normcase(path.resolve()))).hexdigest()[:8]
    return backups() / f"{path.stem}-{place}"


def _all(path: Path) -> list[Path]:
    return sorted(folder_of(path).glob("*.atelier"), reverse=True)


def _stamp(path: Path, now: datetime) -> str:
    """A name that sorts after every other, even once the clock was set back."""
    made = [copy.stem for copy in _all(path)[:1]]
    while (stamp := now.strftime(_STAMP)) <= max(made, default=""):
        try:
            now = max(now, datetime.strptime(made[0], _STAMP).replace(tzinfo=UTC)) + timedelta(microseconds=1)
        except ValueError:  # a copy that someone renamed
            break
    return stamp


def _spare(copies: list[Path]) -> list[Path]:
    """Those to forget of the copies, newest first: kept are the latest, then the last one of each earlier day."""
    kept = copies[:KEPT]
    days = {copy.name[:8]: copy for copy in reversed(copies[KEPT:])}
    kept += sorted(days.values(), reverse=True)[:DAYS_KEPT]
    return [copy for copy in copies if copy not in kept]


def back_up(path: Path, now: datetime) -> Path:
    """Copies the file as of now, and forgets old copies. Raises `OSError` or `sqlite3.Error`."""
    folder = folder_of(path)
    folder.mkdir(parents=True, exist_ok=True)
    for abandoned in folder.glob("*.partial*"):
        abandoned.unlink(missing_ok=True)
    target = folder / f"{_stamp(path, now)}.atelier"
    partial = target.with_suffix(".partial")
    try:
        with closing(sqlite3.connect(partial)) as copy, closing(sqlite.connect_reader(path)) as source:
            source.backup(copy)
            for statement in _TIDYING:
                copy.execute(statement)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    for old in _spare(_all(path)):
        old.unlink(missing_ok=True)
    return target


def copies(path: Path) -> list[Path]:
    """Every copy of this file that Atelier keeps here, newest first: backups, and what a restoration replaced."""
    replaced = path.resolve().parent.glob(f"{glob.escape(path.stem)}-*.replaced{glob.escape(path.suffix)}")
    return [*_all(path), *sorted(replaced, reverse=True)]


def forget(found: Iterable[Path]) -> None:
    """Deletes copies, with their logs. Raises `OSError`."""
    for copy in found:
        for suffix in ("-wal", "-shm", ""):
            sqlite.beside(copy, suffix).unlink(missing_ok=True)


def midway(path: Path) -> list[Path]:
    """The backups that hold some ballots or ratings of what is closed in the newest one, and not all; newest first.

    Told by what is in them: the clock may have been set meanwhile.
    """
    newest, *earlier = _all(path)
    final = _given(newest, closed=True)
    return [copy for copy in earlier if final and _are_some(_given(copy), final)]


def _are_some(found: Mapping[Id, set[Id]], final: Mapping[Id, set[Id]]) -> bool:
    return any(final.get(id, given) != given for id, given in found.items())


def _given(path: Path, *, closed: bool = False) -> dict[Id, set[Id]]:
    """The ballots of each poll in a copy and the raters of each rating, of those closed alone or of all.

    Nothing of what cannot be read: a copy may be older than ratings are.
    """
    votes = select(ballot.c.poll_id, ballot.c.id).join(poll)
    ratings = select(rating.c.activity_id, rating.c.rater_id)
    if closed:
        votes = votes.where(poll.c.state == PollState.CLOSED)
        taken = [select(one.c.activity_id).where(one.c.open) for one in (matrix, grid)]
        ratings = ratings.where(*(rating.c.activity_id.not_in(one) for one in taken))
    found: dict[Id, set[Id]] = {}
    engine = sqlite.visitor(path)
    try:
        with sqlite.snapshot(engine) as connection:
            for statement in (votes, ratings):
                for subject_id, given in connection.execute(statement):
                    found.setdefault(subject_id, set()).add(given)
    except DBAPIError as error:
        log.info("a backup cannot be read: %s", error.orig)
    finally:
        engine.dispose()
    return found


def list_backups(path: Path) -> tuple[Backup, ...]:
    """The backups of this file, newest first, each checked."""
    return tuple(Backup(copy, good=not _problems(copy)) for copy in _all(path))


def _problems(path: Path) -> list[str]:
    try:
        sqlite.identify(path)
        with closing(sqlite.connect_reader(path)) as connection:
            return [line for (line,) in connection.execute("PRAGMA quick_check(1)") if line != "ok"]
    except (Refused, sqlite3.Error) as error:
        return [str(error)]


def restore(backup: Path, path: Path, now: datetime) -> Path:
    """Puts a backup in the place of a file no engine has open; answers where the replaced file was kept.

    Ended at any moment, it leaves the file as it was or as the backup, and what was replaced whole beside it.
    Raises `Refused` (DAMAGED_FILE) when the backup itself is not whole, `OSError` when it cannot be copied.
    """
    if found := _problems(backup):
        log.info("the backup is damaged: %s", found[0])
        raise Refused(Refusal.DAMAGED_FILE, name=backup.name)
    path = path.resolve()
    partial = path.with_name(path.name + ".partial")
    try:
        _copy(backup, partial)
        kept = _keep_aside(path, now)
        # Before the file changes: the log of the one must never be replayed over the other.
        for suffix in ("-wal", "-shm"):
            sqlite.beside(path, suffix).unlink(missing_ok=True)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return kept


def _keep_aside(path: Path, now: datetime) -> Path:
    """Copies the file and its log under a name of that moment, taken by no other."""
    while (kept := path.with_name(f"{path.stem}-{now.strftime(_SECOND)}.replaced{path.suffix}")).exists():
        now += timedelta(seconds=1)
    for suffix in ("-wal", ""):
        if (side := sqlite.beside(path, suffix)).exists():
            _copy(side, kept.with_name(kept.name + suffix))
    return kept


def _copy(source: Path, target: Path) -> None:
    """Whole and on the disk, or an `OSError`."""
    with source.open("rb") as original, target.open("wb") as copy:
        shutil.copyfileobj(original, copy, 1024 * 1024)
        copy.flush()
        os.fsync(copy.fileno())
