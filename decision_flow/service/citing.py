"""What an entry of a body rests on elsewhere: a letter, a case. It cites them as they then are."""

from sqlalchemy import Connection

from decision_flow.domain.case import Fact
from decision_flow.domain.office.complaints.in_case import case_named
from decision_flow.domain.office.complaints.said import RegisterComplaint, SaidOfComplaints
from decision_flow.domain.staff import Said, Staff
from decision_flow.domain.values import Cite
from decision_flow.service.known import Known
from decision_flow.store import journal
from decision_flow.store.letters import box


def cited(connection: Connection, known: Known, staff: Staff, said: Said) -> tuple[Cite, ...]:
    """Return the lines that an entry, which was found to fit, rests on; most rest on none."""
    if not isinstance(said, SaidOfComplaints):
        return ()
    found = []
    if isinstance(said, RegisterComplaint):
        letter = box.numbered(connection, staff.body.id, said.complaint)
        if letter is not None:
            found.append(box.cite(staff.body.id, letter))
    case = case_named(staff.body.complaints, said)
    if case is not None:
        folded = known.load(connection, staff.body.id, case).folded
        found.append(Cite(case, folded.case.seq, folded.head))
    return tuple(found)


def facts_of(connection: Connection, case: str, seq: int) -> tuple[Fact, ...]:
    """Return the facts of a case up to a line."""
    lines = journal.lines(connection, (case, 0, seq))[case]
    return tuple(line.fact for line in lines)
