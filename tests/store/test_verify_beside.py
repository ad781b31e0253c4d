"""Verify compares what is kept beside the lines as far as anything tells how it has to be."""

import hashlib
from datetime import UTC, datetime

import pytest
from makers import CASE, file_papers, walk_until
from overseen import ORDERED, order
from sqlalchemy import text
from tampering import audit, codes, unguarded

from api.demo.scene import BODY, at
from decision_flow.domain.answering.look import Look, stream_of
from decision_flow.store.journal import Head
from decision_flow.store.raw import Chain, heads

NOW = datetime(2026, 1, 5, 2, tzinfo=UTC)


@pytest.mark.parametrize("change", ["key = 'another'", "version = version + 1"])
def test_a_procedure_under_another_name_than_its_own_is_found(opened, change):
    digest = opened.case(BODY, CASE).view.procedure
    unguarded(opened, (f"UPDATE procedure SET {change}", {}))  # noqa: S608 - our own words
    assert codes(opened) == [("procedure.name", digest, None)]


def test_a_refusal_said_to_be_another_bodys_is_found(opened, refuse_one):
    opened.supervise(BODY, order(units=()), person="wu", at=at(ORDERED))
    refuse_one(opened)
    unguarded(opened, ("UPDATE refusal SET body_id = 'elsewhere'", {}))
    assert codes(opened) == [("refusal.columns", BODY, 1), ("refusal.columns", CASE, 1)]


@pytest.mark.parametrize(("stream", "seq"), [(BODY, 1), (BODY, 5), (CASE, 2)])
def test_a_line_said_to_be_another_bodys_is_found(voted, stream, seq):
    values = {"s": stream, "n": seq}
    change = "UPDATE journal SET body_id = 'elsewhere' WHERE stream_id = :s AND seq = :n"
    unguarded(voted, (change, values))
    assert ("journal.columns", stream, seq) in codes(voted)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("size = size + 1", "document.size"),
        ("size = size - 1", "document.size"),
        ("stored_by = 'nobody'", "document.stored_by"),
    ],
)
def test_a_document_that_is_not_as_its_row_says_is_found(opened, change, code):
    file_papers(opened, order(), None, at(ORDERED))
    with opened.database.reading() as connection:
        digest = connection.execute(text("SELECT min(digest) FROM document")).scalar_one()
    assert codes(opened) == []
    statement = f"UPDATE document SET {change} WHERE digest = :d"  # noqa: S608 - our own words
    unguarded(opened, (statement, {"d": digest}))
    assert codes(opened) == [(code, digest, None)]


def test_a_day_listed_under_another_body_is_found(opened):
    walk_until(opened, "open_consultation", "publish")
    assert opened.deadlines(BODY, CASE)
    unguarded(opened, ("UPDATE deadline SET body_id = 'elsewhere' WHERE place = 0", {}))
    assert codes(opened) == [("projection.differs", CASE, None)]


@pytest.mark.parametrize(("person", "found"), [("nobody", True), ("wu", False)])
def test_a_token_of_nobody_is_found(opened, person, found):
    digest = hashlib.sha256(b"token").hexdigest()
    opened.add_token(BODY, "sun", digest, label="示例")
    unguarded(opened, ("UPDATE token SET person_id = :p", {"p": person}))
    assert codes(opened) == ([("row.stranger", "token", None)] if found else [])


def test_looks_cut_off_at_the_end_are_found_by_an_end_noted_before(opened):
    for why in ("复核（示例）", "再次复核（示例）"):
        opened.ledger_of(BODY, Look(person="wu", reasons=why), person="guo", at=NOW)
    with opened.database.reading() as connection:
        known = heads(connection)
    stream = stream_of(BODY)
    assert codes(opened, heads=known) == []
    for seq in (2, 1):
        cut = "DELETE FROM journal WHERE stream_id = :s AND seq >= :n"
        unguarded(opened, (cut, {"s": stream, "n": seq}))
        assert codes(opened) == []
        assert codes(opened, heads=known) == [("journal.head", stream, seq)]


@pytest.mark.parametrize(
    ("kind", "stream"), [("letter", f"{BODY}/letters"), ("opinion", f"{CASE}/3"), ("opinion", "?")]
)
def test_a_register_that_is_gone_is_found_by_an_end_noted_before(opened, kind, stream):
    known = {Chain(kind, stream): Head(3, "0" * 64)}
    assert codes(opened, heads=known) == [(f"{kind}.head", stream, 1)]
    assert audit(opened, known).heads == 1
