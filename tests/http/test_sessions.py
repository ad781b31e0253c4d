"""Sessions over HTTP: called, opened, noted, closed; every refusal with its article; papers."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from convened import CALLED_ON, CLOSED, DAY, OPENED, call, closes, opens, scheduled, there
from convened import without as lacking
from makers import walk_until
from tampering import codes

from api.demo.scene import at
from decision_flow.domain.content import documents_of
from decision_flow.domain.sessions import said as of
from decision_flow.domain.steps.decision.record import MeetingKind
from decision_flow.store.canonical import plain

ON = at(CALLED_ON, "10:30")
PAPERS = "papers/meeting-record"


@pytest.fixture
def ready(any_office):
    """An office with a case that was submitted, on the day of the call."""
    case = any_office.opened()
    walk_until(any_office.installed.service, "submission", "accept", case)
    any_office.now = ON
    return any_office, case


def files(office, said):
    for document in documents_of(said):
        content = f"示例文件（illustrative）\n\n{document.title}\n".encode()
        answer = office.ask("POST", f"/documents?name={document.title}", "sun", content=content)
        assert answer.json()["digest"] == document.digest


def calls(office, said, who="sun"):
    files(office, said)
    return office.post("/sessions", plain(said), who)


def enters(office, session, said, who="zhou"):
    files(office, said)
    asked = {"entry": of.verb_of(said), "payload": plain(said)}
    return office.post(f"/sessions/{session}/entries", asked, who)


def unmet(answer):
    assert answer.status_code == 409, answer.text
    return {v["code"]: v for v in answer.json()["verdicts"] if not v["passed"]}


def schedules(office, case, session, **change):
    said = {**plain(scheduled(call())), "session": session, **change}
    version = office.get(f"/cases/{case}").json()["version"]
    asked = {"step": "meeting", "move": "meeting.schedule", "payload": said}
    return office.move(case, asked, "sun", version=version)


def test_a_session_is_called_opened_noted_and_closed(ready):
    office, case = ready
    made = calls(office, call(case))
    assert made.status_code == 201, made.text
    session = made.json()["session"]
    assert schedules(office, case, session).status_code == 201
    office.now = OPENED
    assert enters(office, session, opens()).status_code == 201
    office.now = CLOSED
    assert enters(office, session, of.NoteAttendance(attendance=there())).status_code == 201
    assert enters(office, session, closes()).status_code == 201
    found = office.get(f"/sessions/{session}").json()
    assert (found["state"]["zh"], found["line"]) == ("已散会", 4)
    assert [line["move"] for line in found["journal"]] == [
        *("session.call", "session.open", "session.note", "session.close")
    ]
    cited = found["journal"][0]["cites"]
    assert [each["stream"] for each in cited] == ["ningjin", case]
    called = office.get(f"/cases/{case}/journal").json()["facts"][-1]
    assert [each["line"] for each in called["cites"] if each["stream"] == session] == [1]
    assert found["agenda"][0]["listed_on"] == str(CALLED_ON)
    listed = office.get("/sessions").json()
    assert [each["id"] for each in listed["sessions"]] == [session]
    assert listed["after"] is None
    assert codes(office.installed.service) == []


def test_a_case_takes_what_it_says_of_its_session_filled_in(ready):
    office, case = ready
    session = calls(office, call(case)).json()["session"]
    path = f"/sessions/{session}/matters/{case}"
    found = office.get(path).json()
    assert found["convene"] is None
    version = office.get(f"/cases/{case}").json()["version"]
    said = {"step": "meeting", "move": "meeting.schedule", "payload": found["schedule"]}
    assert office.move(case, said, "sun", version=version).status_code == 201
    office.now = OPENED
    assert enters(office, session, opens()).status_code == 201
    payload = office.get(path).json()["convene"]
    said = {"step": "meeting", "move": "meeting.convene", "payload": payload}
    made = office.move(case, said, "zhou", version=version + 1)
    assert made.status_code == 201, made.text
    assert office.get(f"/sessions/{session}/matters/c_none").status_code == 404
    assert codes(office.installed.service) == []


def test_a_refusal_names_everything_that_is_unmet_with_article_and_who_cures_it(ready):
    office, case = ready
    made = calls(office, replace(call(case, "c_none"), meeting=MeetingKind.CIRCULATION))
    found = unmet(made)
    assert set(found) == {"session.meeting", "session.submitted"}
    assert found["session.submitted"]["source"]["place"] == "第二十五条"
    assert found["session.submitted"]["curers"][0]["duty"] == "secretary"
    session = calls(office, call(case)).json()["session"]
    office.now = OPENED
    assert set(unmet(enters(office, session, closes()))) >= {"session.state", "session.closes"}
    assert enters(office, session, opens()).status_code == 201
    fewer = closes(lacking(there(), "li"))
    office.now = CLOSED
    assert set(unmet(enters(office, session, fewer))) == {"session.kept"}


def test_a_case_that_says_otherwise_is_refused(ready):
    office, case = ready
    session = calls(office, call(case)).json()["session"]
    answer = schedules(office, case, session, number="另一次会议")
    assert set(unmet(answer)) == {"meeting.session_call"}
    assert set(unmet(schedules(office, case, "m_none"))) == {"meeting.session"}
    kept = office.get(f"/cases/{case}/refusals").json()
    assert len(kept["refusals"]) == 2
    assert codes(office.installed.service) == []


def test_it_is_the_secretariats_to_call_and_nobody_elses_to_see(ready):
    office, case = ready
    assert calls(office, call(case), "zhou").status_code == 403
    session = calls(office, call(case)).json()["session"]
    assert office.get(f"/sessions/{session}", "stranger").status_code == 404
    assert office.get("/sessions", "stranger").json()["sessions"] == []
    assert office.get("/sessions", None).status_code == 401
    assert office.get("/sessions/m_none").status_code == 404


def test_what_is_malformed_is_told_field_by_field(ready):
    office, _ = ready
    answer = office.post("/sessions", {"meeting": "standing"}, "sun")
    assert answer.status_code == 422
    fields = {fault["field"] for fault in answer.json()["faults"]}
    assert {"number", "held_on", "notice", "approval", "agenda"} <= fields
    assert office.post("/sessions/m_1/entries", {"entry": "reopen"}, "sun").status_code == 422


def test_record_and_summary_are_made_and_compared(ready):
    office, case = ready
    session = calls(office, call(case)).json()["session"]
    early = office.get(f"/sessions/{session}/{PAPERS}.pdf")
    assert (early.status_code, "尚未召开" in early.text) == (404, True)
    office.now = OPENED
    enters(office, session, opens())
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = office.get(f"/sessions/{session}/{PAPERS}.{form}")
        assert answer.status_code == 200, answer.text
        assert answer.content.startswith(start)
    assert office.get(f"/sessions/{session}/papers/notice.pdf").status_code == 404
    summary = office.filed("纪要")
    path = f"/sessions/{session}/papers/comparison/{summary['digest']}"
    assert office.get(path).status_code == 404


def test_an_office_whose_clock_went_back_writes_nothing(ready):
    office, case = ready
    session = calls(office, call(case)).json()["session"]
    office.now = datetime(2023, 5, 1, tzinfo=UTC)
    cancel = of.CancelSession(reasons="取消。")
    assert enters(office, session, cancel, "sun").status_code == 503
    assert office.get(f"/sessions/{session}").json()["line"] == 1
    assert DAY > CALLED_ON
