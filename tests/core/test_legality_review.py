"""Legality review: time given, no letter in its place, counsel heard, waivers examined."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from cases import (
    DRAFTER,
    READY,
    REVIEWER,
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

from api.demo.matter import FIRST, SECOND
from api.demo.scene import at, paper
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.before.legality_review import (
    Accept,
    Opinion,
    PaperForm,
    Supply,
    Want,
)
from decision_flow.domain.steps.common import Reasons
from decision_flow.domain.values import decree_713
from decision_flow.engine.rules import Ready

NAME = "legality_review"
RECEIVED = date(2023, 4, 12)
EXPLORING = {
    "conclusion": Opinion.EXPLORATORY,
    "unregulated": "低空物流收费，国家尚无明确规定",
    "risk_statement": "收费依据可能被认定不足",
}


def accept(due: date, ready: Ready = READY, **changes: Any) -> Accepted | Refused:
    case, payload = before(f"{NAME}.accept"), Accept(due=due, **changes)
    return ask(case, f"{NAME}.accept", payload, REVIEWER, at(RECEIVED, "16:00"), ready=ready)


def opine(**changes: Any) -> Accepted | Refused:
    scene = scene_of(f"{NAME}.opine")
    return ask(
        before(f"{NAME}.opine"), f"{NAME}.opine", replace(scene.says, **changes), REVIEWER, scene.on
    )


@pytest.mark.parametrize(
    ("due", "lawful"),
    [
        (date(2023, 4, 20), False),
        (date(2023, 4, 21), True),
        (date(2023, 4, 23), True),
    ],
    ids=["six", "seven", "eight, on a make-up Sunday"],
)
def test_the_reviewer_is_given_seven_working_days(*, due: date, lawful: bool) -> None:
    answer = accept(due)
    assert ("legality.time" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "legality.time")
        assert "7个工作日" in verdict.reason.zh
        assert "7 working days" in verdict.reason.en
        assert "共6个工作日" in verdict.reason.zh
        assert "6 working days" in verdict.reason.en
        assert verdict.earliest == date(2023, 4, 21)
        assert verdict.source == decree_713(26)


@pytest.mark.parametrize(
    ("received", "seventh"),
    [(date(2023, 4, 20), date(2023, 4, 28)), (date(2023, 4, 26), date(2023, 5, 9))],
    ids=["over a make-up Sunday", "over Labour Day and its make-up Saturday"],
)
def test_make_up_days_count_and_holidays_do_not(received: date, seventh: date) -> None:
    case = before(f"{NAME}.accept")
    for due, lawful in ((seventh - timedelta(days=1), False), (seventh, True)):
        answer = ask(case, f"{NAME}.accept", Accept(due=due), REVIEWER, at(received, "16:00"))
        assert ("legality.time" not in codes(answer)) is lawful


def test_article_26_stands_in_where_no_figure_is_set() -> None:
    ready = Ready(adjusted(FOUR_NOTS, NAME, figures={"time_allowed": None}))
    unmet(accept(date(2023, 4, 20), ready), "legality.time")
    accepted(accept(date(2023, 4, 21), ready))


@pytest.mark.parametrize(("due", "lawful"), [(-1, False), (0, True), (1, True)])
def test_urgency_shortens_with_reasons_but_not_into_the_past(*, due: int, lawful: bool) -> None:
    answer = accept(RECEIVED + timedelta(days=due), urgency="防汛")
    assert ("legality.time" not in codes(answer)) is lawful
    if lawful:
        (given,) = [v for v in accepted(answer).verdicts if v.code == "legality.time"]
        assert "防汛" in given.reason.zh


def test_a_procedure_may_forbid_shortening() -> None:
    ready = Ready(adjusted(FOUR_NOTS, NAME, settings={"shortening": "forbidden"}))
    unmet(accept(RECEIVED, ready, urgency="防汛"), "legality.time")


def test_a_year_that_is_not_published_needs_reasons_for_a_shorter_time() -> None:
    case, day = before(f"{NAME}.accept"), date(2023, 12, 28)
    answer = ask(case, f"{NAME}.accept", Accept(due=date(2024, 3, 1)), REVIEWER, day)
    assert "2024年" in unmet(answer, "legality.time").reason.zh
    urgent = Accept(due=date(2024, 3, 1), urgency="工作日安排尚未公布")
    accepted(ask(case, f"{NAME}.accept", urgent, REVIEWER, day))


@pytest.mark.parametrize("form", [f for f in PaperForm if f is not PaperForm.LEGALITY_OPINION])
def test_no_letter_takes_the_place_of_the_review(form: PaperForm) -> None:
    verdict = unmet(opine(form=form), "legality.form")
    assert verdict.source == decree_713(25)
    assert verdict.curers == (Duty.LEGAL_REVIEWER,)


def test_counsel_gives_a_written_opinion() -> None:
    assert unmet(opine(counsel=None), "legality.counsel").source == decree_713(28)


def test_the_text_under_review_is_the_current_one() -> None:
    unmet(opine(draft=SECOND.digest), "legality.draft")
    wrong = said(f"{NAME}.file", draft="0" * 64)
    scene = scene_of(f"{NAME}.file")
    verdict = unmet(
        ask(before(f"{NAME}.file"), f"{NAME}.file", wrong, DRAFTER, scene.on), "legality.draft"
    )
    assert FIRST.digest[:12] in verdict.reason.zh


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({**EXPLORING, "risk_statement": None}, "legality.risk_statement"),
        ({**EXPLORING, "unregulated": None}, "legality.unregulated"),
        (EXPLORING, None),
        ({"conclusion": Opinion.LAWFUL_AFTER_CHANGES, "changes": ()}, "legality.changes"),
        ({"conclusion": Opinion.LAWFUL_AFTER_CHANGES, "changes": ("第三条",)}, None),
        ({"conclusion": Opinion.LAWFUL}, None),
        ({"conclusion": Opinion.UNLAWFUL}, None),
    ],
)
def test_each_conclusion_says_what_it_must(changes: dict[str, Any], code: str | None) -> None:
    answer = opine(**changes)
    if code is None:
        accepted(answer)
    else:
        unmet(answer, code)


def test_an_exploratory_reform_goes_on_with_its_risk_stated() -> None:
    scene = scene_of(f"{NAME}.opine")
    payload = replace(scene.says, **EXPLORING)
    case = take(before(f"{NAME}.opine"), f"{NAME}.opine", payload, REVIEWER, scene.on)
    assert case.shape[NAME] in READY.counting(NAME)


def test_an_incomplete_package_is_returned_and_filed_again() -> None:
    case, when = before(f"{NAME}.accept"), at(RECEIVED, "16:00")
    case = take(case, f"{NAME}.return", Reasons(reasons="缺程序说明"), REVIEWER, when)
    assert case.shape[NAME] == "none"
    accepted(ask(case, f"{NAME}.file", said(f"{NAME}.file"), DRAFTER, date(2023, 4, 13)))


def test_while_a_supplement_is_awaited_no_opinion_is_given() -> None:
    case, day = before(f"{NAME}.opine"), date(2023, 4, 14)
    case = take(case, f"{NAME}.want", Want(needed="征求意见原件"), REVIEWER, day)
    scene = scene_of(f"{NAME}.opine")
    unmet(ask(case, f"{NAME}.opine", scene.says, REVIEWER, scene.on), "state")
    supply = Supply(materials=(paper("原件"),))
    case = take(case, f"{NAME}.supply", supply, DRAFTER, date(2023, 4, 17))
    accepted(ask(case, f"{NAME}.opine", scene.says, REVIEWER, scene.on))


@pytest.mark.parametrize("missing", ["basis", "materials"])
def test_the_package_holds_the_explanation_and_what_the_draft_rests_on(missing: str) -> None:
    scene = scene_of(f"{NAME}.file")
    says = replace(scene.says, **{missing: ()})
    verdict = unmet(
        ask(before(f"{NAME}.file"), f"{NAME}.file", says, DRAFTER, scene.on), "legality.package"
    )
    assert verdict.source == decree_713(26)


def test_one_paper_does_not_stand_for_several_of_the_package() -> None:
    scene = scene_of(f"{NAME}.file")
    file, case = scene.says, before(f"{NAME}.file")
    draft = replace(paper("草案"), digest=file.draft)
    for same in (
        replace(file, basis=file.materials[:1]),
        replace(file, materials=(*file.materials, file.materials[0])),
        replace(file, procedure_statement=file.materials[0]),
        replace(file, materials=(draft,)),
    ):
        unmet(ask(case, f"{NAME}.file", same, DRAFTER, scene.on), "legality.papers")


def test_finishing_early_is_no_breach() -> None:
    scene = scene_of(f"{NAME}.opine")
    accepted(
        ask(before(f"{NAME}.opine"), f"{NAME}.opine", scene.says, REVIEWER, at(RECEIVED, "17:00"))
    )


def test_the_drafter_does_not_review_his_own_draft() -> None:
    scene = scene_of(f"{NAME}.opine")
    answer = ask(before(f"{NAME}.opine"), f"{NAME}.opine", scene.says, DRAFTER, scene.on)
    assert {"person.duty", "person.apart", "person.reviewer_unit"} <= codes(answer)
    assert after(f"{NAME}.opine").shape[NAME] == "conditional"


def advised(answer: Accepted | Refused) -> dict[str, str]:
    return {v.code: v.reason.zh for v in accepted(answer).verdicts if v.advisory}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, None),
        ({"authority": "符合法定权限"}, None),
        ({"authority": "符合法定权"}, "职权"),
        ({"content": "已履行公众参与、专家论证、风险评估程序。"}, "程序与内容"),
        ({"content": "风险评估程序、专家论证，已履行公众参与。"}, "程序与内容"),
        ({"content": "已履行公众参与程序，内容符合有关规定。"}, None),
    ],
    ids=["three answers", "six characters", "five", "the same words", "in another order", "some"],
)
def test_an_opinion_of_set_phrases_is_remarked_on_and_not_refused(changes, told) -> None:
    given = advised(opine(**changes)).get("legality.own_words")
    assert (given is None) if told is None else (told in given)


def test_the_reviewer_is_warned_of_a_basis_that_is_out_of_force_in_draft_or_package() -> None:
    case, scene = before(f"{NAME}.file"), scene_of(f"{NAME}.file")
    old = replace(scene.says, basis=(paper("中华人民共和国合同法"),))
    case = take(case, f"{NAME}.file", old, DRAFTER, scene.on)
    accept, opinion = scene_of(f"{NAME}.accept"), scene_of(f"{NAME}.opine")
    case = take(case, f"{NAME}.accept", accept.says, REVIEWER, accept.on)
    told = advised(ask(case, f"{NAME}.opine", opinion.says, REVIEWER, opinion.on))
    assert "民法典》第一千二百六十条" in told["legality.basis"]
    assert "legality.basis" not in advised(opine())
