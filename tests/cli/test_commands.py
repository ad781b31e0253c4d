"""The command line: what each command does, and the exit code that it ends with."""

import io
import json
import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from importlib.resources import files

import pytest
from typer.testing import CliRunner

from api import examples
from api.cli import app
from decision_flow.domain.people import CHINA, Duty
from workflows import calendar as tables

TODAY = datetime.now(CHINA).date()
RULES = files("workflows").joinpath("rules")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command in a home of its own."""
    monkeypatch.setenv("DECISION_FLOW_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def ask(*words, **more):
        return CliRunner().invoke(app, [str(word) for word in words], **more)

    return ask


def last(result):
    """Return the last word that a command said: the id or token that it made."""
    assert result.exit_code == 0, result.output
    return result.output.split()[-1]


@pytest.fixture
def secretary(run, monkeypatch):
    """A body with a secretary, whose token is set."""
    body = last(run("body", "add", "示例县人民政府"))
    person = last(run("person", "add", body, "李明（示例）", "县政府办公室", "--duty", "secretary"))
    token = last(run("token", "add", body, person))
    monkeypatch.setenv("DECISION_FLOW_TOKEN", token)
    return body, person, token


@pytest.mark.parametrize("words", [[], ["case"], ["procedure"], ["token"]])
def test_help_is_in_both_languages(run, words):
    said = run(*words, "--help")
    assert said.exit_code == 0
    assert any("\u4e00" <= c <= "\u9fff" for c in said.output)


@pytest.mark.parametrize("key", ["four-nots", "decree-713"])
def test_a_shipped_procedure_is_proved(run, tmp_path, key):
    file, svg = tmp_path / f"{key}.yaml", tmp_path / "out.svg"
    file.write_text(RULES.joinpath(f"{key}.yaml").read_text("utf-8"), "utf-8")
    said = run("procedure", "check", file, "--svg", svg)
    assert said.exit_code == 0, said.output
    assert "✓" in said.output
    assert "proved" in said.output
    assert "合法性审查" in svg.read_text("utf-8")


def test_a_rule_set_that_is_at_fault_ends_with_1_and_the_line(run, tmp_path):
    file = tmp_path / "bad.yaml"
    file.write_text("key: x\nsurprise: 1\n", "utf-8")
    said = run("procedure", "check", file)
    assert said.exit_code == 1
    assert "bad.yaml:" in said.output


def test_a_rule_set_below_the_floor_ends_with_1_and_the_line(run, tmp_path):
    file = tmp_path / "decree-713.yaml"
    text = (
        RULES.joinpath("decree-713.yaml").read_text("utf-8").replace("at_least: 30", "at_least: 29")
    )
    file.write_text(text, "utf-8")
    said = run("procedure", "check", file)
    line = text[: text.index("at_least: 29")].count("\n") + 1
    assert said.exit_code == 1
    told = "".join(said.output.split())
    assert f"decree-713.yaml:{line}steps.open_consultation.figures.period" in told
    assert "at_least30days（《重大行政决策程序暂行条例》第十五条）" in told


def test_a_rule_set_past_the_bound_is_not_proved(run, tmp_path):
    file = tmp_path / "decree-713.yaml"
    file.write_text(RULES.joinpath("decree-713.yaml").read_text("utf-8"), "utf-8")
    said = run("procedure", "check", file, "--states", "3")
    assert said.exit_code == 1
    assert "not proved" in said.output


COUNTY = """\
key: my-county
version: 1
extends: four-nots
profile: four-nots
label: {zh: 某县重大行政决策程序（示例）, en: A county}
source: {act: 某县重大行政决策程序规定（示例）, kind: local}
in_force_from: 2025-03-01
"""
EXPERTS = """\
steps:
  - key: expert_argument
    figures:
      experts: {at_least: 5, unit: persons, source: {place: 第十五条}}
"""
UNSOUND = """\
steps:
  - key: legality_review
    after: []
