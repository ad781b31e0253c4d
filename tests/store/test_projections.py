"""Rows beside the facts: what differs is named, what is gone is made again."""

# ruff: noqa: S608 - every name in these statements is a constant of this file.
import pytest
from makers import CASE, READERS, walk_until
from tampering import audit, codes, unguarded

from api.demo.scene import BODY
from decision_flow.audit import rebuild


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE decision_case SET phase = 'closed'", "decision_case.phase"),
        ("UPDATE decision_case SET title = 'x'", "decision_case.title"),
        ("UPDATE decision_case SET category = 'plan'", "decision_case.category"),
        (
            "UPDATE gate_standing SET standing = 'exempt' WHERE gate = 'consultation'",
            "consultation",
        ),
        ("DELETE FROM gate_standing WHERE gate = 'legality'", "legality"),
        ("UPDATE person SET unit = 'x' WHERE id = 'wu'", "person"),
        ("UPDATE duty SET duty = 'chief' WHERE person_id = 'wu'", "duty"),
        ("UPDATE seat SET post = 'chief' WHERE person_id = 'li'", "seat"),
        ("UPDATE body SET calendar = NULL", "calendar"),
        (
            "INSERT INTO deadline VALUES (:c, 0, :b, 'issue', 'sign', '2023-01-01', false, '', '')",
            "deadline",
        ),
    ],
)
def test_a_row_that_differs_from_the_facts_is_named_and_made_again(decided, statement, says):
    values = {"c": CASE, "b": BODY} if ":c" in statement else {}
    unguarded(decided, (statement, values))
    report = audit(decided)
    assert report.exit_code == 3
    assert {f.code for f in report.findings} == {"projection.differs"}
    assert any(says in f.text.en for f in report.findings)
    rebuild(decided.database, READERS)
    assert codes(decided) == []


def test_rebuild_works_with_every_guard_in_place(closed):
    assert rebuild(closed.database, READERS) == 2
    assert codes(closed) == []


def test_rebuild_makes_rows_that_are_gone(decided):
    tables = ("deadline", "gate_standing", "decision_case", "seat", "duty")
    unguarded(decided, *((f"DELETE FROM {table}", {}) for table in tables))
    assert ("projection.case", CASE, None) in codes(decided)
    rebuild(decided.database, READERS)
    assert codes(decided) == []


def test_somebody_whom_no_fact_knows_is_found(decided):
    unguarded(decided, ("INSERT INTO person VALUES ('ningjin', 'boss', 'Boss', 'x')", {}))
    assert [c for c, _, _ in codes(decided)] == ["projection.differs"] * len(codes(decided))
    rebuild(decided.database, READERS)
    assert codes(decided) == []


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE journal SET recorded_at = 'yesterday' WHERE seq = 20", "journal.unreadable"),
        ("UPDATE journal SET body = 'a text' WHERE seq = 20", "journal.digest"),
        ("UPDATE journal SET body = 7 WHERE seq = 20", "journal.unreadable"),
        ("UPDATE decision_case SET opened_at = 'x'", "projection.unreadable"),
        ("UPDATE decision_case SET seq = 'x'", "projection.differs"),
        ("UPDATE duty SET since = 'x'", "projection.unreadable"),
        ("UPDATE deadline SET due = 'x'", "projection.unreadable"),
        ("UPDATE procedure SET certificate = 7", "procedure.unreadable"),
        ("UPDATE document SET size = 'x'", None),
        ("UPDATE document SET digest = 'x' || substr(digest, 2)", "document.digest"),
    ],
)
def test_sqlite_holds_anything_and_verify_survives_it(sqlite_stages, tmp_path, *, statement, code):
    with sqlite_stages.service("decided", tmp_path) as decided:
        walk_until(decided, "issue", "sign")
        unguarded(decided, (statement, {}))
        found = {c for c, _, _ in codes(decided)}
    assert found >= ({code} if code else set())
