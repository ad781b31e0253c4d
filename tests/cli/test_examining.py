"""What was published is examined: no alarm where another rule holds, and nobody is accused."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.commands.examining import published
from decision_flow.domain.values import decree_713
from decision_flow.engine.examining import Bearing, Examined, examine
from workflows import calendar

EXAMPLES = Path(__file__).parents[2] / "examples" / "published"
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "examine-published.md"
FILES = ("consultations", "hearings", "matters")


def examined() -> dict[str, Examined]:
    files = [published(EXAMPLES / f"{name}.yaml") for name in FILES]
    return {one.id: one for each in files for one in examine(each, calendar.load())}


def asked(*said):
    return CliRunner().invoke(app, ["examine", *map(str, said)])


@pytest.mark.parametrize("key", ["C06", "C08"])
def test_a_consultation_under_another_law_raises_no_alarm_and_says_why(key):
    one = examined()[key]
    assert one.alarms == ()
    first = one.observations[0]
    assert first.code == "consultation.other_rule"
    assert first.source == decree_713(3, 2)


def test_c03_ends_on_a_day_of_rest_and_that_is_no_breach():
    one = examined()["C03"]
    said = {each.code: each for each in one.observations}
    assert one.alarms == ()
    assert "共30日，不少于三十日" in said["consultation.window"].text.zh
    assert "不构成违规" in said["consultation.rest_day"].text.zh


def test_c12_is_a_call_for_suggestions_whose_parts_do_not_add_up():
    one = examined()["C12"]
    (alarm,) = one.alarms
    assert alarm.bearing is Bearing.SHOWN
    assert "总数93条，分项合计92条" in alarm.text.zh
    assert one.observations[0].code == "consultation.other_rule"


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("H05", ("先于听证9日", "至少5人来自公共机构", "承办单位副局长", "先于听证21日")),
        ("H06", ("先于听证8日", "应到19人，实到17人", "先于听证9日")),
        ("H11", ("相隔31日", "材料的送达日期没有公布", "参加人名单的公布日期没有公布")),
    ],
)
def test_a_plan_hearing_follows_another_rule_and_what_the_data_allow_is_told(key, told):
    one = examined()[key]
    first = one.observations[0]
    assert (first.code, first.source) == ("hearing.other_rule", decree_713(16, 1))
    assert one.alarms == ()
    whole = "".join(each.text.zh for each in one.observations)
    assert all(part in whole for part in told)


def test_a_catalogue_published_late_is_no_breach():
    assert examined()["M43"].alarms == ()


@pytest.mark.parametrize("name", FILES)
def test_every_record_has_its_page_and_is_told_in_both_languages_with_an_article(name):
    file = EXAMPLES / f"{name}.yaml"
    answer = asked(file)
    assert answer.exit_code == 0
    for one in examine(published(file), calendar.load()):
        assert one.published_at.startswith("http")
        assert f"{one.id} {one.title}" in answer.output
        for each in one.observations:
            assert each.text.zh in answer.output
            assert each.text.en in answer.output
            assert str(each.source) in answer.output
    assert "不据此认定任何机关违规" in answer.output


def test_the_page_shows_what_is_really_said():
    shown = PAGE.read_text("utf-8").split("```")[3].strip().splitlines()[1:]
    said = asked(EXAMPLES / "consultations.yaml").output.splitlines()
    assert shown
    assert [line for line in shown if line.strip() not in {each.strip() for each in said}] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("consultations:\n  - id: C1\n", "缺少必填项"),
        ("consultations:\n  - {id: C1, secret: x}\n", "没有这个字段"),
        ("hearings: 很多\n", "不是列表"),
        ("a: [1\n", "不是有效的 YAML"),
    ],
)
def test_a_file_that_is_none_is_told_field_by_field(tmp_path, text, told):
    file = tmp_path / "facts.yaml"
    file.write_text(text, "utf-8")
    answer = asked(file)
    assert answer.exit_code == 2
    assert told in answer.output


def test_a_file_that_is_not_there_is_said(tmp_path):
    assert asked(tmp_path / "none.yaml").exit_code == 2


def test_a_file_decided_on_paper_is_examined_and_no_case_is_made_of_it(tmp_path):
    file = tmp_path / "decided.yaml"
    shown = PAGE.read_text("utf-8").split("```yaml")[1].split("```")[0]
    file.write_text(shown, "utf-8")
    answer = asked(file)
    assert answer.exit_code == 0, answer.output
    assert "集体讨论（2022-05-10）早于合法性审查意见（2022-05-20）" in answer.output
    assert "卷宗中没有归档的日期或者材料" in answer.output
    assert "不据此认定任何机关违规" in answer.output
