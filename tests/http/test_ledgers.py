"""The ledger of a person over HTTP: for whom it is, and every look on record."""

import pytest
from tampering import codes

from api.ledgers import ENTERED
from api.schemas.ledgers import PersonLedgerOut
from decision_flow.domain import staff
from decision_flow.domain.sessions import said

WHY = {"reasons": "经济责任审计（示例）"}


def look(office, person, who, asked=None):
    return office.post(f"/people/{person}/ledger", WHY if asked is None else asked, who)


def unmet(answer):
    return [v["code"] for v in answer.json()["verdicts"] if not v["passed"]]


def test_an_auditor_sees_a_ledger_and_the_person_sees_who_looked(any_office):
    office = any_office
    case = office.opened()
    answer = look(office, "sun", "guo")
    assert answer.status_code == 201, answer.text
    found = answer.json()
    assert PersonLedgerOut.model_validate_json(answer.content).model_dump(mode="json") == found
    (part,) = [each for each in found["parts"] if each["stream"] == case]
    (entry,) = part["entries"]
    assert (entry["kind"]["zh"], entry["step"]["zh"], entry["says"]["zh"]) == (
        "办理",
        "案件",
        "立案",
    )
    assert part["title"]
    acted = [e for p in found["parts"] for e in p["entries"] if e["kind"]["key"] == "acted"]
    assert found["totals"]["kinds"]["acted"] == len(acted)
    assert found["duties"][0]["duty"]["duty"] == "secretary"
    assert (found["look"]["person"], found["look"]["reasons"]) == ("guo", WHY["reasons"])
    looks = office.get("/people/sun/ledger/looks").json()["looks"]
    assert [(each["line"], each["person"]) for each in looks] == [(1, "guo")]
    assert codes(office.installed.service) == []


def test_everybody_sees_their_own_without_a_reason(office):
    answer = look(office, "chen", "chen", {})
    assert answer.status_code == 201, answer.text
    assert answer.json()["seats"][0]["post"]["zh"] == "副职领导"
    assert [each["unit"] for each in answer.json()["units"]] == ["县人民政府"]


@pytest.mark.parametrize(
    ("who", "asked", "wanted"),
    [
        ("sun", WHY, (403, ["person.look"])),
        ("wang", WHY, (403, ["person.look"])),
        ("guo", {}, (409, ["look.reasons"])),
        ("sun", {}, (409, ["person.look", "look.reasons"])),
    ],
)
def test_nobody_else_sees_it_and_every_reason_is_told(office, who, asked, wanted):
    answer = look(office, "chen", who, asked)
    assert (answer.status_code, unmet(answer)) == wanted
    assert office.get("/people/chen/ledger/looks", "chen").json()["looks"] == []


def test_only_the_person_and_auditors_see_who_looked(office):
    look(office, "chen", "guo")
    assert office.get("/people/chen/ledger/looks", "sun").status_code == 403
    assert len(office.get("/people/chen/ledger/looks", "guo").json()["looks"]) == 1


def test_people_of_another_body_are_not_there(office):
    answer = look(office, "chen", "stranger")
    assert answer.status_code == 409
    assert unmet(answer) == ["person.look", "look.person"]
    assert office.get("/people/chen/ledger/looks", "stranger").status_code == 404


def test_who_has_no_duty_any_more_still_sees_their_own(office):
    answer = look(office, "retired", "retired", {})
    assert answer.status_code == 201, answer.text
    assert answer.json()["duties"][0]["until"] == "2022-12-31"
    assert look(office, "stranger", "retired").status_code == 403


@pytest.mark.parametrize("asked", [{"reasons": ""}, {"reasons": 1}, {"why": "x"}, []])
def test_what_is_malformed_is_no_look(office, asked):
    assert look(office, "chen", "guo", asked).status_code == 422
    assert office.get("/people/chen/ledger/looks", "chen").json()["looks"] == []


def test_every_entry_of_a_body_and_of_a_session_has_a_name_in_both_languages():
    assert sorted({*staff.VERBS, *said.VERBS} - set(ENTERED)) == []
