"""The tutorial's commands, run as they stand; the reference in the docs is the one served."""

from documented import ROOT, blocks, in_order, ran
from serving import serving

from api.pages.markdown import reference


def test_the_reference_in_the_docs_is_the_one_that_is_served():
    kept = (ROOT / "docs/reference/http.md").read_text("utf-8")
    assert kept == reference(), "run: python -m api.pages.markdown > docs/reference/http.md"


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
    assert (tmp_path / "case.svg").stat().st_size > 1_000


def test_the_county_rule_set_of_the_how_to_is_proved_and_put_into_use(tmp_path):
    said = ran(blocks("how-to/add-a-rule.md"), tmp_path)
    in_order(said, "my-county v1：已证明", "已登记", "my-county v1  某县")
    assert (tmp_path / "my-county.svg").stat().st_size > 1_000
