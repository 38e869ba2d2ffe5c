"""The schema's versions: a new file gets the newest, an older one is brought up to it, a newer one refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal

_FOLDER = Path(__file__).with_name("migrations")


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def newest() -> str:
    """The revision this program writes."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def revision(connection: Connection) -> str | None:
    """The revision the file is at, None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def needed(connection: Connection, name: str) -> bool:
    """Whether the file must be migrated. Raises `Refused` (NEWER_FILE) when it knows more than we do."""
    current = revision(connection)
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if current is not None and current not in known:
        raise Refused(Refusal.NEWER_FILE, name=name)
    return current != newest()


def upgrade(engine: Engine) -> None:
    """Brings the file to the newest revision, in one transaction: all of it or nothing.

    A table that SQLite cannot alter is made anew, which would empty those that refer to it: foreign keys are checked
    at the end instead.
    """
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            command.upgrade(_config(connection), "head")
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken:
                raise sqlite3.IntegrityError(f"the migration broke what {broken[0]} refers to")
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")
