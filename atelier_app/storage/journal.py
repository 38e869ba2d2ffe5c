"""The journal: every event in the order of its commit, numbered without a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Connection, func, insert, select

from atelier_app.domain.catalogue import EVENTS
from atelier_app.domain.core import Channel, Origin, Published
from atelier_app.storage.tables import event


def last_number(connection: Connection) -> int:
    """The newest event's number, 0 for an empty journal."""
    return connection.execute(select(func.max(event.c.number))).scalar() or 0


def append(connection: Connection, published: Sequence[Published]) -> None:
    """Writes events, in the caller's transaction."""
    rows = [
        {
            "number": entry.number,
            "at": entry.at,
            "channel": entry.origin.channel,
            "client": entry.origin.client,
            "kind": type(entry.event).__name__,
            "body": asdict(entry.event),  # type: ignore[call-overload]
        }
        for entry in published
    ]
    connection.execute(insert(event), rows)


def since(connection: Connection, number: int, limit: int) -> tuple[Published, ...]:
    """The events after `number`, oldest first, `limit` at most."""
    rows = connection.execute(
        select(event).where(event.c.number > number).order_by(event.c.number).limit(limit)
    )
    return tuple(
        Published(
            number=row.number,
            at=row.at,
            origin=Origin(Channel(row.channel), row.client),
            event=EVENTS[row.kind](
                **{k: tuple(v) if isinstance(v, list) else v for k, v in row.body.items()}
            ),
        )
        for row in rows
    )
