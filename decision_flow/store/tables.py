"""The tables. Rows hold strings and moments; what may stand in them is checked by the database.

The key of a journal line is the lock: line 7 of a stream can be written once. What no key and no
check can say, triggers say (see the migrations).
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKeyConstraint, Index, LargeBinary, Table, Text
from sqlmodel import Field, SQLModel

from decision_flow.domain.kind import Phase
from decision_flow.domain.people import Duty, Level, Post
from decision_flow.store.columns import Row, UTCDateTime, clustered, digest, one_of


class BodyRow(Row, table=True):
    """A body as its own stream tells it; `head` is the digest of its latest fact."""

    __tablename__ = "body"
    __table_args__ = (one_of("level", Level), digest("head"))

    id: str = Field(primary_key=True)
    name: str
    level: str
    zone: str
    calendar: str | None
    seq: int
    head: str


class PersonRow(Row, table=True):
    """A person of a body."""

    __tablename__ = "person"

    body_id: str = Field(primary_key=True, foreign_key="body.id")
    id: str = Field(primary_key=True)
    name: str
    unit: str


class DutyRow(Row, table=True):
    """A duty that a person holds in a body; `place` keeps the order in which they were given."""

    __tablename__ = "duty"
    __table_args__ = (
        one_of("duty", Duty),
        ForeignKeyConstraint(["body_id", "person_id"], ["person.body_id", "person.id"]),
    )

    body_id: str = Field(primary_key=True)
    person_id: str = Field(primary_key=True)
    place: int = Field(primary_key=True)
    duty: str
    since: date = Field(sa_type=Date)
    until: date | None = Field(sa_type=Date)


class SeatRow(Row, table=True):
    """A seat in a body's meeting, in the order in which seats were taken."""

    __tablename__ = "seat"
    __table_args__ = (
        one_of("post", Post),
        ForeignKeyConstraint(["body_id", "person_id"], ["person.body_id", "person.id"]),
    )

    body_id: str = Field(primary_key=True)
    place: int = Field(primary_key=True)
    person_id: str
    name: str
    post: str
    since: date = Field(sa_type=Date)
    until: date | None = Field(sa_type=Date)


class TokenRow(Row, table=True):
    """Who a token stands for; the token itself is not kept, its SHA-256 is."""

    __tablename__ = "token"
    __table_args__ = (
        digest("digest"),
        ForeignKeyConstraint(["body_id", "person_id"], ["person.body_id", "person.id"]),
    )

    digest: str = Field(primary_key=True)
    body_id: str
    person_id: str
    label: str
    expires_at: datetime | None = Field(sa_type=UTCDateTime)
    revoked_at: datetime | None = Field(sa_type=UTCDateTime)


class JournalRow(Row, table=True):
    """One line of a stream: the very bytes that its digest is of."""

    __tablename__ = "journal"
    __table_args__ = (
        CheckConstraint("seq >= 1", name="seq_counts"),
        digest("digest"),
        digest("prev"),
    )

    stream_id: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    body_id: str
    step: str
    kind: str
    prev: str
    digest: str
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    body: bytes = Field(sa_type=LargeBinary)


class RefusalRow(Row, table=True):
    """One refused attempt: a chain of its own beside the stream's path."""

    __tablename__ = "refusal"
    __table_args__ = (
        CheckConstraint("seq >= 1", name="seq_counts"),
        digest("digest"),
        digest("prev"),
    )

    stream_id: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    body_id: str
    prev: str
    digest: str
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    body: bytes = Field(sa_type=LargeBinary)


class ProcedureRow(Row, table=True):
    """A procedure that cases run under, with its certificate: never changed."""

    __tablename__ = "procedure"
    __table_args__ = (
        digest("digest"),
        CheckConstraint("length(certificate) > 0", name="certificate_given"),
    )

    digest: str = Field(primary_key=True)
    key: str
    version: int
    canonical: bytes = Field(sa_type=LargeBinary)
    certificate: bytes = Field(sa_type=LargeBinary)
    certificate_digest: str


class ProcedureGateRow(Row, table=True):
    """A gate of a procedure: whether a decision needs it, whether it may be exempt.

    `steps` lists the steps whose facts it may rest on, each between commas: `,a,b,`.
    """

    __tablename__ = "procedure_gate"

    digest: str = Field(primary_key=True, foreign_key="procedure.digest")
    gate: str = Field(primary_key=True)
    mandatory: bool
    exemptible: bool
    steps: str


