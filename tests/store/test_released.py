"""Old journals are read for ever: what every release left is replayed by the code of today."""

import json

from makers import CASE
from released import FOLDER, left_by, taken_up

PROVED_ANEW = "procedure.proof"
"""A later checker makes another certificate; that an old one was made otherwise is no fault."""


def found(report):
    return [(f.code, f.stream, f.seq) for f in report.findings if f.code != PROVED_ANEW]


def test_every_released_journal_is_folded_chained_and_decided_again(tmp_path):
    files = sorted(FOLDER.glob("*.jsonl"))
    assert files
    for file in files:
        lines = file.read_text("utf-8").splitlines()
        report = taken_up(f"sqlite:///{tmp_path / file.stem}.db", lines)
        assert found(report) == [], file.name
        journal = sum(json.loads(line)["table"] == "journal" for line in lines)
        assert (report.facts, report.unread) == (journal, 0), file.name
        assert report.refusals > 0, file.name


def test_what_a_release_would_leave_today_is_taken_up_again(closed, sqlite_url):
    lines = list(left_by(closed.database))
    report = taken_up(sqlite_url, lines)
    assert report.findings == []
    assert report.facts > 90


def test_a_case_that_would_look_otherwise_today_is_not_taken_for_the_same(closed, sqlite_url):
    rows = [json.loads(line) for line in left_by(closed.database)]
    case = next(r["row"] for r in rows if r["table"] == "decision_case")
    case["phase"] = "withdrawn"
    report = taken_up(sqlite_url, [json.dumps(row) for row in rows])
    assert found(report) == [("released.differs", CASE, None)]


def test_a_journal_that_today_would_be_decided_otherwise_is_not_taken_for_sound(
    decided, refuse_one, sqlite_url
):
    refuse_one(decided)
    rows = [json.loads(line) for line in left_by(decided.database)]
    row = next(r["row"] for r in rows if r["table"] == "refusal")
    said = json.loads(row["body"])
    row["body"] = row["body"].replace(said["verdicts"][0]["code"], "some.other")
    report = taken_up(sqlite_url, [json.dumps(row) for row in rows])
    assert found(report) == [("refusal.digest", CASE, 1)]
