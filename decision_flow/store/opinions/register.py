"""The register of a notice: every opinion one line, chained, without person and without text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, insert, select

from decision_flow.domain.opinions.intake import Comment, Intake, OpinionChannel
from decision_flow.domain.values import Cite
from decision_flow.store.apart import SIGNED, UNSIGNED, Written, content_of
from decision_flow.store.canonical import canonical, digest_of, instant
from decision_flow.store.journal import Head
from decision_flow.store.opinions import ledgers
from decision_flow.store.opinions.tables import BESIDE, OPINION
from decision_flow.store.tables import CASE


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice whose opinions are registered: its case, and the line that published it."""

    case: str
    seq: int

    @property
    def stream(self) -> str:
        """Return how facts cite the register. No case has such an id."""
        return f"{self.case}/{self.seq}"


@dataclass(frozen=True, slots=True)
class Arrived:
    """An opinion on its way into the register, under an id and with a salt made outside.

    `key` is the digest of the key under which it was sent, if it was sent under one.
    """

    id: str
    salt: str
    comment: Comment
    late: bool
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register. `entered_by` is nobody where the public wrote it themselves."""

    number: int
    id: str
    channel: OpinionChannel
    received_on: date
    recorded_at: datetime
    late: bool
    entered_by: str | None
    content: str
    prev: str
    digest: str


def hold(connection: Connection, case_id: str) -> None:
    """Let nobody else register an opinion, or count them, until this transaction ends.

    SQLite lets one writer in at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(CASE.c.id).where(CASE.c.id == case_id).with_for_update())


def head(connection: Connection, notice: Notice) -> Head:
    """Return the end of a register."""
    query = (
        select(OPINION.c.number, OPINION.c.digest)
        .where(*_of(notice))
        .order_by(OPINION.c.number.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return Head() if row is None else Head(*row)


def append(
    connection: Connection,
    notice: Notice,
    arrived: Sequence[Arrived],
    *,
    by: str | None,
    at: datetime,
) -> tuple[Entry, ...]:
    """Write opinions at the end of a register, in order, with their texts and contacts beside it.

    Whoever writes holds the register.
    """
    end = head(connection, notice)
    entries = []
    for one in arrived:
        entry = _entry(notice, one, end, by=by, at=at)
        end = Head(entry.number, entry.digest)
        entries.append(entry)
    keys = {one.id: one.key for one in arrived}
    rows = [_row(notice, entry, keys[entry.id]) for entry in entries]
    if rows:
        connection.execute(insert(OPINION), rows)
    BESIDE.keep(connection, [_written(one) for one in arrived])
    return tuple(entries)


def entries(
    connection: Connection, notice: Notice, *, after: int = 0, limit: int | None = None
) -> tuple[Entry, ...]:
    """Return lines of a register after a number, in order."""
    query = (
        select(OPINION)
        .where(*_of(notice), OPINION.c.number > after)
        .order_by(OPINION.c.number)
        .limit(limit)
    )
    return tuple(
        Entry(
            number=r.number,
            id=r.id,
            channel=OpinionChannel(r.channel),
            received_on=r.received_on,
            recorded_at=r.recorded_at,
            late=r.late,
            entered_by=r.entered_by,
            content=r.content,
            prev=r.prev,
            digest=r.digest,
        )
        for r in connection.execute(query)
    )


def sent_under(connection: Connection, notice: Notice, key: str) -> Entry | None:
    """Return what was registered under a key of a sender."""
    query = select(OPINION.c.number).where(*_of(notice), OPINION.c.key == key)
    number = connection.execute(query).scalar()
    if number is None:
        return None
    return entries(connection, notice, after=number - 1, limit=1)[0]


def intake(
    connection: Connection,
    notice: Notice,
    *,
    upto: int | None = None,
    ledger: str | None = None,
) -> Intake | None:
    """Return the counts of a register up to a number, or None where it has no line.

    `ledger` is the digest of the ledger that a move names.
    """
    query = select(OPINION.c.number, OPINION.c.channel, OPINION.c.late, OPINION.c.digest).where(
        *_of(notice)
    )
    if upto is not None:
        query = query.where(OPINION.c.number <= upto)
    rows = connection.execute(query.order_by(OPINION.c.number)).all()
    if not rows:
        return None
    received = Counter(OpinionChannel(row.channel) for row in rows if not row.late)
    late = sum(row.late for row in rows)
    last = Cite(notice.stream, rows[-1].number, rows[-1].digest)
    found = None if ledger is None else ledgers.sums(connection, notice.case, notice.seq, ledger)
    return Intake(received, late, last, found)


def any_before(connection: Connection, notice: Notice, moment: datetime) -> bool:
    """Return whether an opinion was registered before this moment."""
    query = select(OPINION.c.number).where(*_of(notice), OPINION.c.recorded_at < moment)
    return connection.execute(query.limit(1)).first() is not None


def notices(connection: Connection) -> tuple[Notice, ...]:
    """Return every notice to which opinions came in."""
    query = select(OPINION.c.case_id, OPINION.c.notice).distinct()
    return tuple(
        Notice(*row) for row in connection.execute(query.order_by(*query.selected_columns))
    )


def version_of(notice: Notice, entry: Entry) -> int | None:
    """Return in which version a line says what its digest is of; None where in none."""
    fitting = (v for v in (SIGNED, UNSIGNED) if entry.digest == chained(notice, entry, v))
    return next(fitting, None)


def chained(notice: Notice, entry: Entry, version: int = SIGNED) -> str:
    """Return the digest that a line has by what it says."""
    said = {
        "v": version,
        "register": notice.stream,
        "number": entry.number,
        "id": entry.id,
        "channel": entry.channel,
        "received_on": entry.received_on.isoformat(),
        "recorded_at": instant(entry.recorded_at),
        "late": entry.late,
        "entered_by": entry.entered_by,
        "content": entry.content,
        "prev": entry.prev,
    }
    return digest_of(canonical(said))


def _entry(notice: Notice, one: Arrived, end: Head, *, by: str | None, at: datetime) -> Entry:
    comment = one.comment
    unsealed = Entry(
        number=end.seq + 1,
        id=one.id,
        channel=comment.channel,
        received_on=comment.received_on,
        recorded_at=at,
        late=one.late,
        entered_by=by,
        content=content_of(_written(one)),
        prev=end.digest,
        digest="",
    )
    return replace(unsealed, digest=chained(notice, unsealed))


def _row(notice: Notice, entry: Entry, key: str | None) -> dict[str, object]:
    return {
        "case_id": notice.case,
        "notice": notice.seq,
        "number": entry.number,
        "id": entry.id,
        "channel": str(entry.channel),
        "received_on": entry.received_on,
        "recorded_at": entry.recorded_at,
        "late": entry.late,
        "entered_by": entry.entered_by,
        "content": entry.content,
        "key": key,
        "prev": entry.prev,
        "digest": entry.digest,
    }


def _written(one: Arrived) -> Written:
    comment = one.comment
    return Written(one.id, one.salt, comment.text, comment.name, comment.contact)


def _of(notice: Notice) -> tuple[ColumnElement[bool], ...]:
    return OPINION.c.case_id == notice.case, OPINION.c.notice == notice.seq
