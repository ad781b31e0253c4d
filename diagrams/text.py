"""The same as the drawing in words: Markdown that reads well as plain text, aloud too.

Whatever a person wrote is put on one line, and the signs by which Markdown would make markup of it
become their full-width twins.
"""

from collections.abc import Iterable, Iterator

from decision_flow.domain.case import CASE
from decision_flow.domain.values import Text
from diagrams.model import (
    SETTLED,
    Attempt,
    CaseView,
    CounterexampleView,
    PathEdge,
    PathMove,
    PlannedStep,
    ProcedureView,
    State,
    StepView,
)
from diagrams.words import FRESH, STATES, clean, duration, legal_time

_TWINS = str.maketrans("<>|`[]", "＜＞｜｀［］")


def case_text(view: CaseView) -> str:
    """Return a case in words: steps, gates, path, refusals, stale evidence."""
    return "\n".join(_case_lines(view)) + "\n"


def procedure_text(view: ProcedureView) -> str:
    """Return a procedure in words: steps in order, gates, rework."""
    return "\n".join(_procedure_lines(view)) + "\n"


def counterexample_text(view: CounterexampleView) -> str:
    """Return a counterexample in words: what is claimed, the moves, where they lead."""
    moves = (f"{i}. {_said(move)}" for i, move in enumerate(view.moves, start=1))
    lines = (
        f"# 反例 Counterexample：{_said(view.procedure)}",
        f"要求 Required：{_said(view.claim)}",
        "",
        *moves,
        "",
        f"结果 Outcome：{_said(view.outcome)}",
    )
    return "\n".join(lines) + "\n"


def _case_lines(view: CaseView) -> Iterator[str]:
    plan = view.procedure
    yield f"# {safe(view.title)}"
    yield ""
    yield f"- 案号 Case：{safe(view.number)}"
    yield f"- 阶段 Phase：{_said(view.phase_label)}"
    yield f"- 程序 Procedure：{_said(plan.label)}（{plan.key} v{plan.version}，{plan.digest[:12]}）"
    yield f"- 截至 As of：{legal_time(view.moment.astimezone(view.zone))}"
    if view.decidable is not None:
        yield f"- 最早决定 Earliest decision：{_said(view.decidable)}"
    yield from (f"- 说明 Note：{_said(each)}" for each in view.notes)
    yield f"- 现在可办 Open now：{_labels(plan, (s.plan.key for s in view.steps if s.open))}"
    yield f"- 现行草案 Draft：{view.draft or '—'}"
    yield f"- 末条摘要 Head：{view.head}"
    yield from _table(
        "环节 Steps",
        ("环节 Step", "状态 Standing", "用时 Time", "证据 Evidence", "等待 Waits for"),
        (_step_row(view, step) for step in view.steps),
    )
    yield from _table(
        "关口 Gates",
        ("关口 Gate", "环节 Steps", "状态 Standing"),
        ((_said(g.plan.label), _labels(plan, g.plan.steps), _said(g.label)) for g in view.gates),
    )
    yield from _table(
        "经过 Path",
        ("号 No.", "日期 Date", "办理 Move", "由谁 By", "去向 Led to"),
        (_move_row(view, move) for move in view.path),
    )
    yield from _table(
        "被拒的办理 Refused attempts",
        ("号 No.", "日期 Date", "办理 Move", "由谁 By", "理由 Reasons"),
        (_attempt_row(view, attempt) for attempt in view.attempts),
    )
    yield from _stale(view)


def _step_row(view: CaseView, step: StepView) -> tuple[str, ...]:
    spent = _said(duration(step.days)) if step.days is not None else "—"
    return (
        _said(step.plan.label),
        f"{_said(standing_words(step))}（{_said(step.state_label)}）",
        spent,
        str(step.evidence),
        _waits(view, step),
    )


def standing_words(step: StepView) -> Text:
    """Return how a step stands, in words: evidence of a gate is fresh, other steps are done."""
    if step.standing is State.DONE and step.plan.gate is not None:
        return FRESH
    return STATES[step.standing]


def _waits(view: CaseView, step: StepView) -> str:
    if view.ended or step.standing in SETTLED or not step.waits_for:
        return "—"
    if before := view.before(step):
        return f"须先完成 after {_labels(view.procedure, before)}"
    since = f"，自 since {view.day(step.since)}" if step.since else ""
    for_what = "；".join(_said(text) for text in step.waits_for)
    return f"{_said(step.awaits)}{since}：{for_what}"


def _move_row(view: CaseView, move: PathMove) -> tuple[str, ...]:
    instead = f"，代 for {safe(move.instead_of)}" if move.instead_of else ""
    remarks = [f"更正第 {move.corrects} 号 corrects {move.corrects}"] if move.corrects else []
    remarks += [f"已由 {n} 号更正 corrected by {n}" for n in move.corrected_by]
    remarks += [entered_late(view, move)] if move.late else []
    led = [_edge(view, edge) for edge in move.edges] or ["—"]
    return (
        str(move.seq),
        view.day(move.stated_at).isoformat(),
        f"{_step_label(view.procedure, move.step)}：{_said(move.label)}",
        f"{safe(move.actor)}（{_said(move.duty)}）{instead}",
        "；".join([*led, *remarks]),
    )


