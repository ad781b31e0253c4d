"""What a session and the cases on its agenda both tell of who was there must be the same."""

from collections.abc import Iterator, Mapping

from decision_flow.domain.case import Case, Fact
from decision_flow.domain.people import Duty
from decision_flow.domain.sessions.session import Session, differing
from decision_flow.domain.steps.decision.record import Attendance, Convene, Vote
from decision_flow.domain.values import decree_713
from decision_flow.domain.verdict import Verdict, verdict


def as_the_cases_say(
    session: Session,
    attendance: tuple[Attendance, ...],
    matters: Mapping[str, Case],
    curers: tuple[Duty, ...],
) -> Iterator[Verdict]:
    """Pass when the attendance agrees with every opening and vote that cites this session.

    A line of a case that two people have corrected binds no longer.
    """
    for case_id in session.cases:
        case = matters.get(case_id)
        if case is not None:
            yield from _as_one_says(session, attendance, case, curers)


def _as_one_says(
    session: Session,
    attendance: tuple[Attendance, ...],
    case: Case,
    curers: tuple[Duty, ...],
) -> Iterator[Verdict]:
    corrected = {wrong for _, wrong in case.corrections}
    for fact in case.minutes:
        if session.id not in {cite.stream for cite in fact.cites} or fact.seq in corrected:
            continue
        odd = told_otherwise(attendance, fact, case.minutes)
        yield verdict(
            "session.as_voted",
            not odd,
            f"到会情况须与案件{case.id}第{fact.seq}号记录一致"
            + (f"；不符的：{'、'.join(odd)}。该记录有误的，先在案件中更正。" if odd else "。"),
            f"The attendance agrees with line {fact.seq} of case {case.id}"
            + (
                f"; not so: {', '.join(odd)}. A line that is wrong is corrected there first."
                if odd
                else "."
            ),
            decree_713(30),
            curers=curers,
        )


def told_otherwise(
    attendance: tuple[Attendance, ...], fact: Fact, minutes: tuple[Fact, ...]
) -> tuple[str, ...]:
    """Return the members of whose presence a line of a case tells otherwise, recused ones apart."""
    said = fact.payload
    if isinstance(said, Convene):
        moment, there, recusals = fact.stated_at, said.attendance, said.recusals
    elif isinstance(said, Vote):
        openings = [f.payload for f in minutes if f.step == fact.step and f.seq < fact.seq]
        opening = next((o for o in reversed(openings) if isinstance(o, Convene)), None)
        moment, there = said.at, said.attendance
        recusals = opening.recusals if opening is not None else ()
    else:
        return ()
    out = {recusal.person for recusal in recusals}
    return tuple(p for p in differing(attendance, there, moment) if p not in out)
