"""Paper ballots, raised hands and colleges"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("registration", sa.Column("college", sa.Text(), nullable=False, server_default=""))
    op.add_column("poll", sa.Column("colleges", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("poll", sa.Column("double_entry", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("poll", sa.Column("hands", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("ballot", sa.Column("college", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "paper",
        sa.Column("poll_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("spoiled", sa.Boolean(), nullable=False),
        sa.Column("ballot_id", sa.String()),
        sa.Column("checked", sa.JSON(none_as_null=True)),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"], name=op.f("fk_paper_poll_id")),
        sa.PrimaryKeyConstraint("poll_id", "number", name=op.f("pk_paper")),
        sqlite_with_rowid=False,
    )
