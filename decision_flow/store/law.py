"""Procedures and calendars by digest: their canonical bytes, kept for ever and read back.

How such bytes are read is told from outside (`Readers`): their form belongs to the package that
loads rule sets, and this one may not import it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.values import Text
from decision_flow.domain.views import GateRule
from decision_flow.store.canonical import digest_of, octets
from decision_flow.store.tables import (
    CALENDAR,
    PROCEDURE,
    PROCEDURE_GATE,
    PROCEDURE_GATE_STEP,
    PROCEDURE_LAYOUT,
)


@dataclass(frozen=True, slots=True)
class Readers:
    """How the canonical bytes of a procedure and of a calendar are read back.

    Each raises ProcedureError for bytes that are not the very ones of what they say.
    """

    procedure: Callable[[bytes], Procedure]
    calendar: Callable[[bytes], Calendar]


@dataclass(frozen=True, slots=True)
class Kept:
    """A procedure on file, with the certificate that proves it."""

    procedure: Procedure
    certificate: bytes

    @property
    def certificate_digest(self) -> str:
        """Return the name under which cases cite the certificate."""
        return digest_of(self.certificate)


def keep_procedure(
    connection: Connection, procedure: Procedure, body: bytes, certificate: bytes
) -> bytes | None:
    """Put a procedure on file; return the certificate it is there with already, None when new."""
    query = select(PROCEDURE.c.certificate).where(PROCEDURE.c.digest == procedure.digest)
    there = connection.execute(query).first()
    if there is not None:
        return octets(there[0])
    connection.execute(
        insert(PROCEDURE).values(
            digest=procedure.digest,
            key=procedure.key,
            version=procedure.version,
            canonical=body,
            certificate=certificate,
            certificate_digest=digest_of(certificate),
        )
    )
    return None


def keep_gates(connection: Connection, digest: str, gates: tuple[GateRule, ...]) -> None:
    """Tell the database which gates a decision under a procedure needs."""
    rows = [
        {
            "digest": digest,
            "gate": g.gate,
            "mandatory": g.mandatory,
            "exemptible": g.exemptible,
            "steps": _listed(step for step, _ in g.steps),
        }
        for g in gates
    ]
    steps = [
        {"digest": digest, "gate": g.gate, "step": step, "counting": _listed(sorted(states))}
        for g in gates
        for step, states in g.steps
    ]
    connection.execute(insert(PROCEDURE_GATE), rows)
    connection.execute(insert(PROCEDURE_GATE_STEP), steps)


def _listed(words: Iterable[str]) -> str:
    """Return words so that each can be looked for between its commas."""
    return f",{','.join(words)},"


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.strip(",").split(","))


def keep_layout(connection: Connection, digest: str, layout: str) -> None:
    """Keep where a procedure's steps are drawn. Raises `IntegrityError` when it is kept already."""
    connection.execute(insert(PROCEDURE_LAYOUT).values(digest=digest, layout=layout))


def find_layout(connection: Connection, digest: str) -> str | None:
    """Return where a procedure's steps are drawn, once that is kept."""
    query = select(PROCEDURE_LAYOUT.c.layout).where(PROCEDURE_LAYOUT.c.digest == digest)
    return connection.execute(query).scalar_one_or_none()


def find_procedure(connection: Connection, digest: str, read: Readers) -> Kept:
    """Return the procedure of this digest. Raises NotFoundError."""
    query = select(PROCEDURE.c.canonical, PROCEDURE.c.certificate).where(
        PROCEDURE.c.digest == digest
    )
    row = connection.execute(query).first()
    if row is None:
        raise NotFoundError(Text(f"没有程序 {digest}。", f"There is no procedure {digest}."))
    return Kept(read.procedure(octets(row[0])), octets(row[1]))


def procedures(connection: Connection, read: Readers) -> tuple[Kept, ...]:
    """Return every procedure on file, by key and version."""
    query = select(PROCEDURE.c.canonical, PROCEDURE.c.certificate).order_by(
        PROCEDURE.c.key, PROCEDURE.c.version, PROCEDURE.c.digest
    )
    return tuple(
        Kept(read.procedure(octets(body)), octets(certificate))
        for body, certificate in connection.execute(query)
    )


def keep_calendar(connection: Connection, digest: str, body: bytes) -> None:
    """Put a calendar on file, once."""
    there = connection.execute(select(CALENDAR.c.digest).where(CALENDAR.c.digest == digest))
    if there.first() is None:
        connection.execute(insert(CALENDAR).values(digest=digest, canonical=body))


def find_calendar(connection: Connection, digest: str, read: Readers) -> Calendar:
    """Return the calendar of this digest. Raises NotFoundError."""
    query = select(CALENDAR.c.canonical).where(CALENDAR.c.digest == digest)
    row = connection.execute(query).first()
    if row is None:
        raise NotFoundError(Text(f"没有工作日历 {digest}。", f"There is no calendar {digest}."))
    return read.calendar(octets(row[0]))


def calendars(connection: Connection, read: Readers) -> tuple[Calendar, ...]:
    """Return every calendar on file: the one that reaches furthest first."""
    query = select(CALENDAR.c.canonical).order_by(CALENDAR.c.digest)
    found = (read.calendar(octets(body)) for body in connection.execute(query).scalars())
    return tuple(sorted(found, key=lambda c: (-max(c.years, default=0), c.digest)))


def gates_of(connection: Connection, digest: str) -> frozenset[GateRule]:
    """Return the gates of a procedure as the database guards them, rows of no gate included."""
    steps = select(PROCEDURE_GATE_STEP).where(PROCEDURE_GATE_STEP.c.digest == digest)
    counting = {(r.gate, r.step): frozenset(_words(r.counting)) for r in connection.execute(steps)}
    query = select(PROCEDURE_GATE).where(PROCEDURE_GATE.c.digest == digest)
    found = frozenset(
        GateRule(
            r.gate,
            r.mandatory,
            r.exemptible,
            tuple((step, counting.pop((r.gate, step), frozenset())) for step in _words(r.steps)),
        )
        for r in connection.execute(query)
    )
    strangers = (
        GateRule(gate, mandatory=False, exemptible=False, steps=((step, states),))
        for (gate, step), states in counting.items()
    )
    return found.union(strangers)


@dataclass(frozen=True, slots=True)
class Stored:
    """A procedure or a calendar as it stands on file, nothing taken on trust."""

    kind: str
    digest: str
    body: bytes
    certificate: bytes = b""
    certificate_digest: str = ""
    key: str = ""
    version: int = 0


def stored(connection: Connection) -> tuple[Stored, ...]:
    """Return every procedure and calendar on file."""
    procedures = select(
        PROCEDURE.c.digest,
        PROCEDURE.c.canonical,
        PROCEDURE.c.certificate,
        PROCEDURE.c.certificate_digest,
        PROCEDURE.c.key,
        PROCEDURE.c.version,
    )
    calendars = select(CALENDAR.c.digest, CALENDAR.c.canonical)
    return (
        *(
            Stored("procedure", digest, octets(body), octets(certificate), *named)
            for digest, body, certificate, *named in connection.execute(procedures)
        ),
        *(
            Stored("calendar", digest, octets(body))
            for digest, body in connection.execute(calendars)
        ),
    )
