"""The tables of letters. What is personal stands in two of them, and in no other."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, UniqueConstraint
from sqlmodel import Field

from decision_flow.domain.office.complaints.letters import Channel
from decision_flow.store.apart import Apart, ContactColumns, ErasureColumns, TextColumns
from decision_flow.store.columns import Row, UTCDateTime, digest, one_of
from decision_flow.store.tables import table_of


class LetterRow(Row, table=True):
    """One line of a body's letterbox."""

    __tablename__ = "letter"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number_counts"),
        one_of("channel", Channel),
        digest("content"),
        digest("digest"),
        digest("prev"),
        UniqueConstraint("id"),
        UniqueConstraint("body_id", "key"),
    )

    body_id: str = Field(primary_key=True, foreign_key="body.id")
    number: int = Field(primary_key=True)
    id: str
    channel: str
    received_on: date = Field(sa_type=Date)
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    entered_by: str | None
    content: str
    key: str | None
    prev: str
    digest: str


class LetterTextRow(TextColumns, Row, table=True):
    """Beside a line of the register; see `store.apart`."""

    __tablename__ = "letter_text"

    id: str = Field(primary_key=True, foreign_key="letter.id")


class LetterContactRow(ContactColumns, Row, table=True):
    """Beside a line of the register; see `store.apart`."""

    __tablename__ = "letter_contact"

    id: str = Field(primary_key=True, foreign_key="letter.id")


class LetterErasureRow(ErasureColumns, Row, table=True):
    """Beside a line of the register; see `store.apart`."""

    __tablename__ = "letter_erasure"

    id: str = Field(primary_key=True, foreign_key="letter.id")


LETTER = table_of(LetterRow)
LETTER_TEXT = table_of(LetterTextRow)
LETTER_CONTACT = table_of(LetterContactRow)
LETTER_ERASURE = table_of(LetterErasureRow)
BESIDE = Apart(LETTER_TEXT, LETTER_CONTACT, LETTER_ERASURE)