"""


def written(path, text):
    path.write_text(text, "utf-8")
    return path


def test_a_county_rule_set_is_added_once_proved_and_cases_are_opened_under_it(run, tmp_path):
    file = written(tmp_path / "my-county.yaml", COUNTY + EXPERTS)
    said = run("procedure", "add", file)
    assert said.exit_code == 0, said.output
    assert re.fullmatch("[0-9a-f]{64}", last(said))
    listed = run("procedure", "list").output
    assert "my-county v1" in listed
    assert f"证明书 certificate (for opening)  {last(said)}" in listed
    assert "程序摘要 digest of the procedure" in listed
    assert run("procedure", "add", file).output == said.output, "the same again changes nothing"
    assert run("verify").exit_code == 0


def test_a_key_and_version_are_one_text_and_the_shipped_keys_are_taken(run, tmp_path):
    file = tmp_path / "my-county.yaml"
    assert run("procedure", "add", written(file, COUNTY)).exit_code == 0
    said = run("procedure", "add", written(file, COUNTY + EXPERTS))
    assert said.exit_code == 1
    assert "新的版本号" in said.output
    newer = COUNTY.replace("version: 1", "version: 2") + EXPERTS
    assert run("procedure", "add", written(file, newer)).exit_code == 0
    taken = written(tmp_path / "decree-713.yaml", COUNTY.replace("my-county", "decree-713"))
    said = run("procedure", "add", taken)
    assert said.exit_code == 1
    assert "请另取代号" in said.output


@pytest.mark.parametrize("command", ["check", "add"])
def test_a_file_that_has_not_the_name_of_its_key_is_refused_with_both_ways_out(
    run, tmp_path, command
):
    said = run("procedure", command, written(tmp_path / "our-town.yaml", COUNTY))
    assert said.exit_code == 1
    told = "".join(said.output.split())
    assert "our-town.yaml:1key" in told
    assert "allowed:our-town,orrenamethefiletomy-county.yaml." in told
    assert "Oncethesearemended,furtherchecksfollow." in told


@pytest.mark.parametrize("text", [COUNTY + UNSOUND, "key: x\nsurprise: 1\n"])
def test_a_rule_set_that_is_not_proved_is_not_added(run, tmp_path, text):
    said = run("procedure", "add", written(tmp_path / "my-county.yaml", text))
    assert said.exit_code == 1, said.output
    assert run("upgrade").exit_code == 0
    assert run("procedure", "list").output.startswith("共0个")


def test_a_rule_set_past_the_bound_is_not_added(run, tmp_path, monkeypatch):
    monkeypatch.setenv("DECISION_FLOW_MOST_PROOF_STATES", "3")
    said = run("procedure", "add", written(tmp_path / "my-county.yaml", COUNTY))
    assert said.exit_code == 1
    assert run("procedure", "list").output.startswith("共0个")


@pytest.mark.parametrize(
    "words",
    [
        ["procedure", "check", "missing.yaml"],
        ["procedure", "add", "missing.yaml"],
        ["case", "list"],
        ["case", "show", "c_none"],
        ["export", "c_none"],
        ["person", "add", "b_none", "无", "无"],
        ["token", "add", "b_none", "p_none"],
        ["no-such-command"],
    ],
)
def test_wrong_use_ends_with_2(run, words):
    assert run(*words).exit_code == 2


def test_a_token_holds_until_its_day_and_can_be_ended(run, secretary, monkeypatch):
    from api.commands.opening import installation  # noqa: PLC0415
    from api.identity import new_token, token_digest  # noqa: PLC0415

    body, person, token = secretary
    assert run("case", "list").exit_code == 0
    assert run("token", "revoke", input=f"{token}\n").exit_code == 0
    assert run("case", "list").exit_code == 2
    yesterday = TODAY - timedelta(days=2)
    late = run("token", "add", body, person, "--until", yesterday)
    assert (late.exit_code, "令牌一发出即失效" in late.output) == (2, True)
    old, ended = new_token(), datetime.now(UTC) - timedelta(days=1)
    with installation(new=True) as installed:
        there = installed.service
        there.add_token(body, person, token_digest(old), label="old", expires_at=ended)
    monkeypatch.setenv("DECISION_FLOW_TOKEN", old)
    assert run("case", "list").exit_code == 2


def test_a_duty_and_a_seat_end_and_others_begin(run, secretary):
    from api.commands.opening import installation  # noqa: PLC0415

    body, person, _ = secretary
    member = last(run("person", "add", body, "王强（示例）", "县政府", "--post", "deputy"))
    assert run("person", "change", body, member, "--day", TODAY, "--leave").exit_code == 0
    gone = TODAY + timedelta(days=1)
    ended = run("person", "change", body, person, "--day", TODAY, "--end-duty", "secretary")
    assert ended.exit_code == 0, ended.output
    given = run("person", "change", body, person, "--day", gone, "--duty", "archivist")
    assert given.exit_code == 0, given.output
    with installation(new=True) as installed:
        staff = installed.service.body(body)
    assert staff.persons[person].duties_on(TODAY) == (Duty.SECRETARY,)
    assert staff.persons[person].duties_on(gone) == (Duty.ARCHIVIST,)
    assert [seat.until for seat in staff.body.seats] == [TODAY]
    never = run("person", "change", body, person, "--day", gone, "--end-duty", "chief")
    assert never.exit_code == 2
    moved = run("person", "change", body, person, "--day", gone, "--unit", "县档案馆")
    assert moved.exit_code == 0, moved.output
    with installation(new=True) as installed:
        now = installed.service.body(body).persons[person]
    assert (now.unit, now.held) == ("县档案馆", staff.persons[person].held)
    assert run("verify").exit_code == 0


def test_a_case_is_worked_on_as_on_the_wire(run, secretary, tmp_path):
    from api.commands.opening import installation  # noqa: PLC0415
    from api.demo.matter import opening  # noqa: PLC0415
    from api.founding import register_shipped  # noqa: PLC0415

    body, person, _ = secretary
    with installation(new=True) as installed:
        register_shipped(installed)
        law = next(p for p in installed.service.procedures() if p.procedure.key == "four-nots")
        installed.service.open_case(
            body,
            "c_1",
            opening(law.certificate),
            person=person,
            procedure=law.procedure.digest,
            at=installed.clock(),
        )
    assert "c_1" in run("case", "list").output
    assert "没有关联案件" in run("case", "links", "c_1").output
    assert "共0条" in run("case", "channels", "c_1").output
    assert "four-nots" in run("procedure", "list").output
    assert "proposal.submit" in run("case", "moves", "c_1").output
    assert "meeting.vote" in run("case", "moves", "c_1", "--all").output
    assert "✗ notice" in run("paper", "list", "c_1").output
    made = run("paper", "make", "c_1", "notice", "--to", tmp_path / "notice.pdf")
    assert made.exit_code == 2
    assert "尚未发布" in made.output
    assert not (tmp_path / "notice.pdf").exists()
    assert run("paper", "compare", "c_1", __file__).exit_code == 2
    alone = run("case", "staffing", "c_1")
    assert alone.exit_code == 1
    assert "不足2人" in alone.output
    asked = tmp_path / "move.json"
    reasons = {"reasons": "重新研究", "document": {"title": "决定", "digest": "0" * 64}}
    asked.write_text(
        json.dumps({"step": "case", "move": "case.withdraw", "payload": reasons}), "utf-8"
    )
    refused = run("case", "move", "c_1", asked, "--version", "1")
    assert refused.exit_code == 1
    assert "尚未上传" in refused.output
    asked.write_text("{}", "utf-8")
    assert run("case", "move", "c_1", asked, "--version", "1").exit_code == 2
    member = {"person": person, "duty": "recorder", "since": str(TODAY)}
    asked.write_text(
        json.dumps({"step": "case", "move": "case.assign", "payload": member}), "utf-8"
    )
    assert run("case", "move", "c_1", asked, "--version", "1", "--try").exit_code == 0
    assert run("case", "move", "c_1", asked, "--version", "1").exit_code == 0
    assert run("case", "move", "c_1", asked, "--version", "1").exit_code == 2
    assert "启动" in run("case", "show", "c_1").output
    assert run("export", "c_1", "--to", tmp_path / "out").exit_code == 0
    for name, begins in {"a.pdf": b"%PDF", "a.svg": b"<svg"}.items():
        assert run("case", "draw", "c_1", tmp_path / name).exit_code == 0
        assert (tmp_path / name).read_bytes().startswith(begins)
    for wrong in (["a.png"], ["a.pdf", "--paper", "a0"]):
        assert run("case", "draw", "c_1", *wrong).exit_code == 2
    journal = (tmp_path / "out" / "journal.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["seq"] for line in journal] == [1, 2]
    assert len((tmp_path / "out" / "refusals.jsonl").read_text("utf-8").splitlines()) == 1
    assert (tmp_path / "out" / "case.svg").stat().st_size > 1_000
    listed = (tmp_path / "out" / "responsibility.md").read_text("utf-8")
    assert "案件 Case：指定人员职责" in listed
    assert "case.assign" not in listed


@pytest.mark.usefixtures("secretary")
def test_a_case_is_opened_from_a_file_and_names_where_it_comes_from(run, tmp_path):
    from api.commands.opening import installation  # noqa: PLC0415
    from api.founding import register_shipped  # noqa: PLC0415

    with installation(new=True) as installed:
        register_shipped(installed)
        law = next(p for p in installed.service.procedures() if p.procedure.key == "four-nots")
    asked, said = tmp_path / "open.json", examples.opening()
    said = {**said, "payload": {**said["payload"], "certificate": law.certificate}}
    asked.write_text(json.dumps(said), "utf-8")
    case = last(run("case", "open", asked))
    assert case in run("case", "list").output
    linked = {**said["payload"], "links": [{"kind": "adjusts", "to": case}]}
    asked.write_text(json.dumps({**said, "payload": linked}), "utf-8")
    refused = run("case", "open", asked)
    assert refused.exit_code == 1
    assert "第三十七条" in refused.output
    asked.write_text("{}", "utf-8")
    assert run("case", "open", asked).exit_code == 2


def test_registers_are_kept_and_listed(run, secretary, tmp_path):
    from api.commands.opening import installation  # noqa: PLC0415
    from api.examples import registers  # noqa: PLC0415

    asked, missing = tmp_path / "entry.json", registers.entry("register_emergency")
    asked.write_text(json.dumps(missing), "utf-8")
    refused = run("register", "enter", asked)
    assert refused.exit_code == 1
    assert "尚未上传" in refused.output
    with installation(new=True) as installed:
        filed = installed.service.store_document(
            secretary[0],
            io.BytesIO(b"paper"),
            name="命令",
            media_type="text/plain",
            person=secretary[1],
            at=installed.clock(),
        )
    paper = {"title": "命令", "digest": filed.digest}
    for name in ("register_emergency", "use_seal"):
        said = registers.entry(name)
        said = {**said, "payload": {**said["payload"], "document": paper}}
        asked.write_text(json.dumps(said), "utf-8")
        assert run("register", "enter", asked).exit_code == 0
    listed = run("register", "list").output
    assert "尚未登记报本级人大常委会备案" in listed
    assert "用章" in listed
    assert run("verify").exit_code == 0


def test_supervisions_are_ordered_and_listed(run, secretary, tmp_path):
    from api.commands.opening import installation  # noqa: PLC0415
    from api.examples import supervisions  # noqa: PLC0415

    asked, said = tmp_path / "order.json", supervisions.entry("order_supervision")
    asked.write_text(json.dumps(said), "utf-8")
    refused = run("supervision", "enter", asked)
    assert refused.exit_code == 1
    assert "尚未上传" in refused.output
    assert "《政府督查工作条例》第十一条" in refused.output
    assert "由谁补正 cured by：" in refused.output
    body, clerk, _ = secretary
    day = str(TODAY)
    with installation(new=True) as installed:
        filed = installed.service.store_document(
            body,
            io.BytesIO(b"paper"),
            name="任务单",
            media_type="text/plain",
            person=clerk,
            at=installed.clock(),
        )
    paper = {"title": "任务单", "digest": filed.digest}
    chief = last(run("person", "add", body, "王强（示例）", "县政府", "--post", "chief"))
    auditor = last(run("person", "add", body, "郭敏（示例）", "县审计局", "--duty", "auditor"))
    tomorrow = str(TODAY + timedelta(days=1))
    days = {"ordered_on": day, "begins": day, "until": tomorrow}
    papers = {"scheme": paper, "document": paper}
    lots = [{**each, "known_on": tomorrow} for each in said["payload"]["lots"]]
    said["payload"] |= {"ordered_by": chief, "team": [auditor], **days, **papers, "lots": lots}
    asked.write_text(json.dumps(said), "utf-8")
    made = run("supervision", "enter", asked)
    assert made.exit_code == 0, made.output
    paper = run("supervision", "paper", "2023-1", "order", "--to", tmp_path / "督查通知.pdf")
    assert (paper.exit_code, "督查通知" in paper.output) == (0, True)
    assert (tmp_path / "督查通知.pdf").read_bytes().startswith(b"%PDF-")
    waits = run("supervision", "paper", "2023-1", "conclusion")
    assert waits.exit_code != 0
    assert "没有登记“宁津县交通运输局”的人员" in made.output
    listed = run("supervision", "list").output
    assert "没有登记“宁津县交通运输局”的人员" in listed
    assert "阳光大街中修工程落实情况专项督查" in listed
    assert "1 supervisions" in listed
    assert run("verify").exit_code == 0


def test_complaints_are_taken_read_listed_and_erased(run, secretary, tmp_path):
    del secretary
    from api.examples import complaints, registers  # noqa: PLC0415

    asked = tmp_path / "asked.json"
    asked.write_text(json.dumps({**complaints.TAKEN, "received_on": "2023-01-31"}), "utf-8")
    assert "第1号" in run("complaint", "take", asked).output
    assert "来件第1号尚未登记" in run("complaint", "list").output
    assert "举报电话" in run("complaint", "letters").output
    assert complaints.TAKEN["text"] in run("complaint", "read", 1).output
    asked.write_text(json.dumps(registers.entry("register_complaint")), "utf-8")
    assert run("register", "enter", asked).exit_code == 0
    listed = run("complaint", "list").output
    assert "施工围挡长期占道" in listed
    assert "待决定是否受理" in listed
    assert json.loads(run("complaint", "show", 1).output)["stands"] == "registered"
    assert run("complaint", "show", 2).exit_code == 2
    assert "已删除" in run("complaint", "erase", 1, "--reason", "申请").output
    assert "此前已删除" in run("complaint", "erase", 1, "--reason", "申请").output
    assert "内容已删除" in run("complaint", "read", 1).output
    assert run("verify").exit_code == 0


def test_papers_are_put_on_file_and_named_as_a_move_names_them(
    run, secretary, tmp_path, monkeypatch
):
    del secretary
    papers = [tmp_path / "任务分解表.docx", tmp_path / "请示.pdf"]
    for paper in papers:
        paper.write_bytes(paper.name.encode())
    said = run("document", "add", *papers)
    assert said.exit_code == 0, said.output
    told = [json.loads(line) for line in said.output.splitlines()[:2]]
    digests = [sha256(paper.read_bytes()).hexdigest() for paper in papers]
    assert told == [
        {"title": paper.stem, "digest": digest}
        for paper, digest in zip(papers, digests, strict=True)
    ]
    assert run("document", "add", *papers).output == said.output, "the same again is the same"
    monkeypatch.setenv("DECISION_FLOW_MOST_DOCUMENT_BYTES", "1024")
    for size, code in ((1023, 0), (1024, 0), (1025, 2)):
        papers[0].write_bytes(b"x" * size)
        assert run("document", "add", papers[0]).exit_code == code, size
    assert run("document", "add", tmp_path / "没有.pdf").exit_code == 2
    papers[0].write_bytes(b"")
    assert "空文件" in run("document", "add", papers[0]).output
    assert run("verify").exit_code == 0


def test_figures_are_shown_and_exported(run, secretary, tmp_path):
    del secretary
    days = ("--first", "2023-01-01", "--last", "2099-12-31")
    shown = run("statistic", "show", *days)
    assert shown.exit_code == 0, shown.output
    assert "按时办结率" in shown.output
    book = tmp_path / "figures.xlsx"
    assert run("statistic", "export", book, *days).exit_code == 0
    assert book.read_bytes().startswith(b"PK")
    late = run("statistic", "show", *days, "--frozen", "2199-01-01T00:00:00+0800")
    assert "✗ 冻结时刻不得晚于此刻" in late.output
    assert "最早 not before：2199-01-01" in late.output
    assert late.exit_code == 1


def test_numbers_are_taken_voided_and_listed(run, secretary):
    body, year = secretary[0], TODAY.year
    asked = ("number", "open", body, "d", "示政发", "--serves", "decision")
    assert run(*asked, "--given", "7").exit_code == 1
    assert run(*asked, "--given", "7", "--reasons", "纸质登记簿").exit_code == 0
    assert run("number", "take", "d").exit_code == 2
    assert f"示政发〔{year}〕8号" in run("number", "take", "d", "--title", "关于甲的通知").output
    assert run("number", "void", "d", year, "8", "--reasons", "题名有误").exit_code == 0
    assert run("number", "void", "d", year, "9", "--reasons", "题名有误").exit_code == 1
    assert f"示政发〔{year}〕9号" in run("number", "take", "d", "--title", "关于乙的通知").output
    listed = run("number", "list", "--series", "d", "--year", year).output.splitlines()
    assert [line.partition("  ")[0] for line in listed[:2]] == [
        f"示政发〔{year}〕9号",
        f"示政发〔{year}〕8号",
    ]
    assert "作废 void：题名有误" in listed[1]


def test_an_end_noted_elsewhere_shows_what_was_cut_off(run, secretary, tmp_path):

    note = tmp_path / "ends.jsonl"
    assert run("verify", "--note", note).exit_code == 0
    ends = [json.loads(line) for line in note.read_text("utf-8").splitlines()]
    assert [(e["kind"], e["stream"]) for e in ends] == [("journal", secretary[0])]
    said = run("verify", "--noted", note)
    assert said.exit_code == 0
    assert "1 ends noted before" in said.output
    note.write_text(note.read_text("utf-8").replace("journal", "refusal"), "utf-8")
    said = run("verify", "--noted", note)
    assert said.exit_code == 3
    assert f"refusal.head {secretary[0]} 拒绝第1号 refusal 1:" in said.output


@pytest.mark.parametrize("text", ["no line of a file of ends\n", '{"kind": "journal"}\n'])
def test_a_file_that_holds_no_ends_is_wrong_use(run, tmp_path, text):
    assert run("verify", "--noted", written(tmp_path / "ends.jsonl", text)).exit_code == 2
    assert run("verify", "--noted", tmp_path / "missing.jsonl").exit_code == 2


def test_a_forged_line_is_named_and_ends_with_3(run, secretary, tmp_path):
    import sqlite3  # noqa: PLC0415

    assert run("verify").exit_code == 0
    database = sqlite3.connect(tmp_path / "home" / "decision-flow.db")
    triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        database.execute(f"DROP TRIGGER {name}")
    database.execute("UPDATE journal SET body = replace(body, '示例', '真实') WHERE seq = 1")
    database.commit()
    database.close()
    said = run("verify")
    assert said.exit_code == 3
    assert secretary[0] in said.output


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "abc"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:1/none"),
        ("HOME", "/dev/null/x"),
    ],
)
def test_settings_that_cannot_be_end_with_2_and_no_trace(run, monkeypatch, name, value):
    monkeypatch.setenv(f"DECISION_FLOW_{name}", value)
    said = run("verify")
    assert said.exit_code == 2, said.output
    assert "Traceback" not in said.output
    assert isinstance(said.exception, SystemExit)


# Working days --------------------------------------------------------------------------------

SHIPPED = tables.load().digest


@pytest.fixture
def table(tmp_path):
    """The example of 2027 in a file."""
    file = tmp_path / "2027.yaml"
    file.write_text(examples.calendar(), "utf-8")
    return file


def test_a_year_is_put_on_file_adopted_listed_and_shown(run, table):
    body = last(run("body", "add", "示例县人民政府"))
    said = run("calendar", "add", table, "--body", body)
    assert said.exit_code == 0, said.output
    assert "重新计算0项" in said.output
    listed = run("calendar", "list").output.splitlines()
    assert "2004–2027" in listed[0]
    assert "示例" in listed[0]
    assert SHIPPED[:12] in listed[1]
    shown = run("calendar", "show", listed[0].split()[0], "--year", 2027)
    assert "2027-10-09" in shown.output
    assert "2026" not in shown.output.replace("〔2026〕", "").replace("2026-11-25", "")


def test_without_a_body_it_is_on_file_and_adopted_later_by_its_digest(run, table):
    body = last(run("body", "add", "示例县人民政府"))
    digest = last(run("calendar", "add", table))
    assert "已采用" in run("calendar", "adopt", body, digest[:12]).output
    back = run("calendar", "adopt", body, SHIPPED)
    assert back.exit_code == 1
    assert "缺少2027年" in back.output


def test_a_wrong_table_ends_with_1_its_line_and_what_is_allowed(run, table):
    table.write_text(examples.calendar().replace("2027-01-30", "2027-01-29"), "utf-8")
    said = run("calendar", "add", table)
    assert said.exit_code == 1
    assert "2027.yaml:" in said.output
    assert "允许" in said.output


@pytest.mark.parametrize("digest", ["f" * 64, ""])
def test_a_calendar_that_is_not_there_ends_with_2(run, digest):
    assert run("calendar", "show", digest).exit_code == 2
