"""Matrices and grids, and what was said of their options."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Integer, String, Table

from atelier_app.storage.tables.base import key, metadata

matrix = Table(
    "matrix",
    metadata,
    key(),
    Column("activity_id", ForeignKey("activity.id"), nullable=False, index=True),
    Column("poll_id", ForeignKey("poll.id")),
    Column("winners", Integer, nullable=False),
    Column("placing", String, nullable=False, default="facilitator"),
    Column("preset", String, nullable=False, default="impact_effort"),
    Column("names", JSON, nullable=False, default=dict),
    Column("impact_threshold", Float, nullable=False, default=0.5),
    Column("effort_threshold", Float, nullable=False, default=0.5),
    Column("open", Boolean, nullable=False, default=False),
)

placement = Table(
    "placement",
    metadata,
    Column("matrix_id", ForeignKey("matrix.id"), primary_key=True),
    Column("option_id", String, primary_key=True),
    Column("impact", Float, nullable=False),
    Column("effort", Float, nullable=False),
    sqlite_with_rowid=False,
)

grid = Table(
    "grid",
    metadata,
    key(),
    Column("activity_id", ForeignKey("activity.id"), nullable=False, index=True),
    Column("poll_id", ForeignKey("poll.id")),
    Column("winners", Integer, nullable=False),
    Column("placing", String, nullable=False),
    Column("preset", String, nullable=False),
    Column("criteria", JSON, nullable=False),
    Column("combination", String, nullable=False),
    Column("open", Boolean, nullable=False),
)

# The facilitator's own values, as `placement` is on a matrix.
grid_value = Table(
    "grid_value",
    metadata,
    Column("grid_id", ForeignKey("grid.id"), primary_key=True),
    Column("option_id", String, primary_key=True),
    Column("criterion_id", String, primary_key=True),
    Column("value", Float, nullable=False),
    sqlite_with_rowid=False,
)

# Who has rated from a phone; as turnout and ballots, raters and ratings share nothing but the activity.
rater = Table(
    "rater",
    metadata,
    Column("activity_id", ForeignKey("activity.id"), primary_key=True),
    Column("participant_id", ForeignKey("participant.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

rating = Table(
    "rating",
    metadata,
    Column("activity_id", ForeignKey("activity.id"), primary_key=True),
    Column("placing", String, primary_key=True),
    Column("rater_id", String, primary_key=True),
    Column("given", JSON, nullable=False),
    sqlite_with_rowid=False,
)
