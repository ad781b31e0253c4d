"""Where answers send a case back to: every answer that does so once, and to an earlier step."""

from collections.abc import Iterator, Mapping

from decision_flow.domain.steps.registry import KINDS
from workflows.checks.order import order_of
from workflows.faults import Fault, Place, fault, listed
from workflows.grammar import unknown
from workflows.nodes import Node

Steps = Mapping[str, Node]


def misdirected(whole: Node, steps: Steps) -> Iterator[Fault]:
    """Yield what is wrong with the returns of a complete rule set."""
    due = _due(steps)
    told: dict[str, Node] = {}
    for rework in whole.each("rework"):
        yield from _target(rework, steps)
        for answer in rework.each("on"):
            yield from _answer(answer, due, told)
            told.setdefault(answer.text, answer)
    yield from _untold(due, told, whole)
    yield from _forward(whole, steps)


def _due(steps: Steps) -> dict[str, Node]:
    """Return the answers that must say where they lead, with their steps."""
    kinds = {key: KINDS.get(step["kind"].text) for key, step in steps.items() if step.get("kind")}
    return {
        f"{key}.{row.trigger}": steps[key]
        for key, kind in kinds.items()
        for row in (kind.rows if kind else ())
        if row.rework
    }


def _target(rework: Node, steps: Steps) -> Iterator[Fault]:
    target = rework["to"]
    if target.text not in steps:
        yield unknown(target.place, ("环节", "step"), target.text, steps)


def _answer(answer: Node, due: Steps, told: Steps) -> Iterator[Fault]:
    if answer.text not in due:
        yield unknown(answer.place, ("退回结果", "answer that sends back"), answer.text, due)
    elif answer.text in told:
        line = told[answer.text].place.line
        zh = f"“{answer.text}”重复，第{line}行已有。"
        yield fault(answer.place, zh, f'"{answer.text}" stands in line {line} already.')


def _untold(due: Steps, told: Steps, whole: Node) -> Iterator[Fault]:
    """Yield the answers that nobody told, at the list of the file itself, else at the step."""
    missing: dict[Place, list[str]] = {}
    for answer, step in due.items():
        if answer not in told:
            listing = whole.get("rework") or whole
            own = listing.place.file == whole.place.file
            missing.setdefault((listing if own else step).place, []).append(answer)
    for place, answers in missing.items():
        names = listed(answers)
        zh = f"没有写明退回到哪一环节：{names}；请在 rework 中写 {{on: [{names}], to: 环节}}"
        en = f"Nothing says where these send the case back to: {names}; add to `rework` "
        en += f"{{on: [{names}], to: STEP}}"
        whole_list = "extends" in (whole.fields or {})
        zh += "，其余各项照上位规则写全。" if whole_list else "。"
        en += ", with all that the parent has there." if whole_list else "."
        yield fault(place, zh, en)


def _forward(whole: Node, steps: Steps) -> Iterator[Fault]:
    """Yield returns to a step that the answering step does not stand on."""
    after = order_of(steps, whole.entries("gates"))
    for rework in whole.each("rework"):
        target = rework["to"]
        for answer in rework.each("on"):
            step = answer.text.partition(".")[0]
            above = upstream(step, after) if step in after else ()
            if step in after and target.text in steps and target.text not in above:
                names = listed(key for key in steps if key in above)
                zh = f"“{answer.text}”不能退回到“{target.text}”；允许：{names}。"
                en = f'{answer.text} cannot go back to "{target.text}"; allowed: {names}.'
                yield fault(target.place, zh, en)


def upstream(step: str, after: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Return all that a step stands on, near and far."""
    found: set[str] = set()
    todo = [*after[step]]
    while todo:
        key = todo.pop()
        if key not in found:
            found.add(key)
            todo.extend(after[key])
    return frozenset(found)
