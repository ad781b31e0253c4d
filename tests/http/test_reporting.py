"""Reports with a place's days, content and session, and the register of channels, over HTTP."""

from datetime import date, timedelta

import pytest
from sending import send
from tampering import codes
from typer.testing import CliRunner

from api.cli import app
from api.demo.matter import opening
from api.demo.story import FOUR_NOTS
from decision_flow.engine.proof import certified
from decision_flow.store.canonical import plain
from workflows import canonical, offered

LAW = "county-reporting"
COUNTY = """
key: county-reporting
version: 1
extends: four-nots
profile: four-nots
label: {zh: 示例县请示报告规定, en: Reports of a county (illustrative)}
source: {act: 示例县请示报告规定（示例）, kind: local}
in_force_from: 2022-03-12
steps:
  - key: party_report
    figures:
      sent_within: {at_most: 3, unit: working_days, source: {place: 第二条}}
  - key: congress_report
    figures:
      sent_within: {at_most: 30, unit: days, source: {place: 第三条}}
      before_session: {at_least: 10, unit: days, source: {place: 第四条}}
    content:
      participation: {zh: 公众参与情况, en: participation}
      legality_review: {zh: 合法性审查情况, en: legality review}
  - key: publication
    settings: {channel_proof: each}
"""
LAWFUL = tuple(scene for scene in FOUR_NOTS if scene.shortcut is None)
REPORTED = next(n for n, s in enumerate(LAWFUL) if (s.step, s.verb) == ("party_report", "report"))


@pytest.fixture
def decided(office):
    """An office with a case that was decided, under a rule set with days for its reports."""
    law = offered().load_text(COUNTY, f"{LAW}.yaml")
    office.installed.service.register(law, canonical(law), certified(law))
    certificate = office.get(f"/procedures/{LAW}", None).json()["certificate"]
    answer = office.post("/cases", {"procedure": LAW, "payload": plain(opening(certificate))})
    assert answer.status_code == 201, answer.text
    office.case, office.version = answer.json()["case"], 1
    for scene in LAWFUL[:REPORTED]:
        tell(office, scene)
    return office


def tell(office, scene):
    answer = send(office, office.case, scene, office.version)
    assert answer.status_code == 201, (scene.step, scene.verb, answer.text)
    office.version = answer.json()["version"]
    return answer


def reports(office, step, **payload):
    said = {"to": "收件机关", "document": office.filed("请示报告"), **payload}
    asked = {"step": step, "move": f"{step}.report", "payload": said}
    answer = office.move(office.case, asked, version=office.version)
    if answer.status_code == 201:
        office.version = answer.json()["version"]
    return answer


def due(office):
    found = office.get(f"/cases/{office.case}/deadlines").json()["deadlines"]
    return {each["step"]: each["due"] for each in found if each["what"] == "report"}


def not_passed(answer):
    facts = answer.json().get("facts") or [answer.json()]
    return {v["code"] for v in facts[0]["verdicts"] if not v["passed"]}


def test_reports_are_due_from_the_decision_on_and_late_ones_are_told(decided):
    days = due(decided)
    assert set(days) == {"party_report", "congress_report"}
    decided.now += timedelta(days=60)
    sent = reports(decided, "party_report")
    assert sent.status_code == 201, sent.text
    assert not_passed(sent) == {"report.late"}
    assert set(due(decided)) == {"congress_report"}
    assert codes(decided.installed.service) == []


def test_the_report_to_the_committee_names_its_session_and_says_all_that_it_must(decided):
    reply = LAWFUL[REPORTED + 1]
    tell(decided, LAWFUL[REPORTED])
    tell(decided, reply)
    near = decided.now.date() + timedelta(days=9)
    answer = reports(decided, "congress_report", session_on=str(near), states=["participation"])
    assert answer.status_code == 409
    assert not_passed(answer) == {"report.session", "report.content"}
    assert "合法性审查情况" in answer.text
    assert "第四条" in answer.text
    whole = {"states": ["participation", "legality_review"], "session_on": str(date(2023, 7, 1))}
    assert reports(decided, "congress_report", **whole).status_code == 201
    assert codes(decided.installed.service) == []


def test_the_register_of_channels_is_read(decided, home, monkeypatch):
    found = decided.get(f"/cases/{decided.case}/channels").json()
    (notice,) = found["channels"]
    assert (notice["move"], notice["on"]) == ("consultation.publish", "2023-03-06")
    assert notice["proof"] is None
    assert found["unproved"] == 1
    assert decided.get("/cases/c_none/channels").status_code == 404
    monkeypatch.setenv("DECISION_FLOW_HOME", str(home))
    monkeypatch.setenv("DECISION_FLOW_TOKEN", decided.tokens["sun"])
    shown = CliRunner().invoke(app, ["case", "channels", decided.case])
    assert shown.exit_code == 0, shown.output
    assert "2023-03-06" in shown.output
    assert "无证明 no proof" in shown.output
    assert "共1条" in shown.output
