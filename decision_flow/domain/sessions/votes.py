"""What a session and the cases on its agenda both tell of who was there must be the same."""

from collections.abc import Iterator
from datetime import datetime

from decision_flow.domain.case import Case, Fact
from decision_flow.domain.sessions.session import Session, differing
from decision_flow.domain.sessions.told import RECORDERS, Told
from decision_flow.domain.steps.decision.record import Attendance, Convene, Vote
from decision_flow.domain.values import decree_713
from decision_flow.domain.verdict import Verdict, advice, verdict


def as_the_cases_say(
    told: Told, session: Session, attendance: tuple[Attendance, ...]
) -> Iterator[Verdict]:
    """Pass when the attendance agrees with every opening and vote that cites this session.

    A line of a case that two people have corrected binds no longer.
    """
    for case_id in session.cases:
        case = told.matters.get(case_id)
        if case is not None:
            yield from _as_one_says(told, session, attendance, case)


def _as_one_says(
    told: Told, session: Session, attendance: tuple[Attendance, ...], case: Case
) -> Iterator[Verdict]:
    name = told.matter_named(case.id)
    for fact, _ in _held(session, case):
        otherwise = told_otherwise(attendance, fact, case.minutes)
        odd = [told.member_named(person) for person in otherwise]
        yield verdict(
            "session.as_voted",
            not odd,
            f"到会情况须与案件{name}第{fact.seq}号记录一致"
            + (f"；不符的：{'、'.join(odd)}。该记录有误的，先在案件中更正。" if odd else "。"),
            f"The attendance agrees with line {fact.seq} of case {name}"
            + (
                f"; not so: {', '.join(odd)}. A line that is wrong is corrected there first."
                if odd
                else "."
            ),
            decree_713(30),
            curers=RECORDERS,
        )


def closed_before(told: Told, session: Session, moment: datetime) -> Iterator[Verdict]:
    """Pass when nothing that cites this session was opened, discussed or voted on after a moment.

    A decision that was made after it stands, and is told: by then a majority is followed only.
    """
    cases = told.on(session)
    late = [
        f"{told.matter_named(case.id)}#{fact.seq}"
        for case in cases
        for fact in _after(session, case, moment)
    ]
    listed = "、".join(late)
    yield verdict(
        "session.closed_early",
        not late,
        "散会时间不得早于各案件所记的讨论、表决"
        + (f"；晚于散会时间的：{listed}。" if late else "。"),
        "It closes after every discussion and vote on record in the cases"
        + (f"; later ones: {', '.join(late)}." if late else "."),
        decree_713(30),
        curers=RECORDERS,
    )
    decided = [case.id for case in cases if _decided_after(session, case, moment)]
    if decided:
        named = [told.matter_named(each) for each in decided]
        yield advice(
            "session.decided_after",
            f"下列案件的决定在散会之后作出，只能采纳多数人的意见，或者暂缓、再次讨论：{'、'.join(named)}。",
            f"These were decided after the session closed, where the majority can only be followed "
            f"or the matter put off: {', '.join(named)}.",
            decree_713(30),
        )


def opened_after(told: Told, session: Session, moment: datetime) -> Iterator[Verdict]:
    """Pass when nothing that cites this session happened before a moment."""
    early = [
        f"{told.matter_named(case.id)}#{fact.seq}"
        for case in told.on(session)
        for fact, happened in _held(session, case)
        if happened < moment
    ]
    listed = "、".join(early)
    yield verdict(
        "session.opened_late",
        not early,
        "开会时间不得晚于各案件所记的开会、讨论、表决"
        + (f"；早于开会时间的：{listed}。" if early else "。"),
        "It opens before all that is on record of it in the cases"
        + (f"; earlier ones: {', '.join(early)}." if early else "."),
        decree_713(30),
        curers=RECORDERS,
    )


def _after(session: Session, case: Case, moment: datetime) -> Iterator[Fact]:
    return (fact for fact, happened in _held(session, case) if happened > moment)


def _held(session: Session, case: Case) -> Iterator[tuple[Fact, datetime]]:
    """Yield what a case has on record of a session, when it happened, corrected lines apart."""
    corrected = {wrong for _, wrong in case.corrections}
    for fact in case.minutes:
        said = fact.payload
        if _cites(fact, session) and fact.seq not in corrected:
            yield fact, said.at if isinstance(said, Vote) else fact.stated_at


def _decided_after(session: Session, case: Case, moment: datetime) -> bool:
    decided = [fact for (_, verb), fact in case.last.items() if verb == "decide"]
    return any(_cites(fact, session) and fact.stated_at > moment for fact in decided)


def _cites(fact: Fact, session: Session) -> bool:
    return session.id in {cite.stream for cite in fact.cites}


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
