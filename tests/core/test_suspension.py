"""A decision is stopped by the chief alone, and changed or ended by a case of its own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from carried import (
    BUILDER,
    DUE,
    GIVEN,
    LEAD,
    POLICE,
    assigned,
    book,
    finished,
    of_unit,
    problem,
    rated,
    seen,
    task,
)
from cases import (
    CALENDAR,
    CHIEF,
    READY,
    SECRETARY,
    TOWN,
    accepted,
    ask,
    before,
    codes,
    move_of,
    on_file,
    unmet,
    warnings,
)
from changed import FOUND, STOP, after, asked, open_lines, other, refer, settle
from hypothesis import given
from hypothesis import strategies as st
from procedures import FOUR_NOTS, adjusted

from api.demo.scene import PEOPLE, Scene, at, paper
from decision_flow.domain.case import Case, fold
from decision_flow.domain.execution.due import due_day
from decision_flow.domain.links import LinkKind, OtherCase
from decision_flow.domain.move import Move, Setting
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.steps.after import execution
from decision_flow.domain.units import Succession
from decision_flow.domain.values import HOUSE_RULE, Cite, decree_713
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.decide import decide
from decision_flow.engine.explain import explain
from decision_flow.engine.linking import Earlier
from decision_flow.engine.machine import Table
from decision_flow.engine.rules import Ready


def go_on(case: Case) -> execution.Resume:
    """Return that it goes on, every open problem named."""
    return execution.Resume(handling="已迁改", document=paper("恢复决定"), answers=open_lines(case))


@pytest.fixture
def working() -> Case:
    return assigned(task(), task("T2"))


@pytest.fixture
def troubled(working: Case) -> Case:
    return after(working, "problem", problem(FOUND), "he", FOUND)


@pytest.fixture
def suspended(troubled: Case) -> Case:
    return after(troubled, "suspend", STOP, CHIEF, FOUND)


@pytest.fixture
def referred(suspended: Case) -> Case:
    return after(suspended, "refer", refer(), SECRETARY, FOUND, other())


# Problems ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "who", "lawful"),
    [
        ({}, "he", True),
        ({"nature": None}, "he", False),
        ({"noticed": None}, "he", False),
        ({"noticed": FOUND + timedelta(days=1)}, "he", False),
        ({"task": "T1"}, "he", True),
        ({"task": "T9"}, "he", False),
        ({"found_by": execution.Finder.PUBLIC}, "he", False),
        ({"found_by": execution.Finder.PUBLIC}, SECRETARY, True),
        ({"found_by": execution.Finder.EXECUTOR}, SECRETARY, False),
    ],
)
def test_a_problem_says_what_it_is_who_found_it_and_when(
    *, working: Case, change: dict[str, Any], who: str, lawful: bool
) -> None:
    answer = asked(working, "problem", problem(FOUND, **change), who, FOUND)
    assert ("execution.problem" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("on", "late"), [(date(2023, 7, 17), False), (date(2023, 7, 18), True)], ids=["fifth", "sixth"]
)
def test_a_problem_is_reported_within_five_working_days(
    *, working: Case, on: date, late: bool
) -> None:
    ready, says = WITH_FIGURES, problem(FOUND)
    setting = Setting(TOWN, CALENDAR, at(on), on_file(says))
    scene = Scene(at(on), "he", "execution", "problem", says)
    answer = decide(ready, working, move_of(scene), setting)
    accepted(answer)
    assert ("execution.problem.late" in warnings(answer)) is late


@pytest.mark.parametrize(
    ("unit", "key", "lawful"),
    [
        (BUILDER, "T1", True),
        (f" {BUILDER}。", "T1", True),
        (POLICE, "T1", True),
        (LEAD, "T1", False),
        (LEAD, "T2", True),
        (POLICE, "T2", False),
        (LEAD, None, True),
        (POLICE, None, True),
        ("县教育局", None, False),
        ("县教育局", "T1", False),
    ],
)
def test_an_executor_reports_a_problem_of_a_task_of_the_own_unit(
    *, unit: str, key: str | None, lawful: bool
) -> None:
    case = assigned(task(assisting=(POLICE,)), task("T2", unit=LEAD))
    who = of_unit(unit, Duty.EXECUTOR, who="he")
    answer = ask(case, "execution.problem", problem(FOUND, task=key), who, FOUND)
    assert codes(answer) == (set() if lawful else {"execution.problem_unit"})
    if not lawful:
        told = unmet(answer, "execution.problem_unit")
        assert told.curers == (Duty.EXECUTOR, Duty.SECRETARY)
        other_source = problem(FOUND, task=key, found_by=execution.Finder.BODY)
        entered = asked(case, "problem", other_source, SECRETARY, FOUND)
        accepted(entered)
        assert "execution.unreported" in warnings(entered)


def test_a_unit_that_became_that_of_the_task_reports_a_problem_of_it() -> None:
    who = of_unit("县教育局", Duty.EXECUTOR, who="he")
    case, became = assigned(task()), Succession(BUILDER, "县教育局", FOUND, "改制", 1)
    says, body = problem(FOUND, task="T1"), replace(TOWN, successions=(became,))
    accepted(ask(case, "execution.problem", says, who, FOUND, body=body))


def test_what_was_reported_by_any_executor_is_decided_again_as_it_was(working: Case) -> None:
    who = of_unit("县教育局", Duty.EXECUTOR, who="he")
    move = Move("execution", "problem", problem(FOUND), who)
    there = Setting(TOWN, CALENDAR, at(FOUND), on_file(problem(FOUND)))
    unmet(decide(READY, working, move, there), "execution.problem_unit")
    accepted(decide(READY, working, move, replace(there, again=True)))


FIGURES = {
    "report_within": Figure(Bound.AT_MOST, 5, "working_days", HOUSE_RULE),
    "resolve_within": Figure(Bound.AT_MOST, 90, "days", HOUSE_RULE),
}
WITH_FIGURES = Ready(adjusted(FOUR_NOTS, "execution", figures=FIGURES))


@pytest.mark.parametrize("finder", sorted(set(execution.Finder) - {execution.Finder.EXECUTOR}))
def test_what_others_found_asks_whether_the_executor_concealed_it(
    working: Case, finder: execution.Finder
) -> None:
    answer = asked(working, "problem", problem(FOUND, found_by=finder), SECRETARY, FOUND)
    advice = next(v for v in answer.verdicts if v.code == "execution.unreported")
    assert advice.source == decree_713(40)
    assert not warnings(asked(working, "problem", problem(FOUND), "he", FOUND))


def test_every_open_problem_is_answered_or_one_of_several_alone(troubled: Case) -> None:
    one = troubled.seq
    both = after(troubled, "problem", problem(FOUND, problem="资金"), "he", FOUND)
    two = both.seq
    part = execution.Overcome(handling="改线", document=paper("批示"), answers=(one,))
    assert (
        f"第{two}号"
        in unmet(asked(both, "overcome", part, SECRETARY, FOUND), "execution.answers").reason.zh
    )
    alone = execution.OvercomeOne(problem=one, handling="改线", document=paper("批示"))
    unmet(asked(troubled, "overcome_one", alone, SECRETARY, FOUND), "execution.several")
    unmet(
        asked(both, "overcome_one", replace(alone, problem=3), SECRETARY, FOUND),
        "execution.problem_open",
    )
    left = after(both, "overcome_one", alone, SECRETARY, FOUND)
    assert [each.reported.line for each in book(left).problems] == [two]
    assert left.shape["execution"] == "troubled"
    done = execution.Overcome(handling="追加", document=paper("批示"), answers=(two,))
    assert after(left, "overcome", done, SECRETARY, FOUND).shape["execution"] == "executing"


# Suspension -------------------------------------------------------------------------------------


def test_the_chief_alone_suspends_and_only_where_a_problem_was_reported(
    working: Case, troubled: Case
) -> None:
    unmet(asked(working, "suspend", STOP, CHIEF, FOUND), "state")
    told = unmet(asked(troubled, "suspend", STOP, SECRETARY, FOUND), "person.duty")
    assert told.curers == (Duty.CHIEF,)
    accepted(asked(troubled, "suspend", STOP, CHIEF, FOUND))


@pytest.mark.parametrize("field", ["reasons", "urgency"])
def test_it_says_why_and_why_it_cannot_wait(troubled: Case, field: str) -> None:
    unmet(asked(troubled, "suspend", replace(STOP, **{field: " "}), CHIEF, FOUND), "payload.blank")


def test_nothing_is_worked_on_while_it_is_suspended(suspended: Case) -> None:
    assert "state" in codes(asked(suspended, "finish", finished(), "he", FOUND))
    report = execution.Complete(result="完工", report=paper("报告"))
    assert {"state", "execution.open"} <= codes(asked(suspended, "complete", report, "he", FOUND))


def test_a_suspended_case_does_not_close_and_the_chief_is_named_who_cures_it(
    suspended: Case,
) -> None:
    close = next(o for o in explain(READY, suspended, setting()) if o.step == "closing")
    told = next(v for v in close.verdicts if v.code == "stands.responsibility")
    assert told.refuses
    owed = next(v for v in close.verdicts if v.code == "closing.owed").reason.zh
    assert "任务T1（县城市建设投资中心）未完成" in owed
    assert f"第{suspended.seq - 1}号报告的问题未处理" in owed
    assert f"第{suspended.seq}号中止执行未作处理" in owed
    register = [o for o in explain(READY, suspended, setting()) if o.step == "responsibility"]
    waits = next(v for v in register[0].verdicts if v.code == "stands.execution")
    assert "已中止执行" in waits.reason.zh
    assert Duty.CHIEF in waits.curers


def setting(on: date = FOUND) -> Setting:
    return Setting(TOWN, CALENDAR, at(on))


def test_the_chief_says_how_it_goes_on(suspended: Case) -> None:
    unmet(asked(suspended, "resume", go_on(suspended), SECRETARY, FOUND), "person.duty")
    case = after(suspended, "resume", go_on(suspended), CHIEF, FOUND)
    assert case.shape["execution"] == "executing"
    assert not book(case).problems
    assert book(case).suspended is None


@pytest.mark.parametrize(("days", "late"), [(89, False), (90, False), (91, True)])
def test_a_suspension_is_resolved_within_ninety_days(
    *, suspended: Case, days: int, late: bool
) -> None:
    ready, on = WITH_FIGURES, FOUND + timedelta(days=days)
    scene = Scene(at(on), CHIEF, "execution", "resume", go_on(suspended))
    answer = decide(
        ready,
        suspended,
        move_of(scene),
        Setting(TOWN, CALENDAR, scene.on, on_file(go_on(suspended))),
    )
    accepted(answer)
    assert ("execution.suspension.late" in warnings(answer)) is late
    due = [d for d in deadlines(ready, suspended, TOWN, CALENDAR) if d.step == "execution"]
    assert [(d.what, d.due) for d in due] == [("resume", FOUND + timedelta(days=90))]


@given(paused=st.integers(0, 300), before_due=st.integers(0, 60))
def test_the_clock_stands_still_while_it_is_suspended(paused: int, before_due: int) -> None:
    stopped = DUE - timedelta(days=before_due)
    case = assigned(task())
    case = after(case, "problem", problem(stopped), "he", stopped)
    case = after(case, "suspend", STOP, CHIEF, stopped)
    on = stopped + timedelta(days=paused)
    tracked = book(case).tasks["T1"]
    assert due_day(tracked, book(case), TOWN, on=at(on)).day == DUE + timedelta(days=paused)
    case = after(case, "resume", go_on(case), CHIEF, on)
    due = due_day(book(case).tasks["T1"], book(case), TOWN)
    assert due.day == due.counted == DUE + timedelta(days=paused)


def test_a_suspension_after_the_day_moves_nothing() -> None:
    late = DUE + timedelta(days=1)
    case = after(assigned(task()), "problem", problem(late), "he", late)
    case = after(case, "suspend", STOP, CHIEF, late)
    case = after(case, "resume", go_on(case), CHIEF, late + timedelta(days=30))
    assert due_day(book(case).tasks["T1"], book(case), TOWN).day == DUE


@pytest.mark.parametrize(
    ("before_the_last", "moved"),
    [(9, date.max - timedelta(days=1)), (8, date.max), (7, date.max), (0, date.max)],
)
def test_no_day_moves_along_past_the_last_date(*, before_the_last: int, moved: date) -> None:
    case = assigned(task(due=date.max - timedelta(days=before_the_last)))
    case = after(case, "problem", problem(FOUND), "he", FOUND)
    case = after(case, "suspend", STOP, CHIEF, FOUND)
    on = FOUND + timedelta(days=8)
    assert not rated(case, frozen=on).tasks
    case = after(case, "resume", go_on(case), CHIEF, on)
    assert due_day(book(case).tasks["T1"], book(case), TOWN).day == moved
    accepted(asked(case, "finish", finished(), "he", on))
    due = [d.due for d in deadlines(READY, case, TOWN, CALENDAR) if d.what == "finish"]
    assert due == [moved]


# A change of the decision -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("others", "lawful"),
    [
        ([other()], True),
        ([], False),
        ([other(ended=True)], False),
        ([other(to="another")], False),
        ([other(LinkKind.CONTINUES)], False),
        ([other(LinkKind.TERMINATES)], False),
    ],
)
def test_a_change_goes_to_a_case_of_its_own_that_names_this_one(
    *, troubled: Case, others: Sequence[OtherCase], lawful: bool
) -> None:
    answer = asked(troubled, "refer", refer(), SECRETARY, FOUND, *others)
    assert ("execution.refer" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "execution.refer").source == decree_713(37)


@pytest.mark.parametrize(
    ("before", "issued", "ended", "lawful"),
    [
        (timedelta(seconds=1), False, False, True),
        (timedelta(seconds=1), True, False, False),
        (timedelta(0), True, False, True),
        (-timedelta(days=9), True, False, True),
        (-timedelta(days=9), True, True, False),
    ],
    ids=["under way", "issued before", "opened with it", "opened since", "ended"],
)
def test_a_decision_of_before_the_problem_is_no_change_because_of_it(
    *, troubled: Case, before: timedelta, issued: bool, ended: bool, lawful: bool
) -> None:
    reported = book(troubled).problems[0].reported.at
    beside = other(issued=issued, ended=ended, opened=reported - before)
    answer = asked(troubled, "refer", refer(), SECRETARY, FOUND, beside)
    assert ("execution.refer" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("since", "issued", "left"),
    [
        (timedelta(0), True, []),
        (-timedelta(seconds=1), True, [1]),
        (-timedelta(days=30), True, [1]),
        (-timedelta(days=30), False, []),
        (-timedelta(days=60), True, None),
    ],
    ids=["with the last", "before the last", "since the first", "under way", "before both"],
)
def test_a_decision_is_no_change_because_of_a_problem_that_was_reported_after_it_was_opened(
    *, troubled: Case, since: timedelta, issued: bool, left: list[int] | None
) -> None:
    day = FOUND + timedelta(days=40)
    both = after(troubled, "problem", problem(day, problem="路面塌陷"), "he", day)
    first, last = (each.reported for each in book(both).problems)
    beside = other(issued=issued, opened=last.at + since)
    answer = asked(both, "refer", refer(), SECRETARY, day, beside)
    if left is None:
        unmet(answer, "execution.refer")
        assert "execution.refer_each" not in codes(answer)
    elif left:
        told = unmet(answer, "execution.refer_each")
        assert (f"第{last.line}号" in told.reason.zh, f"第{first.line}号" in told.reason.zh) == (
            True,
            False,
        )
        assert told.source == decree_713(37)
        alone = execution.OvercomeOne(problem=last.line, handling="抢修", document=paper("批示"))
        dealt = after(both, "overcome_one", alone, SECRETARY, day)
        accepted(asked(dealt, "refer", refer(), SECRETARY, day, beside))
    else:
        accepted(answer)


def test_what_was_referred_before_that_was_asked_is_decided_again_as_it_was(troubled: Case) -> None:
    opened = book(troubled).problems[0].reported.at
    both = after(troubled, "problem", problem(DUE, problem="路面塌陷"), "he", DUE)
    scene, beside = Scene(at(DUE), SECRETARY, "execution", "refer", refer()), other(issued=True)
    there = Setting(TOWN, CALENDAR, scene.on, on_file(refer()))
    there = replace(there, others=(replace(beside, opened=opened),))
    assert codes(decide(READY, both, move_of(scene), there)) == {"execution.refer_each"}
    accepted(decide(READY, both, move_of(scene), replace(there, again=True)))


def test_the_work_goes_on_while_a_change_is_decided_unless_it_is_suspended(
    troubled: Case, referred: Case
) -> None:
    case = after(troubled, "refer", refer(), SECRETARY, FOUND, other())
    assert case.shape["execution"] == "adjusting"
    accepted(asked(case, "finish", finished(), "he", FOUND))
    case = after(case, "suspend", STOP, CHIEF, FOUND)
    assert case.shape["execution"] == referred.shape["execution"] == "awaiting"
    assert "state" in codes(asked(case, "finish", finished(), "he", FOUND))


@pytest.mark.parametrize("change", execution.Change)
@pytest.mark.parametrize("effect", execution.Effect)
@pytest.mark.parametrize(("issued", "ended"), [(False, False), (True, False), (False, True)])
def test_what_becomes_of_it_is_what_the_other_case_decided(
    *,
    suspended: Case,
    change: execution.Change,
    effect: execution.Effect,
    issued: bool,
    ended: bool,
) -> None:
    kind = LinkKind.ADJUSTS if change is execution.Change.ADJUST else LinkKind.TERMINATES
    case = after(suspended, "refer", refer(change), SECRETARY, FOUND, other(kind))
    beside = other(kind, issued=issued, ended=ended)
    answer = asked(case, "settle", settle(effect), SECRETARY, FOUND, beside)
    changed = {
        execution.Change.ADJUST: {execution.Effect.CARRIES_ON, execution.Effect.REPLACED},
        execution.Change.TERMINATE: {execution.Effect.TERMINATED},
    }
    wanted = changed[change] if issued else {execution.Effect.UNCHANGED} if ended else set()
    assert ("execution.settle" not in codes(answer)) is (effect in wanted)


def test_another_case_than_the_one_that_was_named_settles_nothing(referred: Case) -> None:
    beside = replace(other(issued=True), cite=Cite("third", 7, "a" * 64))
    says = settle(execution.Effect.CARRIES_ON, case="third")
    unmet(asked(referred, "settle", says, SECRETARY, FOUND, beside), "execution.settle")


def settled(referred: Case, effect: execution.Effect, *ended: str) -> Case:
    beside = other(issued=effect is not execution.Effect.UNCHANGED, ended=True)
    return after(referred, "settle", settle(effect, *ended, of=referred), SECRETARY, FOUND, beside)


def test_an_adjusted_decision_goes_on_without_the_tasks_that_it_ends(referred: Case) -> None:
    case = settled(referred, execution.Effect.CARRIES_ON, "T2")
    assert case.shape["execution"] == "executing"
    assert list(book(case).open) == ["T1"]
    case = after(case, "finish", finished(), "he", FOUND)
    case = after(case, "inspect", seen(), SECRETARY, FOUND)
    report = execution.Complete(result="完工", report=paper("报告"))
    assert after(case, "complete", report, "he", FOUND).shape["execution"] == "completed"


@pytest.mark.parametrize("which", ["none", "one", "both", "one more"])
def test_what_was_reported_meanwhile_is_not_dealt_with_unnamed(
    suspended: Case, referred: Case, which: str
) -> None:
    stopped = after(suspended, "problem", problem(FOUND, problem="路面塌陷"), "he", FOUND)
    waiting = after(referred, "problem", problem(FOUND, problem="路面塌陷"), "he", FOUND)
    for case, verb, who in ((stopped, "resume", CHIEF), (waiting, "settle", SECRETARY)):
        lines = open_lines(case)
        assert len(lines) == 2
        named = {"none": (), "one": lines[:1], "both": lines, "one more": (*lines, 1)}[which]
        plain = go_on(case) if verb == "resume" else settle(execution.Effect.CARRIES_ON)
        answer = asked(case, verb, replace(plain, answers=named), who, FOUND, other(issued=True))
        if which == "both":
            assert not book(fold(case, (accepted(answer),))).problems
            continue
        verdict = unmet(answer, "execution.answers")
        assert f"第{lines[1]}号" in verdict.reason.zh
        assert verdict.curers == (
            (Duty.CHIEF,) if verb == "resume" else (Duty.SECRETARY, Duty.CHIEF)
        )


ISSUED = at(date(2023, 9, 1))


@pytest.mark.parametrize(
    ("since", "later"),
    [(-timedelta(seconds=1), False), (timedelta(0), False), (timedelta(seconds=1), True)],
    ids=["before", "as it was issued", "since"],
)
def test_what_was_reported_once_the_new_case_was_issued_is_left_open(
    *, referred: Case, since: timedelta, later: bool
) -> None:
    day = TOWN.day(ISSUED)
    case = after(referred, "problem", problem(day, problem="路面塌陷"), "he", day)
    first, last = open_lines(case)
    beside = replace(other(issued=True), issued_at=book(case).problems[1].reported.at - since)
    whole = settle(execution.Effect.CARRIES_ON, "T2", of=case)
    partly = replace(whole, effect=execution.Effect.GOES_ON_TROUBLED, answers=(first,))
    if not later:
        unmet(asked(case, "settle", partly, SECRETARY, day, beside), "execution.settle")
        settled = after(case, "settle", whole, SECRETARY, day, beside)
        assert (open_lines(settled), settled.shape["execution"]) == ((), "executing")
        return
    told = unmet(asked(case, "settle", whole, SECRETARY, day, beside), "execution.settle_each")
    assert f"第{last}号" in told.reason.zh
    assert f"第{first}号" not in told.reason.zh
    both = replace(partly, answers=(first, last))
    unmet(asked(case, "settle", both, SECRETARY, day, beside), "execution.answers")
    settled = after(case, "settle", partly, SECRETARY, day, beside)
    assert (open_lines(settled), settled.shape["execution"]) == ((last,), "troubled")
    assert (list(book(settled).open), book(settled).suspended) == (["T1"], None)
    done = execution.Overcome(handling="抢修", document=paper("批示"), answers=(last,))
    assert after(settled, "overcome", done, SECRETARY, day).shape["execution"] == "executing"


def test_a_case_tells_when_it_was_issued_once_it_is() -> None:
    for name, issued in (("issue.sign", False), ("execution.assign", True)):
        case = before(name)
        beside = Earlier(case, READY, "a" * 64).beside
        assert beside.issued is issued
        assert (beside.issued_at is not None) is issued
        if issued:
            signed = case.fact("issue", "sign")
            assert signed is not None
            assert beside.issued_at == signed.stated_at


@pytest.mark.parametrize("effect", [execution.Effect.REPLACED, execution.Effect.TERMINATED])
def test_where_nothing_is_carried_out_any_more_no_problem_of_it_is_left(
    troubled: Case, effect: execution.Effect
) -> None:
    ends = effect is execution.Effect.TERMINATED
    kind = LinkKind.TERMINATES if ends else LinkKind.ADJUSTS
    change = execution.Change.TERMINATE if ends else execution.Change.ADJUST
    case = after(troubled, "refer", refer(change), SECRETARY, FOUND, other(kind))
    case = after(case, "problem", problem(DUE, problem="路面塌陷"), "he", DUE)
    beside = replace(other(kind, issued=True), issued_at=ISSUED)
    partly = replace(settle(execution.Effect.GOES_ON_TROUBLED), answers=open_lines(case)[:1])
    told = asked(case, "settle", partly, SECRETARY, DUE, beside)
    assert ("execution.settle" in codes(told)) is ends
    assert not open_lines(after(case, "settle", settle(effect, of=case), SECRETARY, DUE, beside))


def test_what_was_settled_before_that_was_asked_is_decided_again_as_it_was(referred: Case) -> None:
    case = after(referred, "problem", problem(DUE, problem="路面塌陷"), "he", DUE)
    says = settle(execution.Effect.CARRIES_ON, of=case)
    scene = Scene(at(DUE), SECRETARY, "execution", "settle", says)
    beside = replace(other(issued=True), issued_at=ISSUED)
    there = Setting(TOWN, CALENDAR, scene.on, on_file(says), others=(beside,))
    assert codes(decide(READY, case, move_of(scene), there)) == {"execution.settle_each"}
    accepted(decide(READY, case, move_of(scene), replace(there, again=True)))


def test_where_nothing_was_decided_no_problem_is_dealt_with(referred: Case) -> None:
    says = replace(settle(execution.Effect.UNCHANGED), answers=open_lines(referred))
    answer = asked(referred, "settle", says, SECRETARY, FOUND, other(ended=True))
    unmet(answer, "execution.answers")


def test_only_open_tasks_end_and_only_where_the_work_goes_on(referred: Case) -> None:
    issued = other(issued=True)
    for says in (
        settle(execution.Effect.CARRIES_ON, "T9"),
        settle(execution.Effect.REPLACED, "T2"),
    ):
        unmet(asked(referred, "settle", says, SECRETARY, FOUND, issued), "execution.ended")


def test_a_replaced_decision_owes_nothing_and_its_tasks_count_no_more(referred: Case) -> None:
    case = settled(referred, execution.Effect.REPLACED)
    assert case.shape["execution"] == "replaced"
    assert not book(case).open
    assert book(case).suspended is None
    assert rated(case).rate is None


def test_where_nothing_was_decided_it_is_suspended_still(referred: Case) -> None:
    case = settled(referred, execution.Effect.UNCHANGED)
    assert case.shape["execution"] == "suspended"
    assert book(case).problems
    assert book(case).suspended
    accepted(asked(case, "resume", go_on(case), CHIEF, FOUND))


def test_a_problem_can_be_told_whatever_the_state(
    troubled: Case, suspended: Case, referred: Case
) -> None:
    for case in (troubled, suspended, referred):
        state = case.shape["execution"]
        told = after(case, "problem", problem(FOUND, problem="又一"), "he", FOUND)
        assert told.shape["execution"] == state
        assert len(book(told).problems) == 2


def test_everything_that_can_happen_before_it_is_assigned_is_that_it_is_assigned() -> None:
    table: Table = READY.tables["execution"]
    assert {t for t, leads in table.leads.items() if "none" in leads} == {"assign", "lapse"}
    assert before("execution.assign").tasks == {}
    assert PEOPLE[CHIEF].held
    assert GIVEN < FOUND
