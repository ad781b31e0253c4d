"""Who left a unit since the case was opened counts as one of it, where nobody of it may act."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from cases import (
    CALENDAR,
    DRAFTER,
    READY,
    REVIEWER,
    SECRETARY,
    TOWN,
    accepted,
    ask,
    before,
    codes,
    on_file,
    said,
    scene_of,
    take,
    unmet,
)

from api.demo.scene import PEOPLE
from decision_flow.domain.case import Assign as Entrust
from decision_flow.domain.case import Case
from decision_flow.domain.formerly import FORMERLY
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.people import Duty, Held, Left, Level, Person
from decision_flow.domain.said import Reassign
from decision_flow.domain.steps.before import fair_competition
from decision_flow.domain.steps.common import Reopen
from decision_flow.domain.units import Succession
from decision_flow.engine.decide import decide

LEAD = PEOPLE[DRAFTER].unit
CASE = before("legality_review.opine")
OPENED = TOWN.day(CASE.opened)
DAY = timedelta(days=1)
SINCE = date(2021, 1, 1)
PAPER = said("drafting.register").draft


def left(person: Person, *units: tuple[str, date]) -> Person:
    return replace(person, left=tuple(Left(unit, on) for unit, on in units))


def one(duty: Duty, unit: str = "县司法局", who: str = "one") -> Person:
    return Person(who, who, unit, (Held(duty, SINCE),))


def opines(reviewer: Person, case: Case = CASE, **setting: object) -> Accepted | Refused:
    scene = scene_of("legality_review.opine")
    move = Move("legality_review", "opine", scene.says, reviewer)
    there = Setting(TOWN, CALENDAR, scene.on, on_file(scene.says), {**PEOPLE, "one": reviewer})
    return decide(READY, case, move, replace(there, **setting))


@pytest.mark.parametrize(
    ("units", "lawful"),
    [
        ([(LEAD, OPENED - DAY)], True),
        ([(LEAD, OPENED)], False),
        ([(LEAD, OPENED + DAY)], False),
        ([(f" {LEAD}。", OPENED + DAY)], False),
        ([("县教育局", OPENED + DAY)], True),
        ([(LEAD, OPENED + DAY), ("县教育局", OPENED + 2 * DAY)], False),
        ([], True),
    ],
    ids=["before", "that day", "after", "spelt otherwise", "another", "by way of another", "never"],
)
def test_who_left_the_unit_that_drafts_meanwhile_reviews_nothing(
    units: list[tuple[str, date]], *, lawful: bool
) -> None:
    answer = opines(left(one(Duty.LEGAL_REVIEWER), *units))
    assert codes(answer) == (set() if lawful else {FORMERLY})
    if not lawful:
        verdict = unmet(answer, FORMERLY)
        assert "one" in verdict.reason.zh
        assert LEAD in verdict.reason.en
        assert verdict.curers == (Duty.LEGAL_REVIEWER,)


def test_who_came_back_is_of_it_as_anybody_of_it() -> None:
    back = left(one(Duty.LEGAL_REVIEWER, LEAD), (LEAD, OPENED + DAY), ("县司法局", OPENED + DAY))
    assert codes(opines(back)) == {"person.reviewer_unit", FORMERLY}
    before_it = left(one(Duty.LEGAL_REVIEWER, LEAD), ("县司法局", OPENED - DAY))
    assert codes(opines(before_it)) == {"person.reviewer_unit"}


def test_who_left_a_unit_that_became_the_one_that_drafts_reviews_nothing() -> None:
    body = replace(TOWN, successions=(Succession("县公路段", LEAD, OPENED, "改革", 1),))
    moved = left(one(Duty.LEGAL_REVIEWER), ("县公路段", OPENED + DAY))
    assert codes(opines(moved, body=body)) == {FORMERLY}
    assert codes(opines(moved)) == set()


def test_what_stood_before_is_decided_again_as_it_was() -> None:
    moved = left(one(Duty.LEGAL_REVIEWER), (LEAD, OPENED + DAY))
    assert FORMERLY not in {v.code for v in accepted_of(opines(moved, again=True)).verdicts}
    assert isinstance(opines(moved), Refused)


def accepted_of(answer: Accepted | Refused) -> Accepted:
    assert isinstance(answer, Accepted)
    return answer


@pytest.mark.parametrize("days", [-1, 0])
def test_nobody_stands_for_whoever_left_the_unit_meanwhile(days: int) -> None:
    case = take(
        CASE,
        "case.assign",
        Entrust(person=REVIEWER, duty=Duty.LEGAL_REVIEWER, since=SINCE),
        SECRETARY,
        date(2023, 4, 19),
    )
    scene = scene_of("legality_review.opine")
    principal = left(one(Duty.LEGAL_REVIEWER), (LEAD, OPENED + days * DAY))
    move = Move("legality_review", "opine", scene.says, PEOPLE[REVIEWER], instead_of="one")
    staff = {**PEOPLE, "one": principal}
    setting = Setting(TOWN, CALENDAR, scene.on, on_file(scene.says), staff)
    assert (FORMERLY in codes(decide(READY, case, move, setting))) is (days >= 0)


@pytest.mark.parametrize(
    ("level", "unit", "lawful"),
    [
        (Level.COUNTY, LEAD, False),
        (Level.COUNTY, "县教育局", True),
        (Level.DEPARTMENT, LEAD, True),
    ],
)
def test_a_market_regulator_who_left_the_lead_unit_is_none(
    level: Level, unit: str, *, lawful: bool
) -> None:
    says = fair_competition.Conclude(conclusion=fair_competition.Conclusion.PASSED, document=PAPER)
    regulator = left(one(Duty.MARKET_REGULATOR, "县市场监督管理局"), (unit, OPENED))
    when, body = date(2023, 4, 12), replace(TOWN, level=level)
    answer = ask(CASE, "fair_competition.conclude", says, regulator, when, body=body)
    assert (FORMERLY not in codes(answer)) is lawful


@pytest.mark.parametrize(("days", "lawful"), [(-1, True), (0, False)])
def test_who_left_the_unit_meanwhile_does_away_with_no_evidence(days: int, *, lawful: bool) -> None:
    says = Reopen(reasons="证据有误（示例）", document=PAPER)
    office = left(one(Duty.SECRETARY, "县政府办公室"), (LEAD, OPENED + days * DAY))
    scene = scene_of("legality_review.opine")
    answer = ask(CASE, "open_consultation.reopen", says, office, scene.on)
    assert (FORMERLY not in codes(answer)) is lawful


@pytest.mark.parametrize(("days", "lawful"), [(-1, True), (0, False), (1, False)])
def test_a_matter_does_not_go_to_a_unit_whose_reviewer_left_it_meanwhile(
    days: int, *, lawful: bool
) -> None:
    new = "宁津县住房和城乡建设局"
    reviewer = left(one(Duty.LEGAL_REVIEWER), (new, OPENED + days * DAY))
    scene = scene_of("legality_review.opine")
    case = take(CASE, "legality_review.opine", scene.says, reviewer, scene.on)
    says = Reassign(unit=LEAD, to=new, ground="reassigned", reasons="职责调整", document=PAPER)
    move = Move("case", "reassign", says, PEOPLE[SECRETARY])
    staff = {**PEOPLE, "one": reviewer}
    setting = Setting(TOWN, CALENDAR, scene.on + DAY, on_file(says), staff)
    assert ("reassign.reviewed" not in codes(decide(READY, case, move, setting))) is lawful


def test_a_drafter_who_came_to_the_unit_meanwhile_drafts() -> None:
    scene = scene_of("drafting.register")
    came = left(PEOPLE[DRAFTER], ("县教育局", OPENED + DAY))
    case = before("drafting.register")
    accepted(ask(case, "drafting.register", scene.says, came, scene.on))


@pytest.mark.parametrize(
    ("days", "unit"), [(-1, "甲局"), (0, "乙局"), (1, "乙局"), (2, "丙局"), (9, "丙局")]
)
def test_the_unit_of_a_day_is_the_one_that_was_written_down_by_its_end(
    days: int, unit: str
) -> None:
    moved = left(one(Duty.DRAFTER, "丙局"), ("甲局", OPENED), ("乙局", OPENED + 2 * DAY))
    assert moved.unit_on(OPENED + days * DAY) == unit
