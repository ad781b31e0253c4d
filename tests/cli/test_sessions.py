"""`decision-flow session`: called and entered from files, shown, refused with its reasons."""

import json

import pytest
from makers import CASE, make_case
from typer.testing import CliRunner

from api.cli import app
from api.examples import sessions
from api.founding import found_demonstration, register_shipped
from api.identity import new_token, token_digest
from api.installation import assemble
from api.settings import Settings


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command as the secretary of the demonstration's body."""
    home = tmp_path / "home"
    installed = assemble(Settings(home=home))
    register_shipped(installed)
    found_demonstration(installed, installed.clock())
    make_case(installed.service)
    token = new_token()
    installed.service.add_token("ningjin", "sun", token_digest(token), label="test")
    installed.close()
    monkeypatch.setenv("DECISION_FLOW_HOME", str(home))
    monkeypatch.setenv("DECISION_FLOW_TOKEN", token)
    monkeypatch.chdir(tmp_path)

    def ask(*words):
        return CliRunner().invoke(app, [str(word) for word in words])

    return ask


def written(tmp_path, said):
    path = tmp_path / "said.json"
    path.write_text(json.dumps(said, ensure_ascii=False))
    return path


def test_what_the_rules_refuse_is_told_with_its_articles(run, tmp_path):
    said = {**sessions.CALL, "agenda": [{"title": "示例", "case": CASE}]}
    answer = run("session", "call", written(tmp_path, said))
    assert answer.exit_code == 1, answer.output
    assert "未经合法性审查的，不得提交讨论" in answer.output
    assert "《重大行政决策程序暂行条例》第二十五条" in answer.output
    assert "共0次" in run("session", "list").output


def test_what_is_malformed_is_wrong_use(run, tmp_path):
    assert run("session", "call", written(tmp_path, {})).exit_code == 2
    assert run("session", "show", "m_none").exit_code != 0


def test_every_command_says_in_chinese_first_what_it_does(run):
    told = run("session", "--help").output
    assert all(word in told for word in ("召集", "议题", "记录", "清单", "查看", "生成", "核对"))
