"""A place says which papers are handed in besides: what the file may say, line by line."""

import pytest

from workflows import ProcedureFaultsError, canonical, load, load_text, offered
from workflows.canonical import parse_canonical
from workflows.rule_sets import differences

PAPERS = """\
steps:
  - key: legality_review
    papers:
      lead_opinion:
        label: {zh: 本单位法制机构意见, en: own lawyers' opinion}
        source: {place: 第九条}
      finance:
        label: {zh: 财政意见, en: finance opinion}
        when: {zh: 涉及财政资金的, en: where money is spent}
        source: {place: 第十条}
"""


def test_what_is_handed_in_besides_is_said_in_the_file(child):
    made = load_text(child(PAPERS), "some.yaml")
    papers = made.steps["legality_review"].papers
    assert [(key, p.conditional is not None) for key, p in papers.items()] == [
        ("finance", True),
        ("lead_opinion", False),
    ]
    assert parse_canonical(canonical(made)) == made
    told = {each.what: each for each in differences(offered().load("decree-713"), made)}
    assert told["papers.finance"].own == "财政意见（涉及财政资金的）"
    assert told["papers.finance"].source.place == "第十条"


def test_papers_are_asked_for_in_one_order_from_the_file_and_from_the_store():
    made = load("four-nots")
    again = parse_canonical(canonical(made))
    assert {k: list(s.papers) for k, s in made.steps.items()} == {
        k: list(s.papers) for k, s in again.steps.items()
    }


@pytest.mark.parametrize(
    ("written", "instead", "line_at", "told"),
    [
        ("key: legality_review", "key: responsibility", "papers:", "legality_review@1"),
        ("        label: {zh: 财政意见, en: finance opinion}\n", "", "finance:", "缺少：label"),
        ("        source: {place: 第九条}\n", "", "lead_opinion:", "缺少：source"),
        ("{zh: 财政意见, en: finance opinion}", "财政意见", "label: 财政意见", "{zh: …, en: …}"),
        ("when: {zh", "whenever: {zh", "whenever:", "允许：label"),
        ("papers:\n", "papers: {}\n    x:\n", "papers: {}", "至少一项"),
    ],
)
def test_a_wrong_line_is_named_with_what_is_allowed(  # noqa: PLR0917 - a row of the table
    child, faults_of, line_of, written, instead, line_at, told
):
    text = child(PAPERS).replace(written, instead)
    assert text != child(PAPERS)
    found = faults_of(text)
    assert any(told in f.text.zh and f.place.line == line_of(text, line_at) for f in found), found


def below(body):
    """Return what a rule set under the county's comes to."""
    text = HEAD + body
    return offered().with_texts({"some-county": COUNTY}).load_text(text, "a-town.yaml")


COUNTY = """\
key: some-county
version: 1
extends: decree-713
profile: decree-713
label: {zh: 某县程序, en: A county's procedure}
source: {act: 某县重大行政决策程序规定, kind: local}
in_force_from: 2025-03-01
"""
HEAD = COUNTY.replace("some-county", "a-town").replace("decree-713\nprof", "some-county\nprof")
COUNTY += PAPERS


def test_a_place_below_adds_a_paper_and_asks_for_one_in_every_case():
    more = "risk: {label: {zh: 风险说明, en: risk}, source: {place: 第三条}}"
    made = below(
        f"steps: [{{key: legality_review, papers: {{{more}, finance: {{when: always}}}}}}]"
    )
    papers = made.steps["legality_review"].papers
    assert set(papers) == {"lead_opinion", "finance", "risk"}
    assert papers["finance"].conditional is None
    assert papers["finance"].label.zh == "财政意见"
    told = {each.what: each for each in differences(load_text(COUNTY, "some-county.yaml"), made)}
    assert set(told) == {"papers.finance", "papers.risk"}
    assert told["papers.finance"].before == "财政意见（涉及财政资金的）"
    assert told["papers.finance"].own == "财政意见"


def test_a_place_below_does_not_make_a_paper_conditional_that_is_always_due():
    with pytest.raises(ProcedureFaultsError) as caught:
        below("steps: [{key: legality_review, papers: {lead_opinion: {when: {zh: 甲, en: a}}}}]")
    (fault,) = caught.value.faults
    assert "always" in fault.text.zh


def test_the_four_nots_ask_for_what_is_expected_on_the_first_day():
    asked = {
        (key, paper): each.conditional is not None
        for key, step in load("four-nots").steps.items()
        for paper, each in step.papers.items()
    }
    assert asked == {
        ("open_consultation", "disclosure_review"): False,
        ("legality_review", "lead_discussion"): False,
        ("legality_review", "lead_opinion"): False,
        ("submission", "finance"): True,
        ("submission", "interpretation"): False,
        ("publication", "disclosure_review"): False,
        ("archive", "execution"): False,
        ("archive", "change"): True,
        ("archive", "evaluation"): True,
    }
    assert not any(step.papers for step in load("decree-713").steps.values())


def test_a_place_below_does_not_make_another_paper_of_one_that_is_asked_for():
    other = "{label: {zh: 任意一页纸, en: any sheet of paper}}"
    with pytest.raises(ProcedureFaultsError) as caught:
        below(f"steps: [{{key: legality_review, papers: {{lead_opinion: {other}}}}}]")
    (fault,) = caught.value.faults
    assert "不得改为别的材料；允许：本单位法制机构意见" in fault.text.zh
