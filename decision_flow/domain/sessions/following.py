"""A session followed line by line: what it is once something more was said of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from decision_flow.domain.case import Fact
from decision_flow.domain.people import Body
from decision_flow.domain.sessions.said import (
    CallSession,
    CancelSession,
    Chair,
    CloseSession,
    CorrectSession,
    Item,
    NoteAttendance,
    OpenSession,
    ReportError,
    ReviseSession,
    SaidOfSession,
)
from decision_flow.domain.sessions.session import Listed, Reported, Session, State


@dataclass(frozen=True, slots=True)
class Spoken:
    """Something said of a session: by whom, in which line, recorded when and on which legal day."""

    said: SaidOfSession
    person: str
    seq: int
    at: datetime
    day: date


def follow_session(session: Session | None, fact: Fact, body: Body) -> Session:
    """Return the session once `fact` stands. Raises `ValueError` where it cannot follow."""
    said, told = fact.payload, _spoken(fact, body)
    if session is None:
        if not isinstance(said, CallSession) or fact.seq != 1:
            raise ValueError("a session begins with its call")
        return _called(said, told, fact.stream, body.id)
    if told.seq != session.seq + 1 or isinstance(said, CallSession):
        raise ValueError(f"line {told.seq} does not follow {session.id} {session.seq}")
    return replace(_CHANGES[type(told.said)](session, told.said, told), seq=told.seq, cite=None)


def _spoken(fact: Fact, body: Body) -> Spoken:
    said = fact.payload
    if not isinstance(said, SaidOfSession):
        raise TypeError(f"{type(said).__name__} is not said of a session")
    at = fact.recorded_at
    return Spoken(said, fact.actor.person, fact.seq, at, body.day(at))


def _called(said: CallSession, told: Spoken, session_id: str, body: str) -> Session:
    return Session(
        id=session_id,
        body=body,
        seq=told.seq,
        state=State.CALLED,
        meeting=said.meeting,
        number=said.number,
        held_on=said.held_on,
        notice=said.notice,
        approval=said.approval,
        agenda=tuple(Listed(item, told.day) for item in said.agenda),
        place=said.place,
        callers=frozenset({told.person}),
    )


def _revised(session: Session, said: ReviseSession, told: Spoken) -> Session:
    return replace(
        session,
        held_on=said.held_on,
        notice=said.notice,
        approval=said.approval,
        agenda=tuple(_kept(session, item, told.day) for item in said.agenda),
        place=said.place,
        callers=session.callers | {told.person},
    )


def _opened(session: Session, said: OpenSession, told: Spoken) -> Session:
    first = Chair(person=said.presiding, since=said.at, entrustment=said.entrustment)
    return replace(
        session,
        state=State.OPEN,
        opened_at=said.at,
        opening_recorded_at=told.at,
        sheet=said.sheet,
        chairs=(first,),
        attendance=said.attendance,
        observers=said.observers,
        recorders=session.recorders | {told.person},
    )


def _noted(session: Session, said: NoteAttendance, told: Spoken) -> Session:
    return replace(
        session,
        attendance=said.attendance,
        observers=(*session.observers, *said.observers),
        chairs=session.chairs if said.chair is None else (*session.chairs, said.chair),
        recorders=session.recorders | {told.person},
    )


def _closed(session: Session, said: CloseSession, told: Spoken) -> Session:
    return replace(
        session,
        state=State.CLOSED,
        closed_at=said.at,
        attendance=said.attendance,
        recorders=session.recorders | {told.person},
    )


def _cancelled(session: Session, said: CancelSession, _: Spoken) -> Session:
    return replace(session, state=State.CANCELLED, reasons=said.reasons)


def _reported(session: Session, said: ReportError, told: Spoken) -> Session:
    found = Reported(told.seq, told.person, said)
    return replace(session, errors=(*session.errors, found))


def _corrected(session: Session, said: CorrectSession, told: Spoken) -> Session:
    errors = tuple(
        replace(each, corrected=told.seq) if each.line == said.reported else each
        for each in session.errors
    )
    return replace(
        session,
        attendance=said.attendance,
        opened_at=said.opened_at or session.opened_at,
        closed_at=said.closed_at or session.closed_at,
        chairs=session.chairs if said.chairs is None else said.chairs,
        errors=errors,
        recorders=session.recorders | {told.person},
    )


def _kept(session: Session, item: Item, day: date) -> Listed:
    """Return a matter of the new agenda; one that was named before keeps the day of that notice."""
    before = next((each for each in session.agenda if _same(each.item, item)), None)
    return Listed(item, before.on if before is not None else day)


def _same(one: Item, other: Item) -> bool:
    return (one.case, one.title) == (other.case, other.title)


_CHANGES: Mapping[type[Any], Callable[[Session, Any, Spoken], Session]] = {
    ReviseSession: _revised,
    OpenSession: _opened,
    NoteAttendance: _noted,
    CloseSession: _closed,
    CancelSession: _cancelled,
    ReportError: _reported,
    CorrectSession: _corrected,
}
