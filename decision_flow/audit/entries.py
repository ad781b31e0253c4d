"""Entries in a body's stream, made again: who entered them, when, in what words of ours."""

from dataclasses import replace

from decision_flow.audit.made import differing
from decision_flow.audit.report import Report
from decision_flow.domain.case import Fact
from decision_flow.domain.entered import entered, entering
from decision_flow.domain.intake.fitting import Intake
from decision_flow.domain.office.complaints.in_case import case_named
from decision_flow.domain.office.complaints.said import RegisterComplaint, SaidOfComplaints
from decision_flow.domain.people import Actor, Duty
from decision_flow.domain.staff import Said, Staff
from decision_flow.domain.values import Cite
from decision_flow.store.letters import box


def entered_as_made(report: Report, staff: Staff, fact: Fact) -> bool:
    """Return whether a fact of a body says nothing that making the entry again would not say."""
    said = fact.payload
    if not isinstance(said, Said):
        return True
    actor, cites = _actor(staff, fact, said), _cites(staff, fact, said)
    made = entered(staff, said, actor=actor, at=fact.recorded_at, cites=cites)
    why = differing(made, fact)
    if why is not None:
        zh, en = f"重新登记后不同：{why}。", f"Entered again, it differs in: {why}."
        report.found("body.differs", fact.stream, fact.seq, zh, en)
    return why is None


def _actor(staff: Staff, fact: Fact, said: Said) -> Actor:
    """Return who entered it as the body then knew them; who founds or runs it is nobody of it.

    Nobody decided whether who wrote on the body itself was of the secretariat that day: the doors
    ask that.
    """
    known = staff.persons.get(fact.actor.person)
    if known is None:
        return replace(fact.actor, duty=Duty.SECRETARY, instead_of=None)
    if isinstance(said, Intake):
        return entering(known, said, staff.body.day(fact.recorded_at))
    return Actor(known.id, known.name, known.unit, Duty.SECRETARY)


def _cites(staff: Staff, fact: Fact, said: Said) -> tuple[Cite, ...]:
    """Return those of its lines that it has to rest on, in their order."""
    if not isinstance(said, SaidOfComplaints):
        return ()
    body, cited = staff.body, {cite.stream: cite for cite in fact.cites}
    letter = box.stream_of(body.id) if isinstance(said, RegisterComplaint) else None
    wanted = (letter, case_named(body.complaints, said))
    return tuple(cited[each] for each in wanted if each in cited)
