"""Supervisions in a body's stream, asked again: every line, from what it cites."""

from decision_flow.audit.grounds import Grounds
from decision_flow.audit.report import Report
from decision_flow.domain.case import Fact
from decision_flow.domain.content import documents_of
from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.move import Refused, Setting
from decision_flow.domain.office.supervision.said import Supervised, cases_named
from decision_flow.domain.staff import Staff
from decision_flow.domain.supervising.told import Told
from decision_flow.engine.supervising import say
from decision_flow.store import filing


def supervised_lawfully(grounds: Grounds, report: Report, staff: Staff, fact: Fact) -> bool:
    """Return whether a fact of a body could stand, as far as supervision goes; report why not."""
    said = fact.payload
    if not isinstance(said, Supervised):
        return True
    try:
        why = _differs(grounds, staff, fact, said)
    except (DecisionFlowError, ValueError, TypeError, KeyError) as error:
        why = str(error)
    if why is not None:
        zh, en = f"重新判定后不同：{why}。", f"Decided again, it comes out differently: {why}."
        report.found("supervision.again", fact.stream, fact.seq, zh, en)
    return why is None


def _differs(grounds: Grounds, staff: Staff, fact: Fact, said: Supervised) -> str | None:
    """Return in what the line differs from what comes out now; None where in nothing."""
    if staff.calendar != fact.calendar:
        return "calendar"
    body, at = staff.body, fact.recorded_at
    cited = {cite.stream: cite for cite in fact.cites}
    named = cases_named(said)
    matters = {name: grounds.upto(cited[name]).case for name in named if name in cited}
    matters = {name: case for name, case in matters.items() if case.body == body.id}
    papers = {document.digest for document in documents_of(said)}
    there = filing.on_file(grounds.connection, body.id, papers, by=at)
    calendar = grounds.calendar(fact.calendar)
    setting = Setting(body, calendar, at, documents=there, persons=staff.persons)
    person = staff.persons[fact.actor.person]
    told = Told(said, person, body, staff.persons, calendar, at, matters)
    answer = say(told, setting, fact.seq)
    if isinstance(answer, Refused):
        return ", ".join(each.code for each in answer.unmet)
    (made,) = answer.facts
    parts = {
        "verb": (made.verb, fact.verb),
        "actor": (made.actor, fact.actor),
        "stated_at": (made.stated_at, fact.stated_at),
        "verdicts": (_codes(made), _codes(fact)),
    }
    return ", ".join(name for name, (now, then) in parts.items() if now != then) or None


def _codes(fact: Fact) -> tuple[tuple[str, bool, bool], ...]:
    return tuple((v.code, v.passed, v.advisory) for v in fact.verdicts)
