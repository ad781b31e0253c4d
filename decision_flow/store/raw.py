"""Stored lines as they stand, nothing taken on trust: for the audit alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, func, select

from decision_flow.store.canonical import octets
from decision_flow.store.journal import Head
from decision_flow.store.sessions import MEETING_SESSION
from decision_flow.store.tables import (
    BODY,
    CASE,
    DOCUMENT,
    DUTY,
    IDEMPOTENCY,
    JOURNAL,
    PERSON,
    REFUSAL,
    SEAT,
)

_CHAINS = {table.name: table for table in (JOURNAL, REFUSAL)}


@dataclass(frozen=True, slots=True, order=True)
class Chain:
    """A chain of lines: a stream's facts (`journal`), or what was refused in it (`refusal`)."""

    kind: str
    stream: str


@dataclass(frozen=True, slots=True)
class RawLine:
    """A row of a chain."""

    stream: str
    seq: int
    body_id: str
    prev: str
    digest: str
    recorded_at: datetime
    body: bytes
    step: str = ""
    kind: str = ""


def chain(connection: Connection, stream: str, table: Table = JOURNAL) -> list[RawLine]:
    """Return the lines of one stream, in order."""
    query = select(table).where(table.c.stream_id == stream).order_by(table.c.seq)
    return [_line(row) for row in connection.execute(query)]


def refusal_streams(connection: Connection) -> frozenset[str]:
    """Return the streams at which something was refused."""
    return frozenset(connection.execute(select(REFUSAL.c.stream_id).distinct()).scalars())


def streams(connection: Connection, kind: str) -> tuple[str, ...]:
    """Return the streams whose first line is of this kind and verb."""
    query = select(JOURNAL.c.stream_id).where(JOURNAL.c.seq == 1, JOURNAL.c.kind == kind)
    return tuple(connection.execute(query.order_by(JOURNAL.c.stream_id)).scalars())


def heads(connection: Connection) -> dict[Chain, Head]:
    """Return where every chain ends: to be noted elsewhere, and compared one day."""
    return {
        Chain(table.name, stream): Head(seq, digest)
        for table in _CHAINS.values()
        for stream, seq, digest in connection.execute(_ends(table))
    }


def _ends(table: Table) -> Select[Any]:
    last = (
        select(table.c.stream_id, func.max(table.c.seq).label("seq"))
        .group_by(table.c.stream_id)
        .subquery()
    )
    same = (table.c.stream_id == last.c.stream_id) & (table.c.seq == last.c.seq)
    query = select(table.c.stream_id, table.c.seq, table.c.digest).join(last, same)
    return query.order_by(table.c.stream_id)


def digest_at(connection: Connection, chain: Chain, seq: int) -> str | None:
    """Return the digest of a line."""
    table = _CHAINS[chain.kind]
    query = select(table.c.digest).where(table.c.stream_id == chain.stream, table.c.seq == seq)
    return connection.execute(query).scalar()


def rows_of(connection: Connection, stream: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rows that are kept of a body, by table."""
    return {
        table.name: [dict(r._mapping) for r in connection.execute(query)]  # noqa: SLF001 - SQLAlchemy's public name for it
        for table, query in (
            (BODY, select(BODY).where(BODY.c.id == stream)),
            (PERSON, select(PERSON).where(PERSON.c.body_id == stream).order_by(PERSON.c.id)),
            (
                DUTY,
                select(DUTY)
                .where(DUTY.c.body_id == stream)
                .order_by(DUTY.c.person_id, DUTY.c.place),
            ),
            (SEAT, select(SEAT).where(SEAT.c.body_id == stream).order_by(SEAT.c.place)),
        )
    }


def without_stream(connection: Connection) -> tuple[str, ...]:
    """Return the cases, bodies and sessions of which there is no first line."""
    found: list[str] = []
    for table in (CASE, BODY, MEETING_SESSION):
        first = select(JOURNAL.c.seq).where(JOURNAL.c.stream_id == table.c.id, JOURNAL.c.seq == 1)
        found += connection.execute(select(table.c.id).where(~first.exists())).scalars()
    return tuple(sorted(found))


def answers_without_line(connection: Connection) -> tuple[tuple[str, int], ...]:
    """Return what idempotency keys refer to that is not written."""
    line = select(JOURNAL.c.seq).where(
        JOURNAL.c.stream_id == IDEMPOTENCY.c.stream_id, JOURNAL.c.seq == IDEMPOTENCY.c.seq
    )
    query = select(IDEMPOTENCY.c.stream_id, IDEMPOTENCY.c.seq).where(~line.exists())
    return tuple((stream, seq) for stream, seq in connection.execute(query))


def documents(connection: Connection) -> dict[str, int]:
    """Return the digest and size of every document on file in any body."""
    query = select(DOCUMENT.c.digest, func.max(DOCUMENT.c.size).label("size")).group_by(
        DOCUMENT.c.digest
    )
    return {row.digest: row.size for row in connection.execute(query)}


def _line(row: Row[Any]) -> RawLine:
    return RawLine(
        stream=row.stream_id,
        seq=row.seq,
        body_id=row.body_id,
        prev=row.prev,
        digest=row.digest,
        recorded_at=row.recorded_at,
        body=octets(row.body),
        step=getattr(row, "step", ""),
        kind=getattr(row, "kind", ""),
    )
