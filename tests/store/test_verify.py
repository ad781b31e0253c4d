"""Verify finds what an owner of the database can still do, and rebuild makes the rest again."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from corrections import corrected
from makers import CASE, CLERK, make_certificate, walk_until
from sqlalchemy import text
from tampering import audit, codes, edited, line, rechained, unguarded

import workflows
from api.demo.scene import BODY, paper
from decision_flow.domain.case import ReportError
from decision_flow.domain.people import Duty
from decision_flow.domain.staff import EndDuty, Enrol, LeaveSeat
from decision_flow.engine.proof import proved_before
from decision_flow.engine.rules import Ready
from decision_flow.engine.views import gate_rules
from decision_flow.store import law
from decision_flow.store.canonical import NO_DIGEST, canonical, digest_of
from decision_flow.store.journal import Head
from decision_flow.store.raw import Chain, heads


def test_what_nobody_touched_is_sound(closed):
    report = audit(closed)
    assert report.passed
    assert report.exit_code == 0
    assert (report.streams, report.refusals) == (2, 0)
    assert report.facts > 90
    assert report.documents > 40


def test_a_correction_under_a_passed_gate_is_noted_and_nothing_fails(closed):
    seq = closed.case(BODY, CASE).view.seq
    (wrong,) = [
        one.fact.seq
        for one in closed.journal(BODY, CASE)
        if (one.fact.step, one.fact.verb) == ("open_consultation", "answer")
    ]
    said = ReportError(seq=wrong, wrong="12条", right="21条", evidence=paper("起草说明"))
    seq = corrected(closed, BODY, CASE, said, at=datetime(2023, 12, 1, tzinfo=UTC))
    report = audit(closed)
    assert (report.passed, report.exit_code) == (True, 0)
    (note,) = report.notes
    assert (note.code, note.stream, note.seq) == ("gate.corrected", CASE, seq)
    assert str(wrong) in note.text.zh


def test_every_stage_and_every_refusal_is_sound(opened, refuse_one):
    refuse_one(opened)
    walk_until(opened, "proposal", "study")
    refuse_one(opened)
    report = audit(opened)
    assert report.findings == []
    assert report.refusals == 2


def test_a_decision_is_made_again_with_the_people_as_they_then_were(voted):
    at = datetime(2023, 12, 1, tzinfo=UTC)
    day = at.date()
    for said in (
        Enrol(person="wu", name="吴涛", unit="县财政局"),
        EndDuty(person="zheng", duty=Duty.LEGAL_REVIEWER, until=day),
        LeaveSeat(person="wang", until=day),
    ):
        voted.enter(BODY, said, actor=CLERK, at=at)
    assert codes(voted) == []


def test_a_guard_that_is_gone_is_found(opened):
    dropping, name = (
        ("DROP TRIGGER journal_no_update", "journal_no_update")
        if opened.database.dialect == "sqlite"
        else ("ALTER TABLE journal DISABLE TRIGGER journal_append_only", "journal_append_only")
    )
    with opened.database.writing() as connection:
        connection.execute(text(dropping))
    assert codes(opened) == [("guard.missing", name, None)]


BLUNTED = {
    "sqlite": (
        "DROP TRIGGER journal_no_update",
        (
            "CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal WHEN 0"
            " BEGIN SELECT RAISE(ABORT, 'journal: is append-only'); END"
        ),
    ),
    "postgresql": (
        (
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$"
            " BEGIN RETURN NULL; END $$"
        ),
    ),
}
ONE_EVENT_LESS = {
    "sqlite": (
        "DROP TRIGGER case_gates_update",
        (
            "CREATE TRIGGER case_gates_update BEFORE UPDATE OF title ON decision_case"
            " BEGIN SELECT RAISE(ABORT, 'no'); END"
        ),
    ),
    "postgresql": (
        "DROP TRIGGER case_gates ON decision_case",
        (
            "CREATE TRIGGER case_gates BEFORE INSERT ON decision_case"
            " FOR EACH ROW EXECUTE FUNCTION check_case_gates()"
        ),
    ),
}
ANOTHERS = {
    "sqlite": ("CREATE TRIGGER aside BEFORE INSERT ON refusal BEGIN SELECT RAISE(IGNORE); END",),
    "postgresql": ("CREATE RULE aside AS ON INSERT TO refusal DO INSTEAD NOTHING",),
}


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        (BLUNTED, {"sqlite": "journal_no_update", "postgresql": "refuse_change()"}),
        (ONE_EVENT_LESS, {"sqlite": "case_gates_update", "postgresql": "case_gates"}),
    ],
    ids=["refuses nothing", "hears of less"],
)
def test_a_guard_of_the_right_name_that_says_something_else_is_found(opened, statements, found):
    with opened.database.writing() as connection:
        for statement in statements[opened.database.dialect]:
            connection.execute(text(statement))
    assert codes(opened) == [("guard.altered", found[opened.database.dialect], None)]


def test_what_steps_in_before_the_guards_is_found(opened):
    with opened.database.writing() as connection:
        for statement in ANOTHERS[opened.database.dialect]:
            connection.execute(text(statement))
    assert codes(opened) == [("guard.unknown", "aside", None)]


@pytest.mark.parametrize("place", [0.01, 0.3, 0.5, 0.99])
def test_any_byte_of_a_line_that_is_edited_is_found(decided, place):
    body, _, _ = line(decided, 20)
    at = int(len(body) * place)
    new = body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]
    values = {"b": new, "s": CASE}
    unguarded(decided, ("UPDATE journal SET body = :b WHERE stream_id = :s AND seq = 20", values))
    assert codes(decided) == [("journal.digest", CASE, 20)]


def test_a_line_rewritten_with_its_digest_breaks_the_chain(decided):
    unguarded(decided, edited(decided, 20, lambda fact: fact | {"note": "改过"}))
    assert codes(decided) == [("journal.chain", CASE, 21)]


def _other_vote(fact):
    ballots = [b | {"choice": "against"} for b in fact["payload"]["ballots"]]
    return fact | {"payload": fact["payload"] | {"ballots": ballots}}


def test_a_vote_rewritten_with_the_whole_chain_does_not_decide_the_same(decided):
    seq = decided.case(BODY, CASE).view.seq
    unguarded(decided, *rechained(decided, seq - 1, _other_vote))
    assert codes(decided) == [("again.refused", CASE, seq)]


def test_a_duty_rewritten_with_the_whole_chain_is_found(decided):
    unguarded(
        decided, *rechained(decided, 5, lambda f: f | {"actor": f["actor"] | {"person": "wu"}})
    )
    assert codes(decided)[0][2] == 5


def test_a_verdict_taken_out_with_the_whole_chain_is_found(decided):
    seq = decided.case(BODY, CASE).view.seq
    unguarded(decided, *rechained(decided, seq, lambda f: f | {"verdicts": f["verdicts"][1:]}))
    assert codes(decided) == [("again.differs", CASE, seq)]


def _earlier(fact):
    moment = "2023-01-01T00:00:00Z"
    return fact | {"recorded_at": moment, "stated_at": moment}


def test_a_moment_set_back_with_the_whole_chain_is_found(decided):
    """Each line is sound by itself: only the order of their moments tells."""
    seq = decided.case(BODY, CASE).view.seq
    moments = (
        "UPDATE journal SET recorded_at = '2023-01-01 00:00:00' WHERE stream_id = :s AND seq = :n"
    )
    unguarded(decided, *rechained(decided, seq, _earlier), (moments, {"s": CASE, "n": seq}))
    assert ("journal.clock", CASE, seq) in codes(decided)


def test_a_body_cited_as_it_was_before_is_found(decided):
    seq = decided.case(BODY, CASE).view.seq
    with decided.database.reading() as connection:
        body = heads(connection)[Chain("journal", BODY)]
    _, _, before = line(decided, body.seq, BODY)
    back = [BODY, body.seq - 1, before]
    unguarded(decided, *rechained(decided, seq, lambda fact: fact | {"cites": [back]}))
    assert codes(decided) == [("journal.cite", CASE, seq)]


def test_a_refusal_set_back_is_found(opened, refuse_one):
    refuse_one(opened)
    query = "SELECT body FROM refusal"
    with opened.database.reading() as connection:
        said = json.loads(bytes(connection.execute(text(query)).scalar_one()))
    new = canonical(said | {"recorded_at": "2023-01-01T00:00:00Z"})
    values = {"b": new, "d": digest_of(new)}
    setting = "body = :b, digest = :d, recorded_at = '2023-01-01 00:00:00'"
    unguarded(opened, (f"UPDATE refusal SET {setting}", values))  # noqa: S608 - our own words
    assert ("refusal.clock", CASE, 1) in codes(opened)


def test_a_rewritten_end_is_found_by_a_head_noted_before(decided):
    with decided.database.reading() as connection:
        known = heads(connection)
    assert codes(decided, heads=known) == []
    seq = decided.case(BODY, CASE).view.seq
    unguarded(decided, *rechained(decided, seq, lambda fact: fact | {"note": "改过"}))
    assert codes(decided) == []
    assert codes(decided, heads=known) == [("journal.head", CASE, seq)]


def test_a_tail_cut_off_is_found(decided):
    seq = decided.case(BODY, CASE).view.seq
    values = {"s": CASE, "n": seq}
    unguarded(decided, ("DELETE FROM journal WHERE stream_id = :s AND seq = :n", values))
    found = audit(decided).findings
    assert {f.code for f in found} == {"projection.differs", "projection.ahead"}
    assert any("decision_case.seq" in f.text.en for f in found)
    assert [(f.stream, f.seq) for f in found if f.code == "projection.ahead"] == [(CASE, seq)]
    known = {Chain("journal", CASE): Head(seq, "0" * 64)}
    assert ("journal.head", CASE, seq) in codes(decided, heads=known)


def test_refusals_cut_off_at_the_end_are_found_by_a_head_noted_before(opened, refuse_one):
    refuse_one(opened)
    refuse_one(opened)
    with opened.database.reading() as connection:
        known = heads(connection)
    refuse_one(opened)
    assert codes(opened, heads=known) == []
    for last, line_missing in ((2, 2), (1, 1)):
        unguarded(opened, ("DELETE FROM refusal WHERE seq >= :n", {"n": last}))
        assert codes(opened) == []
        assert codes(opened, heads=known) == [("refusal.head", CASE, line_missing)]


def test_what_was_refused_after_a_line_at_fault_is_not_called_strange(opened, refuse_one):
    walk_until(opened, "proposal", "study")
    refuse_one(opened)
    unguarded(opened, edited(opened, 2, lambda fact: fact | {"note": "改过"}))
    report = audit(opened)
    assert [(f.code, f.seq) for f in report.findings] == [("journal.chain", 3)]
    assert report.unread == 1


def test_a_column_that_differs_from_its_line_is_named(decided):
    later = (
        "UPDATE journal SET recorded_at = '2030-01-01 00:00:00' WHERE stream_id = :s AND seq = 9"
    )
    unguarded(decided, (later, {"s": CASE}))
    (found,) = audit(decided).findings
    assert (found.code, found.seq) == ("journal.columns", 9)
    assert "recorded_at" in found.text.zh


def test_lines_that_change_places_are_found(decided):
    move = "UPDATE journal SET seq = :new WHERE stream_id = :s AND seq = :old"
    steps = ((9_001, 20), (20, 21), (21, 9_001))
    unguarded(decided, *((move, {"new": new, "old": old, "s": CASE}) for new, old in steps))
    assert codes(decided) == [("journal.chain", CASE, 20)]


def test_a_gap_is_found(decided):
    unguarded(decided, ("DELETE FROM journal WHERE stream_id = :s AND seq = 7", {"s": CASE}))
    assert codes(decided) == [("journal.number", CASE, 8)]


def test_a_case_without_a_journal_is_found(opened):
    unguarded(opened, ("DELETE FROM journal WHERE stream_id = :s", {"s": CASE}))
    assert codes(opened) == [("projection.stranger", CASE, None)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE procedure_gate SET mandatory = false WHERE gate = 'legality'",
        "UPDATE procedure_gate SET exemptible = true WHERE gate = 'legality'",
        "DELETE FROM procedure_gate WHERE gate = 'legality'",
        "UPDATE procedure_gate_step SET counting = ',filed,lawful,' WHERE gate = 'legality'",
        "DELETE FROM procedure_gate_step WHERE step = 'risk_assessment'",
        "UPDATE procedure SET certificate = certificate_digest",
    ],
)
def test_a_procedure_that_was_tampered_with_is_found(opened, statement):
    if opened.database.dialect == "postgresql":
        statement = statement.replace("= certificate_digest", "= convert_to('x', 'UTF8')")
    unguarded(opened, (statement, {}))
    assert codes(opened)[0][0] == "procedure.digest"


def test_a_certificate_that_proving_again_does_not_make_is_found(opened):
    with opened.database.reading() as connection:
        kept = connection.execute(text("SELECT certificate FROM procedure")).scalar_one()
    forged = bytes(kept).replace(b'"states":', b'"states":9')
    unguarded(
        opened,
        (
            "UPDATE procedure SET certificate = :c, certificate_digest = :d",
            {"c": forged, "d": digest_of(forged)},
        ),
    )
    assert ("procedure.proof", *codes(opened)[0][1:]) == codes(opened)[0]


def test_what_an_earlier_release_proved_is_proved_again_and_keeps_its_certificate(opened):
    with opened.database.reading() as connection:
        row = connection.execute(text("SELECT digest, certificate FROM procedure")).one()
    digest, kept = row[0], bytes(row[1])
    kinds = json.loads(kept)["certificate"]["kinds_digest"]
    earlier = kept.replace(kinds.encode(), b"0" * 64)
    unguarded(
        opened,
        (
            "UPDATE procedure SET certificate = :c, certificate_digest = :d",
            {"c": earlier, "d": digest_of(earlier)},
        ),
    )
    report = audit(opened)
    assert ("procedure.proved_before", digest) in {(n.code, n.stream) for n in report.notes}
    assert "procedure.proof" not in {found.code for found in report.findings}
    made = opened.procedure(digest).ready.procedure
    assert opened.register(made, workflows.canonical(made)) == digest_of(earlier)
    forged = earlier.replace(digest.encode(), b"1" * 64)
    assert not proved_before(forged, kept)
    assert not proved_before(b"{}", kept)


def test_a_procedure_below_the_floor_that_came_round_the_service_is_found(opened):
    procedure = workflows.load("four-nots")
    step = procedure.steps["open_consultation"]
    short = replace(step.figures["period"], value=1)
    spoilt = replace(step, figures={"period": short})
    made = workflows.named(replace(procedure, steps={**procedure.steps, step.key: spoilt}))
    certificate = make_certificate(procedure)
    with opened.database.writing() as connection:
        law.keep_procedure(connection, made, workflows.canonical(made), certificate)
        law.keep_gates(connection, made.digest, gate_rules(Ready(made)))

    (found,) = audit(opened).findings

    assert (found.code, found.stream) == ("procedure.proof", made.digest)
    assert "at_least 1 days" in found.text.en


def test_a_calendar_that_was_tampered_with_is_found(opened):
    unguarded(opened, ("UPDATE calendar SET canonical = :b", {"b": b"{}"}))
    assert "calendar.digest" in {c for c, _, _ in codes(opened)}


def test_a_refusal_that_was_edited_is_found(opened, refuse_one):
    refuse_one(opened)
    query = "SELECT body FROM refusal"
    with opened.database.reading() as connection:
        said = json.loads(bytes(connection.execute(text(query)).scalar_one()))
    kept = [v for v in said["verdicts"] if "failed" not in v]
    new = canonical(said | {"verdicts": kept})
    values = {"b": new, "d": digest_of(new)}
    unguarded(opened, ("UPDATE refusal SET body = :b, digest = :d", values))
    assert codes(opened) == [("refusal.differs", CASE, 1)]
    unguarded(opened, ("UPDATE refusal SET digest = :d", {"d": NO_DIGEST}))
    assert codes(opened) == [("refusal.digest", CASE, 1)]


def test_a_document_that_was_changed_or_lost_is_found(decided):
    with decided.database.reading() as connection:
        digests = sorted(connection.execute(text("SELECT DISTINCT digest FROM document")).scalars())
    changed, lost = decided.files.path(digests[0]), decided.files.path(digests[1])
    changed.unlink()
    changed.write_bytes(b"another text")
    lost.unlink()
    assert codes(decided) == [("document.digest", d, None) for d in digests[:2]]


def test_a_document_row_forged_late_does_not_help(decided):
    """The paper must have been there when the fact was recorded."""
    unguarded(decided, ("UPDATE document SET stored_at = '2099-01-01 00:00:00'", {}))
    assert codes(decided)[0][:2] == ("again.refused", CASE)


def test_an_idempotency_key_that_names_no_line_is_found(opened):
    values = {"r": "0" * 64, "s": CASE}
    unguarded(
        opened, ("INSERT INTO idempotency VALUES ('ningjin', 'sun', 'k', :r, :s, 99)", values)
    )
    assert codes(opened) == [("idempotency.line", CASE, 99)]


def test_verify_looks_and_does_not_touch(decided, tmp_path):
    if decided.database.dialect != "sqlite":
        return
    decided.database.close()
    file = tmp_path / "copy.db"
    before = shutil.copy(file, tmp_path / "before.db").read_bytes()
    audit(decided)
    decided.database.close()
    assert file.read_bytes() == before
