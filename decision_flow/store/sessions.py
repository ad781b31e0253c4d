"""The sessions of a body's meeting: a row each, made from the facts of their streams."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Date,
    ForeignKeyConstraint,
    Index,
    and_,
    insert,
    or_,
    select,
    update,
)
from sqlmodel import Field

from decision_flow.domain.sessions.session import Session, State
from decision_flow.store.columns import Row, UTCDateTime, digest, one_of
from decision_flow.store.database import writes
from decision_flow.store.journal import Head
from decision_flow.store.projections import shown
from decision_flow.store.tables import table_of

MOST = 200


class SessionRow(Row, table=True):
    """A session as its stream tells it: what a list needs."""

    __tablename__ = "meeting_session"
    __table_args__ = (
        one_of("state", State),
        digest("head"),
        ForeignKeyConstraint(["id", "seq"], ["journal.stream_id", "journal.seq"]),
        Index("ix_meeting_session_body_id_held_on_id", "body_id", "held_on", "id"),
    )

    id: str = Field(primary_key=True)
    body_id: str = Field(foreign_key="body.id")
    meeting: str
    number: str
    held_on: date = Field(sa_type=Date)
    state: str
    seq: int
    head: str
    updated_at: datetime = Field(sa_type=UTCDateTime)


MEETING_SESSION = table_of(SessionRow)


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session as a list shows it. `head` is the digest of its latest fact."""

    id: str
    body: str
    meeting: str
    number: str
    held_on: date
    state: str
    seq: int
    head: str
    updated_at: datetime


_VIEW = tuple(MEETING_SESSION.c[name] for name in SessionRow.model_fields)


def view_of(session: Session, head: Head, at: datetime) -> SessionView:
    """Return what is kept of a session beside its facts."""
    return SessionView(
        id=session.id,
        body=session.body,
        meeting=str(session.meeting),
        number=shown(session.number),
        held_on=session.held_on,
        state=str(session.state),
        seq=head.seq,
        head=head.digest,
        updated_at=at,
    )


def find(
    connection: Connection, body_id: str, session_id: str, *, change: bool = False
) -> SessionView | None:
    """Return a session of a body; where this writes, it stays so until the end.

    Whoever means to `change` it waits for the cases whose votes are being recorded, and they wait
    for him: neither can contradict the other unseen.
    """
    query = select(*_VIEW).where(
        MEETING_SESSION.c.id == session_id, MEETING_SESSION.c.body_id == body_id
    )
    if writes(connection):
        query = query.with_for_update(read=not change)
    row = connection.execute(query).first()
    return None if row is None else SessionView(*row)


def page(
    connection: Connection, body_id: str, *, after: str | None, limit: int
) -> tuple[SessionView, ...]:
    """Return sessions of a body, the latest day first, after the session `after`."""
    table = MEETING_SESSION
    query = select(*_VIEW).where(table.c.body_id == body_id)
    if after is not None:
        last = find(connection, body_id, after)
        if last is None:
            return ()
        earlier = and_(table.c.held_on == last.held_on, table.c.id < last.id)
        query = query.where(or_(table.c.held_on < last.held_on, earlier))
    query = query.order_by(table.c.held_on.desc(), table.c.id.desc()).limit(min(limit, MOST))
    return tuple(SessionView(*row) for row in connection.execute(query))


def write(connection: Connection, view: SessionView) -> None:
    """Write what a session is now."""
    row: dict[str, Any] = {
        "body_id" if name == "body" else name: getattr(view, name)
        for name in SessionView.__dataclass_fields__
    }
    same = MEETING_SESSION.c.id == view.id
    changed = connection.execute(update(MEETING_SESSION).where(same).values(**row))
    if changed.rowcount == 0:
        connection.execute(insert(MEETING_SESSION).values(**row))
