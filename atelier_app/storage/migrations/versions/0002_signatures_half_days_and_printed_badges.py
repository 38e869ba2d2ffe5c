"""Signatures, half-days and printed badges"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _list(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False, server_default="[]")


def _no(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def upgrade() -> None:
    added: dict[str, tuple[sa.Column[Any], ...]] = {
        "initiative": (sa.Column("retention_until", sa.Date()),),
        "workshop": (
            _text("facilitator"),
            _list("half_days"),
            sa.Column("half_day", sa.String(), nullable=False, server_default=""),
        ),
        "participant": (_text("needs"),),
        "registration": (_text("table"), _list("half_days"), _no("photo_consent")),
        "attendance": (_text("recorded_by"), _text("reason"), _list("moves")),
        "badge": (_no("printed"), _no("linked"), _no("replaced")),
    }
    for table, columns in added.items():
        for column in columns:
            op.add_column(table, column)
    # Until now every badge was a phone's.
    op.execute("UPDATE badge SET linked = 1")
    op.create_table(
        "signature",
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column("participant_id", sa.String(), nullable=False),
        sa.Column("half_day", sa.String(), nullable=False),
        sa.Column("strokes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_signature_participant_id")
        ),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=op.f("fk_signature_workshop_id")),
        sa.PrimaryKeyConstraint("workshop_id", "participant_id", "half_day", name=op.f("pk_signature")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("signature", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signature_participant_id"), ["participant_id"], unique=False)
