"""Rows to records: one workshop, and the half-days that people sign for there."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, Row, select

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.initiative import Workshop
from atelier_app.domain.refusals import Refusal
from atelier_app.storage.tables import workshop


def to_workshop(row: Row[Any]) -> Workshop:
    return Workshop(
        id=row.id,
        title=row.title,
        date=row.date,
        starts=row.starts,
        place=row.place,
        facilitator=row.facilitator,
        half_days=tuple(_half_day(stored) for stored in row.half_days),
        half_day=row.half_day,
    )


def workshop_row(record: Workshop) -> dict[str, Any]:
    """The values of a workshop's row."""
    return asdict(record) | {"half_days": [_stored(one) for one in record.half_days]}


def _stored(half_day: HalfDay) -> dict[str, str | None]:
    return {
        "id": half_day.id,
        "title": half_day.title,
        "starts": half_day.starts.isoformat("minutes"),
        "ends": half_day.ends.isoformat("minutes") if half_day.ends else None,
        "date": half_day.date.isoformat() if half_day.date else None,
    }


def _half_day(stored: dict[str, str]) -> HalfDay:
    return HalfDay(
        id=stored["id"],
        title=stored["title"],
        starts=time.fromisoformat(stored["starts"]),
        ends=time.fromisoformat(stored["ends"]) if stored["ends"] else None,
        date=date.fromisoformat(stored["date"]) if stored["date"] else None,
    )


def read_workshop(connection: Connection, workshop_id: Id, *, removed: bool = False) -> Workshop:
    """Raises `Refused` (UNKNOWN_WORKSHOP), for one that was removed too unless `removed`."""
    row = connection.execute(select(workshop).where(workshop.c.id == workshop_id)).first()
    if row is None or (row.removed and not removed):
        raise Refused(Refusal.UNKNOWN_WORKSHOP)
    return to_workshop(row)
