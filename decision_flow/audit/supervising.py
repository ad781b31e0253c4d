"""Supervisions in a body's stream, asked again: every line, from what it cites."""

from decision_flow.audit.grounds import Grounds
from decision_flow.audit.made import differing
from decision_flow.audit.report import Report
from decision_flow.domain.case import Fact
from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.move import Accepted, Refused, Setting
from decision_flow.domain.office.supervision.said import Supervised, cases_named
from decision_flow.domain.staff import Staff
from decision_flow.domain.supervising.told import Told
from decision_flow.domain.verdict import Verdict
from decision_flow.domain.views import Refusal
from decision_flow.engine.supervising import say


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
    answer = _answer(grounds, staff, fact, said, seq=fact.seq, again=True)
    if isinstance(answer, Refused):
        return ", ".join(each.code for each in answer.unmet)
    (made,) = answer.facts
    return differing(made, fact)


def asked_of_supervision(
    grounds: Grounds, staff: Staff, refusal: Refusal, said: Supervised, *, again: bool
) -> tuple[Verdict, ...]:
    """Return every requirement of what was refused, asked again. Raises `ValueError`.

    With `again`, it is asked as of a line that stands: what came later (ADR 0056) is not.
    """
    return _answer(grounds, staff, refusal, said, seq=0, again=again).verdicts


def _answer(
    grounds: Grounds,
    staff: Staff,
    line: Fact | Refusal,
    said: Supervised,
    *,
    seq: int,
    again: bool,
) -> Accepted | Refused:
    """Return what is said comes to, from what the line cites. Raises `ValueError`."""
    if staff.calendar != line.calendar:
        raise ValueError("it cites no such calendar")
    body, at = staff.body, line.recorded_at
    matters = grounds.cases(body.id, line, cases_named(said))
    calendar = grounds.calendar(line.calendar)
    there = grounds.on_file(body.id, line, said)
    setting = Setting(body, calendar, at, documents=there, persons=staff.persons)
    by = line.actor.person if isinstance(line, Fact) else line.attempt.person
    told = Told(said, staff.persons[by], body, staff.persons, calendar, at, matters, again)
    cited = {cite.stream: cite for cite in line.cites}
    return say(told, setting, seq, tuple(cited[name] for name in matters))
