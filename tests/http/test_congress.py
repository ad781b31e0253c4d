"""A matter that the congress decides: the government's decision is to submit it, over HTTP."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sending import send
from tampering import codes

from api.demo.matter import opening
from api.demo.story import FOUR_NOTS
from decision_flow.engine.proof import certified
from decision_flow.store.canonical import plain
from workflows import canonical, offered

LAW = "four-nots-congress"
LAWFUL = tuple(scene for scene in FOUR_NOTS if scene.shortcut is None)
WAIVED = next(
    n for n, s in enumerate(LAWFUL) if (s.step, s.verb) == ("congress_report", "not_applicable")
)
SIGNED = next(n for n, s in enumerate(LAWFUL) if (s.step, s.verb) == ("issue", "sign"))


@pytest.fixture
def decided(office):
    """An office with a case that was decided and reported to the Party committee."""
    return told_of(office)


@pytest.fixture
def of_the_committee(office):
    """The same, of a matter that the standing committee decides by its answers."""
    return told_of(office, congress=says("standing_committee"))


@pytest.fixture(params=[False, True], ids=["answered in the case", "in a judgement"])
def to_report(office, request):
    """The same up to the report to the standing committee, which is due by the answers."""
    return told_of(office, WAIVED, judged=request.param, congress=says("report"))


def says(duty):
    return {"duty": duty, "basis": {"act": "示例条例", "place": "第六条"}}


def told_of(office, until=SIGNED, *, judged=False, **answers):
    law = offered().load(LAW)
    office.installed.service.register(law, canonical(law), certified(law))
    said = asked_to_open(office, LAW, **answers)
    if judged:
        given = said["payload"].pop("answers")
        matter = {"title": "示例事项", "unit": "宁津县交通运输局", "year": 2023, "procedure": LAW}
        made = office.post("/judgements", {**matter, "answers": given})
        assert made.status_code == 201, made.text
        said["payload"]["judgement"] = made.json()["judgement"]["id"]
    answer = office.post("/cases", said)
    assert answer.status_code == 201, answer.text
    office.case, office.version = answer.json()["case"], 1
    for scene in LAWFUL[:until]:
        tell(office, scene)
    return office


def asked_to_open(office, key, **answers):
    certificate = office.get(f"/procedures/{key}", None).json()["certificate"]
    payload = plain(opening(certificate))
    payload["answers"] = {**payload["answers"], **answers}
    return {"procedure": key, "payload": payload}


def tell(office, scene):
    answer = send(office, office.case, scene, office.version, procedure=LAW)
    assert answer.status_code == 201, (scene.step, scene.verb, answer.text)
    office.version = answer.json()["version"]


def asks(office, verb, who="sun", **payload):
    office.now += timedelta(hours=1)
    said = {"document": office.filed("关于提请审议的文件"), **payload}
    asked = {"step": "congress_decision", "move": f"congress_decision.{verb}", "payload": said}
    answer = office.move(office.case, asked, who, version=office.version)
    if answer.status_code == 201:
        office.version = answer.json()["version"]
    return answer


def unmet(answer):
    assert answer.status_code in {403, 409}, answer.text
    return {v["code"] for v in answer.json()["verdicts"] if not v["passed"]}


def case(office):
    return office.get(f"/cases/{office.case}").json()


def submitted(office):
    answer = asks(office, "submit", to="congress", draft=case(office)["draft"])
    assert answer.status_code == 201, answer.text


def test_nothing_is_issued_before_the_congress_has_approved(decided):
    assert unmet(send(decided, decided.case, LAWFUL[SIGNED], decided.version, procedure=LAW)) >= {
        "stands.congress_decision"
    }
    submitted(decided)
    assert case(decided)["phase"]["key"] == "decided"
    assert asks(decided, "answer", resolution="approved").status_code == 201
    tell(decided, replace(LAWFUL[SIGNED], on=decided.now + timedelta(hours=1)))
    assert case(decided)["phase"]["key"] == "post_decision"
    assert codes(decided.installed.service) == []


def test_what_the_congress_refuses_ends_with_its_answer_on_record(decided):
    submitted(decided)
    remarks = "条件尚不成熟，暂不批准（示例）。"
    assert asks(decided, "answer", resolution="refused", remarks=remarks).status_code == 201
    assert case(decided)["phase"]["key"] == "not_adopted"
    told = decided.get(f"/cases/{decided.case}/journal?limit=200").json()["facts"][-1]
    assert (told["move"], told["payload"]["remarks"]) == ("congress_decision.answer", remarks)
    after = send(decided, decided.case, LAWFUL[SIGNED], decided.version, procedure=LAW)
    assert "phase" in unmet(after)
    assert codes(decided.installed.service) == []


def test_what_it_returns_goes_back_to_the_drafters(decided):
    submitted(decided)
    answer = asks(decided, "answer", resolution="returned", remarks="修改第二条")
    assert answer.status_code == 201
    assert case(decided)["phase"]["key"] == "pre_decision"
    moves = decided.get(f"/cases/{decided.case}/moves").json()["moves"]
    assert "drafting.revise" in {each["move"] for each in moves if each["open"]}


def test_the_text_submitted_is_the_text_decided_on(decided):
    answer = asks(decided, "submit", to="standing_committee", draft="0" * 64)
    assert unmet(answer) == {"congress.draft"}


@pytest.mark.parametrize("resolution", ["returned", "refused"])
def test_what_is_not_approved_says_what_the_congress_said(decided, resolution):
    submitted(decided)
    assert unmet(asks(decided, "answer", resolution=resolution)) == {"congress.remarks"}


def test_what_was_not_submitted_is_not_answered(decided):
    assert "state" in unmet(asks(decided, "answer", resolution="approved"))


def test_what_the_congress_decides_is_not_opened_under_a_procedure_without_it(office):
    answer = office.post("/cases", asked_to_open(office, "four-nots", congress=says("congress")))
    assert unmet(answer) == {"open.congress"}
    assert "第十一条第二项" in answer.text
    blank = {"duty": "congress"}
    assert "open.congress_basis" in unmet(
        office.post("/cases", asked_to_open(office, "four-nots", congress=blank))
    )


def test_it_is_submitted_to_whom_the_answers_name(of_the_committee):
    office = of_the_committee
    draft = case(office)["draft"]
    assert unmet(asks(office, "submit", to="congress", draft=draft)) == {"congress.decider"}
    assert asks(office, "submit", to="standing_committee", draft=draft).status_code == 201
    assert codes(office.installed.service) == []


def test_a_report_that_is_due_by_the_answers_is_not_found_needless(to_report):
    found = send(to_report, to_report.case, LAWFUL[WAIVED], to_report.version, procedure=LAW)
    assert unmet(found) == {"report.due"}
    assert "《示例条例》第六条" in found.text
    moves = to_report.get(f"/cases/{to_report.case}/moves").json()["moves"]
    (closed,) = [m for m in moves if m["move"] == "congress_report.not_applicable"]
    assert not closed["open"]
    assert codes(to_report.installed.service) == []
