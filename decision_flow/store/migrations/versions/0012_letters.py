"""What citizens send in as complaints and proposals: a letterbox that only grows, erasable beside.

Like the registers of opinions: a chain of ids and salted digests, texts and contacts in tables of
their own.
"""

# ruff: noqa: S608 - every name in these statements is a constant of this file.
from typing import Any

import sqlalchemy as sa
from alembic import op

from decision_flow.store.columns import UTCDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEYS = {"letter": ("body_id", "number"), "letter_erasure": ("id",)}
"""The tables that are append-only, and what tells their rows apart."""

NO_DIGEST = "0" * 64
NOT_NEXT = f"""NOT (
    (NEW.number = 1 AND NEW.prev = '{NO_DIGEST}')
    OR EXISTS (
        SELECT 1 FROM letter p
        WHERE p.body_id = NEW.body_id AND p.number = NEW.number - 1 AND p.digest = NEW.prev))"""
TEXT = "letter: not next"


def upgrade() -> None:
    _letter()
    _beside("letter_text", sa.Column("salt", sa.String(), nullable=False), _text())
    _beside(
        "letter_contact",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("contact", sa.String(), nullable=True),
    )
    _beside(
        "letter_erasure",
        sa.Column("erased_at", UTCDateTime(), nullable=False),
        sa.Column("erased_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
    )
    for statement in statements(op.get_bind().dialect.name):
        op.execute(statement)


def statements(dialect: str) -> list[str]:
    """Return what makes the guards of this revision."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def _sqlite() -> list[str]:
    made = []
    for table, keys in KEYS.items():
        same = " AND ".join(f"o.{key} = NEW.{key}" for key in keys)
        once = f"INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} o WHERE {same})"
        made.append(_trigger(f"{table}_once", once, f"{table}: already written"))
        made += [
            _trigger(f"{table}_no_{verb}", f"{verb.upper()} ON {table}", f"{table}: is append-only")
            for verb in ("update", "delete")
        ]
    made.append(_trigger("letter_next", f"INSERT ON letter WHEN {NOT_NEXT}", TEXT))
    return made


def _trigger(name: str, event: str, text: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} BEGIN SELECT RAISE(ABORT, '{text}'); END"


def _postgresql() -> list[str]:
    made = [
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only')"
        for table in KEYS
    ]
    function = f"""CREATE FUNCTION check_letter_next() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {NOT_NEXT} THEN
        RAISE EXCEPTION '{TEXT}' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$"""
    trigger = (
        "CREATE TRIGGER letter_next BEFORE INSERT ON letter "
        "FOR EACH ROW EXECUTE FUNCTION check_letter_next()"
    )
    return [*made, function, trigger]


def _text() -> sa.Column[str]:
    return sa.Column("text", sa.Text(), nullable=False)


def _beside(table: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.String(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["id"], ["letter.id"], name=op.f(f"fk_{table}_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _letter() -> None:
    op.create_table(
        "letter",
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=True),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("prev", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_letter_number_counts")),
        sa.CheckConstraint(
            "channel IN ('online', 'letter', 'email', 'call', 'visit', 'box', 'reception', "
            "'other')",
            name=op.f("ck_letter_channel_known"),
        ),
        *(
            sa.CheckConstraint(f"length({column}) = 64", name=op.f(f"ck_letter_{column}_length"))
            for column in ("content", "digest", "prev")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_letter_body_id")),
        sa.PrimaryKeyConstraint("body_id", "number", name=op.f("pk_letter")),
        sa.UniqueConstraint("id", name=op.f("uq_letter_id")),
        sa.UniqueConstraint("body_id", "key", name=op.f("uq_letter_body_id_key")),
    )
