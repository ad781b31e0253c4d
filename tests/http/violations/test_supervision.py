"""Forty ways to break procedure, committed over HTTP: by those who supervise, and before them."""

from dataclasses import replace
from datetime import date, timedelta

from makers import CASE
from midway import kinds, refused, scene, warned, wire
from overseen import (
    BEGINS,
    BUILDER,
    COURSE,
    FOUND,
    HEAD,
    KEEPER,
    MEMBER,
    ORDERED,
    finding,
    order,
    review,
    sent,
)

from api.demo.scene import at
from decision_flow.domain.steps.after import archive

REGULATION = "政府督查工作条例"
CLOSES = ("closing", "close")


def supervised(office, acts, case=None, text="路段未按期围挡（示例）。"):
    """Have so many acts of a supervision said, about a case where one is named."""
    for said, who, on in COURSE[:acts]:
        of_case = replace(said, case=case, text=text) if said == finding() else said
        answer = sent(office, of_case, who, on)
        assert answer.status_code == 201, answer.text


def test_v39_it_is_supervised_twice_without_authority_or_reviewed_by_whoever_concluded(office):
    alone = sent(office, order(ordered_by="li"), KEEPER, ORDERED)
    refused(alone, "supervision.ordered", "第十一条", REGULATION)
    refused(sent(office, finding(), HEAD, FOUND), "supervision.order", "第十一条", REGULATION)
    supervised(office, 1)
    again = order(supervision="D2023-9", begins=BEGINS, until=BEGINS + timedelta(days=30))
    refused(sent(office, again, KEEPER, BEGINS), "supervision.repeated", "第十五条", REGULATION)
    stranger = sent(office, finding(), "ma", FOUND)
    refused(stranger, "supervision.team_only", "第七条", REGULATION)
    elsewhere = sent(office, finding(unit="县财政局"), HEAD, FOUND)
    refused(elsewhere, "supervision.in_scope", "第七条", REGULATION)
    for said, who, on in COURSE[1:5]:
        assert sent(office, said, who, on).status_code == 201
    same = review(reviewers=(MEMBER,))
    answer = sent(office, same, KEEPER, date(2023, 6, 20))
    refused(answer, "supervision.reviewers", "第十七条", REGULATION)


def test_v29_one_decides_alone_or_what_was_decided_together_is_changed_or_not_done(before):
    case = before("meeting", "vote")
    refused(case.asked("meeting", "decide"), "state")
    case = before("issue", "sign")
    changed = case.asked("issue", "sign", draft="0" * 64)
    refused(changed, "issue.draft", "第三十七条")
    case = before(*CLOSES)
    supervised(case.office, 4, CASE, "集体决定的围挡方案未予执行（示例）。")
    refused(case.asked(*CLOSES), "closing.rectified", "第十八条", REGULATION)


def test_v35_it_is_published_late_or_never(before):
    case = before("publication", "publish")
    refused(case.asked(*CLOSES), "stands.publication")
    told = scene("publication", "publish").says
    for on, late in ((date(2023, 7, 6), True), (date(2023, 7, 5), False)):
        case = before("publication", "publish")
        said = replace(told, on=on)
        answer = case.says("publication", "publish", said, who="sun", on=at(on))
        if late:
            warned(answer, "publication.late", "第二十六条")
        else:
            assert answer.status_code == 201
            given = {v["code"] for v in answer.json()["facts"][0]["verdicts"]}
            assert "publication.late" not in given


def test_v35_that_the_adoption_was_not_explained_is_found_and_put_right_before_it_closes(before):
    case = before(*CLOSES)
    supervised(case.office, 4, CASE, "公布时未说明公众意见采纳情况（示例）。")
    refused(case.asked(*CLOSES), "closing.rectified", "第十八条", REGULATION)
    (found,) = case.office.get("/supervisions").json()["supervisions"]
    assert found["findings"][0]["case"] == CASE


def test_v36_the_file_is_incomplete_or_backdated(before):
    case = before("archive", "hand_over")
    parts = scene("archive", "hand_over").says.parts
    answer = case.asked("archive", "hand_over", parts=parts[1:])
    refused(answer, "archive.parts", "第三十三条")
    said = tuple(archive.Part(part=each.part, absent="没有（示例）") for each in parts)
    answer = case.asked("archive", "hand_over", parts=said)
    refused(answer, "archive.absent", "第三十三条")
    act = scene("archive", "hand_over")
    asked = wire(act, kinds(case.procedure)["archive"])
    earlier = act.on - timedelta(days=5)
    back = {**asked, "stated_at": earlier.isoformat()}
    case.office.now = act.on
    refused(case.office.move(CASE, back, act.who, version=case.version), "time.paper")


def test_v36_what_a_supervision_finds_missing_of_a_file_holds_the_case_open(before):
    case = before(*CLOSES)
    supervised(case.office, 7, CASE, "归档卷缺会议原始记录（示例）。")
    found = refused(case.asked(*CLOSES), "closing.rectified", "第十八条", REGULATION)
    assert BUILDER in found["reason"]["zh"]
    said, who, on = COURSE[7]
    assert sent(case.office, said, who, on).status_code == 201
    assert case.asked(*CLOSES).status_code == 201
