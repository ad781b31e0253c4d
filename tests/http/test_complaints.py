"""Complaints and proposals over HTTP: from the letter of a citizen to the answer."""

from datetime import timedelta

import pytest
from complained import (
    ROAD,
    SENT,
    about,
    assigned,
    audited,
    entered,
    enters,
    finds,
    found,
    registered,
    sends,
)
from refusals import codes_of, reasons
from sqlalchemy import select

from api.examples import registers
from decision_flow.service.errors import UnfitError
from decision_flow.store.tables import JOURNAL


def owed(office, number):
    return [(each["code"], each["due"], each["late"]) for each in about(office, number)["owed"]]


def test_a_citizen_complains_without_a_login_and_is_answered(any_office):
    office = any_office
    sent = sends(office, name="某甲（示例）", contact="13800000000")
    assert sent.status_code == 201, sent.text
    number, receipt = sent.json()["number"], sent.json()["id"]

    def followed():
        return office.get(f"/public/letters/{receipt}", None).json()

    assert followed()["stands"] == "received"
    assert [each["number"] for each in office.get("/complaints").json()["unregistered"]] == [number]
    entered(office, "register_complaint", complaint=number, against=[ROAD])
    assert followed()["owner"] == "县政府办公室"
    entered(office, "hand_complaint_on", complaint=number, to="县审计局", told_on="2023-02-01")
    assert followed()["owner"] == "县审计局"
    entered(office, "accept_complaint", complaint=number)
    entered(
        office, "assign_complaint", complaint=number, unit="县审计局", investigators=["guo", "lin"]
    )
    found(office, number)
    done = {"complaint": number, "done_on": "2023-02-01", "accepted_by": "guo"}
    early = enters(office, "answer_complaint", complaint=number, answered_on="2023-02-01")
    assert "整改中，尚不能作最后答复" in reasons(early)
    entered(office, "rectify_complaint", **done)
    entered(office, "answer_complaint", complaint=number, answered_on="2023-02-01")
    assert followed()["stands"] == "closed"
    assert followed()["answer"] == "围挡已拆除，通行已恢复（示例）。"
    assert about(office, number)["owed"] == []
    report = audited(office)
    assert report.findings == []
    assert report.letters == 1


def test_a_proposal_is_answered_without_an_investigation(office):
    number = registered(office, nature="proposal", against=[])
    answer = {"complaint": number, "answered_on": "2023-02-01"}
    assert "尚不能作最后答复" in reasons(enters(office, "answer_complaint", **answer))
    entered(office, "accept_complaint", complaint=number)
    entered(office, "answer_complaint", **answer)
    assert about(office, number)["stands"] == "closed"


def test_the_same_letter_sent_again_under_its_key_is_one_letter(any_office):
    first = sends(any_office, key="k1").json()
    assert sends(any_office, key="k1").json() == first
    assert sends(any_office, "另一件", key="k1").status_code == 422
    assert sends(any_office).json()["number"] == 2


def test_a_letter_to_no_body_and_a_receipt_of_none_are_not_found(office):
    assert office.post("/public/bodies/none/letters", {"text": "事由"}, None).status_code == 404
    assert office.get("/public/letters/l_none", None).status_code == 404
    assert office.post(SENT, {"text": "", "more": 1}, None).status_code == 422


def test_the_office_puts_calls_and_visits_into_the_letterbox(office):
    call = {"channel": "call", "received_on": "2023-01-30", "text": "来电反映。", "name": "某乙"}
    made = office.post("/complaints/letters", call)
    assert made.status_code == 201, made.text
    assert made.json()["entered_by"] == "sun"
    assert office.post("/complaints/letters", call, "wu").status_code == 403
    tomorrow = {**call, "received_on": "2023-02-02"}
    assert "不得晚于今日" in reasons(office.post("/complaints/letters", tomorrow))
    assert [each["channel"] for each in office.get("/complaints/letters").json()["letters"]] == [
        "call"
    ]


