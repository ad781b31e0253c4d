"""The ledgers of people tell who did what another entered: they are made anew from the facts.

Nothing rests on their rows, which the next look reads in again.
"""

import sqlalchemy as sa
from alembic import op

from decision_flow.store.columns import UTCDateTime

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_KINDS = """kind IN ('acted', 'replaced', 'called', 'attended', 'not_there', 'recused', \
'position', 'wrote', 'voted', 'adjourned', 'decided', 'signed', 'kept', 'listed', 'corrected', \
'office', 'named')"""


def upgrade() -> None:
    op.execute("DELETE FROM ledger_stream")
    op.drop_table("ledger_entry")
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
