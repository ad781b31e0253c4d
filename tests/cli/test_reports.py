"""`decision-flow report`: a paper or tables into a file; wrong words are told."""

import pytest
from makers import FOUNDED_AT
from population import populate
from typer.testing import CliRunner

from api.cli import app
from api.founding import found_demonstration, register_shipped
from api.identity import new_token, token_digest
from api.installation import assemble
from api.settings import Settings


@pytest.fixture
def report(tmp_path, monkeypatch):
    """Runs `report execution` as the secretary of the demonstration's body."""
    home = tmp_path / "home"
    installed = assemble(Settings(home=home))
    register_shipped(installed)
    found_demonstration(installed, FOUNDED_AT)
    populate(installed.service, 1, seed=3)
    token = new_token()
    installed.service.add_token("ningjin", "sun", token_digest(token), label="test")
    installed.close()
    monkeypatch.setenv("DECISION_FLOW_HOME", str(home))
    monkeypatch.setenv("DECISION_FLOW_TOKEN", token)
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(app, ["report", "execution", *words])


def test_the_report_goes_into_the_file_that_is_named(report, tmp_path):
    for name, begins in (("r.pdf", b"%PDF"), ("r.xlsx", b"PK"), ("r.html", b"<!doctype")):
        answer = report("2023H1", "--to", name, "--until", "2023-12-31", "--for", "party")
        assert answer.exit_code == 0, answer.output
        assert "列入通报的决策1件" in answer.output
        assert f"1 decisions in the report: {name}" in answer.output
        assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2023H3", "--to", "r.pdf"), "不是期间"),
        (("2023H1", "--to", "r.doc"), ".xlsx"),
        (("2023H1", "--to", "r.pdf", "--until", "2123-01-01"), "尚未到来"),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_written(report, tmp_path, words, said):
    answer = report(*words)
    assert answer.exit_code == 2, answer.output
    assert said in answer.output
    assert not (tmp_path / words[2]).exists()


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(("kind", "told"), [("supervision", "督查任务0项"), ("annual", "指标20项")])
def test_every_kind_of_report_has_its_command(tmp_path, kind, told):
    def made(*words):
        return CliRunner().invoke(app, ["report", kind, *words])

    for name, begins in (("r.pdf", b"%PDF"), ("r.xlsx", b"PK"), ("r.html", b"<!doctype")):
        answer = made("2023", "--to", name, "--until", "2023-12-31", "--for", "congress")
        assert answer.exit_code == 0, answer.output
        assert told in answer.output
        assert (tmp_path / name).read_bytes().startswith(begins)
    assert made("2023H3", "--to", "s.pdf").exit_code == 2
    assert made("2023", "--to", "s.doc").exit_code == 2


@pytest.mark.usefixtures("report")
def test_the_ledger_of_a_year_goes_into_a_file_or_says_why_not(tmp_path):
    def ledger(*words):
        return CliRunner().invoke(app, ["report", "ledger", *words])

    made = ledger("2023", "--to", "l.xlsx", "--until", "2023-12-31")
    assert made.exit_code == 0, made.output
    assert "列入台账的事项1件" in made.output
    assert (tmp_path / "l.xlsx").read_bytes().startswith(b"PK")
    for words, said in (
        (("2023", "--to", "m.pdf"), ".xlsx"),
        (("23", "--to", "m.xlsx"), "不是期间"),
        (("2023", "--to", "m.xlsx", "--until", "2123-01-01"), "尚未到来"),
    ):
        answer = ledger(*words)
        assert answer.exit_code == 2, answer.output
        assert said in answer.output
        assert not (tmp_path / words[2]).exists()
