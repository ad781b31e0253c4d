"""A paper act entered late: a second person has compared its paper, by a move of their own."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from cases import (
    CALENDAR,
    DRAFTER,
    READY,
    RECORDER,
    SECRETARY,
    TOWN,
    accepted,
    ask,
    before,
    codes,
    empty,
    facts_of,
    minutes,
    on_file,
    ready_of,
    scene_of,
    take,
    unmet,
    warnings,
)
from histories.filling import plain

from api.demo.scene import PEOPLE, paper
from api.responsibility import responsibility_text
from decision_flow.domain.case import (
    CASE,
    AnswerRecord,
    Assign,
    Case,
    Compare,
    Paper,
    ReportError,
    fold,
    follow,
)
from decision_flow.domain.kind import Phase
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.people import Duty, Held, Left, Person
from decision_flow.domain.steps.matter import COMPARERS, Open
from decision_flow.engine.decide import decide
from decision_flow.engine.explain import explain
from decision_flow.engine.ledger import ledger
from decision_flow.engine.opening import Opening, opening_move
from diagrams.views.case import Subject, case_view

NAME, STEP = "legality_review.file", "legality_review"
SCENE = scene_of(NAME)
AT_ONCE = frozenset({Compare, ReportError, AnswerRecord})
"""What happens when it is entered, and never on paper before."""
PLAIN = Random(1)  # noqa: S311 - any well-formed payload will do
LATER = SCENE.on + timedelta(days=3)
COMPARED_AT = SCENE.on + timedelta(days=2)
SHOWN = Compare(
    scan=paper("送审函扫描件"),
    receipt="收文第12号",
    step=STEP,
    verbs=("file", "supply"),
    day=SCENE.on.date(),
)


def compare(who: str | Person = RECORDER, case: Case | None = None, **changes: Any) -> Case:
    """Return the case once somebody compared the paper."""
    shown = replace(SHOWN, **changes)
    return take(case or before(NAME), f"{CASE}.compare", shown, who, COMPARED_AT)


def paper_of(case: Case, **changes: Any) -> Paper:
    found = Paper(scan=SHOWN.scan, receipt=SHOWN.receipt, compared=case.seq)
    return replace(found, **changes)


def enter(
    case: Case, found: Paper | None, *, stated: datetime = SCENE.on, **more: Any
) -> Accepted | Refused:
    """Return the answer to the filing that is entered three days later."""
    who = more.pop("who", DRAFTER)
    return ask(case, NAME, SCENE.says, who, LATER, stated_at=stated, paper=found, **more)


def said_of(answer: Accepted | Refused) -> str:
    verdict = unmet(answer, "time.paper")
    assert verdict.curers == COMPARERS
    return verdict.reason.zh


def test_what_a_second_person_compared_is_entered_late_and_judged_by_its_day() -> None:
    case = compare()
    fact = accepted(enter(case, paper_of(case)))
    assert (fact.late, fact.paper) == (True, paper_of(case))
    assert (fact.stated_at, fact.recorded_at) == (SCENE.on, LATER)


def test_without_any_paper_the_refusal_names_all_that_is_missing() -> None:
    assert "扫描件、收文编号和核对记录的号" in said_of(enter(compare(), None))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"scan": paper("另一扫描件")}, "另一扫描件"),
        ({"receipt": "收文第13号"}, "“收文第12号”"),
        ({"compared": 1}, "第1号不是核对记录"),
        ({"compared": 0}, "第0号不是核对记录"),
        ({"compared": before(NAME).seq + 2}, "不是核对记录"),
    ],
    ids=["another scan", "another receipt", "another line", "no line", "a line to come"],
)
def test_the_paper_is_the_very_one_that_was_compared(changes: dict[str, Any], says: str) -> None:
    case = compare()
    assert says in said_of(enter(case, paper_of(case, **changes)))


@pytest.mark.parametrize("days", [-1, 1])
def test_the_day_stated_is_the_day_that_the_paper_shows(days: int) -> None:
    case = compare(day=SCENE.on.date() + timedelta(days=days))
    assert f"所述为{SCENE.on.date()}" in said_of(enter(case, paper_of(case)))


@pytest.mark.parametrize(
    "changes",
    [{"verbs": ("supply",)}, {"step": "feasibility_study", "verbs": ("file",)}],
    ids=["another act", "another step"],
)
def test_a_comparison_is_about_the_acts_that_it_names(changes: dict[str, Any]) -> None:
    case = compare(**changes)
    assert "该核对只及于" in said_of(enter(case, paper_of(case)))


def test_a_comparison_of_another_case_is_none_of_this_one() -> None:
    other = compare()
    answer = enter(before(NAME), paper_of(other))
    assert f"本案第{other.seq}号不是核对记录" in said_of(answer)


def test_a_comparison_serves_each_act_once() -> None:
    case = compare()
    entered = fold(case, (accepted(enter(case, paper_of(case))),))
    again = replace(entered, shape=case.shape)
    assert "已用于补录" in said_of(enter(again, paper_of(case)))
    assert entered.compared[case.seq].unused == {"supply"}


def test_a_paper_of_no_comparison_uses_none_up() -> None:
    case = compare()
    fact = accepted(enter(case, paper_of(case)))
    stray = replace(fact, paper=paper_of(case, compared=1))
    assert follow(case, stray).compared == case.compared


# By whom --------------------------------------------------------------------------------------


KEEPER = Person(
    DRAFTER, "经办人兼保管人", PEOPLE[DRAFTER].unit, (Held(Duty.EXECUTOR, date(2021, 1, 1)),)
)
"""The drafter again, who keeps papers too."""


def test_nobody_compares_what_oneself_enters() -> None:
    case = compare(KEEPER)
    assert "另一人" in said_of(enter(case, paper_of(case)))


@pytest.mark.parametrize(("unit", "lawful"), [(PEOPLE[DRAFTER].unit, False), ("县档案馆", True)])
def test_no_unit_that_drafts_vouches_for_its_own_past(*, unit: str, lawful: bool) -> None:
    other = Person("other", "另一人", unit, (Held(Duty.EXECUTOR, date(2021, 1, 1)),))
    case = compare(other)
    answer = enter(case, paper_of(case))
    assert ("time.paper" not in codes(answer)) is lawful
    assert lawful or "不得属于承办单位" in said_of(answer)


@pytest.mark.parametrize(("days", "lawful"), [(-1, True), (0, False), (1, False)])
def test_nobody_vouches_for_the_past_of_a_unit_left_meanwhile(days: int, *, lawful: bool) -> None:
    case = compare()
    left = Left(PEOPLE[DRAFTER].unit, TOWN.day(case.opened) + timedelta(days=days))
    staff = {**PEOPLE, RECORDER: replace(PEOPLE[RECORDER], left=(left,))}
    found = paper_of(case)
    move = Move(STEP, "file", SCENE.says, PEOPLE[DRAFTER], stated_at=SCENE.on, paper=found)
    filed = on_file(SCENE.says, found)
    answer = decide(READY, case, move, Setting(TOWN, CALENDAR, LATER, filed, staff))
    assert codes(answer) == (set() if lawful else {"time.paper"})


def deputy_of(duty: Duty, case: Case) -> tuple[Person, Case]:
    """Return a deputy in the lead unit and the case in which the secretary assigned the duty."""
    deputy = Person("deputy", "副手", PEOPLE[DRAFTER].unit, (Held(duty, date(2021, 1, 1)),))
    since = Assign(person=deputy.id, duty=duty, since=date(2021, 1, 1))
    return deputy, take(case, f"{CASE}.assign", since, SECRETARY, SCENE.on)


@pytest.mark.parametrize(("who", "lawful"), [(DRAFTER, False), (RECORDER, True)])
def test_the_principal_does_not_compare_what_a_deputy_enters(*, who: str, lawful: bool) -> None:
    deputy, case = deputy_of(Duty.DRAFTER, before(NAME))
    case = compare(KEEPER if who == DRAFTER else who, case)
    answer = enter(case, paper_of(case), who=deputy, instead_of=DRAFTER)
    assert ("time.paper" not in codes(answer)) is lawful
    assert lawful or "其所代的人" in said_of(answer)


def test_nobody_compares_for_another() -> None:
    deputy, case = deputy_of(Duty.SECRETARY, before(NAME))
    answer = ask(case, f"{CASE}.compare", SHOWN, deputy, COMPARED_AT, instead_of=SECRETARY)
    unmet(answer, "compare.in_person")


@pytest.mark.parametrize("duty", Duty)
def test_who_keeps_papers_compares_and_no_auditor_member_or_expert(duty: Duty) -> None:
    who = Person("p", "p", "县档案馆", (Held(duty, date(2021, 1, 1)),))
    answer = ask(before("start.assign"), f"{CASE}.compare", SHOWN, who, COMPARED_AT)
    assert ("person.duty" not in codes(answer)) is (duty in COMPARERS)
    assert Duty.AUDITOR not in COMPARERS


EVERYTHING = Person(
    "one", "一人", PEOPLE[DRAFTER].unit, tuple(Held(duty, date(2021, 1, 1)) for duty in Duty)
)


@pytest.mark.parametrize("key", ["four-nots", "decree-713"])
def test_one_person_alone_enters_no_act_late_whatever_it_is(key: str) -> None:
    """Not with every duty, any scan, a comparison of one's own, one for another, or none."""
    ready = ready_of(key)
    for step in (*ready.procedure.steps, CASE):
        names = tuple(v.name for v in ready.kind(step).verbs if v.payload not in AT_ONCE)
        case = compare(EVERYTHING, before(NAME, profile=key), step=step, verbs=names)
        for verb in ready.kind(step).verbs:
            payload = plain(verb.payload, SCENE.on, PLAIN)
            for found in (None, paper_of(case), paper_of(case, compared=1)):
                move = Move(step, verb.name, payload, EVERYTHING, stated_at=SCENE.on, paper=found)
                filed = on_file(payload, found)
                answer = decide(ready, case, move, Setting(TOWN, CALENDAR, LATER, filed))
                assert "time.paper" in codes(answer), f"{step}.{verb.name} with {found}"


