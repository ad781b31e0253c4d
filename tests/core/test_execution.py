"""A decision is carried out: tasks of the decided text, each accepted by somebody else."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from carried import (
    BUILDER,
    DUE,
    GIVEN,
    LEAD,
    POLICE,
    allows,
    assigned,
    book,
    finished,
    listing,
    of_unit,
    problem,
    rated,
    seen,
    task,
    wants,
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
    on_file,
    take,
    unmet,
    warnings,
)
from procedures import FOUR_NOTS, adjusted

from api.demo.scene import PEOPLE, at, paper
from decision_flow.domain.case import Assign as Entrust
from decision_flow.domain.case import Case
from decision_flow.domain.execution.due import days_late, due_day
from decision_flow.domain.execution.rate import Period, Punctual
from decision_flow.domain.formerly import FORMERLY
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.people import Duty, Held, Left, Person
from decision_flow.domain.steps.after import execution
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.decide import decide
from decision_flow.engine.rules import Ready

OFFICE = PEOPLE[SECRETARY].unit

# The list -------------------------------------------------------------------------------------


def lists(*tasks: execution.Task, **changes: Any) -> Accepted | Refused:
    case = before("execution.assign")
    return ask(case, "execution.assign", listing(*tasks, **changes), SECRETARY, GIVEN)


@pytest.mark.parametrize("draft", ["0" * 64, None])
def test_a_list_of_tasks_is_one_of_the_text_that_was_decided_on(draft: str | None) -> None:
    assert unmet(lists(task(), draft=draft), "execution.draft").source == decree_713(37)


@pytest.mark.parametrize(
    ("tasks", "wanting"),
    [
        ((task(), task("T2")), ""),
        ((task(None),), "第1项没有编号"),
        ((task(), task()), "编号T1重复"),
        ((task(), task("T2", passage=None)), "第2项没有写明条文"),
    ],
)
def test_each_task_has_a_key_of_its_own_and_names_its_passage(
    tasks: tuple[execution.Task, ...], wanting: str
) -> None:
    answer = lists(*tasks)
    assert ("execution.whole" in codes(answer)) is bool(wanting)
    if wanting:
        assert wanting in unmet(answer, "execution.whole").reason.zh


@pytest.mark.parametrize(
    ("tasks", "wanting"),
    [
        ((task(), task("T2", after=("T1",))), ""),
        ((task(after=("T9",)),), "T1所依的T9不在清单中"),
        ((task(after=("T1",)),), "循环：T1 → T1"),
        ((task(after=("T2",)), task("T2", after=("T1",))), "循环"),
        ((task(), task("T2", after=("T1",), due=DUE - timedelta(days=1))), "T2的时限早于T1"),
    ],
)
def test_what_a_task_comes_after_is_there_in_no_circle_and_due_no_later(
    tasks: tuple[execution.Task, ...], wanting: str
) -> None:
    answer = lists(*tasks)
    assert ("execution.order" in codes(answer)) is bool(wanting)
    if wanting:
        assert wanting in unmet(answer, "execution.order").reason.zh


def test_every_fault_of_a_list_is_told_at_once() -> None:
    """Of a task without a key as well, of one that is there twice, and every circle."""
    answer = lists(
        task(None, passage=None, after=("T9",), due=GIVEN - timedelta(days=1)),
        task("A", after=("B",)),
        task("B", after=("A",)),
        task("C", after=("D",)),
        task("D", after=("E", "C")),
        task("E", after=("D", "T8")),
        task("F", after=("T7",)),
        task("F"),
        draft="0" * 64,
    )
    order = unmet(answer, "execution.order").reason
    for fault in ("#1所依的T9", "E所依的T8", "F所依的T7"):
        assert fault in order.zh
    circles = [each for each in order.zh.split("；") if "循环：" in each]
    assert {frozenset(each.split("循环：")[1].rstrip("。").split(" → ")) for each in circles} == {
        frozenset("AB"),
        frozenset("CD"),
        frozenset("DE"),
    }
    whole = unmet(answer, "execution.whole").reason.zh
    assert "第1项没有编号" in whole
    assert "编号F重复" in whole
    assert "#1" in unmet(answer, "execution.due").reason.zh
    unmet(answer, "execution.draft")


def given_to(*tasks: execution.Task, people: dict[str, Person]) -> Accepted | Refused:
    payload = listing(*tasks)
    move = Move("execution", "assign", payload, PEOPLE[SECRETARY])
    setting = Setting(TOWN, CALENDAR, at(GIVEN), on_file(payload), people)
    return decide(READY, before("execution.assign"), move, setting)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ""),
        ({"unit": "县城市 建设投资中心"}, ""),
        ({"unit": "县城市建投"}, "县城市建投（T1）"),
        ({"unit": OFFICE}, f"{OFFICE}（T1）"),
        ({"assisting": (OFFICE,)}, ""),
        ({"assisting": ("县交运局",)}, "县交运局（T1）"),
    ],
    ids=["known", "a blank more", "mistyped", "no executor", "assists", "assisting mistyped"],
)
def test_a_task_of_a_unit_for_which_nobody_can_report_is_said_and_taken(
    change: dict[str, Any], told: str
) -> None:
    answer = given_to(task(**change), task("T2"), people=PEOPLE)
    found = [v for v in accepted(answer).verdicts if v.code == "execution.nobody"]
    assert [told in v.reason.zh for v in found] == ([True] if told else [])


@pytest.mark.parametrize(("ends", "told"), [(-1, True), (0, False), (1, False)])
def test_an_executor_is_one_up_to_the_last_day_and_one_to_come_counts(
    *, ends: int, told: bool
) -> None:
    for since, until in (
        (date(2021, 1, 1), GIVEN + timedelta(days=ends)),
        (GIVEN + timedelta(days=30), None if not told else GIVEN - timedelta(days=1)),
    ):
        held = (Held(Duty.EXECUTOR, since, until),)
        others = {who: each for who, each in PEOPLE.items() if each.unit != BUILDER}
        people = {**others, "he": replace(PEOPLE["he"], unit=BUILDER, held=held)}
        answer = given_to(task(), people=people)
        assert ("execution.nobody" in warnings(answer)) is told


@pytest.mark.parametrize(("days", "lawful"), [(-1, False), (0, True), (1, True)])
def test_no_task_is_due_before_it_is_given(*, days: int, lawful: bool) -> None:
    answer = lists(task(due=GIVEN + timedelta(days=days)))
    assert ("execution.due" not in codes(answer)) is lawful


def test_a_rule_set_of_former_days_asks_for_a_list_alone() -> None:
    plain = Ready(adjusted(FOUR_NOTS, "execution", settings={"tasks": "listed"}))
    case, tasks = before("execution.assign"), (task(None, passage=None),)
    payload = execution.Assign(tasks=tasks, document=paper("任务分解表"))
    case = take(case, "execution.assign", payload, SECRETARY, GIVEN, ready=plain)
    assert list(book(case).tasks) == ["1"]
    trouble = execution.Problem(problem="甲", proposal="乙", document=paper("报告"))
    case = take(case, "execution.problem", trouble, "he", GIVEN, ready=plain)
    answered = execution.Overcome(handling="丙", document=paper("批示"))
    case = take(case, "execution.overcome", answered, SECRETARY, GIVEN, ready=plain)
    report = execution.Complete(result="完工", report=paper("执行情况报告"))
    accepted(ask(case, "execution.complete", report, "he", GIVEN, ready=plain))


# What may be revised ----------------------------------------------------------------------------


def revised(case: Case, *tasks: execution.Task) -> Accepted | Refused:
    payload = execution.Revise(tasks=tasks, reasons="分工调整", document=paper("通知"))
    return ask(case, "execution.revise", payload, SECRETARY, GIVEN)


@pytest.mark.parametrize(
    ("change", "lawful"),
    [
        ({"unit": POLICE}, True),
        ({"measure": "全幅施工"}, True),
        ({"assisting": (POLICE,)}, True),
        ({"goal": "只修一半"}, False),
        ({"passage": "第九条"}, False),
        ({"due": DUE + timedelta(days=1)}, False),
    ],
)
def test_a_revision_leaves_goal_passage_and_day_as_they_are(
    *, change: dict[str, Any], lawful: bool
) -> None:
    answer = revised(assigned(task()), task(**change))
    assert ("execution.revision" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "execution.revision").source == decree_713(37)


def test_a_task_may_be_added_and_stands_beside_the_others() -> None:
    case = assigned(task())
    new = task("T2", after=("T1",))
    case = take(
        case,
        "execution.revise",
        execution.Revise(tasks=(new,), reasons="增加", document=paper("通知")),
        SECRETARY,
        GIVEN,
    )
    assert {key: each.task for key, each in book(case).tasks.items()} == {"T1": task(), "T2": new}


def test_what_was_accepted_is_not_revised() -> None:
    case = take(assigned(task(), task("T2")), "execution.finish", finished(), "he", GIVEN)
    case = take(case, "execution.inspect", seen(), SECRETARY, GIVEN)
    unmet(revised(case, task(measure="全幅施工")), "execution.revision")
    accepted(revised(case, task("T2", measure="全幅施工")))


# Reports ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "verb", "lawful"),
    [
        (BUILDER, "progress", True),
        (POLICE, "progress", True),
        (LEAD, "progress", False),
        (BUILDER, "finish", True),
        (POLICE, "finish", False),
    ],
)
def test_who_assists_reports_progress_and_who_answers_reports_the_end(
    *, unit: str, verb: str, lawful: bool
) -> None:
    case = assigned(task(assisting=(POLICE,)))
    report = execution.Progress(task="T1", done="半", percent=50, evidence=(paper("月报"),))
    payload = finished() if verb == "finish" else report
    who = of_unit(unit, Duty.EXECUTOR)
    answer = ask(case, f"execution.{verb}", payload, who, GIVEN)
    assert ("execution.unit" not in codes(answer)) is lawful


def test_what_is_reported_is_shown_by_a_document() -> None:
    answer = ask(assigned(task()), "execution.finish", finished(evidence=()), "he", GIVEN)
    unmet(answer, "execution.evidence")


def test_a_task_waits_for_those_that_it_comes_after() -> None:
    case = assigned(task(), task("T2", after=("T1",)))
    unmet(ask(case, "execution.finish", finished("T2"), "he", GIVEN), "execution.doable")
    case = take(case, "execution.finish", finished(), "he", GIVEN)
    unmet(ask(case, "execution.finish", finished("T2"), "he", GIVEN), "execution.doable")
    case = take(case, "execution.inspect", seen(), SECRETARY, GIVEN)
    accepted(ask(case, "execution.finish", finished("T2"), "he", GIVEN))


def test_a_task_that_is_not_there_is_told_with_those_that_are() -> None:
    answer = ask(assigned(task()), "execution.finish", finished("T7"), "he", GIVEN)
    assert unmet(answer, "execution.task").reason.zh == "任务清单中没有T7；现可办理的任务：T1。"
    assert "execution.doable" not in codes(answer)


@pytest.mark.parametrize(
    ("key", "verb", "code", "curers"),
    [
        ("T7", "finish", "execution.task", {Duty.EXECUTOR}),
        ("T7", "inspect", "execution.task", {Duty.SECRETARY, Duty.CHIEF}),
        ("T1", "inspect", "execution.waiting", {Duty.EXECUTOR}),
    ],
)
def test_who_names_a_task_that_is_not_there_names_another(
    key: str, verb: str, code: str, curers: set[Duty]
) -> None:
    """A task that is there and not reported done is another matter: its unit reports it."""
    said, who = (finished(key), "he") if verb == "finish" else (seen(key), SECRETARY)
    answer = ask(assigned(task()), f"execution.{verb}", said, who, GIVEN)
    assert {*unmet(answer, code).curers} == curers


@pytest.mark.parametrize(("days", "earliest"), [(-1, None), (0, None), (1, 1)])
def test_a_problem_noticed_on_a_day_to_come_is_reported_from_that_day(
    days: int, earliest: int | None
) -> None:
    answer = ask(
        assigned(task()), "execution.problem", problem(GIVEN + timedelta(days=days)), "he", GIVEN
    )
    assert ("execution.problem" in codes(answer)) is (earliest is not None)
    if earliest is not None:
        assert unmet(answer, "execution.problem").earliest == GIVEN + timedelta(days=earliest)


@pytest.mark.parametrize(("percent", "told"), [(59, True), (60, False), (61, False)])
def test_a_task_that_is_less_far_than_before_is_said_and_taken(*, percent: int, told: bool) -> None:
    def reported(percent: int) -> execution.Progress:
        return execution.Progress(task="T1", done="月报", percent=percent, evidence=(paper("表"),))

    case = take(assigned(task()), "execution.progress", reported(60), "he", GIVEN)
    answer = ask(case, "execution.progress", reported(percent), "he", GIVEN)
    accepted(answer)
    assert ("execution.percent_back" in warnings(answer)) is told


@pytest.mark.parametrize(
    ("who", "lawful"),
    [
        (of_unit("县政府办公室", Duty.SECRETARY), True),
        (of_unit(BUILDER, Duty.SECRETARY), False),
        (of_unit(POLICE, Duty.SECRETARY), False),
        (of_unit("县政府办公室", Duty.SECRETARY, who="he"), False),
    ],
)
def test_somebody_else_of_another_unit_accepts_it(*, who: Person, lawful: bool) -> None:
    case = assigned(task(assisting=(POLICE,)))
    case = take(case, "execution.finish", finished(), "he", GIVEN)
    answer = ask(case, "execution.inspect", seen(), who, GIVEN)
    assert ("execution.by_another" not in codes(answer)) is lawful


def test_whom_the_task_is_given_to_meanwhile_no_unit_answers_its_own_report() -> None:
    own = of_unit(BUILDER, Duty.SECRETARY)
    to_another = execution.Revise(
        tasks=(task(unit=POLICE),), reasons="调整单位", document=paper("调整")
    )
    reported = take(assigned(task()), "execution.finish", finished(), "he", GIVEN)
    asked = take(assigned(task()), "execution.ask_extension", wants(date(2023, 12, 1)), "he", GIVEN)
    for case, verb, said in (
        (reported, "execution.inspect", seen()),
        (asked, "execution.answer_extension", allows()),
    ):
        revised = take(case, "execution.revise", to_another, SECRETARY, GIVEN)
        unmet(ask(revised, verb, said, own, GIVEN), "execution.by_another")
        accepted(ask(revised, verb, said, CHIEF, GIVEN))


def by_deputy(case: Case, verb: str, payload: object, unit: str) -> Accepted | Refused:
    """Return the answer to a deputy of the office who stands for a secretary of a unit."""
    deputy = replace(of_unit(OFFICE, Duty.SECRETARY), id="deputy")
    principal = replace(of_unit(unit, Duty.SECRETARY), id="principal")
    entrusted = Entrust(person=deputy.id, duty=Duty.SECRETARY, since=GIVEN)
    case = take(case, "case.assign", entrusted, SECRETARY, GIVEN)
    staff = {**PEOPLE, deputy.id: deputy, principal.id: principal}
    step, _, name = verb.partition(".")
    move = Move(step, name, payload, deputy, instead_of=principal.id)
    return decide(READY, case, move, Setting(TOWN, CALENDAR, at(GIVEN), on_file(payload), staff))


@pytest.mark.parametrize(
    ("unit", "lawful"), [(OFFICE, True), (BUILDER, False), (POLICE, False)], ids=str
)
def test_no_deputy_answers_for_whoever_may_not_answer_in_person(*, unit: str, lawful: bool) -> None:
    given = assigned(task(assisting=(POLICE,)))
    reported = take(given, "execution.finish", finished(), "he", GIVEN)
    asked = take(given, "execution.ask_extension", wants(date(2023, 12, 1)), "he", GIVEN)
    for answer in (
        by_deputy(reported, "execution.inspect", seen(), unit),
        by_deputy(asked, "execution.answer_extension", allows(), unit),
    ):
        assert codes(answer) == (set() if lawful else {"execution.by_another"})


@pytest.mark.parametrize("reports", [True, False])
def test_nobody_of_a_unit_that_had_the_task_before_accepts_it(*, reports: bool) -> None:
    case = assigned(task(unit=OFFICE))
    both = of_unit(OFFICE, Duty.EXECUTOR, Duty.SECRETARY)
    if reports:
        said = execution.Progress(task="T1", percent=99, done="九成", evidence=(paper("证明"),))
        case = take(case, "execution.progress", said, both, GIVEN)
    moved = execution.Revise(tasks=(task(),), reasons="调整单位", document=paper("调整"))
    case = take(case, "execution.revise", moved, CHIEF, GIVEN)
    case = take(case, "execution.finish", finished(), "he", GIVEN)
    unmet(ask(case, "execution.inspect", seen(), both, GIVEN), "execution.by_another")
    transferred = replace(both, unit="县审计局")
    answer = ask(case, "execution.inspect", seen(), transferred, GIVEN)
    assert ("execution.by_another" in codes(answer)) is reports
    accepted(ask(case, "execution.inspect", seen(), CHIEF, GIVEN))


def test_longer_time_that_is_granted_never_shortens_what_a_suspension_had_moved() -> None:
    began, to = date(2023, 7, 3), date(2023, 11, 5)
    case = take(assigned(task()), "execution.ask_extension", wants(to), "he", date(2023, 6, 20))
    case = take(case, "execution.problem", problem(began), "he", began)
    stops = execution.Suspend(reasons="急", urgency="急", document=paper("令"))
    case = take(case, "execution.suspend", stops, CHIEF, began)
    line = book(case).problems[0].reported.line
    goes_on = execution.Resume(handling="改线", document=paper("复工"), answers=(line,))
    case = take(case, "execution.resume", goes_on, CHIEF, date(2023, 9, 1))
    moved = due_day(book(case).tasks["T1"], book(case), TOWN)
    assert moved.day == moved.counted == DUE + timedelta(days=60)
    case = take(case, "execution.answer_extension", allows(), SECRETARY, date(2023, 9, 4))
    assert due_day(book(case).tasks["T1"], book(case), TOWN) == moved


def test_what_is_sent_back_is_reported_again() -> None:
    case = take(assigned(task()), "execution.finish", finished(), "he", GIVEN)
    case = take(case, "execution.inspect", seen(good=False), SECRETARY, GIVEN)
    unmet(ask(case, "execution.inspect", seen(), SECRETARY, GIVEN), "execution.waiting")
    accepted(ask(case, "execution.finish", finished(), "he", GIVEN))


def test_it_is_complete_once_every_task_is_accepted_and_every_open_one_is_named() -> None:
    case = assigned(task(), task("T2"), task("T3"))
    case = take(case, "execution.finish", finished(), "he", GIVEN)
    case = take(case, "execution.inspect", seen(), SECRETARY, GIVEN)
    case = take(case, "execution.finish", finished("T2"), "he", GIVEN)
    report = execution.Complete(result="完工", report=paper("执行情况报告"))
    told = unmet(ask(case, "execution.complete", report, "he", GIVEN), "execution.open")
    assert "T1" not in told.reason.zh
    assert "T2（县城市建设投资中心，已报告完成，待验收）" in told.reason.zh
    assert "T3（县城市建设投资中心，未报告完成）" in told.reason.zh


# Longer time ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "lawful"), [(-1, False), (0, False), (1, True)])
def test_longer_is_later(*, days: int, lawful: bool) -> None:
    payload = wants(DUE + timedelta(days=days))
    answer = ask(assigned(task()), "execution.ask_extension", payload, "he", GIVEN)
    assert ("execution.longer" not in codes(answer)) is lawful


def test_no_unit_grants_itself_longer_time() -> None:
    payload = wants(DUE + timedelta(days=9))
    case = take(assigned(task()), "execution.ask_extension", payload, "he", GIVEN)
    own = of_unit(BUILDER, Duty.SECRETARY)
    found = unmet(
        ask(case, "execution.answer_extension", allows(), own, GIVEN), "execution.by_another"
    )
    assert found.source == HOUSE_RULE
    accepted(ask(case, "execution.answer_extension", allows(), CHIEF, GIVEN))


def test_no_longer_time_is_granted_once_the_task_was_reported_done() -> None:
    late = DUE + timedelta(days=20)
    case = take(assigned(task()), "execution.ask_extension", wants(date(2024, 12, 31)), "he", DUE)
    reported = take(case, "execution.finish", finished(), "he", late)
    taken = take(reported, "execution.inspect", seen(), SECRETARY, late)
    back = take(reported, "execution.inspect", seen(good=False), SECRETARY, late)
    for done in (reported, taken):
        unmet(ask(done, "execution.answer_extension", allows(), CHIEF, late), "execution.asked")
        assert rated(done).count(Punctual.LATE) == 1
    accepted(ask(back, "execution.answer_extension", allows(), CHIEF, late))


def test_a_request_is_answered_before_the_next_one() -> None:
    payload = wants(DUE + timedelta(days=9))
    case = take(assigned(task()), "execution.ask_extension", payload, "he", GIVEN)
    unmet(ask(case, "execution.ask_extension", payload, "he", GIVEN), "execution.unasked")
    case = take(case, "execution.answer_extension", allows(granted=False), SECRETARY, GIVEN)
    assert due_day(book(case).tasks["T1"], book(case), TOWN).day == DUE
    accepted(ask(case, "execution.ask_extension", payload, "he", GIVEN))


@pytest.mark.parametrize(
    ("asked", "counts", "advice"),
    [
        (DUE - timedelta(days=1), True, set()),
        (DUE, True, set()),
        (DUE + timedelta(days=1), False, {"execution.asked_late"}),
    ],
)
def test_what_is_asked_for_after_the_day_moves_the_work_and_not_the_rate(
    *, asked: date, counts: bool, advice: set[str]
) -> None:
    to = DUE + timedelta(days=20)
    case = assigned(task())
    answer = ask(case, "execution.ask_extension", wants(to), "he", asked)
    assert warnings(answer) == advice
    case = take(case, "execution.ask_extension", wants(to), "he", asked)
    case = take(case, "execution.answer_extension", allows(), SECRETARY, asked)
    due = due_day(book(case).tasks["T1"], book(case), TOWN)
    assert due.day == to
    assert due.counted == (to if counts else DUE)


# Days and the rate ------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "late"), [(-1, None), (0, None), (1, 1), (9, 9)])
def test_a_late_report_is_told_in_days_and_taken(*, days: int, late: int | None) -> None:
    on = DUE + timedelta(days=days)
    answer = ask(assigned(task()), "execution.finish", finished(), "he", on)
    accepted(answer)
    assert ("execution.late" in warnings(answer)) is (late is not None)
    case = take(assigned(task()), "execution.finish", finished(), "he", on)
    assert days_late(book(case).tasks["T1"], book(case), TOWN) == (
        timedelta(days=late) if late else None
    )


def test_what_is_due_is_told_with_its_day_until_it_is_reported_done() -> None:
    case = assigned(task(), task("T2", due=DUE + timedelta(days=1)))

    def due(of: Case) -> list[date]:
        return [d.due for d in deadlines(READY, of, TOWN, CALENDAR) if d.step == "execution"]

    assert due(case) == [DUE, DUE + timedelta(days=1)]
    case = take(case, "execution.finish", finished(), "he", GIVEN)
    assert due(case) == [DUE + timedelta(days=1)]


def test_the_rate_is_in_time_and_accepted_of_all_that_was_due() -> None:
    case = assigned(*(task(f"T{n}") for n in range(1, 5)), task("T9", due=date(2023, 11, 1)))
    case = take(case, "execution.finish", finished("T1"), "he", DUE)
    case = take(case, "execution.finish", finished("T2"), "he", DUE)
    case = take(case, "execution.finish", finished("T3"), "he", DUE + timedelta(days=1))
    case = take(case, "execution.inspect", seen("T1"), SECRETARY, DUE + timedelta(days=1))
    case = take(case, "execution.inspect", seen("T3"), SECRETARY, DUE + timedelta(days=1))
    found = rated(case)
    assert {t.key: t.stands for t in found.tasks} == {
        "T1": Punctual.IN_TIME,
        "T2": Punctual.NOT_ACCEPTED,
        "T3": Punctual.LATE,
        "T4": Punctual.NOT_DONE,
    }
    assert found.rate == Fraction(1, 4)
    assert rated(case, Period(date(2023, 11, 1), date(2023, 11, 30))).tasks[0].key == "T9"


def test_what_was_added_to_the_plan_later_is_told_apart_and_raises_no_rate_of_the_plan() -> None:
    """One task of the plan is not done; one that was added when it was as good as done is."""
    case = assigned(task())
    added = execution.Revise(tasks=(task("T8"),), reasons="增加", document=paper("通知"))
    case = take(case, "execution.revise", added, SECRETARY, DUE - timedelta(days=1))
    case = take(case, "execution.finish", finished("T8"), "he", DUE)
    case = take(case, "execution.inspect", seen("T8"), SECRETARY, DUE)
    found = rated(case)
    assert {t.key: t.added for t in found.tasks} == {"T1": False, "T8": True}
    assert (found.rate, found.planned.rate) == (Fraction(1, 2), 0)
    assert [t.key for t in found.planned.tasks] == ["T1"]


def test_a_task_of_the_plan_that_is_revised_was_not_added() -> None:
    moved = execution.Revise(tasks=(task(unit=LEAD),), reasons="调整单位", document=paper("调整"))
    case = take(assigned(task()), "execution.revise", moved, SECRETARY, GIVEN)
    assert [t.added for t in rated(case).tasks] == [False]


def test_where_nothing_was_due_there_is_no_rate() -> None:
    assert rated(assigned(task()), Period(date(2023, 1, 1), date(2023, 9, 30))).rate is None


@pytest.mark.parametrize(
    ("first", "last", "counted"),
    [
        (DUE, DUE, True),
        (DUE - timedelta(days=1), DUE - timedelta(days=1), False),
        (DUE + timedelta(days=1), DUE + timedelta(days=1), False),
    ],
)
def test_a_task_stands_in_the_period_of_its_day_alone(
    *, first: date, last: date, counted: bool
) -> None:
    assert bool(rated(assigned(task()), Period(first, last)).tasks) is counted


@pytest.mark.parametrize(
    ("unit", "days", "lawful"),
    [(BUILDER, -1, True), (BUILDER, 0, False), (POLICE, 1, False), ("县审计局", 1, True)],
)
@pytest.mark.parametrize("stood_for", [False, True])
def test_who_left_a_unit_of_the_task_meanwhile_neither_accepts_nor_grants(
    unit: str, days: int, *, stood_for: bool, lawful: bool
) -> None:
    given = assigned(task(assisting=(POLICE,)))
    left = Left(unit, TOWN.day(given.opened) + timedelta(days=days))
    came = replace(of_unit(OFFICE, Duty.SECRETARY), id="came", left=(left,))
    deputy = replace(of_unit(OFFICE, Duty.SECRETARY), id="deputy")
    entrusted = Entrust(person="deputy", duty=Duty.SECRETARY, since=GIVEN)
    reported = take(given, "execution.finish", finished(), "he", GIVEN)
    asked = take(given, "execution.ask_extension", wants(date(2023, 12, 1)), "he", GIVEN)
    for case, verb, said in (
        (reported, "inspect", seen()),
        (asked, "answer_extension", allows()),
    ):
        there = take(case, "case.assign", entrusted, SECRETARY, GIVEN)
        who, instead_of = (deputy, "came") if stood_for else (came, None)
        move = Move("execution", verb, said, who, instead_of=instead_of)
        staff = {**PEOPLE, "came": came, "deputy": deputy}
        setting = Setting(TOWN, CALENDAR, at(GIVEN), on_file(said), staff)
        assert codes(decide(READY, there, move, setting)) == (set() if lawful else {FORMERLY})
