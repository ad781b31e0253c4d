"""Opinions on the command line: a table comes in, a citizen is erased, the report adds up."""

import json

import pytest
from consulted import CASE, STEP, rows
from makers import BODY, make_case, make_world, walk_until
from typer.testing import CliRunner

from api.cli import app
from api.identity import new_token, token_digest

LETTERS = rows("信函,2023-03-08,建议增设标线。,某甲（示例）,", "电话,2023-03-09,反对封闭。,,")


@pytest.fixture
def tokens():
    return {who: new_token() for who in ("wu", "zheng")}


@pytest.fixture
def as_member(run, tokens, monkeypatch):
    """Who asks is somebody of another unit than the one that drafts."""
    del run
    monkeypatch.setenv("DECISION_FLOW_TOKEN", tokens["zheng"])


@pytest.fixture
def run(tmp_path, tokens, monkeypatch):
    """Runs a command as the lead unit's officer, where the notice stands."""
    home = tmp_path / "home"
    home.mkdir()
    service = make_world(f"sqlite:///{home / 'decision-flow.db'}", home)
    make_case(service)
    walk_until(service, STEP, "publish")
    for who in ("wu", "zheng"):
        service.add_token(BODY, who, token_digest(tokens[who]), label="test")
    service.database.close()
    monkeypatch.setenv("DECISION_FLOW_HOME", str(home))
    monkeypatch.setenv("DECISION_FLOW_TOKEN", tokens["wu"])
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


def table(tmp_path, data: bytes = LETTERS):
    file = tmp_path / "letters.csv"
    file.write_bytes(data)
    return file


def test_a_table_comes_in_and_a_citizen_is_erased_and_verify_is_green(run, tmp_path):
    said = run("opinion", "import", CASE, table(tmp_path))
    assert said.exit_code == 0, said.output
    assert "第1至2号" in said.output
    erased = run("opinion", "erase", CASE, 1, "--reason", "本人申请")
    assert erased.exit_code == 0, erased.output
    assert "此前已删除" in run("opinion", "erase", CASE, 1, "--reason", "本人申请").output
    assert run("opinion", "erase", CASE, 3, "--reason", "本人申请").exit_code == 2
    verified = run("verify")
    assert verified.exit_code == 0, verified.output
    assert "公众意见登记2条" in verified.output


def test_opinions_are_clustered_answered_and_frozen_and_all_that_is_missing_is_told(run, tmp_path):
    run("opinion", "import", CASE, table(tmp_path))
    early = run("opinion", "ledger", CASE)
    assert early.exit_code == 1
    assert "✗ 按期收到2条，已归类0条" in early.output
    assert "由谁补正 cured by：决策承办单位经办人" in early.output
    assert "2 clusters." in run("opinion", "cluster", CASE).output
    assert "还有2类意见没有处理结果：第1、2类。" in run("opinion", "ledger", CASE).output
    partly = ("opinion", "answer", CASE, 1, "--disposition", "partly")
    assert "应当说明理由" in run(*partly).output
    assert run(*partly, "--reason", "部分可行。").exit_code == 0
    assert run("opinion", "answer", CASE, 2, "--disposition", "adopted").exit_code == 0
    assert run("opinion", "answer", CASE, 3, "--disposition", "adopted").exit_code == 2
    listed = run("opinion", "clusters", CASE).output
    assert "部分采纳" in listed
    assert "建议增设标线。" in listed
    assert run("opinion", "clusters", CASE, "--after", 1).output.startswith("[2]")
    made = json.loads(run("opinion", "ledger", CASE).output)
    assert (made["payload"]["adopted"], made["payload"]["partly"]) == (1, 1)
    assert run("verify").exit_code == 0


def test_whoever_does_not_work_on_opinions_is_refused_with_who_does(run, as_member, tmp_path):
    del as_member
    for words in (
        ("import", CASE, table(tmp_path)),
        ("cluster", CASE),
        ("ledger", CASE),
        ("erase", CASE, 1, "--reason", "申请"),
    ):
        said = run("opinion", *words)
        assert said.exit_code == 1, said.output
        assert "✗ 此事由决策承办单位经办人或者办公厅（室）工作人员办理。" in said.output
        assert "由谁补正 cured by：决策承办单位经办人" in said.output


def test_every_row_at_fault_is_told_and_the_command_ends_with_2(run, tmp_path):
    said = run("opinion", "import", CASE, table(tmp_path, rows("传真,2023-03-08,意见,,")))
    assert said.exit_code == 2
    assert "第2行 渠道" in said.output
    assert "未导入" in said.output


def test_the_report_is_printed_as_far_as_it_has_come(run, tmp_path):
    run("opinion", "import", CASE, table(tmp_path))
    said = run("opinion", "report", CASE)
    assert said.exit_code == 0, said.output
    assert "采纳情况报告" in said.output
    assert "The window has not been closed" in said.output
    assert run("opinion", "report", "no-such-case").exit_code == 2