# What is compared -----------------------------------------------------------------------------


def asked(**changes: Any) -> Accepted | Refused:
    shown = replace(SHOWN, **changes)
    return ask(before(NAME), f"{CASE}.compare", shown, RECORDER, COMPARED_AT)


def test_a_comparison_moves_nothing_and_stands_on_record() -> None:
    case, fact = before(NAME), accepted(asked())
    after = follow(case, fact)
    assert (fact.edges, after.shape) == ((), case.shape)
    assert after.compared[fact.seq].person == RECORDER
    assert after.compared[fact.seq].says == SHOWN


@pytest.mark.parametrize("earlier", [1, 60 * 24])
def test_no_comparison_is_itself_stated_earlier_than_it_is_recorded(earlier: int) -> None:
    case = compare(SECRETARY, step=CASE, verbs=("correct",), day=minutes(COMPARED_AT, 0).date())
    stated = minutes(COMPARED_AT, -earlier)
    told = {"stated_at": stated, "paper": paper_of(case)}
    answer = ask(case, f"{CASE}.compare", SHOWN, RECORDER, COMPARED_AT, **told)
    unmet(answer, "compare.now")


@pytest.mark.parametrize("step", ["nowhere", "legality"])
def test_a_comparison_names_a_step_of_the_procedure(step: str) -> None:
    unmet(asked(step=step), "compare.step")


