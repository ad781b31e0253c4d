"""The letterbox of a body: every letter one line, chained, without person and without text."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select

from decision_flow.domain.office.complaints.letters import Channel, Letter
from decision_flow.domain.values import Cite
from decision_flow.store.apart import SIGNED, UNSIGNED, Written, content_of
from decision_flow.store.canonical import canonical, digest_of, instant
from decision_flow.store.journal import Head
from decision_flow.store.letters.tables import BESIDE, LETTER


@dataclass(frozen=True, slots=True)
class Arrived:
    """A letter on its way into the box, under an id and with a salt made outside.

    `key` is the digest of the key under which it was sent, if it was sent under one.
    """

    id: str
    salt: str
    letter: Letter
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the box. `entered_by` is nobody where the citizen sent it in themselves."""

    number: int
    id: str
    channel: Channel
    received_on: date
    recorded_at: datetime
    entered_by: str | None
    content: str
    prev: str
    digest: str


def stream_of(body_id: str) -> str:
    """Return how facts cite the letterbox of a body. No case has such an id."""
    return f"{body_id}/letters"


def hold(connection: Connection, body_id: str) -> None:
    """Let nobody else put a letter into the box until this transaction ends.

    No row is held: a move of the body does not wait for it. SQLite has one writer anyway.
    """
    if connection.dialect.name == "postgresql":
        lock = func.pg_advisory_xact_lock(func.hashtextextended(stream_of(body_id), 0))
        connection.execute(select(lock))


def append(
    connection: Connection, body_id: str, arrived: Arrived, *, by: str | None, at: datetime
) -> Line:
    """Put a letter at the end of the box, its text and contact beside it. Whoever does holds it."""
    end, said = head(connection, body_id), arrived.letter
    written = Written(arrived.id, arrived.salt, said.text, said.name, said.contact)
    unsealed = Line(
        number=end.seq + 1,
        id=arrived.id,
        channel=said.channel,
        received_on=said.received_on,
        recorded_at=at,
        entered_by=by,
        content=content_of(written),
        prev=end.digest,
        digest="",
    )
    line = replace(unsealed, digest=chained(body_id, unsealed))
    connection.execute(insert(LETTER).values(body_id=body_id, key=arrived.key, **_columns(line)))
    BESIDE.keep(connection, [written])
    return line


def head(connection: Connection, body_id: str) -> Head:
    """Return the end of a box."""
    query = (
        select(LETTER.c.number, LETTER.c.digest)
        .where(LETTER.c.body_id == body_id)
        .order_by(LETTER.c.number.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return Head() if row is None else Head(*row)


def lines(
    connection: Connection, body_id: str, *, after: int = 0, limit: int | None = None
) -> tuple[Line, ...]:
    """Return letters after a number, in order."""
    query = (
        select(*_COLUMNS)
        .where(LETTER.c.body_id == body_id, LETTER.c.number > after)
        .order_by(LETTER.c.number)
        .limit(limit)
    )
    return tuple(_line(row) for row in connection.execute(query))


def numbered(connection: Connection, body_id: str, number: int) -> Line | None:
    """Return the letter of a number."""
    found = lines(connection, body_id, after=number - 1, limit=1)
    return found[0] if found and found[0].number == number else None


def sent_under(connection: Connection, body_id: str, key: str) -> Line | None:
    """Return the letter that was sent under a key."""
    query = select(*_COLUMNS).where(LETTER.c.body_id == body_id, LETTER.c.key == key)
    row = connection.execute(query).first()
    return None if row is None else _line(row)


def known_as(connection: Connection, letter: str) -> tuple[str, Line] | None:
    """Return the body and the line of a letter by its opaque id."""
    query = select(LETTER.c.body_id, *_COLUMNS).where(LETTER.c.id == letter)
    row = connection.execute(query).first()
    return None if row is None else (row.body_id, _line(row))


def boxes(connection: Connection) -> tuple[str, ...]:
    """Return every body that a letter came in to."""
    query = select(LETTER.c.body_id).distinct().order_by(LETTER.c.body_id)
    return tuple(connection.execute(query).scalars())


def cite(body_id: str, line: Line) -> Cite:
    """Return how a fact names a letter."""
    return Cite(stream_of(body_id), line.number, line.digest)


def version_of(body_id: str, line: Line) -> int | None:
    """Return in which version a line says what its digest is of; None where in none."""
    fitting = (v for v in (SIGNED, UNSIGNED) if line.digest == chained(body_id, line, v))
    return next(fitting, None)


def chained(body_id: str, line: Line, version: int = SIGNED) -> str:
    """Return the digest that a line has by what it says."""
    said = {
        "v": version,
        "register": stream_of(body_id),
        **_columns(line),
        "received_on": line.received_on.isoformat(),
        "recorded_at": instant(line.recorded_at),
    }
    del said["digest"]
    return digest_of(canonical(said))


_COLUMNS = (
    LETTER.c.number,
    LETTER.c.id,
    LETTER.c.channel,
    LETTER.c.received_on,
    LETTER.c.recorded_at,
    LETTER.c.entered_by,
    LETTER.c.content,
    LETTER.c.prev,
    LETTER.c.digest,
)
"""The columns of a line, in its order."""


def _line(row: object) -> Line:
    found = Line(**{c.name: getattr(row, c.name) for c in _COLUMNS})
    return replace(found, channel=Channel(found.channel))


def _columns(line: Line) -> dict[str, object]:
    told = {c.name: getattr(line, c.name) for c in _COLUMNS}
    return {**told, "channel": str(line.channel)}
