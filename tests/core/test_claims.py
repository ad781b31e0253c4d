"""Claims to do less: on a ground, on paper, of one text; examined singly, and done if refused."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from cases import (
    CALENDAR,
    DRAFTER,
    READY,
    REVIEWER,
    TOWN,
    after,
    ask,
    before,
    codes,
    lawful,
    said,
    scene_of,
    take,
    unmet,
)

from api.demo.matter import FIRST
from api.demo.scene import at, paper
from decision_flow.domain.case import Case
from decision_flow.domain.move import Accepted, Refused, Setting
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.before.drafting import ChangeClass, Classify, Revise
from decision_flow.domain.steps.before.legality_review import Accept, Opinion
from decision_flow.domain.steps.before.risk_assessment import Existing
from decision_flow.domain.steps.claims.examined import Claimed, Examined
from decision_flow.domain.steps.claims.shortening import Shorten, ShorteningGround
from decision_flow.domain.steps.claims.waiver import WAIVER_GROUNDS, WaiverGround
from decision_flow.domain.steps.common import Claim, Confirm, Reopen
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import decree_713
from decision_flow.engine.explain import explain

REVIEW, WAIVED, RISK, ASKED = (
    "legality_review",
    "fair_competition",
    "risk_assessment",
    "open_consultation",
)
GOOD = [Opinion.LAWFUL, Opinion.LAWFUL_AFTER_CHANGES, Opinion.EXPLORATORY]
DAY = date(2023, 4, 20)


# Not applicable: ground, text, paper -------------------------------------------------------------


EXISTING = Existing(
    reference="规划环评批复", made_by="县生态环境局", made_on=date(2023, 1, 10), covers="施工期环境"
)


def waive(**changes: Any) -> Accepted | Refused:
    name = f"{WAIVED}.not_applicable"
    return ask(before(name), name, said(name, **changes), DRAFTER, scene_of(name).on)


def test_what_does_not_apply_is_found_of_this_text_on_a_paper_of_its_own() -> None:
    assert unmet(waive(draft="0" * 64), "not_applicable.draft").source == decree_713(27)
    itself = replace(paper("说明"), digest=FIRST.digest)
    unmet(waive(document=itself), "not_applicable.draft")


@pytest.mark.parametrize("ground", WaiverGround)
def test_only_a_ground_that_the_law_gives_the_step_will_do(ground: WaiverGround) -> None:
    answer = waive(ground=ground)
    known = ground in {WaiverGround.NO_OPERATORS, WaiverGround.OUTSIDE_CONDITION}
    assert (codes(answer) == {"not_applicable.ground"}) is not known
    if not known:
        assert "不涉及经营者" in unmet(answer, "not_applicable.ground").reason.zh


def test_a_blank_reason_is_none() -> None:
    unmet(waive(reasons="  "), "payload.blank")


def test_every_kind_that_may_not_apply_has_a_ground_of_its_own() -> None:
    assert {*WaiverGround} == {*WAIVER_GROUNDS}
    for kind in KINDS.values():
        assert bool(kind.waivers) is kind.conditional
        assert {*kind.waivers} <= {*WaiverGround}


# The opinion answers each claim ------------------------------------------------------------------


def upheld(step: str, claimed: Claimed, *, well: bool = True, why: str = "成立") -> Examined:
    return Examined(step=step, claimed=claimed, upheld=well, reasons=why)


NOT_OURS = upheld(WAIVED, Claimed.NOT_APPLICABLE)
REFUSED = replace(NOT_OURS, upheld=False, reasons="草案设定了养护企业的准入条件")


def opine(case: Case, **changes: Any) -> Accepted | Refused:
    payload = said(f"{REVIEW}.opine", **{"conclusion": Opinion.LAWFUL, "changes": (), **changes})
    return ask(case, f"{REVIEW}.opine", payload, REVIEWER, scene_of(f"{REVIEW}.opine").on)


def ready_for_opinion() -> Case:
    return before(f"{REVIEW}.opine")


def test_each_claim_is_answered_with_reasons() -> None:
    verdict = unmet(opine(ready_for_opinion(), examined=()), "legality.examined")
    assert "fair_competition" in verdict.reason.zh
    assert "not_applicable" in verdict.reason.en
    assert verdict.curers == (Duty.LEGAL_REVIEWER,)
    blank = replace(NOT_OURS, reasons=" ")
    unmet(opine(ready_for_opinion(), examined=(blank,)), "payload.blank")
    assert isinstance(opine(ready_for_opinion(), examined=(NOT_OURS,)), Accepted)


@pytest.mark.parametrize(
    "beside",
    [
        upheld("expert_argument", Claimed.NOT_APPLICABLE),
        upheld("feasibility_study", Claimed.REUSED, well=False),
        NOT_OURS,
        REFUSED,
    ],
)
def test_nothing_is_answered_that_nobody_claims_and_nothing_twice(beside: Examined) -> None:
    answer = opine(ready_for_opinion(), examined=(NOT_OURS, beside), conclusion=Opinion.UNLAWFUL)
    assert beside.step in unmet(answer, "legality.examined_once").reason.zh


def test_the_answer_says_what_was_claimed() -> None:
    other = replace(NOT_OURS, claimed=Claimed.EXEMPT)
    answer = opine(ready_for_opinion(), examined=(other,))
    assert {"legality.examined", "legality.examined_once"} <= codes(answer)


@pytest.mark.parametrize("conclusion", GOOD)
def test_no_opinion_lets_a_matter_go_on_with_what_it_did_not_uphold(conclusion: Opinion) -> None:
    risk = {"changes": ("第三条",), "unregulated": "某事项", "risk_statement": "某风险"}
    answer = opine(ready_for_opinion(), examined=(REFUSED,), conclusion=conclusion, **risk)
    assert unmet(answer, "legality.not_upheld").source == decree_713(27)
    fine = opine(ready_for_opinion(), examined=(NOT_OURS,), conclusion=conclusion, **risk)
    assert isinstance(fine, Accepted)


def test_a_procedure_is_incomplete_for_what_was_not_upheld_and_for_nothing_else() -> None:
    answer = opine(ready_for_opinion(), examined=(NOT_OURS,), conclusion=Opinion.INCOMPLETE)
    unmet(answer, "legality.not_upheld")


# What is not upheld is done ----------------------------------------------------------------------


def refused(conclusion: Opinion = Opinion.INCOMPLETE) -> Case:
    scene = scene_of(f"{REVIEW}.opine")
    says = replace(scene.says, conclusion=conclusion, examined=(REFUSED,), changes=())
    return take(ready_for_opinion(), f"{REVIEW}.opine", says, REVIEWER, scene.on)


def test_the_opinion_itself_reopens_the_step_and_lets_nothing_by() -> None:
    case = refused()
    assert (case.shape[WAIVED], case.shape[REVIEW]) == ("none", "lapsed")
    assert case.shape[ASKED] == "answered"
    answer = ask(case, f"{REVIEW}.file", said(f"{REVIEW}.file"), DRAFTER, DAY)
    told = unmet(answer, f"stands.{WAIVED}").reason
    assert "not applicable" not in told.en


def test_it_is_not_claimed_again_of_this_text() -> None:
    case = refused()
    name = f"{WAIVED}.not_applicable"
    verdict = unmet(ask(case, name, said(name), DRAFTER, DAY), "claim.refuted")
    assert f"第{case.seq}号" in verdict.reason.zh
    assert f"line {case.seq}" in verdict.reason.en
    options = explain(READY, case, Setting(TOWN, CALENDAR, at(DAY, "18:00")))
    assert not next(o for o in options if (o.step, o.verb) == (WAIVED, "not_applicable")).open


def rewritten(case: Case, change: ChangeClass, title: str = "另一稿") -> Case:
    text = paper(title)
    revision = Revise(draft=text, comparison=paper("对照表"), proposed=change, reasons="修改")
    case = take(case, "drafting.revise", revision, DRAFTER, at(DAY, "16:00"))
    classed = Classify(draft=text.digest, as_class=change, reasons="认定")
    return take(case, "drafting.classify", classed, REVIEWER, at(DAY, "17:00"))


@pytest.mark.parametrize("change", [ChangeClass.EDITORIAL, ChangeClass.SUBSTANTIVE])
def test_another_wording_does_not_open_the_question_again_another_substance_does(
    change: ChangeClass,
) -> None:
    case = rewritten(refused(), change)
    payload = said(f"{WAIVED}.not_applicable", draft=case.draft)
    answer = ask(case, f"{WAIVED}.not_applicable", payload, DRAFTER, at(DAY, "18:00"))
    assert ("claim.refuted" in codes(answer)) is (change is ChangeClass.EDITORIAL)


def test_an_unlawful_opinion_reopens_what_it_did_not_uphold_too() -> None:
    case = refused(Opinion.UNLAWFUL)
    assert (case.shape[WAIVED], case.shape["drafting"]) == ("none", "demanded")
    assert WAIVED in case.refuted


def test_what_changed_after_the_opinion_is_examined_again() -> None:
    case = after(f"{REVIEW}.opine", 2)
    assert case.shape[REVIEW] == "lawful"
    case = take(case, f"{WAIVED}.reopen", Reopen(reasons="有新情况"), REVIEWER, date(2023, 5, 7))
    assert case.shape[REVIEW] == "lapsed"


# Exempt, shortened, an existing assessment -------------------------------------------------------


def reviewed(case: Case, day: date) -> Case:
    """Do what remains as the story does it, up to the opinion."""
    done = {ASKED}
    for scene in lawful():
        begun = case.shape.get(scene.step) not in {None, "none", "lapsed"} and scene.step in done
        if scene.step in done or begun or scene.on <= at(date(2023, 3, 6), "10:30"):
            continue
        if scene.step == REVIEW:
            break
        says = replace(scene.says, existing=EXISTING) if scene.verb == "report" else scene.says
        case = take(case, f"{scene.step}.{scene.verb}", says, scene.who, day)
    case = take(case, f"{REVIEW}.file", said(f"{REVIEW}.file"), DRAFTER, day)
    due = Accept(due=day + timedelta(days=20))
    return take(case, f"{REVIEW}.accept", due, REVIEWER, day)


def exempt() -> Case:
    day = date(2023, 3, 6)
    claim = Claim(ground="not_public_by_law", reasons="涉密", document=paper("申请"))
    case = take(before(f"{ASKED}.publish"), f"{ASKED}.claim", claim, DRAFTER, day)
    confirmed = Confirm(findings="属实", document=paper("意见"))
    return take(case, f"{ASKED}.confirm", confirmed, "ma", day)


def shortened() -> Case:
    day, why = date(2023, 3, 6), paper("缩短期限的说明")
    urgent = ShorteningGround.URGENT
    asks = Shorten(draft=FIRST.digest, ground=urgent, reasons="汛期", days=10, explanation=why)
    case = take(before(f"{ASKED}.publish"), f"{ASKED}.shorten", asks, DRAFTER, day)
    confirmed = Confirm(findings="属实", document=paper("意见"))
    case = take(case, f"{ASKED}.allow_shorter", confirmed, "sun", day)
    notice = said(f"{ASKED}.publish", closes=date(2023, 3, 16), shortening=why)
    case = take(case, f"{ASKED}.publish", notice, DRAFTER, day)
    for hour, verb in enumerate(("close", "dispose", "reread", "answer"), start=10):
        who = scene_of(f"{ASKED}.{verb}").who
        then = at(date(2023, 3, 17), f"{hour}:00")
        case = take(case, f"{ASKED}.{verb}", said(f"{ASKED}.{verb}"), who, then)
    return case


@pytest.mark.parametrize(
    ("made", "claimed"), [(exempt, Claimed.EXEMPT), (shortened, Claimed.SHORTENED)]
)
def test_a_consultation_that_was_withheld_or_shortened_is_examined_and_done_if_refused(
    made: Any, claimed: Claimed
) -> None:
    day = date(2023, 4, 12)
    case = reviewed(made(), day)
    assert case.shape[REVIEW] == "reviewing"
    every = (
        upheld(RISK, Claimed.REUSED),
        upheld(ASKED, claimed),
        upheld(WAIVED, Claimed.NOT_APPLICABLE),
    )
    for n in range(3):
        fewer = (*every[:n], *every[n + 1 :])
        unmet(opine(case, examined=fewer), "legality.examined")
    assert isinstance(opine(case, examined=every), Accepted)
    no = replace(every[1], upheld=False, reasons="理由不成立")
    unmet(opine(case, examined=(every[0], no, every[2])), "legality.not_upheld")
    says = said(
        f"{REVIEW}.opine", conclusion=Opinion.INCOMPLETE, changes=(), examined=(*every[::2], no)
    )
    case = take(case, f"{REVIEW}.opine", says, REVIEWER, DAY)
    assert case.shape[ASKED] == "lapsed"
    again = {
        "claim": Claim(ground="not_public_by_law", reasons="涉密", document=paper("申请")),
        "shorten": Shorten(
            draft=FIRST.digest,
            ground=ShorteningGround.SET_DATE,
            reasons="另一理由",
            days=20,
            explanation=paper("另一说明"),
        ),
    }
    for name, payload in again.items():
        unmet(ask(case, f"{ASKED}.{name}", payload, DRAFTER, DAY), "claim.refuted")
    whole = said(f"{ASKED}.publish", opens=DAY, closes=DAY + timedelta(days=30))
    assert isinstance(ask(case, f"{ASKED}.publish", whole, DRAFTER, at(DAY, "18:00")), Accepted)


def test_an_existing_assessment_that_is_not_upheld_is_made_anew() -> None:
    case = reviewed(exempt(), date(2023, 4, 12))
    every = (
        upheld(RISK, Claimed.REUSED, well=False, why="两年前的评估未涉及本路段"),
        upheld(ASKED, Claimed.EXEMPT),
        upheld(WAIVED, Claimed.NOT_APPLICABLE),
    )
    says = said(f"{REVIEW}.opine", conclusion=Opinion.INCOMPLETE, changes=(), examined=every)
    case = take(case, f"{REVIEW}.opine", says, REVIEWER, DAY)
    assert case.shape[RISK] == "lapsed"
    old = said(f"{RISK}.report", existing=EXISTING)
    unmet(ask(case, f"{RISK}.report", old, DRAFTER, DAY), "claim.refuted")
    name = f"{RISK}.not_applicable"
    waived = said(f"{WAIVED}.not_applicable", ground=WaiverGround.NO_ADVERSE_EFFECT)
    unmet(ask(case, name, waived, DRAFTER, DAY), "claim.refuted")
    anew = said(f"{RISK}.report")
    assert isinstance(ask(case, f"{RISK}.report", anew, DRAFTER, at(DAY, "18:00")), Accepted)
