"""Files: made, made ready for the engine, or only read."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from atelier_app.domain.core import Query, Refused
from atelier_app.domain.initiative import Initiative
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import backup, migrate, sqlite
from atelier_app.storage.claim import Claim
from atelier_app.storage.tables import initiative, room
from atelier_app.support.reasons import reason
from atelier_app.workshop.handlers.initiative import checked_initiative, initiative_row
from atelier_app.workshop.reading import answer

R = TypeVar("R")
log = logging.getLogger(__name__)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turns what the driver says of a bad file into `Refused`."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = getattr(error, "orig", None) or error
        said = str(cause)
        if sqlite.disk_is_full(error):
            raise Refused(Refusal.DISK_FULL) from error
        if "readonly" in said or "unable to open" in said:
            raise Refused(Refusal.READ_ONLY_FILE, name=path.name) from error
        if isinstance(cause, sqlite3.DatabaseError) and ("malformed" in said or "not a database" in said):
            log.info("the file is damaged: %s", said)
            raise Refused(Refusal.DAMAGED_FILE, name=path.name) from error
        raise
    except OSError as error:
        raise Refused(Refusal.CANNOT_WRITE, name=path.name, reason=reason(error)) from error


def create(path: Path, record: Initiative) -> None:
    """A new file holding one initiative. Raises `Refused` (FILE_EXISTS, CANNOT_WRITE, EMPTY_TEXT…)."""
    record = checked_initiative(record)
    partial = path.with_name(f".{path.name}.new")
    with _explained(path):
        if path.exists():
            raise Refused(Refusal.FILE_EXISTS, name=path.name)
        partial.unlink(missing_ok=True)
        try:
            _build(partial, record)
            partial.replace(path)
        finally:
            for suffix in ("", "-wal", "-shm"):
                partial.with_name(partial.name + suffix).unlink(missing_ok=True)


def _build(path: Path, record: Initiative) -> None:
    path.touch()  # here the system says why it cannot be, which SQLite does not
    engine = sqlite.writer(path, create=True)
    migrate.upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.execute(insert(initiative), initiative_row(record))
        connection.execute(insert(room).values(id=1, timer_remaining=0))
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def claim(path: Path) -> Claim:
    """The right to write this file. Raises `Refused` (FILE_MISSING, NOT_AN_ATELIER_FILE, READ_ONLY_FILE…)."""
    sqlite.identify(path)
    sqlite.check_writable(path)
    return Claim(path)


def prepare(path: Path, now: datetime) -> datetime | None:
    """Makes a claimed file ready to be written: it is whole, backed up, and of the newest schema.

    Answers when the backup was made, None if it could not be. Raises `Refused` (NEWER_FILE, DAMAGED_FILE,
    READ_ONLY_FILE, DISK_FULL).
    """
    with _explained(path):
        engine = sqlite.writer(path)
        try:
            with engine.connect() as connection:
                if found := sqlite.problems(connection, thorough=False):
                    log.info("the file is damaged: %s", found[0])
                    raise Refused(Refusal.DAMAGED_FILE, name=path.name)
                outdated = migrate.needed(connection, path.name)
            backed_up = _back_up(path, now)
            if outdated:
                if not backed_up:
                    raise Refused(Refusal.DISK_FULL)  # without a copy there would be no way back
                migrate.upgrade(engine)
            return now if backed_up else None
        finally:
            engine.dispose()


def _back_up(path: Path, now: datetime) -> bool:
    """A backup that cannot be made (no room for it) must not keep the workshop from opening."""
    try:
        backup.back_up(path, now)
    except (OSError, sqlite3.Error):
        log.exception("the backup on open failed")
        return False
    return True


class Reader:
    """A file that is only read, beside the engine that may have it open; all its answers are of one moment."""

    def __init__(self, path: Path) -> None:
        """Raises `Refused` (FILE_MISSING, NOT_AN_ATELIER_FILE, NEWER_FILE, OLDER_FILE, DAMAGED_FILE)."""
        self.path = path
        sqlite.identify(path)
        with ExitStack() as stack, _explained(path):
            engine = sqlite.visitor(path)
            stack.callback(engine.dispose)
            self._connection = stack.enter_context(sqlite.snapshot(engine))
            if migrate.needed(self._connection, path.name):
                raise Refused(Refusal.OLDER_FILE, name=path.name)
            self._stack = stack.pop_all()

    def read(self, query: Query[R]) -> R:
        """Raises `Refused` for an unknown id or a damaged file."""
        with _explained(self.path):
            return answer(self._connection, query)

    def close(self) -> None:
        self._stack.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
