"""Direct SQL: what the database itself refuses, on SQLite and on PostgreSQL alike."""

# ruff: noqa: S608 - every name in these statements is a constant of this file.
import threading

import pytest
from makers import CASE
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select
from tampering import codes, unguarded

from api.demo.scene import BODY
from decision_flow.store.canonical import NO_DIGEST, canonical, digest_of
from decision_flow.store.tables import GATE_STANDING, CaseRow

GATED = ("decided", "post_decision", "closed")
APPEND_ONLY = (
    "journal",
    "refusal",
    "procedure",
    "procedure_gate",
    "procedure_gate_step",
    "procedure_layout",
    "calendar",
    "document",
)


EMPTY = ("refusal", "procedure_layout")
"""Nothing was refused in the story, and nothing drawn."""


def run(service, statement, **values):
    """Run one statement as an owner of the database would."""
    with service.database.writing() as connection:
        return connection.execute(text(statement), values).rowcount


def refused(service, statement, **values):
    with pytest.raises(DBAPIError) as error:
        run(service, statement, **values)
    return str(error.value.orig)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET body = body WHERE seq = 1",
        "UPDATE journal SET recorded_at = recorded_at",
        "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)",
        "DELETE FROM journal",
        "UPDATE procedure SET version = 2",
        "DELETE FROM procedure",
        "UPDATE procedure_gate SET mandatory = false",
        "UPDATE procedure_gate SET exemptible = true",
        "DELETE FROM procedure_gate WHERE gate = 'consultation'",
        "UPDATE procedure_gate_step SET counting = ',none,'",
        "DELETE FROM procedure_gate_step WHERE gate = 'consultation'",
        "UPDATE calendar SET canonical = canonical",
        "DELETE FROM calendar",
    ],
)
def test_what_is_append_only_is_neither_changed_nor_deleted(opened, statement):
    assert "append-only" in refused(opened, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE document SET stored_at = '2020-01-01 00:00:00'",
        "UPDATE document SET name = 'another'",
        "DELETE FROM document WHERE digest = (SELECT max(digest) FROM document)",
    ],
)
def test_what_is_on_file_is_neither_changed_nor_deleted(voted, statement):
    assert "append-only" in refused(voted, statement)


def test_where_a_procedure_is_drawn_is_neither_changed_nor_deleted(opened):
    digest = opened.procedures()[0].procedure.digest
    opened.layout(digest, lambda: "{}")
    assert "append-only" in refused(opened, "UPDATE procedure_layout SET layout = 'x'")
    assert "append-only" in refused(opened, "DELETE FROM procedure_layout")


def test_refusals_are_neither_changed_nor_deleted(opened, refuse_one):
    refuse_one(opened)
    assert "append-only" in refused(opened, "UPDATE refusal SET body_id = 'x'")
    assert "append-only" in refused(opened, "DELETE FROM refusal")


@pytest.mark.postgres
@pytest.mark.parametrize("table", [*APPEND_ONLY, "decision_case", "gate_standing"])
def test_nothing_guarded_is_emptied_at_once(postgres_stages, tmp_path, table):
    with postgres_stages.service("opened", tmp_path) as service:
        said = refused(service, f"TRUNCATE {table} CASCADE")
    assert "append-only" in said or "never" in said


@pytest.mark.parametrize("table", [*(t for t in APPEND_ONLY if t not in EMPTY), "decision_case"])
def test_no_row_is_replaced_on_sqlite(sqlite_stages, tmp_path, table):
    with sqlite_stages.service("voted", tmp_path) as service:
        replacing = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"
        said = refused(service, replacing)
    assert "already written" in said


LINE = """INSERT INTO journal
    (stream_id, seq, body_id, step, kind, prev, digest, recorded_at, body)
    VALUES (:stream, :seq, :body_id, 'case', 'case@1.correct', :prev, :digest,
            '2023-03-01 00:00:00', :body)"""


