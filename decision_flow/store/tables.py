"""The tables. Rows hold strings and moments; what may stand in them is checked by the database.

The key of a journal line is the lock: line 7 of a stream can be written once. What no key and no
check can say, triggers say (see the migrations).
"""

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    MetaData,
    Table,
    TypeDecorator,
)
from sqlmodel import Field, SQLModel

from decision_flow.domain.kind import Phase
from decision_flow.domain.people import Duty, Level, Post

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


class UTCDateTime(TypeDecorator[datetime]):
    """A moment in UTC; naive ones are refused on the way in, and none comes out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC. Raises `ValueError` for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment, aware and in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _one_of(column: str, words: Any) -> CheckConstraint:  # noqa: ANN401 - any enumeration of strings
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def _digest(column: str) -> CheckConstraint:
    return CheckConstraint(f"length({column}) = 64", name=f"{column}_length")


def _clustered() -> dict[str, object]:
    """Lay the rows of a stream side by side on SQLite: cold histories are read six times faster."""
    return {"sqlite_with_rowid": False}


class Row(SQLModel):
    """What every table has: our names for its constraints."""

    metadata: ClassVar[MetaData] = metadata


class BodyRow(Row, table=True):
    """A body as its own stream tells it; `head` is the digest of its latest fact."""

    __tablename__ = "body"
    __table_args__ = (_one_of("level", Level), _digest("head"))

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
        _one_of("duty", Duty),
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
        _one_of("post", Post),
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
        _digest("digest"),
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
        _digest("digest"),
        _digest("prev"),
        _clustered(),
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
        _digest("digest"),
        _digest("prev"),
        _clustered(),
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
        _digest("digest"),
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


class CalendarRow(Row, table=True):
    """The working days of some years, by the digest of their canonical bytes."""

    __tablename__ = "calendar"
    __table_args__ = (_digest("digest"),)

    digest: str = Field(primary_key=True)
    canonical: bytes = Field(sa_type=LargeBinary)


class CaseRow(Row, table=True):
    """A case as its stream tells it: what a list and a search need."""

    __tablename__ = "decision_case"
    __table_args__ = (
        _one_of("phase", Phase),
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
    continues: str | None


class GateStandingRow(Row, table=True):
    """How a gate of a case stands for a draft, and the line that it rests on (0: none yet)."""

    __tablename__ = "gate_standing"
    __table_args__ = (_one_of("standing", ("missing", "stale", "exempt", "fresh")), _clustered())

    case_id: str = Field(primary_key=True, foreign_key="decision_case.id")
    gate: str = Field(primary_key=True)
    draft: str | None
    standing: str
    fact_seq: int


class DeadlineRow(Row, table=True):
    """A day by which something is due in a case, and how it was derived."""

    __tablename__ = "deadline"

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
    __table_args__ = (_digest("request"),)

    body_id: str = Field(primary_key=True)
    person_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    request: str
    stream_id: str
    seq: int


class DocumentRow(Row, table=True):
    """A document on file in a body; its bytes lie on disk under their digest."""

    __tablename__ = "document"
    __table_args__ = (_digest("digest"), CheckConstraint("size >= 0", name="size_counts"))

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
CALENDAR = table_of(CalendarRow)
CASE = table_of(CaseRow)
GATE_STANDING = table_of(GateStandingRow)
DEADLINE = table_of(DeadlineRow)
IDEMPOTENCY = table_of(IdempotencyRow)
DOCUMENT = table_of(DocumentRow)
