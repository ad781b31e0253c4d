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
    take,
    unmet,
)

from api.demo.scene import PEOPLE, at
from decision_flow.domain.case import Case, fold, follow
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.opinions.intake import Intake, OpinionChannel
from decision_flow.domain.people import Duty, Person
from decision_flow.domain.steps.before.consultation import Void
from decision_flow.domain.steps.common import Reopen
from decision_flow.domain.values import Cite, decree_713
from decision_flow.domain.verdict import Verdict
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


OPINING = "legality_review.opine"


def reopened(case: Case, step: str = NAME, who: str = SECRETARY) -> Case:
    on = scene_of(OPINING).on
    return take(case, f"{step}.reopen", Reopen(reasons="公告附件有误"), who, on)


def told(past: Case) -> list[Verdict]:
    """Return what the reviewer is told of the notices that were taken back in the past of a case.

    The rest of the case is as in the story: everything was done again and stands.
    """
    scene, case = scene_of(OPINING), replace(before(OPINING), taken_back=past.taken_back)
    answer = accepted(ask(case, OPINING, scene.says, REVIEWER, scene.on))
    return [v for v in answer.verdicts if v.code.startswith("consultation.")]


def test_who_reviews_is_told_of_nothing_where_no_notice_was_taken_back() -> None:
    assert told(before(OPINING)) == []


def test_who_reviews_is_told_of_a_notice_that_was_voided_and_of_what_had_come_in() -> None:
    case = voided(OPEN, SECRETARY, register(40))
    (verdict,) = told(case)
    assert verdict.code == "consultation.voided"
    assert verdict.advisory
    assert "40条" in verdict.reason.zh
    assert f"line {case.seq}" in verdict.reason.en


def test_every_notice_that_was_voided_is_told_not_only_the_last() -> None:
    case = voided(OPEN, SECRETARY, register(40))
    payload = said(f"{NAME}.publish", opens=DAY, closes=DAY + timedelta(days=30))
    answer = ask(case, f"{NAME}.publish", payload, DRAFTER, at(DAY, "16:00"))
    case = follow(case, accepted(answer))
    move = Move(NAME, "void", VOID, PEOPLE[SECRETARY])
    later = Setting(TOWN, CALENDAR, at(DAY, "17:00"), intake=register(2))
    case = follow(case, accepted(decide(READY, case, move, later)))
    first, second = told(case)
    assert ("40条" in first.reason.zh, "2条" in second.reason.zh) == (True, True)


@pytest.mark.parametrize("who", [SECRETARY, REVIEWER])
def test_a_consultation_reopened_under_a_review_that_rests_on_it_is_told_to_who_reviews_anew(
    who: str,
) -> None:
    under = before(OPINING)
    case = reopened(under, who=who)
    assert case.shape["legality_review"] == "lapsed"
    count = under.fact(NAME, "close")
    assert count is not None
    (verdict,) = told(case)
    assert verdict.code == "consultation.reopened"
    assert verdict.advisory
    assert f"{count.payload.received}条" in verdict.reason.zh  # type: ignore[attr-defined]  # a count
    assert f"line {case.seq}" in verdict.reason.en
    assert verdict.source == decree_713(18)


def test_other_evidence_that_is_reopened_is_no_notice() -> None:
    assert told(reopened(before(OPINING), "risk_assessment")) == []


def test_before_a_notice_was_out_there_is_nothing_to_take_back() -> None:
    case = voided(OPEN, DRAFTER)
    assert len(case.taken_back) == 1
    assert before(f"{NAME}.publish").taken_back == ()
