"""Sessions of a body's meeting have streams of their own; a list of them is kept beside these."""

import sqlalchemy as sa
from alembic import op

from decision_flow.store.columns import UTCDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meeting_session",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("updated_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('called', 'open', 'closed', 'cancelled')",
            name=op.f("ck_meeting_session_state_known"),
        ),
        sa.CheckConstraint("length(head) = 64", name=op.f("ck_meeting_session_head_length")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_meeting_session_body_id")),
        sa.ForeignKeyConstraint(
            ["id", "seq"],
            ["journal.stream_id", "journal.seq"],
            name=op.f("fk_meeting_session_id_seq"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_session")),
    )
    op.create_index(
        "ix_meeting_session_body_id_held_on_id", "meeting_session", ["body_id", "held_on", "id"]
    )
