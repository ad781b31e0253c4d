"""An assessment that a place demands: what it goes into, who does it and what comes of it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from argued import drafted, waived, with_step
from cases import CALENDAR, DRAFTER, SECRETARY, TOWN, accepted, ask, codes, take, unmet
from procedures import LOCAL

from api.demo.scene import at, paper
from decision_flow.domain.case import Case
from decision_flow.domain.move import Accepted, Refused, Setting
from decision_flow.domain.people import Duty, Held, Person
from decision_flow.domain.steps.before import assessment
from decision_flow.domain.steps.claims.waiver import WaiverGround
from decision_flow.domain.values import Text
from decision_flow.engine.explain import explain
from decision_flow.engine.proof import Certificate, Disproof, prove
from decision_flow.engine.rules import Ready

KIND, GATE = "assessment", "evaluation"
POINTS = {"forms": Text("新增填报任务", "forms to fill in"), "visits": Text("检查考核", "visits")}
DAY = date(2023, 3, 1)
ASSESSOR = Person("qin", "秦某", "县委改革办", (Held(Duty.RISK_ASSESSOR, date(2020, 1, 1)),))
CONCLUSION = assessment.Conclusion


def ready(**more: Any) -> Ready:
    return Ready(with_step(KIND, GATE, **more))


def findings(*points: str) -> tuple[assessment.Finding, ...]:
    return tuple(assessment.Finding(point=point, finding="不增加负担") for point in points)


def report(*points: str) -> assessment.Report:
    return assessment.Report(report=paper("评估报告"), findings=findings(*points))


def reported(made: Ready, *points: str, who: str | Person = DRAFTER) -> Accepted | Refused:
    return ask(drafted(made), "assessment.report", report(*points), who, DAY, ready=made)


def concluded(made: Ready, conclusion: assessment.Conclusion, *changes: str) -> Accepted | Refused:
    return ask(under_way(made), *_concluding(conclusion, *changes), ready=made)


def _concluding(conclusion: assessment.Conclusion, *changes: str) -> Any:
    says = assessment.Conclude(conclusion=conclusion, reasons="示例", changes=changes)
    return "assessment.conclude", says, DRAFTER, DAY


def under_way(made: Ready) -> Case:
    return take(drafted(made), "assessment.report", report("a"), DRAFTER, DAY, ready=made)


@pytest.mark.parametrize(
    ("points", "missing"),
    [
        (("forms",), "检查考核"),
        (("visits", "other"), "新增填报任务"),
        (("forms", "visits"), None),
        (("forms", "visits", "other"), None),
    ],
)
def test_the_report_goes_into_every_point_that_the_procedure_lists(
    points: tuple[str, ...], missing: str | None
) -> None:
    answer = reported(ready(content=POINTS), *points)
    if missing is None:
        accepted(answer)
        return
    verdict = unmet(answer, "assessment.content")
    assert missing in verdict.reason.zh
    assert verdict.source == LOCAL
    assert {Duty.DRAFTER, Duty.RISK_ASSESSOR} <= {*verdict.curers}


@pytest.mark.parametrize(("points", "lawful"), [((), False), (("一",), True), (("一", "二"), True)])
def test_where_none_is_listed_it_finds_something_all_the_same(
    *, points: tuple[str, ...], lawful: bool
) -> None:
    assert ("assessment.content" not in codes(reported(ready(), *points))) is lawful


@pytest.mark.parametrize(
    ("conclusion", "changes", "lawful"),
    [
        (CONCLUSION.PASS, (), True),
        (CONCLUSION.PASS, ("第三条",), False),
        (CONCLUSION.ADJUST, (), False),
        (CONCLUSION.ADJUST, ("第三条",), True),
    ],
)
def test_a_conclusion_to_adjust_says_what_and_no_other_does(
    *, conclusion: assessment.Conclusion, changes: tuple[str, ...], lawful: bool
) -> None:
    answer = concluded(ready(), conclusion, *changes)
    assert ("assessment.changes" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "assessment.changes").source == LOCAL


def test_what_is_to_be_adjusted_goes_back_to_the_draft_and_is_not_waived_then() -> None:
    made = ready(by=Duty.DRAFTER)
    case = take(under_way(made), *_concluding(CONCLUSION.ADJUST, "第三条"), ready=made)
    assert case.shape[KIND] == "lapsed"
    assert case.shape["drafting"] == "demanded"
    says = waived(case, WaiverGround.OUTSIDE_CONDITION)
    verdict = unmet(
        ask(case, "assessment.not_applicable", says, DRAFTER, DAY, ready=made),
        "not_applicable.failed",
    )
    assert verdict.source == LOCAL
    assert verdict.curers == (Duty.DRAFTER,)


@pytest.mark.parametrize(
    ("by", "able"), [(None, {DRAFTER, "qin", SECRETARY}), (Duty.RISK_ASSESSOR, {"qin"})]
)
def test_who_assesses_is_said_by_the_procedure_and_then_nobody_else_does(
    by: Duty | None, able: set[str]
) -> None:
    made = ready(by=by)
    people: tuple[str | Person, ...] = (DRAFTER, ASSESSOR, SECRETARY, "hu")
    found = {
        who if isinstance(who, str) else who.id
        for who in people
        if "person.duty" not in codes(reported(made, "a", who=who))
    }
    assert found == able


def test_who_assesses_is_whom_explain_names() -> None:
    made = ready(by=Duty.RISK_ASSESSOR)
    options = explain(made, drafted(made), Setting(TOWN, CALENDAR, at(DAY)))
    (own,) = [o for o in options if (o.step, o.verb) == (KIND, "report")]
    assert own.by == (Duty.RISK_ASSESSOR,)
    (waived,) = [o for o in options if (o.step, o.verb) == (KIND, "not_applicable")]
    assert waived.by == (Duty.DRAFTER,)


def test_a_procedure_that_names_a_duty_that_does_not_assess_is_not_proved() -> None:
    outcome = prove(replace(with_step(KIND, GATE, content=POINTS, by=Duty.CHIEF), digest=""))
    assert isinstance(outcome, Disproof)
    (told,) = [f.text for f in outcome.faults if f.element == f"steps.{KIND}"]
    assert "allowed: risk_assessor, drafter, secretary, expert" in told.en


def test_a_procedure_with_two_of_them_is_proved() -> None:
    made = with_step(KIND, GATE, content=POINTS)
    assert isinstance(prove(replace(made, digest="")), Certificate)


def test_the_gate_wants_it_and_the_review_waits_for_it() -> None:
    made = ready()
    assert KIND in made.upstream["legality_review"]
    assert KIND in made.procedure.gates[GATE].steps
