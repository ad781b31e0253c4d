"""Drawing and ledgers tell one story: each is held against the journal that was left, as bytes.

Nothing of the engine is asked here. What the drawing says is read from its text alternative, what
people answer for from the lists; the journal alone says whether it is so.
"""

import html
import json
import re
from datetime import datetime, timedelta, timezone

import pytest

from api.demo.performance import LEDGERS

CHINA = timezone(timedelta(hours=8))
CASE = "demo-case"
ROW = re.compile(
    r"^\| (\d+) \| (\d{4}-\d\d-\d\d) \| (.+?)：(.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE
)

OF_OFFICE = {"called", "decided", "signed"}
"""What is about whoever holds the seat, and names nobody."""


@pytest.fixture(scope="module")
def left(performed):
    folder, _, _ = performed
    return folder


@pytest.fixture(scope="module")
def journal(left):
    """Return the lines of the journal by number."""
    lines = (left / "journal.jsonl").read_text("utf-8").splitlines()
    return {line["seq"]: line for line in map(json.loads, lines)}


@pytest.fixture(scope="module")
def drawn(left):
    """Return the acts that the text alternative of the drawing tells, by number."""
    svg = (left / "case.svg").read_text("utf-8")
    told = html.unescape(re.search(r"<desc[^>]*>(.*?)</desc>", svg, re.DOTALL)[1])
    path = told.split("## 经过 Path")[1].split("\n## ")[0]
    return {int(row[0]): row for row in ROW.findall(path)}


@pytest.fixture(scope="module")
def answerable(left):
    """Return who answers for which act, as (line, person, name, step, trigger), from the list."""
    lines = (left / "responsibility.jsonl").read_text("utf-8").splitlines()
    return [
        (act["seq"], each["person"], each["name"], act["step"], act["trigger"])
        for each in map(json.loads, lines)
        for act in each["acts"]
    ]


def ledgers(left):
    """Return (person, entry) for each entry about the case in the ledgers that were left."""
    found = [json.loads(p.read_text("utf-8")) for p in sorted((left / LEDGERS).glob("*.json"))]
    return [
        (each["person"], entry)
        for each in found
        for part in each["parts"]
        if part["stream"] == CASE
        for entry in part["entries"]
    ]


def legal_day(line):
    return datetime.fromisoformat(line["stated_at"]).astimezone(CHINA).date().isoformat()


def test_the_drawing_tells_every_line_of_the_journal_and_no_other(drawn, journal):
    assert drawn.keys() == journal.keys()
    for seq, (_, day, _, _, who, _) in drawn.items():
        line = journal[seq]
        assert day == legal_day(line), seq
        assert who.startswith(f"{line['actor']['name']}（"), seq


def test_what_the_drawing_calls_a_step_and_an_act_is_one_word_for_one_thing(drawn, journal):
    steps, verbs = {}, {}
    for seq, (_, _, step, act, _, led) in drawn.items():
        line = journal[seq]
        assert steps.setdefault(step, line["step"]) == line["step"]
        assert verbs.setdefault((step, act), line["verb"]) == line["verb"]
        assert led.count("→") == len(line["edges"]), "each recorded edge is drawn, and no other"
    assert len(set(steps.values())) == len(steps)


def test_the_list_of_those_responsible_names_who_the_drawing_names(answerable, drawn, journal):
    assert sorted(each[0] for each in answerable) == sorted(journal)
    for seq, person, name, step, _ in answerable:
        line = journal[seq]
        assert (line["actor"]["person"], line["step"]) == (person, step)
        assert drawn[seq][4].startswith(f"{name}（")


def test_each_line_of_a_ledger_is_a_line_of_the_journal_that_names_the_person(left, drawn, journal):
    found = ledgers(left)
    assert {person for person, _ in found} == {"chen", "wang", "wu"}
    for person, entry in found:
        line = journal[entry["line"]]
        assert entry["step"]["key"] == line["step"]
        assert entry["step"]["zh"] in drawn[entry["line"]][2]
        assert instant(entry["stated_at"]) == instant(line["stated_at"])
        assert named(person, line) or entry["kind"]["key"] in OF_OFFICE
        if entry["kind"]["key"] == "acted":
            assert line["actor"]["person"] == person


def test_whatever_a_person_did_in_the_case_is_in_the_ledger_of_that_person(left, journal):
    for person in ("chen", "wang", "wu"):
        told = {e["line"] for p, e in ledgers(left) if p == person and e["kind"]["key"] == "acted"}
        did = {seq for seq, line in journal.items() if line["actor"]["person"] == person}
        assert told == did


def test_the_dissent_of_the_ledger_is_the_dissent_of_the_meeting(left, journal):
    told = json.loads((left / LEDGERS / "chen.json").read_text("utf-8"))
    part = next(each for each in told["parts"] if each["stream"] == CASE)
    said = journal[part["dissent"]]["payload"]
    assert "chen" in json.dumps(said)
    assert part["mitigation"]["place"] == "第三十八条第三款"
    spoken = [e for e in part["entries"] if e["line"] == part["dissent"]]
    assert [(e["kind"]["key"], e["says"]["key"]) for e in spoken] == [
        ("position", "disagree"),
        ("named", "spoke"),
    ]


def named(person, line):
    return f'"{person}"' in json.dumps([line["actor"], line["payload"]])


def instant(text):
    return datetime.fromisoformat(text)
