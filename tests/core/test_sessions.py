"""What is asked of a session before anything of it stands, and of a case discussed in one."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from asking import CALL, CALLED, CASE, MATTERS, ON, OPEN, READY_CASE, UNDER_WAY, after, told
from cases import CALENDAR, TOWN, accepted, ask, before, codes, on_file, unmet, warnings
from convened import (
    CALLED_ON,
    CLOSED,
    DAY,
    OPENED,
    call,
    closes,
    items,
    leaving,
    opens,
    scheduled,
    there,
    without,
)
from hypothesis import given
from hypothesis import strategies as st
from procedures import FOUR_NOTS, LOCAL, adjusted, days

from api.demo.acts.meeting import PRESENT
from api.demo.scene import PEOPLE, at, paper
from decision_flow.domain.case import Case
from decision_flow.domain.move import Refused, Setting
from decision_flow.domain.people import Duty, Held
from decision_flow.domain.sessions import said as of
from decision_flow.domain.sessions.filling import as_of, filled
from decision_flow.domain.sessions.following import follow_session
from decision_flow.domain.sessions.session import Session, State, differing
from decision_flow.domain.sessions.told import Told
from decision_flow.domain.steps.decision.record import Attendance, MeetingKind
from decision_flow.domain.values import decree_713
from decision_flow.engine.rules import Ready
from decision_flow.engine.sessions import say


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_only_a_standing_or_plenary_meeting_is_a_session(kind: MeetingKind) -> None:
    answer = told(None, replace(call(CASE), meeting=kind), "sun", ON)
    lawful = kind in {MeetingKind.STANDING, MeetingKind.PLENARY}
    assert ("session.meeting" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "session.meeting").source == decree_713(30)


@pytest.mark.parametrize(("shift", "late"), [(-1, True), (0, False), (1, False)])
def test_a_session_called_for_a_day_gone_by_is_entered_late_and_says_so(
    *, shift: int, late: bool
) -> None:
    held_on = CALLED_ON + timedelta(days=shift)
    answer = told(None, call(CASE, held_on=held_on), "sun", ON)
    accepted(answer)
    assert ("session.called_late" in warnings(answer)) is late


@pytest.mark.parametrize(("shift", "lawful"), [(-1, False), (0, True), (1, True)])
def test_a_session_is_not_put_off_to_a_day_gone_by(*, shift: int, lawful: bool) -> None:
    said = call(CASE)
    revised = of.ReviseSession(
        held_on=CALLED_ON + timedelta(days=shift),
        notice=said.notice,
        approval=said.approval,
        agenda=said.agenda,
        reasons="改期。",
    )
    answer = told(CALLED, revised, "sun", ON)
    assert ("session.day" not in codes(answer)) is lawful


def test_a_session_held_on_paper_is_entered_late_and_so_are_its_matters() -> None:
    entered_on = at(DAY + timedelta(days=5))
    session = after(
        (call(CASE), "sun", entered_on),
        (opens(), "zhou", entered_on),
        (closes(), "zhou", entered_on),
    )
    figures = {"notice_before": days(3, source=LOCAL)}
    ready = Ready(adjusted(FOUR_NOTS, "meeting", figures=figures))
    said = scheduled(call())
    late = ask(
        READY_CASE,
        "meeting.schedule",
        said,
        "sun",
        entered_on,
        session=session,
        ready=ready,
        stated_at=ON,
    )
    # The second person's comparison is all that is wanting.
    assert codes(late) == {"time.paper"}


@pytest.mark.parametrize(
    ("case", "lawful"),
    [
        (before("meeting.schedule"), True),
        (before("submission.accept"), False),
        (before("submission.package"), False),
        (None, False),
    ],
    ids=["submitted", "the package only", "reviewed only", "nobody's"],
)
def test_a_matter_is_on_the_agenda_once_it_was_submitted(
    *, case: Case | None, lawful: bool
) -> None:
    matters = {} if case is None else {CASE: case}
    answer = told(None, call(CASE), "sun", ON, matters=matters)
    assert ("session.submitted" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "session.submitted").source == decree_713(25)


def test_a_matter_is_on_the_agenda_once() -> None:
    answer = told(None, replace(call(CASE), agenda=items(CASE, CASE)), "sun", ON)
    assert codes(answer) == {"session.once"}
    assert f"“{MATTERS[CASE].title}”（{CASE}）" in unmet(answer, "session.once").reason.zh


@pytest.mark.parametrize(
    ("said", "who", "lawful"),
    [
        (call(CASE), "sun", True),
        (call(CASE), "zhou", False),
        (call(CASE), "wang", False),
        (call(CASE), "wu", False),
    ],
)
def test_the_secretariat_calls(*, said: of.CallSession, who: str, lawful: bool) -> None:
    answer = told(None, said, who, ON)
    assert (codes(answer) == set()) is lawful
    if not lawful:
        assert isinstance(answer, Refused)
        assert answer.personal


@pytest.mark.parametrize(
    ("moment", "lawful"),
    [
        (at(DAY - timedelta(days=1), "23:59"), False),
        (at(DAY, "00:00"), True),
        (OPENED, True),
        (OPENED + timedelta(seconds=1), False),
    ],
    ids=["the evening before", "its first minute", "now", "in future"],
)
def test_it_opens_on_its_day_and_not_after_it_is_recorded(*, moment: Any, lawful: bool) -> None:
    answer = told(CALLED, opens(moment=moment), "zhou", OPENED)
    assert ("session.opens" not in codes(answer)) is lawful


@pytest.mark.parametrize(("count", "lawful"), [(1, False), (2, True)])
def test_one_man_is_no_meeting(*, count: int, lawful: bool) -> None:
    answer = told(CALLED, opens(("wang", "li")[:count]), "zhou", OPENED)
    assert ("session.collective" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"presiding": "li"}, "session.presiding"),
        ({"presiding": "zhao", "entrustment": paper("委托")}, "session.presiding_present"),
        ({"presiding": "sun", "entrustment": paper("委托")}, "session.presiding"),
        ({"attendance": there((*PRESENT, "sun"))}, "session.members"),
        ({"attendance": there((*PRESENT, "li"))}, "session.attendance"),
        ({"attendance": leaving(there(), "li", OPENED)}, "session.attendance"),
        ({"attendance": there(since=OPENED - timedelta(days=1))}, "session.attendance"),
    ],
    ids=[
        *("without entrustment", "an absent chair", "a stranger presides", "a stranger there"),
        *("there twice", "left as he came", "the day before"),
    ],
)
def test_an_opening_that_is_not_lawful_is_refused(change: dict[str, Any], code: str) -> None:
    unmet(told(CALLED, replace(opens(), **change), "zhou", OPENED), code)


def test_a_deputy_presides_by_recorded_entrustment() -> None:
    said = replace(opens(), presiding="li", entrustment=paper("委托"))
    accepted(told(CALLED, said, "zhou", OPENED))


def test_no_member_keeps_the_record() -> None:
    seat = replace(TOWN.seats[-1], person="zhou", name="周敏")
    body = replace(TOWN, seats=(*TOWN.seats[:-1], seat))
    answer = told(CALLED, opens(), "zhou", OPENED, body=body)
    assert "session.recorder" in codes(answer)


@pytest.mark.parametrize(
    ("did", "lawful"),
    [(Duty.LEGAL_REVIEWER, False), (Duty.DRAFTER, False), (Duty.EXECUTOR, True)],
)
def test_who_did_in_a_matter_what_forbids_it_records_nothing_of_its_session(
    *, did: Duty, lawful: bool
) -> None:
    acted = replace(READY_CASE, acted={**READY_CASE.acted, "zhou": frozenset({did})})
    for session, said in (
        (CALLED, opens()),
        (UNDER_WAY, of.NoteAttendance(attendance=there())),
        (UNDER_WAY, closes()),
    ):
        answer = told(session, said, "zhou", CLOSED, matters={CASE: acted})
        assert ("session.apart" not in codes(answer)) is lawful


def test_what_is_on_record_of_the_attendance_stays() -> None:
    kept = leaving(there(), "li", at(DAY, "10:00"))
    accepted(told(UNDER_WAY, of.NoteAttendance(attendance=kept), "zhou", CLOSED))
    for other in (without(there(), "li"), there(since=OPENED + timedelta(minutes=1))):
        unmet(told(UNDER_WAY, of.NoteAttendance(attendance=other), "zhou", CLOSED), "session.kept")
    left = after(CALL, OPEN, (of.NoteAttendance(attendance=kept), "zhou", CLOSED))
    unmet(told(left, closes(), "zhou", CLOSED), "session.kept")
    accepted(told(left, closes(kept), "zhou", CLOSED))


def test_another_presides_from_the_moment_on_that_the_chief_leaves() -> None:
    gone = at(DAY, "10:00")
    chair = of.Chair(person="li", since=gone, entrustment=paper("委托"))
    said = of.NoteAttendance(attendance=leaving(there(), "wang", gone), chair=chair)
    session = after(CALL, OPEN, (said, "zhou", CLOSED))
    assert session.presiding_at(gone - timedelta(seconds=1)) == "wang"
    assert session.presiding_at(gone) == "li"
    alone = replace(said, chair=replace(chair, entrustment=None))
    unmet(told(UNDER_WAY, alone, "zhou", CLOSED), "session.presiding")


@pytest.mark.parametrize(
    ("said", "lawful"),
    [
        (closes(moment=OPENED - timedelta(seconds=1)), False),
        (closes(moment=OPENED), True),
        (closes(), True),
        (closes(moment=CLOSED + timedelta(seconds=1)), False),
        (closes(leaving(there(), "li", CLOSED)), True),
        (closes(leaving(there(), "li", CLOSED), moment=CLOSED - timedelta(seconds=1)), False),
    ],
    ids=["before it opened", "at once", "now", "in future", "as he left", "before he left"],
)
def test_it_closes_after_all_that_happened_in_it(*, said: of.CloseSession, lawful: bool) -> None:
    answer = told(UNDER_WAY, said, "zhou", CLOSED)
    assert ("session.closes" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("session", "said", "who"),
    [
        (UNDER_WAY, opens(), "zhou"),
        (CALLED, closes(), "zhou"),
        (CALLED, of.NoteAttendance(attendance=there()), "zhou"),
        (UNDER_WAY, of.CancelSession(reasons="取消。"), "sun"),
        (after(CALL, OPEN, (closes(), "zhou", CLOSED)), closes(), "zhou"),
    ],
    ids=["opened twice", "closed unopened", "noted unopened", "cancelled late", "closed twice"],
)
def test_each_act_has_its_time(session: Session, said: of.SaidOfSession, who: str) -> None:
    unmet(told(session, said, who, CLOSED), "session.state")


def test_a_session_entered_after_its_day_says_so() -> None:
    answer = told(CALLED, opens(), "zhou", OPENED + timedelta(days=1))
    assert [v.code for v in answer.verdicts if v.advisory] == ["session.late"]
    accepted(answer)


def test_papers_of_a_session_are_on_file() -> None:
    told_ = Told(None, call(CASE), PEOPLE["sun"], TOWN, ON, MATTERS)
    answer = say(told_, Setting(TOWN, CALENDAR, ON), "m-1", ())
    unmet(answer, "documents.on_file")


def test_blank_reasons_are_none() -> None:
    unmet(told(CALLED, of.CancelSession(reasons="  "), "sun", ON), "payload.blank")


def schedules(under: Session | None, ready: Ready | None = None, **change: Any) -> Any:
    said = replace(scheduled(call()), **change)
    case = READY_CASE
    more = {"ready": ready} if ready else {}
    return ask(case, "meeting.schedule", said, "sun", ON, session=under, **more)


def test_a_rule_set_may_ask_for_a_session() -> None:
    ready = Ready(adjusted(FOUR_NOTS, "meeting", settings={"session": "must_name"}))
    unmet(schedules(None, ready, session=None), "meeting.session")
    accepted(schedules(CALLED, ready))
    accepted(schedules(None, session=None))


@pytest.mark.parametrize(
    ("listed", "lawful"), [(CALLED_ON, True), (date(2023, 5, 12), True), (date(2023, 5, 13), False)]
)
def test_notice_runs_from_the_day_on_which_the_case_was_first_named(
    *, listed: date, lawful: bool
) -> None:
    figures = {"notice_before": days(3, source=LOCAL)}
    ready = Ready(adjusted(FOUR_NOTS, "meeting", figures=figures))
    agenda = tuple(replace(each, on=listed) for each in CALLED.agenda)
    said, on = scheduled(call()), at(date(2023, 5, 14))
    session = replace(CALLED, agenda=agenda)
    answer = ask(READY_CASE, "meeting.schedule", said, "sun", on, session=session, ready=ready)
    assert ("meeting.notice" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("role", "duty", "lawful"),
    [
        ("callers", Duty.DRAFTER, False),
        ("recorders", Duty.DRAFTER, False),
        ("recorders", Duty.LEGAL_REVIEWER, False),
        ("callers", Duty.LEGAL_REVIEWER, True),
        ("callers", Duty.SECRETARY, True),
    ],
)
def test_who_drafted_or_reviewed_does_not_run_the_session(
    *, role: str, duty: Duty, lawful: bool
) -> None:
    session = replace(CALLED, **{role: frozenset({"other"})})
    case = replace(READY_CASE, acted={**READY_CASE.acted, "other": frozenset({duty})})
    answer = ask(case, "meeting.schedule", scheduled(call()), "sun", ON, session=session)
    assert ("meeting.session_apart" not in codes(answer)) is lawful


MOMENTS = st.integers(0, 6).map(lambda n: OPENED + timedelta(minutes=10 * n))


@st.composite
def attendances(draw: Any) -> tuple[Attendance, ...]:
    found = []
    for person in PRESENT[:3]:
        for came, left in draw(st.lists(st.tuples(MOMENTS, st.none() | MOMENTS), max_size=2)):
            if left is None or left > came:
                found.append(Attendance(person=person, arrived=came, left=left))
    return tuple(found)


@given(attendances(), attendances(), MOMENTS)
def test_two_records_differ_in_the_same_people_whichever_is_asked_first(
    one: tuple[Attendance, ...], other: tuple[Attendance, ...], moment: Any
) -> None:
    assert differing(one, other, moment) == differing(other, one, moment)
    assert differing(one, one, moment) == ()


@given(attendances(), MOMENTS)
def test_what_comes_after_a_moment_makes_no_difference_at_it(
    one: tuple[Attendance, ...], moment: Any
) -> None:
    later = moment + timedelta(minutes=1)
    more = (*one, Attendance(person="yang", arrived=later))
    left = tuple(a if a.left else replace(a, left=later) for a in one if a.arrived <= moment)
    rest = tuple(a for a in one if a.arrived > moment)
    assert differing(one, more, moment) == ()
    assert differing(one, (*left, *rest), moment) == ()


@given(attendances(), MOMENTS)
def test_what_is_filled_in_at_a_moment_is_what_the_session_says_then(
    one: tuple[Attendance, ...], moment: Any
) -> None:
    known = as_of(one, moment)
    assert differing(one, known, moment) == ()
    assert all(a.arrived <= moment and (a.left is None or a.left <= moment) for a in known)


def test_a_case_that_is_not_on_the_agenda_is_told_nothing() -> None:
    assert filled(UNDER_WAY, "c-9", OPENED) is None
    found = filled(UNDER_WAY, CASE, OPENED)
    assert found is not None
    assert found.schedule == replace(scheduled(call()), session="m-1")
    assert found.convene is not None
    assert (found.convene.presiding, found.convene.attendance) == ("wang", there())


def test_who_has_no_duty_on_that_day_says_nothing() -> None:
    retired = replace(PEOPLE["sun"], held=(Held(Duty.SECRETARY, date(2020, 1, 1), CALLED_ON),))
    next_day = ON + timedelta(days=1)
    told_ = Told(None, call(CASE), retired, TOWN, next_day, MATTERS)
    answer = say(told_, Setting(TOWN, CALENDAR, next_day, on_file(call(CASE))), "m-1", ())
    assert codes(answer) == {"person.duty"}


def test_the_fold_takes_the_acts_in_their_order_and_no_others() -> None:
    fact = accepted(told(None, *CALL))
    with pytest.raises(ValueError, match="begins with its call"):
        follow_session(None, accepted(told(CALLED, *OPEN)), TOWN)
    with pytest.raises(ValueError, match="does not follow"):
        follow_session(CALLED, fact, TOWN)
    with pytest.raises(TypeError, match="not said of a session"):
        follow_session(CALLED, replace(fact, payload=scheduled(call())), TOWN)
    assert after(CALL, (of.CancelSession(reasons="改期。"), "sun", ON)).state is State.CANCELLED
