"""What failed is done again for a changed text: it can no longer be found not applicable."""

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
    after,
    ask,
    before,
    codes,
    said,
    take,
    unmet,
)
from procedures import FOUR_NOTS

from api.demo.scene import at, paper
from decision_flow.domain.case import Case
from decision_flow.domain.kind import Choice, Kind
from decision_flow.domain.move import Accepted, Refused, Setting
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after import report
from decision_flow.domain.steps.before import fair_competition
from decision_flow.domain.steps.before.drafting import ChangeClass, Classify, Revise, Trace
from decision_flow.domain.steps.claims.waiver import NotApplicable, WaiverGround
from decision_flow.domain.steps.common import Reopen
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import FAIR_COMPETITION, Source, article, decree_713
from decision_flow.engine.explain import explain
from decision_flow.engine.proof import Claim, Disproof, prove
from decision_flow.engine.standing import Standing, standings

RISK, MARKET = "risk_assessment", "fair_competition"
REGULATOR = "hu"
START = date(2023, 4, 12)
PLACES = {RISK: decree_713(24), MARKET: Source(FAIR_COMPETITION, article(18))}
CURERS = {RISK: (Duty.RISK_ASSESSOR, Duty.DRAFTER), MARKET: (Duty.DRAFTER,)}
"""Who begins it again for the next text."""
GROUNDS = {
    RISK: WaiverGround.NO_ADVERSE_EFFECT,
    MARKET: WaiverGround.NO_OPERATORS,
}


def begun(case: Case, step: str, day: date) -> Case:
    if step == RISK:
        return take(case, f"{RISK}.report", said(f"{RISK}.report"), DRAFTER, day)
    heard = fair_competition.Prereview(opinion=paper("初审意见"), heard=("某协会",))
    return take(case, f"{MARKET}.prereview", heard, DRAFTER, day)


def answered(case: Case, step: str, day: date, *, well: bool) -> Case:
    if step == RISK:
        says = said(f"{RISK}.conclude", controllable=well, level=None)
        return take(case, f"{RISK}.conclude", says, DRAFTER, day)
    answer = fair_competition.Conclusion.PASSED if well else fair_competition.Conclusion.FAILED
    concluded = fair_competition.Conclude(conclusion=answer, document=paper("审查结论"))
    return take(case, f"{MARKET}.conclude", concluded, REGULATOR, day)


def done(case: Case, step: str, day: date, *, well: bool) -> Case:
    return answered(begun(case, step, day), step, day, well=well)


def rewritten(
    case: Case, title: str, day: date, change: ChangeClass, *, touches: tuple[str, ...] = ()
) -> Case:
    text = paper(title)
    revision = Revise(draft=text, comparison=paper("对照表"), proposed=change, reasons="修改")
    case = take(case, "drafting.revise", revision, DRAFTER, at(day, "15:00"))
    says = Classify(
        draft=text.digest,
        as_class=change,
        reasons="认定",
        traces=(Trace(passage="第五条", opinion="意见一"),),
        touches=touches,
    )
    return take(case, "drafting.classify", says, REVIEWER, at(day, "16:00"))


def failed(step: str) -> Case:
    return done(before(f"{RISK}.report"), step, START, well=False)


def revised(step: str, change: ChangeClass = ChangeClass.RESPONSIVE) -> Case:
    return rewritten(failed(step), "第二稿", START, change)


def waiver(case: Case, step: str) -> NotApplicable:
    ground = GROUNDS.get(step, WaiverGround.OUTSIDE_CONDITION)
    text = case.draft or ""
    return NotApplicable(
        draft=text, ground=ground, reasons="不涉及", document=paper("不适用的说明")
    )


def waive(case: Case, step: str, day: date = START, who: str = DRAFTER) -> Accepted | Refused:
    return ask(case, f"{step}.not_applicable", waiver(case, step), who, at(day, "18:00"))


def standing(case: Case) -> Standing:
    return {g.gate: g.standing for g in standings(READY, case)}["evaluation"]


@pytest.fixture(params=[RISK, MARKET])
def step(request: pytest.FixtureRequest) -> str:
    return str(request.param)


# Not applicable no more -----------------------------------------------------------------------


@pytest.mark.parametrize("change", [ChangeClass.RESPONSIVE, ChangeClass.SUBSTANTIVE])
def test_what_failed_is_not_found_not_applicable_for_the_next_text(
    step: str, change: ChangeClass
) -> None:
    case = revised(step, change)
    answer = waive(case, step)
    verdict = unmet(answer, "not_applicable.failed")
    assert codes(answer) == {"not_applicable.failed"}
    assert f"第{failed(step).seq}号" in verdict.reason.zh
    assert f"line {failed(step).seq}" in verdict.reason.en
    assert verdict.source == PLACES[step]
    assert verdict.curers == CURERS[step]


