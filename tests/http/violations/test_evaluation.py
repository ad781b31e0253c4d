"""Forty ways to break procedure, committed over HTTP: not argued, or argued by the wrong people."""

from dataclasses import replace
from datetime import date

from midway import refused, scene, started, wanted

from api.demo.matter import FIRST
from api.demo.scene import at, paper
from decision_flow.domain.steps.before.expert_argument import View
from decision_flow.domain.steps.before.fair_competition import (
    Conclude,
    Conclusion,
    Excepted,
    ExceptionGround,
    Prereview,
)
from decision_flow.domain.steps.before.risk_assessment import RiskLevel
from decision_flow.domain.steps.claims.waiver import NotApplicable, WaiverGround

EXPERTS, RISK, FAIR = "expert_argument", "risk_assessment", "fair_competition"
LEAD_UNIT = "宁津县交通运输局"
REGULATIONS = "公平竞争审查条例"


def experts(*units):
    """Return an expert of each of these units."""
    (first, *_) = scene(EXPERTS, "select").says.experts
    return tuple(
        replace(first, name=f"专家{n}（示例）", unit=unit) for n, unit in enumerate(units, start=1)
    )


def test_v11_experts_with_an_interest_or_of_the_lead_unit_or_not_as_the_place_wants(before, under):
    case = before(EXPERTS, "select")

    one, *others = scene(EXPERTS, "select").says.experts
    interested = (replace(one, interest=True), *others)
    refused(case.asked(EXPERTS, "select", experts=interested), "expert.interest", "第二十条")
    inside = (replace(one, unit=LEAD_UNIT), *others)
    refused(case.asked(EXPERTS, "select", experts=inside), "expert.neutral", "第二十条")

    quzhou = started(under("quzhou-experts-2023"))
    day = at(date(2024, 2, 8))
    competent = ("示例主管局",)
    for chosen, code in (
        (experts(*["甲大学"] * 4), "expert.number"),
        (experts(*["甲大学"] * 6), "expert.odd"),
        (experts(*competent * 2, *["甲大学"] * 3), "expert.competent_share"),
    ):
        answer = quzhou.asked(EXPERTS, "select", on=day, experts=chosen, competent=competent)
        refused(answer, code, "未核", "衢州")
    lawful = experts(*competent, *["甲大学"] * 4)
    quzhou.went(EXPERTS, "select", on=day, experts=lawful, competent=competent)


def test_v12_an_opinion_unsigned_or_left_out_or_dissent_without_an_answer(before):
    case = before(EXPERTS, "opine")
    one, *others = scene(EXPERTS, "opine").says.opinions

    unsigned = (replace(one, signed=False), *others)
    found = refused(case.asked(EXPERTS, "opine", opinions=unsigned), "expert.signed", "第十九条")
    assert one.expert in found["reason"]["zh"]
    refused(case.asked(EXPERTS, "opine", opinions=tuple(others)), "expert.signed", "第十九条")
    case.went(EXPERTS, "opine", opinions=(replace(one, view=View.NOT_FEASIBLE), *others))
    found = refused(case.asked(EXPERTS, "adopt"), "expert.dissent", "第二十九条")
    assert one.expert in found["reason"]["zh"]


def test_v13_risk_is_not_assessed_or_a_report_names_no_risk(before):
    case = before(RISK, "report")

    answer = case.asked("legality_review", "file")
    refused(answer, f"stands.{RISK}", "第二十二条")
    refused(case.asked(RISK, "report", points=()), "risk.content", "第二十三条")
    for field in ("measures", "contingency_plan"):
        wanted(case.without(RISK, "report", field), field)


def test_v14_what_cannot_be_controlled_does_not_pass_whatever_it_is_called(before):
    case = before(RISK, "conclude")

    for level, code in ((RiskLevel.HIGH, "risk.level"), (RiskLevel.MEDIUM, "risk.controlled")):
        refused(case.asked(RISK, "conclude", level=level), code, "第二十四条")
    case.went(RISK, "conclude", controllable=False, level=RiskLevel.HIGH)
    answer = case.asked("legality_review", "file")
    found = refused(answer, f"stands.{RISK}", "第二十四条")
    assert "未通过" in found["reason"]["zh"]


def test_v28_competition_is_reviewed_by_the_drafter_alone_or_excepted_without_end(before):
    case = before(FAIR, "not_applicable")
    day = at(date(2025, 3, 3))
    own = Prereview(opinion=paper("公平竞争初审意见"), heard=("示例行业协会",))

    assert case.says(FAIR, "prereview", own, who="wu", on=day).status_code == 201
    alone = case.asked("legality_review", "file", on=day)
    refused(alone, f"stands.{FAIR}", "第十四条", REGULATIONS)
    endless = Conclude(
        conclusion=Conclusion.EXCEPTION,
        document=paper("公平竞争审查结论"),
        excepted=Excepted(
            ground=ExceptionGround.SECURITY,
            reasons="维护国家安全",
            no_other_way="没有对公平竞争影响更小的替代方案",
        ),
    )
    answer = case.says(FAIR, "conclude", endless, who="hu", on=day)
    refused(answer, "fair_competition.limit", "第十二条", REGULATIONS)


def test_v37_a_large_project_is_not_argued_or_waived_by_its_drafter_alone(before):
    case = before(EXPERTS, "select")
    day = at(date(2023, 3, 8))

    answer = case.asked("submission", "package", on=day, draft=FIRST.digest)
    refused(answer, "gate.evaluation")
    for step, ground in (
        (EXPERTS, WaiverGround.NOT_TECHNICAL),
        (RISK, WaiverGround.NO_ADVERSE_EFFECT),
    ):
        said = NotApplicable(
            draft=FIRST.digest, ground=ground, reasons="工期紧。", document=paper(f"{step}说明")
        )
        assert case.says(step, "not_applicable", said, who="wu", on=day).status_code == 201
    case.goes_on("legality_review", "opine", without=(EXPERTS, RISK))
    found = refused(case.asked("legality_review", "opine"), "legality.examined", "第二十七条")
    assert EXPERTS in found["reason"]["zh"]
    assert RISK in found["reason"]["zh"]
