"""Sessions of a body's meeting: called, opened and closed once for all their matters."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from decision_flow.domain.case import Case
from decision_flow.domain.content import documents_of
from decision_flow.domain.errors import (
    CaseNotFoundError,
    ClockBehindError,
    NotFoundError,
    StaleCaseError,
)
from decision_flow.domain.move import Move, Refused, Setting
from decision_flow.domain.sessions.filling import Filled, filled
from decision_flow.domain.sessions.following import follow_session
from decision_flow.domain.sessions.said import CallSession, SaidOfSession
from decision_flow.domain.sessions.session import (
    KIND,
    Session,
    cases_named,
    named_in,
)
from decision_flow.domain.sessions.told import Told
from decision_flow.domain.values import Cite, Text
from decision_flow.engine.sessions import say
from decision_flow.service.answers import Entered
from decision_flow.service.committing import committed
from decision_flow.service.known import Loaded, StaffAt
from decision_flow.service.refusing import Asked, keep_of_body
from decision_flow.service.supervising import Supervising
from decision_flow.store import filing, journal, sessions
from decision_flow.store.journal import Head, Line
from decision_flow.store.sessions import SessionView


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A session to be read: its row, what it is, and its facts in order."""

    view: SessionView
    session: Session
    lines: tuple[Line, ...]


class Sessions(Supervising):
    """What the service does with sessions."""

    def say_of_session(
        self, body_id: str, session_id: str, said: SaidOfSession, *, person: str, at: datetime
    ) -> Entered | Refused:
        """Put something on record of a session, or keep the refusal; the first is its call.

        Raises NotFoundError for a session that is not, StaleCaseError when somebody else wrote
        first, ClockBehindError.
        """
        return committed(
            self.database,
            lambda c: self._say(c, body_id, session_id, said, person=person, at=at),
            stream=session_id,
            seq=1,
        )

    def session(self, body_id: str, session_id: str) -> SessionFile:
        """Return a session with its facts. Raises NotFoundError."""
        with self.database.reading() as connection:
            found = _file(connection, self.known.body(connection, body_id), session_id)
        if found is None:
            raise _no_session(session_id)
        return found

    def sessions(
        self, body_id: str, *, after: str | None = None, limit: int = 50
    ) -> tuple[SessionView, ...]:
        """Return a page of the sessions of a body, the latest day first."""
        with self.database.reading() as connection:
            return sessions.page(connection, body_id, after=after, limit=limit)

    def filled(self, body_id: str, session_id: str, case: str, *, at: datetime) -> Filled:
        """Return what a case on the agenda says of the session now. Raises NotFoundError."""
        found = filled(self.session(body_id, session_id).session, case, at)
        if found is None:
            text = Text(
                f"案件 {case} 不在该次会议的议程上。",
                f"Case {case} is not on the agenda of this session.",
            )
            raise NotFoundError(text)
        return found

    def _say(
        self,
        connection: Connection,
        body_id: str,
        session_id: str,
        said: SaidOfSession,
        *,
        person: str,
        at: datetime,
    ) -> Entered | Refused:
        staff = self.known.body(connection, body_id)
        file = _file(connection, staff, session_id, change=True)
        if file is None and not isinstance(said, CallSession):
            raise _no_session(session_id)
        if file is not None and isinstance(said, CallSession):
            raise StaleCaseError(session_id, 1)
        if file is not None and at < file.view.updated_at:
            raise ClockBehindError(session_id, at, file.view.updated_at)
        session = None if file is None else file.session
        matters = self._matters(connection, body_id, session, said)
        told = Told(
            session,
            said,
            staff.person(person),
            staff.staff.body,
            at,
            {name: loaded.folded.case for name, loaded in matters.items()},
        )
        setting = Setting(
            body=staff.staff.body,
            calendar=self.known.calendar(connection, staff.staff),
            at=at,
            documents=filing.on_file(connection, body_id, (d.digest for d in documents_of(said))),
            persons=staff.staff.persons,
            cite=staff.cite,
        )
        cites = tuple(_cite(each) for each in matters.values())
        answer = say(told, setting, session_id, cites)
        if isinstance(answer, Refused):
            cites = cites if session is None or session.cite is None else (*cites, session.cite)
            asked, digest = Asked(KIND, said, told.actor, at), setting.calendar.digest
            keep_of_body(connection, staff, asked, answer, calendar=digest, cites=cites)
            return answer
        (fact,) = answer.facts
        before = Head() if file is None else Head(file.view.seq, file.view.head)
        line = journal.append(connection, fact, before.digest, body_id=body_id)
        now = follow_session(session, fact, staff.staff.body)
        sessions.write(connection, sessions.view_of(now, Head(fact.seq, line.digest), at))
        return Entered(fact, line.digest)

    def _matters(
        self, connection: Connection, body_id: str, session: Session | None, said: SaidOfSession
    ) -> Mapping[str, Loaded]:
        """Return the cases on the agenda that the body has, in its order."""
        found = {}
        for case_id in cases_named(session, said):
            try:
                found[case_id] = self.known.load(connection, body_id, case_id)
            except CaseNotFoundError:
                continue
        return found


def session_for(connection: Connection, loaded: Loaded, move: Move) -> Session | None:
    """Return the session that a move of a case is about, as it stands; None without one."""
    if move.step not in loaded.certified.ready.of_kind("meeting"):
        return None
    name = named_in(loaded.folded.case, move.step, move.payload)
    if name is None:
        return None
    file = _file(connection, loaded.staff, name)
    return None if file is None else file.session


def _file(
    connection: Connection, staff: StaffAt, session_id: str, *, change: bool = False
) -> SessionFile | None:
    body = staff.staff.body
    view = sessions.find(connection, body.id, session_id, change=change)
    if view is None:
        return None
    lines = journal.lines(connection, (session_id, 0, view.seq))[session_id]
    session: Session | None = None
    for line in lines:
        session = follow_session(session, line.fact, body)
    if session is None or lines[-1].digest != view.head:
        raise journal.broken(session_id, view.seq)
    cite = Cite(session_id, view.seq, view.head)
    return SessionFile(view, replace(session, cite=cite), lines)


def _cite(loaded: Loaded) -> Cite:
    case: Case = loaded.folded.case
    return Cite(case.id, case.seq, loaded.folded.head)


def _no_session(session_id: str) -> NotFoundError:
    return NotFoundError(
        Text(f"本机关没有会议 {session_id}。", f"The body has no session {session_id}.")
    )
