"""One call, one transaction: what is written, what is answered, what is left alone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from makers import (
    CASE,
    CLERK,
    LAWFUL,
    OPENED_AT,
    READERS,
    file_papers,
    make_body,
    make_case,
    request_of,
    walk,
)
from sqlalchemy import event

import workflows
from api.demo.matter import opening
from api.demo.scene import BODY
from decision_flow.domain.errors import (
    CaseNotFoundError,
    ClockBehindError,
    IdempotencyKeyReusedError,
    MoveUnknownError,
    NotFoundError,
    StaleCaseError,
)
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.staff import Enrol
from decision_flow.domain.steps.before.legality_review import Accept
from decision_flow.service import Moved, Request, Service
from decision_flow.service.known import Folded, StaffAt
from decision_flow.store import Documents
from decision_flow.store.journal import Head

FIRST = LAWFUL[0]


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


def test_what_was_remembered_of_another_time_is_forgotten(opened):
    """A backup was put back, or a file replaced, while the service ran."""
    known, past = opened.known, opened.case(BODY, CASE)
    first(opened)
    known.remember(Folded(past.case, "0" * 64))
    assert opened.case(BODY, CASE).view.seq == 2
    opened.enter(
        BODY, Enrol(person="new", name="新", unit="县政府办公室"), actor=CLERK, at=FIRST.on
    )
    with opened.database.reading() as connection:
        there = known.body(connection, BODY)
        for head in (Head(there.head.seq - 1, "0" * 64), Head(there.head.seq, "0" * 64)):
            known.recall(StaffAt(there.staff, head))
            assert known.body(connection, BODY) == there
            known.recall(StaffAt(there.staff, head))
            assert known.load(connection, BODY, CASE).staff == there


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


@pytest.mark.parametrize("wrong", [5, "", ("a", "b"), b"bytes"])
def test_what_could_not_be_read_back_is_never_written(opened, wrong):
    """Over HTTP such a payload is malformed; a program in the same process can make one."""
    lawful = replace(FIRST, says=replace(FIRST.says, problem=wrong))
    early = Accept(due=OPENED_AT.date(), urgency=wrong)
    too_early = Request("legality_review", "accept", early, "zheng")
    with pytest.raises((ValueError, TypeError)):
        first(opened, scene=lawful)
    with pytest.raises((ValueError, TypeError)):
        opened.move(BODY, CASE, too_early, at=OPENED_AT, expected=1)
    assert opened.case(BODY, CASE).view.seq == 1
    assert opened.refusals(BODY, CASE) == ()


def test_a_page_of_lines_is_read_as_a_page(decided):
    whole, read = decided.journal(BODY, CASE), []
    event.listen(decided.database.engine, "before_cursor_execute", lambda *said: read.append(said))
    assert decided.journal(BODY, CASE, after=3, limit=5) == whole[3:8]
    assert decided.journal(BODY, CASE, after=len(whole) - 2, limit=5) == whole[-2:]
    assert decided.journal(BODY, CASE, after=len(whole), limit=5) == ()
    pages = [parameters for _, _, sql, parameters, *_ in read if "journal.body" in sql]
    asked = [set(p.values() if isinstance(p, dict) else p) for p in pages]
    assert [{3, 8} <= each for each in asked] == [True, False, False]
    assert decided.corrections(BODY, CASE) == ()


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


@pytest.mark.parametrize(
    ("expected", "says"),
    [
        (0, "第1号已被写入"),
        (2, "版本2尚不存在，本案现为版本1"),
        (7, "版本7尚不存在，本案现为版本1"),
    ],
)
def test_a_version_that_the_case_has_left_or_has_not_reached_is_said_to_be_that(
    opened, expected, says
):
    with pytest.raises(StaleCaseError, match=says) as error:
        first(opened, expected=expected)
    assert error.value.seq == 1
    assert opened.refusals(BODY, CASE) == ()


A_MOMENT = timedelta(microseconds=1)


def test_a_clock_behind_the_case_writes_nothing(opened):
    early = replace(FIRST, on=OPENED_AT - A_MOMENT)
    with pytest.raises(ClockBehindError) as error:
        first(opened, scene=early)
    assert (error.value.stream, error.value.last) == (CASE, OPENED_AT)
    with pytest.raises(ClockBehindError):
        opened.dry_run(BODY, CASE, request_of(early), at=early.on)
    assert opened.case(BODY, CASE).view.seq == 1
    assert opened.refusals(BODY, CASE) == ()


def test_two_lines_of_one_moment_are_in_order(opened):
    assert isinstance(first(opened, scene=replace(FIRST, on=OPENED_AT)), Moved)


def test_a_clock_behind_the_body_writes_nothing(opened):
    new = Enrol(person="new", name="新", unit="县政府办公室")
    entered = opened.enter(BODY, new, actor=CLERK, at=OPENED_AT)
    with pytest.raises(ClockBehindError):
        opened.enter(BODY, new, actor=CLERK, at=OPENED_AT - A_MOMENT)
    again = opened.enter(BODY, new, actor=CLERK, at=OPENED_AT)
    assert again.fact.seq == entered.fact.seq + 1


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