@pytest.mark.parametrize(
    ("seq", "prev"),
    [(1, None), (2, NO_DIGEST), (2, "f" * 64), (3, None), (0, None), (-1, NO_DIGEST)],
    ids=["written", "no link", "false link", "a gap", "zero", "negative"],
)
def test_a_line_that_is_not_the_next_one_is_refused(opened, seq, prev):
    head = opened.case(BODY, CASE).view.head
    body = b"{}"
    values = {"stream": CASE, "seq": seq, "body_id": BODY, "prev": prev or head}
    refused(opened, LINE, **values, digest=digest_of(body), body=body)


def test_a_stream_begins_with_line_one(opened):
    values = {"stream": "new", "seq": 2, "body_id": BODY, "prev": NO_DIGEST}
    assert "not next" in refused(opened, LINE, **values, digest="e" * 64, body=b"{}")


@pytest.mark.parametrize("phase", GATED)
def test_no_phase_from_decided_on_is_forged_by_sql(opened, phase):
    said = refused(opened, "UPDATE decision_case SET phase = :phase", phase=phase)
    assert "a gate does not stand" in said


@pytest.mark.parametrize("phase", GATED)
def test_no_phase_from_decided_on_is_forged_by_orm(voted, phase):
    with Session(voted.database.engine) as session:
        row = session.exec(select(CaseRow).where(CaseRow.id == CASE)).one()
        row.phase = phase
        session.add(row)
        with pytest.raises(DBAPIError, match="a gate does not stand"):
            session.commit()
    assert voted.case(BODY, CASE).view.phase == "decision"


@pytest.mark.parametrize("phase", GATED)
def test_no_case_is_born_decided(opened, phase):
    columns = (
        "body_id, title, category, summary, procedure_digest, procedure_key, procedure_version,"
        " draft, seq, head, opened_at, updated_at"
    )
    said = refused(
        opened,
        f"INSERT INTO decision_case (id, phase, {columns})"
        f" SELECT 'forged', :phase, {columns} FROM decision_case",
        phase=phase,
    )
    assert "a gate does not stand" in said


def forged(service, *, gate="deliberation", **values):
    """Let an owner forge what a gate row says."""
    with service.database.writing() as connection:
        same = (GATE_STANDING.c.case_id == CASE) & (GATE_STANDING.c.gate == gate)
        connection.execute(update(GATE_STANDING).where(same).values(**values))


DRAFT = "(SELECT draft FROM decision_case WHERE id = 'case-1')"


@pytest.mark.parametrize(
    "values",
    [
        {"standing": "missing"},
        {"standing": "stale", "fact_seq": 40},
        {"standing": "exempt", "fact_seq": 40},
        {"standing": "fresh", "draft": "0" * 64, "fact_seq": 40},
        {"standing": "fresh", "draft": None, "fact_seq": 40},
        {"standing": "fresh", "fact_seq": 0},
        {"standing": "fresh", "fact_seq": 4_000},
        {"standing": "fresh", "fact_seq": 3},
    ],
    ids=[
        "missing",
        "stale",
        "exempt where nothing is",
        "fresh for another draft",
        "fresh for no draft",
        "fresh by no fact",
        "fresh by a fact that is not there",
        "fresh by another step's fact",
    ],
)
def test_a_forged_gate_lets_nobody_through(voted, values):
    """The other gates stand; this one is what an owner of the database makes of it."""
    view = voted.case(BODY, CASE).view
    forged(voted, **({"draft": view.draft} | values))
    said = refused(voted, "UPDATE decision_case SET phase = 'decided'")
    assert "a gate does not stand" in said


TO_DECIDED = "UPDATE decision_case SET phase = 'decided'"


def test_a_fresh_gate_on_the_newest_fact_of_its_step_is_asked_what_that_fact_did(voted):
    """The vote is the meeting's newest fact, and not yet a decision."""
    view = voted.case(BODY, CASE).view
    forged(voted, draft=view.draft, standing="fresh", fact_seq=view.seq)
    assert "in the journal" in refused(voted, TO_DECIDED)


