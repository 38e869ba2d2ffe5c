"""People: on the lists, at the door, their signatures and badges."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, String, Table, Text

from atelier_app.storage.tables.base import Instant, key, metadata, removed

participant = Table(
    "participant",
    metadata,
    key(),
    Column("name_key", Text, nullable=False, index=True),
    Column("last_name", Text, nullable=False),
    Column("first_name", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("territory", Text, nullable=False),
    Column("needs", Text, nullable=False),
)

registration = Table(
    "registration",
    metadata,
    Column("workshop_id", ForeignKey("workshop.id"), primary_key=True),
    Column("participant_id", ForeignKey("participant.id"), primary_key=True, index=True),
    Column("walk_in", Boolean, nullable=False),
    Column("table", Text, nullable=False),
    Column("half_days", JSON, nullable=False),
    Column("consent_at", Instant),
    Column("photo_consent", Boolean, nullable=False),
    Column("college", Text, nullable=False, default=""),
    removed(),
    sqlite_with_rowid=False,
)

attendance = Table(
    "attendance",
    metadata,
    Column("workshop_id", ForeignKey("workshop.id"), primary_key=True),
    Column("participant_id", ForeignKey("participant.id"), primary_key=True, index=True),
    Column("half_day", String, primary_key=True),
    Column("signed_at", Instant, nullable=False),
    Column("channel", String, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("moves", JSON, nullable=False),
    sqlite_with_rowid=False,
)

signature = Table(
    "signature",
    metadata,
    Column("workshop_id", ForeignKey("workshop.id"), primary_key=True),
    Column("participant_id", ForeignKey("participant.id"), primary_key=True, index=True),
    Column("half_day", String, primary_key=True),
    Column("strokes", Text, nullable=False),
    sqlite_with_rowid=False,
)

badge = Table(
    "badge",
    metadata,
    Column("token_hash", String, primary_key=True),
    Column("participant_id", ForeignKey("participant.id"), nullable=False, index=True),
    Column("printed", Boolean, nullable=False),
    Column("linked", Boolean, nullable=False),
    Column("replaced", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
