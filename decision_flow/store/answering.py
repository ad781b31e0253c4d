"""The ledgers of people: rows made from the facts, brought up to date when somebody looks.

No move writes here. Of each stream it is kept up to which line it was read.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Index, Select, Text, delete, func, insert, select, union_all
from sqlmodel import Field

from decision_flow.domain.answering.entry import Entry, EntryKind, Noted
from decision_flow.domain.people import Duty
from decision_flow.domain.values import Source, SourceKind
from decision_flow.domain.values import Text as Said
from decision_flow.store.canonical import canonical
from decision_flow.store.columns import Row, UTCDateTime, clustered, one_of
from decision_flow.store.journal import Head
from decision_flow.store.projections import shown
from decision_flow.store.sessions import MEETING_SESSION
from decision_flow.store.tables import BODY, CASE, DEADLINE, JOURNAL, table_of


class LedgerEntryRow(Row, table=True):
    """What a line says of a person; the rows of one person lie side by side."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        one_of("kind", EntryKind),
        Index("ix_ledger_entry_stream_id_seq", "stream_id", "seq"),
        clustered(),
    )

    body_id: str = Field(primary_key=True, foreign_key="body.id")
    person_id: str = Field(primary_key=True)
    stream_id: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    place: int = Field(primary_key=True)
    kind: str
    step: str
    says: str
    stated_at: datetime = Field(sa_type=UTCDateTime)
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    late: bool
    duty: str | None
    unit: str | None
    reasons: str | None
    noted: str = Field(sa_type=Text)


class LedgerStreamRow(Row, table=True):
    """Up to which line a stream was read into the ledgers."""

    __tablename__ = "ledger_stream"
    __table_args__ = (clustered(),)

    stream_id: str = Field(primary_key=True)
    body_id: str = Field(foreign_key="body.id")
    seq: int


LEDGER_ENTRY = table_of(LedgerEntryRow)
LEDGER_STREAM = table_of(LedgerStreamRow)


def behind(connection: Connection, body_id: str, limit: int) -> tuple[tuple[str, int, int], ...]:
    """Return streams of a body with lines that are in no ledger yet: the last one read, the end."""
    ends = union_all(
        select(CASE.c.id, CASE.c.seq).where(CASE.c.body_id == body_id),
        select(MEETING_SESSION.c.id, MEETING_SESSION.c.seq).where(
            MEETING_SESSION.c.body_id == body_id
        ),
        select(BODY.c.id, BODY.c.seq).where(BODY.c.id == body_id),
    ).subquery()
    read = func.coalesce(LEDGER_STREAM.c.seq, 0)
    query = (
        select(ends.c.id, read, ends.c.seq)
        .outerjoin(LEDGER_STREAM, LEDGER_STREAM.c.stream_id == ends.c.id)
        .where(read < ends.c.seq)
        .order_by(ends.c.id)
        .limit(limit)
    )
    return tuple((stream, after, last) for stream, after, last in connection.execute(query))


def acted_in(connection: Connection, stream: str) -> dict[int, str]:
    """Return who made the lines of a stream that are in the ledgers."""
    made = (str(EntryKind.ACTED), str(EntryKind.KEPT))
    query = select(LEDGER_ENTRY.c.seq, LEDGER_ENTRY.c.person_id).where(
        LEDGER_ENTRY.c.stream_id == stream, LEDGER_ENTRY.c.kind.in_(made)
    )
    return {row.seq: row.person_id for row in connection.execute(query)}


def add(
    connection: Connection, body_id: str, stream: str, found: Iterable[Entry], *, upto: int
) -> None:
    """Add what lines of a stream say; the ledgers have read it up to `upto` then.

    Raises `IntegrityError` where somebody else added them first.
    """
    rows = [row_of(body_id, each) for each in found]
    if rows:
        connection.execute(insert(LEDGER_ENTRY), rows)
    connection.execute(delete(LEDGER_STREAM).where(LEDGER_STREAM.c.stream_id == stream))
    connection.execute(insert(LEDGER_STREAM).values(stream_id=stream, body_id=body_id, seq=upto))


def clear(connection: Connection) -> None:
    """Take every row away: they are made again from the facts."""
    connection.execute(delete(LEDGER_ENTRY))
    connection.execute(delete(LEDGER_STREAM))


def of_person(connection: Connection, body_id: str, person: str) -> tuple[Entry, ...]:
    """Return what the lines of a body's streams say of a person, by stream, in order."""
    mine = (LEDGER_ENTRY.c.body_id == body_id) & (LEDGER_ENTRY.c.person_id == person)
    return tuple(_entry(row) for row in connection.execute(_ordered(mine)))


@dataclass(frozen=True, slots=True)
class Matter:
    """What a stream in a ledger is: a case with its procedure, a session, or the body itself."""

    id: str
    title: str
    phase: str | None = None
    procedure: str | None = None


