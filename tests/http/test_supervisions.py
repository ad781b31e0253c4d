"""Supervision over HTTP: who may say what, every reason of a refusal, what is told of it."""

from dataclasses import replace
from datetime import date

import pytest
from overseen import (
    BUILDER,
    BUREAU,
    COURSE,
    EXECUTOR,
    FOUND,
    HEAD,
    KEEPER,
    NUMBER,
    ORDERED,
    finding,
    objection,
    order,
    review,
    sent,
)
from tampering import codes

from api.demo.scene import at
from api.examples import supervisions
from api.founding import FOUNDER
from api.schemas.supervisions import ANY_SUPERVISED
from decision_flow.domain.office.supervision.said import VERBS
from decision_flow.domain.staff import Enrol
from decision_flow.store.canonical import plain


def told(office, acts=None):
    for said, who, on in COURSE[:acts]:
        answer = sent(office, said, who, on)
        assert answer.status_code == 201, answer.text


def unmet(answer):
    assert answer.status_code == 409, answer.text
    return {v["code"]: v for v in answer.json()["verdicts"] if not v["passed"]}


def test_a_supervision_is_told_from_its_order_to_the_striking_off(any_office):
    office = any_office
    told(office)
    (found,) = office.get("/supervisions").json()["supervisions"]
    assert (found["supervision"], found["label"]["zh"]) == (NUMBER, "专项督查")
    (ended,) = found["conclusions"]
    assert ended["delivered_on"] == "2023-05-22"
    assert ended["objection"]["by"] == EXECUTOR
    assert ended["review"]["outcome"] == "upheld"
    (item,) = ended["rectify"]
    assert (item["open"], item["checks"][0]["result"]) == (False, "closed")
    assert [each["code"] for each in found["owed"]] == ["supervision.unconcluded"]
    assert found["owed"][0]["source"] == {
        "act": "政府督查工作条例",
        "place": "第十六条",
        "kind": "statute",
    }
    assert codes(office.installed.service) == []


@pytest.mark.parametrize("kind", ["order", "conclusion", "rectification-notice"])
def test_each_paper_of_a_supervision_is_had_as_pdf_and_docx_by_insiders_alone(office, kind):
    told(office)
    for form, begins in (("pdf", b"%PDF-"), ("docx", b"PK")):
        path = f"/supervisions/{NUMBER}/papers/{kind}.{form}"
        answer = office.get(f"{path}?unit={BUILDER}")
        assert answer.status_code == 200, answer.text
        assert answer.content.startswith(begins)
        assert answer.content == office.get(path).content
    assert office.get(f"/supervisions/D-0/papers/{kind}.pdf").status_code == 404
    assert office.get(f"/supervisions/{NUMBER}/papers/{kind}.pdf?at=9999").status_code == 404
    assert office.get(f"/supervisions/{NUMBER}/papers/{kind}.pdf?of=x").status_code == 422


def test_a_paper_of_a_supervision_that_is_not_yet_says_what_it_waits_for(office):
    told(office, 1)
    answer = office.get(f"/supervisions/{NUMBER}/papers/conclusion.pdf")
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    assert "尚未作出督查结论" in answer.text


def test_an_order_of_a_unit_that_nobody_is_of_says_which_units_are_known(office):
    stranger = "县财政局（示例）"
    answer = sent(office, order(units=(BUILDER, stranger), apart=None), KEEPER, ORDERED)
    (told,) = answer.json()["told"]
    assert told["code"] == "supervision.unit_unknown"
    assert stranger in told["text"]["zh"]
    assert BUREAU in told["text"]["en"]
    (found,) = office.get("/supervisions").json()["supervisions"]
    assert found["owed"] == [told]
    assert codes(office.installed.service) == []


def test_a_warning_is_told_with_what_is_entered_and_nothing_else_is(office):
    late = sent(office, order(), KEEPER, FOUND)
    assert [each["code"] for each in late.json()["told"]] == ["supervision.ordered_late"]
    assert sent(office, finding(), HEAD, FOUND).json()["told"] == []


def test_a_refusal_lists_everything_with_article_and_who_cures_it(office):
    office.now = at(ORDERED)
    wrong = plain(order(units=(), ordered_by="li"))
    answer = office.post("/supervisions", {"entry": "order_supervision", "payload": wrong}, "wu")
    found = unmet(answer)
    assert {*found} == {
        "person.duty",
        "supervision.scope",
        "supervision.ordered",
        "documents.on_file",
    }
    ordered = found["supervision.ordered"]
    assert ordered["source"]["place"] == "第十一条"
    assert [each["duty"] for each in ordered["curers"]] == ["chief"]
    assert office.get("/supervisions").json()["supervisions"] == []


@pytest.mark.parametrize(("day", "status"), [(20, 201), (21, 201), (22, 409)])
def test_an_objection_is_in_time_until_the_thirtieth_day(office, day, status):
    told(office, 4)
    on = date(2023, 6, day)
    answer = sent(office, objection(on), EXECUTOR, on)
    assert answer.status_code == status
    if status == 409:
        assert unmet(answer)["supervision.objection_in_time"]["source"]["place"] == "第十七条"


def test_what_is_no_entry_is_malformed(office):
    assert office.post("/supervisions", {"entry": "nothing", "payload": {}}).status_code == 422
    short = {"entry": "deliver_conclusion", "payload": {"supervision": NUMBER}}
    assert office.post("/supervisions", short).status_code == 422


def test_who_has_come_to_be_of_the_unit_supervises_it_no_longer(office):
    told(office, 1)
    moved = Enrol(person=HEAD, name="郭敏（示例）", unit=BUILDER)
    office.installed.service.enter("ningjin", moved, actor=FOUNDER, at=at(date(2023, 5, 11)))
    inside = unmet(sent(office, finding(), HEAD, FOUND))["supervision.outside"]
    assert "现属" in inside["reason"]["zh"]
    elsewhere = replace(finding(), unit=BUREAU)
    assert sent(office, elsewhere, HEAD, FOUND).status_code == 201


def test_a_stranger_sees_no_supervision(office):
    told(office, 1)
    assert office.get("/supervisions", None).status_code == 401
    other = office.get("/supervisions", "stranger")
    assert other.json()["supervisions"] == []


def test_every_example_can_be_read_as_what_it_says():
    assert [*supervisions.ENTRIES] == [*VERBS]
    for name in supervisions.ENTRIES:
        read = ANY_SUPERVISED.validate_python(supervisions.entry(name), strict=False)
        assert type(read.payload) is VERBS[name]


def test_a_finding_is_not_made_by_the_secretariat(office):
    told(office, 1)
    answer = sent(office, finding(), KEEPER, date(2023, 5, 12))
    assert "supervision.team_only" in unmet(answer)


def test_who_concluded_does_not_review(office):
    told(office, 5)
    answer = sent(office, review(reviewers=("guo",)), KEEPER, date(2023, 6, 20))
    assert unmet(answer)["supervision.reviewers"]["reason"]["zh"].endswith("郭敏（示例）。")
