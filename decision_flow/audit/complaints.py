"""What entries about complaints cite, looked up again: the letter, and the case as it then was."""

from decision_flow.audit.grounds import Grounds
from decision_flow.domain.case import Fact
from decision_flow.domain.office.complaints.in_case import case_named, unmet_in_case
from decision_flow.domain.office.complaints.said import RegisterComplaint, SaidOfComplaints
from decision_flow.domain.people import Body
from decision_flow.domain.unmet import told
from decision_flow.domain.values import Cite, Text
from decision_flow.store import raw
from decision_flow.store.codec import read_fact
from decision_flow.store.letters import box


def misquoted(grounds: Grounds, body: Body, fact: Fact, said: SaidOfComplaints) -> Text | None:
    """Return why what an entry cites does not bear it; None where it does.

    Raises `ValueError` when a line is not there as it is cited.
    """
    by_stream = {cite.stream: cite for cite in fact.cites}
    if isinstance(said, RegisterComplaint) and not _letter(grounds, body, fact, by_stream):
        return Text("所引来件不存在，或者晚于登记。", "The letter is not there, or came later.")
    case = case_named(body.complaints, said)
    if case is None:
        return None
    if case not in by_stream:
        return Text("没有引用所写案件。", "It does not cite the case that it names.")
    then = grounds.upto(by_stream[case])
    if then.case.body != body.id:
        return Text("所写案件不是本机关的。", "The case is not of this body.")
    lines = raw.chain(grounds.connection, case)[: by_stream[case].seq]
    return told(unmet_in_case(said, then.case, (read_fact(line.body)[0] for line in lines)))


def _letter(grounds: Grounds, body: Body, fact: Fact, by_stream: dict[str, Cite]) -> bool:
    cite = by_stream.get(box.stream_of(body.id))
    said = fact.payload
    if cite is None or not isinstance(said, RegisterComplaint) or cite.seq != said.complaint:
        return False
    line = box.numbered(grounds.connection, body.id, cite.seq)
    return line is not None and line.digest == cite.digest and line.recorded_at <= fact.recorded_at