@pytest.mark.parametrize(
    ("step", "verbs", "lawful"),
    [
        (STEP, ("opine",), True),
        (STEP, (), False),
        (STEP, ("file", "publish"), False),
        (CASE, ("correct", "assign", "withdraw"), True),
        (CASE, ("compare",), False),
        (CASE, ("open",), False),
    ],
)
def test_a_comparison_names_acts_of_its_step(
    *, step: str, verbs: tuple[str, ...], lawful: bool
) -> None:
    assert ("compare.verbs" not in codes(asked(step=step, verbs=verbs))) is lawful


@pytest.mark.parametrize(("later", "lawful"), [(0, True), (1, False)])
def test_the_paper_shows_no_day_to_come(*, later: int, lawful: bool) -> None:
    day = COMPARED_AT.date() + timedelta(days=later)
    assert ("compare.day" not in codes(asked(day=day))) is lawful


def test_a_scan_that_was_never_uploaded_is_not_compared() -> None:
    case = before(NAME)
    answer = ask(case, f"{CASE}.compare", SHOWN, RECORDER, COMPARED_AT, documents=frozenset())
    assert SHOWN.scan.title in unmet(answer, "documents.on_file").reason.zh
    unmet(asked(receipt=" "), "payload.blank")


@pytest.mark.parametrize("phase", Phase)
def test_a_paper_is_compared_in_every_phase(phase: Phase) -> None:
    case = before(NAME)
    case = replace(case, shape={**case.shape, CASE: phase})
    setting = Setting(TOWN, CALENDAR, LATER)
    options = {(o.step, o.verb): o for o in explain(READY, case, setting, PEOPLE[RECORDER])}
    option = options[CASE, "compare"]
    assert (option.open, option.fits, option.by) == (True, True, COMPARERS)


# What needs none ------------------------------------------------------------------------------


def test_an_act_of_the_same_day_brings_no_paper() -> None:
    case = compare()
    answer = ask(case, NAME, SCENE.says, DRAFTER, LATER, paper=paper_of(case))
    assert "当日" in unmet(answer, "time.paper").reason.zh
    accepted(ask(case, NAME, SCENE.says, DRAFTER, LATER, stated_at=minutes(LATER, -60)))


