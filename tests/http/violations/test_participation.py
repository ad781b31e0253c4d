"""Forty ways to break procedure, committed over HTTP: the public is not asked, or not heard.

Each test carries the number of its pattern; docs/reference/violations.md lists all forty.
"""

from datetime import date

from midway import days, refused, scene, wanted

from api.demo.matter import FIRST, OPENS, SECOND
from api.demo.scene import at, paper
from decision_flow.domain.steps.claims.shortening import Shorten, ShorteningGround
from decision_flow.domain.steps.claims.waiver import NotApplicable, WaiverGround

CONSULTATION = "open_consultation"
BEFORE_NOTICE = at(OPENS, "09:00")


def test_v01_departments_opinions_take_the_place_of_the_public_and_nothing_goes_on(before):
    case = before(CONSULTATION, "publish")

    for step, verb in (("submission", "package"), ("legality_review", "file")):
        answer = case.asked(step, verb, on=BEFORE_NOTICE, draft=FIRST.digest)
        found = refused(answer, f"stands.{CONSULTATION}", act="四个不")
        assert "公开征求意见" in found["reason"]["zh"]
    answer = case.asked("submission", "package", on=BEFORE_NOTICE, draft=FIRST.digest)
    refused(answer, "gate.consultation", "没有向社会公开征求意见不决策")
    other = NotApplicable(
        draft=FIRST.digest,
        ground=WaiverGround.OTHER_FORM,
        reasons="已书面征求部门意见。",
        document=paper("关于以部门意见代替公众意见的说明"),
    )
    answer = case.says(CONSULTATION, "not_applicable", other, who="wu", on=BEFORE_NOTICE)
    assert answer.status_code == 409
    assert {v["code"] for v in answer.json()["verdicts"] if not v["passed"]} == {"rule.unavailable"}


def test_v02_a_window_of_29_days_is_refused_while_nothing_published_explains_it(before):
    case = before(CONSULTATION, "publish")

    short = {"closes": date(2023, 4, 4)}
    assert days(OPENS, short["closes"]) == 29
    found = refused(case.asked(CONSULTATION, "publish", **short), "consultation.period", "第十五条")
    assert found["earliest"] == "2023-04-05"
    own = case.asked(CONSULTATION, "publish", **short, shortening=paper("承办单位自拟的说明"))
    refused(own, "consultation.shortening", "第十五条")


def test_v03_a_short_window_is_not_explained_after_the_notice_is_out(before):
    case = before(CONSULTATION, "publish")
    shown = paper("缩短期限的说明")
    asked = Shorten(
        draft=FIRST.digest,
        ground=ShorteningGround.URGENT,
        reasons="汛期临近。",
        days=15,
        explanation=shown,
    )

    later = case.asked(
        CONSULTATION, "publish", closes=date(2023, 3, 21), shortening=paper("事后补写的说明")
    )
    refused(later, "consultation.shortening", "第十五条")
    case.went(CONSULTATION, "publish")
    after = case.says(CONSULTATION, "shorten", asked, who="wu", on=at(date(2023, 3, 20)))
    assert "征求意见中" in refused(after, "state")["reason"]["zh"]
    again = case.asked(
        CONSULTATION,
        "publish",
        on=at(date(2023, 3, 20)),
        opens=date(2023, 3, 20),
        closes=date(2023, 3, 21),
        shortening=shown,
    )
    refused(again, "state")


def test_v04_thirty_days_that_count_the_first_one_are_29_and_the_answer_shows_the_count(before):
    case = before(CONSULTATION, "publish")

    answer = case.asked(CONSULTATION, "publish", closes=date(2023, 4, 4))

    said = refused(answer, "consultation.period", "第十五条")["reason"]["zh"]
    assert "首日不计" in said
    assert "共29日" in said


def test_v05_a_notice_lacks_draft_explanation_period_or_channel(before):
    case = before(CONSULTATION, "publish")
    notice = scene(CONSULTATION, "publish").says

    for changed, code in (
        ({"draft": SECOND.digest}, "consultation.draft"),
        ({"channels": ()}, "consultation.channels"),
        ({"explanation": notice.notice}, "consultation.papers"),
    ):
        refused(case.asked(CONSULTATION, "publish", **changed), code, "第十五条")
    for field in ("draft", "explanation", "channels", "closes", "how_to_comment"):
        wanted(case.without(CONSULTATION, "publish", field), field)


def test_v06_opinions_that_do_not_add_up_or_are_turned_down_without_reasons(before):
    case = before(CONSULTATION, "dispose")

    one_lost = case.asked(CONSULTATION, "dispose", not_adopted=1)
    said = refused(one_lost, "consultation.disposed_sum", "第十八条")["reason"]["zh"]
    assert "收到12条" in said
    assert "合计11条" in said
    unread = case.asked(CONSULTATION, "answer")
    refused(unread, "consultation.disposed", "第十八条")
    case.goes_on(CONSULTATION, "answer")
    other = case.asked(CONSULTATION, "answer", adopted=7)
    refused(other, "consultation.sum", "第十八条")
    refused(case.asked(CONSULTATION, "answer", reasons=None), "consultation.reasons")
