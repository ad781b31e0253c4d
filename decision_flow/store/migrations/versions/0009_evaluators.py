"""People evaluate a decision after it was carried out: a duty more that the table knows.

SQLite cannot change a check: there the table is made again with its rows.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_KNOWN = """duty IN ('proposer', 'secretary', 'chief', 'member', 'drafter', 'risk_assessor', \
'market_regulator', 'disclosure_reviewer', 'legal_reviewer', 'expert', 'recorder', 'executor', \
'evaluator', 'archivist', 'auditor')"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _made_again()
        return
    op.drop_constraint(op.f("ck_duty_duty_known"), "duty", type_="check")
    op.create_check_constraint(op.f("ck_duty_duty_known"), "duty", _KNOWN)


def _made_again() -> None:
    op.rename_table("duty", "duty_before")
    op.create_table(
        "duty",
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("duty", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint(_KNOWN, name=op.f("ck_duty_duty_known")),
        sa.ForeignKeyConstraint(
            ["body_id", "person_id"],
            ["person.body_id", "person.id"],
            name=op.f("fk_duty_body_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("body_id", "person_id", "place", name=op.f("pk_duty")),
    )
    op.execute("INSERT INTO duty SELECT * FROM duty_before")
    op.drop_table("duty_before")