def line_forged(service, *edges, draft=None, step="meeting"):
    """Let an owner write the next line of the journal, saying that a step went here or there."""
    view = service.case(BODY, CASE).view
    said = {"draft": draft or view.draft, "edges": [[s, "forged", "", to] for s, to in edges]}
    body = canonical(said)
    values = {"stream": CASE, "seq": view.seq + 1, "body_id": BODY, "prev": view.head}
    line = LINE.replace("'case'", f"'{step}'")
    run(service, line, **values, digest=digest_of(body), body=body)
    forged(service, draft=view.draft, standing="fresh", fact_seq=view.seq + 1)
    return f"{TO_DECIDED}, seq = {view.seq + 1}, head = '{digest_of(body)}'"


AGREED = ("meeting", "agreed")


def test_a_line_forged_with_all_that_it_must_say_would_pass_the_database(voted):
    """The belt ends here: that nobody decided is found by `verify`."""
    assert run(voted, line_forged(voted, AGREED)) == 1
    assert ("journal.body", CASE) in {(code, stream) for code, stream, _ in codes(voted)}


@pytest.mark.parametrize(
    "edges",
    [
        [],
        [("meeting", "voted")],
        [AGREED, ("legality_review", "lapsed")],
        [AGREED, ("risk_assessment", "none")],
        [AGREED, ("expert_argument", "selected")],
        [AGREED, ("meeting", "voted")],
        [("archive", "agreed")],
    ],
    ids=[
        "nothing happened",
        "the meeting only voted",
        "a gate's step lapsed",
        "one step of several was taken back",
        "one step of several is under way again",
        "the last edge of a line counts",
        "another step",
    ],
)
def test_a_line_that_does_not_close_every_gate_lets_nobody_through(voted, edges):
    assert "in the journal" in refused(voted, line_forged(voted, *edges))


def test_the_draft_of_a_case_is_the_one_that_its_line_records(voted):
    assert "in the journal" in refused(voted, line_forged(voted, AGREED, draft="0" * 64))


def test_a_standing_rests_on_the_newest_fact_of_its_gate(voted):
    decided = line_forged(voted, AGREED)
    with voted.database.reading() as connection:
        query = text("SELECT min(seq) FROM journal WHERE stream_id = :c AND step = 'meeting'")
        oldest = connection.execute(query, {"c": CASE}).scalar_one()
    forged(voted, fact_seq=oldest)
    assert "in the journal" in refused(voted, decided)


@pytest.mark.parametrize(
    ("gate", "step"),
    [("legality", "submission"), ("consultation", "risk_assessment"), ("evaluation", "meeting")],
)
def test_a_standing_on_an_unrelated_fact_lets_nobody_through(voted, gate, step):
    decided = line_forged(voted, AGREED)
    with voted.database.reading() as connection:
        query = text("SELECT max(seq) FROM journal WHERE stream_id = :c AND step = :s")
        unrelated = connection.execute(query, {"c": CASE, "s": step}).scalar_one()
    forged(voted, gate=gate, fact_seq=unrelated)
    assert "a gate does not stand" in refused(voted, decided)


def test_a_gate_without_its_steps_lets_nobody_through(voted):
    decided = line_forged(voted, AGREED)
    unguarded(voted, ("DELETE FROM procedure_gate_step WHERE gate = 'legality'", {}))
    assert "in the journal" in refused(voted, decided)


def test_consultation_alone_may_be_exempt(voted):
    decided = line_forged(voted, AGREED, ("open_consultation", "exempt"))
    forged(voted, gate="consultation", standing="exempt")
    assert run(voted, decided) == 1


