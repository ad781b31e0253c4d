"""The cases of other bodies with which one is issued jointly, as they stand now.

A case of another body is not there for whoever is not of it. What is told here is of cases that
name the asking one as theirs: both bodies have said so, each in its own case.
"""

from sqlalchemy import Connection

from decision_flow.domain.case import Case
from decision_flow.domain.errors import CaseNotFoundError
from decision_flow.domain.links import JointCase
from decision_flow.engine.linking import Earlier, joint_case
from decision_flow.service.known import Known
from decision_flow.store import cases


def joint_cases(connection: Connection, known: Known, case: Case) -> tuple[JointCase, ...]:
    """Return the cases that this one names and that name it, in the order of its links.

    A move that rests on them holds them and its own: what one body signs another does not leave,
    nor sign under another number, in the same moment.
    """
    if case.joint:
        cases.hold_cases(connection, (case.id, *case.joint))
    found = (_named(connection, known, other) for other in case.joint)
    return tuple(
        joint_case(other) for other in found if other is not None and case.id in other.case.joint
    )


def _named(connection: Connection, known: Known, case_id: str) -> Earlier | None:
    body = cases.body_of(connection, case_id)
    if body is None:
        return None
    try:
        loaded = known.load(connection, body, case_id)
    except CaseNotFoundError:
        return None
    return Earlier(loaded.folded.case, loaded.certified.ready, loaded.folded.head)
