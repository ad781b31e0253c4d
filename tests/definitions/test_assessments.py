"""A place writes its own assessments and hearings: what the file may say, line by line."""

import re

import pytest

from decision_flow.engine.proof import Certificate, Disproof, prove
from workflows import ProcedureFaultsError, canonical, load_text, offered
from workflows.canonical import parse_canonical
from workflows.rule_sets import differences

REWORK = """\
rework:
  - {on: [risk_assessment.uncontrollable, fair_competition.fail, burden.adjust], to: drafting}
  - {on: [legality_review.lawful_after_changes, legality_review.unlawful], to: drafting}
  - {on: [meeting.returned, meeting.exceed], to: drafting}
  - {on: [meeting.discuss_again], to: submission}
  - {on: [party_report.return, congress_report.return, superior_approval.return], to: drafting}
"""

BURDEN = """\
gates:
  evaluation: {all_of: [feasibility_study, expert_argument, risk_assessment, burden]}
steps:
  - key: burden
    kind: assessment@1
    label: {zh: 为基层减负评估, en: Burden}
    after: [drafting]
    by: risk_assessor
    content:
      forms: {zh: 新增填报任务, en: forms to fill in}
      visits: {zh: 检查考核, en: visits}
    source: {place: 第九条}
"""

HEARING = """\
gates:
  consultation: {all_of: [open_consultation, hearing]}
steps:
  - key: hearing
    kind: hearing@1
    after: [drafting]
    figures:
      materials_before: {at_least: 7, unit: days, source: {place: 第九条}}
    source: {place: 第九条}
"""


def test_an_assessment_is_a_step_in_a_file_and_no_code(child):
    made = load_text(child(BURDEN + REWORK), "some.yaml")
    assert isinstance(prove(made), Certificate)
    assert list(made.steps["burden"].content) == ["forms", "visits"]
    assert parse_canonical(canonical(made)) == made
    told = {each.what: each.own for each in differences(offered().load("decree-713"), made)}
    assert told["content.visits"] == "检查考核"


WRONG = pytest.mark.parametrize(
    "case",
    [
        ("content:\n", "content: {}\n    x:\n", None, "x"),
        (
            "      forms: {zh: 新增填报任务, en: forms to fill in}\n",
            "      forms: {zh: 新}\n",
            "forms:",
            "缺少：en",
        ),
        ("by: risk_assessor", "by: chief", "by: chief", "risk_assessor"),
        ("kind: assessment@1", "kind: feasibility_study@1", "content:", "assessment@1"),
    ],
)


@WRONG
def test_a_wrong_line_is_named_with_what_is_allowed(child, faults_of, line_of, case):
    written, instead, line_at, told = case
    text = child(BURDEN + REWORK).replace(written, instead)
    found = faults_of(text)
    assert any(told in fault.text.zh for fault in found), found
    assert line_at is None or line_of(text, line_at) in {fault.place.line for fault in found}


def test_an_answer_that_sends_back_says_where_to(child, faults_of):
    (fault,) = faults_of(child(BURDEN + REWORK.replace(", burden.adjust", "")))
    assert "burden.adjust" in fault.text.zh


def grandchild(body):
    """Return a rule set under one that has an assessment, and the library that knows both."""
    parent = offered().with_texts({"some-county": PARENT + BURDEN + REWORK})
    head = PARENT.replace("some-county", "a-town").replace("decree-713\nprof", "some-county\nprof")
    return parent, head + body


PARENT = """\
key: some-county
version: 1
extends: decree-713
profile: decree-713
label: {zh: 某县程序, en: A county's procedure}
source: {act: 某县重大行政决策程序规定, kind: local}
in_force_from: 2025-03-01
"""


def test_below_it_points_are_added_and_nobody_else_is_named():
    library, text = grandchild("steps: [{key: burden, content: {costs: {zh: 经费, en: costs}}}]\n")
    assert {*library.load_text(text, "a.yaml").steps["burden"].content} == {
        *("forms", "visits", "costs")
    }
    library, text = grandchild("steps: [{key: burden, by: drafter}]\n")
    with pytest.raises(ProcedureFaultsError) as caught:
        library.load_text(text, "a.yaml")
    (fault,) = caught.value.faults
    assert "risk_assessor" in fault.text.zh


def test_a_hearing_states_the_seven_days_and_no_act_allows_less(child):
    assert isinstance(prove(load_text(child(HEARING), "some.yaml")), Certificate)
    silent = re.sub(r"    figures:\n.*\n", "", HEARING)
    below = HEARING.replace("at_least: 7", "at_least: 6")
    for text in (silent, below):
        outcome = prove(load_text(child(text), "some.yaml"))
        assert isinstance(outcome, Disproof)
        (fault,) = outcome.faults
        assert fault.element.startswith("steps.hearing")
        assert "第十六条" in fault.text.zh
    assert isinstance(prove(load_text(child(HEARING.replace("7,", "8,")), "s.yaml")), Certificate)
