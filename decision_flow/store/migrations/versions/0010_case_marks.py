"""By what a case in which something failed is known again in another: its texts and its title.

The rows are made from the facts (`decision-flow rebuild`), as a move writes them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_mark",
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["decision_case.id"], name=op.f("fk_case_mark_case_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "mark", name=op.f("pk_case_mark")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_case_mark_mark", "case_mark", ["mark"])
