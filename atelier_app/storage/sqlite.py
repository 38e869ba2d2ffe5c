"""All that only SQLite has: the file's identity, pragmas, connections, transactions, health.

Exactly one connection writes or checkpoints (`writer`); every other opens the file read-only. SQLite before 3.51.3
can corrupt a WAL that two connections write or checkpoint at once (https://sqlite.org/wal.html).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import NullPool, QueuePool

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.reasons import reason

APPLICATION_ID = 0x41544C52  # "ATLR"
_MAGIC = b"SQLite format 3\x00"
_APPLICATION_ID_OFFSET = 68  # https://sqlite.org/fileformat.html#the_database_header
BUSY_MILLISECONDS, PURGE_MILLISECONDS = 5000, 500
_PRAGMAS = (
    "foreign_keys=ON",
    "secure_delete=ON",
    f"busy_timeout={BUSY_MILLISECONDS}",
    "temp_store=MEMORY",
)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"file:{quote(os.fsencode(path.resolve()))}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=5)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _engine(path: Path, mode: str, *, pooled: bool) -> Engine:
    pool: dict[str, Any] = (
        {"poolclass": QueuePool, "pool_size": 4, "max_overflow": 8} if pooled else {"poolclass": NullPool}
    )
    return create_engine(
        "sqlite://",
        creator=lambda: _connect(path, mode),
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,  # an error goes to the log: without the names and votes it was about
        **pool,
    )


def writer(path: Path, *, create: bool = False) -> Engine:
    """The engine whose single connection may write: WAL, every commit synced to the disk."""
    engine = _engine(path, "rwc" if create else "rw", pooled=False)
    with engine.connect() as connection:
        if create:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    return engine


def harden(connection: Connection) -> None:
    """Every commit of this connection reaches the disk before it is answered."""
    connection.exec_driver_sql("PRAGMA synchronous=FULL")
    connection.exec_driver_sql(
        "PRAGMA fullfsync=ON"
    )  # on a Mac, an ordinary sync leaves it in the disk's cache
    connection.exec_driver_sql("PRAGMA wal_autocheckpoint=1000")


def connect_reader(path: Path) -> sqlite3.Connection:
    """A bare read-only connection, for copying and checking."""
    return _connect(path, _visiting(path))


def reader(path: Path) -> Engine:
    """Read-only connections to a file this process has open for writing, usable from any thread."""
    return _engine(path, "ro", pooled=True)


def visitor(path: Path) -> Engine:
    """Read-only connections to a file that another process may, or may not, have open."""
    return _engine(path, _visiting(path), pooled=True)


def _visiting(path: Path) -> str:
    """A file without a log beside it is open nowhere: reading it as immutable leaves nothing beside it either."""
    return "ro" if beside(path, "-wal").exists() else "ro&immutable=1"


def beside(path: Path, suffix: str) -> Path:
    """SQLite's own files (-wal, -shm) lie beside the file itself, whatever link led to it."""
    place = path.resolve()
    return place.with_name(place.name + suffix)


def driver(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, for what must cost nothing (savepoints) or has no SQL (backup)."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A read-only connection whose statements all see the same commit."""
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            yield connection
        finally:
            connection.exec_driver_sql("ROLLBACK")


def purge(connection: Connection) -> None:
    """Makes the file anew from what is in it, and empties its log: nothing that was deleted is left in either.

    Waits a little for readers, who keep the log from being emptied; raises `OperationalError` when they take longer.
    """
    connection.exec_driver_sql("VACUUM")
    connection.exec_driver_sql(f"PRAGMA busy_timeout={PURGE_MILLISECONDS}")
    busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
    connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    if busy:
        raise sqlite3.OperationalError("the log is being read")


def disk_is_full(error: BaseException) -> bool:
    """Whether this error, or the driver's under it, says that there is no room left."""
    cause = getattr(error, "orig", None) or error
    return isinstance(cause, sqlite3.OperationalError) and "full" in str(cause)


def identify(path: Path) -> None:
    """Raises `Refused` (FILE_MISSING, NOT_AN_ATELIER_FILE, CANNOT_WRITE) unless the file says it is ours."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError as error:
        raise Refused(Refusal.FILE_MISSING, name=path.name) from error
    except OSError as error:
        if os.path.isdir(path):  # noqa: PTH112 - unlike `Path.is_dir`, it says no rather than fail
            raise Refused(Refusal.NOT_AN_ATELIER_FILE, name=path.name) from error
        raise Refused(Refusal.CANNOT_WRITE, name=path.name, reason=reason(error)) from error
    identity = int.from_bytes(header[_APPLICATION_ID_OFFSET : _APPLICATION_ID_OFFSET + 4], "big")
    if not header.startswith(_MAGIC) or identity != APPLICATION_ID:
        raise Refused(Refusal.NOT_AN_ATELIER_FILE, name=path.name)


def check_writable(path: Path) -> None:
    """Raises `Refused` (READ_ONLY_FILE) where the file or its folder takes no writing."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise Refused(Refusal.READ_ONLY_FILE, name=path.name)


def problems(connection: Connection, *, thorough: bool) -> list[str]:
    """What SQLite itself finds wrong with the file: pages, indexes and, if `thorough`, foreign keys."""
    check = "integrity_check" if thorough else "quick_check"
    found = [str(line) for (line,) in connection.exec_driver_sql(f"PRAGMA {check}(20)") if line != "ok"]
    if thorough and not found:
        for table, _row, parent, _key in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            found.append(f"{table} refers to a missing {parent}")
    return found