# Who reads what a citizen wrote ---------------------------------------------------------------


def test_who_is_complained_of_reads_no_letter_and_an_investigator_learns_no_name(any_office):
    office = any_office
    number = sends(office, name="某甲").json()["number"]

    def reads(who):
        return office.get(f"/complaints/letters/{number}", who)

    assert reads("sun").json()["name"] == "某甲"
    assert codes_of(reads("guo"), 403) == ["person.duty"]
    entered(office, "register_complaint", complaint=number, against=["县政府办公室"])
    assert codes_of(reads("sun"), 403) == ["person.accused"]
    assert reads("wang").json()["text"] == "围挡长期占道。"
    entered(office, "accept_complaint", "wang", complaint=number)
    unit, people = "县审计局", ["guo"]
    entered(office, "assign_complaint", "wang", complaint=number, unit=unit, investigators=people)
    assert reads("guo").json()["text"] == "围挡长期占道。"
    assert reads("guo").json()["name"] is None
    assert reads("stranger").status_code == 404


def test_no_word_of_a_citizen_stands_in_the_journal_or_the_list(any_office):
    office, words = any_office, "某甲住某村某号"
    number = sends(office, words, name=words, contact=words).json()["number"]
    entered(office, "register_complaint", complaint=number, against=[ROAD])
    with office.installed.service.database.reading() as connection:
        lines = connection.execute(select(JOURNAL.c.body)).scalars().all()
    assert len(lines) > 1
    assert not any(words in bytes(line).decode() for line in lines)
    assert words not in office.get("/complaints").text
    assert words not in office.get("/complaints/letters").text


def test_what_a_letter_says_is_erased_and_everything_stays_sound(any_office):
    office = any_office
    number = registered(office)
    service = office.installed.service

    def erased():
        return service.erase_letter("ningjin", number, person="sun", reason="申请", at=office.now)

    assert erased()
    assert not erased()
    assert office.get(f"/complaints/letters/{number}").json()["text"] is None
    assert about(office, number)["stands"] == "registered"
    assert audited(office).findings == []


@pytest.mark.parametrize(
    ("complained_of", "reason", "wanting"),
    [
        ({"persons": ["sun"]}, "申请", "由其他人员办理"),
        ({"against": ["县政府 办公室"]}, "申请", "由其他人员办理"),
        ({}, " ", "须写明理由"),
        ({"persons": ["sun"]}, " ", "须写明理由"),
    ],
)
def test_nobody_erases_the_letter_about_himself_nor_without_a_reason(
    office, complained_of, reason, wanting
):
    number = registered(office, **complained_of)
    service, now = office.installed.service, office.now
    with pytest.raises(UnfitError, match=wanting) as refused:
        service.erase_letter("ningjin", number, person="sun", reason=reason, at=now)
    assert all(each.curers for each in refused.value.refused.verdicts)
    assert office.get(f"/complaints/letters/{number}", "wang").json()["text"] == "围挡长期占道。"
    assert service.erase_letter("ningjin", number, person="wang", reason="申请", at=now)


def test_a_letter_is_erased_once_somebody_said_whom_it_is_about(office):
    """The unit complained of could else erase it before anybody had written that down."""
    number = sends(office).json()["number"]
    service, now = office.installed.service, office.now
    with pytest.raises(UnfitError, match="尚未登记") as refused:
        service.erase_letter("ningjin", number, person="sun", reason="申请", at=now)
    assert [each.code for each in refused.value.refused.unmet] == ["letter.registered"]
    assert all(each.curers for each in refused.value.refused.unmet)


