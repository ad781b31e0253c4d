"""`decision-flow ledger` and `case trace`: shown to an auditor, refused to others, traced back."""

import io
import json
import re
from datetime import UTC, datetime

import pytest
from makers import CASE, make_case
from typer.testing import CliRunner

from api.cli import app
from api.commands.looking import told
from api.examples import registers
from api.founding import found_demonstration, register_shipped
from api.identity import new_token, token_digest
from api.installation import assemble
from api.settings import Settings
from decision_flow.domain.answering.entry import Entry, EntryKind, Noted
from decision_flow.domain.people import CHINA
from decision_flow.domain.values import HOUSE_RULE, Text


@pytest.fixture
def run_as(tmp_path, monkeypatch):
    """Runs a command as a person of the demonstration's body."""
    home = tmp_path / "home"
    installed = assemble(Settings(home=home))
    register_shipped(installed)
    found_demonstration(installed, installed.clock())
    make_case(installed.service)
    tokens = {who: new_token() for who in ("sun", "guo")}
    for who, token in tokens.items():
        installed.service.add_token("ningjin", who, token_digest(token), label="test")
    installed.close()
    monkeypatch.setenv("DECISION_FLOW_HOME", str(home))
    monkeypatch.chdir(tmp_path)

    def ask(who, *words):
        monkeypatch.setenv("DECISION_FLOW_TOKEN", tokens[who])
        return CliRunner().invoke(app, [*words])

    return ask


def test_an_auditor_sees_it_and_the_look_is_listed(run_as, tmp_path):
    answer = run_as("guo", "ledger", "show", "sun", "--reasons", "经济责任审计（示例）")
    assert answer.exit_code == 0, answer.output
    assert "立案" in answer.output
    assert "本次查阅已记录，第1号" in answer.output
    looks = run_as("sun", "ledger", "looks", "sun").output
    assert "经济责任审计（示例）" in looks
    assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d  ", looks)
    assert "+00:00" not in looks
    written = run_as("sun", "ledger", "show", "sun", "--to", "mine.json")
    assert written.exit_code == 0
    assert "已写入： Written: mine.json" in written.output
    found = json.loads((tmp_path / "mine.json").read_text("utf-8"))
    assert found["totals"]["matters"] == len(found["parts"])


def test_a_harm_is_traced_back_on_the_command_line(run_as, tmp_path):
    for name, change in (
        ("register_lawsuit", {"case": CASE, "received_on": "2023-09-01"}),
        ("decide_lawsuit", {"final": True, "decided_on": "2023-11-02"}),
    ):
        said = registers.entry(name)
        kept = filed(tmp_path, name)
        said = {**said, "payload": {**said["payload"], "document": kept, **change}}
        (tmp_path / "entry.json").write_text(json.dumps(said, ensure_ascii=False), "utf-8")
        answer = run_as("sun", "register", "enter", "entry.json")
        assert answer.exit_code == 0, answer.output
    assert "S2026-1" in run_as("sun", "register", "list").output
    asked = ("case", "trace", CASE, "--kind", "lawsuit", "--name", "S2026-1")
    answer = run_as("guo", *asked)
    assert answer.exit_code == 0, answer.output
    assert "[有误环节 found wrong] 公" in answer.output
    assert run_as("guo", *asked[:-1], "S2026-2").exit_code == 2
    strange = run_as("guo", *asked, "--step", "nowhere")
    assert (strange.exit_code, "✗ 该案程序没有下列环节：nowhere" in strange.output) == (1, True)


def test_people_and_bodies_are_listed_with_the_ids_that_commands_want(run_as):
    assert "ningjin  宁津县人民政府（示例）  county" in run_as("sun", "body", "list").output
    listed = run_as("sun", "person", "list").output
    assert "    wu  吴" in listed
    assert "决策承办单位经办人" in listed
    assert run_as("sun", "person", "list", "ningjin").output == listed
    assert run_as("sun", "person", "list", "nowhere").exit_code == 2


def test_what_cannot_be_done_says_who_cures_it_and_from_when(run_as):
    listed = run_as("sun", "case", "moves", CASE, "--all").output
    assert "由谁补正 cured by：" in listed
    assert "--all" not in listed
    assert "--all" in run_as("sun", "case", "moves", CASE).output


def test_nobody_is_looked_up_by_a_name(run_as):
    answer = run_as("guo", "ledger", "show", "吴军", "--reasons", "审计（示例）")
    assert answer.exit_code == 1
    assert "没有登记编号为“吴军”的人员" in answer.output


def filed(home, title):
    """Put a paper on file in the installation of the test, and return it."""
    installed = assemble(Settings(home=home / "home"))
    kept = installed.service.store_document(
        "ningjin",
        io.BytesIO(title.encode()),
        name=title,
        media_type="text/plain",
        person="sun",
        at=installed.clock(),
    )
    installed.close()
    return {"title": title, "digest": kept.digest}


def test_others_are_refused_with_every_reason(run_as):
    answer = run_as("sun", "ledger", "show", "chen")
    assert answer.exit_code == 1
    assert "由本人查阅" in answer.output
    assert "须写明事由" in answer.output
    assert "由谁补正 cured by：审计监督人员" in answer.output


def test_the_notes_of_a_line_stand_below_it_when_a_ledger_is_shown():
    evening = datetime(2023, 6, 6, 18, tzinfo=UTC)
    words = Text("应当在七日内答复。", "An answer is due within seven days.")
    acted = Entry(
        person="sun",
        stream="case-1",
        seq=7,
        place=0,
        kind=EntryKind.ACTED,
        step="case",
        says="open",
        stated_at=evening,
        recorded_at=evening,
        noted=(Noted("answer.late", words, HOUSE_RULE),),
    )
    line, note = told(acted, None, CHINA)
    assert "2023-06-07" in line  # in China it was the next day already
    assert note.strip() == f"！{words}  {HOUSE_RULE}"


def test_what_was_refused_beside_the_cases_is_read_by_auditors_alone(run_as):
    run_as("sun", "ledger", "show", "chen")
    listed = run_as("guo", "register", "refused")
    assert listed.exit_code == 0, listed.output
    assert "查阅责任台账 looked at a ledger  孙丽（示例）" in listed.output
    assert "须写明事由" in listed.output
    assert "共1次" in listed.output
    assert run_as("sun", "register", "refused").exit_code == 1
