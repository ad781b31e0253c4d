"""What an entry of a body rests on elsewhere: a letter, a case. It cites them as they then are."""

from sqlalchemy import Connection

from decision_flow.domain.case import Fact
from decision_flow.domain.office.complaints.in_case import case_named, unmet_in_case
from decision_flow.domain.office.complaints.said import RegisterComplaint, SaidOfComplaints
from decision_flow.domain.office.writer import joined
from decision_flow.domain.staff import Said, Staff
from decision_flow.domain.values import Cite, Text
from decision_flow.service.errors import StaffError
from decision_flow.service.known import Known
from decision_flow.store import journal
from decision_flow.store.letters import box


def cited(connection: Connection, known: Known, staff: Staff, said: Said) -> tuple[Cite, ...]:
    """Return the lines that an entry rests on; most rest on none.

    Raises StaffError where there is no such letter, or the case is not as the entry says;
    CaseNotFoundError.
    """
    if not isinstance(said, SaidOfComplaints):
        return ()
    found = [_letter(connection, staff.body.id, said)] if _arrives(said) else []
    case = case_named(staff.body.complaints, said)
    if case is not None:
        loaded = known.load(connection, staff.body.id, case).folded
        facts = facts_of(connection, case, loaded.case.seq)
        why = joined(unmet_in_case(said, loaded.case, facts))
        if why is not None:
            raise StaffError(why)
        found.append(Cite(case, loaded.case.seq, loaded.head))
    return tuple(found)


def facts_of(connection: Connection, case: str, seq: int) -> tuple[Fact, ...]:
    """Return the facts of a case up to a line."""
    lines = journal.lines(connection, (case, 0, seq))[case]
    return tuple(line.fact for line in lines)


def _arrives(said: SaidOfComplaints) -> bool:
    return isinstance(said, RegisterComplaint)


def _letter(connection: Connection, body_id: str, said: SaidOfComplaints) -> Cite:
    number = said.complaint if isinstance(said, RegisterComplaint) else 0
    found = box.numbered(connection, body_id, number)
    if found is None:
        text = f"来件登记中没有第{number}号。", f"The letterbox has no number {number}."
        raise StaffError(Text(*text))
    return box.cite(body_id, found)
