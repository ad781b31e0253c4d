"""`decision-flow rebuild`: it compares, makes anew what differs, and covers nothing up."""

from contextlib import contextmanager

import pytest
from makers import BODY, CASE, LAWFUL, file_papers, make_body, make_case, make_procedure, request_of
from tampering import unguarded
from typer.testing import CliRunner

from api.cli import app
from api.commands.opening import installation
from decision_flow.store import cases

OTHERWISE = "UPDATE decision_case SET phase = 'closed', title = '改过'"
CUT_OFF = f"DELETE FROM journal WHERE stream_id = '{CASE}' AND seq = 3"  # noqa: S608 - our own words
OWED = (
    "INSERT INTO deadline (body_id, case_id, place, step, what, due, provisional, zh, en) "  # noqa: S608 - ours
    f"VALUES ('{BODY}', '{CASE}', 0, 'issue', 'release', '2023-06-01', 0, '第三十条', 'Article 30')"
)
REWRITTEN = "UPDATE journal SET body = 'a text' WHERE seq = 2"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command in a home in which one case has three lines."""
    monkeypatch.setenv("DECISION_FLOW_HOME", str(tmp_path / "home"))
    with _service() as service:
        make_procedure(service)
        make_body(service)
        make_case(service)
        for seq, scene in enumerate(LAWFUL[:2], start=1):
            file_papers(service, scene.says, scene.paper, scene.on)
            service.move(BODY, CASE, request_of(scene), at=scene.on, expected=seq)
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@contextmanager
def _service():
    with installation(new=True) as installed:
        yield installed.service


def tamper(*statements):
    with _service() as service:
        unguarded(service, *((statement, {}) for statement in statements))


def phase():
    """Return the phase as the list of cases has it."""
    with _service() as service, service.database.reading() as connection:
        kept = cases.find(connection, BODY, CASE)
    return kept and kept.phase


def test_where_nothing_differs_nothing_is_made_anew(run):
    for words in (("rebuild",), ("rebuild", "--write")):
        done = run(*words)
        assert done.exit_code == 0, done.output
        assert "无须重建" in done.output
        assert "已依" not in done.output


def test_what_differs_is_listed_and_left_as_it_is(run):
    tamper(OTHERWISE)
    done = run("rebuild")
    assert done.exit_code == 3
    assert "decision_case.phase" in done.output
    assert "decision_case.title" in done.output
    assert "共2处不符，尚未改动" in done.output
    assert phase() == "closed"


@pytest.mark.parametrize("command", ["verify", "rebuild"])
def test_what_differs_is_told_in_words_and_not_in_those_of_the_program(run, command):
    tamper(OTHERWISE, "UPDATE decision_case SET updated_at = '2020-01-01 00:00:00.000000'")
    tamper("DELETE FROM gate_standing", "DELETE FROM duty", OWED)
    said = run(command).output
    for table in ("deadline[", "gate_standing[", "duty[", "decision_case.updated_at"):
        assert table in said
    assert "，现为—。" in said
    for word in ("Deadline(", "GateView(", "datetime.", "Source(", "Text(", "None", "{'", "<"):
        assert word not in said, word


def test_what_differs_is_made_anew_and_verified_again(run):
    before = phase()
    tamper(OTHERWISE, "DELETE FROM deadline", "DELETE FROM gate_standing", "DELETE FROM duty")
    done = run("rebuild", "--write")
    assert done.exit_code == 0, done.output
    assert "decision_case.phase" in done.output
    assert "再次核验，全部相符" in done.output
    assert phase() == before
    assert run("verify").exit_code == 0


@pytest.mark.parametrize(
    ("statement", "code"),
    [(CUT_OFF, "projection.ahead"), (REWRITTEN, "journal.digest")],
    ids=["its end cut off", "a line rewritten"],
)
def test_while_the_record_is_unsound_no_trace_of_it_is_made_away_with(run, statement, code):
    tamper(statement)
    told = run("verify")
    done = run("rebuild", "--write")
    assert done.exit_code == 1, done.output
    assert code in done.output
    assert "不予重建" in done.output
    assert run("verify").output == told.output


def test_an_end_noted_before_stands_in_the_way_where_it_is_not_there(run, tmp_path):
    noted = tmp_path / "ends.jsonl"
    assert run("verify", "--note", noted).exit_code == 0
    tamper(CUT_OFF, f"UPDATE decision_case SET seq = 2 WHERE id = '{CASE}'")  # noqa: S608 - ours
    done = run("rebuild", "--write", "--noted", noted)
    assert done.exit_code == 1, done.output
    assert "journal.head" in done.output


def test_a_file_of_ends_that_is_none_is_wrong_use(run, tmp_path):
    assert run("rebuild", "--noted", tmp_path / "none.jsonl").exit_code == 2
