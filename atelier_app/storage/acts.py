"""Rows to records: what the facilitator can undo."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from atelier_app.domain.acts import ActRecord
from atelier_app.storage.tables import act


def read_acts(connection: Connection, client: str) -> tuple[ActRecord, ...]:
    """The acts of a client, oldest first."""
    rows = connection.execute(select(act).where(act.c.client == client).order_by(act.c.number))
    return tuple(ActRecord(row.id, row.said, row.undone) for row in rows)


def forget_acts(connection: Connection) -> None:
    """Nothing done so far can be undone any more: it might bring back what was erased."""
    connection.execute(delete(act))
