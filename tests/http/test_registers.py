"""The registers of an office, over HTTP: emergencies and what goes on from them, seals."""

import pytest
from tampering import codes

from api.examples import registers

OUTLIVES = {
    "category": "public_policy",
    "great_effect": True,
    "reasons": "汛期限行延续，影响沿线群众（示例）。",
    "exclusion": "emergency_response",
    "outlives": True,
}


def says(office, name, **change):
    """Return the example of an entry with a paper that is on file."""
    said = registers.entry(name)
    paper = office.filed(f"{name}的文件")
    return {**said, "payload": {**said["payload"], "document": paper, **change}}


def enters(office, name, who="sun", **change):
    return office.post("/registers", says(office, name, **change), who)


def emergency(office):
    (found,) = office.get("/registers").json()["emergencies"]
    return found


def owed(office):
    return [each["code"] for each in emergency(office)["owed"]]


def unmet(answer):
    assert answer.status_code == 409, answer.text
    return {v["code"] for v in answer.json()["verdicts"] if not v["passed"]}


def opening(office, entry="2026-1", **change):
    link = {"kind": "follows_emergency", "to": entry}
    said = {"answers": OUTLIVES, "category": "public_policy", "links": [link], **change}
    return office.opening(**said)


def test_an_emergency_is_registered_filed_ended_and_reported(any_office):
    office = any_office
    made = enters(office, "register_emergency")
    assert made.status_code == 201, made.text
    assert owed(office) == ["emergency.unfiled"]
    assert emergency(office)["owed"][0]["source"]["place"] == "第二十五条"
    assert enters(office, "report_emergency").status_code == 201
    assert owed(office) == []
    assert enters(office, "end_emergency").status_code == 201
    assert owed(office) == ["emergency.unreported", "emergency.outlived"]
    told = enters(office, "report_emergency", told="reported", on="2026-08-20")
    assert told.status_code == 201
    case = office.post("/cases", opening(office))
    assert case.status_code == 201, case.text
    assert owed(office) == []
    assert [each["case"] for each in emergency(office)["cases"]] == [case.json()["case"]]
    drawn = office.get(f"/cases/{case.json()['case']}/diagram.txt").text
    assert "延续应急登记 2026-1" in drawn
    assert codes(office.installed.service) == []


def test_a_measure_that_goes_on_names_its_entry_and_nothing_else_does(office):
    assert unmet(office.post("/cases", opening(office))) == {"open.emergency"}
    enters(office, "register_emergency")
    assert unmet(office.post("/cases", opening(office, "2026-2"))) == {"open.emergency"}
    assert unmet(office.post("/cases", opening(office, links=[]))) == {"open.emergency"}
    plain = office.opening(links=[{"kind": "follows_emergency", "to": "2026-1"}])
    assert unmet(office.post("/cases", plain)) == {"open.emergency"}
    assert office.post("/cases", opening(office)).status_code == 201


@pytest.mark.parametrize(
    ("name", "change", "why"),
    [
        ("register_emergency", {}, "已用过"),
        ("register_emergency", {"entry": "2026-9", "event": " "}, "须写明突发事件"),
        ("report_emergency", {"entry": "2026-9"}, "没有"),
        ("report_emergency", {"on": "2026-07-19"}, "不得早于"),
        ("report_emergency", {"told": "reported"}, "请先登记结束"),
        ("end_emergency", {"ended_on": "2026-07-19"}, "不得早于"),
        ("use_seal", {"copies": 0}, "至少一份"),
        ("use_seal", {"seal": "  "}, "须写明所用印章"),
        ("use_seal", {"approved_by": "孙丽（示例）"}, "不得为同一人"),
    ],
)
def test_an_entry_that_does_not_fit_is_refused_with_the_reason(office, name, change, why):
    enters(office, "register_emergency")
    answer = enters(office, name, **change)
    assert answer.status_code == 409, answer.text
    assert why in answer.json()["reason"]["zh"]


def test_an_emergency_ends_once(office):
    enters(office, "register_emergency")
    assert enters(office, "end_emergency").status_code == 201
    assert "已登记结束" in enters(office, "end_emergency").json()["reason"]["zh"]


def test_on_the_day_of_the_decision_it_can_be_filed_and_end(office):
    enters(office, "register_emergency")
    assert enters(office, "report_emergency", on="2026-07-20").status_code == 201
    assert enters(office, "end_emergency", ended_on="2026-07-20").status_code == 201


def test_only_who_keeps_the_registers_makes_an_entry_and_only_on_a_paper_on_file(office):
    assert enters(office, "use_seal", "wu").status_code == 403
    missing = {"title": "不在档", "digest": "0" * 64}
    answer = enters(office, "use_seal", document=missing)
    assert answer.status_code == 409
    assert "尚未上传" in answer.json()["reason"]["zh"]


def test_the_use_of_a_seal_is_on_record_with_the_case_of_its_paper(office):
    case = office.opened()
    assert enters(office, "use_seal", case=case).status_code == 201
    (found,) = office.get("/registers").json()["seals"]
    assert (found["handler"], found["approved_by"], found["case"]) == (
        "孙丽（示例）",
        "王建国（示例）",
        case,
    )
    assert enters(office, "use_seal", case="c_none").status_code == 409


def test_another_body_sees_none_of_it(office):
    enters(office, "register_emergency")
    assert office.get("/registers", "stranger").json() == {
        "successions": [],
        "emergencies": [],
        "seals": [],
        "lawsuits": [],
        "holds": [],
        "consultations": [],
    }
