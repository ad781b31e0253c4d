"""The ladder: evidence, hearing, approval by another, decision, appeal; none of them left out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from refusals import codes_of, reasons, unmet_in
from sending import played
from tampering import audit, codes, edited, forged, unguarded

from api.examples import registers
from api.founding import FOUNDER
from api.identity import new_token, token_digest
from decision_flow.domain.office.ladder import (
    ApproveMeasure,
    Evidence,
    HearPerson,
    ProposeMeasure,
    Rung,
)
from decision_flow.domain.people import Actor, Duty
from decision_flow.domain.staff import Enrol, GiveDuty
from decision_flow.domain.values import Document

NOW = datetime(2026, 12, 2, 2, tzinfo=UTC)
AUDITOR = Actor("guo", "郭敏（示例）", "县审计局", Duty.AUDITOR)
WHOLE = (
    ("propose_measure", "guo"),
    ("hear_person", "guo"),
    ("approve_measure", "wang"),
    ("decide_measure", "guo"),
    ("appeal_measure", "sun"),
    ("answer_appeal", "xu"),
)


DAYS = {
    "hear_person": ("told_on", "heard_on"),
    "decide_measure": ("delivered_on",),
    "appeal_measure": ("received_on",),
}


def says(office, name, **change):
    """Return an entry whose paper is on file, and which states the day on which it is made."""
    said = registers.entry(name)
    paper, today = office.filed(f"{name}的文件"), office.now.date().isoformat()
    payload = {**said["payload"], "document": paper}
    payload |= dict.fromkeys(DAYS.get(name, ()), today)
    if name == "propose_measure":
        payload["evidence"] = [{"text": "判决书（示例）", "document": office.filed("判决书")}]
    return {**said, "payload": {**payload, **change}}


def enters(office, name, who, **change):
    return office.post("/registers", says(office, name, **change), who)


def turned(office):
    """Return the office on a later day, with a second auditor."""
    service, at = office.installed.service, office.now
    for said in (
        Enrol(person="xu", name="徐明（示例）", unit="县监察委员会"),
        GiveDuty(person="xu", duty=Duty.AUDITOR, since=date(2022, 1, 1)),
    ):
        service.enter("ningjin", said, actor=FOUNDER, at=at)
    office.tokens["xu"] = new_token()
    service.add_token("ningjin", "xu", token_digest(office.tokens["xu"]), label="test")
    office.now = NOW
    return office


@pytest.fixture
def later(office):
    return turned(office)


def done(office, upto, **change):
    """Have everything said up to an act, this one left out."""
    for name, who in WHOLE:
        if name == upto:
            return
        answer = enters(office, name, who, **change.get(name, {}))
        assert answer.status_code == 201, (name, answer.text)


def mine(office, who="wu"):
    return office.get("/measures", who).json()["measures"]


def test_a_measure_goes_its_whole_way_and_is_verified(any_office):
    office = turned(any_office)
    done(office, None)
    (found,) = mine(office)
    assert (found["rung"]["zh"], found["stands"]["zh"], found["open"]) == ("提醒", "提醒", False)
    stages = ("proposed", "heard", "approved", "decided", "appealed", "answered")
    assert [found[each]["by"] for each in stages] == [who for _, who in WHOLE]
    assert codes(office.installed.service) == []


def test_the_person_sees_it_and_who_has_to_act_sees_it_while_it_is_under_way(later):
    done(later, "approve_measure")
    assert [len(mine(later, who)) for who in ("wu", "guo", "xu", "wang", "sun", "li")] == [
        1,
        1,
        1,
        1,
        0,
        0,
    ]
    enters(later, "approve_measure", "wang", approved=False)
    assert [len(mine(later, who)) for who in ("wu", "guo", "wang")] == [1, 0, 0]
    seen = later.post("/people/wu/ledger", {"reasons": "复核（示例）"}, "xu").json()
    assert [each["measure"] for each in seen["measures"]] == ["Z2026-1"]
    assert "measures" not in later.get("/registers").json()


@pytest.mark.parametrize(
    ("after", "act", "told"),
    [
        (
            "hear_person",
            ("approve_measure", "wang"),
            ["尚未听取本人", "政务处分法", "第四十三条", "未核"],
        ),
        ("hear_person", ("decide_measure", "guo"), ["尚未听取本人", "尚未审批"]),
        ("approve_measure", ("decide_measure", "guo"), ["尚未审批"]),
        ("decide_measure", ("appeal_measure", "sun"), ["尚未决定", "公务员法", "第九十五条"]),
        ("appeal_measure", ("answer_appeal", "xu"), ["没有申诉"]),
        ("approve_measure", ("hear_person", "guo"), ["已登记听取意见"]),
        ("decide_measure", ("hear_person", "guo"), ["已经审批"]),
        ("decide_measure", ("approve_measure", "wang"), ["已经审批"]),
        ("appeal_measure", ("decide_measure", "guo"), ["已经决定"]),
        ("answer_appeal", ("appeal_measure", "sun"), ["申诉已登记"]),
        (None, ("answer_appeal", "xu"), ["申诉已答复"]),
        ("hear_person", ("propose_measure", "guo"), ["已用过"]),
    ],
)
def test_nothing_is_skipped_and_nothing_is_done_twice(later, after, act, told):
    done(later, after)
    reason = reasons(enters(later, *act))
    assert all(each in reason for each in told), reason


def test_without_evidence_nothing_is_proposed_and_every_fault_is_told(later):
    reason = reasons(
        enters(later, "propose_measure", "guo", evidence=[], grounds=" ", person="guo", rung="hold")
    )
    for each in ("没有证据", "须写明事实和理由", "不得对自己提出", "直接问责的，须写明理由"):
        assert each in reason
    bare = [{"text": "听说（示例）"}, {"text": "见案卷", "case": "c_1"}]
    reason = reasons(enters(later, "propose_measure", "guo", evidence=bare))
    assert "第1项证据须写明内容，并写明案件记录" in reason
    assert "第2项证据的案件和序号须一并写明" in reason
    assert "没有编号为“S9”的生效败诉登记" in reasons(
        enters(later, "propose_measure", "guo", lawsuit="S9")
    )


def test_evidence_is_a_line_that_is_there(later):
    case = later.opened()
    line = {"text": "立案（示例）", "case": case, "line": 1}
    missing = enters(later, "propose_measure", "guo", evidence=[{**line, "line": 2}])
    assert f"案件 {case} 没有第2号记录" in reasons(missing)
    assert "没有第0号" in reasons(
        enters(later, "propose_measure", "guo", evidence=[{**line, "line": 0}])
    )
    assert enters(later, "propose_measure", "guo", evidence=[line]).status_code == 201
    nowhere = {**line, "case": "c_none"}
    answer = enters(later, "propose_measure", "guo", measure="Z2", evidence=[nowhere])
    assert codes_of(answer) == ["entry.case"]
    assert codes(later.installed.service) == []


def test_a_higher_rung_at_once_says_why_and_after_a_lower_one_need_not(later):
    assert "直接效能告诫的，须写明理由" in reasons(
        enters(later, "propose_measure", "guo", rung="caution", measure="Z1")
    )
    said = {"rung": "hold", "measure": "Z2", "directly": "造成重大损失（示例）。"}
    assert enters(later, "propose_measure", "guo", **said).status_code == 201
    done(later, "appeal_measure")
    assert enters(later, "propose_measure", "guo", rung="caution", measure="Z3").status_code == 201


def test_an_appeal_that_lowers_it_is_what_stands_and_one_that_revokes_it_leaves_nothing(later):
    first = {"propose_measure": {"rung": "admonish", "directly": "情节较重（示例）。"}}
    done(later, "answer_appeal", **first)
    assert "写明减轻为何" in reasons(enters(later, "answer_appeal", "xu", result="lowered"))
    assert "写明减轻为何" in reasons(enters(later, "answer_appeal", "xu", rung="remind"))
    same = enters(later, "answer_appeal", "xu", result="lowered", rung="admonish")
    assert "减轻须低于原措施" in reasons(same)
    answer = enters(later, "answer_appeal", "xu", result="lowered", rung="caution")
    assert answer.status_code == 201
    assert mine(later)[0]["stands"]["key"] == "caution"


def figure(office, first="2026-01-01", last="2026-12-31"):
    found = office.get(f"/statistics?first={first}&last={last}").json()["statistics"]
    (rows,) = [each["rows"] for each in found if each["key"] == "measures"]
    assert {item["what"] for row in rows for item in row["items"]} <= {
        r["label"]["zh"] for r in rows
    }
    return {row["key"]: row["count"] for row in rows if row["count"]}


def test_a_measure_is_counted_by_the_rung_that_stands_on_the_day_of_its_delivery(later):
    done(later, "decide_measure")
    assert figure(later) == {}, "nothing was decided"
    assert enters(later, "decide_measure", "guo").status_code == 201
    day = str(NOW.date())
    assert figure(later, day, day) == {"remind": 1}
    assert figure(later, "2026-01-01", str(date.fromisoformat(day) - timedelta(days=1))) == {}


def test_what_was_revoked_does_not_stand(later):
    done(later, None, answer_appeal={"result": "revoked"})
    assert mine(later)[0]["stands"] is None
    assert figure(later) == {"revoked": 1}
    assert "须写明理由" in reasons(
        enters(later, "propose_measure", "guo", rung="caution", measure="Z2")
    )


@pytest.mark.parametrize(
    ("after", "act", "told"),
    [
        ("approve_measure", ("approve_measure", "guo"), "提出、听取意见的人不得审批"),
        ("approve_measure", ("approve_measure", "xu"), "由行政首长审批，或者写明审批的上级机关"),
        ("answer_appeal", ("answer_appeal", "guo"), "不得答复申诉"),
        ("answer_appeal", ("answer_appeal", "wang"), "不得答复申诉"),
    ],
)
def test_who_had_a_part_in_it_does_not_approve_it_nor_answer_the_appeal(later, after, act, told):
    done(later, after)
    status = 403 if act[0] == "answer_appeal" else 409
    assert told in reasons(enters(later, *act), status)


def test_about_the_chief_the_body_above_approves_and_not_the_chief(later):
    about = {"propose_measure": {"person": "wang"}}
    done(later, "approve_measure", **about)
    own = reasons(enters(later, "approve_measure", "wang"))
    assert "本人不得办理追究自己责任的事项" in own
    assert "由上级机关审批" in own
    assert "由上级机关审批" in reasons(enters(later, "approve_measure", "xu"))
    above = {"superior": "市人民政府（示例）"}
    assert enters(later, "approve_measure", "xu", **above).status_code == 201


@pytest.mark.parametrize("who", ["sun", "wu", "wang", "zheng"])
def test_only_auditors_propose(later, who):
    assert enters(later, "propose_measure", who).status_code == 403


TODAY, YESTERDAY, TOMORROW = (str(NOW.date() + timedelta(days=n)) for n in (0, -1, 1))


@pytest.mark.parametrize(
    ("name", "change", "wanted"),
    [
        ("hear_person", {}, []),
        ("hear_person", {"told_on": TOMORROW}, ["measure.told"]),
        ("hear_person", {"heard_on": YESTERDAY}, ["measure.told"]),
        ("hear_person", {"heard_on": TOMORROW}, ["entry.ahead"]),
        ("hear_person", {"statement": " "}, ["entry.unsaid"]),
        ("decide_measure", {}, []),
        ("decide_measure", {"delivered_on": TOMORROW}, ["entry.ahead"]),
        (
            "decide_measure",
            {"delivered_on": YESTERDAY},
            ["measure.delivered", "measure.in_order"],
        ),
        ("appeal_measure", {}, []),
        ("appeal_measure", {"received_on": YESTERDAY}, ["measure.appeal", "measure.in_order"]),
    ],
)
def test_days_follow_each_other(later, name, change, wanted):
    done(later, name)
    answer = enters(later, name, dict(WHOLE)[name], **change)
    assert answer.status_code == (409 if wanted else 201), answer.text
    assert not wanted or codes_of(answer) == wanted


@pytest.mark.parametrize(
    ("name", "day"),
    [("hear_person", "told_on"), ("decide_measure", "delivered_on")],
)
def test_no_stated_day_lies_before_the_entry_that_it_rests_on(later, name, day):
    for act, who in WHOLE[: [each for each, _ in WHOLE].index(name)]:
        later.now += timedelta(days=10)
        assert enters(later, act, who).status_code == 201, act
    rested, who = later.now.date(), dict(WHOLE)[name]
    later.now += timedelta(days=10)
    answer = enters(later, name, who, **{day: str(rested - timedelta(days=1))})
    assert codes_of(answer) == ["measure.in_order"]
    assert unmet_in(answer)[0]["earliest"] == str(rested)
    assert enters(later, name, who, **{day: str(rested)}).status_code == 201
    assert codes(later.installed.service) == []


def test_an_appeal_that_came_before_the_delivery_names_the_day_of_that(later):
    done(later, "appeal_measure")
    answer = enters(later, "appeal_measure", "sun", received_on=YESTERDAY)
    assert {each["earliest"] for each in unmet_in(answer)} == {TODAY}


def test_what_an_earlier_release_took_before_its_proposal_stands(later):
    done(later, "hear_person")
    said = HearPerson(
        measure="Z2026-1",
        told_on=date(1990, 1, 1),
        heard_on=date(1990, 1, 2),
        statement="示例",
        document=Document(**later.filed("笔录")),
    )
    service = later.installed.service
    forged(service, said, at=NOW, actor=AUDITOR)
    assert codes(service) == []


def test_what_nobody_could_have_entered_is_found(later):
    service, paper = later.installed.service, Document(**later.filed("件"))
    done(later, "hear_person")
    said = ApproveMeasure(
        measure="Z2026-1", approved=True, reasons="同意", document=paper, superior="示例"
    )
    line = forged(service, said, at=NOW, actor=AUDITOR)
    assert codes(service) == [("intake.unfit", "ningjin", line)]
    (found,) = audit(service).findings
    assert "尚未听取本人" in found.text.zh
    assert "由另一人审批" in found.text.zh


def test_evidence_that_was_never_there_is_found(later):
    service, paper = later.installed.service, Document(**later.filed("件"))
    said = ProposeMeasure(
        measure="Z1",
        person="wu",
        rung=Rung.REMIND,
        grounds="示例",
        evidence=(Evidence(text="示例", case="c_none", line=1),),
        document=paper,
    )
    assert codes(service) == []
    line = forged(service, said, at=NOW, actor=AUDITOR)
    (found,) = audit(service).findings
    assert (found.code, found.seq) == ("intake.unfit", line)
    assert "案件 c_none 没有第1号记录" in found.text.zh


def test_a_dissent_in_a_case_named_as_evidence_is_weighed_or_the_proposal_refused(office):
    case = played(office, until=("issue", "sign"))
    later = turned(office)
    line = {"text": "会议记录（示例）", "case": case, "line": 3}
    about = {"evidence": [line], "person": "chen", "measure": "Z1"}
    reason = reasons(enters(later, "propose_measure", "guo", **about))
    assert "最后表示不同意见" in reason
    assert "第三十八条第三款" in reason
    assert "最后表示不同意见" in reasons(
        enters(later, "propose_measure", "guo", **about, mitigation=" ")
    )
    agreed = {**about, "person": "li", "measure": "Z2"}
    made_up = enters(later, "propose_measure", "guo", **agreed, mitigation="予以减轻（示例）。")
    assert "最后没有表示不同意见" in reasons(made_up)
    nowhere = {**about, "evidence": [{"text": "件", "document": later.filed("件")}]}
    assert "引用该案件" in reasons(
        enters(later, "propose_measure", "guo", **nowhere, mitigation="予以减轻（示例）。")
    )
    assert enters(later, "propose_measure", "guo", **agreed).status_code == 201
    weighed = enters(later, "propose_measure", "guo", **about, mitigation="予以减轻（示例）。")
    assert weighed.status_code == 201
    assert mine(later, "chen")[0]["mitigation"] == "予以减轻（示例）。"
    service, paper = later.installed.service, Document(**later.filed("件"))
    assert codes(service) == []
    said = ProposeMeasure(
        measure="Z3",
        person="chen",
        rung=Rung.REMIND,
        grounds="示例",
        evidence=(Evidence(text="示例", case=case, line=3),),
        document=paper,
    )
    line = forged(service, said, at=NOW, actor=AUDITOR)
    (found,) = audit(service).findings
    assert (found.code, found.seq) == ("intake.unfit", line)
    assert "最后表示不同意见" in found.text.zh


def test_a_dissent_in_the_case_of_the_lawsuit_is_weighed_too(office):
    case = played(office, until=("issue", "sign"))
    later = turned(office)
    for act, change in (
        ("register_lawsuit", {"case": case}),
        ("decide_lawsuit", {}),
        ("finish_lawsuit", {}),
    ):
        assert enters(later, act, "sun", **change).status_code == 201, act
    about = {"person": "chen", "measure": "Z1", "lawsuit": "S2026-1"}
    about["evidence"] = [{"text": "生效判决书（示例）", "document": later.filed("判决书")}]
    assert "最后表示不同意见" in reasons(enters(later, "propose_measure", "guo", **about))
    weighed = enters(later, "propose_measure", "guo", **about, mitigation="予以减轻（示例）。")
    assert weighed.status_code == 201
    assert codes(later.installed.service) == []


def lost(office):
    """Return the case of a lawsuit that was lost for good."""
    case = office.opened()
    for act in ("register_lawsuit", "decide_lawsuit", "finish_lawsuit"):
        change = {"case": case} if act == "register_lawsuit" else {}
        assert enters(office, act, "sun", **change).status_code == 201, act
    return case


def won_again(office, case):
    again = {"instance": "retrial", "number": "再审1号", "after": "S2026-1", "case": case}
    days = {"received_on": "2026-11-25"}
    tried = enters(office, "register_lawsuit", "sun", entry="S2026-2", **again, **days)
    assert tried.status_code == 201, tried.text
    won = {"result": "upheld", "steps": [], "decided_on": "2026-11-30", "final": True}
    assert enters(office, "decide_lawsuit", "sun", entry="S2026-2", **won).status_code == 201


@pytest.mark.parametrize("after", ["propose_measure", "approve_measure", "decide_measure"])
def test_nothing_follows_from_a_lawsuit_that_was_won_on_retrial(later, after):
    case, follows = lost(later), {"propose_measure": {"lawsuit": "S2026-1"}}
    done(later, after, **follows)
    won_again(later, case)
    answer = enters(later, after, dict(WHOLE)[after], **follows.get(after, {}))
    wanted = "measure.lawsuit" if after == "propose_measure" else "measure.won_since"
    assert codes_of(answer) == [wanted]
    if after == "approve_measure":
        assert enters(later, after, "wang", approved=False).status_code == 201
    assert codes(later.installed.service) == []


def test_a_measure_that_went_its_way_before_the_retrial_was_won_stands_as_entered(later):
    case = lost(later)
    done(later, "appeal_measure", propose_measure={"lawsuit": "S2026-1"})
    won_again(later, case)
    assert mine(later)[0]["stands"]["key"] == "remind"
    assert enters(later, "appeal_measure", "sun").status_code == 201
    assert codes(later.installed.service) == []


def test_a_case_that_was_edited_is_found_and_takes_no_entry_with_it(later):
    case, service = later.opened(), later.installed.service
    line = {"text": "立案（示例）", "case": case, "line": 1}
    assert enters(later, "propose_measure", "guo", evidence=[line]).status_code == 201
    unguarded(service, edited(service, 1, lambda said: said | {"note": "改"}, stream=case))
    found = {(code, stream) for code, stream, _ in codes(service)}
    assert found
    assert {stream for _, stream in found} == {case}
