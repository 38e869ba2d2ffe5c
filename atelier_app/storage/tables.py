"""Every table. The SQL is portable; `Instant` and the missing rowids are all that knows of a dialect.

`turnout` and `ballot` share nothing but the poll, carry no time and are kept by their keys alone (no rowid),
so that their order tells nothing either.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
)
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """An aware UTC time kept as ISO 8601 text, which sorts as time does."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id(name: str = "id", **options: Any) -> Column[str]:
    return Column(name, String, primary_key=True, **options)


def _removed() -> Column[bool]:
    return Column("removed", Boolean, nullable=False, default=False)


initiative = Table(
    "initiative",
    metadata,
    _id(),
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
    _id(),
    Column("title", Text, nullable=False),
    Column("date", Date, nullable=False),
    Column("starts", Time, nullable=False),
    Column("place", Text, nullable=False),
    Column("facilitator", Text, nullable=False),
    Column("half_days", JSON, nullable=False),
    Column("half_day", String, nullable=False),
    _removed(),
)

activity = Table(
    "activity",
    metadata,
    _id(),
    Column("workshop_id", ForeignKey("workshop.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("instruction", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    _removed(),
)

room = Table(
    "room",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("activity_id", ForeignKey("activity.id")),
    Column("timer_remaining", Integer, nullable=False),
    Column("timer_ends_at", Instant),
)

participant = Table(
    "participant",
    metadata,
    _id(),
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
    _removed(),
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

board = Table(
    "board",
    metadata,
    _id(),
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
    _id(),
    Column("board_id", ForeignKey("board.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("collapsed", Boolean, nullable=False, default=False),
)

zone = Table(
    "zone",
    metadata,
    _id(),
    Column("board_id", ForeignKey("board.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("x", Float, nullable=False),
    Column("y", Float, nullable=False),
    Column("width", Float, nullable=False),
    Column("height", Float, nullable=False),
    Column("colour", String),
    Column("locked", Boolean, nullable=False),
    _removed(),
)

picture = Table(
    "picture",
    metadata,
    _id(),
    Column("board_id", ForeignKey("board.id"), nullable=False, index=True),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

note = Table(
    "note",
    metadata,
    _id(),
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
    _removed(),
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
    _id(),
    Column("note_id", ForeignKey("note.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("channel", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("author_id", ForeignKey("participant.id"), index=True),
    Column("author_key", String, nullable=False, index=True),
    Column("withdrawn", Boolean, nullable=False, default=False),
    _removed(),
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

poll = Table(
    "poll",
    metadata,
    _id(),
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
    _id(),
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
    _id(),
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

matrix = Table(
    "matrix",
    metadata,
    _id(),
    Column("activity_id", ForeignKey("activity.id"), nullable=False, index=True),
    Column("poll_id", ForeignKey("poll.id")),
    Column("winners", Integer, nullable=False),
    Column("placing", String, nullable=False, default="facilitator"),
    Column("preset", String, nullable=False, default="impact_effort"),
    Column("names", JSON, nullable=False, default=dict),
    Column("impact_threshold", Float, nullable=False, default=0.5),
    Column("effort_threshold", Float, nullable=False, default=0.5),
    Column("open", Boolean, nullable=False, default=False),
    Column("opened_at", Instant),
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
    _id(),
    Column("activity_id", ForeignKey("activity.id"), nullable=False, index=True),
    Column("poll_id", ForeignKey("poll.id")),
    Column("winners", Integer, nullable=False),
    Column("placing", String, nullable=False),
    Column("preset", String, nullable=False),
    Column("criteria", JSON, nullable=False),
    Column("combination", String, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("opened_at", Instant),
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
