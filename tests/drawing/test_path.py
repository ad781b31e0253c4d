"""A drawing of a case shows its recorded edges, all of them, in their order, and no others."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from drawn import SVG, edges_of, groups, root_of
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_flow.domain.case import Fact
from decision_flow.domain.values import Text
from diagrams import Attempt, CaseView, Layout, case_svg, case_text, lay_out
from diagrams.model import State
from diagrams.sheets.card import named

choices = st.lists(st.integers(0, 999), max_size=60)


def recorded(facts: Sequence[Fact]) -> list[tuple[str, ...]]:
    return [
        (str(f.seq), e.component, e.trigger, e.source, e.target) for f in facts for e in f.edges
    ]


@given(choices=choices)
@settings(max_examples=60)
def test_the_drawing_of_any_case_gives_back_its_sequence_of_edges(
    random_walk: Callable, layout: Layout, choices: list[int]
):
    walk = random_walk(choices)
    assert edges_of(case_svg(walk.view(), layout)) == recorded(walk.facts)


def test_a_loop_is_shown_as_often_as_it_happened(walk, layout):
    for name in ("proposal.submit", "proposal.study", "start.approve", "start.assign"):
        walk.do(name)
    walk.do("drafting.register")
    for _ in range(9):
        walk.do("consultation.publish")
        walk.do("consultation.void")
    edges = [e for e in edges_of(case_svg(walk.view(), layout)) if e[1] == "consultation"]
    assert [e[2] for e in edges] == ["publish", "void"] * 9
    assert [e[0] for e in edges] == [str(n) for n in range(6, 24)]


def test_edges_of_one_fact_share_its_number(eventful: CaseView, layout: Layout):
    returned = next(m for m in eventful.path if m.trigger == "returned")
    found = [e for e in edges_of(case_svg(eventful, layout)) if e[0] == str(returned.seq)]
    assert {e[1] for e in found} == {"meeting", "case", "drafting", "submission"}


def test_what_sent_the_case_back_is_an_arrow_with_the_number_of_its_fact(eventful, layout):
    returned = next(m for m in eventful.path if m.trigger == "returned")
    arrows = groups(case_svg(eventful, layout), "return")
    assert [(a.get("data-number"), a.get("data-source"), a.get("data-target")) for a in arrows] == [
        (str(returned.seq), "meeting", "drafting")
    ]


def test_a_matter_to_be_discussed_again_goes_back_to_where_the_procedure_says(walk, happy, layout):
    for name in happy:
        walk.do(name)
    walk.do("meeting.discuss_again")
    (arrow,) = groups(case_svg(walk.view(), layout), "return")
    assert (arrow.get("data-source"), arrow.get("data-target")) == ("meeting", "submission")


def test_refusals_and_records_of_the_case_itself_stand_at_the_head(walk, layout, correction):
    walk.do("proposal.submit")
    for _ in range(15):
        walk.do("case.correct", payload=correction(1))
    said = Text("终止（撤回）决策程序", "withdraw")
    why = Text("须附终止决定。", "The decision is missing.")
    refused = Attempt(1, "case", said, "王小明", said, walk.at, (why,), after=4)
    view = walk.view(attempts=[refused])
    svg = case_svg(view, layout)
    assert [g.get("data-numbers") for g in groups(svg, "refused")] == ["1"]
    assert len(groups(svg, "record")) == 12
    assert "另有 3 条，见文字版" in svg.decode()
    assert "| R1（4 号之后 after） |" in case_text(view)


def test_a_name_is_shown_as_it_is_today_and_for_whom_a_deputy_acted(walk, layout):
    walk.do("proposal.submit")
    walk.facts[0] = replace(walk.facts[0], actor=replace(walk.facts[0].actor, instead_of="p7"))
    view = walk.view(names={"p1": "王晓明", "p7": "赵敏"})
    assert "王晓明（提出人 proposer），代 for 赵敏" in case_text(view)
    assert "王晓明" in case_svg(view, layout).decode().partition("</desc>")[2]


def test_what_was_under_way_when_the_case_ended_says_so(walk, layout):
    walk.do("proposal.submit")
    walk.do("case.withdraw", 2)
    view = walk.view()
    first = view.steps[0]
    assert (first.standing, first.days) == (State.ENDED, 2)
    assert {g.get("data-standing") for g in groups(case_svg(view, layout), "step")} == {
        "ended",
        "not_begun",
    }


def test_refused_attempts_are_beside_the_path_with_their_numbers(eventful, layout):
    refused = groups(case_svg(eventful, layout), "refused")
    assert {g.get("data-numbers") for g in refused} == {"1", "2 3"}
    dashes = [shape.get("stroke-dasharray") for g in refused for shape in g]
    assert "1.5 3.5" in dashes, "a refusal is dotted"


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([1], "R1"),
        ([1, 2], "R1 R2"),
        ([16, 17, 18, 19, 20], "R16–R20"),
        ([1, 3, 4, 5, 9, 10], "R1 R3–R5 R9 R10"),
    ],
)
def test_the_numbers_of_refused_attempts_are_named_and_rows_of_them_by_their_ends(numbers, said):
    assert named(numbers) == said


def test_no_number_of_a_refused_attempt_is_cut_off_a_narrow_card(walk, layout):
    walk.do("proposal.submit")
    said, why = Text("提交", "submit"), Text("须附文件。", "A paper is missing.")
    narrowest = min((key for row in layout.rows for key in row), key=layout.card)
    odd = [*range(1, 60, 2)]
    attempts = [Attempt(n, narrowest, said, "王小明", said, walk.at, (why,), after=2) for n in odd]
    (shown,) = groups(case_svg(walk.view(attempts=attempts), layout), "refused")
    told = " ".join(shown.itertext())
    assert [n for n in odd if f"R{n} " not in f"{told} "] == []


def test_how_each_step_and_gate_stands_can_be_read(eventful, layout):
    svg = case_svg(eventful, layout)
    steps = {g.get("data-step"): g.get("data-standing") for g in groups(svg, "step")}
    assert steps["consultation"] == "exempt"
    assert steps["experts"] == "running"
    assert steps["feasibility"] == "done"
    assert steps["legality_review"] == steps["risk"] == "stale"
    assert steps["competition"] == "waiting"
    assert steps["issue"] == "not_begun"
    gates = {g.get("data-gate"): g.get("data-standing") for g in groups(svg, "gate")}
    assert gates == {
        "evaluation": "missing",
        "consultation": "exempt",
        "legality": "stale",
        "deliberation": "stale",
    }


def test_the_head_says_how_the_gates_stand_and_what_can_be_done_now(eventful, layout):
    svg = case_svg(eventful, layout)
    head = {g.get("data-gate"): g.get("data-standing") for g in groups(svg, "gate-summary")}
    assert head == {g.get("data-gate"): g.get("data-standing") for g in groups(svg, "gate")}
    assert [s.plan.key for s in eventful.steps if s.open] == ["experts", "risk", "competition"]
    said = "专家论证（办理中） · 风险评估（须重新办理） · 公平竞争审查（可以办理）"
    assert f"现在可办 Open now：{said}" in svg.decode()


def test_nothing_is_open_once_the_case_has_ended(walk, layout):
    walk.do("proposal.submit")
    walk.do("case.withdraw")
    view = walk.view()
    assert view.ended
    assert not any(step.open for step in view.steps)
    assert "现在可办" not in case_svg(view, layout).decode().partition("</desc>")[2]


def test_a_step_found_not_applicable_is_marked_as_such(walk, layout):
    for name in ("proposal.submit", "proposal.study", "start.approve", "start.assign"):
        walk.do(name)
    walk.do("drafting.register")
    walk.do("risk.not_applicable")
    found = groups(case_svg(walk.view(), layout), "step")
    assert {g.get("data-standing") for g in found if g.get("data-step") == "risk"} == {
        "not_applicable"
    }


def test_a_correction_is_shown_beside_the_path_and_at_what_it_corrects(walk, layout, correction):
    walk.do("proposal.submit")
    walk.do("case.correct", payload=correction(1))
    svg = case_svg(walk.view(), layout)
    (mark,) = groups(svg, "record")
    assert (mark.get("data-seq"), mark.get("data-corrects")) == ("2", "1")
    (edge,) = groups(svg, "edge")
    assert "已由 2 号更正 corrected by 2" in [t.text for t in edge.iter(f"{SVG}text")]


def test_a_late_entry_is_marked_with_both_days_in_the_card_and_at_the_head(
    walk, layout, correction
):
    walk.do("proposal.submit", late=2)
    walk.do("case.correct", payload=correction(1), late=3)
    view = walk.view()
    svg = case_svg(view, layout)
    marked = {
        move.seq: [str(view.day(t)) for t in (move.stated_at, move.recorded_at)]
        for move in view.path
    }
    (edge,), (record,) = groups(svg, "edge"), groups(svg, "record")
    for seq, group in ((1, edge), (2, record)):
        said = " ".join(t.text for t in group.iter(f"{SVG}text"))
        assert "补录" in said
        assert all(day in said for day in marked[seq]), said


def test_no_state_is_told_by_colour_alone(eventful, layout):
    labels = {"有效", "已完成", "办理中", "可以办理", "尚未办理", "依法豁免", "已失效，须重新办理"}
    for group in groups(case_svg(eventful, layout), "step"):
        assert labels & {t.text for t in group.iter(f"{SVG}text")}


def test_cards_never_touch_one_another(eventful):
    layout = lay_out(eventful.procedure)
    for row in layout.rows:
        sides = [(layout.middles[k], layout.card(k) / 2) for k in row]
        for (left, half), (right, other) in pairwise(sides):
            assert left + half < right - other


def test_every_recorded_edge_in_a_card_says_who_took_it_whole_and_in_which_step(eventful, layout):
    root = root_of(case_svg(eventful, layout))
    moves = {str(move.seq): move for move in eventful.path}
    cards = [g for g in root.iter(f"{SVG}g") if g.get("class") == "step"]
    rows = [g for card in cards for g in card.iter(f"{SVG}g") if g.get("class") == "edge"]
    assert len(rows) > len(moves) / 2
    for row in rows:
        move, said = moves[row.get("data-seq")], " ".join(row.itertext())
        shown = [text.text for text in row.iter(f"{SVG}text")]
        assert any(move.actor in text for text in shown), said
        assert not any("…" in text for text in shown), said
    caused = next(r for r in rows if r.get("data-trigger") == "lapse")
    move = moves[caused.get("data-seq")]
    step = eventful.procedure.step(move.step).label.zh
    assert f"{step}：{move.answer.zh}" in [t.text.split(" ")[-1] for t in caused.iter(f"{SVG}text")]
