"""Calendars over HTTP: a year is put on file with its notice, adopted, and what moved is told."""

from datetime import UTC, date, datetime

import pytest
from shifting import told_later

from api import examples
from api.demo.scene import BODY
from workflows import calendar as tables

SHIPPED = tables.load().digest
TABLE = examples.calendar()
NOW = datetime(2026, 12, 28, 2, tzinfo=UTC)


def put(office, text=TABLE, who="sun", kind="application/yaml"):
    raw = text if isinstance(text, bytes) else text.encode()
    return office.ask("POST", "/calendars", who, content=raw, headers={"Content-Type": kind})


def adopt(office, digest, who="sun"):
    return office.ask("POST", f"/calendars/{digest}/adoption", who)


def test_the_calendars_on_file_are_told_with_their_notices(office):
    (listed,) = office.get("/calendars").json()["calendars"]
    assert (listed["digest"], listed["adopted"]) == (SHIPPED, True)
    last = listed["years"][-1]
    assert last["year"] == 2026
    assert last["notice"]["number"] == "国办发明电〔2025〕7号"
    assert last["notice"]["unverified"] is True
    days = office.get(f"/calendars/{SHIPPED}").json()["years"][-1]
    assert "2026-10-10" in days["worked"]


def test_a_new_year_is_put_on_file_and_then_adopted_and_what_moved_is_told(any_office):
    office = any_office
    told_later(office.installed.service, "issue.sign", on=date(2026, 12, 22))
    office.now = NOW
    (before,) = office.get("/cases/case-1/deadlines").json()["deadlines"]
    assert before["provisional"] is True

    made = put(office)
    assert made.status_code == 201, made.text
    digest = made.json()["digest"]
    assert made.json()["adopted"] is False
    (kept,) = office.get("/cases/case-1/deadlines").json()["deadlines"]
    assert kept == before

    answer = adopt(office, digest)
    assert answer.status_code == 201, answer.text
    (found,) = answer.json()["recounted"]
    assert (found["case"], found["step"], found["moved"]) == ("case-1", "publication", True)
    assert (found["was"]["due"], found["now"]["due"]) == ("2027-01-11", "2027-01-20")
    assert (found["was"]["provisional"], found["now"]["provisional"]) == (True, False)
    assert "另行告知" in found["warning"]["zh"]
    (after,) = office.get("/cases/case-1/deadlines").json()["deadlines"]
    assert after == found["now"]
    assert office.get(f"/calendars/{digest}").json()["adopted"] is True


@pytest.mark.parametrize("ask", [put, lambda office, who: adopt(office, SHIPPED, who)])
def test_only_the_secretariat_puts_years_on_file_and_adopts(office, ask):
    answer = ask(office, who="wu")
    assert answer.status_code == 403
    assert "办公厅" in answer.json()["reason"]["zh"]


def test_a_wrong_table_is_told_line_by_line_with_what_is_allowed(office):
    wrong = TABLE.replace("2027-01-30", "2027-01-29").replace("2027-05-03", "2027-05-01")
    answer = put(office, wrong)
    assert answer.status_code == 422
    said = answer.json()
    assert said["code"] == "procedure-invalid"
    fields = [each["field"] for each in said["faults"]]
    assert all(field.startswith("calendar.yaml:") for field in fields)
    assert len(fields) == 2
    assert all("允许" in each["wrong"]["zh"] for each in said["faults"])


def test_a_table_that_is_no_text_is_refused(office):
    assert put(office, b"\xff\xfe").status_code == 422


def test_an_adoption_that_loses_a_year_is_refused(office):
    office.now = NOW
    digest = put(office).json()["digest"]
    assert adopt(office, digest).status_code == 201
    back = adopt(office, SHIPPED)
    assert back.status_code == 409
    assert "2027" in back.json()["reason"]["zh"]
    assert adopt(office, "0" * 64).status_code == 404


def test_a_case_tells_from_when_it_can_be_decided(office):
    told_later(office.installed.service, "open_consultation.publish", on=date(2023, 3, 6))
    office.now = datetime(2023, 3, 10, 2, tzinfo=UTC)
    first = office.get("/cases/case-1/deadlines").json()["earliest"]
    assert (first["day"], first["ordinary"]) == ("2023-04-06", "2023-04-17")
    assert [part["step"] for part in first["parts"]] == ["open_consultation", "legality_review"]
    assert first["parts"][1]["source"]["place"] == "第二十六条"
    assert "2023-04-06" in office.get("/cases/case-1/diagram.txt").text


def test_the_body_of_the_demonstration_is_not_another_bodys(office):
    office.now = NOW
    digest = put(office).json()["digest"]
    adopt(office, digest)
    told = office.get("/calendars", "stranger").json()["calendars"]
    assert {c["digest"]: c["adopted"] for c in told} == {digest: False, SHIPPED: True}
    assert office.installed.service.body(BODY).calendar == digest
