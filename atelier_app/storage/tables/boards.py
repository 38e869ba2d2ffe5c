"""Boards, what lies on them, and the facilitator's acts that can be undone."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from atelier_app.storage.tables.base import Instant, key, metadata, removed

board = Table(
    "board",
    metadata,
    key(),
    Column("activity_id", ForeignKey("activity.id"), nullable=False, index=True),
    Column("to_inbox", Boolean, nullable=False),
    Column("attribution", String, nullable=False),
    Column("private", Boolean, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("comments", Boolean, nullable=False),
    Column("legend", JSON, nullable=False),
    Column("background", JSON(none_as_null=True)),
)

note_group = Table(
    "note_group",
    metadata,
    key(),
    Column("board_id", ForeignKey("board.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("collapsed", Boolean, nullable=False, default=False),
)

zone = Table(
    "zone",
    metadata,
    key(),
    Column("board_id", ForeignKey("board.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("x", Float, nullable=False),
    Column("y", Float, nullable=False),
    Column("width", Float, nullable=False),
    Column("height", Float, nullable=False),
    Column("colour", String),
    Column("locked", Boolean, nullable=False),
    removed(),
)

picture = Table(
    "picture",
    metadata,
    key(),
    Column("board_id", ForeignKey("board.id"), nullable=False, index=True),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

note = Table(
    "note",
    metadata,
    key(),
    Column("board_id", ForeignKey("board.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("colour", String, nullable=False),
    Column("x", Float, nullable=False),
    Column("y", Float, nullable=False),
    Column("group_id", ForeignKey("note_group.id"), index=True),
    Column("author_id", ForeignKey("participant.id"), index=True),
    Column("channel", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("inbox", Boolean, nullable=False),
    Column("theme", Text, nullable=False, default=""),
    Column("territory", Text, nullable=False, default=""),
    Column("level", Integer, nullable=False, default=0),
    Column("picture_id", ForeignKey("picture.id"), index=True),
    Column("merged_into", ForeignKey("note.id"), index=True),
    Column("author_key", String, nullable=False, default="", index=True),
    Column("withdrawn", Boolean, nullable=False, default=False),
    removed(),
    Index("ix_note_board_id_number", "board_id", "number"),
)

note_stage = Table(
    "note_stage",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("board_id", ForeignKey("board.id"), nullable=False, index=True),
    Column("note_id", ForeignKey("note.id"), nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("x", Float, nullable=False),
    Column("y", Float, nullable=False),
    Column("group_id", String),
    Column("colour", String, nullable=False),
    Column("shown", Boolean, nullable=False),
)

comment = Table(
    "comment",
    metadata,
    key(),
    Column("note_id", ForeignKey("note.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("channel", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("author_id", ForeignKey("participant.id"), index=True),
    Column("author_key", String, nullable=False, index=True),
    Column("withdrawn", Boolean, nullable=False, default=False),
    removed(),
)

act = Table(
    "act",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("client", String, nullable=False, index=True),
    Column("said", Text, nullable=False),
    Column("inverse", LargeBinary, nullable=False),
    Column("undone", Boolean, nullable=False),
)