def test_the_failure_is_kept_though_what_was_begun_again_is_voided(step: str) -> None:
    case = begun(revised(step), step, START + timedelta(days=1))
    reasons = Reopen(reasons="证据无效")
    case = take(case, f"{step}.reopen", reasons, SECRETARY, START + timedelta(days=2))
    assert case.shape[step] == "lapsed"
    assert {name for name, _ in case.denied} == {step}
    assert len(case.denied) == 1
    unmet(waive(case, step, START + timedelta(days=3)), "not_applicable.failed")


def test_a_later_text_that_passed_does_not_bring_it_back(step: str) -> None:
    case = done(revised(step), step, START + timedelta(days=1), well=True)
    assert case.shape[step] in READY.counting(step)
    case = rewritten(case, "第三稿", START + timedelta(days=2), ChangeClass.SUBSTANTIVE)
    assert case.shape[step] == "lapsed"
    unmet(waive(case, step, START + timedelta(days=3)), "not_applicable.failed")


def test_what_was_done_again_and_passed_counts_for_the_text_that_it_was_done_for(step: str) -> None:
    case = done(revised(step), step, START + timedelta(days=1), well=True)
    assert case.about[step] == case.draft == paper("第二稿").digest


def test_the_same_text_is_not_examined_again(step: str) -> None:
    name = f"{RISK}.report" if step == RISK else f"{MARKET}.prereview"
    scene = said(f"{RISK}.report")
    heard = fair_competition.Prereview(opinion=paper("初审意见"), heard=("某协会",))
    answer = ask(failed(step), name, scene if step == RISK else heard, DRAFTER, START)
    assert codes(answer) == {"stands.drafting"}


# What has not failed ----------------------------------------------------------------------------


def test_what_was_never_concluded_may_be_found_not_applicable(step: str) -> None:
    case = begun(before(f"{RISK}.report"), step, START)
    reasons = Reopen(reasons="证据无效")
    case = take(case, f"{step}.reopen", reasons, SECRETARY, START)
    accepted(waive(case, step))


def test_what_passed_may_be_found_not_applicable_to_another_text(step: str) -> None:
    case = done(before(f"{RISK}.report"), step, START, well=True)
    case = rewritten(case, "第二稿", START, ChangeClass.RESPONSIVE, touches=(step,))
    accepted(waive(case, step))


def test_a_change_that_touches_two_steps_bars_the_one_that_failed() -> None:
    case = done(before(f"{RISK}.report"), MARKET, START, well=True)
    case = done(case, RISK, START, well=False)
    case = rewritten(case, "第二稿", START, ChangeClass.RESPONSIVE, touches=(RISK, MARKET))
    assert case.shape[RISK] == case.shape[MARKET] == "lapsed"
    accepted(waive(case, MARKET))
    unmet(waive(case, RISK), "not_applicable.failed")


def test_two_failures_are_told_apart_and_each_is_answered_for_itself() -> None:
    case = done(revised(RISK), MARKET, START + timedelta(days=1), well=False)
    case = rewritten(case, "第三稿", START + timedelta(days=1), ChangeClass.RESPONSIVE)
    day = START + timedelta(days=2)
    lines = [unmet(waive(case, s, day), "not_applicable.failed").reason.en for s in (RISK, MARKET)]
    assert lines[0] != lines[1]
    case = done(case, MARKET, day, well=True)
    unmet(waive(case, RISK, day + timedelta(days=1)), "not_applicable.failed")


# What others see of it ----------------------------------------------------------------------------


def test_the_gate_is_missing_while_the_failure_is_the_latest_answer(step: str) -> None:
    other = MARKET if step == RISK else RISK
    case = done(done(before(f"{RISK}.report"), other, START, well=True), step, START, well=False)
    assert standing(case) is Standing.MISSING
    case = rewritten(case, "第二稿", START, ChangeClass.RESPONSIVE)
    assert standing(case) is Standing.MISSING
    case = done(case, step, START + timedelta(days=1), well=True)
    assert standing(case) is Standing.FRESH
    case = rewritten(case, "第三稿", START + timedelta(days=2), ChangeClass.SUBSTANTIVE)
    assert standing(case) is Standing.STALE