def test_whoever_is_not_of_the_office_is_not_told_whether_a_letter_is_about_him(office):
    number = registered(office, against=[ROAD], persons=["wu"])
    read = office.get(f"/complaints/letters/{number}", "wu")
    assert codes_of(read, 403) == ["person.duty"]
    with pytest.raises(UnfitError) as refused:
        office.installed.service.erase_letter(
            "ningjin", number, person="wu", reason=" ", at=office.now
        )
    assert [each.code for each in refused.value.refused.unmet] == ["person.duty"]


def test_without_a_reason_from_a_file_that_is_held_both_are_told(office):
    case = office.opened()
    number = registered(office, case=case, against=[ROAD])
    hold = registers.entry("place_hold")
    payload = {**hold["payload"], "case": case, "since": "2023-02-01"}
    payload["document"] = office.filed("保全通知")
    assert office.post("/registers", {**hold, "payload": payload}).status_code == 201
    with pytest.raises(UnfitError) as refused:
        office.installed.service.erase_letter(
            "ningjin", number, person="sun", reason=" ", at=office.now
        )
    found = refused.value.refused.unmet
    assert [each.code for each in found] == ["entry.unsaid", "custody.held"]
    assert found[1].source.place == "第四十七条"


# What is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "wanting"),
    [
        ({"against": []}, "投诉须写明被投诉单位"),
        ({"against": [" "]}, "须写明被投诉单位"),
        ({"subject": " "}, "须写明事由"),
        ({"persons": ["nobody"]}, "本机关没有人员 nobody"),
        ({"since": "2023-02-02"}, "不得晚于今日"),
        ({"task": "T1"}, "写明任务的，须写明案件"),
        ({"complaint": 9}, "来件登记中没有第9号"),
    ],
)
def test_a_complaint_is_registered_whole(office, change, wanting):
    number = sends(office).json()["number"]
    said = {"complaint": number, "against": [ROAD], **change}
    assert wanting in reasons(enters(office, "register_complaint", **said))


def test_every_reason_is_told_at_once_with_its_source(office):
    sends(office)
    said = {"against": [], "subject": " ", "first_asked": " "}
    reason = reasons(enters(office, "register_complaint", **said))
    for each in ("须写明事由", "须写明首先询问的单位", "投诉须写明被投诉单位", "本系统默认规则"):
        assert each in reason


def test_a_complaint_of_a_case_that_there_is_not_is_not_registered(office):
    sends(office)
    said = {"against": [ROAD], "case": "c_none"}
    assert codes_of(enters(office, "register_complaint", **said)) == ["entry.case"]
    case = office.opened()
    assert "没有任务T1" in reasons(
        enters(office, "register_complaint", **{**said, "case": case, "task": "T1"})
    )


@pytest.mark.parametrize(
    ("change", "wanting"),
    [
        ({"to": "县政府 办公室"}, "该单位就是现责任单位"),
        ({"to": ROAD}, "不得转交被投诉单位"),
        ({"told_on": "2023-02-02"}, "转办前须已告知来件人"),
        ({"reasons": " "}, "须写明理由"),
    ],
)
def test_whoever_was_asked_first_hands_it_on_by_name_or_keeps_it(office, change, wanting):
    said = {"complaint": registered(office), "told_on": "2023-02-01", **change}
    assert wanting in reasons(enters(office, "hand_complaint_on", **said))


@pytest.mark.parametrize(
    ("change", "wanting"),
    [
        ({"competent": None}, "须写明有权机关"),
        ({"competent": "县审计局"}, "应当转办（首问负责）"),
        ({"ground": "without_facts"}, "其他理由不写"),
        ({"ground": "repeated", "competent": None}, "须写明已查结的原件编号"),
        ({"ground": "repeated", "competent": None, "same_as": 1}, "须写明已查结的原件编号"),
        ({"reasons": " "}, "须写明理由"),
    ],
)
def test_it_is_not_taken_up_on_a_ground_that_is_shown_alone(office, change, wanting):
    number = registered(office)
    assert wanting in reasons(enters(office, "refuse_complaint", complaint=number, **change))


