"""Polls and their ballots.

`turnout` and `ballot` share nothing but the poll, carry no time and are kept by their keys alone (no rowid), so that
their order tells nothing either.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, String, Table, Text

from atelier_app.storage.tables.base import Instant, key, metadata

poll = Table(
    "poll",
    metadata,
    key(),
    Column("activity_id", ForeignKey("activity.id"), nullable=False, index=True),
    Column("board_id", ForeignKey("board.id")),
    Column("question", Text, nullable=False),
    Column("method", String, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("state", String, nullable=False),
    Column("results_shown", Boolean, nullable=False),
    Column("opened_at", Instant),
    Column("closed_at", Instant),
    Column("withheld", Boolean, nullable=False, default=False),
    Column("secret", Boolean, nullable=False, default=True),
    Column("shuffled", Boolean, nullable=False, default=False),
    Column("own_ideas", Boolean, nullable=False, default=True),
    Column("with_timer", Boolean, nullable=False, default=False),
    Column("with_all", Boolean, nullable=False, default=False),
    Column("reopened", JSON, nullable=False, default=list),
    Column("counted", JSON(none_as_null=True)),
    Column("colleges", JSON, nullable=False, default=list),
    Column("double_entry", Boolean, nullable=False, default=False),
    Column("hands", JSON, nullable=False, default=dict),
)

option = Table(
    "option",
    metadata,
    key(),
    Column("poll_id", ForeignKey("poll.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("colour", String, nullable=False),
    Column("note_id", ForeignKey("note.id")),
    Column("group_id", ForeignKey("note_group.id")),
)

turnout = Table(
    "turnout",
    metadata,
    Column("poll_id", ForeignKey("poll.id"), primary_key=True),
    Column("participant_id", ForeignKey("participant.id"), primary_key=True),
    Column("channel", String, nullable=False),
    sqlite_with_rowid=False,
)

ballot = Table(
    "ballot",
    metadata,
    key(),
    Column("poll_id", ForeignKey("poll.id"), nullable=False, index=True),
    Column("choices", JSON, nullable=False),
    Column("college", Text, nullable=False, default=""),
    sqlite_with_rowid=False,
)

# A paper ballot as it was typed in, by the number it was given in the pile; it leads to its ballot until the poll closes.
paper = Table(
    "paper",
    metadata,
    Column("poll_id", ForeignKey("poll.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("spoiled", Boolean, nullable=False),
    Column("ballot_id", String),
    Column("checked", JSON(none_as_null=True)),
    sqlite_with_rowid=False,
)

# Of open polls alone: a secret one's ballots have no line here.
signed_ballot = Table(
    "signed_ballot",
    metadata,
    Column("ballot_id", ForeignKey("ballot.id"), primary_key=True),
    Column("participant_id", ForeignKey("participant.id"), nullable=False, index=True),
    sqlite_with_rowid=False,
)
