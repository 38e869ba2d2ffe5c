"""Pauses, withheld results and open ballots"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, usual in (
        ("withheld", sa.false()),
        ("secret", sa.true()),
        ("shuffled", sa.false()),
        ("own_ideas", sa.true()),
        ("with_timer", sa.false()),
        ("with_all", sa.false()),
    ):
        op.add_column("poll", sa.Column(name, sa.Boolean(), nullable=False, server_default=usual))
    op.add_column("poll", sa.Column("reopened", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("poll", sa.Column("counted", sa.JSON(none_as_null=True)))
    op.create_table(
        "signed_ballot",
        sa.Column("ballot_id", sa.String(), nullable=False),
        sa.Column("participant_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_signed_ballot_ballot_id")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_signed_ballot_participant_id")
        ),
        sa.PrimaryKeyConstraint("ballot_id", name=op.f("pk_signed_ballot")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_signed_ballot_participant_id"), "signed_ballot", ["participant_id"])
