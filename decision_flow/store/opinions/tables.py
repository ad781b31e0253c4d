"""The tables of opinions. What is personal stands in two of them, and in no other.

`opinion` is a chain like a journal's, of a notice: ids, days and salted digests. `opinion_text` and
`opinion_contact` can be erased row by row; the chain, and every fact that cites it, stays whole.
"""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    UniqueConstraint,
)
from sqlmodel import Field

from decision_flow.domain.opinions.intake import Disposition, OpinionChannel
from decision_flow.store.apart import Apart, ContactColumns, ErasureColumns, TextColumns
from decision_flow.store.columns import Row, UTCDateTime, digest, one_of
from decision_flow.store.tables import table_of


class OpinionRow(Row, table=True):
    """One line of the register of a notice: the line of its case that published it."""

    __tablename__ = "opinion"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number_counts"),
        one_of("channel", OpinionChannel),
        digest("content"),
        digest("digest"),
        digest("prev"),
        ForeignKeyConstraint(["case_id", "notice"], ["journal.stream_id", "journal.seq"]),
        UniqueConstraint("id"),
        UniqueConstraint("case_id", "notice", "key"),
    )

    case_id: str = Field(primary_key=True)
    notice: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    id: str
    channel: str
    received_on: date = Field(sa_type=Date)
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    late: bool
    entered_by: str | None
    content: str
    key: str | None
    prev: str
    digest: str


class OpinionTextRow(TextColumns, Row, table=True):
    """Beside a line of the register; see `store.apart`."""

    __tablename__ = "opinion_text"

    id: str = Field(primary_key=True, foreign_key="opinion.id")


class OpinionContactRow(ContactColumns, Row, table=True):
    """Beside a line of the register; see `store.apart`."""

    __tablename__ = "opinion_contact"

    id: str = Field(primary_key=True, foreign_key="opinion.id")


class OpinionErasureRow(ErasureColumns, Row, table=True):
    """Beside a line of the register; see `store.apart`."""

    __tablename__ = "opinion_erasure"

    id: str = Field(primary_key=True, foreign_key="opinion.id")


class OpinionClusterRow(Row, table=True):
    """Opinions that say the same, in the order in which they are read, and what became of them."""

    __tablename__ = "opinion_cluster"
    __table_args__ = (
        one_of("disposition", Disposition),
        ForeignKeyConstraint(["case_id", "notice"], ["journal.stream_id", "journal.seq"]),
    )

    case_id: str = Field(primary_key=True)
    notice: int = Field(primary_key=True)
    place: int = Field(primary_key=True)
    representative: int
    size: int
    variants: int
    disposition: str | None
    reason: str | None
    disposed_by: str | None
    disposed_at: datetime | None = Field(sa_type=UTCDateTime)


class OpinionMemberRow(Row, table=True):
    """Which cluster an opinion is in; `variant` counts the wordings from the nearest on."""

    __tablename__ = "opinion_member"
    __table_args__ = (
        ForeignKeyConstraint(
            ["case_id", "notice", "number"],
            ["opinion.case_id", "opinion.notice", "opinion.number"],
        ),
        Index("ix_opinion_member_place", "case_id", "notice", "place", "variant"),
    )

    case_id: str = Field(primary_key=True)
    notice: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    place: int
    variant: int


class OpinionLedgerRow(Row, table=True):
    """A ledger as it was made from the register: its very bytes, under their digest."""

    __tablename__ = "opinion_ledger"
    __table_args__ = (
        digest("digest"),
        ForeignKeyConstraint(["case_id", "notice"], ["journal.stream_id", "journal.seq"]),
    )

    digest: str = Field(primary_key=True)
    case_id: str
    notice: int
    made_at: datetime = Field(sa_type=UTCDateTime)
    body: bytes = Field(sa_type=LargeBinary)


OPINION = table_of(OpinionRow)
OPINION_TEXT = table_of(OpinionTextRow)
OPINION_CONTACT = table_of(OpinionContactRow)
OPINION_ERASURE = table_of(OpinionErasureRow)
BESIDE = Apart(OPINION_TEXT, OPINION_CONTACT, OPINION_ERASURE)
OPINION_CLUSTER = table_of(OpinionClusterRow)
OPINION_MEMBER = table_of(OpinionMemberRow)
OPINION_LEDGER = table_of(OpinionLedgerRow)