@pytest.mark.parametrize(
    "gate", ["departments", "evaluation", "fair_competition", "legality", "deliberation"]
)
def test_no_other_gate_may_be_exempt(voted, gate):
    decided = line_forged(voted, AGREED)
    forged(voted, gate=gate, standing="exempt")
    assert "a gate does not stand" in refused(voted, decided)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE gate_standing SET standing = 'stale'",
        "UPDATE gate_standing SET case_id = 'other'",
        "DELETE FROM gate_standing",
        "DELETE FROM gate_standing WHERE gate = 'legality'",
        "INSERT INTO gate_standing VALUES ('case-1', 'another', NULL, 'fresh', 1)",
    ],
)
def test_standings_are_frozen_with_the_decision(decided, statement):
    assert "frozen" in refused(decided, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision_case SET draft = NULL",
        f"UPDATE decision_case SET draft = '{'0' * 64}'",
        f"UPDATE decision_case SET head = '{'0' * 64}'",
        "UPDATE decision_case SET seq = 1",
    ],
)
def test_a_decided_case_keeps_its_draft_and_its_line(decided, statement):
    assert "gate" in refused(decided, statement)


ANOTHER_GATE = """INSERT INTO procedure_gate (digest, gate, mandatory, exemptible, steps)
    SELECT procedure_digest, 'another', true, false, ',another,' FROM decision_case"""


def test_gates_are_asked_when_a_case_enters_and_not_at_every_later_line(decided):
    """A gate that nobody passed is forged into the procedure once the decision stands."""
    run(decided, ANOTHER_GATE)
    assert run(decided, "UPDATE decision_case SET phase = 'post_decision'") == 1
    assert run(decided, "UPDATE decision_case SET phase = 'pre_decision'") == 1
    assert "a gate does not stand" in refused(decided, TO_DECIDED)


@pytest.mark.parametrize("column", ["id", "body_id", "procedure_digest"])
def test_a_case_keeps_its_body_and_its_procedure(opened, column):
    said = refused(opened, f"UPDATE decision_case SET {column} = 'x'")
    assert "stay" in said


def test_a_case_is_never_deleted(opened):
    assert "never deleted" in refused(opened, "DELETE FROM decision_case")


def test_a_procedure_without_the_gates_of_every_procedure_decides_nothing(decided):
    """A forged procedure with no gates at all does not open the way."""
    zeros = "0" * 64
    run(
        decided,
        "INSERT INTO procedure (digest, key, version, canonical, certificate, certificate_digest)"
        " VALUES (:zeros, 'none', 1, :bytes, :bytes, :zeros)",
        zeros=zeros,
        bytes=b"x",
    )
    columns = (
        "body_id, title, category, summary, procedure_key, procedure_version,"
        " draft, seq, head, opened_at, updated_at"
    )
    said = refused(
        decided,
        f"INSERT INTO decision_case (id, phase, procedure_digest, {columns})"
        f" SELECT 'forged', 'decided', :zeros, {columns} FROM decision_case",
        zeros=zeros,
    )
    assert "gate" in said


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision_case SET phase = 'approved by the boss'",
        "UPDATE gate_standing SET standing = 'fine'",
        "UPDATE body SET level = 'world'",
        "UPDATE duty SET duty = 'superuser'",
        "UPDATE seat SET post = 'king'",
    ],
)
def test_columns_hold_known_words_only(opened, statement):
    refused(opened, statement)


@pytest.mark.postgres
def test_a_gate_taken_away_at_the_very_moment_of_the_decision_is_seen(postgres_stages, tmp_path):
    """Two owners at once: whoever would decide waits for the other, and looks again."""
    with postgres_stages.service("voted", tmp_path) as voted:
        decided, said = line_forged(voted, AGREED), []

        def decide():
            said.append(refused(voted, decided))

        other = threading.Thread(target=decide)
        with voted.database.writing() as connection:
            connection.execute(text("DELETE FROM gate_standing WHERE gate = 'legality'"))
            other.start()
            other.join(timeout=1)
            assert other.is_alive()
        other.join(timeout=30)
    assert "a gate does not stand" in said[0]