@pytest.mark.parametrize("name", ["legality_review.file", "submission.package"])
def test_what_rests_on_it_is_refused_with_the_line_the_article_and_who_cures(
    step: str, name: str
) -> None:
    case = failed(step)
    first = unmet(ask(case, name, said(name), DRAFTER, START), f"stands.{step}")
    assert f"failed for this text (line {case.seq})" in first.reason.en
    assert f"第{case.seq}号" in first.reason.zh
    assert first.source == PLACES[step]
    assert first.curers == (Duty.DRAFTER,)
    later = unmet(ask(revised(step), name, said(name), DRAFTER, START), f"stands.{step}")
    assert f"failed for an earlier text (line {case.seq})" in later.reason.en
    assert later.curers == CURERS[step]


def test_the_submission_names_the_gate_too(step: str) -> None:
    name = "submission.package"
    answer = ask(failed(step), name, said(name), DRAFTER, START)
    assert "missing" in unmet(answer, "gate.evaluation").reason.en


def test_what_failed_once_and_lapsed_since_is_never_asked_to_be_not_applicable(step: str) -> None:
    case = done(revised(step), step, START + timedelta(days=1), well=True)
    case = rewritten(case, "第三稿", START + timedelta(days=2), ChangeClass.SUBSTANTIVE)
    name = "legality_review.file"
    answer = ask(case, name, said(name), DRAFTER, START + timedelta(days=3))
    assert "not applicable" not in unmet(answer, f"stands.{step}").reason.en
    assert standing(case) in {Standing.STALE, Standing.MISSING}
    other = MARKET if step == RISK else RISK
    assert "not applicable" in unmet(answer, f"stands.{other}").reason.en


def test_before_anybody_asks_it_is_told_that_it_is_closed(step: str) -> None:
    setting = Setting(TOWN, CALENDAR, at(START, "18:00"))
    found = {f"{o.step}.{o.verb}": o for o in explain(READY, revised(step), setting)}
    closed = found[f"{step}.not_applicable"]
    assert not closed.open
    assert {v.code for v in closed.verdicts if v.refuses} == {"not_applicable.failed"}


# Reports before release ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["congress_report", "superior_approval"])
@pytest.mark.parametrize("approved", [True, False])
def test_what_was_reported_and_returned_was_to_be_reported(*, name: str, approved: bool) -> None:
    sent = report.Report(to="县人大常委会", document=paper("报告"))
    day = date(2023, 6, 5)
    case = take(after("party_report.reply"), f"{name}.report", sent, SECRETARY, day)
    reply = report.Reply(approved=approved, document=paper("答复"), remarks="修改第二条")
    case = take(case, f"{name}.reply", reply, SECRETARY, day)
    answer = waive(case, name, day, SECRETARY)
    assert ("not_applicable.failed" in codes(answer)) is not approved


# What the ends rely on --------------------------------------------------------------------------


def leads_on(kind: Kind, state: str) -> bool:
    """Return whether what is owed or answered leads from a state to done, and fires nothing."""
    seen, more = {state}, True
    while more:
        plain = (r for r in kind.rows if not r.effects and not r.rework)
        sure = [r for r in plain if r.choice is not Choice.MAY and r.trigger != "not_applicable"]
        found = {r.dest for r in sure if seen.intersection(r.sources)} - seen
        seen, more = seen | found, bool(found)
    return bool(seen & kind.done)


def test_whatever_may_be_found_not_applicable_can_be_done_from_wherever_it_may_be() -> None:
    """So an end that is reached over "not applicable" is reached without it, in any procedure."""
    closed = 0
    for kind in KINDS.values():
        for row in kind.rows:
            if row.trigger == "not_applicable":
                assert all(leads_on(kind, state) for state in row.sources), kind.name
                closed += 1
    assert closed == len([k for k in KINDS.values() if k.conditional]) >= 6


def test_only_what_is_answered_with_a_return_can_fail() -> None:
    assert {k.name: k.failing for k in KINDS.values() if k.failing} == {
        RISK: ("uncontrollable",),
        MARKET: ("fail",),
        "assessment": ("adjust",),
        "congress_report": ("return",),
        "superior_approval": ("return",),
    }


def test_what_failed_goes_back_to_the_draft_in_every_procedure() -> None:
    rework = tuple(
        replace(r, to="department_opinions") if r.step == RISK else r for r in FOUR_NOTS.rework
    )
    outcome = prove(replace(FOUR_NOTS, rework=rework, digest=""))
    assert isinstance(outcome, Disproof)
    faults = {f.element: f for f in outcome.faults}
    fault = faults[f"rework.{RISK}.uncontrollable"]
    assert fault.claim is Claim.FLOOR
    assert "revised and done again" in fault.text.en
    further = tuple(replace(r, to="start") if r.step == RISK else r for r in FOUR_NOTS.rework)
    assert f"rework.{RISK}.uncontrollable" not in {
        f.element
        for f in getattr(prove(replace(FOUR_NOTS, rework=further, digest="")), "faults", ())
    }
