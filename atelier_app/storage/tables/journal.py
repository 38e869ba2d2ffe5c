"""What happened, numbered."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Integer, String, Table

from atelier_app.storage.tables.base import Instant, metadata

event = Table(
    "event",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("channel", String, nullable=False),
    Column("client", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("body", JSON, nullable=False),
)
