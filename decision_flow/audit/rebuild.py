"""Rebuild: all that is kept beside the facts made again from the facts."""

from sqlalchemy import Connection

from decision_flow.audit.grounds import Grounds
from decision_flow.audit.ledgers import make_ledgers
from decision_flow.audit.sessions import CALLED, rebuild_session
from decision_flow.domain.case import fold
from decision_flow.domain.staff import KIND, follow_staff, unfounded
from decision_flow.domain.steps.matter import MATTER, OPEN, Open
from decision_flow.domain.values import Cite
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.elsewhere import left_behind
from decision_flow.engine.opening import unopened
from decision_flow.engine.views import case_view, gate_views
from decision_flow.store import Database, Readers, answering, journal, projections, raw
from decision_flow.store.journal import Head
from decision_flow.store.links import write_links
from decision_flow.store.marks import replace_marks

_FOUNDED, _OPENED = f"{KIND}.found", f"{MATTER.id}.{OPEN.name}"


def rebuild(database: Database, read: Readers) -> int:
    """Make every projection anew from the journals, and return how many streams there are.

    One transaction. Raises JournalError where a journal does not follow from itself; what a fact
    may not change (a case's body and procedure) is not mended but named by `verify`.
    """
    with database.writing() as connection:
        grounds = Grounds(connection, read)
        answering.clear(connection)
        bodies = raw.streams(connection, _FOUNDED)
        for body_id in bodies:
            _body(grounds, body_id)
        cases = raw.streams(connection, _OPENED)
        for case_id in cases:
            _case(connection, grounds, case_id)
        called = raw.streams(connection, CALLED)
        for session_id in called:
            rebuild_session(grounds, session_id)
        for stream in (*bodies, *cases, *called):
            make_ledgers(grounds, stream)
    return len(bodies) + len(cases) + len(called)


def _body(grounds: Grounds, body_id: str) -> None:
    staff, head = unfounded(body_id), Head()
    for line in journal.lines(grounds.connection, (body_id, 0, None))[body_id]:
        staff, head = follow_staff(staff, line.fact), Head(line.fact.seq, line.digest)
        grounds.staff[Cite(body_id, head.seq, head.digest)] = staff
    grounds.present[body_id] = staff
    projections.write_staff(grounds.connection, staff, head)


def _case(connection: Connection, grounds: Grounds, case_id: str) -> None:
    lines = journal.lines(connection, (case_id, 0, None))[case_id]
    facts, last = tuple(line.fact for line in lines), lines[-1]
    staff = grounds.cited(last.fact.cites)
    said = facts[0].payload
    if staff is None or not isinstance(said, Open):
        raise journal.broken(case_id, last.fact.seq)
    ready, _ = grounds.procedure(facts[0].procedure)
    case = fold(unopened(ready, case_id, staff.body.id, said.title), facts)
    calendar = grounds.counts(staff.body.id, last.fact)
    projections.replace_case(
        connection,
        case_view(ready, case, last.digest, last.fact.recorded_at),
        gate_views(ready, case),
        deadlines(ready, case, staff.body, calendar),
    )
    write_links(connection, case_id, case.links)
    replace_marks(connection, case_id, left_behind(ready, case))
