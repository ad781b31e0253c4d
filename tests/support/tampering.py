"""An owner of the database at work: what no guard can hold up, and what verify says of it."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from makers import CASE, CLERK, READERS
from sqlalchemy import text

from api.demo.scene import BODY
from decision_flow.audit import Report, verify
from decision_flow.domain.case import Fact
from decision_flow.domain.office.supervision.said import Supervised
from decision_flow.domain.people import Actor
from decision_flow.domain.staff import KIND, STAFF, Said, follow_staff, verb_of
from decision_flow.service import Service
from decision_flow.store import cases, journal, projections
from decision_flow.store.canonical import canonical, digest_of
from decision_flow.store.journal import Head
from decision_flow.store.raw import Chain

Statement = tuple[str, dict[str, Any]]
Change = Callable[[dict[str, Any]], dict[str, Any]]


def audit(service: Service, heads: dict[Chain, Head] | None = None) -> Report:
    """Return what verify finds."""
    return verify(service.database, service.files, READERS, heads=heads)


def codes(
    service: Service, heads: dict[Chain, Head] | None = None
) -> list[tuple[str, str, int | None]]:
    """Return what verify finds, by code, stream and line."""
    return [(f.code, f.stream, f.seq) for f in audit(service, heads).findings]


def forged(
    service: Service,
    said: Said | Supervised,
    *,
    at: datetime = datetime(2023, 12, 1, tzinfo=UTC),
    actor: Actor = CLERK,
    calendar: str = "",
    **written: Any,
) -> int:
    """Write a line into the body's stream that the service would refuse, with its rows.

    `written` is what the line says otherwise than the service would write it.
    """
    staff, verb = service.body(BODY), verb_of(said)
    with service.database.writing() as connection:
        head = cases.body_head(connection, BODY)
        assert head is not None
        fact = Fact(
            stream=BODY,
            seq=head.seq + 1,
            step=STAFF,
            kind=KIND,
            verb=verb,
            trigger=verb,
            payload=said,
            actor=actor,
            stated_at=at,
            recorded_at=at,
            edges=(),
            verdicts=(),
            procedure="",
            calendar=calendar,
        )
        fact = replace(fact, **written)
        line = journal.append(connection, fact, head.digest, body_id=BODY)
        projections.write_staff(connection, follow_staff(staff, fact), Head(fact.seq, line.digest))
    return fact.seq


def unguarded(service: Service, *statements: Statement) -> None:
    """Run statements while triggers and foreign keys are away; put the triggers back."""
    if service.database.dialect == "sqlite":
        with closing(sqlite3.connect(service.database.engine.url.database or "")) as connection:
            made = _take_triggers_away(connection)
            for statement, values in (*statements, *((again, {}) for again in made)):
                connection.execute(statement, values)
            connection.commit()
        return
    with service.database.writing() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        for statement, values in statements:
            connection.execute(text(statement), values)


def _take_triggers_away(connection: sqlite3.Connection) -> list[str]:
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    made = connection.execute(query).fetchall()
    for name, _ in made:
        connection.execute(f"DROP TRIGGER {name}")
    return [again for _, again in made]


def line(service: Service, seq: int, stream: str = CASE) -> tuple[bytes, str, str]:
    """Return the bytes of a line, its digest and the one of the line before."""
    query = "SELECT body, digest, prev FROM journal WHERE stream_id = :s AND seq = :n"
    with service.database.reading() as connection:
        row = connection.execute(text(query), {"s": stream, "n": seq}).one()
    return bytes(row.body), row.digest, row.prev


SET_LINE = "UPDATE journal SET body = :body, digest = :digest WHERE stream_id = :s AND seq = :n"


def edited(service: Service, seq: int, change: Change, *, stream: str = CASE) -> Statement:
    """Return the statement that writes a changed line with a digest of its own."""
    body, _, _ = line(service, seq, stream)
    new = canonical(change(json.loads(body)))
    return SET_LINE, {"body": new, "digest": digest_of(new), "s": stream, "n": seq}


def rechained(service: Service, seq: int, change: Change, stream: str = CASE) -> list[Statement]:
    """Return statements that rewrite a line and every later one, digests and row included."""
    found: list[Statement] = []
    prev: str | None = None
    last = service.case(BODY, CASE).view.seq
    for number in range(seq, last + 1):
        body, _, _ = line(service, number, stream)
        said = json.loads(body)
        said = change(said) if number == seq else said
        if prev is not None:
            said |= {"prev": prev}
        new = canonical(said)
        values = {"body": new, "digest": digest_of(new), "s": stream, "n": number}
        found.append((SET_LINE, values))
        if prev is not None:
            again = "UPDATE journal SET prev = :p WHERE stream_id = :s AND seq = :n"
            found.append((again, {"p": prev, "s": stream, "n": number}))
        prev = digest_of(new)
    found.append(("UPDATE decision_case SET head = :h", {"h": prev}))
    return found


def read_line(service: Service, stream: str, seq: int) -> dict[str, Any]:
    """Return what a line of a stream says, as it is stored."""
    query = "SELECT body FROM journal WHERE stream_id = :s AND seq = :n"
    with service.database.reading() as connection:
        found = connection.execute(text(query), {"s": stream, "n": seq}).scalar()
    said: dict[str, Any] = json.loads(bytes(found or b""))
    return said


def rewritten(service: Service, case: str, seq: int, change: Change) -> None:
    """Rewrite the last line of a case, with its digest and the row of the case."""
    new = canonical(change(read_line(service, case, seq)))
    values = {"body": new, "digest": digest_of(new), "s": case, "n": seq}
    line = "UPDATE journal SET body = :body, digest = :digest WHERE stream_id = :s AND seq = :n"
    head = {"h": digest_of(new), "s": case}
    unguarded(service, (line, values), ("UPDATE decision_case SET head = :h WHERE id = :s", head))
