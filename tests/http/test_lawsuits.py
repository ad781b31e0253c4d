"""Lawsuits about a case, and the way back from one that was lost to the acts behind it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from makers import file_papers
from overseen import conclusion, delivery, finding, item, objection, order, review, sent
from refusals import codes_of, reasons, unmet_in
from sending import played
from tampering import codes, forged

from api.examples import registers
from decision_flow.domain.move import Refused
from decision_flow.domain.office.lawsuits import RegisterLawsuit
from decision_flow.domain.office.supervision.said import Reviewed
from decision_flow.domain.values import Document


def says(office, name, **change):
    said = registers.entry(name)
    paper = office.filed(f"{name}的文件")
    return {**said, "payload": {**said["payload"], "document": paper, **change}}


def enters(office, name, who="sun", **change):
    return office.post("/registers", says(office, name, **change), who)


def sued(office, case, **change):
    answer = enters(office, "register_lawsuit", case=case, **change)
    assert answer.status_code == 201, answer.text
    return answer


def lost(office, case, **change):
    sued(office, case)
    assert enters(office, "decide_lawsuit", **change).status_code == 201
    if not change.get("final"):
        assert enters(office, "finish_lawsuit").status_code == 201


def turned(office):
    """Return the office in the year in which the examples play."""
    office.now = office.now.replace(year=2026, month=12, day=1)
    return office


def trace(office, case, who="guo", **query):
    asked = {"kind": "lawsuit", "name": "S2026-1", **query}
    words = "&".join(f"{key}={each}" for key, each in asked.items())
    return office.get(f"/cases/{case}/trace?{words}", who)


def lawsuit(office):
    (found,) = office.get("/registers").json()["lawsuits"]
    return found


def test_a_lawsuit_is_received_decided_and_final(any_office):
    office = any_office
    case = office.opened()
    turned(office)
    sued(office, case)
    assert (lawsuit(office)["decided"], lawsuit(office)["lost"]) == (None, False)
    assert enters(office, "decide_lawsuit").status_code == 201
    assert (lawsuit(office)["final"], lawsuit(office)["lost"]) == (False, False)
    assert enters(office, "finish_lawsuit").status_code == 201
    found = lawsuit(office)
    assert (found["final"], found["final_on"], found["lost"]) == (True, "2026-11-20", True)
    assert found["decided"]["steps"] == ["open_consultation"]
    assert codes(office.installed.service) == []


def test_an_appeal_names_the_instance_before_which_is_then_not_final(office):
    case = office.opened()
    turned(office)
    sued(office, case)
    assert enters(office, "decide_lawsuit").status_code == 201
    second = {"entry": "S2026-2", "instance": "second", "number": "二审1号", "after": "S2026-1"}
    sued(office, case, received_on="2026-11-10", **second)
    assert "已有后一程序" in enters(office, "finish_lawsuit").json()["reason"]["zh"]
    won = {"result": "upheld", "steps": [], "decided_on": "2026-11-30", "final": True}
    assert enters(office, "decide_lawsuit", entry="S2026-2", **won).status_code == 201
    last = office.get("/registers").json()["lawsuits"][-1]
    assert (last["final"], last["final_on"], last["lost"]) == (True, "2026-11-30", False)


SECOND = {"entry": "S2026-2", "instance": "second", "number": "二审1号", "after": "S2026-1"}
RETRIAL = {"entry": "S2026-2", "instance": "retrial", "number": "再审1号", "after": "S2026-1"}
WON = {"entry": "S2026-2", "result": "upheld", "steps": [], "decided_on": "2026-11-30"}
WITHDRAWN = {**WON, "result": "withdrawn"}


def first(office):
    return office.get("/registers").json()["lawsuits"][0]


def test_a_retrial_that_is_won_replaces_the_judgment_that_was_lost(any_office):
    office = any_office
    case = office.opened()
    turned(office)
    lost(office, case)
    sued(office, case, received_on="2026-11-25", **RETRIAL)
    assert (first(office)["lost"], first(office)["replaced_by"]) == (True, None)
    assert trace(office, case).status_code == 200, "while it is under way, the judgment stands"
    assert enters(office, "decide_lawsuit", **WON, final=True).status_code == 201
    assert (first(office)["final"], first(office)["lost"]) == (False, False)
    assert first(office)["replaced_by"] == "S2026-2"
    assert codes_of(trace(office, case)) == ["trace.lost"]
    assert codes(office.installed.service) == []


def test_a_retrial_that_is_lost_again_is_what_was_lost(office):
    case = office.opened()
    turned(office)
    lost(office, case)
    sued(office, case, received_on="2026-11-25", **RETRIAL)
    again = {**WON, "result": "annulled"}
    assert enters(office, "decide_lawsuit", **again, final=False).status_code == 201
    assert [each["lost"] for each in office.get("/registers").json()["lawsuits"]] == [False, False]
    finished = enters(office, "finish_lawsuit", entry="S2026-2", on="2026-12-01")
    assert finished.status_code == 201
    assert [each["lost"] for each in office.get("/registers").json()["lawsuits"]] == [False, True]
    assert codes_of(trace(office, case)) == ["trace.lost"]
    assert trace(office, case, name="S2026-2").status_code == 200


def test_an_appeal_that_is_withdrawn_leaves_the_judgment_which_then_is_final(office):
    case = office.opened()
    turned(office)
    sued(office, case)
    assert enters(office, "decide_lawsuit").status_code == 201
    sued(office, case, received_on="2026-11-10", **SECOND)
    assert enters(office, "decide_lawsuit", **WITHDRAWN, final=False).status_code == 201
    assert codes_of(trace(office, case)) == ["trace.lost"], "the withdrawal is not final yet"
    assert enters(office, "finish_lawsuit", entry="S2026-2", on="2026-12-01").status_code == 201
    found = first(office)
    assert (found["final_on"], found["lost"], found["replaced_by"]) == ("2026-12-01", True, None)
    assert trace(office, case).status_code == 200
    assert codes(office.installed.service) == []


@pytest.mark.parametrize(("day", "ok"), [(-1, False), (0, True), (1, True)])
def test_a_later_instance_is_not_received_before_the_one_it_follows_was_decided(office, day, ok):
    case = office.opened()
    turned(office)
    sued(office, case)
    assert enters(office, "decide_lawsuit").status_code == 201
    decided = date.fromisoformat(registers.entry("decide_lawsuit")["payload"]["decided_on"])
    on = str(decided + timedelta(days=day))
    answer = enters(office, "register_lawsuit", case=case, **SECOND, received_on=on)
    assert answer.status_code == (201 if ok else 409), answer.text
    if not ok:
        assert codes_of(answer) == ["lawsuit.in_order"]
        assert unmet_in(answer)[0]["earliest"] == str(decided)


def test_only_what_is_final_is_tried_again(office):
    case = office.opened()
    turned(office)
    sued(office, case)
    assert enters(office, "decide_lawsuit").status_code == 201
    again = {**RETRIAL, "case": case, "received_on": "2026-11-25"}
    answer = enters(office, "register_lawsuit", **again)
    assert codes_of(answer) == ["lawsuit.not_final"]
    assert unmet_in(answer)[0]["source"]["place"] == "第九十条"
    assert enters(office, "finish_lawsuit").status_code == 201
    assert enters(office, "register_lawsuit", **again).status_code == 201


@pytest.mark.parametrize("instance", [SECOND, RETRIAL])
def test_an_instance_out_of_its_order_that_an_earlier_release_took_stands(office, instance):
    case = office.opened()
    turned(office)
    sued(office, case)
    assert enters(office, "decide_lawsuit").status_code == 201
    said = registers.entry("register_lawsuit")["payload"] | instance
    said |= {"received_on": date(2026, 1, 1), "case": case, "steps": ()}
    said["document"] = Document(**office.filed("register_lawsuit的文件"))
    service = office.installed.service
    forged(service, RegisterLawsuit(**said), at=office.now)
    assert codes(service) == []


@pytest.mark.parametrize(
    ("name", "change", "why"),
    [
        ("register_lawsuit", {}, ["已用过", "案号已登记"]),
        ("register_lawsuit", {"entry": "x", "number": " ", "claim": " "}, ["案号", "须写明请求"]),
        ("register_lawsuit", {"entry": "x", "received_on": "2026-12-02"}, ["不得晚于"]),
        (
            "register_lawsuit",
            {"entry": "x", "number": "y", "instance": "second"},
            ["须写明原审登记编号"],
        ),
        ("register_lawsuit", {"entry": "x", "number": "y", "after": "z"}, ["没有登记编号为“z”"]),
        (
            "register_lawsuit",
            {"entry": "x", "number": "y", "after": "S2026-1"},
            ["前一程序尚无结果"],
        ),
        ("register_lawsuit", {"entry": "x", "number": "y", "steps": ["nothing"]}, ["没有下列环节"]),
        ("decide_lawsuit", {"entry": "x"}, ["没有“x”"]),
        ("decide_lawsuit", {"decided_on": "2026-08-31"}, ["不得早于收到之日"]),
        ("decide_lawsuit", {"decided_on": "2026-12-02", "findings": " "}, ["认定", "不得晚于"]),
        ("decide_lawsuit", {"result": "upheld"}, ["不写明被认定有误的环节"]),
        ("decide_lawsuit", {"result": "not_applied"}, ["一并审查规范性文件", "第六十四条"]),
        ("decide_lawsuit", {"steps": ["nothing"]}, ["没有下列环节"]),
        ("finish_lawsuit", {}, ["尚无结果"]),
    ],
)
def test_what_does_not_fit_is_refused_with_every_reason(office, name, change, why):
    case = office.opened()
    turned(office)
    sued(office, case)
    more = {"case": case} if name == "register_lawsuit" else {}
    answer = enters(office, name, **more, **change)
    told = reasons(answer)
    assert all(each in told for each in why), told


def test_on_the_very_days_it_can_be_entered(office):
    case = office.opened()
    turned(office)
    sued(office, case, received_on="2026-12-01")
    assert enters(office, "decide_lawsuit", decided_on="2026-12-01").status_code == 201
    assert enters(office, "finish_lawsuit", on="2026-12-01").status_code == 201
    assert "已登记生效" in enters(office, "finish_lawsuit", on="2026-12-01").json()["reason"]["zh"]


def test_a_lawsuit_about_a_case_that_is_not_there_is_turned_away_and_found(office):
    turned(office)
    assert codes_of(enters(office, "register_lawsuit", case="c_none")) == ["entry.case"]
    service = office.installed.service
    paper = Document(**office.filed("诉状"))
    said = registers.ENTRIES["register_lawsuit"]
    made = RegisterLawsuit(
        entry="S1",
        case="c_none",
        instance="first",
        number=said["number"],
        authority=said["authority"],
        party=said["party"],
        attacked="decision",
        claim=said["claim"],
        received_on=office.now.date(),
        document=paper,
    )
    line = forged(service, made, at=office.now)
    assert codes(service) == [("intake.unfit", "ningjin", line)]


def test_from_a_lawsuit_lost_the_way_leads_back_to_the_right_acts(office):
    case = played(office)
    turned(office)
    lost(office, case)
    answer = trace(office, case)
    report = office.get(f"/cases/{case}/trace/report.pdf?kind=lawsuit&name=S2026-1", "guo")
    assert (report.status_code, report.content[:5]) == (200, b"%PDF-"), report.text
    assert answer.status_code == 200, answer.text
    found = answer.json()
    roles = {each["step"]: each["role"]["key"] for each in found["steps"]}
    assert roles["open_consultation"] == "found"
    passed = {step for step, role in roles.items() if role == "passed"}
    assert {"legality_review", "submission", "meeting", "issue"} <= passed
    assert {roles["proposal"], roles["drafting"], roles["risk_assessment"]} == {"basis"}
    assert not {"publication", "archive", "execution", "closing"} & roles.keys()
    people = {each["person"]: each for each in found["people"]}
    assert {who for who, one in people.items() if one["role"]["key"] == "found"} == {"wu", "sun"}
    assert people["zheng"]["role"]["key"] == people["wang"]["role"]["key"] == "passed"
    assert "lin" not in people
    facts = office.get(f"/cases/{case}/journal?limit=200").json()["facts"]
    last = [f["stated_at"] for f in facts if f["move"] == "meeting.decide"][-1]
    assert found["decided_on"] == last[:10]
    posts = {each["person"]: each["post"]["key"] for each in found["leaders"]}
    assert posts.pop("wang") == "chief"
    assert set(posts.values()) == {"deputy"}
    assert found["harm"]["source"]["place"] == "第七十条"


def test_who_had_a_different_opinion_is_mitigated_by_its_article_and_nobody_else(office):
    case = played(office, until=("issue", "sign"))
    turned(office)
    lost(office, case, final=True)
    people = trace(office, case).json()["people"]
    mitigated = {each["person"]: each for each in people if each["mitigation"]}
    assert set(mitigated) == {"chen"}
    assert mitigated["chen"]["mitigation"]["place"] == "第三十八条第三款"
    assert mitigated["chen"]["dissent"]["reasons"]


@pytest.mark.parametrize("step", ["legality_review", "drafting"])
def test_what_a_judgment_names_counts_and_what_it_leaves_open_is_asked(office, step):
    case = played(office, until=("meeting", "decide"))
    turned(office)
    sued(office, case, steps=[])
    assert enters(office, "decide_lawsuit", steps=[], final=True).status_code == 201
    plain = trace(office, case).json()
    assert {s["role"]["key"] for s in plain["steps"] if s["step"] != "issue"} == {"basis"}
    asked = {s["step"]: s["role"]["key"] for s in trace(office, case, step=step).json()["steps"]}
    assert asked[step] == "found"
    assert asked["submission"] == "passed"
    assert asked["proposal"] == "basis"
    assert codes_of(trace(office, case, step="nothing")) == ["entry.steps"]


def test_what_was_not_lost_for_good_is_traced_to_nobody(office):
    case = office.opened()
    turned(office)
    assert trace(office, case).status_code == 404
    sued(office, case)
    refused = trace(office, case, step="nothing")
    assert codes_of(refused) == ["entry.steps", "trace.lost"]
    assert [each["duty"] for each in unmet_in(refused)[1]["curers"]] == ["secretary", "chief"]
    assert enters(office, "decide_lawsuit").status_code == 201
    assert trace(office, case).status_code == 409
    other = office.opened()
    assert trace(office, other).status_code == 404
    assert trace(office, case, "stranger").status_code == 404


def test_from_an_evaluation_that_asks_for_more_the_way_leads_back_too(office):
    case = played(office)
    turned(office)
    facts = office.get(f"/cases/{case}/journal?limit=200").json()["facts"]
    line = next(f["seq"] for f in facts if f["move"] == "post_evaluation.conclude")
    answer = trace(office, case, kind="evaluation", name=line)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["harm"]["points"], found["harm"]["wrong"]) == (["issue"], [])
    assert found["harm"]["source"]["place"] == "第三十六条"
    assert trace(office, case, kind="evaluation", name=line - 1).status_code == 404


def test_from_a_finding_of_a_supervision_the_way_leads_back_over_the_execution(office):
    case = played(office, until=("execution", "assign"))
    service, day = office.installed.service, datetime(2023, 5, 12, 2, tzinfo=UTC)
    told = {"sun": order(cases=(case,)), "guo": finding(case=case)}
    for number, (person, said) in enumerate(told.items()):
        at = max(day, office.now) + timedelta(hours=number)
        file_papers(service, said, None, at)
        made = service.supervise("ningjin", said, person=person, at=at)
        assert not isinstance(made, Refused), made.unmet
    answer = trace(office, case, kind="finding", name="D2023-1:f1")
    assert answer.status_code == 200, answer.text
    roles = {each["step"]: each["role"]["key"] for each in answer.json()["steps"]}
    assert (roles["execution"], roles["meeting"]) == ("found", "basis")
    assert trace(office, case, kind="finding", name="D2023-1:f2").status_code == 404


def test_from_a_finding_whose_conclusion_was_revoked_nothing_is_traced(office):
    case = played(office, until=("execution", "assign"))
    days = [date(2023, 7, day) for day in (3, 5, 10, 11, 20, 25)]
    begun, found, concluded, delivered, lodged, decided = days
    course = (
        (order(cases=(case,), ordered_on=begun, begins=begun, until=concluded), "sun", begun),
        (finding(case=case, on=found), "guo", found),
        (conclusion(item(due=date(2023, 9, 1)), concluded_on=concluded), "guo", concluded),
        (delivery(delivered_on=delivered), "sun", delivered),
        (objection(lodged), "he", lodged),
        (review(decided, outcome=Reviewed.REVOKED, dropped=()), "sun", decided),
    )
    for said, who, on in course:
        assert trace(office, case, kind="finding", name="D2023-1:f1").status_code == (
            404 if on <= found else 200
        ), on
        answer = sent(office, said, who, on)
        assert answer.status_code == 201, answer.text
    refused = trace(office, case, kind="finding", name="D2023-1:f1")
    assert codes_of(refused) == ["trace.revoked"]
    assert unmet_in(refused)[0]["source"]["place"] == "第十七条"
