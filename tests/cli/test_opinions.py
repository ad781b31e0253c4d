"""Opinions on the command line: a table comes in, a citizen is erased, the report adds up."""

import pytest
from consulted import CASE, STEP, rows
from makers import BODY, make_case, make_world, walk_until
from typer.testing import CliRunner

from api.cli import app
from api.identity import new_token, token_digest

LETTERS = rows("信函,2023-03-08,建议增设标线。,某甲（示例）,", "电话,2023-03-09,反对封闭。,,")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command as the lead unit's officer, where the notice stands."""
    home, token = tmp_path / "home", new_token()
    home.mkdir()
    service = make_world(f"sqlite:///{home / 'decision-flow.db'}", home)
    make_case(service)
    walk_until(service, STEP, "publish")
    service.add_token(BODY, "wu", token_digest(token), label="test")
    service.database.close()
    monkeypatch.setenv("DECISION_FLOW_HOME", str(home))
    monkeypatch.setenv("DECISION_FLOW_TOKEN", token)
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