def test_what_was_not_taken_up_is_answered_and_ends(office):
    number = registered(office)
    entered(office, "refuse_complaint", complaint=number)
    assert "不予受理，待答复，不能办理" in reasons(
        enters(office, "accept_complaint", complaint=number)
    )
    entered(office, "answer_complaint", complaint=number, answered_on="2023-02-01")
    assert about(office, number)["stands"] == "closed"


@pytest.mark.parametrize(
    ("change", "wanting"),
    [
        ({"unit": ROAD}, "不得调查该件"),
        ({"investigators": ["wu"]}, "不得调查该件（吴涛（示例））"),
        ({"investigators": ["lin"]}, "不得调查该件（林凤（示例））"),
        ({"investigators": []}, "须写明调查人员"),
        ({"investigators": ["nobody"]}, "本机关没有人员 nobody"),
        ({"by": "2023-01-31"}, "调查期限不得早于今日"),
    ],
)
def test_nobody_investigates_who_is_complained_of(office, change, wanting):
    number = registered(office, persons=["lin"])
    entered(office, "accept_complaint", complaint=number)
    said = {"complaint": number, "unit": "县审计局", "investigators": ["guo"], **change}
    assert wanting in reasons(enters(office, "assign_complaint", **said))


def test_the_unit_that_follows_the_one_complained_of_does_not_investigate_either(office):
    succession = {"old": ROAD, "new": "县住建局", "since": "2023-01-01"}
    entered(office, "succeed_unit", **succession)
    number = registered(office)
    entered(office, "accept_complaint", complaint=number)
    said = {"complaint": number, "unit": "县住建局", "investigators": ["guo"]}
    assert "不得调查该件" in reasons(enters(office, "assign_complaint", **said))


def test_whoever_is_complained_of_enters_nothing_but_that_it_came_in(office):
    number = registered(office, against=["县政府办公室"])
    mine = enters(office, "accept_complaint", complaint=number)
    assert "由其他人员办理" in reasons(mine, 403)
    assert enters(office, "accept_complaint", "wang", complaint=number).status_code == 201


@pytest.mark.parametrize(
    ("change", "wanting"),
    [
        ({"signed_by": []}, "须由所指定的调查人员签字"),
        ({"signed_by": ["lin"]}, "须由所指定的调查人员签字"),
        ({"heard": []}, f"须听取被投诉单位的陈述：{ROAD}"),
        ({"measures": []}, "须写明整改措施"),
        ({"outcome": "unfounded"}, "不属实的，不写"),
        ({"belied": [3]}, "与执行报告不符的认定"),
        ({"findings": " "}, "须写明查明的情况"),
    ],
)
def test_a_finding_is_signed_heard_and_has_its_consequence(office, change, wanting):
    assert wanting in reasons(finds(office, assigned(office), **change))


@pytest.mark.parametrize(
    ("change", "wanting"),
    [
        ({"measure": 2}, "待整改：1"),
        ({"accepted_by": "wu"}, "由整改单位以外的人员验收"),
        ({"done_on": "2023-02-02"}, "完成日不得晚于今日"),
        ({"accepted_by": "nobody"}, "本机关没有人员 nobody"),
    ],
)
def test_what_is_put_right_is_accepted_by_another_unit(office, change, wanting):
    number = assigned(office)
    found(office, number)
    said = {"complaint": number, "done_on": "2023-02-01", "accepted_by": "guo", **change}
    assert wanting in reasons(enters(office, "rectify_complaint", **said))


def test_nobody_but_the_office_enters_a_complaint_and_no_paper_is_made_up(office):
    number = registered(office)
    assert enters(office, "accept_complaint", "wu", complaint=number).status_code == 403
    missing = {"title": "告知书", "digest": "0" * 64}
    answer = enters(office, "accept_complaint", complaint=number, document=missing)
    assert "尚未上传" in reasons(answer)


