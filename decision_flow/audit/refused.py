"""What was refused of a body's own, decided again: openings, entries, sessions, looks.

All that rests on the body has to come out the same, in the same order; what rests on papers, cases,
letters and calendars, as far as the record tells how they stood at that moment (`audit.beside`).
"""

from dataclasses import replace

from decision_flow.audit.again import Replay
from decision_flow.audit.beside import BESIDE, rests, writer_of
from decision_flow.audit.chain import refusals_of
from decision_flow.audit.grounds import Grounds
from decision_flow.audit.made import known_as_written, outcomes
from decision_flow.audit.report import Report
from decision_flow.audit.sessions import asked_of_session
from decision_flow.audit.supervising import asked_of_supervision
from decision_flow.domain.answering.look import Look, asked_of
from decision_flow.domain.entering import unmet_of_staff
from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.intake.fitting import Intake, rule_set_of, unmet_of_intake
from decision_flow.domain.office.supervision.said import Supervised
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.sessions.said import SaidOfSession
from decision_flow.domain.staff import Said, Staff
from decision_flow.domain.steps.matter import MATTER
from decision_flow.domain.verdict import Verdict
from decision_flow.domain.views import Refusal
from decision_flow.store.raw import RawLine


def verify_refused(grounds: Grounds, report: Report, body_id: str, lines: list[RawLine]) -> None:
    """Report the refusals in a body's chain that do not come out as written."""
    found = refusals_of(lines, report, body_id)
    report.refusals += len(found)
    for refusal, _ in found:
        if refusal.attempt.kind == MATTER.id:
            Replay(grounds, report, body_id).refusal(refusal)
            continue
        try:
            same = _same(grounds, refusal, body_id)
        except (DecisionFlowError, ValueError, TypeError, KeyError) as error:
            zh, en = f"无法重新判定：{error}", f"It cannot be decided again: {error}"
            report.found("refusal.again", body_id, refusal.seq, zh, en)
            continue
        if not same:
            zh, en = "重新判定后结果不同。", "Decided again, it comes out differently."
            report.found("refusal.differs", body_id, refusal.seq, zh, en)


def _same(grounds: Grounds, refusal: Refusal, body_id: str) -> bool:
    """Return whether a refusal comes out for the same reasons. Raises `ValueError`."""
    staff, said = grounds.cited(refusal.cites), refusal.attempt.payload
    if staff is None or staff.body.id != body_id:
        raise ValueError("it cites no such line of its body")
    known_as_written(staff, refusal.attempt)
    written = refusal.verdicts
    if not any(each.refuses for each in written):
        return False
    if isinstance(said, Look):
        person = staff.persons[refusal.attempt.person]
        at = refusal.recorded_at
        now = asked_of(said, person, staff.body, at, known=staff.persons)
    elif isinstance(said, Supervised):
        return any(
            outcomes(asked_of_supervision(grounds, staff, refusal, said, again=again))
            == outcomes(written)
            for again in (False, True)
        )
    elif isinstance(said, SaidOfSession):
        now = asked_of_session(grounds, staff, refusal, said)
    elif isinstance(said, Said):
        if not rests(grounds, staff, refusal, said):
            return False
        written = tuple(each for each in written if each.code not in BESIDE)
        asked = writer_of(staff, refusal)
        # It was refused with what is asked of who enters now, or before anybody asked that.
        return any(
            outcomes(_entry(grounds, staff, said, writer)) == outcomes(written)
            for writer in (asked, replace(asked, again=True))
        )
    else:
        raise TypeError("it says nothing of a body")
    return outcomes(now) == outcomes(written)


def _entry(grounds: Grounds, staff: Staff, said: Said, writer: Writer) -> tuple[Verdict, ...]:
    """Return what an entry does not meet, as far as that rests on the body alone."""
    if not isinstance(said, Intake):
        return unmet_of_staff(staff, said)
    digest = rule_set_of(staff.body, said)
    procedure = grounds.procedure(digest)[0].procedure if digest else None
    return unmet_of_intake(staff.body, said, procedure, writer=writer)
