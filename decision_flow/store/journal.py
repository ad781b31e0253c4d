"""Streams of facts: read in order, written at the end, one line once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, insert, or_, select
from sqlalchemy.exc import IntegrityError

from decision_flow.domain.answering.look import LOOKS, stream_of
from decision_flow.domain.case import Fact
from decision_flow.domain.errors import JournalError
from decision_flow.domain.values import Text
from decision_flow.domain.views import Refusal
from decision_flow.store.canonical import NO_DIGEST, digest_of, octets
from decision_flow.store.codec import fact_bytes, read_fact, read_refusal, refusal_bytes
from decision_flow.store.prepared import Prepared
from decision_flow.store.tables import CASE, JOURNAL, REFUSAL

_ID = re.compile("[A-Za-z0-9_-]{1,64}")
_TAKEN = ("pk_journal", "journal.stream_id, journal.seq", "journal: already written")
_LOST = (
    *_TAKEN,
    *("pk_refusal", "refusal.stream_id, refusal.seq", "refusal: already written"),
    *("pk_idempotency", "idempotency.body_id, idempotency.person_id, idempotency.key"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A fact as it is stored, with the digest of its bytes and of the line before."""

    fact: Fact
    digest: str
    prev: str


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a stream: its last line's number and digest; 0 and zeros before the first."""

    seq: int = 0
    digest: str = NO_DIGEST


_APPEND = Prepared(insert(JOURNAL), *JOURNAL.c.keys())


def exported(lines: Iterable[Line]) -> bytes:
    """Return the very bytes that are hashed, a line each.

    The SHA-256 of a line, its end of line left out, is the next line's `prev`.
    """
    return b"".join(fact_bytes(line.fact, line.prev) + b"\n" for line in lines)


def append(connection: Connection, fact: Fact, prev: str, *, body_id: str) -> Line:
    """Write the next line of a stream; the first one opens it.

    Raises `IntegrityError` when it is taken, `ValueError` where a stream may not be called so.
    """
    if fact.seq == 1:
        _named(fact, body_id)
    body = fact_bytes(fact, prev)
    line = Line(fact, digest_of(body), prev)
    _APPEND.run(
        connection,
        {
            "stream_id": fact.stream,
            "seq": fact.seq,
            "body_id": body_id,
            "step": fact.step,
            "kind": f"{fact.kind}.{fact.verb}",
            "prev": prev,
            "digest": line.digest,
            "recorded_at": fact.recorded_at,
            "body": body,
        },
    )
    return line


def _named(fact: Fact, body_id: str) -> None:
    """Raise unless a stream is called by an id: names with a full stop are those of the inside."""
    inside = fact.step == LOOKS and fact.stream == stream_of(body_id)
    if not inside and _ID.fullmatch(fact.stream) is None:
        raise ValueError(f"{fact.stream!r} is no id: letters, digits, _ and -, 64 at most")


def append_refusal(connection: Connection, refusal: Refusal, prev: str, *, body_id: str) -> str:
    """Write the next line of a chain of refusals, and return its digest.

    Raises `IntegrityError` when it is taken.
    """
    body = refusal_bytes(refusal, prev)
    digest = digest_of(body)
    connection.execute(
        insert(REFUSAL).values(
            stream_id=refusal.stream,
            seq=refusal.seq,
            body_id=body_id,
            prev=prev,
            digest=digest,
            recorded_at=refusal.recorded_at,
            body=body,
        )
    )
    return digest


def taken(error: IntegrityError) -> bool:
    """Return whether somebody else wrote this line of a stream first."""
    return _names(error, _TAKEN)


def lost_race(error: IntegrityError) -> bool:
    """Return whether somebody else wrote this line, this refusal or this key first."""
    return _names(error, _LOST)


def _names(error: IntegrityError, words: tuple[str, ...]) -> bool:
    said = str(error.orig)
    return any(word in said for word in words)


