"""What a body that adopts another calendar counts anew: every day due in its cases.

In the transaction of the adoption: at no moment does a case show a day by the calendar before.
"""

from sqlalchemy import Connection

from decision_flow.domain.staff import Staff
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.recounting import Recounted, recounted
from decision_flow.service.known import Known
from decision_flow.store import cases, projections


def recount(
    connection: Connection, known: Known, before: Staff, after: Staff
) -> tuple[Recounted, ...]:
    """Count anew what is due in the cases of a body, and return what is no longer as it was."""
    if before.calendar is None or before.calendar == after.calendar:
        return ()
    found: list[Recounted] = []
    for case_id in cases.awaiting(connection, after.body.id):
        found += _case(connection, known, before, case_id)
    return tuple(found)


def _case(
    connection: Connection, known: Known, before: Staff, case_id: str
) -> tuple[Recounted, ...]:
    loaded = known.load(connection, before.body.id, case_id)
    ready, case, body = loaded.certified.ready, loaded.folded.case, loaded.staff.staff.body
    old, new = known.calendar(connection, before), loaded.calendar
    due = deadlines(ready, case, body, new)
    if due != deadlines(ready, case, body, old):
        projections.write_deadlines(connection, case_id, due, body_id=body.id)
    return recounted(ready, case, body, old=old, new=new)
