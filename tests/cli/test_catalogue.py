"""`decision-flow catalogue`: a table taken in whole, or what is wrong in it, row by row."""

import os

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.founding import register_shipped
from api.identity import token_digest
from api.installation import assemble
from api.routes.laws import latest
from api.settings import Settings
from decision_flow.domain.intake.judgement import Answer, Answers, JudgeMatter

TABLE = """2026年度目录（示例）
序号,事项名称,完成时间,听证
1,服务业规划,第一季度,否
2,卫生规划,2199年底,是
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command as the secretary of a body that a first start has made ready."""
    home = tmp_path / "home"
    installed = assemble(Settings(home=home))
    register_shipped(installed)
    installed.close()
    monkeypatch.setenv("DECISION_FLOW_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    for name in ("目录.pdf", "同意.pdf"):
        (tmp_path / name).write_bytes(name.encode())

    def ask(*words):
        return CliRunner().invoke(app, [str(word) for word in words])

    body = ask("body", "add", "示例县人民政府").output.split()[-1]
    words = ("person", "add", body, "李明（示例）", "县政府办公室", "--duty", "secretary")
    person = ask(*words).output.split()[-1]
    monkeypatch.setenv("DECISION_FLOW_TOKEN", ask("token", "add", body, person).output.split()[-1])
    return ask


def imported(run, file):
    papers = ("--document", "目录.pdf", "--consent", "同意.pdf")
    return run("catalogue", "import", file, "--year", 2026, *papers)


def test_a_table_is_taken_in_and_shown(run, tmp_path):
    (tmp_path / "t.csv").write_bytes(TABLE.encode("gb18030"))
    said = imported(run, "t.csv")
    assert said.exit_code == 0, said.output
    shown = run("catalogue", "show", 2026)
    assert "2026-1  服务业规划  2026年第一季度" in shown.output
    assert "2026-2  卫生规划  2199年底，听证 hearing" in shown.output
    assert "未登记公布" in run("catalogue", "list").output
    assert imported(run, "t.csv").exit_code == 1
    assert run("catalogue", "show", 2025).exit_code == 2
    assert run("verify").exit_code == 0


def test_faults_are_told_and_nothing_is_taken(run, tmp_path):
    (tmp_path / "t.csv").write_text(TABLE.replace("第一季度", "适时"), "utf-8")
    said = imported(run, "t.csv")
    assert said.exit_code == 1
    assert "第3行 计划完成时间" in said.output
    assert "write 2026-10-30" in said.output
    assert "共0个" in run("catalogue", "list").output


def test_judgements_are_listed_for_auditors(run):
    installed = assemble(Settings())
    service, at = installed.service, installed.clock()
    bearer = service.bearer(token_digest(os.environ["DECISION_FLOW_TOKEN"]), at=at)
    said = JudgeMatter(
        judgement="j_1",
        title="办公楼维修（示例）",
        unit="县机关事务局",
        year=2026,
        procedure=latest(service.procedures(), "four-nots", at.date()).procedure.digest,
        answers=Answers(category=None, great_effect=False, reasons="内部事务。"),
        answer=Answer.NOT_MAJOR,
    )
    service.judge_matter(bearer.body, said, person=bearer.person, at=at)
    installed.close()
    assert "不属于重大行政决策" in run("judgement", "list", "--answer", "not_major").output
    assert "共0项" in run("judgement", "list", "--answer", "major").output
    shown = run("judgement", "show", "j_1").output
    assert "内部事务" in shown
    assert "第三条第一款" in shown
    assert run("judgement", "show", "j_2").exit_code == 2
    assert run("verify").exit_code == 0


@pytest.mark.parametrize("file", ["t.ods", "none.csv"])
def test_what_is_no_table_is_wrong_use(run, file):
    assert imported(run, file).exit_code == 2
