"""`decision-flow ledger`: shown to an auditor who says why, refused to others, looks listed."""

import json

import pytest
from makers import make_case
from typer.testing import CliRunner

from api.cli import app
from api.founding import found_demonstration, register_shipped
from api.identity import new_token, token_digest
from api.installation import assemble
from api.settings import Settings


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
        return CliRunner().invoke(app, ["ledger", *words])

    return ask


def test_an_auditor_sees_it_and_the_look_is_listed(run_as, tmp_path):
    answer = run_as("guo", "show", "sun", "--reasons", "经济责任审计（示例）")
    assert answer.exit_code == 0, answer.output
    assert "立案" in answer.output
    assert "本次查阅已记录，第1号" in answer.output
    assert "经济责任审计（示例）" in run_as("sun", "looks", "sun").output
    assert run_as("sun", "show", "sun", "--to", "mine.json").exit_code == 0
    found = json.loads((tmp_path / "mine.json").read_text("utf-8"))
    assert found["totals"]["matters"] == len(found["parts"])


def test_others_are_refused_with_every_reason(run_as):
    answer = run_as("sun", "show", "chen")
    assert answer.exit_code == 1
    assert "由本人查阅" in answer.output
    assert "须写明事由" in answer.output
