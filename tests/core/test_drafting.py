"""The text: versions by digest, every class of change and exactly what it reopens."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from cases import DRAFTER, READY, REVIEWER, accepted, after, ask, before, codes, said, take, unmet

from api.demo.scene import at, paper
from decision_flow.domain.case import Case
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.before.drafting import (
    ChangeClass,
    Classify,
    Retract,
    Revise,
    Trace,
)
from decision_flow.domain.values import HOUSE_RULE, Document, decree_713
from decision_flow.engine.standing import Standing, standings

NEW = paper("新稿")
DAY = date(2023, 5, 7)
TRACE = (Trace(passage="第五条", opinion="公众意见第7条"),)
REVIEWED = after("legality_review.opine", 2)
"""Every gate before the decision stands, for the current draft."""

ARGUED = ("department_opinions", "open_consultation", "feasibility_study", "expert_argument")


def revised(case: Case, text: Document = NEW, on: date = DAY) -> Case:
    payload = Revise(
        draft=text, comparison=paper("对照表"), proposed=ChangeClass.EDITORIAL, reasons="修改"
    )
    return take(case, "drafting.revise", payload, DRAFTER, at(on, "09:00"))


def classify(case: Case, change: ChangeClass, **more: Any) -> Accepted | Refused:
    says: dict[str, Any] = {"draft": NEW.digest, "reasons": "认定", **more}
    return ask(case, "drafting.classify", Classify(as_class=change, **says), REVIEWER, DAY)


def classed(case: Case, change: ChangeClass, **more: Any) -> Case:
    says: dict[str, Any] = {"draft": NEW.digest, "reasons": "认定", **more}
    return take(case, "drafting.classify", Classify(as_class=change, **says), REVIEWER, DAY)


def standing(case: Case) -> dict[str, Standing]:
    return {g.gate: g.standing for g in standings(READY, case)}


def test_at_least_one_basis_is_listed() -> None:
    payload = said("drafting.register", legal_basis=())
    answer = ask(before("drafting.register"), "drafting.register", payload, DRAFTER, DAY)
    assert unmet(answer, "drafting.basis").source == decree_713(12)


def test_a_registered_draft_is_current_at_once() -> None:
    case = after("drafting.register")
    assert case.draft == said("drafting.register").draft.digest
    assert before("drafting.register").draft is None


def test_the_same_text_is_no_revision() -> None:
    same = paper("任意标题")
    payload = Revise(
        draft=replace(same, digest=REVIEWED.draft or ""),
        comparison=same,
        proposed=ChangeClass.EDITORIAL,
        reasons="无",
    )
    unmet(ask(REVIEWED, "drafting.revise", payload, DRAFTER, DAY), "drafting.new_text")


def test_a_revision_is_not_current_until_it_is_classed() -> None:
    case = revised(REVIEWED)
    assert case.draft == REVIEWED.draft
    assert classed(case, ChangeClass.EDITORIAL).draft == NEW.digest


def test_the_drafter_does_not_class_his_own_revision() -> None:
    payload = Classify(draft=NEW.digest, as_class=ChangeClass.EDITORIAL, reasons="文字")
    answer = ask(revised(REVIEWED), "drafting.classify", payload, DRAFTER, DAY)
    assert {"person.duty", "person.apart"} <= codes(answer)


def test_only_the_revision_on_file_is_classed() -> None:
    verdict = unmet(
        classify(revised(REVIEWED), ChangeClass.EDITORIAL, draft="0" * 64), "drafting.same_revision"
    )
    assert NEW.digest[:12] in verdict.reason.zh


@pytest.mark.parametrize(
    ("traces", "adds_burden", "lawful"),
    [(TRACE, False, True), ((), False, False), (TRACE, True, False)],
)
def test_a_responsive_change_is_traced_and_adds_nothing(
    *, traces: tuple[Trace, ...], adds_burden: bool, lawful: bool
) -> None:
    answer = classify(
        revised(REVIEWED), ChangeClass.RESPONSIVE, traces=traces, adds_burden=adds_burden
    )
    assert ("drafting.responsive_traced" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("more", "lawful"),
    [({}, True), ({"adds_burden": True}, False), ({"touches": ("risk_assessment",)}, False)],
)
def test_an_editorial_change_adds_and_touches_nothing(
    *, more: dict[str, Any], lawful: bool
) -> None:
    answer = classify(revised(REVIEWED), ChangeClass.EDITORIAL, **more)
    assert ("drafting.editorial" not in codes(answer)) is lawful


def test_what_is_touched_is_a_step_of_a_gate() -> None:
    answer = classify(revised(REVIEWED), ChangeClass.SUBSTANTIVE, touches=("proposal", "no"))
    reason = unmet(answer, "drafting.touches").reason
    assert "proposal" in reason.zh
    assert "no" in reason.en


def test_an_editorial_change_reopens_nothing_and_all_stands_for_the_new_text() -> None:
    case = classed(revised(REVIEWED), ChangeClass.EDITORIAL)
    assert {k: v for k, v in case.shape.items() if v != REVIEWED.shape[k]} == {}
    assert standing(case) == standing(REVIEWED)
    assert case.about["legality_review"] == NEW.digest
    assert case.about["open_consultation"] == NEW.digest


def test_a_responsive_change_reopens_the_legality_review_alone() -> None:
    case = classed(revised(REVIEWED), ChangeClass.RESPONSIVE, traces=TRACE)
    changed = {k for k, v in case.shape.items() if v != REVIEWED.shape[k]}
    assert changed == {"legality_review"}
    assert case.fact("legality_review", "opine") is None
    assert standing(case)["legality"] is Standing.STALE
    assert standing(case)["consultation"] is Standing.FRESH


def test_a_substantive_change_reopens_everything_that_attests() -> None:
    case = classed(revised(REVIEWED), ChangeClass.SUBSTANTIVE)
    assert {case.shape[step] for step in (*ARGUED, "risk_assessment", "legality_review")} == {
        "lapsed"
    }
    assert set(standing(case).values()) <= {Standing.STALE, Standing.MISSING}
    assert not {step for step, _ in case.last} & {*ARGUED, "legality_review"}


def test_what_was_not_applicable_is_asked_again_after_a_substantive_change() -> None:
    assert REVIEWED.shape["fair_competition"] == "not_applicable"
    case = classed(revised(REVIEWED), ChangeClass.SUBSTANTIVE)
    assert case.shape["fair_competition"] == "none"
    earlier = said("fair_competition.not_applicable")
    answer = ask(case, "fair_competition.not_applicable", earlier, DRAFTER, at(DAY, "16:00"))
    assert "现行草案" in unmet(answer, "not_applicable.draft").reason.zh
    again = said("fair_competition.not_applicable", draft=NEW.digest)
    accepted(ask(case, "fair_competition.not_applicable", again, DRAFTER, at(DAY, "16:00")))


def test_what_was_not_applicable_is_examined_again_after_a_responsive_change() -> None:
    case = classed(revised(REVIEWED), ChangeClass.RESPONSIVE, traces=TRACE)
    assert case.shape["fair_competition"] == "not_applicable"
    payload = said("legality_review.opine", 2, draft=NEW.digest, examined=())
    answer = ask(case, "legality_review.opine", payload, REVIEWER, DAY)
    unmet(answer, "legality.examined")


@pytest.mark.parametrize(
    ("touched", "state"), [("risk_assessment", "lapsed"), ("fair_competition", "none")]
)
def test_a_change_that_touches_operators_or_risk_points_reopens_their_steps(
    touched: str, state: str
) -> None:
    case = classed(revised(REVIEWED), ChangeClass.RESPONSIVE, traces=TRACE, touches=(touched,))
    assert case.shape[touched] == state
    assert case.shape["open_consultation"] == "answered"
    assert case.shape["legality_review"] == "lapsed"


def test_a_touched_step_falls_though_its_work_is_only_half_done() -> None:
    half = before("risk_assessment.conclude")
    assert half.shape["risk_assessment"] == "reported"
    case = revised(half, on=date(2023, 4, 20))
    payload = Classify(
        draft=NEW.digest,
        as_class=ChangeClass.RESPONSIVE,
        reasons="涉及风险点",
        traces=TRACE,
        touches=("risk_assessment", "risk_assessment", "meeting"),
    )
    case = take(case, "drafting.classify", payload, REVIEWER, date(2023, 4, 20))
    assert case.shape["risk_assessment"] == "lapsed"


def test_a_running_consultation_does_not_survive_a_substantive_text() -> None:
    running = before("open_consultation.close")
    case = revised(running, on=date(2023, 3, 30))
    payload = Classify(draft=NEW.digest, as_class=ChangeClass.SUBSTANTIVE, reasons="实质")
    case = take(case, "drafting.classify", payload, REVIEWER, date(2023, 3, 30))
    assert case.shape["open_consultation"] == "lapsed"
    assert case.fact("open_consultation", "publish") is None


RUNNING = before("open_consultation.close")
CLOSED = after("open_consultation.close")
WHILE_OPEN = date(2023, 3, 30)
WHILE_CLOSED = date(2023, 4, 20)


@pytest.mark.parametrize(
    ("case", "state", "day"), [(RUNNING, "open", WHILE_OPEN), (CLOSED, "closed", WHILE_CLOSED)]
)
def test_a_notice_does_not_come_to_carry_a_text_that_the_public_never_saw(
    case: Case, state: str, day: date
) -> None:
    assert case.shape["open_consultation"] == state
    case = revised(case, on=day)
    payload = Classify(
        draft=NEW.digest, as_class=ChangeClass.RESPONSIVE, reasons="采纳意见", traces=TRACE
    )
    stood = case.shape["feasibility_study"]
    case = take(case, "drafting.classify", payload, REVIEWER, day)
    assert case.shape["open_consultation"] == "lapsed"
    assert case.fact("open_consultation", "publish", "close") is None
    assert case.shape["feasibility_study"] == stood


def test_a_change_of_wording_leaves_the_window_open() -> None:
    payload = Classify(draft=NEW.digest, as_class=ChangeClass.EDITORIAL, reasons="文字")
    case = take(revised(RUNNING, on=WHILE_OPEN), "drafting.classify", payload, REVIEWER, WHILE_OPEN)
    assert case.shape["open_consultation"] == "open"
    assert case.about["open_consultation"] == NEW.digest


def test_a_responsive_text_may_come_before_the_notice() -> None:
    case = take(
        revised(before("open_consultation.publish"), on=WHILE_OPEN),
        "drafting.classify",
        Classify(
            draft=NEW.digest, as_class=ChangeClass.RESPONSIVE, reasons="采纳意见", traces=TRACE
        ),
        REVIEWER,
        WHILE_OPEN,
    )
    assert case.shape["open_consultation"] == "none"


# Ordered by the opinion ----------------------------------------------------------------------

OPEN_OPINION = after("legality_review.opine")
"""The opinion says: lawful after changes."""


def test_an_opinion_that_wants_changes_demands_a_revision() -> None:
    assert OPEN_OPINION.shape["drafting"] == "demanded"
    assert OPEN_OPINION.shape["legality_review"] == "conditional"


def test_an_ordered_change_is_checked_off_and_reopens_nothing() -> None:
    case = classed(revised(OPEN_OPINION), ChangeClass.ORDERED)
    assert case.shape["legality_review"] == "lawful"
    assert case.shape["open_consultation"] == "answered"
    assert standing(case)["legality"] is Standing.FRESH


def test_while_changes_are_wanted_an_editorial_class_is_too_light() -> None:
    answer = classify(revised(OPEN_OPINION), ChangeClass.EDITORIAL)
    assert "合法性审查" in unmet(answer, "stands.legality_review").reason.zh
    assert "state" in codes(answer)


def test_while_changes_are_wanted_a_responsive_class_takes_the_opinion_down() -> None:
    case = classed(revised(OPEN_OPINION), ChangeClass.RESPONSIVE, traces=TRACE)
    assert case.shape["legality_review"] == "lapsed"


@pytest.mark.parametrize("case", [REVIEWED, before("legality_review.file")])
def test_without_an_opinion_that_wants_changes_nothing_is_ordered(case: Case) -> None:
    unmet(classify(revised(case), ChangeClass.ORDERED), "stands.legality_review")


def test_an_ordered_change_that_adds_a_burden_is_substantive() -> None:
    answer = classify(revised(OPEN_OPINION), ChangeClass.ORDERED, adds_burden=True)
    assert unmet(answer, "drafting.ordered").source == HOUSE_RULE
    accepted(classify(revised(OPEN_OPINION), ChangeClass.SUBSTANTIVE, adds_burden=True))


# A text that the case had before --------------------------------------------------------------

FIRST = said("drafting.register").draft
"""What the review wanted changed before it was found lawful."""
LIGHTER = tuple(each for each in ChangeClass if each is not ChangeClass.SUBSTANTIVE)


@pytest.mark.parametrize("change", LIGHTER)
def test_an_earlier_text_comes_back_with_no_lighter_class_than_substantive(
    change: ChangeClass,
) -> None:
    answer = classify(revised(REVIEWED, FIRST), change, draft=FIRST.digest, traces=TRACE)
    verdict = unmet(answer, "drafting.text_had_before")
    assert "第1稿" in verdict.reason.zh
    assert verdict.curers == (Duty.LEGAL_REVIEWER,)


def test_an_earlier_text_comes_back_as_a_change_of_substance_and_is_asked_everything() -> None:
    case = classed(revised(REVIEWED, FIRST), ChangeClass.SUBSTANTIVE, draft=FIRST.digest)
    assert case.draft == FIRST.digest
    assert set(standing(case).values()) <= {Standing.STALE, Standing.MISSING}


def test_a_text_that_was_retracted_and_never_current_may_come_again() -> None:
    back = at(DAY, "09:00")
    case = take(revised(REVIEWED), "drafting.retract", Retract(reasons="撤回"), DRAFTER, back)
    assert classed(revised(case), ChangeClass.EDITORIAL).draft == NEW.digest


@pytest.mark.parametrize(
    ("case", "state"), [(REVIEWED, "current"), (OPEN_OPINION, "demanded")], ids=["free", "demanded"]
)
def test_a_retracted_revision_leaves_what_was_before(case: Case, state: str) -> None:
    again = take(revised(case), "drafting.retract", Retract(reasons="撤回"), DRAFTER, DAY)
    assert again.shape["drafting"] == state
    assert again.draft == case.draft


def test_while_a_revision_awaits_its_class_nothing_moves_on_the_old_text() -> None:
    payload = said("submission.package")
    answer = ask(revised(REVIEWED), "submission.package", payload, DRAFTER, DAY)
    unmet(answer, "stands.drafting")
