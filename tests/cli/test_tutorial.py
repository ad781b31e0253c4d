"""The tutorial's commands, run as they stand; the reference in the docs is the one served."""

import pytest
from documented import ROOT, blocks, in_order, ran
from serving import serving

from api.app import routed
from api.pages.codes import codes
from api.pages.examples import page
from api.pages.markdown import reference
from api.pages.meanings import MEANINGS
from api.wire.openapi import describe


def test_the_reference_in_the_docs_is_the_one_that_is_served():
    kept = (ROOT / "docs/reference/http.md").read_text("utf-8")
    assert kept == reference(), "run: python -m api.pages.markdown > docs/reference/http.md"


def test_the_examples_in_the_docs_are_those_that_are_served():
    kept = (ROOT / "docs/reference/examples.md").read_text("utf-8")
    assert kept == page(), "run: python -m api.pages.examples > docs/reference/examples.md"


def test_every_coded_value_has_its_meaning_in_chinese():
    lists = codes(describe(routed())["components"]["schemas"])
    assert not [(each.name, value) for each in lists for value, meant in each.values if not meant]
    assert not {*MEANINGS} - {each.name for each in lists}, "meanings of lists that are not sent"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("founded", "In.said.Outcome"),
        ("discuss_again", "In.chief.Outcome"),
        ("elsewhere", "In.complaints.said.Ground"),
        ("no_effect", "In.post_evaluation.said.Ground"),
    ],
)
def test_two_lists_of_one_name_are_both_in_the_reference(value, name):
    assert value in describe(routed())["components"]["schemas"][name]["enum"]


def test_the_tutorial_does_what_it_says(tmp_path):
    with serving(tmp_path / "var") as (address, _):
        said = ran(blocks("tutorial.md").replace("http://127.0.0.1:8000", address), tmp_path)
    in_order(
        said,
        "proposal.submit",
        "(409, '",
        "须在“决策中”阶段办理",
        "尚未进行表决",
        "依据 重大行政决策程序暂行条例",
        "['meeting.decide']",
        "(1, '启动')",
        "(2, 'proposal.submit')",
        "(412, '",
        "(6, 'drafting.register')",
        "(409, '",
        "不少于30日",
        "(7, 'consultation.publish')",
        "(409, '",
        "期满前不得结束",
        "补正",
        "最早 20",
        "('legality', '尚缺')",
        "(7, 'consultation.publish')",
        "# 阳光大街",
        "| R3（7 号之后 after）",
        "核验通过",
    )
    assert (tmp_path / "var" / "tutorial" / "case.svg").stat().st_size > 1_000
    assert [each.name for each in tmp_path.iterdir()] == ["var"], "nothing is left in the clone"


def test_the_county_rule_set_of_the_how_to_is_proved_and_put_into_use(tmp_path):
    said = ran(blocks("how-to/add-a-rule.md"), tmp_path)
    in_order(said, "my-county v1：已证明", "已登记", "my-county v1  某县")
    assert (tmp_path / "my-county.svg").stat().st_size > 1_000
