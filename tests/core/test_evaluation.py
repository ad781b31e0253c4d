"""Argued before: departments, experts, risk, fair competition."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from cases import (
    DRAFTER,
    READY,
    accepted,
    after,
    ask,
    before,
    codes,
    said,
    scene_of,
    take,
    unmet,
)
from procedures import FOUR_NOTS, adjusted

from api.demo.scene import paper
from decision_flow.domain.case import Case, Payload, follow
from decision_flow.domain.lots import drawn
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.before import (
    department_opinions,
    expert_argument,
    fair_competition,
    risk_assessment,
)
from decision_flow.domain.values import FAIR_COMPETITION, Document, decree_713
from decision_flow.engine.rules import Ready

Stance, View = department_opinions.Stance, expert_argument.View


def asked(name: str, **changes: Any) -> Accepted | Refused:
    scene = scene_of(name)
    return ask(before(name), name, replace(scene.says, **changes), scene.who, scene.on)


# Departments ---------------------------------------------------------------------------------


def test_somebody_is_asked_and_everybody_answers() -> None:
    unmet(asked("department_opinions.request", departments=()), "departments.asked")
    replies = said("department_opinions.collect").replies[1:]
    verdict = unmet(asked("department_opinions.collect", replies=replies), "departments.replied")
    assert "县财政局" in verdict.reason.zh
    assert verdict.source == decree_713(13)


@pytest.mark.parametrize(
    ("stance", "more", "state"),
    [
        (Stance.AGREES, {}, "agreed"),
        (Stance.COMMENTS, {}, "agreed"),
        (Stance.DISAGREES, {"settlement": paper("协商纪要")}, "agreed"),
        (Stance.DISAGREES, {}, "disputed"),
    ],
)
def test_a_disagreement_stays_one_until_a_paper_shows_that_it_was_settled(
    stance: department_opinions.Stance, more: dict[str, Document], state: str
) -> None:
    replies = tuple(
        department_opinions.Reply(department=d, stance=stance, letter=paper("复函"), **more)
        for d in said("department_opinions.request").departments
    )
    payload = department_opinions.Collect(replies=replies)
    name = "department_opinions.collect"
    case = take(before(name), name, payload, DRAFTER, scene_of(name).on)
    assert case.shape["department_opinions"] == state


@pytest.mark.parametrize("odd", ["县财政局", "县水利局"], ids=["twice", "not asked"])
def test_each_unit_that_was_asked_has_one_reply(odd: str) -> None:
    replies = said("department_opinions.collect").replies
    more = (*replies, replace(replies[0], department=odd))
    verdict = unmet(asked("department_opinions.collect", replies=more), "departments.each_once")
    assert odd in verdict.reason.zh


def test_a_dispute_is_explained_before_anything_rests_on_it() -> None:
    case = before("department_opinions.explain")
    assert case.shape["department_opinions"] not in READY.counting("department_opinions")
    assert after("department_opinions.explain").shape["department_opinions"] == "explained"


# Experts -------------------------------------------------------------------------------------


def experts(count: int, *, interested: bool = False) -> tuple[expert_argument.Expert, ...]:
    return tuple(
        expert_argument.Expert(name=f"专家{n}", unit="某高校", field="道路", interest=interested)
        for n in range(count)
    )


@pytest.mark.parametrize(("count", "lawful"), [(2, False), (3, True), (4, True)])
def test_there_are_enough_experts(*, count: int, lawful: bool) -> None:
    answer = asked("expert_argument.select", experts=experts(count))
    assert ("expert.number" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "expert.number")
        assert "3人" in verdict.reason.zh
        assert "2人" in verdict.reason.zh
        assert "At least 3" in verdict.reason.en


def test_the_same_expert_twice_is_one() -> None:
    unmet(asked("expert_argument.select", experts=experts(2) + experts(1)), "expert.number")


def test_without_a_figure_one_expert_is_the_least() -> None:
    ready = Ready(adjusted(FOUR_NOTS, "expert_argument", figures={"experts": None}))
    scene = scene_of("expert_argument.select")
    case = before("expert_argument.select")
    for count, lawful in ((0, False), (1, True)):
        payload = replace(scene.says, experts=experts(count))
        answer = ask(case, "expert_argument.select", payload, DRAFTER, scene.on, ready=ready)
        assert ("expert.number" not in codes(answer)) is lawful


POOL = tuple(f"专家{n}" for n in range(9))
FIXED, KNOWN = date(2023, 3, 6), date(2023, 3, 7)


def draw(**changes: Any) -> expert_argument.Draw:
    says: dict[str, Any] = {
        "names": POOL,
        "fixed_on": FIXED,
        "seed": "07 19 23",
        "seed_from": "福利彩票开奖号码",
        "known_on": KNOWN,
        **changes,
    }
    return expert_argument.Draw(**says)


def named(*names: str) -> tuple[expert_argument.Expert, ...]:
    (one,) = experts(1)
    return tuple(replace(one, name=name) for name in names)


def test_whoever_draws_again_draws_the_same_experts() -> None:
    lawful = drawn("07 19 23", POOL, 3)
    accepted(asked("expert_argument.select", experts=named(*lawful), draw=draw()))
    other = next(name for name in POOL if name not in lawful)
    for chosen in ((*lawful[:2], other), (*lawful, other)):
        right = {*drawn("07 19 23", POOL, len(chosen))} == {*chosen}
        answer = asked("expert_argument.select", experts=named(*chosen), draw=draw())
        assert ("expert.drawn" not in codes(answer)) is right
    wrong = asked("expert_argument.select", experts=named(*lawful[:2], other), draw=draw())
    assert lawful[2] in unmet(wrong, "expert.drawn").reason.zh


def test_who_is_left_out_is_drawn_around() -> None:
    first = drawn("07 19 23", POOL, 3)
    without = (expert_argument.LeftOut(name=first[0], reasons="有直接利害关系"),)
    next_ones = drawn("07 19 23", [n for n in POOL if n != first[0]], 3)
    told = draw(left_out=without)
    accepted(asked("expert_argument.select", experts=named(*next_ones), draw=told))
    unmet(asked("expert_argument.select", experts=named(*first), draw=told), "expert.drawn")


@pytest.mark.parametrize(
    ("fixed", "known", "lawful"),
    [
        (KNOWN, KNOWN, False),
        (FIXED, KNOWN, True),
        (date(2023, 3, 5), KNOWN, True),
        (date(2023, 3, 8), KNOWN, False),
        (FIXED, date(2030, 1, 1), False),
    ],
)
def test_the_pool_is_fixed_before_the_seed_is_known(
    *, fixed: date, known: date, lawful: bool
) -> None:
    told = draw(fixed_on=fixed, known_on=known)
    chosen = named(*drawn("07 19 23", POOL, 3))
    answer = asked("expert_argument.select", experts=chosen, draw=told)
    assert ("expert.seed" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("setting", "code"),
    [({"method": "drawn"}, "expert.draw"), ({"declaration": "required"}, "expert.declaration")],
)
def test_a_place_may_want_a_draw_and_declarations(setting: dict[str, str], code: str) -> None:
    made = Ready(adjusted(FOUR_NOTS, "expert_argument", settings=setting))
    scene, name = scene_of("expert_argument.select"), "expert_argument.select"
    chosen = named(*drawn("07 19 23", POOL, 3))
    declared = tuple(replace(e, declaration=paper("无利害关系声明")) for e in chosen)
    bare, whole = (
        replace(scene.says, experts=chosen),
        replace(scene.says, experts=declared, draw=draw()),
    )
    verdict = unmet(ask(before(name), name, bare, DRAFTER, scene.on, ready=made), code)
    assert verdict.curers == (Duty.DRAFTER,)
    accepted(ask(before(name), name, whole, DRAFTER, scene.on, ready=made))


def test_no_expert_has_an_interest() -> None:
    some = (*experts(3), replace(experts(1, interested=True)[0], name="某甲"))
    verdict = unmet(asked("expert_argument.select", experts=some), "expert.interest")
    assert "某甲" in verdict.reason.zh
    assert verdict.source == decree_713(20)


@pytest.mark.parametrize("unit", ["宁津县交通运输局", "县财政局"])
def test_no_expert_is_of_a_unit_that_drafts(unit: str) -> None:
    named = said("start.assign", assisting=("县财政局",))
    case = take(before("start.assign"), "start.assign", named, "sun", date(2023, 2, 13))
    scene = scene_of("expert_argument.select")
    inside = (*experts(3), replace(experts(1)[0], name="某乙", unit=unit))
    payload = replace(scene.says, experts=inside)
    answer = ask(case, "expert_argument.select", payload, DRAFTER, scene.on)
    verdict = unmet(answer, "expert.neutral")
    assert "某乙" in verdict.reason.zh
    assert verdict.source == decree_713(20)


def test_every_expert_signs_and_nobody_else_writes() -> None:
    opinions = said("expert_argument.opine").opinions
    unsigned = (replace(opinions[0], signed=False), *opinions[1:])
    foreign = (*opinions, replace(opinions[0], expert="未选专家"))
    name = "expert_argument.opine"
    assert opinions[0].expert in unmet(asked(name, opinions=unsigned), "expert.signed").reason.zh
    unmet(asked(name, opinions=opinions[1:]), "expert.signed")
    assert "未选专家" in unmet(asked(name, opinions=foreign), "expert.chosen").reason.zh
    unmet(asked(name, opinions=(*opinions, opinions[0])), "expert.chosen")


def test_an_opinion_against_is_answered_with_reasons() -> None:
    opinions = said("expert_argument.opine").opinions
    against = (replace(opinions[0], view=View.NOT_FEASIBLE), *opinions[1:])
    scene = scene_of("expert_argument.opine")
    payload = replace(scene.says, opinions=against)
    case = take(
        before("expert_argument.opine"), "expert_argument.opine", payload, DRAFTER, scene.on
    )
    scene = scene_of("expert_argument.adopt")
    for why, lawful in ((None, False), ("已另行论证", True)):
        says = replace(scene.says, not_adopted=why)
        answer = ask(case, "expert_argument.adopt", says, DRAFTER, scene.on)
        assert ("expert.dissent" not in codes(answer)) is lawful
    silent = ask(
        case, "expert_argument.adopt", replace(scene.says, not_adopted=None), DRAFTER, scene.on
    )
    assert opinions[0].expert in unmet(silent, "expert.dissent").reason.zh


# Risk ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", ["points", "departments_heard"])
def test_a_risk_report_names_points_and_hears_departments(missing: str) -> None:
    verdict = unmet(asked("risk_assessment.report", **{missing: ()}), "risk.content")
    assert verdict.source == decree_713(23)


@pytest.mark.parametrize(
    ("made_on", "lawful"),
    [(0, True), (-1, True), (1, False)],
)
def test_what_was_assessed_under_other_rules_is_not_assessed_twice(
    *, made_on: int, lawful: bool
) -> None:
    day = scene_of("risk_assessment.report").on.date()
    existing = risk_assessment.Existing(
        reference="某环评批复〔2023〕示例1号",
        made_by="县生态环境局",
        made_on=day + timedelta(days=made_on),
        covers="施工期间的环境风险",
    )
    answer = asked("risk_assessment.report", points=(), departments_heard=(), existing=existing)
    assert "risk.content" not in codes(answer)
    assert ("risk.existing" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "risk.existing").source == decree_713(22)


@pytest.mark.parametrize(
    ("level", "controllable", "lawful"),
    [
        (None, True, True),
        (risk_assessment.RiskLevel.LOW, True, True),
        (risk_assessment.RiskLevel.MEDIUM, True, True),
        (risk_assessment.RiskLevel.HIGH, True, False),
        (risk_assessment.RiskLevel.HIGH, False, True),
    ],
)
def test_high_risk_is_never_controllable(
    *, level: object, controllable: bool, lawful: bool
) -> None:
    answer = asked("risk_assessment.conclude", level=level, controllable=controllable)
    assert ("risk.level" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "risk.level").source == decree_713(24)


@pytest.mark.parametrize(
    ("level", "controllable", "by", "lawful"),
    [
        (risk_assessment.RiskLevel.LOW, True, None, True),
        (risk_assessment.RiskLevel.MEDIUM, True, None, False),
        (risk_assessment.RiskLevel.MEDIUM, True, "增设疏散通道，设专人值守", True),
        (risk_assessment.RiskLevel.MEDIUM, False, None, True),
    ],
)
def test_medium_risk_passes_once_it_is_controlled(
    *, level: object, controllable: bool, by: str | None, lawful: bool
) -> None:
    answer = asked(
        "risk_assessment.conclude", level=level, controllable=controllable, controlled_by=by
    )
    assert ("risk.controlled" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "risk.controlled").source == decree_713(24)


def test_an_uncontrollable_risk_sends_the_draft_back() -> None:
    name = "risk_assessment.conclude"
    payload = said(name, controllable=False, level=None)
    case = take(before(name), name, payload, DRAFTER, scene_of(name).on)
    assert case.shape["risk_assessment"] == "lapsed"
    assert case.shape["drafting"] == "demanded"
    assert case.shape["open_consultation"] == "answered"


# Fair competition ----------------------------------------------------------------------------

CONCLUSION = fair_competition.Conclusion


def market(**changes: Any) -> tuple[Case, Payload]:
    case = before("fair_competition.not_applicable")
    heard = fair_competition.Prereview(opinion=paper("初审意见"), heard=("某协会",))
    day = date(2023, 4, 12)
    case = take(case, "fair_competition.prereview", heard, DRAFTER, day)
    says: dict[str, Any] = {
        "conclusion": CONCLUSION.PASSED,
        "document": paper("审查结论"),
        **changes,
    }
    return case, fair_competition.Conclude(**says)


def concluded(**changes: Any) -> Accepted | Refused:
    case, payload = market(**changes)
    return ask(case, "fair_competition.conclude", payload, "hu", date(2023, 4, 13))


def test_operators_are_heard_before_the_preliminary_review() -> None:
    payload = fair_competition.Prereview(opinion=paper("初审意见"), heard=())
    case = before("fair_competition.not_applicable")
    answer = ask(case, "fair_competition.prereview", payload, DRAFTER, date(2023, 4, 12))
    assert unmet(answer, "fair_competition.heard").source.act == FAIR_COMPETITION


@pytest.mark.parametrize(
    ("day", "told"),
    [(date(2024, 7, 31), True), (date(2024, 8, 1), False), (date(2024, 8, 2), False)],
)
def test_before_the_regulations_were_in_force_that_is_said_and_nothing_is_asked_less(
    *, day: date, told: bool
) -> None:
    payload = fair_competition.Prereview(opinion=paper("初审意见"), heard=("某协会",))
    case = before("fair_competition.not_applicable")
    answer = accepted(ask(case, "fair_competition.prereview", payload, DRAFTER, day))
    found = [v for v in answer.verdicts if v.code == "fair_competition.before_the_regulations"]
    assert bool(found) is told
    assert all(v.advisory and v.source.place == "第十四条" for v in found)
    alone = follow(case, answer)
    assert alone.shape["fair_competition"] == "prereviewed"
    filed = said("legality_review.file")
    assert "stands.fair_competition" in codes(
        ask(alone, "legality_review.file", filed, DRAFTER, day)
    )


def excepted(**changes: Any) -> fair_competition.Excepted:
    says: dict[str, Any] = {
        "ground": fair_competition.ExceptionGround.SECURITY,
        "reasons": "维护国家安全",
        "no_other_way": "没有影响更小的替代方案",
        "until": date(2025, 4, 13),
        **changes,
    }
    return fair_competition.Excepted(**says)


@pytest.mark.parametrize(
    ("conclusion", "told", "lawful"),
    [
        (CONCLUSION.EXCEPTION, False, False),
        (CONCLUSION.EXCEPTION, True, True),
        (CONCLUSION.PASSED, True, False),
        (CONCLUSION.PASSED, False, True),
        (CONCLUSION.FAILED, True, False),
    ],
)
def test_a_conclusion_by_exception_tells_it_and_no_other_does(
    *, conclusion: fair_competition.Conclusion, told: bool, lawful: bool
) -> None:
    answer = concluded(conclusion=conclusion, excepted=excepted() if told else None)
    assert ("fair_competition.exception" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("until", "ends_when", "lawful"),
    [
        (None, None, False),
        (date(2023, 4, 12), None, False),
        (date(2023, 4, 13), None, False),
        (date(2023, 4, 14), None, True),
        (None, "有关情形消失", True),
        (date(2023, 4, 13), "有关情形消失", False),
    ],
)
def test_an_exception_comes_to_an_end(
    *, until: date | None, ends_when: str | None, lawful: bool
) -> None:
    terms = excepted(until=until, ends_when=ends_when)
    answer = concluded(conclusion=CONCLUSION.EXCEPTION, excepted=terms)
    assert ("fair_competition.limit" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "fair_competition.limit").source.place == "第十二条"


@pytest.mark.parametrize("missing", ["reasons", "no_other_way"])
def test_an_exception_is_explained_in_the_conclusion(missing: str) -> None:
    terms = excepted(**{missing: None})
    verdict = unmet(
        concluded(conclusion=CONCLUSION.EXCEPTION, excepted=terms), "fair_competition.explained"
    )
    assert (verdict.source.act, verdict.source.place) == (FAIR_COMPETITION, "第十七条")


@pytest.mark.parametrize("ground", fair_competition.ExceptionGround)
def test_an_exception_by_another_law_names_it(ground: fair_competition.ExceptionGround) -> None:
    by_law = ground is fair_competition.ExceptionGround.OTHER_LAW
    answer = concluded(conclusion=CONCLUSION.EXCEPTION, excepted=excepted(ground=ground))
    assert ("fair_competition.basis" in codes(answer)) is by_law
    named = excepted(ground=ground, basis="某法第五条")
    accepted(concluded(conclusion=CONCLUSION.EXCEPTION, excepted=named))


def test_the_regulator_concludes_and_not_the_drafter() -> None:
    case, payload = market()
    answer = ask(case, "fair_competition.conclude", payload, DRAFTER, date(2023, 4, 13))
    assert {"person.duty", "person.apart"} <= codes(answer)
    accepted(concluded())


def test_a_failed_review_sends_the_draft_back() -> None:
    case, payload = market(conclusion=CONCLUSION.FAILED)
    case = take(case, "fair_competition.conclude", payload, "hu", date(2023, 4, 13))
    assert case.shape["fair_competition"] == "lapsed"
    assert case.shape["drafting"] == "demanded"
