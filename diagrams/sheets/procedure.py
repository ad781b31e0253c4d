"""The drawing of a procedure: phases, gates, steps, who acts, every figure with its article."""

from decision_flow.domain.values import Text
from diagrams.model import PlannedStep, ProcedureView, State
from diagrams.sheets.board import LEFT, Return, arrange, lanes, place, returns, ways
from diagrams.sheets.gates import planned_gates
from diagrams.sheets.layout import Layout
from diagrams.sheets.legend import legend, procedure_samples
from diagrams.sheets.shapes import Box, Dash, Group, Part, Sheet, Words
from diagrams.sheets.stack import PAD, Card, Stack
from diagrams.sheets.summary import SIDE, Head
from diagrams.sheets.theme import AMBER, GREY, INK, LOOKS, PAPER, VIOLET, Look, frame, numbered
from diagrams.text import procedure_text
from diagrams.words import clean, fit, wrap

_PLAIN = Look(INK, PAPER, 1.4)


def procedure_sheet(view: ProcedureView, layout: Layout) -> Sheet:
    """Return the drawing of a procedure."""
    cards = {step.key: _card(step, layout.card(step.key)) for step in view.steps}
    back, notes = _returns(view)
    head = _head(view, LEFT + layout.width)
    heights = {key: card.height for key, card in cards.items()}
    board = arrange(view, layout, heights, top=head.bottom, returns=back)
    foot = legend(procedure_samples(), board.bottom, board.right - 20)
    listed = _notes(notes, foot.bottom, board.right - 20)
    return Sheet(
        width=board.right + 16,
        height=listed.bottom,
        title=clean(f"{view.label}（{view.key} v{view.version}）"),
        text=procedure_text(view),
        parts=(
            *head.parts,
            *lanes(board),
            *ways(board),
            *planned_gates(board, view.gates),
            *(part for key, card in cards.items() for part in place(board, key, card.parts)),
            *returns(board),
            *foot.parts,
            *listed.parts,
        ),
    )


def _head(view: ProcedureView, room: float) -> Head:
    parts: list[Part] = []
    y = 16.0
    for line in wrap(view.label.zh, 22, room, 2):
        y += 28
        parts.append(Words((SIDE, y), line, 22, bold=True))
    said = (
        view.label.en,
        (
            f"{view.key} v{view.version} · 自 {view.in_force_from} 起施行 in force from "
            f"{view.in_force_from} · 依据 Source {view.source} · 摘要 Digest {view.digest[:16]}"
        ),
    )
    for text in said:
        for line in wrap(text, 11, room, 2):
            y += 17
            parts.append(Words((SIDE, y), line, 11, GREY))
    return Head(tuple(parts), y + 16)


def _card(step: PlannedStep, width: float) -> Card:
    stack = Stack(width)
    stack.title(step.label)
    stack.y += 3
    stack.wrapped(f"由 {step.duty.zh} 办理 by {step.duty.en}", 10.5)
    for each in step.acts:
        if each.by != step.duty:
            stack.wrapped(f"{each.by.zh}：{each.acts.zh}", 9.5, most=3)
            stack.wrapped(f"{each.by.en}: {each.acts.en}", 8.5, GREY, most=3)
    stack.wrapped(f"依据 {step.source}", 9.5, GREY)
    for figure in step.figures:
        stack.y += 3
        stack.wrapped(f"{figure.label.zh}{figure.amount.zh}", 11)
        stack.wrapped(f"{figure.label.en}: {figure.amount.en}", 9.5, GREY)
        stack.wrapped(figure.source, 9.5, GREY)
        if figure.departs_from:
            stack.wrapped(f"从宽依据 departs: {figure.departs_from}", 9.5, AMBER)
    if step.papers:
        stack.y += 3
        stack.wrapped("随附 " + "、".join(p.label.zh for p in step.papers), 10, most=4)
        stack.wrapped("with " + ", ".join(p.label.en for p in step.papers), 9, GREY, most=4)
    if step.conditional:
        stack.y += 3
        stack.wrapped(f"视情适用：{step.conditional.zh}", 10, AMBER, most=3)
        stack.wrapped(f"where it applies: {step.conditional.en}", 9, GREY, most=3)
    if step.exempt:
        stack.y += 3
        stack.wrapped("可依法豁免：" + "、".join(g.zh for g in step.exempt), 10, VIOLET)
        stack.wrapped("exempt: " + ", ".join(g.en for g in step.exempt), 9, GREY)
    height = stack.y + PAD
    back = tuple(frame(Box(0, 0, width, height), _look(step)))
    group = Group(
        "step",
        (*back, *stack.parts),
        (("step", step.key),),
        clean(f"{step.label}；{step.duty}；{step.source}"),
    )
    return Card(height, (group,))


def _look(step: PlannedStep) -> Look:
    if step.exempt:
        return LOOKS[State.EXEMPT]
    return LOOKS[State.WAITING] if step.conditional else _PLAIN


def _returns(view: ProcedureView) -> tuple[tuple[Return, ...], tuple[tuple[str, Text], ...]]:
    """Return the ways back, one arrow for each pair of steps, and what their numbers mean."""
    answers: dict[tuple[str, str], list[Text]] = {}
    for rework in view.rework:
        answers.setdefault((rework.step, rework.to), []).append(rework.label)
    arrows, notes = [], []
    for i, ((source, target), labels) in enumerate(answers.items(), start=1):
        one, other = view.step(source).label, view.step(target).label
        said = Text(
            f"{one.zh}（{'、'.join(t.zh for t in labels)}）→ {other.zh}",
            f"{one.en} ({', '.join(t.en for t in labels)}) → {other.en}",
        )
        arrows.append(Return(source, target, str(i), VIOLET, Dash.DASHED, clean(str(said))))
        notes.append((str(i), said))
    return tuple(arrows), tuple(notes)


def _notes(notes: tuple[tuple[str, Text], ...], top: float, room: float) -> Head:
    parts: list[Part] = []
    y = top
    if notes:
        y += 14
        parts.append(Words((SIDE, y), "退回路径 Rework", 13, INK, bold=True))
        y += 8
    for number, said in notes:
        y += 21
        parts.extend(numbered((SIDE + 9, y - 4), number, VIOLET))
        parts.append(Words((SIDE + 28, y), fit(f"{said.zh}　{said.en}", 11, room - 40), 11))
    return Head(tuple(parts), y + 18)
