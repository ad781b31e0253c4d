"""A legality review under a ceiling, extended once and handed in late: over HTTP, and verified."""

from dataclasses import replace
from datetime import date

import pytest
from midway import warned
from sending import send
from tampering import codes

from api.demo.matter import opening
from api.demo.scene import Scene, at, paper
from api.demo.story import DECREE_713
from decision_flow.domain.steps.before.legality_review import Consult, Extend, HearBack, Inquiry
from decision_flow.engine.proof import certified
from decision_flow.store.canonical import plain
from workflows import canonical, offered

LAW = "city-legality"
REVIEW = "legality_review"
LAWFUL = tuple(scene for scene in DECREE_713 if scene.shortcut is None)
ACCEPTED = next(n for n, s in enumerate(LAWFUL) if (s.step, s.verb) == (REVIEW, "accept"))
OPINED = next(s for s in LAWFUL if (s.step, s.verb) == (REVIEW, "opine"))


@pytest.fixture
def reviewing(office):
    """An office with a case whose package was accepted on 2023-03-08, due on 2023-03-20."""
    law = offered().load(LAW)
    office.installed.service.register(law, canonical(law), certified(law))
    certificate = office.get(f"/procedures/{LAW}", None).json()["certificate"]
    answer = office.post("/cases", {"procedure": LAW, "payload": plain(opening(certificate))})
    assert answer.status_code == 201, answer.text
    office.case, office.version = answer.json()["case"], 1
    for scene in LAWFUL[: ACCEPTED + 1]:
        told(office, scene)
    return office


def told(office, scene):
    answer = send(office, office.case, scene, office.version, procedure=LAW)
    if answer.status_code == 201:
        office.version = answer.json()["version"]
    return answer


def extends(office, count, day, who="zheng"):
    said = Extend(count=count, reasons="请示上级（示例）", approval=paper("延长审批单（示例）"))
    return told(office, Scene(at(day, "17:00"), who, REVIEW, "extend", said))


def unmet(answer):
    """Return what stood in the way, by code; some of it nobody can cure."""
    assert answer.status_code == 409, answer.text
    found = {v["code"]: v for v in answer.json()["verdicts"] if not v["passed"]}
    assert all(v["reason"]["zh"] and v["reason"]["en"] and v["source"] for v in found.values())
    return found


def due(office):
    found = office.get(f"/cases/{office.case}/deadlines").json()["deadlines"]
    return next((d for d in found if d["step"] == REVIEW), None)


def test_the_deadline_is_extended_once_and_a_late_opinion_stands(reviewing):
    first = due(reviewing)
    assert (first["due"], first["what"]) == ("2023-03-20", "opine")
    assert "至多15个工作日，最迟2023-03-29" in first["derivation"]["zh"]
    assert extends(reviewing, 5, date(2023, 3, 17)).status_code == 201
    second = due(reviewing)
    assert second["due"] == "2023-03-27"
    assert "经批准延长5个工作日" in second["derivation"]["zh"]
    assert set(unmet(extends(reviewing, 1, date(2023, 3, 20)))) == {"legality.extended_once"}
    late = replace(OPINED, on=at(date(2023, 4, 7), "15:00"))
    found = warned(told(reviewing, late), "legality.late", "第二十五条")
    assert "已超过上限" in found["reason"]["zh"]
    assert due(reviewing) is None
    assert codes(reviewing.installed.service) == []


@pytest.mark.parametrize(
    ("count", "day", "code"),
    [
        (0, date(2023, 3, 17), "legality.extension_length"),
        (11, date(2023, 3, 17), "legality.extension_length"),
        (1, date(2023, 3, 21), "legality.extended_in_time"),
    ],
)
def test_no_more_than_the_rule_set_has_and_not_afterwards(reviewing, count, day, code):
    assert set(unmet(extends(reviewing, count, day))) == {code}


def test_the_move_is_offered_where_the_rule_set_has_it_and_nowhere_else(reviewing):
    moves = reviewing.get(f"/cases/{reviewing.case}/moves").json()["moves"]
    (offer,) = [m for m in moves if m["move"] == "legality_review.extend"]
    assert offer["open"]


def moves(office, day, verb, said):
    return told(office, Scene(at(day, "17:00"), "zheng", REVIEW, verb, said))


def test_asking_others_stops_the_clock_which_explains_itself_and_is_verified(reviewing):
    said = Consult(
        inquiry=Inquiry.CONSULTATION, asked=("县财政局",), request=paper("征求意见函（示例）")
    )
    assert moves(reviewing, date(2023, 3, 10), "consult", said).status_code == 201
    assert "计时中止至今" in due(reviewing)["derivation"]["zh"]
    assert set(unmet(told(reviewing, OPINED))) >= {"state"}
    heard = HearBack(replies=(), unanswered=("县财政局",))
    assert moves(reviewing, date(2023, 3, 15), "hear_back", heard).status_code == 201
    found = due(reviewing)
    assert found["due"] == "2023-03-23"
    assert "征求有关方面意见（县财政局），不计入审查期限" in found["derivation"]["zh"]
    assert "第二十五条" in found["derivation"]["zh"]
    assert codes(reviewing.installed.service) == []
