"""The initiative, its workshops and their agendas, and where the room stands."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, String, Table, Text, Time

from atelier_app.storage.tables.base import Instant, key, metadata, removed

initiative = Table(
    "initiative",
    metadata,
    key(),
    Column("title", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("language", String, nullable=False),
    Column("objectives", JSON, nullable=False),
    Column("themes", JSON, nullable=False),
    Column("territories", JSON, nullable=False),
    Column("phases", JSON, nullable=False),
    Column("privacy_notice", Text, nullable=False),
    Column("retention_until", Date),
)

workshop = Table(
    "workshop",
    metadata,
    key(),
    Column("title", Text, nullable=False),
    Column("date", Date, nullable=False),
    Column("starts", Time, nullable=False),
    Column("place", Text, nullable=False),
    Column("facilitator", Text, nullable=False),
    Column("half_days", JSON, nullable=False),
    Column("half_day", String, nullable=False),
    removed(),
)

activity = Table(
    "activity",
    metadata,
    key(),
    Column("workshop_id", ForeignKey("workshop.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("instruction", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    removed(),
)

room = Table(
    "room",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("activity_id", ForeignKey("activity.id")),
    Column("timer_remaining", Integer, nullable=False),
    Column("timer_ends_at", Instant),
)