def lines(
    connection: Connection, *wanted: tuple[str, int, int | None]
) -> dict[str, tuple[Line, ...]]:
    """Return lines of streams: of each, those after a number up to another, in order.

    Raises JournalError for the first line that does not follow from the one before it.
    """
    found: dict[str, list[Line]] = {stream: [] for stream, _, _ in wanted}
    parts = [
        and_(
            JOURNAL.c.stream_id == stream,
            JOURNAL.c.seq > after,
            *([] if last is None else [JOURNAL.c.seq <= last]),
        )
        for stream, after, last in wanted
    ]
    query = (
        select(JOURNAL.c.stream_id, JOURNAL.c.seq, JOURNAL.c.digest, JOURNAL.c.body)
        .where(or_(*parts))
        .order_by(JOURNAL.c.stream_id, JOURNAL.c.seq)
    )
    for stream, seq, digest, body in connection.execute(query):
        earlier = found[stream]
        line = _line(stream, seq, digest, octets(body))
        if earlier and (line.prev != earlier[-1].digest or seq != earlier[-1].fact.seq + 1):
            raise broken(stream, seq)
        earlier.append(line)
    return {stream: tuple(each) for stream, each in found.items()}


def saying(
    connection: Connection, stream: str, step: str, verb: str, *, after: int = 0
) -> tuple[Fact, ...]:
    """Return what was said in a step with this verb after a line, in order."""
    query = (
        select(JOURNAL.c.body)
        .where(
            JOURNAL.c.stream_id == stream,
            JOURNAL.c.seq > after,
            JOURNAL.c.step == step,
            JOURNAL.c.kind.endswith(f".{verb}", autoescape=True),
        )
        .order_by(JOURNAL.c.seq)
    )
    return tuple(read_fact(octets(body))[0] for (body,) in connection.execute(query))


def said_in(connection: Connection, body_id: str, *, kind: str, verb: str) -> tuple[Fact, ...]:
    """Return what was said in the cases of a body in steps of a kind with this verb, by case."""
    query = (
        select(JOURNAL.c.body)
        .join(CASE, CASE.c.id == JOURNAL.c.stream_id)
        .where(
            CASE.c.body_id == body_id,
            JOURNAL.c.kind.startswith(f"{kind}@", autoescape=True),
            JOURNAL.c.kind.endswith(f".{verb}", autoescape=True),
        )
        .order_by(JOURNAL.c.stream_id, JOURNAL.c.seq)
    )
    return tuple(read_fact(octets(body))[0] for (body,) in connection.execute(query))


def _line(stream: str, seq: int, digest: str, body: bytes) -> Line:
    if digest_of(body) != digest:
        raise broken(stream, seq)
    fact, prev = read_fact(body)
    if (fact.stream, fact.seq) != (stream, seq):
        raise broken(stream, seq)
    return Line(fact, digest, prev)


def broken(stream: str, seq: int) -> JournalError:
    """Return the error that says which line does not follow."""
    return JournalError(
        stream,
        seq,
        Text(
            f"过程记录 {stream} 第{seq}号与其摘要或前一号不符。",
            f"Line {seq} of {stream} does not follow from its digest or from the line before.",
        ),
    )


def body_of(connection: Connection, stream: str) -> str | None:
    """Return the body that a stream is of."""
    query = select(JOURNAL.c.body_id).where(JOURNAL.c.stream_id == stream, JOURNAL.c.seq == 1)
    return connection.execute(query).scalar()


def recorded_at(connection: Connection, stream: str, seq: int) -> datetime | None:
    """Return when a line was recorded."""
    query = select(JOURNAL.c.recorded_at).where(JOURNAL.c.stream_id == stream, JOURNAL.c.seq == seq)
    return connection.execute(query).scalar()


def refusal_head(connection: Connection, stream: str) -> Head:
    """Return the end of a chain of refusals."""
    query = (
        select(REFUSAL.c.seq, REFUSAL.c.digest)
        .where(REFUSAL.c.stream_id == stream)
        .order_by(REFUSAL.c.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return Head() if row is None else Head(*row)


def refusals(
    connection: Connection, stream: str, *, after: int = 0, limit: int | None = None
) -> tuple[Refusal, ...]:
    """Return the refused attempts of a stream after a number, in order."""
    query = (
        select(REFUSAL.c.body)
        .where(REFUSAL.c.stream_id == stream, REFUSAL.c.seq > after)
        .order_by(REFUSAL.c.seq)
        .limit(limit)
    )
    return tuple(read_refusal(octets(body))[0] for (body,) in connection.execute(query))
