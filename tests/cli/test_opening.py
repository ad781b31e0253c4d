"""What a command opens: the database that its settings name, and no other."""

import sys

import pytest
from typer.testing import CliRunner

from api.cli import app, main
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


FIGURES = ("statistic", "show", "--first", "2023-01-01", "--last", "2023-12-31", "--frozen")


@pytest.mark.parametrize(
    "asked",
    [
        (("register", "enter", "."), "is a directory"),
        (("supervision", "enter", "."), "is a directory"),
        (("complaint", "take", "."), "is a directory"),
        (("case", "move", "case-1", ".", "--version", "1"), "is a directory"),
        (("complaint", "erase", str(10**23), "--reason", "申请"), "less than or equal to"),
        (("opinion", "erase", "case-1", str(10**23), "--reason", "申请"), "less than or equal to"),
        ((*FIGURES, "0001-01-01T00:00:00+0800"), "尚未采用工作日历"),
        (("case", "draw", "\udc80", "x.svg"), "不能读写"),
        (("report", "execution", "2023H1", "--to", "/proc/no/report.pdf"), "不能读写"),
        (("verify", "--note", "/proc/no/ends.jsonl"), "不能读写"),
    ],
    ids=str,
)
def test_what_cannot_be_read_counted_or_written_is_said(tmp_path, monkeypatch, capsys, asked):
    """No program text on the screen of somebody who named the wrong file."""
    words, says = asked
    monkeypatch.setenv("DECISION_FLOW_HOME", str(tmp_path))
    body = CliRunner().invoke(app, ["body", "add", "示例县人民政府"]).output.split()[-1]
    enrolled = ["person", "add", body, "李明（示例）", "县政府办公室", "--duty", "secretary"]
    person = CliRunner().invoke(app, enrolled).output.split()[-1]
    token = CliRunner().invoke(app, ["token", "add", body, person]).output.split()[-1]
    monkeypatch.setenv("DECISION_FLOW_TOKEN", token)
    monkeypatch.setattr(sys, "argv", ["decision-flow", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert says in "".join(capsys.readouterr())
