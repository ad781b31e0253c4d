"""A shorter window: asked for on a ground, allowed outside the lead unit, published as allowed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from cases import CALENDAR, DRAFTER, READY, REVIEWER, TOWN, ask, before, codes, said, take, unmet
from procedures import FOUR_NOTS, adjusted, days

from api.demo.matter import FIRST
from api.demo.scene import PEOPLE, at, paper
from decision_flow.domain.case import Assign, Case, follow
from decision_flow.domain.move import Accepted, Refused, Setting
from decision_flow.domain.opinions.collation import Close
from decision_flow.domain.people import Duty, Held
from decision_flow.domain.steps.before.consultation import Void
from decision_flow.domain.steps.before.drafting import ChangeClass, Classify, Revise, Trace
from decision_flow.domain.steps.claims.shortening import Shorten, ShorteningGround
from decision_flow.domain.steps.common import Confirm, Reasons, Reopen
from decision_flow.domain.values import HOUSE_RULE, SourceKind, decree_713
from decision_flow.engine.explain import explain
from decision_flow.engine.rules import Ready

NAME, OFFICE = "open_consultation", "sun"
OPENS = date(2023, 3, 6)
WHY = paper("缩短期限的说明")
ALLOWED = Confirm(findings="情况属实，说明充分", document=paper("核准意见"))


def asking(**changes: Any) -> Shorten:
    plain = Shorten(
        draft=FIRST.digest,
        ground=ShorteningGround.URGENT,
        reasons="汛期临近",
        days=10,
        explanation=WHY,
    )
    return replace(plain, **changes)


def shorten(ready: Ready = READY, who: str = DRAFTER, **changes: Any) -> Accepted | Refused:
    said_of = asking(**changes)
    return ask(before(f"{NAME}.publish"), f"{NAME}.shorten", said_of, who, OPENS, ready=ready)


def asked(**changes: Any) -> Case:
    return take(before(f"{NAME}.publish"), f"{NAME}.shorten", asking(**changes), DRAFTER, OPENS)


def allowed(**changes: Any) -> Case:
    return take(asked(**changes), f"{NAME}.allow_shorter", ALLOWED, OFFICE, OPENS)


def publish(case: Case, length: int, ready: Ready = READY, **changes: Any) -> Accepted | Refused:
    closes = OPENS + timedelta(days=length)
    payload = said(f"{NAME}.publish", **{"closes": closes, "shortening": WHY, **changes})
    return ask(case, f"{NAME}.publish", payload, DRAFTER, OPENS, ready=ready)


# Who asks, on what -------------------------------------------------------------------------------


def test_the_lead_unit_alone_does_not_shorten_the_window_whatever_it_explains() -> None:
    verdict = unmet(publish(before(f"{NAME}.publish"), 1), "consultation.shortening")
    assert verdict.source == decree_713(15)
    assert verdict.curers == (Duty.DRAFTER,)
    unmet(publish(before(f"{NAME}.publish"), 29), "consultation.shortening")
    unmet(publish(asked(), 10), "state")


def test_without_the_explanation_the_window_stays_whole_though_a_shorter_one_was_allowed() -> None:
    unmet(publish(allowed(), 29, shortening=None), "consultation.period")
    assert isinstance(publish(allowed(), 30, shortening=None), Accepted)


@pytest.mark.parametrize(("length", "lawful"), [(6, False), (7, True), (8, True)])
def test_no_shortening_goes_below_the_least_window(*, length: int, lawful: bool) -> None:
    answer = shorten(days=length)
    assert (codes(answer) == {"consultation.shortest"}) is not lawful
    if not lawful:
        assert unmet(answer, "consultation.shortest").source.kind is SourceKind.DEFAULT


@pytest.mark.parametrize(("length", "lawful"), [(29, True), (30, False), (10**9, False)])
def test_what_is_asked_for_is_shorter_than_the_whole_window(*, length: int, lawful: bool) -> None:
    assert (codes(shorten(days=length)) == {"shortening.days"}) is not lawful


@pytest.mark.parametrize(("length", "lawful"), [(9, False), (10, True), (11, True)])
def test_the_window_published_is_no_shorter_than_was_allowed(*, length: int, lawful: bool) -> None:
    answer = publish(allowed(), length)
    assert (codes(answer) == {"consultation.allowed"}) is not lawful


@pytest.mark.parametrize(("length", "lawful"), [(14, False), (15, True)])
def test_a_place_may_set_a_longer_least_window(*, length: int, lawful: bool) -> None:
    ready = Ready(adjusted(FOUR_NOTS, NAME, figures={"shortest": days(15)}))
    assert (codes(shorten(ready, days=length)) == {"consultation.shortest"}) is not lawful


@pytest.mark.parametrize(("length", "lawful"), [(6, False), (7, True)])
def test_seven_days_stand_in_where_no_least_window_is_set(*, length: int, lawful: bool) -> None:
    ready = Ready(adjusted(FOUR_NOTS, NAME, figures={"shortest": None}))
    answer = shorten(ready, days=length)
    assert (codes(answer) == {"consultation.shortest"}) is not lawful


@pytest.mark.parametrize("ground", ShorteningGround)
def test_the_ground_is_on_record_with_its_source(ground: ShorteningGround) -> None:
    answer = shorten(ground=ground)
    (told,) = [v for v in answer.verdicts if v.code == "shortening.ground"]
    assert told.source == (decree_713(15) if ground == "urgent" else HOUSE_RULE)


def test_the_explanation_is_a_paper_of_its_own_and_about_this_text() -> None:
    unmet(shorten(draft="0" * 64), "shortening.draft")
    unmet(shorten(explanation=replace(WHY, digest=FIRST.digest)), "shortening.draft")


def test_what_is_published_is_what_was_looked_at_and_on_a_paper_of_its_own() -> None:
    unmet(publish(allowed(), 10, shortening=paper("另一说明")), "consultation.shortening")
    unmet(publish(allowed(), 10, explanation=WHY), "consultation.papers")


@pytest.mark.parametrize("verb", ["shorten", "allow_shorter", "refuse_shorter"])
def test_where_shortening_is_forbidden_nobody_asks_for_it(verb: str) -> None:
    ready = Ready(adjusted(FOUR_NOTS, NAME, settings={"shortening": "forbidden"}))
    says = {"shorten": asking(), "allow_shorter": ALLOWED}.get(verb, Reasons(reasons="不急"))
    answer = ask(before(f"{NAME}.publish"), f"{NAME}.{verb}", says, DRAFTER, OPENS, ready=ready)
    unmet(answer, "rule.unavailable")


# Who allows it -----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [DRAFTER, "wang", REVIEWER, "ma"])
def test_only_the_office_allows_it(who: str) -> None:
    unmet(ask(asked(), f"{NAME}.allow_shorter", ALLOWED, who, OPENS), "person.duty")


@pytest.mark.parametrize("unit", [PEOPLE[DRAFTER].unit, "宁津县财政局"])
def test_nobody_of_a_unit_that_drafts_allows_it(unit: str) -> None:
    units = said("start.assign", assisting=("宁津县财政局",))
    assert {units.lead, *units.assisting} >= {PEOPLE[DRAFTER].unit}
    case = asked()
    named = replace(case.last["start", "assign"], payload=units)
    case = replace(case, last={**case.last, ("start", "assign"): named})
    inside = replace(PEOPLE[OFFICE], unit=unit)
    answer = ask(case, f"{NAME}.allow_shorter", ALLOWED, inside, OPENS)
    assert codes(answer) == {"person.outside_unit"}
    assert unmet(answer, "person.outside_unit").curers == (Duty.SECRETARY,)


def test_nobody_allows_what_a_deputy_asked_for_him() -> None:
    entrusted = Assign(person="guo", duty=Duty.DRAFTER, since=OPENS)
    case = take(before(f"{NAME}.publish"), "case.assign", entrusted, OFFICE, OPENS)
    deputy = replace(PEOPLE[DRAFTER], id="guo", held=(Held(Duty.DRAFTER, OPENS),))
    answer = ask(case, f"{NAME}.shorten", asking(), deputy, OPENS, instead_of="zhou")
    assert isinstance(answer, Accepted), codes(answer)
    principal = replace(PEOPLE["zhou"], held=(Held(Duty.SECRETARY, OPENS),))
    case = follow(case, answer.facts[0])
    unmet(ask(case, f"{NAME}.allow_shorter", ALLOWED, principal, OPENS), "person.another")


def test_a_refused_request_leaves_the_whole_window() -> None:
    case = take(asked(), f"{NAME}.refuse_shorter", Reasons(reasons="不急"), OFFICE, OPENS)
    assert case.shape[NAME] == "none"
    unmet(publish(case, 10), "consultation.shortening")
    assert isinstance(publish(case, 30, shortening=None), Accepted)


# For which text, how often -----------------------------------------------------------------------


def rewritten(case: Case, change: ChangeClass) -> Case:
    text = paper("新稿")
    revision = Revise(draft=text, comparison=paper("对照表"), proposed=change, reasons="修改")
    case = take(case, "drafting.revise", revision, DRAFTER, at(OPENS, "11:00"))
    traces = (Trace(passage="第五条", opinion="意见一"),)
    classed = Classify(draft=text.digest, as_class=change, reasons="认定", traces=traces)
    return take(case, "drafting.classify", classed, REVIEWER, at(OPENS, "12:00"))


@pytest.mark.parametrize("change", [c for c in ChangeClass if c is not ChangeClass.ORDERED])
@pytest.mark.parametrize("stage", [asked, allowed])
def test_it_holds_for_the_text_that_it_was_asked_for_its_wording_apart(
    stage: Any, change: ChangeClass
) -> None:
    case = rewritten(stage(), change)
    kept = change is ChangeClass.EDITORIAL
    assert (case.shape[NAME] == "lapsed") is not kept
    if stage is allowed:
        text = {"draft": paper("新稿").digest, "opens": OPENS}
        payload = said(f"{NAME}.publish", closes=date(2023, 3, 16), shortening=WHY, **text)
        answer = ask(case, f"{NAME}.publish", payload, DRAFTER, at(OPENS, "13:00"))
        assert ("consultation.shortening" not in codes(answer)) is kept


def test_a_notice_taken_back_takes_the_shorter_window_with_it() -> None:
    answer = publish(allowed(), 10)
    assert isinstance(answer, Accepted)
    case = follow(allowed(), answer.facts[0])
    case = take(case, f"{NAME}.void", Void(reasons="附图有误"), DRAFTER, OPENS)
    unmet(publish(case, 10), "consultation.shortening")


def test_what_was_allowed_by_mistake_is_reopened() -> None:
    case = take(allowed(), f"{NAME}.reopen", Reopen(reasons="情况有变"), OFFICE, OPENS)
    assert case.shape[NAME] == "lapsed"
    unmet(publish(case, 10), "consultation.shortening")


def test_the_shorter_window_runs_to_its_end_too() -> None:
    answer = publish(allowed(), 10)
    assert isinstance(answer, Accepted)
    case = follow(allowed(), answer.facts[0])
    last, close = OPENS + timedelta(days=10), Close(received=0)
    unmet(ask(case, f"{NAME}.close", close, DRAFTER, last), "consultation.window")
    take(case, f"{NAME}.close", close, DRAFTER, last + timedelta(days=1))


def test_whoever_looks_sees_that_the_office_is_waited_for() -> None:
    options = explain(READY, asked(), Setting(TOWN, CALENDAR, at(OPENS)))
    found = {f"{o.step}.{o.verb}": o for o in options}
    assert found[f"{NAME}.allow_shorter"].open
    assert found[f"{NAME}.allow_shorter"].by == (Duty.SECRETARY,)
    assert not found[f"{NAME}.publish"].open
