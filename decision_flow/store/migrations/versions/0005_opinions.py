"""What the public wrote: a register that only grows, and texts and contacts that can be erased.

The register of a notice is a chain of ids and salted digests; no person and no text stands in it.
What was erased, and the ledgers that facts name, stay as they were written too.
"""

# ruff: noqa: S608 - every name in these statements is a constant of this file.
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

from decision_flow.store.columns import UTCDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEYS = {
    "opinion": ("case_id", "notice", "number"),
    "opinion_erasure": ("id",),
    "opinion_ledger": ("digest",),
}
"""The tables that are append-only, and what tells their rows apart."""

NO_DIGEST = "0" * 64
NOT_NEXT = f"""NOT (
    (NEW.number = 1 AND NEW.prev = '{NO_DIGEST}')
    OR EXISTS (
        SELECT 1 FROM opinion p
        WHERE p.case_id = NEW.case_id AND p.notice = NEW.notice AND p.number = NEW.number - 1
        AND p.digest = NEW.prev))"""
TEXT = "opinion: not next"


def upgrade() -> None:
    _opinion()
    _beside()
    _clusters()
    _ledger()
    for statement in statements(op.get_bind().dialect.name):
        op.execute(statement)


def statements(dialect: str) -> list[str]:
    """Return what makes the guards of this revision."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def _sqlite() -> list[str]:
    made = []
    for table, keys in KEYS.items():
        same = " AND ".join(f"o.{key} = NEW.{key}" for key in keys)
        there = f"EXISTS (SELECT 1 FROM {table} o WHERE {same})"
        made.append(
            _trigger(
                f"{table}_once", f"INSERT ON {table} WHEN {there}", f"{table}: already written"
            )
        )
        for verb in ("update", "delete"):
            event, why = f"{verb.upper()} ON {table}", f"{table}: is append-only"
            made.append(_trigger(f"{table}_no_{verb}", event, why))
    made.append(_trigger("opinion_next", f"INSERT ON opinion WHEN {NOT_NEXT}", TEXT))
    return made


def _trigger(name: str, event: str, text: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} BEGIN SELECT RAISE(ABORT, '{text}'); END"


def _postgresql() -> list[str]:
    made = [
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only')"
        for table in KEYS
    ]
    function = f"""CREATE FUNCTION check_opinion_next() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {NOT_NEXT} THEN
        RAISE EXCEPTION '{TEXT}' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$"""
    trigger = (
        "CREATE TRIGGER opinion_next BEFORE INSERT ON opinion "
        "FOR EACH ROW EXECUTE FUNCTION check_opinion_next()"
    )
    return [*made, function, trigger]


def _column(
    name: str, kind: Callable[[], TypeEngine[Any]] = sa.String, *, nullable: bool = False
) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=nullable)


def _notice(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["case_id", "notice"],
        ["journal.stream_id", "journal.seq"],
        name=op.f(f"fk_{table}_case_id_notice"),
    )


def _length(table: str, column: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"length({column}) = 64", name=op.f(f"ck_{table}_{column}_length"))


def _of_opinion(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["id"], ["opinion.id"], name=op.f(f"fk_{table}_id"))


def _opinion() -> None:
    op.create_table(
        "opinion",
        _column("case_id"),
        _column("notice", sa.Integer),
        _column("number", sa.Integer),
        _column("id"),
        _column("channel"),
        _column("received_on", sa.Date),
        _column("recorded_at", UTCDateTime),
        _column("late", sa.Boolean),
        _column("entered_by", nullable=True),
        _column("content"),
        _column("key", nullable=True),
        _column("prev"),
        _column("digest"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_opinion_number_counts")),
        sa.CheckConstraint(
            "channel IN ('online', 'letter', 'email', 'call', 'visit', 'other')",
            name=op.f("ck_opinion_channel_known"),
        ),
        _length("opinion", "content"),
        _length("opinion", "digest"),
        _length("opinion", "prev"),
        _notice("opinion"),
        sa.PrimaryKeyConstraint("case_id", "notice", "number", name=op.f("pk_opinion")),
        sa.UniqueConstraint("id", name=op.f("uq_opinion_id")),
        sa.UniqueConstraint("case_id", "notice", "key", name=op.f("uq_opinion_case_id_notice_key")),
    )


def _beside() -> None:
    op.create_table(
        "opinion_text",
        _column("id"),
        _column("salt"),
        _column("text", sa.Text),
        _of_opinion("opinion_text"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion_text")),
    )
    op.create_table(
        "opinion_contact",
        _column("id"),
        _column("name", nullable=True),
        _column("contact", nullable=True),
        _of_opinion("opinion_contact"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion_contact")),
    )
    op.create_table(
        "opinion_erasure",
        _column("id"),
        _column("erased_at", UTCDateTime),
        _column("erased_by"),
        _column("reason"),
        _of_opinion("opinion_erasure"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion_erasure")),
    )


def _clusters() -> None:
    op.create_table(
        "opinion_cluster",
        _column("case_id"),
        _column("notice", sa.Integer),
        _column("place", sa.Integer),
        _column("representative", sa.Integer),
        _column("size", sa.Integer),
        _column("variants", sa.Integer),
        _column("disposition", nullable=True),
        _column("reason", nullable=True),
        _column("disposed_by", nullable=True),
        _column("disposed_at", UTCDateTime, nullable=True),
        sa.CheckConstraint(
            "disposition IN ('adopted', 'partly', 'not_adopted')",
            name=op.f("ck_opinion_cluster_disposition_known"),
        ),
        _notice("opinion_cluster"),
        sa.PrimaryKeyConstraint("case_id", "notice", "place", name=op.f("pk_opinion_cluster")),
    )
    op.create_table(
        "opinion_member",
        _column("case_id"),
        _column("notice", sa.Integer),
        _column("number", sa.Integer),
        _column("place", sa.Integer),
        _column("variant", sa.Integer),
        sa.ForeignKeyConstraint(
            ["case_id", "notice", "number"],
            ["opinion.case_id", "opinion.notice", "opinion.number"],
            name=op.f("fk_opinion_member_case_id_notice_number"),
        ),
        sa.PrimaryKeyConstraint("case_id", "notice", "number", name=op.f("pk_opinion_member")),
    )
    op.create_index(
        "ix_opinion_member_place", "opinion_member", ["case_id", "notice", "place", "variant"]
    )


def _ledger() -> None:
    op.create_table(
        "opinion_ledger",
        _column("digest"),
        _column("case_id"),
        _column("notice", sa.Integer),
        _column("made_at", UTCDateTime),
        _column("body", sa.LargeBinary),
        _length("opinion_ledger", "digest"),
        _notice("opinion_ledger"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_opinion_ledger")),
    )
