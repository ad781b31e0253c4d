"""The ledger of a person over HTTP: for whom it is, and every look on record."""

from datetime import date

import pytest
from complained import assigned, entered, found
from overseen import COURSE, PROPOSED, approval, recommendation, sent
from recounted import lines_of, recounted, resummed
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


def told(office, person, kind="named"):
    """Return what the ledger of a person says of that kind, in words."""
    answer = look(office, person, "guo")
    assert answer.status_code == 201, answer.text
    entries = [e for part in answer.json()["parts"] for e in part["entries"]]
    return [e["says"]["zh"] for e in entries if e["kind"]["key"] == kind]


def supervised(office):
    after = (
        (recommendation(), "guo", PROPOSED),
        (approval(approved=False), "sun", date(2023, 7, 4)),
    )
    for entry, who, on in (*COURSE, *after):
        assert sent(office, entry, who, on).status_code == 201, entry


def test_the_ledger_follows_who_did_it_and_says_of_the_clerk_that_it_was_entered(any_office):
    office = any_office
    supervised(office)
    assert told(office, "lin") == ["办理复核"]
    assert told(office, "wang") == ["下达督查任务", "不批准建议"]
    assert told(office, "guo") == ["列为督查组成员", "参与作出督查结论"]
    assert told(office, "sun") == ["办理复核"], "she entered the order, and did not give it"
    written = ("登记督查任务", "登记督查结论送达", "登记复核决定", "登记对建议的审批")
    assert {*written} <= {*told(office, "sun", "acted")}
    assert codes(office.installed.service) == []


def test_who_looks_into_a_complaint_accepts_or_receives_is_told(office):
    number = assigned(office)
    found(office, number)
    done = {"complaint": number, "done_on": "2023-02-01", "accepted_by": "lin"}
    entered(office, "rectify_complaint", **done)
    entered(office, "plan_reception", held_on="2023-02-15", leader="li")
    assert told(office, "guo") == ["受指派调查投诉", "签署投诉调查结果"]
    assert told(office, "lin") == ["验收投诉整改"]
    assert told(office, "li") == ["安排其接待来访"]
    assert look(office, "lin", "lin", {}).json()["totals"]["kinds"]["named"] == 1


def test_every_ledger_of_the_office_is_what_the_journal_says(office):
    found(office, assigned(office))
    supervised(office)
    service = office.installed.service
    lines = lines_of(service, "ningjin")
    wanted = recounted(lines)
    assert {who for who, kinds in wanted.items() if kinds["named"]} > {"wang", "lin", "guo"}
    for person in (who for who, kinds in wanted.items() if kinds["office"]):
        found_of = look(office, person, "guo").json()["totals"]
        assert found_of["kinds"] == {k: n for k, n in wanted[person].items() if n}, person
        assert found_of["lines"] == resummed(lines, person)["lines"], person
