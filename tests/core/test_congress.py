"""Whether the people's congress decides a matter or is reported to: answered, and what follows."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cases import CALENDAR, READY, TOWN
from histories.history import CERTIFICATE
from procedures import FOUR_NOTS, adjusted

from api.demo.matter import opening
from api.demo.people import PEOPLE
from decision_flow.domain.case import CASE
from decision_flow.domain.intake.congress import BY_CONGRESS, STEP_OF
from decision_flow.domain.intake.judgement import (
    Answer,
    Answers,
    Basis,
    Category,
    CongressDuty,
    JudgeMatter,
    OfCongress,
    follow_judgement,
)
from decision_flow.domain.intake.judging import unmet_of_judgement
from decision_flow.domain.intake.questionnaire import judge
from decision_flow.domain.move import Move, Setting
from decision_flow.domain.people import Duty, Level
from decision_flow.domain.values import decree_713
from decision_flow.engine.opening import Opening, opening_move
from decision_flow.engine.rules import Ready
from workflows import offered

AT = datetime(2023, 2, 1, 2, tzinfo=UTC)
LAW = Basis(act="示例法", place="第十一条")
NONE = OfCongress(duty=CongressDuty.NONE)
MAJOR = Answers(category=Category.PLAN, great_effect=True, reasons="五年规划纲要（示例）。")
WITH_THE_STEP = Ready(offered().load("four-nots-congress"))
DUE = [duty for duty in CongressDuty if duty is not CongressDuty.NONE]
DECIDES = [CongressDuty.CONGRESS, CongressDuty.STANDING_COMMITTEE]


def of(duty):
    return OfCongress(duty=duty, basis=LAW)


def opened(congress, ready=READY, judgements=(), **change):
    answers = replace(MAJOR, congress=congress)
    said = replace(opening(CERTIFICATE), category=Category.PLAN, **{"answers": answers, **change})
    setting = Setting(replace(TOWN, judgements=judgements), CALENDAR, AT)
    move = Move(CASE, "open", said, PEOPLE["sun"])
    return opening_move(ready, Opening("c", move, CERTIFICATE), setting)


def unmet(answer):
    return {v.code: v for v in answer.verdicts if v.refuses}


# What is answered ------------------------------------------------------------------------------


def test_a_major_matter_is_told_what_follows_from_the_congress_with_its_article():
    found = judge(replace(MAJOR, congress=of(CongressDuty.CONGRESS)), {}, Level.COUNTY)
    assert found.answer is Answer.MAJOR
    assert found.reasons[0].source == decree_713(3, 1)
    said = found.reasons[1]
    assert said.source == BY_CONGRESS
    for part in ("《示例法》第十一条", "提请审议", "获得批准之前不得出台"):
        assert part in said.text.zh
    assert "nothing is issued before approval" in said.text.en


@pytest.mark.parametrize("duty", [CongressDuty.STANDING_COMMITTEE, CongressDuty.REPORT])
def test_what_its_standing_committee_decides_or_hears_follows_article_8(duty):
    found = judge(replace(MAJOR, congress=of(duty)), {}, Level.COUNTY)
    assert found.reasons[1].source == decree_713(8)


def test_what_nobody_asked_is_told_of_nothing():
    assert len(judge(MAJOR, {}, Level.COUNTY).reasons) == 1
    assert len(judge(replace(MAJOR, congress=NONE), {}, Level.COUNTY).reasons) == 2


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        (NONE, True),
        (OfCongress(duty=CongressDuty.NONE, basis=LAW), False),
        *((of(duty), True) for duty in DUE),
        *((OfCongress(duty=duty), False) for duty in DUE),
    ],
)
def test_a_duty_names_its_act_and_none_names_none(said, fits):
    judgement = JudgeMatter(
        judgement="j_1",
        title="示例",
        unit="县发展和改革局",
        year=2023,
        procedure="d" * 64,
        answers=replace(MAJOR, congress=said),
        answer=Answer.MAJOR,
    )
    found = unmet_of_judgement((), judgement, person="wu", thresholds={}, level=Level.COUNTY)
    assert (not [*found]) is fits
    codes = unmet(opened(said, WITH_THE_STEP))
    assert ("open.congress_basis" not in codes) is fits


# Opening ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("duty", DECIDES)
def test_what_the_congress_decides_is_opened_under_a_procedure_that_submits_it(duty):
    verdict = unmet(opened(of(duty)))["open.congress"]
    assert "congress_decision" in verdict.reason.zh
    assert "four-nots-congress" in verdict.reason.en
    assert verdict.curers == (Duty.SECRETARY,)
    assert not unmet(opened(of(duty), WITH_THE_STEP))
    assert not unmet(opened(of(duty), Ready(offered().load("decree-713-congress"))))


def test_what_is_reported_is_opened_under_a_procedure_that_reports_it():
    assert not unmet(opened(of(CongressDuty.REPORT)))
    steps = {k: s for k, s in FOUR_NOTS.steps.items() if k != "congress_report"}
    steps["issue"] = replace(steps["issue"], after=("party_report", "superior_approval"))
    rework = tuple(r for r in FOUR_NOTS.rework if r.step != "congress_report")
    ready = Ready(replace(FOUR_NOTS, steps=steps, rework=rework))
    assert (
        "congress_report"
        in unmet(opened(of(CongressDuty.REPORT), ready))["open.congress"].reason.zh
    )


@pytest.mark.parametrize("congress", [None, NONE])
def test_what_the_congress_has_nothing_to_do_with_is_opened_as_ever(congress):
    assert not unmet(opened(congress))


def test_the_answers_may_stand_in_a_judgement():
    said = JudgeMatter(
        judgement="j_1",
        title="示例",
        unit="县发展和改革局",
        year=2023,
        procedure="d" * 64,
        answers=replace(MAJOR, congress=of(CongressDuty.CONGRESS)),
        answer=Answer.MAJOR,
    )
    there = follow_judgement((), said, by=("wu", "吴", "县发展和改革局"), seq=1, at=AT)
    cited = {"answers": None, "judgement": "j_1", "judgements": there}
    assert "open.congress" in unmet(opened(None, **cited))


@pytest.mark.parametrize("congress", [None, NONE])
def test_where_a_place_wants_it_answered_it_is_answered(congress):
    ready = Ready(adjusted(FOUR_NOTS, "start", settings={"congress": "answered"}))
    found = unmet(opened(congress, ready))
    assert ("open.congress_answered" in found) is (congress is None)


def test_every_duty_has_the_step_that_it_needs():
    assert set(STEP_OF) == set(DUE)
    kinds = {step.kind.partition("@")[0] for step in WITH_THE_STEP.procedure.steps.values()}
    assert set(STEP_OF.values()) <= kinds
