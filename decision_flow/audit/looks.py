"""Looks at the ledgers of people: every line asked again, from the body that it cites."""

from decision_flow.audit.chain import facts_of
from decision_flow.audit.grounds import Grounds
from decision_flow.audit.report import Report
from decision_flow.domain.answering.look import KIND, Look, stream_of
from decision_flow.domain.case import Fact
from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.move import Refused
from decision_flow.engine.looking import look
from decision_flow.store.raw import RawLine

LOOKED = f"{KIND}.look"


def verify_looks(grounds: Grounds, report: Report, stream: str, lines: list[RawLine]) -> None:
    """Report the lines of looks that do not come out as written."""
    facts = facts_of(lines, report, lines[0].body_id)
    report.streams += 1
    report.facts += len(facts)
    report.unread += len(lines) - len(facts)
    for fact, _ in facts:
        try:
            _again(grounds, fact, lines[0].body_id)
        except (DecisionFlowError, ValueError, TypeError, KeyError) as error:
            zh, en = f"无法重新判定：{error}", f"It cannot be decided again: {error}"
            report.found("look.again", stream, fact.seq, zh, en)


def _again(grounds: Grounds, fact: Fact, body_id: str) -> None:
    """Raise `ValueError` where the line comes out otherwise."""
    staff, said = grounds.cited(fact.cites), fact.payload
    if staff is None or staff.body.id != body_id or fact.stream != stream_of(body_id):
        raise ValueError("it cites no such line of its body")
    if not isinstance(said, Look):
        raise TypeError("it is no look")
    person, (cite,) = staff.persons[fact.actor.person], fact.cites
    answer = look(said, person, staff, fact.recorded_at, seq=fact.seq, cite=cite)
    if isinstance(answer, Refused):
        raise ValueError("refused: " + ", ".join(v.code for v in answer.unmet))  # noqa: TRY004 - an answer, not a type
    if answer.facts != (fact,):
        raise ValueError("it differs from what comes out now")
