"""Every procedure that is shipped can be drawn, and the drawing says all that a reader needs."""

from dataclasses import replace

import pytest
from drawn import SVG, root_of

from decision_flow.domain.people import DUTY_LABELS
from decision_flow.domain.steps.common import RESERVED
from decision_flow.engine.rules import Ready
from diagrams import lay_out, procedure_svg, procedure_text, procedure_view
from diagrams.sheets.board import Return, arrange, returns
from diagrams.sheets.layout import APART, MOST_IN_A_ROW
from diagrams.sheets.shapes import Dash
from workflows import load

every = pytest.mark.parametrize("key", ["decree-713", "four-nots"])


@every
def test_the_drawing_names_every_step_gate_figure_paper_and_way_back(key):
    view = procedure_view(Ready(load(key)))
    root = root_of(procedure_svg(view))
    shown = "".join(t.text or "" for t in root.iter(f"{SVG}text"))
    steps = [g.get("data-step") for g in root.iter(f"{SVG}g") if g.get("class") == "step"]
    assert sorted(steps) == sorted(s.key for s in view.steps)
    gates = [g.get("data-gate") for g in root.iter(f"{SVG}g") if g.get("class") == "gate"]
    assert gates == [g.key for g in view.gates]
    ways = {
        (g.get("data-source"), g.get("data-target"))
        for g in root.iter(f"{SVG}g")
        if g.get("class") == "return"
    }
    assert ways == {(r.step, r.to) for r in view.rework}
    for step in view.steps:
        assert step.label.zh in shown
        for figure in step.figures:
            assert figure.amount.zh in shown
            assert figure.source in procedure_text(view)
        for paper in step.papers:
            assert paper.label.zh in shown
            assert f"{paper.label}（" in procedure_text(view)
            assert paper.source in procedure_text(view)


@every
def test_the_drawing_names_every_duty_that_acts_in_a_step_and_its_text_every_act(key):
    ready = Ready(load(key))
    view = procedure_view(ready)
    root = root_of(procedure_svg(view))
    cards = {g.get("data-step"): g for g in root.iter(f"{SVG}g") if g.get("class") == "step"}
    said = procedure_text(view)
    for step in ready.procedure.steps.values():
        shown = "".join(t.text or "" for t in cards[step.key].iter(f"{SVG}text"))
        for verb in ready.kinds[step.key].verbs:
            if any(f"{step.key}.{t}" in ready.rules for t in verb.triggers) and (
                verb.name not in RESERVED
            ):
                assert all(DUTY_LABELS[duty].zh in shown for duty in verb.by)
                assert verb.label.zh in said


def test_a_card_says_who_registers_who_records_and_who_decides():
    shown = procedure_svg(procedure_view(Ready(load("four-nots")))).decode()
    for line in (
        "办公厅（室）工作人员：召集会议、暂缓期满失效",
        "行政首长或者会议组成人员：行政首长作出决定",
        "决策承办单位经办人：送请合法性审查、补充材料",
        "行政首长或者会议组成人员：签发",
    ):
        assert line in shown


@every
def test_cards_and_ways_keep_out_of_each_others_way(key):
    view = procedure_view(Ready(load(key)))
    layout = lay_out(view)
    board = arrange(view, layout, dict.fromkeys(layout.middles, 100.0), top=0, returns=())
    boxes = list(board.boxes.values())
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            apart = one.right <= other.x or other.right <= one.x
            assert apart or one.bottom <= other.y or other.bottom <= one.y
    for way in layout.ways:
        first = layout.row_of(way.source)
        for i, x in enumerate(way.xs[1:-1], start=first + 1):
            for key_ in layout.rows[i]:
                middle, half = layout.middles[key_], layout.card(key_) / 2
                assert not middle - half + APART / 9 < x < middle + half - APART / 9


@every
def test_an_arrow_back_leaves_below_its_step_and_comes_in_from_above(key):
    view = procedure_view(Ready(load(key)))
    layout = lay_out(view)
    back = tuple(Return(r.step, r.to, "1", "#000000", Dash.SOLID, "") for r in view.rework)
    board = arrange(view, layout, dict.fromkeys(layout.middles, 90.0), top=0, returns=back)
    drawn = list(returns(board))
    assert len(drawn) == len(back)
    channels = set()
    for arrow, group in zip(back, drawn, strict=True):
        start, low, margin, high, above, tip = group.parts[0].points
        source, target = board.boxes[arrow.source], board.boxes[arrow.target]
        assert start[1] == source.bottom < low[1]
        assert source.x < start[0] < source.right
        assert margin[0] == high[0] > max(b.right for b in board.boxes.values())
        assert above[1] < tip[1] == target.y
        assert target.x < tip[0] < target.right
        channels |= {("down", low[1]), ("across", margin[0]), ("up", high[1])}
    assert len(channels) == 3 * len(back), "no two arrows share a line"


def test_more_steps_than_fit_in_a_row_are_folded_and_gates_stay_together(ready):
    view = procedure_view(ready)
    (one,) = (s for s in view.steps if s.key == "departments")
    more = tuple(replace(one, key=f"more{i}") for i in range(3))
    layout = lay_out(replace(view, steps=(*view.steps, *more)))
    assert max(map(len, layout.rows)) <= MOST_IN_A_ROW
    (row,) = (row for row in layout.rows if "risk" in row)
    assert {"feasibility", "experts", "risk", "competition"} <= {*row}
    assert all(layout.row_of(s.key) > layout.row_of("drafting") for s in more)


def test_a_figure_below_its_parent_names_what_allows_it(ready):
    view = procedure_view(ready)
    (step,) = (s for s in view.steps if s.key == "consultation")
    lower = replace(step.figures[0], departs_from="《某市规定》第八条")
    steps = tuple(replace(s, figures=(lower,)) if s is step else s for s in view.steps)
    changed = replace(view, steps=steps)
    assert "从宽依据 departs: 《某市规定》第八条" in procedure_svg(changed).decode()
    assert "从宽依据 departs：《某市规定》第八条" in procedure_text(changed)


@every
def test_no_step_stands_above_what_it_stands_on_nor_above_an_earlier_phase(key):
    view = procedure_view(Ready(load(key)))
    layout = lay_out(view)
    for step in view.steps:
        assert all(layout.row_of(k) < layout.row_of(step.key) for k in step.after)
    order = [phase for phase, _ in view.phases]
    rows = [order.index(view.step(row[0]).phase) for row in layout.rows]
    assert rows == sorted(rows)
