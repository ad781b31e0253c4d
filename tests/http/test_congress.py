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
SIGNED = next(n for n, s in enumerate(LAWFUL) if (s.step, s.verb) == ("issue", "sign"))


@pytest.fixture
def decided(office):
    """An office with a case that was decided and reported to the Party committee."""
    law = offered().load(LAW)
    office.installed.service.register(law, canonical(law), certified(law))
    certificate = office.get(f"/procedures/{LAW}", None).json()["certificate"]
    said = {"procedure": LAW, "payload": plain(opening(certificate))}
    answer = office.post("/cases", said)
    assert answer.status_code == 201, answer.text
    office.case, office.version = answer.json()["case"], 1
    for scene in LAWFUL[:SIGNED]:
        tell(office, scene)
    return office


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
