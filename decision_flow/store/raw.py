"""Stored lines as they stand, nothing taken on trust: for the audit alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, exists, func, or_, select

from decision_flow.store.canonical import octets
from decision_flow.store.journal import Head
from decision_flow.store.letters import box
from decision_flow.store.letters import tables as letters
from decision_flow.store.letters.tables import LETTER
from decision_flow.store.opinions import register
from decision_flow.store.opinions import tables as opinions
from decision_flow.store.opinions.tables import OPINION
from decision_flow.store.sessions import MEETING_SESSION
from decision_flow.store.tables import (
    BODY,
    CASE,
    DEADLINE,
    DOCUMENT,
    DUTY,
    IDEMPOTENCY,
    JOURNAL,
    PERSON,
    REFUSAL,
    SEAT,
    TOKEN,
)

_CHAINS = {table.name: table for table in (JOURNAL, REFUSAL)}
LETTERS, OPINIONS = LETTER.name, OPINION.name
_BESIDE = (DOCUMENT, TOKEN, LETTER, OPINION, *letters.BESIDE.tables, *opinions.BESIDE.tables)
"""Tables of which nothing can be made again from the facts."""


@dataclass(frozen=True, slots=True, order=True)
class Chain:
    """A chain of lines: a stream's facts (`journal`), or what was refused in it (`refusal`).

    So are the letterbox of a body (`letter`) and the register of a notice (`opinion`), by the
    stream under which facts cite them.
    """

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
    found = {
        Chain(table.name, stream): Head(seq, digest)
        for table in _CHAINS.values()
        for stream, seq, digest in connection.execute(_ends(table))
    }
    for body_id in box.boxes(connection):
        found[Chain(LETTERS, box.stream_of(body_id))] = box.head(connection, body_id)
    for notice in register.notices(connection):
        found[Chain(OPINIONS, notice.stream)] = register.head(connection, notice)
    return found


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
    if chain.kind == LETTERS:
        boxes = {box.stream_of(each): each for each in box.boxes(connection)}
        body_id = boxes.get(chain.stream)
        line = None if body_id is None else box.numbered(connection, body_id, seq)
        return None if line is None else line.digest
    if chain.kind == OPINIONS:
        there = (each for each in register.notices(connection) if each.stream == chain.stream)
        entries = [register.entries(connection, each, after=seq - 1, limit=1) for each in there]
        return next((e.digest for some in entries for e in some if e.number == seq), None)
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


def deadline_owners(connection: Connection, case_id: str) -> dict[int, str]:
    """Return whose body each deadline of a case is listed under, by its place."""
    query = select(DEADLINE.c.place, DEADLINE.c.body_id).where(DEADLINE.c.case_id == case_id)
    return {row.place: row.body_id for row in connection.execute(query)}


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


def of_nothing(connection: Connection) -> dict[str, int]:
    """Return how many rows name a row that is not there, by table: of what cannot be made anew."""
    found = {table.name: _of_nothing(connection, table) for table in _BESIDE}
    return {name: rows for name, rows in found.items() if rows}


def _of_nothing(connection: Connection, table: Table) -> int:
    lost = [
        ~exists().where(*(each.column == each.parent for each in key.elements)).correlate(table)
        for key in table.foreign_key_constraints
    ]
    return connection.execute(
        select(func.count()).select_from(table).where(or_(*lost))
    ).scalar_one()


@dataclass(frozen=True, slots=True)
class FiledRow:
    """What a row says of a document on file in a body."""

    body_id: str
    digest: str
    size: int
    stored_by: str


def documents(connection: Connection) -> tuple[FiledRow, ...]:
    """Return the rows of all documents, by digest."""
    columns = DOCUMENT.c.body_id, DOCUMENT.c.digest, DOCUMENT.c.size, DOCUMENT.c.stored_by
    query = select(*columns).order_by(DOCUMENT.c.digest, DOCUMENT.c.body_id)
    return tuple(FiledRow(*row) for row in connection.execute(query))


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
