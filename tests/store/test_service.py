"""One call, one transaction: what is written, what is answered, what is left alone."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from counting import counted
from makers import (
    CASE,
    LAWFUL,
    OPENED_AT,
    READERS,
    file_papers,
    make_body,
    make_case,
    make_certificate,
    request_of,
    walk,
    walk_until,
)

import workflows
from api.demo.matter import opening
from api.demo.scene import BODY, paper
from api.demo.story import FOUR_NOTS
from decision_flow.domain.errors import (
    CaseNotFoundError,
    IdempotencyKeyReusedError,
    MoveUnknownError,
    NotFoundError,
    ProcedureError,
    StaleCaseError,
)
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.steps.matter import Correct
from decision_flow.engine.machine import Lifecycle
from decision_flow.service import Moved, Request, Service
from decision_flow.store import Documents
from decision_flow.store.cases import Filter

FIRST = LAWFUL[0]
LATE = datetime(2024, 1, 1, tzinfo=UTC)


def correction(seq=1, reason="错字"):
    said = Correct(
        seq=seq, wrong=reason, right="正字", evidence=paper("更正依据"), second_person="zhou"
    )
    return Request("case", "correct", said, "sun")


def first(service, *, expected=1, key=None, scene=FIRST):
    file_papers(service, scene.says, scene.paper, scene.on)
    return service.move(BODY, CASE, request_of(scene), at=scene.on, expected=expected, key=key)


def test_the_published_matter_goes_from_proposal_to_closed(opened):
    moved = list(walk(opened))
    assert moved[-1].case.phase == "closed"
    assert [m.seq for m in moved] == list(range(2, len(LAWFUL) + 2))
    read = opened.case(BODY, CASE)
    assert read.case == moved[-1].case
    assert (read.view.seq, read.view.head) == (moved[-1].seq, moved[-1].head)


def test_a_move_is_written_and_read_back_as_it_was_answered(opened):
    moved = first(opened)
    assert isinstance(moved, Moved)
    line = opened.journal(BODY, CASE)[-1]
    assert (line.fact, line.digest) == (moved.facts[-1], moved.head)
    assert line.fact.cites[-1].stream == BODY


def test_what_was_remembered_is_not_trusted_by_another_process(opened, tmp_path):
    """Two services on one database: each sees what the other wrote."""
    other = Service(opened.database, Documents(tmp_path / "documents"), READERS)
    for service, scene in zip((opened, other) * 5, LAWFUL[:10], strict=True):
        file_papers(service, scene.says, scene.paper, scene.on)
        seq = service.case(BODY, CASE).view.seq
        answer = service.move(BODY, CASE, request_of(scene), at=scene.on, expected=seq)
        assert isinstance(answer, Moved)
    assert other.case(BODY, CASE).case == opened.case(BODY, CASE).case


def test_a_refusal_is_kept_and_moves_nothing(opened, refuse_one):
    before = opened.case(BODY, CASE)
    refused = refuse_one(opened)
    again = refuse_one(opened)
    assert opened.case(BODY, CASE) == before
    kept = opened.refusals(BODY, CASE)
    assert [r.seq for r in kept] == [1, 2]
    assert kept[0].verdicts == refused.verdicts == again.verdicts
    assert kept[0].attempt.person == "zheng"
    assert kept[0].case_seq == before.view.seq
    assert opened.refusals(BODY, CASE, after=1) == kept[1:]


def test_a_dry_run_leaves_no_trace(opened):
    file_papers(opened, FIRST.says, FIRST.paper, FIRST.on)
    answer = opened.dry_run(BODY, CASE, request_of(FIRST), at=FIRST.on)
    assert isinstance(answer, Accepted)
    late = replace(request_of(LAWFUL[30]), step="issue", verb="sign")
    with pytest.raises(MoveUnknownError):
        opened.dry_run(BODY, CASE, replace(late, verb="skip"), at=FIRST.on)
    refused = opened.dry_run(BODY, CASE, request_of(LAWFUL[5]), at=FIRST.on)
    assert isinstance(refused, Refused)
    assert opened.case(BODY, CASE).view.seq == 1
    assert opened.refusals(BODY, CASE) == ()


def test_a_document_that_is_not_on_file_refuses(opened):
    answer = opened.move(BODY, CASE, request_of(FIRST), at=FIRST.on, expected=1)
    assert isinstance(answer, Refused)
    assert [v.code for v in answer.unmet] == ["documents.on_file"]


@pytest.mark.parametrize("expected", [0, 2, 7])
def test_a_case_that_moved_on_is_stale(opened, expected):
    with pytest.raises(StaleCaseError) as error:
        first(opened, expected=expected)
    assert error.value.seq == expected + 1
    assert opened.refusals(BODY, CASE) == ()


def test_an_id_that_is_taken_is_stale(opened):
    with pytest.raises(StaleCaseError):
        make_case(opened)


@pytest.mark.parametrize("body_id", ["elsewhere", ""])
def test_the_case_of_another_body_does_not_exist(opened, body_id):
    make_body(opened, "elsewhere")
    request = request_of(FIRST)
    for ask in (
        lambda: opened.case(body_id, CASE),
        lambda: opened.journal(body_id, CASE),
        lambda: opened.refusals(body_id, CASE),
        lambda: opened.gates(body_id, CASE),
        lambda: opened.deadlines(body_id, CASE),
        lambda: opened.documents(body_id, CASE),
        lambda: opened.explain(body_id, CASE, at=FIRST.on),
        lambda: opened.dry_run(body_id, CASE, request, at=FIRST.on),
        lambda: opened.move(body_id, CASE, request, at=FIRST.on, expected=1),
    ):
        with pytest.raises(CaseNotFoundError):
            ask()
    assert opened.cases(body_id) == ()


def test_a_person_of_no_body_is_not_found(opened):
    with pytest.raises(NotFoundError):
        opened.move(
            BODY, CASE, replace(request_of(FIRST), person="nobody"), at=FIRST.on, expected=1
        )


# Idempotency --------------------------------------------------------------------------------


def test_the_same_key_and_request_give_the_same_answer_again(opened):
    moved = first(opened, key="k1")
    second = LAWFUL[1]
    file_papers(opened, second.says, second.paper, second.on)
    opened.move(BODY, CASE, request_of(second), at=second.on, expected=2)
    again = first(opened, key="k1")
    assert again == moved
    assert opened.case(BODY, CASE).view.seq == 3


def test_a_key_with_another_request_is_refused(opened):
    first(opened, key="k1")
    with pytest.raises(IdempotencyKeyReusedError):
        first(opened, key="k1", expected=2, scene=replace(LAWFUL[1], who=FIRST.who))


def test_only_accepted_moves_are_remembered(opened):
    request = request_of(FIRST)
    refused = opened.move(BODY, CASE, request, at=FIRST.on, expected=1, key="k1")
    assert isinstance(refused, Refused)
    assert isinstance(first(opened, key="k1"), Moved)


def test_a_key_belongs_to_one_person(opened):
    first(opened, key="k1")
    second = LAWFUL[1]
    assert second.who != FIRST.who
    assert isinstance(first(opened, key="k1", expected=2, scene=second), Moved)


def test_opening_twice_with_a_key_opens_once(service):
    procedure = workflows.load("four-nots")
    certificate = service.procedures()[0].certificate
    opened = [
        service.open_case(
            BODY,
            case_id,
            opening(certificate),
            person="sun",
            procedure=procedure.digest,
            at=OPENED_AT,
            key="k1",
        )
        for case_id in ("one", "two")
    ]
    assert opened[0] == opened[1]
    assert [c.id for c in service.cases(BODY)] == ["one"]


# What it costs ------------------------------------------------------------------------------


def test_a_move_takes_ten_statements_and_one_commit_however_long_the_journal(opened):
    counts = set()
    seq = 1
    for scene in LAWFUL:
        file_papers(opened, scene.says, scene.paper, scene.on)
        with counted(opened.database.engine) as count:
            request = request_of(scene)
            answer = opened.move(
                BODY, CASE, request, at=scene.on, expected=seq, key=f"{CASE}-{seq}"
            )
        assert isinstance(answer, Moved)
        seq = answer.seq
        counts.add(len(count.statements))
        assert count.commits == 1
        assert len(count.statements) <= 10, count.statements
    for number in range(300):
        file_papers(opened, correction().payload, None, LATE)
        with counted(opened.database.engine) as count:
            answer = opened.move(
                BODY, CASE, correction(reason=f"{number}"), at=LATE, expected=seq, key=f"c{number}"
            )
        assert isinstance(answer, Moved)
        seq = answer.seq
        assert len(count.statements) <= 10
    assert max(counts) <= 10


def test_a_case_read_cold_takes_no_more_statements_for_its_length(closed, tmp_path):
    fresh = Service(closed.database, Documents(tmp_path / "documents"), READERS)
    with counted(fresh.database.engine) as count:
        fresh.case(BODY, CASE)
    assert len(count.statements) <= 6
    with counted(fresh.database.engine) as count:
        fresh.case(BODY, CASE)
    assert len(count.statements) <= 2


def test_a_refusal_is_one_commit(opened, refuse_one):
    refuse_one(opened)
    with counted(opened.database.engine) as count:
        refuse_one(opened)
    assert count.commits == 1
    assert len(count.statements) <= 10


def test_no_machine_is_built_for_a_request(opened, monkeypatch):
    opened.case(BODY, CASE)
    built = []
    monkeypatch.setattr(Lifecycle, "__init__", lambda *_: built.append(1))
    assert isinstance(first(opened), Moved)
    opened.explain(BODY, CASE, at=FIRST.on)
    assert built == []


# Procedures ---------------------------------------------------------------------------------


def test_a_procedure_without_a_certificate_is_refused(service):
    procedure = workflows.load("decree-713")
    body = workflows.canonical(procedure)
    for certificate in (b"", b"{}", make_certificate(workflows.load("four-nots"))):
        with pytest.raises(ProcedureError):
            service.register(procedure, body, certificate)
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


# Reading ------------------------------------------------------------------------------------


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
    assert [r.seq for r in service.refused_openings(BODY)] == [1, 2]
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
