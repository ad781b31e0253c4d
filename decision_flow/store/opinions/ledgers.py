"""Ledgers: what became of every cluster of a register, frozen as the bytes that facts name."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from decision_flow.domain.opinions.intake import Disposed, Disposition
from decision_flow.store.canonical import canonical, digest_of, octets
from decision_flow.store.opinions.tables import OPINION_LEDGER

VERSION = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A cluster in a ledger: its opinions by number, what became of them, why, by whom."""

    place: int
    opinions: tuple[int, ...]
    disposition: Disposition
    reason: str | None
    by: str


def ledger_bytes(stream: str, upto: int, lines: Sequence[Line]) -> bytes:
    """Return a ledger as it is kept: canonical, without any text of the public."""
    told = [
        {
            "place": line.place,
            "opinions": list(line.opinions),
            "disposition": line.disposition.value,
            "reason": line.reason,
            "by": line.by,
        }
        for line in lines
    ]
    return canonical({"v": VERSION, "register": stream, "upto": upto, "clusters": told})


def keep(connection: Connection, case_id: str, notice: int, body: bytes, *, at: datetime) -> str:
    """Keep a ledger, once, and return its digest."""
    digest = digest_of(body)
    there = select(OPINION_LEDGER.c.digest).where(OPINION_LEDGER.c.digest == digest)
    if connection.execute(there).first() is None:
        connection.execute(
            insert(OPINION_LEDGER).values(
                digest=digest, case_id=case_id, notice=notice, made_at=at, body=body
            )
        )
    return digest


def read(connection: Connection, digest: str) -> tuple[Line, ...]:
    """Return the lines of a ledger; none where there is no such ledger."""
    query = select(OPINION_LEDGER.c.body).where(OPINION_LEDGER.c.digest == digest)
    body = connection.execute(query).scalar()
    return () if body is None else _lines(json.loads(octets(body)))


def sums(connection: Connection, case_id: str, notice: int, digest: str) -> Disposed | None:
    """Return the sums of a ledger of this register, or None where it is none of its ledgers."""
    query = select(OPINION_LEDGER.c.body).where(
        OPINION_LEDGER.c.digest == digest,
        OPINION_LEDGER.c.case_id == case_id,
        OPINION_LEDGER.c.notice == notice,
    )
    body = connection.execute(query).scalar()
    if body is None or digest_of(octets(body)) != digest:
        return None
    said = json.loads(octets(body))
    lines = _lines(said)
    numbers = [number for line in lines for number in line.opinions]
    if len(set(numbers)) != len(numbers):
        return None
    count: Counter[Disposition] = Counter()
    for line in lines:
        count[line.disposition] += len(line.opinions)
    return Disposed(
        upto=said["upto"],
        clusters=len(lines),
        adopted=count[Disposition.ADOPTED],
        partly=count[Disposition.PARTLY],
        not_adopted=count[Disposition.NOT_ADOPTED],
        persons=frozenset(line.by for line in lines),
    )


def _lines(said: Any) -> tuple[Line, ...]:  # noqa: ANN401 - JSON of our own
    return tuple(
        Line(
            each["place"],
            tuple(each["opinions"]),
            Disposition(each["disposition"]),
            each["reason"],
            each["by"],
        )
        for each in said["clusters"]
    )
