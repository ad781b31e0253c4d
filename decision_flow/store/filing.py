"""Rows beside the streams: documents on file, answered requests, tokens."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Connection, Table, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from decision_flow.store.prepared import Prepared, listed, one_of_many
from decision_flow.store.tables import DOCUMENT, IDEMPOTENCY, TOKEN

AT_ONCE = 64
"""How many documents one question asks for."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A document on file in a body."""

    digest: str
    size: int
    media_type: str
    name: str
    stored_by: str
    stored_at: datetime


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whom a token stands for."""

    body: str
    person: str


@dataclass(frozen=True, slots=True)
class Key:
    """An idempotency key, as one person of one body gave it."""

    body: str
    person: str
    key: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A request that was accepted before: the digest of what was asked, the line it became."""

    request: str
    stream: str
    seq: int


def among(count: int) -> ColumnElement[bool]:
    """Return the condition that a document is on file in a body and one of so many `listed`."""
    return (DOCUMENT.c.body_id == bindparam("of_body")) & one_of_many(DOCUMENT.c.digest, count)


@cache
def _on_file(count: int) -> Prepared:
    """Return the question which of so many documents are on file."""
    return Prepared(select(DOCUMENT.c.digest).where(among(count)))


def on_file(
    connection: Connection, body_id: str, digests: Iterable[str], *, by: datetime | None = None
) -> frozenset[str]:
    """Return those of these digests that are on file in a body, by a moment if one is given."""
    wanted = sorted(set(digests))
    if not wanted:
        return frozenset()
    if by is None:
        return _all_on_file(connection, body_id, wanted)
    query = select(DOCUMENT.c.digest).where(
        DOCUMENT.c.body_id == body_id,
        DOCUMENT.c.digest.in_(wanted),
        DOCUMENT.c.stored_at <= by,
    )
    return frozenset(connection.execute(query).scalars())


def _all_on_file(connection: Connection, body_id: str, wanted: list[str]) -> frozenset[str]:
    found: set[str] = set()
    for start in range(0, len(wanted), AT_ONCE):
        values = listed(wanted[start : start + AT_ONCE])
        rows = _on_file(len(values)).all(connection, {"of_body": body_id, **values})
        found.update(digest for (digest,) in rows)
    return frozenset(found)


def file_document(connection: Connection, body_id: str, filed: Filed) -> None:
    """Put a document on file in a body, once: the first name and moment stay.

    Of two who bring the same paper at once both succeed: the second waits, and passes over the row.
    """
    if on_file(connection, body_id, [filed.digest]):
        return
    made = _INSERTS[connection.dialect.name](DOCUMENT)
    values = {"body_id": body_id, **asdict(filed)}
    connection.execute(made.values(values).on_conflict_do_nothing())


_INSERTS: Mapping[str, Callable[[Table], postgresql.Insert | sqlite.Insert]] = {
    "postgresql": postgresql.insert,
    "sqlite": sqlite.insert,
}
"""The insertion of each database: the common one cannot pass over a row that is there."""


def filed(connection: Connection, body_id: str, digests: Iterable[str]) -> tuple[Filed, ...]:
    """Return what is on file of these digests in a body, by digest."""
    query = (
        select(DOCUMENT)
        .where(DOCUMENT.c.body_id == body_id, DOCUMENT.c.digest.in_(sorted(set(digests))))
        .order_by(DOCUMENT.c.digest)
    )
    return tuple(
        Filed(r.digest, r.size, r.media_type, r.name, r.stored_by, r.stored_at)
        for r in connection.execute(query)
    )


def answered(connection: Connection, key: Key) -> Answered | None:
    """Return what a key was used for."""
    query = select(IDEMPOTENCY.c.request, IDEMPOTENCY.c.stream_id, IDEMPOTENCY.c.seq).where(
        IDEMPOTENCY.c.body_id == key.body,
        IDEMPOTENCY.c.person_id == key.person,
        IDEMPOTENCY.c.key == key.key,
    )
    row = connection.execute(query).first()
    return None if row is None else Answered(*row)


def remember(connection: Connection, key: Key, answer: Answered) -> None:
    """Remember what a key was used for."""
    connection.execute(
        insert(IDEMPOTENCY).values(
            body_id=key.body,
            person_id=key.person,
            key=key.key,
            request=answer.request,
            stream_id=answer.stream,
            seq=answer.seq,
        )
    )


def add_token(
    connection: Connection,
    digest: str,
    bearer: Bearer,
    *,
    label: str,
    expires_at: datetime | None,
) -> None:
    """Keep the digest of a token."""
    connection.execute(
        insert(TOKEN).values(
            digest=digest,
            body_id=bearer.body,
            person_id=bearer.person,
            label=label,
            expires_at=expires_at,
            revoked_at=None,
        )
    )


def revoke_token(connection: Connection, digest: str, at: datetime) -> bool:
    """End a token, and return whether there was one to end."""
    live = (TOKEN.c.digest == digest) & TOKEN.c.revoked_at.is_(None)
    return connection.execute(update(TOKEN).where(live).values(revoked_at=at)).rowcount == 1


_BEARER = Prepared(
    select(TOKEN.c.body_id, TOKEN.c.person_id, TOKEN.c.expires_at).where(
        TOKEN.c.digest == bindparam("of_token"), TOKEN.c.revoked_at.is_(None)
    )
)


def bearer_of(connection: Connection, digest: str, at: datetime) -> Bearer | None:
    """Return whom a token stands for at this moment."""
    row = _BEARER.first(connection, {"of_token": digest})
    if row is None:
        return None
    body_id, person_id, expires_at = row
    return None if expires_at is not None and expires_at <= at else Bearer(body_id, person_id)
