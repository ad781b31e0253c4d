"""The text says what the drawing shows: the same steps, the same path, in the same order."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from drawn import SVG, root_of
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_flow.domain.case import IDLE, Edge
from decision_flow.domain.steps.common import LAPSE, SUPERSEDE
from decision_flow.domain.steps.registry import KINDS
from diagrams import case_svg, case_text, counterexample_text, procedure_text
from diagrams.words import came_to, trigger_label


def section(text: str, title: str) -> list[list[str]]:
    """The rows of a table, without its head."""
    after = text.partition(f"## {title}\n")[2].strip("\n").split("\n\n")[0]
    return [[c.strip() for c in line.strip("|").split("|")] for line in after.splitlines()[2:]]


@given(choices=st.lists(st.integers(0, 999), max_size=50))
@settings(max_examples=40)
def test_the_text_names_the_steps_and_the_path_of_the_drawing(
    random_walk: Callable, layout, choices
):
    view = random_walk(choices).view()
    text, root = case_text(view), root_of(case_svg(view, layout))
    drawn = {g.get("data-step") for g in root.iter(f"{SVG}g") if g.get("class") == "step"}
    assert {s.plan.key for s in view.steps} == drawn
    steps = [row[0] for row in section(text, "环节 Steps")]
    assert steps == [str(s.plan.label) for s in view.steps]
    if view.path:
        moves = section(text, "经过 Path")
        assert [row[0] for row in moves] == [str(m.seq) for m in view.path]
        assert all(str(e.result) in row[4] for row, m in zip(moves, view.path, strict=True)
                   for e in m.edges)  # fmt: skip


FALLING = [
    pytest.param(kind, row.trigger, id=f"{kind.name}-{row.trigger}")
    for kind in KINDS.values()
    for row in kind.rows
    if row.dest in IDLE and row.trigger not in {LAPSE, SUPERSEDE}
]


@pytest.mark.parametrize(("kind", "trigger"), FALLING)
def test_a_step_that_falls_by_its_own_answer_is_told_by_that_answer(kind, trigger):
    """“To be done again” is what another step's act does to it, and not what was decided in it."""
    (row,) = [row for row in kind.rows if row.trigger == trigger]
    edge = Edge("step", trigger, row.sources[0], row.dest)
    assert came_to(kind, edge, "step") == trigger_label(kind, trigger)
    assert came_to(kind, edge, "step") != kind.state_label(row.dest)
    assert came_to(kind, edge, "another") == kind.state_label(row.dest)


def test_the_text_alternative_is_inside_the_drawing(eventful, layout):
    root = root_of(case_svg(eventful, layout))
    desc = root.find(f"{SVG}desc")
    assert desc.text == case_text(eventful)
    title = root.find(f"{SVG}title")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"


def test_the_text_says_who_is_awaited_for_what_and_since_when(eventful):
    rows = {row[0].split()[0]: row for row in section(case_text(eventful), "环节 Steps")}
    assert "决策承办单位经办人" in rows["专家论证"][4]
    assert "2026-" in rows["专家论证"][4]
    assert "提交专家论证意见" in rows["专家论证"][4]


def test_the_one_who_is_awaited_is_the_one_who_can_act(walk):
    for name in ("proposal.submit", "proposal.study", "start.approve", "start.assign"):
        walk.do(name)
    walk.do("drafting.register")
    walk.do("competition.prereview")
    walk.do("risk.report")
    awaits = {s.plan.key: s.awaits.zh for s in walk.view().steps if s.open}
    assert awaits["competition"] == "市场监管部门审查人员"
    assert awaits["risk"] == "风险评估人员或者决策承办单位经办人"
    walk.do("drafting.revise")
    assert not {s.plan.key: s.open for s in walk.view().steps}["legality_review"]


def test_a_card_whose_turn_has_not_come_names_the_steps_before_it(eventful, layout):
    shown = case_svg(eventful, layout).decode().partition("</desc>")[2]
    assert "须先完成：专家论证、风险评估、公平竞争审查" in shown


def test_so_does_its_row_and_leaves_their_reasons_to_them(eventful):
    rows = {row[0].split()[0]: row[4] for row in section(case_text(eventful), "环节 Steps")}
    named = "专家论证 Expert argument、风险评估 Risk assessment、公平竞争审查"
    assert rows["合法性审查"].startswith(f"须先完成 after {named}")
    assert "现为" not in rows["合法性审查"]


def test_every_reason_of_every_refusal_is_in_the_text(eventful):
    text = case_text(eventful)
    for attempt in eventful.attempts:
        assert f"| R{attempt.number} |" in text
        for reason in attempt.reasons:
            assert reason.zh in text
            assert reason.en in text


def test_stale_evidence_is_named(eventful):
    last = case_text(eventful).strip().splitlines()[-1]
    assert last.startswith("已失效、须重新办理 Stale：")
    assert "合法性审查" in last


def test_a_late_entry_is_told_with_both_days_and_its_comparison(walk):
    walk.do("proposal.submit", late=2)
    did, noted = walk.facts[-1].stated_at, walk.facts[-1].recorded_at
    view = walk.view()
    (row,) = (line for line in case_text(view).splitlines() if "补录" in line)
    assert f"所述 stated {view.day(did)}，记录 recorded {view.day(noted)}" in row
    assert "核对见 1 号 compared in 1" in row
    walk.do("proposal.study")
    assert case_text(walk.view()).count("补录") == 1


def test_time_counts_in_the_days_of_the_body(walk):
    walk.do("proposal.submit")
    walk.do("proposal.study", 3)
    (row,) = [r for r in section(case_text(walk.view()), "环节 Steps") if "决策动议" in r[0]]
    assert row[2] == "3天 3 d"


def test_a_day_is_a_day_where_the_body_is(walk):
    walk.at = datetime(2026, 3, 2, 15, 50, tzinfo=UTC)
    walk.do("proposal.submit")  # 23:57 in China
    walk.do("proposal.study")  # 00:04
    text = case_text(walk.view())
    assert [row[1] for row in section(text, "经过 Path")] == ["2026-03-02", "2026-03-03"]
    (row,) = [r for r in section(text, "环节 Steps") if "决策动议" in r[0]]
    assert row[2] == "1天 1 d"


def test_evidence_is_counted_as_long_as_it_stands(eventful):
    rows = {row[0].split()[0]: row[3] for row in section(case_text(eventful), "环节 Steps")}
    assert (rows["决策动议"], rows["专家论证"], rows["风险评估"]) == ("2", "1", "0")


def test_a_procedure_is_told_with_its_figures_and_their_articles(eventful):
    text = procedure_text(eventful.procedure)
    assert "征求意见最短期限 least window：不少于30日 at least 30 days" in text
    assert "《重大行政决策程序暂行条例》第十五条" in text
    rows = section(text, "退回 Rework")
    assert [len(rows), len(section(text, "关口 Gates"))] == [7, 4]


def test_a_counterexample_is_told_move_by_move(counterexample):
    text = counterexample_text(counterexample)
    assert "1. 登记决策草案 register the draft" in text
    assert text.strip().splitlines()[-1].startswith("结果 Outcome：")
