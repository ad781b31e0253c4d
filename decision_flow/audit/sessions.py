"""Sessions: every line asked again, from what it cites; the row of each compared, or made again."""

from dataclasses import fields, replace

from decision_flow.audit.chain import facts_of
from decision_flow.audit.grounds import Grounds
from decision_flow.audit.made import differing
from decision_flow.audit.projected import cut_off
from decision_flow.audit.report import Report
from decision_flow.audit.shown import differs
from decision_flow.domain.case import Fact
from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.move import Accepted, Refused, Setting
from decision_flow.domain.sessions.following import follow_session
from decision_flow.domain.sessions.said import SaidOfSession
from decision_flow.domain.sessions.session import (
    KIND,
    Session,
    cases_named,
)
from decision_flow.domain.sessions.told import Told
from decision_flow.domain.staff import Staff
from decision_flow.domain.values import Cite
from decision_flow.domain.verdict import Verdict
from decision_flow.domain.views import Refusal
from decision_flow.engine.sessions import say
from decision_flow.store import journal, sessions
from decision_flow.store.journal import Head
from decision_flow.store.raw import RawLine
from decision_flow.store.sessions import SessionView

CALLED = f"{KIND}.call"


def verify_session(grounds: Grounds, report: Report, stream: str, lines: list[RawLine]) -> None:
    """Report the first line of a session that does not come out as written, and a row that differs.

    Every state that is sound is kept for the cases that cite it.
    """
    facts = facts_of(lines, report, lines[0].body_id)
    report.streams += 1
    report.facts += len(facts)
    report.unread += len(lines) - len(facts)
    session: Session | None = None
    for fact, digest in facts:
        try:
            session = _next(grounds, session, fact, lines[0].body_id)
        except (DecisionFlowError, ValueError, TypeError, KeyError) as error:
            zh, en = f"无法重新判定：{error}", f"It cannot be decided again: {error}"
            report.found("session.again", stream, fact.seq, zh, en)
            return
        grounds.sessions[Cite(stream, fact.seq, digest)] = session
    if session is not None and len(facts) == len(lines):
        last, digest = facts[-1]
        expected = sessions.view_of(session, Head(last.seq, digest), last.recorded_at)
        _compare(grounds, report, expected)


def rebuild_session(grounds: Grounds, stream: str) -> None:
    """Make the row of a session again. Raises JournalError where it does not follow."""
    session: Session | None = None
    lines = journal.lines(grounds.connection, (stream, 0, None))[stream]
    for line in lines:
        staff = grounds.cited(line.fact.cites)
        if staff is None:
            raise journal.broken(stream, line.fact.seq)
        session = follow_session(session, line.fact, staff.body)
    if session is not None:
        last = lines[-1]
        head = Head(last.fact.seq, last.digest)
        sessions.write(grounds.connection, sessions.view_of(session, head, last.fact.recorded_at))


def _next(grounds: Grounds, session: Session | None, fact: Fact, body_id: str) -> Session:
    """Return the session after a line. Raises `ValueError` where the line comes out otherwise."""
    staff, said = grounds.cited(fact.cites), fact.payload
    if staff is None or staff.body.id != body_id or staff.calendar != fact.calendar:
        raise ValueError("it cites no such line of its body or calendar")
    if not isinstance(said, SaidOfSession):
        raise TypeError("it says nothing of a session")
    answer = _answer(grounds, staff, session, fact, said=said)
    if isinstance(answer, Refused):
        raise ValueError("refused: " + ", ".join(v.code for v in answer.unmet))  # noqa: TRY004 - an answer, not a type
    (made,) = answer.facts
    why = differing(replace(made, cites=fact.cites), fact)
    if why is not None:
        raise ValueError(f"it differs from what comes out now: {why}")
    return follow_session(session, fact, staff.body)


def asked_of_session(
    grounds: Grounds, staff: Staff, refusal: Refusal, said: SaidOfSession
) -> tuple[Verdict, ...]:
    """Return every requirement of what was refused, asked again. Raises `ValueError`."""
    if staff.calendar != refusal.calendar:
        raise ValueError("it cites no such calendar")
    session = next((grounds.sessions[c] for c in refusal.cites if c in grounds.sessions), None)
    return _answer(grounds, staff, session, refusal, said=said).verdicts


def _answer(
    grounds: Grounds,
    staff: Staff,
    session: Session | None,
    line: Fact | Refusal,
    *,
    said: SaidOfSession,
) -> Accepted | Refused:
    """Return what is said comes to, from what the line cites. Raises `ValueError`."""
    body, at = staff.body, line.recorded_at
    cases = grounds.cases(body.id, line, cases_named(session, said))
    setting = Setting(
        body=body,
        calendar=grounds.calendar(line.calendar),
        at=at,
        documents=grounds.on_file(body.id, line, said),
        persons=staff.persons,
    )
    by = line.actor.person if isinstance(line, Fact) else line.attempt.person
    told = Told(session, said, staff.persons[by], body, at, cases)
    return say(told, setting, line.stream, ())


def _compare(grounds: Grounds, report: Report, expected: SessionView) -> None:
    there = sessions.find(grounds.connection, expected.body, expected.id)
    for each in fields(SessionView):
        wanted, found = getattr(expected, each.name), getattr(there, each.name, None)
        if wanted != found:
            zh, en = differs(f"meeting_session.{each.name}", wanted, found)
            report.found("projection.differs", expected.id, None, zh, en)
    if there is not None:
        cut_off(report, expected.id, there.seq, expected.seq)
