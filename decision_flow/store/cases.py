"""Reads of cases: one, or a page of many."""

from dataclasses import dataclass

from sqlalchemy import Connection, Row, Select, and_, bindparam, or_, select

from decision_flow.domain.views import CaseView
from decision_flow.store.journal import Head
from decision_flow.store.tables import BODY, CASE

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
    """Where a case and its body stand: what a move begins by reading."""

    case: Head
    body: Head
    procedure: str
    view: CaseView


_ENDS = (
    select(CASE, BODY.c.seq.label("body_seq"), BODY.c.head.label("body_head"))
    .join(BODY, BODY.c.id == CASE.c.body_id)
    .where(CASE.c.id == bindparam("of_case"), CASE.c.body_id == bindparam("of_body"))
)


def ends(connection: Connection, body_id: str, case_id: str) -> Ends | None:
    """Return where a case of this body stands, and the body itself."""
    row = connection.execute(_ENDS, {"of_body": body_id, "of_case": case_id}).first()
    if row is None:
        return None
    view = _view(row)
    body = Head(row.body_seq, row.body_head)
    return Ends(Head(view.seq, view.head), body, view.procedure, view)


def body_head(connection: Connection, body_id: str) -> Head | None:
    """Return where a body's stream stands."""
    row = connection.execute(select(BODY.c.seq, BODY.c.head).where(BODY.c.id == body_id)).first()
    return None if row is None else Head(*row)


def find(connection: Connection, body_id: str, case_id: str) -> CaseView | None:
    """Return a case of this body."""
    query = select(CASE).where(CASE.c.id == case_id, CASE.c.body_id == body_id)
    row = connection.execute(query).first()
    return None if row is None else _view(row)


def page(
    connection: Connection, body_id: str, wanted: Filter, *, after: str | None, limit: int
) -> tuple[CaseView, ...]:
    """Return cases of a body, the latest opened first, after the case `after`."""
    query = _filtered(select(CASE).where(CASE.c.body_id == body_id), wanted)
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


def _view(row: Row[tuple[object, ...]]) -> CaseView:
    return CaseView(
        id=row.id,
        body=row.body_id,
        title=row.title,
        category=row.category,
        summary=row.summary,
        procedure=row.procedure_digest,
        procedure_key=row.procedure_key,
        procedure_version=row.procedure_version,
        phase=row.phase,
        draft=row.draft,
        seq=row.seq,
        head=row.head,
        opened_at=row.opened_at,
        updated_at=row.updated_at,
        continues=row.continues,
    )
