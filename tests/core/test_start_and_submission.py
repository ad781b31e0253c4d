"""Before and after the argument: start and lead unit, evidence reopened, the package."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from cases import (
    DRAFTER,
    READY,
    REVIEWER,
    SECRETARY,
    accepted,
    ask,
    before,
    codes,
    said,
    scene_of,
    take,
    unmet,
)
from procedures import FOUR_NOTS

from api.demo.scene import paper
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.steps.before import (
    drafting,
    start,
    submission,
)
from decision_flow.domain.steps.common import Reasons, Reopen
from decision_flow.domain.values import decree_713


def asked(name: str, **changes: Any) -> Accepted | Refused:
    scene = scene_of(name)
    return ask(before(name), name, replace(scene.says, **changes), scene.who, scene.on)


# Start ---------------------------------------------------------------------------------------


def test_exactly_one_unit_leads() -> None:
    lead = said("start.assign").lead
    verdict = unmet(asked("start.assign", assisting=("县财政局", lead)), "start.one_lead")
    assert verdict.source == decree_713(11)
    accepted(asked("start.assign", assisting=("县财政局",)))


def test_a_declined_start_ends_the_case() -> None:
    payload = start.Decline(reasons="不属重大事项", document=paper("批示"))
    case = take(before("start.approve"), "start.decline", payload, "wang", date(2023, 2, 10))
    assert case.phase == "declined"
    answer = ask(case, "start.approve", said("start.approve"), "wang", date(2023, 2, 11))
    assert {"phase", "state"} <= codes(answer)


def test_nothing_is_drafted_before_the_body_has_started() -> None:
    payload = said("drafting.register")
    answer = ask(before("start.assign"), "drafting.register", payload, DRAFTER, date(2023, 2, 12))
    assert {"phase", "stands.start"} <= codes(answer)


# Not applicable, reopened ----------------------------------------------------------------------


@pytest.mark.parametrize("step", ["department_opinions", "feasibility_study", "legality_review"])
def test_a_step_that_always_applies_cannot_be_found_not_to(step: str) -> None:
    assert READY.kind(step).verb("not_applicable") is None


def test_a_conditional_kind_is_unconditional_where_the_procedure_says_so() -> None:
    scene = scene_of("fair_competition.not_applicable")
    payload = scene.says
    answer = ask(
        before("open_consultation.publish"),
        "open_consultation.not_applicable",
        payload,
        DRAFTER,
        scene.on,
    )
    assert codes(answer) >= {"rule.unavailable"}


@pytest.mark.parametrize("who", [REVIEWER, SECRETARY])
@pytest.mark.parametrize(
    ("step", "state"),
    [("fair_competition", "none"), ("risk_assessment", "lapsed"), ("legality_review", "lapsed")],
)
def test_evidence_found_void_falls_with_all_that_rests_on_it(
    who: str, step: str, state: str
) -> None:
    case = before("submission.package")
    payload = Reopen(reasons="依据已废止")
    case = take(case, f"{step}.reopen", payload, who, date(2023, 5, 7))
    assert case.shape[step] == state
    assert case.shape["legality_review"] == "lapsed"
    assert case.shape["open_consultation"] == "answered"


# Package -------------------------------------------------------------------------------------


def test_the_package_holds_a_paper_for_every_step_carried_out() -> None:
    for missing in said("submission.package").enclosures:
        fewer = tuple(e for e in said("submission.package").enclosures if e != missing)
        answer = asked("submission.package", enclosures=fewer)
        verdict = unmet(answer, "submission.package")
        assert f"（{missing.step}）" in verdict.reason.zh
        assert FOUR_NOTS.steps[missing.step].label.zh in verdict.reason.zh
        assert verdict.source == decree_713(29)


def test_one_paper_does_not_stand_for_several_enclosures() -> None:
    package = said("submission.package")
    one, two, *more = package.enclosures
    draft = replace(one.document, digest=package.draft)
    for same in (
        {"enclosures": (one, replace(two, document=one.document), *more)},
        {"enclosures": (replace(one, document=draft), two, *more)},
        {"request": one.document},
    ):
        answer = asked("submission.package", **same)
        assert unmet(answer, "submission.papers").source == decree_713(29)


def test_the_package_carries_the_reviewed_text() -> None:
    unmet(asked("submission.package", draft="0" * 64), "submission.draft")


def test_an_incomplete_package_is_returned() -> None:
    payload = Reasons(reasons="缺采纳情况")
    case = take(
        before("submission.accept"), "submission.return", payload, SECRETARY, date(2023, 5, 9)
    )
    assert case.shape["submission"] == "none"
    assert case.phase == "pre_decision"


def test_the_agenda_lets_the_case_through_only_with_every_gate_before_it() -> None:
    scene = scene_of("submission.accept")
    stale = replace(before("submission.accept"), about={})
    answer = ask(stale, "submission.accept", scene.says, SECRETARY, scene.on)
    assert {"gate.consultation", "gate.evaluation", "gate.legality"} <= codes(answer)
    assert isinstance(scene.says, submission.Accept)


def test_members_read_the_current_text_and_not_the_one_before_an_editorial_change() -> None:
    """An editorial change reopens nothing: the package must not go on with the old text."""
    case, day = before("submission.accept"), date(2023, 5, 9)
    new = paper("文字修改稿")
    revision = drafting.Revise(
        draft=new,
        comparison=paper("对照表"),
        proposed=drafting.ChangeClass.EDITORIAL,
        reasons="错字",
    )
    case = take(case, "drafting.revise", revision, DRAFTER, day)
    classed = drafting.Classify(
        draft=new.digest, as_class=drafting.ChangeClass.EDITORIAL, reasons="文字"
    )
    case = take(case, "drafting.classify", classed, REVIEWER, day)
    accept = said("submission.accept")
    verdict = unmet(
        ask(case, "submission.accept", accept, SECRETARY, day), "submission.package_draft"
    )
    assert verdict.source == decree_713(29)
    case = take(case, "submission.return", Reasons(reasons="文本已改"), SECRETARY, day)
    again = said("submission.package", draft=new.digest)
    case = take(case, "submission.package", again, DRAFTER, day)
    accepted(ask(case, "submission.accept", accept, SECRETARY, day))