def entered_late(view: CaseView, move: PathMove) -> str:
    """Return that an act was entered late, when it was and when that was, by which comparison."""
    did, noted = view.day(move.stated_at), view.day(move.recorded_at)
    return (
        f"补录 entered late：所述 stated {did}，记录 recorded {noted}，"
        f"核对见 {move.compared} 号 compared in {move.compared}"
    )


def _edge(view: CaseView, edge: PathEdge) -> str:
    return f"{_step_label(view.procedure, edge.component)} → {_said(edge.result)}"


def _attempt_row(view: CaseView, attempt: Attempt) -> tuple[str, ...]:
    return (
        f"R{attempt.number}" + (f"（{attempt.after} 号之后 after）" if attempt.after else ""),
        view.day(attempt.at).isoformat(),
        f"{_step_label(view.procedure, attempt.step)}：{_said(attempt.label)}",
        f"{safe(attempt.actor)}（{_said(attempt.duty)}）",
        "；".join(_said(reason) for reason in attempt.reasons),
    )


def _stale(view: CaseView) -> Iterator[str]:
    stale = [s.plan.key for s in view.steps if s.standing is State.STALE]
    if stale:
        yield ""
        yield f"已失效、须重新办理 Stale：{_labels(view.procedure, stale)}"


def _procedure_lines(view: ProcedureView) -> Iterator[str]:
    yield f"# {_said(view.label)}"
    yield ""
    yield f"- 程序 Procedure：{view.key} v{view.version}（{view.digest}）"
    yield f"- 施行 In force from：{view.in_force_from}"
    yield f"- 依据 Source：{safe(view.source)}"
    phases = dict(view.phases)
    yield from _table(
        "环节 Steps",
        (
            "环节 Step",
            "阶段 Phase",
            "由谁 By",
            "在其后 After",
            "数字 Figures",
            "随附材料 Papers",
            "依据 Source",
        ),
        (
            (
                _said(step.label) + _conditions(step),
                _said(phases[step.phase]),
                _said(step.duty),
                _labels(view, step.after),
                _figures(step),
                _papers(step),
                safe(step.source),
            )
            for step in view.steps
        ),
    )
    yield from _table(
        "各环节由谁办理什么 Who does what",
        ("环节 Step", "由谁 By", "办理事项 Acts"),
        (
            (_said(step.label), _said(each.by), _said(each.acts))
            for step in view.steps
            for each in step.acts
        ),
    )
    yield from _table(
        "关口 Gates",
        ("关口 Gate", "环节 Steps", "依据 Source"),
        ((_said(g.label), _labels(view, g.steps), safe(g.source)) for g in view.gates),
    )
    yield from _table(
        "退回 Rework",
        ("环节 Step", "结果 Answer", "回到 Back to"),
        ((_step_label(view, r.step), _said(r.label), _step_label(view, r.to)) for r in view.rework),
    )


def _conditions(step: PlannedStep) -> str:
    said = [f"视情适用 where it applies：{_said(step.conditional)}"] if step.conditional else []
    said += (
        [f"可依法豁免 exempt：{'、'.join(_said(g) for g in step.exempt)}"] if step.exempt else []
    )
    return f"（{'；'.join(said)}）" if said else ""


def _figures(step: PlannedStep) -> str:
    said = (
        f"{_said(f.label)}：{_said(f.amount)}（{safe(f.source)}）"
        + (f"，从宽依据 departs：{safe(f.departs_from)}" if f.departs_from else "")
        for f in step.figures
    )
    return "；".join(said) or "—"


def _papers(step: PlannedStep) -> str:
    said = (
        f"{_said(p.label)}（"
        + (f"{_said(p.conditional)}；" if p.conditional else "")
        + f"{safe(p.source)}）"
        for p in step.papers
    )
    return "；".join(said) or "—"


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield a table under its title; nothing where there are no rows."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if lines:
        yield from ("", f"## {title}", "", f"| {' | '.join(heads)} |", "|" + "---|" * len(heads))
        yield from lines


def _labels(view: ProcedureView, keys: Iterable[str]) -> str:
    return "、".join(_step_label(view, key) for key in keys) or "—"


def _step_label(view: ProcedureView, key: str) -> str:
    if key == CASE:
        return "案件 Case"
    found = next((s.label for s in view.steps if s.key == key), None)
    return _said(found) if found else safe(key)


def _said(text: Text) -> str:
    return safe(f"{text.zh} {text.en}")


def safe(text: str) -> str:
    """Return what a person wrote as one line of plain text, fit for a cell of a table."""
    return clean(text).translate(_TWINS)
