"""The lines of a title end between words, and stand as GB/T 9704 asks (7.3.1)."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from api.papers.output.titles import LINE, broken, width

PUBLISHED = Path(__file__).parents[2] / "examples" / "published" / "matters.yaml"
MATTERS = [each["title"] for each in yaml.safe_load(PUBLISHED.read_text("utf-8"))["matters"]]
PAPERS = (
    "关于《{}》公开征求意见的公告",
    "关于{}征求意见采纳情况的报告",
    "关于印发{}的通知",
    "{}合法性审查意见书",
)


@pytest.mark.parametrize(
    "lines",
    [
        "关于印发阳光大街中修|道路工程设计方案的通知",
        "关于《阳光大街中修道路工程设计方案》|公开征求意见的公告",
        "关于《服务业发展“十五五”规划》|公开征求意见的公告",
        "关于《摊贩经营场所划定和管理办法》|公开征求意见的公告",
        "关于《市中区新型综合垃圾处理|中心建设项目》公开征求意见的公告",
        "关于四平市城镇基准地价更新|征求意见采纳情况的报告",
        "关于消费帮扶工作实施方案|征求意见采纳情况的报告",
        "关于《河湖岸线保护与利用规划》|公开征求意见的公告",
        "长江公路大桥改扩建工程方案|合法性审查意见书",
        "关于“十五五”规划纲要|征求意见采纳情况的报告",
        "关于印发永川区村镇|供水工程运行管理办法的通知",
        "启动实施永川至中心城区市域（郊）|铁路建设合法性审查意见书",
        "关于《公益林优化调整实施方案》|公开征求意见的公告",
        "关于2023年7月1日至2023年12月31日|重大行政决策执行情况的通报",
        "关于阳光大街中修道路工程设计方案（调整）|公开征求意见采纳情况的报告",
    ],
)
def test_titles_of_published_matters_are_broken_where_an_editor_would_break_them(lines):
    assert "|".join(broken(lines.replace("|", ""))) == lines


@pytest.mark.parametrize("matter", MATTERS)
@pytest.mark.parametrize("form", PAPERS)
def test_no_line_of_a_published_title_is_too_wide_or_begins_where_it_must_not(form, matter):
    title = form.format(matter)
    lines = broken(title)
    assert "".join(lines) == title
    assert all(width(each) <= LINE for each in lines)
    assert not any(each[0] in "》）。，、的（" or each[-1] in "《（“和与" for each in lines)


@pytest.mark.parametrize(("most", "lines"), [(20, 1), (21, 2), (40, 2), (41, 3)])
def test_a_word_wider_than_the_page_is_cut_in_parts_of_one_length(most, lines):
    found = broken("二" * most)
    assert len(found) == lines
    assert max(map(len, found)) - min(map(len, found)) <= lines


def test_a_short_title_is_one_line():
    assert broken("宁津县人民政府") == ("宁津县人民政府",)


@example("》" * 120)
@example("（" * 120)
@given(st.text(alphabet="关于印发《阳光大街》（示例）2023年7月1日的公告，abc “”", max_size=120))
def test_whatever_a_title_says_none_of_it_is_lost_and_no_line_is_too_wide(said):
    title = " ".join(said.split())
    lines = broken(title)
    assert "".join("".join(lines).split()) == "".join(title.split())
    assert all(width(each) <= LINE + 3 for each in lines), "marks may hang over the margin"