def test_no_case_is_opened_on_an_earlier_day() -> None:
    certificate = "0" * 64
    opening = plain(Open, SCENE.on, PLAIN, certificate=certificate)
    found = Paper(scan=SHOWN.scan, receipt="1", compared=1)
    for scan in (None, found):
        move = Move(CASE, "open", opening, PEOPLE[SECRETARY], stated_at=SCENE.on, paper=scan)
        setting = Setting(TOWN, CALENDAR, LATER, on_file(found))
        answer = opening_move(READY, Opening("c", move, certificate), setting)
        assert "立案不得补录" in unmet(answer, "time.paper").reason.zh
    assert not empty(READY).compared


# What an auditor sees -------------------------------------------------------------------------


DAY = SCENE.on.date()


def noted(*days: date | None) -> Person:
    held = tuple(Held(Duty.DRAFTER, date(2021, 1, 1), noted=day) for day in days)
    return replace(PEOPLE[DRAFTER], held=held)


@pytest.mark.parametrize(
    ("days", "warned"),
    [
        ((None,), False),
        ((DAY,), False),
        ((DAY + timedelta(days=1),), True),
        ((DAY + timedelta(days=1), DAY), False),
        ((DAY + timedelta(days=2), DAY + timedelta(days=1)), True),
    ],
)
def test_a_duty_that_was_noted_after_the_day_stands_beside_the_act(
    *, days: tuple[date | None, ...], warned: bool
) -> None:
    case = compare()
    answer = enter(case, paper_of(case), who=noted(*days))
    accepted(answer)
    assert ("person.noted_late" in warnings(answer)) is warned
    on_time = ask(before(NAME), NAME, SCENE.says, noted(*days), SCENE.on)
    assert "person.noted_late" not in warnings(on_time)


@pytest.mark.parametrize(("later", "warned"), [(0, False), (1, True)])
def test_an_assignment_that_was_noted_after_the_day_stands_beside_the_act(
    *, later: int, warned: bool
) -> None:
    deputy = replace(noted(None), id="deputy")
    since = Assign(person=deputy.id, duty=Duty.DRAFTER, since=DAY)
    when = SCENE.on + timedelta(days=later)
    case = compare(case=take(before(NAME), f"{CASE}.assign", since, SECRETARY, when))
    answer = enter(case, paper_of(case), who=deputy, instead_of=DRAFTER)
    accepted(answer)
    assert ("person.noted_late" in warnings(answer)) is warned
    assert "person.noted_late" not in warnings(enter(case, paper_of(case), who=deputy))


def entered_late(name: str) -> Case:
    """Return the case before an act, with the consultation's notice entered late."""
    case = before(name)
    notice = case.last["open_consultation", "publish"]
    late = replace(notice, paper=Paper(scan=SHOWN.scan, receipt="1", compared=1))
    late = replace(late, recorded_at=notice.stated_at + timedelta(days=5))
    return replace(case, last={**case.last, ("open_consultation", "publish"): late})


@pytest.mark.parametrize(
    "name", ["legality_review.accept", "legality_review.opine", "submission.accept"]
)
def test_who_signs_is_told_what_was_entered_late(name: str) -> None:
    scene = scene_of(name)
    answer = ask(entered_late(name), name, scene.says, scene.who, scene.on)
    accepted(answer)
    (told,) = (v for v in answer.verdicts if v.code == "evidence.late")
    assert told.advisory
    notice = scene_of("open_consultation.publish")
    for shown in (notice.on.date(), notice.on.date() + timedelta(days=5)):
        assert str(shown) in told.reason.zh
        assert str(shown) in told.reason.en
    usual = ask(before(name), name, scene.says, scene.who, scene.on)
    assert "evidence.late" not in {v.code for v in usual.verdicts}


def test_the_responsibility_list_in_words_says_both_days_and_the_comparison() -> None:
    facts = [*facts_of()[:5]]
    late = Paper(scan=SHOWN.scan, receipt="1", compared=3)
    facts[1] = replace(facts[1], paper=late, recorded_at=facts[1].stated_at + timedelta(days=4))
    view = case_view(READY, facts, (), Subject("1", "题名", "a" * 64, facts[-1].recorded_at))
    told = responsibility_text(view, ledger(facts, {}), {})
    days = [TOWN.day(facts[1].stated_at) + timedelta(days=n) for n in (0, 4)]
    assert told.count("补录") == 1
    assert f"补录 entered late：所述 stated {days[0]}，记录 recorded {days[1]}，核对见 3 号" in told
