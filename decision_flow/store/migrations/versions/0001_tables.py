"""The tables of the first version."""

# ruff: noqa: E501 - lists of words as the database was told them.
import sqlalchemy as sa
from alembic import op

from decision_flow.store.columns import UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _body()
    _calendar()
    _idempotency()
    _journal()
    _procedure()
    _refusal()
    _decision_case()
    _document()
    _person()
    _procedure_gate()
    _procedure_layout()
    _deadline()
    _duty()
    _gate_standing()
    _seat()
    _token()


def _body() -> None:
    op.create_table(
        "body",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("calendar", sa.String(), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.CheckConstraint(
            "level IN ('province', 'prefecture', 'county', 'township', 'department')",
            name=op.f("ck_body_level_known"),
        ),
        sa.CheckConstraint("length(head) = 64", name=op.f("ck_body_head_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
    )


def _calendar() -> None:
    op.create_table(
        "calendar",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("canonical", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_calendar_digest_length")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_calendar")),
    )


def _idempotency() -> None:
    op.create_table(
        "idempotency",
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("stream_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(request) = 64", name=op.f("ck_idempotency_request_length")),
        sa.PrimaryKeyConstraint("body_id", "person_id", "key", name=op.f("pk_idempotency")),
    )


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("stream_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("prev", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_journal_digest_length")),
        sa.CheckConstraint("length(prev) = 64", name=op.f("ck_journal_prev_length")),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_journal_seq_counts")),
        sa.PrimaryKeyConstraint("stream_id", "seq", name=op.f("pk_journal")),
    )


def _procedure() -> None:
    op.create_table(
        "procedure",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("canonical", sa.LargeBinary(), nullable=False),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sa.Column("certificate_digest", sa.String(), nullable=False),
        sa.CheckConstraint("length(certificate) > 0", name=op.f("ck_procedure_certificate_given")),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_procedure_digest_length")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_procedure")),
    )


def _refusal() -> None:
    op.create_table(
        "refusal",
        sa.Column("stream_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("prev", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_refusal_digest_length")),
        sa.CheckConstraint("length(prev) = 64", name=op.f("ck_refusal_prev_length")),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_refusal_seq_counts")),
        sa.PrimaryKeyConstraint("stream_id", "seq", name=op.f("pk_refusal")),
    )


def _decision_case() -> None:
    op.create_table(
        "decision_case",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("procedure_digest", sa.String(), nullable=False),
        sa.Column("procedure_key", sa.String(), nullable=False),
        sa.Column("procedure_version", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("draft", sa.String(), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("opened_at", UTCDateTime(), nullable=False),
        sa.Column("updated_at", UTCDateTime(), nullable=False),
        sa.Column("continues", sa.String(), nullable=True),
        sa.CheckConstraint(
            "phase IN ('initiation', 'pre_decision', 'decision', 'decided', 'post_decision', 'closed', 'withdrawn', 'declined', 'not_adopted', 'lapsed')",
            name=op.f("ck_decision_case_phase_known"),
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_decision_case_body_id")),
        sa.ForeignKeyConstraint(
            ["id", "seq"],
            ["journal.stream_id", "journal.seq"],
            name=op.f("fk_decision_case_id_seq"),
        ),
        sa.ForeignKeyConstraint(
            ["procedure_digest"],
            ["procedure.digest"],
            name=op.f("fk_decision_case_procedure_digest"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_case")),
    )
    op.create_index(
        "ix_decision_case_body_id_opened_at_id",
        "decision_case",
        ["body_id", "opened_at", "id"],
        unique=False,
    )


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("stored_by", sa.String(), nullable=False),
        sa.Column("stored_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_document_digest_length")),
        sa.CheckConstraint("size >= 0", name=op.f("ck_document_size_counts")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_document_body_id")),
        sa.PrimaryKeyConstraint("body_id", "digest", name=op.f("pk_document")),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_person_body_id")),
        sa.PrimaryKeyConstraint("body_id", "id", name=op.f("pk_person")),
    )


def _procedure_gate() -> None:
    op.create_table(
        "procedure_gate",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("gate", sa.String(), nullable=False),
        sa.Column("mandatory", sa.Boolean(), nullable=False),
        sa.Column("exemptible", sa.Boolean(), nullable=False),
        sa.Column("steps", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["digest"], ["procedure.digest"], name=op.f("fk_procedure_gate_digest")
        ),
        sa.PrimaryKeyConstraint("digest", "gate", name=op.f("pk_procedure_gate")),
    )


def _procedure_layout() -> None:
    op.create_table(
        "procedure_layout",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["digest"], ["procedure.digest"], name=op.f("fk_procedure_layout_digest")
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_procedure_layout")),
    )


def _deadline() -> None:
    op.create_table(
        "deadline",
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("zh", sa.String(), nullable=False),
        sa.Column("en", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["decision_case.id"], name=op.f("fk_deadline_case_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "place", name=op.f("pk_deadline")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_deadline_due"), "deadline", ["due"], unique=False)


def _duty() -> None:
    op.create_table(
        "duty",
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("duty", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "duty IN ('proposer', 'secretary', 'chief', 'member', 'drafter', 'risk_assessor', 'market_regulator', 'disclosure_reviewer', 'legal_reviewer', 'expert', 'recorder', 'executor', 'archivist', 'auditor')",
            name=op.f("ck_duty_duty_known"),
        ),
        sa.ForeignKeyConstraint(
            ["body_id", "person_id"],
            ["person.body_id", "person.id"],
            name=op.f("fk_duty_body_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("body_id", "person_id", "place", name=op.f("pk_duty")),
    )


def _gate_standing() -> None:
    op.create_table(
        "gate_standing",
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("gate", sa.String(), nullable=False),
        sa.Column("draft", sa.String(), nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("fact_seq", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "standing IN ('missing', 'stale', 'exempt', 'fresh')",
            name=op.f("ck_gate_standing_standing_known"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["decision_case.id"], name=op.f("fk_gate_standing_case_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "gate", name=op.f("pk_gate_standing")),
        sqlite_with_rowid=False,
    )


def _seat() -> None:
    op.create_table(
        "seat",
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "post IN ('chief', 'deputy', 'secretary_general', 'other')",
            name=op.f("ck_seat_post_known"),
        ),
        sa.ForeignKeyConstraint(
            ["body_id", "person_id"],
            ["person.body_id", "person.id"],
            name=op.f("fk_seat_body_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("body_id", "place", name=op.f("pk_seat")),
    )


def _token() -> None:
    op.create_table(
        "token",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("body_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=True),
        sa.Column("revoked_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_token_digest_length")),
        sa.ForeignKeyConstraint(
            ["body_id", "person_id"],
            ["person.body_id", "person.id"],
            name=op.f("fk_token_body_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_token")),
    )