def matters(connection: Connection, body_id: str, person: str) -> dict[str, Matter]:
    """Return the cases and sessions of which a person's ledger tells, by id."""
    named = (
        select(LEDGER_ENTRY.c.stream_id)
        .where(LEDGER_ENTRY.c.body_id == body_id, LEDGER_ENTRY.c.person_id == person)
        .distinct()
    )
    cases = select(CASE.c.id, CASE.c.title, CASE.c.phase, CASE.c.procedure_digest).where(
        CASE.c.id.in_(named)
    )
    sessions = select(MEETING_SESSION.c.id, MEETING_SESSION.c.number).where(
        MEETING_SESSION.c.id.in_(named)
    )
    found = {row[0]: Matter(*row) for row in connection.execute(cases)}
    return found | {row[0]: Matter(*row) for row in connection.execute(sessions)}


def overdue_cases(connection: Connection, body_id: str, day: date) -> tuple[str, ...]:
    """Return the cases of a body in which something was due before a day, by id."""
    query = (
        select(DEADLINE.c.case_id)
        .where(DEADLINE.c.body_id == body_id, DEADLINE.c.due < day)
        .distinct()
        .order_by(DEADLINE.c.case_id)
    )
    return tuple(connection.execute(query).scalars())


def end_of(connection: Connection, stream: str) -> tuple[Head, datetime] | None:
    """Return the last line of a stream and when it was recorded; None before the first."""
    query = (
        select(JOURNAL.c.seq, JOURNAL.c.digest, JOURNAL.c.recorded_at)
        .where(JOURNAL.c.stream_id == stream)
        .order_by(JOURNAL.c.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return None if row is None else (Head(row.seq, row.digest), row.recorded_at)


def read_upto(connection: Connection, stream: str) -> tuple[int, str | None]:
    """Return up to which line a stream was read, and as whose; 0 and None where it was not."""
    query = select(LEDGER_STREAM.c.seq, LEDGER_STREAM.c.body_id)
    row = connection.execute(query.where(LEDGER_STREAM.c.stream_id == stream)).first()
    return (0, None) if row is None else (row.seq, row.body_id)


def rows_of_stream(connection: Connection, stream: str) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Return the rows made from a stream, by line, person and place."""
    found = connection.execute(_ordered(LEDGER_ENTRY.c.stream_id == stream))
    return {key_of(row): row for row in (dict(each._mapping) for each in found)}  # noqa: SLF001 - SQLAlchemy's public name for it


def streams_read(connection: Connection) -> frozenset[str]:
    """Return every stream of which the ledgers tell."""
    named = union_all(select(LEDGER_ENTRY.c.stream_id), select(LEDGER_STREAM.c.stream_id))
    return frozenset(connection.execute(named).scalars())


def key_of(row: dict[str, Any]) -> tuple[Any, ...]:
    """Return by what a row of a stream is told from the others."""
    return row["seq"], row["person_id"], row["place"]


def row_of(body_id: str, entry: Entry) -> dict[str, Any]:
    """Return the row of an entry."""
    return {
        "body_id": body_id,
        "person_id": shown(entry.person),
        "stream_id": entry.stream,
        "seq": entry.seq,
        "place": entry.place,
        "kind": str(entry.kind),
        "step": entry.step,
        "says": shown(entry.says),
        "stated_at": entry.stated_at,
        "recorded_at": entry.recorded_at,
        "late": entry.late,
        "duty": None if entry.duty is None else str(entry.duty),
        "unit": None if entry.unit is None else shown(entry.unit),
        "reasons": None if entry.reasons is None else shown(entry.reasons),
        "noted": _noted(entry.noted),
    }


def _noted(noted: tuple[Noted, ...]) -> str:
    said = [
        [n.code, n.text.zh, n.text.en, n.source.act, n.source.place, str(n.source.kind)]
        for n in noted
    ]
    return shown(canonical(said).decode()) if said else ""


def _ordered(which: Any) -> Select[Any]:  # noqa: ANN401 - a condition of SQLAlchemy's
    table = LEDGER_ENTRY.c
    return select(LEDGER_ENTRY).where(which).order_by(table.stream_id, table.seq, table.place)


_KINDS = {str(kind): kind for kind in EntryKind}
_DUTIES: dict[str | None, Duty | None] = {None: None, **{str(duty): duty for duty in Duty}}
"""Words as the enumerations have them: they are asked thousands of times for one ledger."""


def _entry(row: Any) -> Entry:  # noqa: ANN401 - a row of SQLAlchemy's
    _, person, stream, seq, place, kind, step, says, stated, recorded, late, *office, noted = row
    duty, unit, reasons = office
    return Entry(
        person,
        stream,
        seq,
        place,
        _KINDS[kind],
        step,
        says,
        stated,
        recorded,
        late,
        _DUTIES[duty],
        unit,
        reasons,
        _read_noted(noted) if noted else (),
    )


@lru_cache(maxsize=1024)
def _read_noted(noted: str) -> tuple[Noted, ...]:
    """Return the warnings: the same few stand at many lines."""
    return tuple(
        Noted(code, Said(zh, en), Source(act, place, SourceKind(kind)))
        for code, zh, en, act, place, kind in json.loads(noted)
    )
