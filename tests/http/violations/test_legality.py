"""Forty ways to break procedure, committed over HTTP: the legality review is got round."""

from datetime import date

from midway import refused, scene, wanted, warned

from api.demo.matter import FIRST, SECOND
from api.demo.scene import at
from decision_flow.domain.steps.before.legality_review import Opinion, PaperForm

REVIEW = "legality_review"


def test_v15_the_review_comes_after_the_submission_or_is_of_another_text(before):
    case = before(REVIEW, "file")
    day = at(date(2023, 4, 12))

    early = case.asked("submission", "package", on=day, draft=FIRST.digest)
    refused(early, "gate.legality", "第二十五条")
    refused(early, f"stands.{REVIEW}", "第二十五条")
    held = case.asked("meeting", "convene", on=day)
    refused(held, "gate.legality", "第二十五条")
    other = before(REVIEW, "opine").asked(REVIEW, "opine", draft=SECOND.digest)
    refused(other, "legality.draft", "第二十五条")
    changed = before("submission", "package").asked("submission", "package", draft=FIRST.digest)
    refused(changed, "submission.draft", "第二十九条")


def test_v16_a_reply_or_counsels_letter_takes_the_place_of_the_review(before):
    case = before(REVIEW, "opine")

    for form in (PaperForm.REPLY_TO_CONSULTATION, PaperForm.COUNSEL_LETTER):
        refused(case.asked(REVIEW, "opine", form=form), "legality.form", "第二十五条")


def test_v17_six_working_days_are_refused_and_fewer_pass_only_with_reasons_on_record(before):
    case = before(REVIEW, "accept")
    six = {"due": date(2023, 4, 20)}

    found = refused(case.asked(REVIEW, "accept", **six), "legality.time", "第二十六条")
    assert "共6个工作日" in found["reason"]["zh"]
    assert found["earliest"] == "2023-04-21"
    answer = case.asked(REVIEW, "accept", **six, urgency="防汛工程，须于汛期前开工。")
    assert answer.status_code == 201
    (given,) = [v for v in answer.json()["facts"][0]["verdicts"] if v["code"] == "legality.time"]
    assert "防汛" in given["reason"]["zh"]


def test_v18_an_opinion_without_conclusion_reasons_procedure_or_counsel(before):
    case = before(REVIEW, "opine")

    for field in ("conclusion", "authority", "procedure", "content"):
        wanted(case.without(REVIEW, "opine", field), field)
    refused(case.asked(REVIEW, "opine", procedure="　"), "payload.blank")
    refused(case.asked(REVIEW, "opine", counsel=None), "legality.counsel", "第二十八条")
    refused(case.asked(REVIEW, "opine", changes=()), "legality.changes", "第二十八条")
    refused(case.asked(REVIEW, "opine", examined=()), "legality.examined", "第二十七条")


def test_v19_an_unlawful_opinion_is_passed_over_or_a_reform_called_exploratory(before):
    case = before(REVIEW, "opine")
    day = at(date(2023, 4, 21))

    called = case.asked(REVIEW, "opine", conclusion=Opinion.EXPLORATORY)
    refused(called, "legality.unregulated", "第二十五条")
    refused(called, "legality.risk_statement", "第二十五条")
    case.went(REVIEW, "opine", conclusion=Opinion.UNLAWFUL)
    on = case.asked("submission", "package", on=day, draft=FIRST.digest)
    refused(on, "gate.legality", "第二十五条")
    again = case.asked(REVIEW, "file", on=day)
    assert "须修改草案" in refused(again, "stands.drafting")["reason"]["zh"]


def test_v34_a_basis_that_was_replaced_is_warned_of_to_drafter_and_reviewer(before):
    case = before("drafting", "register")
    old = ("《四川省重大行政决策程序规定》（川府发〔2015〕24号）",)

    answer = case.asked("drafting", "register", on=at(date(2025, 3, 3)), legal_basis=old)

    found = warned(answer, "drafting.basis_in_force", "第十二条")
    assert "川府发〔2025〕4号" in found["reason"]["zh"]
    assert "2025-03-01" in found["reason"]["zh"]


def test_v40_an_opinion_in_set_phrases_is_remarked_on_and_stands(before):
    case = before(REVIEW, "opine")
    words = scene(REVIEW, "opine").says.procedure

    found = warned(case.asked(REVIEW, "opine", content=words), "legality.own_words")

    assert "程序与内容" in found["reason"]["zh"]
