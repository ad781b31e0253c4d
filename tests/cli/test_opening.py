"""What a command opens: the database that its settings name, and no other."""

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.settings import Settings

COMMANDS = (
    ("verify",),
    ("rebuild", "--write"),
    ("case", "list"),
    ("complaint", "list"),
    ("export", "case-1"),
)


@pytest.fixture
def run(monkeypatch):
    """Runs a command as somebody who has a token."""
    monkeypatch.setenv("DECISION_FLOW_TOKEN", "token")
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_database_that_is_not_there_is_named_and_not_made(run, tmp_path, monkeypatch, words):
    home = tmp_path / "mistyped"
    monkeypatch.setenv("DECISION_FLOW_HOME", str(home))
    said = run(*words)
    assert said.exit_code == 2
    assert f"没有这个数据库：{home / 'decision-flow.db'}" in said.output
    assert "核验通过" not in said.output
    assert not home.exists()


@pytest.mark.parametrize("query", ["", "?timeout=5"])
def test_nor_is_one_that_a_url_names(run, tmp_path, monkeypatch, query):
    file = tmp_path / "mistyped.db"
    monkeypatch.setenv("DECISION_FLOW_DATABASE_URL", f"sqlite:///{file}{query}")
    said = run("verify")
    assert (said.exit_code, str(file) in said.output) == (2, True)
    assert not file.exists()


def test_a_database_without_any_record_is_not_said_to_be_verified(run, tmp_path, monkeypatch):
    monkeypatch.setenv("DECISION_FLOW_HOME", str(tmp_path))
    assert run("upgrade").exit_code == 0
    said = run("verify")
    assert said.exit_code == 2
    assert "没有可核验的" in said.output
    assert "核验通过" not in said.output


def test_a_setting_that_is_none_is_named(run, tmp_path, monkeypatch):
    monkeypatch.setenv("DECISION_FLOW_HOEM", str(tmp_path))
    said = run("verify")
    assert said.exit_code == 2
    assert "没有这样的设置：DECISION_FLOW_HOEM" in said.output


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("", "var/decision-flow.db"),
        ("sqlite:////srv/a.db", "/srv/a.db"),
        ("sqlite+pysqlite:///a.db?timeout=5", "a.db"),
        ("sqlite://", "None"),
        ("postgresql+psycopg:///decisions", "None"),
        ("no url", "None"),
    ],
)
def test_the_file_of_the_database_is_read_from_its_url(url, file):
    assert str(Settings(database_url=url).database_file) == file
