"""The schema's versions: a new file gets the newest, an older one is brought up to it, a newer one refused.

Alembic takes as long to import as the file to open: it is, only where something has to be migrated.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0006"
"""The revision this program writes; a test holds it to the last of the migrations."""
_FOLDER = Path(__file__).with_name("migrations")


def _config(connection: Connection | None = None) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def revision(connection: Connection) -> str | None:
    """The revision the file is at, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return found


def needed(connection: Connection, name: str) -> bool:
    """Whether the file must be migrated. Raises `Refused` (NEWER_FILE) when it knows more than we do."""
    current = revision(connection)
    if current == NEWEST:
        return False
    if current is not None and current not in _known():
        raise Refused(Refusal.NEWER_FILE, name=name)
    return True


def _known() -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def upgrade(engine: Engine) -> None:
    """Brings the file to the newest revision, in one transaction: all of it or nothing.

    A table that SQLite cannot alter is made anew, which would empty those that refer to it: foreign keys are checked
    at the end instead.
    """
    from alembic import command

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
