"""What a move costs: statements, commits, machines; never the length of the journal."""

from datetime import UTC, datetime

from corrections import EVIDENCE, report
from counting import counted
from makers import (
    CASE,
    LAWFUL,
    READERS,
    file_papers,
    request_of,
)

from api.demo.scene import BODY
from decision_flow.engine.machine import Lifecycle
from decision_flow.service import Moved, Service
from decision_flow.store import Documents

FIRST = LAWFUL[0]
LATE = datetime(2024, 1, 1, tzinfo=UTC)


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
    file_papers(opened, EVIDENCE, None, LATE)
    for number in range(300):
        request = report(f"{number}")
        with counted(opened.database.engine) as count:
            answer = opened.move(BODY, CASE, request, at=LATE, expected=seq, key=f"c{number}")
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
    file_papers(opened, FIRST.says, FIRST.paper, FIRST.on)
    answer = opened.move(BODY, CASE, request_of(FIRST), at=FIRST.on, expected=1)
    assert isinstance(answer, Moved)
    opened.explain(BODY, CASE, at=FIRST.on)
    assert built == []
