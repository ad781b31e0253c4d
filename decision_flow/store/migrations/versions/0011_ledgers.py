"""What each line says of whom, kept for the ledgers of people; made when somebody looks."""

import sqlalchemy as sa
from alembic import op

from decision_flow.store.columns import UTCDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_KINDS = """kind IN ('acted', 'replaced', 'called', 'attended', 'not_there', 'recused', \
'position', 'wrote', 'voted', 'adjourned', 'decided', 'signed', 'kept', 'listed', 'corrected', \
'office')"""


def upgrade() -> None:
    op.create_table(
        "ledger_entry",
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("stream_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("says", sa.String(), nullable=False),
        sa.Column("stated_at", UTCDateTime(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("duty", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("reasons", sa.String(), nullable=True),
        sa.Column("noted", sa.Text(), nullable=False),
        sa.CheckConstraint(_KINDS, name=op.f("ck_ledger_entry_kind_known")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_ledger_entry_body_id")),
        sa.PrimaryKeyConstraint(
            "body_id", "person_id", "stream_id", "seq", "place", name=op.f("pk_ledger_entry")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ledger_entry_stream_id_seq", "ledger_entry", ["stream_id", "seq"])
    op.create_table(
        "ledger_stream",
        sa.Column("stream_id", sa.String(), nullable=False),
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_ledger_stream_body_id")),
        sa.PrimaryKeyConstraint("stream_id", name=op.f("pk_ledger_stream")),
        sqlite_with_rowid=False,
    )
