"""Reads of cases: one, or a page of many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
)

from decision_flow.domain.kind import GATED
from decision_flow.domain.views import CaseView, Latest
from decision_flow.store.database import writes
from decision_flow.store.filing import among
from decision_flow.store.journal import Head
from decision_flow.store.prepared import Prepared, listed
from decision_flow.store.tables import BODY, CASE, DEADLINE, DOCUMENT

MOST = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cases of a body are wanted; `search` is found anywhere in the title."""

    phase: str | None = None
    category: str | None = None
    procedure: str | None = None
    search: str | None = None


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a case and its body stand: what a move begins by reading.

    `filed` is how many of the documents asked for are on file in the body.
    """

    case: Latest
    body: Head
    procedure: str
    filed: int


_VIEW = (
    CASE.c.id,
    CASE.c.body_id,
    CASE.c.title,
    CASE.c.category,
    CASE.c.summary,
    CASE.c.procedure_digest,
    CASE.c.procedure_key,
    CASE.c.procedure_version,
    CASE.c.phase,
    CASE.c.draft,
    CASE.c.seq,
    CASE.c.head,
    CASE.c.opened_at,
    CASE.c.updated_at,
)
"""The columns of a view, in its order."""

_LATEST = (CASE.c.phase, CASE.c.draft, CASE.c.seq, CASE.c.head, CASE.c.updated_at)


@cache
def _ends(count: int, *, held: bool) -> Prepared:
    """Return the question where a case stands, and how many of so many documents are on file.

    Held, the body stays as it is until the move is done: a calendar adopted meanwhile waits, and
    finds the deadlines of this move to count anew. SQLite lets one writer in at a time anyway.
    """
    filed: ColumnElement[int] = literal_column("0")
    if count:
        there = select(func.count()).select_from(DOCUMENT).where(among(count))
        filed = there.scalar_subquery()
    query = (
        select(CASE.c.procedure_digest, BODY.c.seq, BODY.c.head, filed, *_LATEST)
        .join(BODY, BODY.c.id == CASE.c.body_id)
        .where(CASE.c.id == bindparam("of_case"), CASE.c.body_id == bindparam("of_body"))
    )
    return Prepared(query.with_for_update(read=True, of=BODY) if held else query)


def ends(
    connection: Connection, body_id: str, case_id: str, documents: Sequence[str] = ()
) -> Ends | None:
    """Return where a case of this body stands, and the body itself, held where this writes.

    At most `filing.AT_ONCE` documents are asked for, each once.
    """
    asked = listed(documents)
    query = _ends(len(asked), held=writes(connection))
    row = query.first(connection, {"of_body": body_id, "of_case": case_id, **asked})
    if row is None:
        return None
    procedure, body_seq, body_head, filed, *latest = row
    return Ends(Latest(*latest), Head(body_seq, body_head), procedure, filed)


def decided(connection: Connection, body_id: str) -> tuple[str, ...]:
    """Return the cases of a body that stand at a decision or after it, by id."""
    query = select(CASE.c.id).where(CASE.c.body_id == body_id, CASE.c.phase.in_(sorted(GATED)))
    return tuple(connection.execute(query.order_by(CASE.c.id)).scalars())


def body_head(connection: Connection, body_id: str) -> Head | None:
    """Return where a body's stream stands."""
    row = connection.execute(select(BODY.c.seq, BODY.c.head).where(BODY.c.id == body_id)).first()
    return None if row is None else Head(*row)


def bodies(connection: Connection) -> tuple[str, ...]:
    """Return the bodies of this installation, by id."""
    return tuple(connection.execute(select(BODY.c.id).order_by(BODY.c.id)).scalars())


def hold_body(connection: Connection, body_id: str) -> None:
    """Wait until no move rests on the body any more, and let none begin until this is done."""
    connection.execute(select(BODY.c.id).where(BODY.c.id == body_id).with_for_update())


def hold_cases(connection: Connection, ids: Iterable[str]) -> None:
    """Wait until nobody writes to these cases, and let nobody until this is done.

    In the order of their ids, so that two who wait for each other's do not wait for ever. Where
    nothing is written nothing is held; SQLite lets one writer in at a time anyway.
    """
    if writes(connection) and connection.dialect.name != "sqlite":
        query = select(CASE.c.id).where(CASE.c.id.in_(sorted(ids))).order_by(CASE.c.id)
        connection.execute(query.with_for_update(key_share=True)).all()


def body_of(connection: Connection, case_id: str) -> str | None:
    """Return the body that a case is of: whoever asks without a login names the case alone."""
    return connection.execute(select(CASE.c.body_id).where(CASE.c.id == case_id)).scalar()


def awaiting(connection: Connection, body_id: str) -> tuple[str, ...]:
    """Return the cases of a body in which something is due by a day, by id."""
    query = select(DEADLINE.c.case_id).where(DEADLINE.c.body_id == body_id).distinct()
    return tuple(connection.execute(query.order_by(DEADLINE.c.case_id)).scalars())


def find(connection: Connection, body_id: str, case_id: str) -> CaseView | None:
    """Return a case of this body."""
    query = select(*_VIEW).where(CASE.c.id == case_id, CASE.c.body_id == body_id)
    row = connection.execute(query).first()
    return None if row is None else _view(row)


def page(
    connection: Connection, body_id: str, wanted: Filter, *, after: str | None, limit: int
) -> tuple[CaseView, ...]:
    """Return cases of a body, the latest opened first, after the case `after`."""
    query = _filtered(select(*_VIEW).where(CASE.c.body_id == body_id), wanted)
    if after is not None:
        last = find(connection, body_id, after)
        if last is None:
            return ()
        query = query.where(
            or_(
                CASE.c.opened_at < last.opened_at,
                and_(CASE.c.opened_at == last.opened_at, CASE.c.id < last.id),
            )
        )
    query = query.order_by(CASE.c.opened_at.desc(), CASE.c.id.desc()).limit(min(limit, MOST))
    return tuple(_view(row) for row in connection.execute(query))


def _filtered(query: Select[tuple[object, ...]], wanted: Filter) -> Select[tuple[object, ...]]:
    pairs = (
        (CASE.c.phase, wanted.phase),
        (CASE.c.category, wanted.category),
        (CASE.c.procedure_key, wanted.procedure),
    )
    for column, value in pairs:
        if value is not None:
            query = query.where(column == value)
    if wanted.search:
        text = wanted.search.replace("\x00", "\ufffd")
        query = query.where(CASE.c.title.contains(text, autoescape=True))
    return query


def _view(row: Sequence[Any]) -> CaseView:
    return CaseView(*row)


def all_of(connection: Connection, body_id: str) -> tuple[str, ...]:
    """Return every case of a body, the earliest opened first."""
    query = select(CASE.c.id).where(CASE.c.body_id == body_id)
    return tuple(connection.execute(query.order_by(CASE.c.opened_at, CASE.c.id)).scalars())
