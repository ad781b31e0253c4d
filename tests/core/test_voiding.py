"""A notice that is taken back: by who drafts while nobody wrote, then by the office."""

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
    said,
    scene_of,
    unmet,
    warnings,
)

from api.demo.scene import PEOPLE, at
from decision_flow.domain.case import Case, fold, follow
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.opinions.intake import Intake, OpinionChannel
from decision_flow.domain.people import Duty, Person
from decision_flow.domain.steps.before.consultation import Void
from decision_flow.domain.values import Cite, decree_713
from decision_flow.engine.decide import decide

NAME = "open_consultation"
VOID = Void(reasons="附件有误")
DAY = date(2023, 4, 20)
OPEN = before(f"{NAME}.close")
COUNTED = before(f"{NAME}.answer")
"""The window has closed, and more than one opinion was counted."""


def register(in_time: int, late: int = 0) -> Intake | None:
    if not in_time + late:
        return None
    last = Cite("c1/9", in_time + late, "e" * 64)
    return Intake({OpinionChannel.ONLINE: in_time}, late, last)


def void(case: Case, who: str | Person, intake: Intake | None = None) -> Accepted | Refused:
    person = PEOPLE[who] if isinstance(who, str) else who
    return decide(
        READY,
        case,
        Move(NAME, "void", VOID, person),
        Setting(TOWN, CALENDAR, at(DAY), intake=intake),
    )


def voided(case: Case, who: str, intake: Intake | None = None) -> Case:
    answer = void(case, who, intake)
    assert isinstance(answer, Accepted), codes(answer)
    return fold(case, answer.facts)


@pytest.mark.parametrize("who", [DRAFTER, SECRETARY])
def test_a_wrong_notice_to_which_nobody_wrote_is_voided_and_published_anew(who: str) -> None:
    case = voided(OPEN, who)
    assert case.shape[NAME] == "none"
    assert case.fact(NAME, "publish") is None
    payload = said(f"{NAME}.publish", opens=DAY, closes=DAY + timedelta(days=30))
    accepted(ask(case, f"{NAME}.publish", payload, DRAFTER, at(DAY, "16:00")))


@pytest.mark.parametrize(("in_time", "late", "free"), [(0, 0, True), (1, 0, False), (0, 1, False)])
def test_from_the_first_opinion_on_the_office_alone_voids_the_notice(
    *, in_time: int, late: int, free: bool
) -> None:
    answer = void(OPEN, DRAFTER, register(in_time, late))
    assert isinstance(answer, Accepted) is free
    if not free:
        verdict = unmet(answer, "consultation.void")
        assert verdict.source == decree_713(18)
        assert verdict.curers == (Duty.SECRETARY,)
        assert f"{in_time + late}条" in verdict.reason.zh
        accepted(void(OPEN, SECRETARY, register(in_time, late)))


def test_what_was_counted_on_paper_is_not_voided_by_who_drafts_either() -> None:
    unmet(void(COUNTED, DRAFTER), "consultation.void")
    accepted(void(COUNTED, SECRETARY))


def test_somebody_of_the_office_who_belongs_to_a_unit_that_drafts_does_not_void_it() -> None:
    own = replace(PEOPLE[SECRETARY], unit=PEOPLE[DRAFTER].unit)
    unmet(void(OPEN, own, register(1)), "consultation.void")


def test_once_the_office_had_to_void_a_notice_the_next_is_not_voided_by_who_drafts() -> None:
    case = voided(OPEN, SECRETARY, register(40))
    payload = said(f"{NAME}.publish", opens=DAY, closes=DAY + timedelta(days=30))
    answer = ask(case, f"{NAME}.publish", payload, DRAFTER, at(DAY, "16:00"))
    case = follow(case, accepted(answer))
    later = Setting(TOWN, CALENDAR, at(DAY, "17:00"))
    refused = decide(READY, case, Move(NAME, "void", VOID, PEOPLE[DRAFTER]), later)
    assert "办公厅（室）" in unmet(refused, "consultation.void").reason.zh


def test_who_reviews_is_told_of_a_notice_that_was_voided_and_of_what_had_come_in() -> None:
    opine = before("legality_review.opine")
    scene = scene_of("legality_review.opine")
    plain = ask(opine, "legality_review.opine", scene.says, REVIEWER, scene.on)
    assert "consultation.voided" not in warnings(plain)
    (fact,) = void(OPEN, SECRETARY, register(40)).facts  # type: ignore[union-attr]  # accepted
    case = replace(opine, denied={(NAME, "void"): fact})
    told = ask(case, "legality_review.opine", scene.says, REVIEWER, scene.on)
    verdict = next(v for v in told.verdicts if v.code == "consultation.voided")
    assert verdict.advisory
    assert "40条" in verdict.reason.zh
    assert f"line {fact.seq}" in verdict.reason.en
