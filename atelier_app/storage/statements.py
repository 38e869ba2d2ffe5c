"""Statements for paths where three hundred people come at once: in SQLAlchemy's words, compiled once, run on the driver.

SQLAlchemy's own execution costs more than all the rest of a vote.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from sqlite3 import Cursor
from typing import Any, TypeAlias

from sqlalchemy import ClauseElement, Connection
from sqlalchemy.dialects import sqlite as dialects

from atelier_app.storage import sqlite

Statement: TypeAlias = Callable[[Connection, Mapping[str, Any]], Cursor]


def compiled(statement: ClauseElement) -> Statement:
    """The statement, ready to be run with the values of its `bindparam`s."""
    sql = str(statement.compile(dialect=dialects.dialect(paramstyle="named")))
    return lambda connection, values: sqlite.driver(connection).execute(sql, values)
