"""A paper act entered late over HTTP: by two people it is, by one alone it is refused."""

from datetime import timedelta

import pytest
from offices import MORNING


@pytest.fixture
def late(office):
    """Return what asks for a proposal of two days ago, entered from paper."""

    def asked(scan, line):
        paper = {"scan": scan, "receipt": "收文第12号", "compared": line}
        return {**office.proposal(), "stated_at": MORNING.isoformat(), "paper": paper}

    return asked


@pytest.fixture
def compared(office):
    """Have somebody compare the paper of the proposal, and return case and scan."""

    def compare(who):
        office.now = MORNING
        case, scan = office.opened(), office.filed("建议书扫描件")
        shown = {"step": "proposal", "verbs": ["submit"], "day": str(MORNING.date())}
        said = {"scan": scan, "receipt": "收文第12号", **shown}
        office.now = MORNING + timedelta(days=1)
        answer = office.move(case, {"step": "case", "move": "case.compare", "payload": said}, who)
        assert answer.status_code == 201, answer.text
        assert answer.json()["facts"][0]["payload"] == said
        office.now = MORNING + timedelta(days=2)
        return case, scan

    return compare


def test_what_one_compared_another_enters_and_every_view_marks_it(office, compared, late):
    case, scan = compared("zhou")
    moves = office.get(f"/cases/{case}/moves", "zhou").json()["moves"]
    (move,) = (m for m in moves if m["move"] == "case.compare")
    assert (move["open"], move["label"]["zh"]) == (True, "核对补录件")
    assert "recorder" in {d["duty"] for d in move["by"]}
    answer = office.move(case, late(scan, 2), version=2)
    assert answer.status_code == 201, answer.text
    (fact,) = answer.json()["facts"]
    assert (fact["late"], fact["paper"]["compared"]) == (True, 2)
    lines = office.get(f"/cases/{case}/journal").json()["facts"]
    assert [line["late"] for line in lines] == [False, False, True]
    people = office.get(f"/cases/{case}/responsibility").json()["people"]
    acts = {a["seq"]: (a["late"], a["recorded_at"][:10]) for p in people for a in p["acts"]}
    assert acts[3] == (True, "2023-02-03")
    assert {p["person"] for p in people} == {"sun", "zhou"}


def test_nobody_enters_what_oneself_compared_and_the_refusal_says_who_helps(office, compared, late):
    case, scan = compared("sun")
    answer = office.move(case, late(scan, 2), version=2)
    assert answer.status_code == 409
    (unmet,) = (v for v in answer.json()["verdicts"] if not v["passed"])
    assert unmet["code"] == "time.paper"
    assert "另一人" in unmet["reason"]["zh"]
    assert "recorder" in {c["duty"] for c in unmet["curers"]}


def test_a_second_person_is_no_longer_a_name_that_is_typed(office, compared, late):
    case, scan = compared("zhou")
    asked = late(scan, 2)
    asked["paper"] = {"scan": scan, "receipt": "收文第12号", "checked_by": "zhou"}
    answer = office.move(case, asked, version=2)
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")
