"""A normative document that touches rights, over HTTP: all four, published, and filed."""

from datetime import date, timedelta

import pytest
from sending import send
from tampering import codes

from api.demo.matter import opening
from api.demo.story import FOUR_NOTS
from decision_flow.engine.proof import certified
from decision_flow.store.canonical import plain
from workflows import canonical, offered

LAWFUL = tuple(scene for scene in FOUR_NOTS if scene.shortcut is None)
CLOSED = len(LAWFUL) - 1
COUNTY = """
key: county-normative
version: 1
extends: normative-document
profile: four-nots
label: {zh: 示例县规范性文件, en: Normative documents of a county (illustrative)}
source: {act: 示例县规范性文件管理规定（示例）, kind: local}
in_force_from: 2022-03-12
steps:
  - key: filing
    figures:
      file_within: {at_most: 30, unit: days, source: {place: 第九条}}
"""


def registered(office, law):
    office.installed.service.register(law, canonical(law), certified(law))
    return law.key


def said(office, key, **answers):
    certificate = office.get(f"/procedures/{key}", None).json()["certificate"]
    payload = plain(opening(certificate))
    payload["answers"] = {**payload["answers"], **answers}
    return {"procedure": key, "payload": payload}


def unmet(answer):
    assert answer.status_code in {403, 409}, answer.text
    return {v["code"] for v in answer.json()["verdicts"] if not v["passed"]}


def published(office, law):
    """Return the office with a document that was published, and archived, and answered for."""
    key = registered(office, law)
    answer = office.post("/cases", said(office, key, normative=True))
    assert answer.status_code == 201, answer.text
    office.case, office.version = answer.json()["case"], 1
    for scene in LAWFUL[:CLOSED]:
        answer = send(office, office.case, scene, office.version)
        assert answer.status_code == 201, (scene.step, scene.verb, answer.text)
        office.version = answer.json()["version"]
    return office


@pytest.fixture
def document(office):
    return published(office, offered().load("normative-document"))


@pytest.fixture
def county(office):
    return published(office, offered().load_text(COUNTY, "county-normative.yaml"))


def asks(office, verb, **payload):
    office.now += timedelta(hours=1)
    asked = {"step": "filing", "move": f"filing.{verb}", "payload": payload}
    answer = office.move(office.case, asked, version=office.version)
    if answer.status_code == 201:
        office.version = answer.json()["version"]
    return answer


def files(office, on, **change):
    report = office.filed("关于报送备案的报告")
    return asks(
        office, "file", **{"to": ["德州市人民政府"], "on": str(on), "report": report, **change}
    )


def answers(office, **payload):
    return asks(office, "answer", document=office.filed("备案登记通知"), **payload)


def day_published(office):
    journal = office.get(f"/cases/{office.case}/journal?limit=200").json()["facts"]
    (fact,) = [f for f in journal if f["move"] == "publication.publish"]
    return date.fromisoformat(fact["payload"]["on"])


def close(office):
    return office.move(
        office.case,
        {"step": "closing", "move": "closing.close", "payload": {"statement": "结案"}},
        version=office.version,
    )


def test_it_is_opened_under_a_procedure_that_files_it(office):
    answer = office.post("/cases", said(office, "four-nots", normative=True))
    assert unmet(answer) == {"open.normative"}
    assert "第七十五条" in answer.text
    assert unmet(office.post("/cases", said(office, "decree-713", normative=True))) == {
        "open.normative"
    }
    key = registered(office, offered().load("normative-document"))
    assert office.post("/cases", said(office, key, normative=True)).status_code == 201


def test_it_does_not_close_before_it_is_filed_and_answered(document):
    assert "stands.filing" in unmet(close(document))
    assert files(document, day_published(document)).status_code == 201
    assert "stands.filing" in unmet(close(document))
    assert answers(document, on_file=True).status_code == 201
    assert close(document).status_code == 201
    assert codes(document.installed.service) == []


def test_what_is_objected_to_stays_on_record_and_another_case_adjusts_it(document):
    files(document, day_published(document))
    said_so = answers(document, on_file=False, objection="第二条增设义务，应予修改")
    assert said_so.status_code == 201
    assert close(document).status_code == 201
    link = {"kind": "adjusts", "to": document.case}
    again = said(document, "normative-document", normative=True)
    again["payload"]["links"] = [link]
    assert document.post("/cases", again).status_code == 201


@pytest.mark.parametrize("days", [-1, 0])
def test_it_is_filed_no_earlier_than_it_was_published(document, days):
    answer = files(document, day_published(document) + timedelta(days=days))
    assert answer.status_code == 201 if days == 0 else unmet(answer) == {"filing.on"}


def test_nor_after_the_day_of_the_entry_and_to_somebody(document):
    tomorrow = document.now.date() + timedelta(days=2)
    assert unmet(files(document, tomorrow)) == {"filing.on"}
    assert unmet(files(document, day_published(document), to=[])) == {"filing.to"}


@pytest.mark.parametrize(("on_file", "objection"), [(True, "第二条"), (False, None)])
def test_an_objection_says_what_it_is_about(document, on_file, objection):
    files(document, day_published(document))
    more = {} if objection is None else {"objection": objection}
    assert unmet(answers(document, on_file=on_file, **more)) == {"filing.objection"}


@pytest.mark.parametrize(("after", "late"), [(31, False), (32, False), (33, True)])
def test_where_a_place_sets_a_day_what_is_late_is_told(county, after, late):
    start = day_published(county)
    (due,) = [
        each
        for each in county.get(f"/cases/{county.case}/deadlines").json()["deadlines"]
        if each["step"] == "filing"
    ]
    # The thirtieth day is a Saturday: a last day that rests goes to the Monday after.
    assert due["due"] == str(start + timedelta(days=32))
    county.now += timedelta(days=60)
    made = files(county, start + timedelta(days=after))
    assert made.status_code == 201, made.text
    told = {v["code"] for v in made.json()["facts"][0]["verdicts"] if not v["passed"]}
    assert told == ({"filing.late"} if late else set())
