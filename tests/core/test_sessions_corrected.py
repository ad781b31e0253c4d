"""A mistake in the record of a session is corrected by two people, and binds the votes still."""

from dataclasses import replace
from typing import Any

import pytest
from asking import CALL, CASE, OPEN, READY_CASE, after, told
from cases import TOWN, accepted, ask, codes, unmet
from convened import CLOSED, DAY, OPENED, closes, leaving, scheduled, there, without
from meetings import ENTRUSTED
from sitting import convene, discuss, vote

from api.demo.scene import at, paper
from decision_flow.domain.case import Case, fold
from decision_flow.domain.sessions import said as of
from decision_flow.domain.sessions.following import follow_session
from decision_flow.domain.sessions.session import Session, State

LATER = at(DAY, "15:00")
REPORT = (
    of.ReportError(wrong="记杨帆到会。", right="杨帆请假。", evidence=paper("请假条（示例）")),
    "sun",
    LATER,
)
FEWER = without(there(), "yang")
REPORTED = after(CALL, OPEN, (closes(), "zhou", CLOSED), REPORT)
LINE = REPORTED.seq


def correct(
    said: of.CorrectSession | None = None,
    who: str = "zhou",
    session: Session = REPORTED,
    **more: Any,
) -> Any:
    given = said or of.CorrectSession(reported=LINE, attendance=FEWER)
    return told(session, given, who, LATER, **more)


def test_another_person_corrects_what_one_reported() -> None:
    session = follow_session(REPORTED, accepted(correct()), TOWN)
    assert "yang" not in {a.person for a in session.attendance}
    (error,) = session.errors
    assert (error.line, error.corrected, session.state) == (LINE, LINE + 1, State.CLOSED)
    unmet(correct(session=session), "session.reported")


@pytest.mark.parametrize("who", ["sun", "zhou"])
@pytest.mark.parametrize("line", [LINE, LINE - 1, 99])
def test_nobody_corrects_alone_or_what_nobody_reported(who: str, line: int) -> None:
    answer = correct(of.CorrectSession(reported=line, attendance=FEWER), who)
    assert ("session.reported" not in codes(answer)) is (who == "zhou" and line == LINE)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"attendance": there((*("wang", "li"), "sun"))}, "session.members"),
        ({"attendance": leaving(there(), "li", OPENED)}, "session.attendance"),
        ({"attendance": without(there(), "wang")}, "session.presiding_present"),
        ({"closed_at": at(DAY, "08:00")}, "session.times"),
        ({"closed_at": at(DAY, "15:01")}, "session.times"),
        ({"attendance": leaving(there(), "li", at(DAY, "12:01"))}, "session.times"),
        ({"opened_at": at(DAY, "09:10")}, "session.chairs"),
        ({"chairs": ()}, "session.chairs"),
    ],
    ids=[
        *("a stranger", "left as he came", "the chair was not there", "closed before it opened"),
        *("closed in future", "left after it closed", "opened without a chair", "nobody presides"),
    ],
)
def test_what_is_right_is_lawful_too(change: dict[str, Any], code: str) -> None:
    said = replace(of.CorrectSession(reported=LINE, attendance=there()), **change)
    assert code in codes(correct(said))


def test_an_opening_is_corrected_with_who_presided_from_then_on() -> None:
    earlier = at(DAY, "08:50")
    chairs = (of.Chair(person="wang", since=earlier),)
    said = of.CorrectSession(
        reported=LINE, attendance=there(since=earlier), chairs=chairs, opened_at=earlier
    )
    session = follow_session(REPORTED, accepted(correct(said)), TOWN)
    assert session.presiding_at(earlier) == "wang"
    deputy = replace(said, chairs=(of.Chair(person="li", since=earlier),))
    unmet(correct(deputy), "session.presiding")
    accepted(correct(replace(said, chairs=(replace(deputy.chairs[0], entrustment=ENTRUSTED),))))


def test_a_session_that_is_open_has_no_closing_to_correct() -> None:
    session = after(CALL, OPEN, REPORT)
    said = of.CorrectSession(reported=session.seq, attendance=FEWER)
    accepted(correct(said, session=session))
    unmet(correct(replace(said, closed_at=CLOSED), session=session), "session.times")


def voted() -> tuple[Session, Case]:
    """Return a session and its matter, on which everybody who was there has voted at ten."""
    session, case = after(CALL, OPEN), READY_CASE
    taken = at(DAY, "10:00")
    for verb, said, who, when in (
        ("schedule", scheduled(CALL[0]), "sun", CALL[2]),
        ("convene", convene(), "zhou", at(DAY, "09:30")),
        ("discuss", discuss(), "zhou", taken),
        ("vote", vote(taken), "zhou", taken),
    ):
        answer = ask(case, f"meeting.{verb}", said, who, when, session=session)
        case = fold(case, [accepted(answer)])
    return session, case


def test_no_correction_takes_back_what_a_case_has_on_record() -> None:
    session, case = voted()
    matters = {CASE: case}
    session = follow_session(session, accepted(told(session, *REPORT, matters=matters)), TOWN)
    said = of.CorrectSession(reported=session.seq, attendance=FEWER)
    why = unmet(correct(said, session=session, matters=matters), "session.as_voted").reason.zh
    assert f"“{case.title}”（{CASE}）" in why
    assert "（示例）（" in why, "a member is named, the id beside the name"
    lines = [fact.seq for fact in case.minutes]
    corrected = replace(case, corrections=tuple((90 + n, line) for n, line in enumerate(lines)))
    accepted(correct(said, session=session, matters={CASE: corrected}))
    late = at(DAY, "09:31")
    opened_late = replace(
        said,
        attendance=there(since=OPENED),
        opened_at=late,
        chairs=(of.Chair(person="wang", since=late),),
    )
    unmet(correct(opened_late, session=session, matters=matters), "session.opened_late")
