"""Zones, comments, pictures, merged notes, how boards grew, and what can be undone"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _no(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def _id() -> sa.Column[Any]:
    return sa.Column("id", sa.String(), nullable=False)


def upgrade() -> None:
    _settings()
    _pictures()
    _notes()
    _zones()
    _stages()
    _comments()
    _acts()


def _settings() -> None:
    # Until now every idea was kept with its author.
    op.add_column("board", sa.Column("attribution", sa.String(), nullable=False, server_default="name"))
    for name in ("private", "closed", "comments"):
        op.add_column("board", _no(name))
    op.add_column("board", sa.Column("legend", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("board", sa.Column("background", sa.JSON(none_as_null=True)))
    op.add_column("note_group", _no("collapsed"))


def _pictures() -> None:
    op.create_table(
        "picture",
        _id(),
        sa.Column("board_id", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_picture_board_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture")),
    )
    op.create_index(op.f("ix_picture_board_id"), "picture", ["board_id"])


def _notes() -> None:
    with op.batch_alter_table("note", recreate="always") as batch:
        for column in (
            _text("theme"),
            _text("territory"),
            sa.Column("level", sa.Integer(), nullable=False, server_default="0"),
            sa.Column("picture_id", sa.String()),
            sa.Column("merged_into", sa.String()),
            sa.Column("author_key", sa.String(), nullable=False, server_default=""),
            _no("withdrawn"),
        ):
            batch.add_column(column)
        batch.create_foreign_key(batch.f("fk_note_picture_id"), "picture", ["picture_id"], ["id"])
        batch.create_foreign_key(batch.f("fk_note_merged_into"), "note", ["merged_into"], ["id"])
    for name in ("picture_id", "merged_into", "author_key"):
        op.create_index(op.f(f"ix_note_{name}"), "note", [name])


def _zones() -> None:
    op.create_table(
        "zone",
        _id(),
        sa.Column("board_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Float(), nullable=False) for name in ("x", "y", "width", "height")),
        sa.Column("colour", sa.String()),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_zone_board_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zone")),
    )
    op.create_index(op.f("ix_zone_board_id"), "zone", ["board_id"])


def _stages() -> None:
    op.create_table(
        "note_stage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(), nullable=False),
        sa.Column("note_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("x", sa.Float(), nullable=False),
        sa.Column("y", sa.Float(), nullable=False),
        sa.Column("group_id", sa.String()),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_note_stage_board_id")),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_note_stage_note_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_stage")),
    )
    for name in ("board_id", "note_id"):
        op.create_index(op.f(f"ix_note_stage_{name}"), "note_stage", [name])
    # What lies on a wall already is known to lie there since the journal's last line.
    op.execute(
        "INSERT INTO note_stage (board_id, note_id, at, x, y, group_id, colour, shown)"
        " SELECT board_id, id, (SELECT max(at) FROM event), x, y, group_id, colour, NOT removed AND NOT inbox"
        " FROM note WHERE EXISTS (SELECT 1 FROM event) ORDER BY board_id, number"
    )


def _comments() -> None:
    op.create_table(
        "comment",
        _id(),
        sa.Column("note_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("author_id", sa.String()),
        sa.Column("author_key", sa.String(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_comment_note_id")),
        sa.ForeignKeyConstraint(["author_id"], ["participant.id"], name=op.f("fk_comment_author_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    for name in ("note_id", "author_id", "author_key"):
        op.create_index(op.f(f"ix_comment_{name}"), "comment", [name])


def _acts() -> None:
    op.create_table(
        "act",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("client", sa.String(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("inverse", sa.LargeBinary(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_act")),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_act_client"), "act", ["client"])
