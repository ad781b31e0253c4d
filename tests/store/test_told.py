"""What is told of cases, procedures and documents, and to whom."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from makers import (
    CASE,
    OPENED_AT,
    file_papers,
    make_body,
    make_certificate,
    request_of,
    walk_until,
)

import workflows
from api.demo.matter import opening
from api.demo.scene import BODY
from api.demo.story import FOUR_NOTS
from decision_flow.domain.errors import (
    NotFoundError,
    ProcedureError,
)
from decision_flow.domain.move import Refused
from decision_flow.service import Moved
from decision_flow.store.cases import Filter

LATE = datetime(2024, 1, 1, tzinfo=UTC)


def test_a_procedure_without_a_certificate_is_refused(service):
    procedure = workflows.load("decree-713")
    body = workflows.canonical(procedure)
    for certificate in (b"", b"{}", make_certificate(workflows.load("four-nots"))):
        with pytest.raises(ProcedureError):
            service.register(procedure, body, certificate)
    assert len(service.procedures()) == 1


def test_a_certificate_that_only_names_its_procedure_is_refused(service):
    procedure = workflows.load("decree-713")
    body = workflows.canonical(procedure)
    with pytest.raises(ProcedureError):
        service.register(procedure, body, b'{"procedure": "%s"}' % procedure.digest.encode())
    service.register(procedure, body)
    assert service.certificate(procedure.digest) == make_certificate(procedure)


def test_a_procedure_that_is_not_sound_is_refused_by_its_faults(service):
    procedure = workflows.load("decree-713")
    gates = {name: gate for name, gate in procedure.gates.items() if name != "legality"}
    body = workflows.canonical(replace(procedure, gates=gates))
    with pytest.raises(ProcedureError, match="legality"):
        service.register(workflows.parse_canonical(body), body)
    assert len(service.procedures()) == 1


def test_a_procedure_made_by_hand_is_held_to_the_floor(service):
    procedure = workflows.load("four-nots")
    meeting = replace(procedure.steps["meeting"], settings={"decision": "chief_decides"})
    made = replace(procedure, steps={**procedure.steps, "meeting": meeting}, extends=None)
    body = workflows.canonical(made)
    with pytest.raises(ProcedureError, match="chief_decides"):
        service.register(workflows.parse_canonical(body), body)
    assert len(service.procedures()) == 1


def test_a_procedure_is_what_its_bytes_say(service):
    procedure = workflows.load("decree-713")
    other = workflows.canonical(workflows.load("four-nots"))
    with pytest.raises(ProcedureError):
        service.register(procedure, other, make_certificate(procedure))
    changed = replace(procedure, reopens={})
    with pytest.raises(ProcedureError):
        service.register(changed, workflows.canonical(procedure), make_certificate(procedure))


def test_registering_again_changes_nothing_and_another_proof_is_refused(service):
    procedure = workflows.load("four-nots")
    body, certificate = workflows.canonical(procedure), make_certificate(procedure)
    assert service.register(procedure, body, certificate) == service.procedures()[0].certificate
    with pytest.raises(ProcedureError):
        service.register(procedure, body, certificate + b" ")
    assert service.certificate(procedure.digest) == certificate


def test_cases_are_listed_by_pages_the_latest_first(service):
    procedure = workflows.load("four-nots")
    certificate = service.procedures()[0].certificate
    titles = ["城市供水价格调整方案", "轨道交通二期规划", "100%清洁取暖_试点", "水价听证"]
    for number, title in enumerate(titles):
        service.open_case(
            BODY,
            f"case-{number}",
            opening(certificate, title=title),
            person="sun",
            procedure=procedure.digest,
            at=OPENED_AT + timedelta(minutes=number // 2),
        )
    pages, after = [], None
    while page := service.cases(BODY, after=after, limit=3):
        pages.append([c.id for c in page])
        after = page[-1].id
    assert pages == [["case-3", "case-2", "case-1"], ["case-0"]]

    def found(search):
        return [c.title for c in service.cases(BODY, Filter(search=search))]

    assert found("水价") == ["水价听证", "城市供水价格调整方案"]
    assert found("供水") == ["城市供水价格调整方案"]
    assert found("100%") == ["100%清洁取暖_试点"]
    assert found("%水%") == []
    assert found("取暖_") == ["100%清洁取暖_试点"]
    assert found("\x00") == []
    assert len(service.cases(BODY, Filter(phase="initiation"))) == 4
    assert service.cases(BODY, Filter(phase="closed")) == ()
    assert service.cases(BODY, after="unknown") == ()


def test_a_title_that_a_column_cannot_hold_is_kept_whole_in_the_fact(service):
    procedure = workflows.load("four-nots")
    certificate = service.procedures()[0].certificate
    said = opening(certificate, title="上\x00下")
    moved = service.open_case(
        BODY, CASE, said, person="sun", procedure=procedure.digest, at=OPENED_AT
    )
    assert isinstance(moved, Moved)
    assert service.cases(BODY)[0].title == "上\ufffd下"
    assert service.journal(BODY, CASE)[0].fact.payload.title == "上\x00下"


def test_gates_deadlines_documents_and_responsibility_are_told(voted):
    gates = {g.gate: g.standing for g in voted.gates(BODY, CASE)}
    assert gates["legality"] == "fresh"
    assert gates["deliberation"] == "missing"
    walk_until(voted, "issue", "sign")
    (due,) = voted.deadlines(BODY, CASE)
    assert (due.step, due.what, due.provisional) == ("publication", "publish", False)
    assert due.due.isoformat() == "2023-07-05"
    names = {d.name for d in voted.documents(BODY, CASE)}
    assert "必要性可行性研究报告" in names
    assert {a.person for a in voted.responsibility(BODY, CASE)} >= {"sun", "wang", "wu"}
    assert any(o.open for o in voted.explain(BODY, CASE, at=LATE, person="sun"))


def test_a_deadline_goes_when_it_is_met(opened):
    walk_until(opened, "open_consultation", "publish")
    assert [d.step for d in opened.deadlines(BODY, CASE)] == ["open_consultation"]
    walk_until(opened, "open_consultation", "answer")
    assert opened.deadlines(BODY, CASE) == ()


def test_refused_openings_are_kept_with_the_body(service):
    procedure = workflows.load("four-nots")
    answer = service.open_case(
        BODY, CASE, opening("0" * 64), person="wu", procedure=procedure.digest, at=OPENED_AT
    )
    assert isinstance(answer, Refused)
    assert {v.code for v in answer.unmet} == {"open.certificate", "person.duty"}
    early = service.open_case(
        BODY,
        CASE,
        opening(service.procedures()[0].certificate),
        person="sun",
        procedure=procedure.digest,
        at=datetime(2019, 8, 1, tzinfo=UTC),
    )
    assert isinstance(early, Refused)
    assert "open.in_force" in {v.code for v in early.unmet}
    assert [r.seq for r in service.refused_of_body(BODY, person="guo", at=OPENED_AT)] == [1, 2]
    assert service.cases(BODY) == ()


def test_a_document_is_kept_once_and_read_by_its_own_body_only(service):
    stored = [
        service.store_document(
            BODY,
            io.BytesIO(b"text"),
            name=name,
            media_type="text/plain",
            person="sun",
            at=OPENED_AT,
        )
        for name in ("first", "second")
    ]
    filed, stream = service.document(BODY, stored[0].digest)
    with stream:
        assert (filed.name, stream.read()) == ("first", b"text")
    make_body(service, "elsewhere")
    with pytest.raises(NotFoundError):
        service.document("elsewhere", stored[0].digest)


def test_every_shortcut_of_the_story_is_refused_and_kept(opened):
    seq, shortcuts = 1, 0
    for scene in FOUR_NOTS:
        file_papers(opened, scene.says, scene.paper, scene.on)
        answer = opened.move(BODY, CASE, request_of(scene), at=scene.on, expected=seq)
        if scene.shortcut is None:
            assert isinstance(answer, Moved), (scene.step, scene.verb)
            seq = answer.seq
        else:
            shortcuts += 1
            assert isinstance(answer, Refused), scene.shortcut
            assert set(scene.expects) <= {v.code for v in answer.unmet}, scene.shortcut
    assert len(opened.refusals(BODY, CASE)) == shortcuts > 10