def test_who_is_complained_of_does_not_hand_it_on_nor_anybody_to_a_unit_of_nobody(office):
    number = registered(office, against=["县政府办公室"])
    said = {"complaint": number, "told_on": "2023-02-01"}
    mine = enters(office, "hand_complaint_on", **said, to="县审计局")
    assert codes_of(mine, 403) == ["person.accused_hands_on"]
    nowhere = enters(office, "hand_complaint_on", "wang", **said, to="县友好单位")
    assert codes_of(nowhere) == ["complaint.unit"]
    assert audited(office).findings == []
    entered(office, "hand_complaint_on", "wang", **said, to="县审计局")


def test_the_unit_complained_of_accepts_nothing_whoever_puts_it_right(office):
    number = assigned(office)
    found(office, number, measures=[{"unit": "县审计局", "measure": "督促", "due": "2099-12-31"}])
    said = {"complaint": number, "measure": 1, "done_on": "2023-02-01"}
    for who in ("wu", "guo"):
        assert "不得验收整改" in reasons(
            enters(office, "rectify_complaint", **said, accepted_by=who)
        )
    assert audited(office).findings == []
    entered(office, "rectify_complaint", **said, accepted_by="lin")


def test_the_unit_that_follows_the_one_complained_of_accepts_nothing(office):
    number = assigned(office)
    found(office, number)
    entered(office, "succeed_unit", old=ROAD, new="县审计局", since="2023-01-01")
    said = {"complaint": number, "measure": 1, "done_on": "2023-02-01"}
    assert codes_of(enters(office, "rectify_complaint", **said, accepted_by="guo")) == [
        "complaint.acceptance"
    ]


def repeats(office, first, **change):
    again = registered(office, **change)
    said = {"complaint": again, "ground": "repeated", "competent": None, "same_as": first}
    return enters(office, "refuse_complaint", **said)


def test_it_repeats_only_what_was_investigated_and_concerns_the_same_unit(office):
    refused = registered(office)
    entered(office, "refuse_complaint", complaint=refused)
    entered(office, "answer_complaint", complaint=refused, answered_on="2023-02-01")
    assert codes_of(repeats(office, refused)) == ["complaint.original"]
    first = assigned(office)
    found(office, first, outcome="unfounded", measures=[])
    assert codes_of(repeats(office, first, against=["县审计局"])) == ["complaint.original"]
    assert audited(office).findings == []
    assert repeats(office, first).status_code == 201


# By when --------------------------------------------------------------------------------------


def test_without_a_rule_of_the_body_nothing_has_a_day(office):
    number = registered(office)
    assert owed(office, number) == [("complaint.accept", None, False)]


def test_what_is_owed_is_due_by_the_bodys_own_rule_and_late_on_the_day_after(office):
    entered(office, "adopt_complaint_rule")
    number = registered(office)
    (each,) = about(office, number)["owed"]
    assert (each["source"]["kind"], each["source"]["place"]) == ("local", "第八条")
    office.now += timedelta(days=7)
    assert owed(office, number) == [("complaint.accept", "2023-02-08", False)]
    office.now += timedelta(days=1)
    assert owed(office, number) == [("complaint.accept", "2023-02-08", True)]


def test_a_complaint_stands_under_the_rule_that_held_when_it_was_registered(office):
    number = registered(office)
    office.now += timedelta(minutes=1)
    entered(office, "adopt_complaint_rule")
    assert owed(office, number) == [("complaint.accept", None, False)]


def test_a_rule_that_nobody_saw_names_no_place_and_says_so(office):
    assert "未核的，不写条款" in reasons(enters(office, "adopt_complaint_rule", unverified=True))
    entered(office, "adopt_complaint_rule", unverified=True, place=None)
    (rule,) = office.get("/complaints").json()["rules"]
    assert rule["source"]["kind"] == "unverified"


