"""Backups by SQLite's online backup: whole, dated, rotated, restorable; the file may be written meanwhile."""

from __future__ import annotations

import hashlib
import logging
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import sqlite
from atelier_app.support.places import backups

KEPT = 12
# Written anew by its keys, a copy made while a poll is open does not tell in which order people voted.
_TIDYING = ("PRAGMA journal_mode=DELETE", "PRAGMA temp_store=MEMORY", "VACUUM")
_STAMP = "%Y%m%d-%H%M%S-%f"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Backup:
    """A whole copy of an initiative; `good` says that SQLite finds nothing wrong with it."""

    path: Path
    good: bool


def folder_of(path: Path) -> Path:
    """Where the backups of this file lie: by its name, and by where it is so that two never mix."""
    place = hashlib.sha256(os.path.normcase(path.resolve()).encode()).hexdigest()[:8]
    return backups() / f"{path.stem}-{place}"


def _all(path: Path) -> list[Path]:
    return sorted(folder_of(path).glob("*.atelier"), reverse=True)


def back_up(path: Path, now: datetime) -> Path:
    """Copies the file as of now, and forgets the oldest beyond `KEPT`. Raises `OSError` or `sqlite3.Error`."""
    folder = folder_of(path)
    folder.mkdir(parents=True, exist_ok=True)
    while (target := folder / f"{now.strftime(_STAMP)}.atelier").exists():
        now += timedelta(microseconds=1)
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(partial)) as copy, closing(sqlite.connect_reader(path)) as source:
            source.backup(copy)
            for statement in _TIDYING:
                copy.execute(statement)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    for old in _all(path)[KEPT:]:
        old.unlink(missing_ok=True)
    return target


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

    Raises `Refused` (DAMAGED_FILE) when the backup itself is not whole.
    """
    if found := _problems(backup):
        raise Refused(Refusal.DAMAGED_FILE, name=backup.name, detail=found[0])
    kept = path.with_name(f"{path.stem}-{now.strftime('%Y%m%d-%H%M%S')}.replaced{path.suffix}")
    for suffix in ("-wal", "-shm"):
        side = path.with_name(path.name + suffix)
        if side.exists():
            side.replace(kept.with_name(kept.name + suffix))
    if path.exists():
        path.replace(kept)
    partial = path.with_name(path.name + ".partial")
    partial.write_bytes(backup.read_bytes())
    partial.replace(path)
    return kept
