"""Ratings and grids of criteria"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in (
        sa.Column("placing", sa.String(), nullable=False, server_default="facilitator"),
        sa.Column("preset", sa.String(), nullable=False, server_default="impact_effort"),
        sa.Column("names", sa.JSON(), nullable=False, server_default="{}"),
        sa.Column("impact_threshold", sa.Float(), nullable=False, server_default="0.5"),
        sa.Column("effort_threshold", sa.Float(), nullable=False, server_default="0.5"),
        sa.Column("open", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("opened_at", sa.String()),
    ):
        op.add_column("matrix", column)
    op.create_table(
        "grid",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("activity_id", sa.String(), nullable=False),
        sa.Column("poll_id", sa.String()),
        sa.Column("winners", sa.Integer(), nullable=False),
        sa.Column("placing", sa.String(), nullable=False),
        sa.Column("preset", sa.String(), nullable=False),
        sa.Column("criteria", sa.JSON(), nullable=False),
        sa.Column("combination", sa.String(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.String()),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_grid_activity_id")),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"], name=op.f("fk_grid_poll_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grid")),
    )
    op.create_index(op.f("ix_grid_activity_id"), "grid", ["activity_id"])
    op.create_table(
        "grid_value",
        sa.Column("grid_id", sa.String(), nullable=False),
        sa.Column("option_id", sa.String(), nullable=False),
        sa.Column("criterion_id", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["grid_id"], ["grid.id"], name=op.f("fk_grid_value_grid_id")),
        sa.PrimaryKeyConstraint("grid_id", "option_id", "criterion_id", name=op.f("pk_grid_value")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rater",
        sa.Column("activity_id", sa.String(), nullable=False),
        sa.Column("participant_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_rater_activity_id")),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_rater_participant_id")),
        sa.PrimaryKeyConstraint("activity_id", "participant_id", name=op.f("pk_rater")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_rater_participant_id"), "rater", ["participant_id"])
    op.create_table(
        "rating",
        sa.Column("activity_id", sa.String(), nullable=False),
        sa.Column("placing", sa.String(), nullable=False),
        sa.Column("rater_id", sa.String(), nullable=False),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_rating_activity_id")),
        sa.PrimaryKeyConstraint("activity_id", "placing", "rater_id", name=op.f("pk_rating")),
        sqlite_with_rowid=False,
    )