def test_a_letter_registered_late_is_late_from_its_receipt(office):
    entered(office, "adopt_complaint_rule")
    number = sends(office).json()["number"]

    def waiting():
        told = office.get("/complaints").json()["owed"]
        return [(e["code"], e["due"], e["late"]) for e in told if e["complaint"] == number]

    office.now += timedelta(days=7)
    assert waiting() == [("complaint.register", "2023-02-08", False)]
    office.now += timedelta(days=1)
    assert waiting() == [("complaint.register", "2023-02-08", True)]
    entered(office, "register_complaint", complaint=number, against=[ROAD])
    assert waiting() == []
    assert owed(office, number) == [("complaint.accept", "2023-02-08", True)]


def test_a_letter_that_waits_without_a_rule_is_owed_without_a_day(office):
    number = sends(office).json()["number"]
    told = [(e["code"], e["complaint"], e["due"]) for e in office.get("/complaints").json()["owed"]]
    assert told == [("complaint.register", number, None)]


def test_the_day_set_for_an_investigation_is_told_and_late_on_the_day_after(office):
    number = assigned(office)
    assert owed(office, number) == [("complaint.conclude", None, False)]
    charged = {"complaint": number, "unit": "县审计局", "investigators": ["guo"]}
    entered(office, "assign_complaint", **charged, by="2023-02-10")
    office.now += timedelta(days=9)
    assert owed(office, number)[0] == ("complaint.investigate", "2023-02-10", False)
    office.now += timedelta(days=1)
    assert owed(office, number)[0] == ("complaint.investigate", "2023-02-10", True)
    found(office, number)
    assert [code for code, _, _ in owed(office, number)] == ["complaint.rectify"]


# The day of reception -------------------------------------------------------------------------


def test_a_leader_receives_on_the_day_of_the_month_or_the_next_working_day(office):
    entered(office, "adopt_complaint_rule")
    days = [each["day"] for each in office.get("/complaints").json()["reception_days"]]
    assert "2023-02-15" in days
    assert "2023-04-17" in days, "15 April 2023 is a Saturday"
    assert days[0] == "2023-02-15", "in January there was no rule"


def test_a_day_of_reception_that_nobody_held_is_told(any_office):
    office = any_office
    entered(office, "adopt_complaint_rule")
    number = registered(office)

    def missed():
        return [each["due"] for each in office.get("/complaints").json()["owed"]]

    entered(office, "plan_reception", held_on="2023-02-15", leader="li")
    office.now += timedelta(days=14)
    assert missed() == []
    office.now += timedelta(days=1)
    assert missed() == ["2023-02-15"]
    held = {"held_on": "2023-02-15", "leader": "zhang", "complaints": [number]}
    assert "原定由李志强（示例）接待，改由他人的，须写明理由" in reasons(
        enters(office, "hold_reception", **held)
    )
    entered(office, "hold_reception", **held, reasons="公务（示例）")
    assert missed() == []
    assert audited(office).findings == []


@pytest.mark.parametrize(
    ("entry", "change", "wanting"),
    [
        ("plan_reception", {"leader": "sun"}, "须为当日在任的本机关领导"),
        ("plan_reception", {"held_on": "2023-01-31"}, "接待日不得早于今日"),
        ("hold_reception", {"held_on": "2023-02-02"}, "接待日不得晚于今日"),
        ("hold_reception", {"complaints": [7]}, "投诉台账中没有第7号"),
    ],
)
def test_who_receives_is_a_leader_of_that_day(office, entry, change, wanting):
    said = {"held_on": "2023-02-01", "leader": "li", **change}
    if entry == "hold_reception":
        said = {"complaints": [], **said}
    assert wanting in reasons(enters(office, entry, **said))


def test_a_reception_is_entered_once(office):
    said = {"held_on": "2023-02-01", "leader": "li"}
    entered(office, "hold_reception", **said, complaints=[])
    assert "已登记" in reasons(enters(office, "hold_reception", **said, complaints=[]))
