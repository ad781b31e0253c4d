"""A case may come from several others, in more than one way: its links have a table of their own.

The rows are made from the facts; `continues` was the one way, and one case of each.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_link",
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("named", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["decision_case.id"], name=op.f("fk_case_link_case_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "named", name=op.f("pk_case_link")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_case_link_named", "case_link", ["named"])
    op.drop_column("decision_case", "continues")