class ProcedureGateStepRow(Row, table=True):
    """A step of a gate, and the states in which its evidence counts, each between commas."""

    __tablename__ = "procedure_gate_step"
    __table_args__ = (
        ForeignKeyConstraint(["digest", "gate"], ["procedure_gate.digest", "procedure_gate.gate"]),
    )

    digest: str = Field(primary_key=True)
    gate: str = Field(primary_key=True)
    step: str = Field(primary_key=True)
    counting: str


class ProcedureLayoutRow(Row, table=True):
    """Where a procedure's steps stand in every drawing: laid out once, then kept."""

    __tablename__ = "procedure_layout"

    digest: str = Field(primary_key=True, foreign_key="procedure.digest")
    layout: str = Field(sa_type=Text)


class CalendarRow(Row, table=True):
    """The working days of some years, by the digest of their canonical bytes."""

    __tablename__ = "calendar"
    __table_args__ = (digest("digest"),)

    digest: str = Field(primary_key=True)
    canonical: bytes = Field(sa_type=LargeBinary)


class CaseRow(Row, table=True):
    """A case as its stream tells it: what a list and a search need."""

    __tablename__ = "decision_case"
    __table_args__ = (
        one_of("phase", Phase),
        ForeignKeyConstraint(["id", "seq"], ["journal.stream_id", "journal.seq"]),
        Index("ix_decision_case_body_id_opened_at_id", "body_id", "opened_at", "id"),
    )

    id: str = Field(primary_key=True)
    body_id: str = Field(foreign_key="body.id")
    title: str
    category: str
    summary: str
    procedure_digest: str = Field(foreign_key="procedure.digest")
    procedure_key: str
    procedure_version: int
    phase: str
    draft: str | None
    seq: int
    head: str
    opened_at: datetime = Field(sa_type=UTCDateTime)
    updated_at: datetime = Field(sa_type=UTCDateTime)


class GateStandingRow(Row, table=True):
    """How a gate of a case stands for a draft, and the line that it rests on (0: none yet)."""

    __tablename__ = "gate_standing"
    __table_args__ = (one_of("standing", ("missing", "stale", "exempt", "fresh")), clustered())

    case_id: str = Field(primary_key=True, foreign_key="decision_case.id")
    gate: str = Field(primary_key=True)
    draft: str | None
    standing: str
    fact_seq: int


class DeadlineRow(Row, table=True):
    """A day by which something is due in a case, and how it was derived."""

    __tablename__ = "deadline"
    __table_args__ = (clustered(),)

    case_id: str = Field(primary_key=True, foreign_key="decision_case.id")
    place: int = Field(primary_key=True)
    body_id: str
    step: str
    what: str
    due: date = Field(sa_type=Date, index=True)
    provisional: bool
    zh: str
    en: str


class IdempotencyRow(Row, table=True):
    """An accepted request under its key, and the line that answered it."""

    __tablename__ = "idempotency"
    __table_args__ = (digest("request"),)

    body_id: str = Field(primary_key=True)
    person_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    request: str
    stream_id: str
    seq: int


class DocumentRow(Row, table=True):
    """A document on file in a body; its bytes lie on disk under their digest."""

    __tablename__ = "document"
    __table_args__ = (digest("digest"), CheckConstraint("size >= 0", name="size_counts"))

    body_id: str = Field(primary_key=True, foreign_key="body.id")
    digest: str = Field(primary_key=True)
    size: int
    media_type: str
    name: str
    stored_by: str
    stored_at: datetime = Field(sa_type=UTCDateTime)


def table_of(row: type[SQLModel]) -> Table:
    """Return the table behind a row class: what statements are built on."""
    found: Table = row.__table__  # type: ignore[attr-defined]  # made by SQLModel at class creation
    return found


BODY = table_of(BodyRow)
PERSON = table_of(PersonRow)
DUTY = table_of(DutyRow)
SEAT = table_of(SeatRow)
TOKEN = table_of(TokenRow)
JOURNAL = table_of(JournalRow)
REFUSAL = table_of(RefusalRow)
PROCEDURE = table_of(ProcedureRow)
PROCEDURE_GATE = table_of(ProcedureGateRow)
PROCEDURE_GATE_STEP = table_of(ProcedureGateStepRow)
PROCEDURE_LAYOUT = table_of(ProcedureLayoutRow)
CALENDAR = table_of(CalendarRow)
CASE = table_of(CaseRow)
GATE_STANDING = table_of(GateStandingRow)
DEADLINE = table_of(DeadlineRow)
IDEMPOTENCY = table_of(IdempotencyRow)
DOCUMENT = table_of(DocumentRow)
