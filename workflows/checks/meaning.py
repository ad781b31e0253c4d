"""Whether the words of a complete rule set mean something: kinds, names, references, order.

The vocabulary is the engine's. Whether a meaningful procedure is also sound is not asked here.
"""

from collections.abc import Iterator, Mapping

from decision_flow.domain.case import CASE
from decision_flow.domain.kind import Kind
from decision_flow.domain.law import ALL, FLOORS
from decision_flow.domain.steps.before.drafting import ChangeClass
from decision_flow.domain.steps.common import nameable
from decision_flow.domain.steps.registry import KINDS
from workflows.checks.figures import misfigured
from workflows.checks.order import cycles, order_of
from workflows.checks.returns import misdirected
from workflows.faults import Fault, fault, listed
from workflows.grammar import unknown
from workflows.nodes import Node

RESERVED = frozenset({CASE, ALL, "draft"})
NAMES_STEP = ("环节", "step")
NAMES_GATE = ("关口", "gate")

Steps = Mapping[str, Node]


def doubled(whole: Node) -> Iterator[Fault]:
    """Yield every step of one file whose key an earlier step has."""
    first: dict[str, Node] = {}
    for step in whole.each("steps"):
        key = step["key"].text
        if key in first:
            line = first[key].place.line
            zh = f"环节“{key}”重复，第{line}行已有。"
            yield fault(step.place, zh, f'The step "{key}" stands in line {line} already.')
        first.setdefault(key, step)


def meaningless(whole: Node) -> Iterator[Fault]:
    """Yield what the engine cannot make sense of, in a rule set that is complete."""
    steps = {step["key"].text: step for step in whole.each("steps")}
    gates = whole.entries("gates")
    yield from _head(whole)
    for key, step in steps.items():
        yield from _step(key, step)
    for key, gate in gates.items():
        yield from _gate(key, gate, steps)
    yield from _once(gates)
    yield from _reopens(whole, gates)
    yield from _after(steps, gates)
    yield from misdirected(whole, steps)


def kind_of(step: Node | None) -> Kind | None:
    """Return the kind of a step, where both exist."""
    kind = step.get("kind") if step is not None else None
    return KINDS.get(kind.text) if kind is not None else None


def _head(whole: Node) -> Iterator[Fault]:
    profile = whole["profile"]
    if profile.text not in FLOORS:
        yield unknown(profile.place, ("底线", "profile"), profile.text, FLOORS)
    ends = whole.get("in_force_to")
    if ends is not None and ends.text < whole["in_force_from"].text:
        begins = whole["in_force_from"].text
        zh = f"失效日期{ends.text}早于施行日期{begins}；允许：{begins}及以后。"
        en = f"In force to {ends.text}, before it begins; allowed: {begins} or later."
        yield fault(ends.place, zh, en)
    follower = whole.get("superseded_by")
    if follower is not None and follower.text == whole["key"].text:
        zh = "不能由自己代替；允许：另一规则的代号。"
        yield fault(follower.place, zh, "It cannot follow itself; allowed: another rule set.")


def _step(key: str, step: Node) -> Iterator[Fault]:
    if key in RESERVED:
        names = listed(sorted(RESERVED))
        zh = f"“{key}”是保留字，不能作环节代号（保留字：{names}）。"
        yield fault(step["key"].place, zh, f'"{key}" is reserved (reserved: {names}).')
    missing = [name for name in ("kind", "source") if step.get(name) is None]
    if missing:
        names = listed(missing)
        zh = f"新增环节“{key}”缺少：{names}。"
        yield fault(step.place, zh, f'The new step "{key}" is missing: {names}.')
    elif (kind := kind_of(step)) is None:
        named = step["kind"]
        yield unknown(named.place, ("环节种类", "kind"), named.text, KINDS)
    else:
        yield from _of_kind(step, kind)


def _of_kind(step: Node, kind: Kind) -> Iterator[Fault]:
    yield from misfigured(step, kind)
    yield from _settings(step, kind)
    when, by = step.get("when"), step.get("by")
    if when is not None and when.value is None and not kind.conditional:
        names = listed(k.id for k in KINDS.values() if k.conditional)
        zh = f"“{kind.id}”一律适用，不能写适用条件；可以写的：{names}。"
        en = f"{kind.id} applies to every case: no `when`; allowed for: {names}."
        yield fault(when.place, zh, en)
    content = step.get("content")
    if content is not None and not kind.itemized:
        names = listed(k.id for k in KINDS.values() if k.itemized)
        zh = f"“{kind.id}”的报告内容由法律规定，不能写 content；可以写的：{names}。"
        yield fault(content.place, zh, f"No `content` for {kind.id}; allowed for: {names}.")
    yield from _papers(step, kind)
    # Nobody may read here that a procedure lets one duty alone act where the kind lets several.
    duties = dict.fromkeys(str(duty) for duty in nameable(kind))
    if by is not None and not duties:
        zh = f"“{kind.id}”由几种职责共同办理，不能写明由谁办理（by）。"
        yield fault(by.place, zh, f"Several duties share the acts of {kind.id}: no `by`.")
    elif by is not None and by.text not in duties:
        yield unknown(by.place, ("职责", "duty that may be named here"), by.text, duties)


def _papers(step: Node, kind: Kind) -> Iterator[Fault]:
    """Yield papers of a kind that hands none in, and of new ones what is not written."""
    papers = step.get("papers")
    if papers is not None and kind.papered is None:
        names = listed(k.id for k in KINDS.values() if k.papered)
        zh = f"“{kind.id}”不能写 papers；可以写的：{names}。"
        yield fault(papers.place, zh, f"No `papers` for {kind.id}; allowed for: {names}.")
        return
    for key, node in step.entries("papers").items():
        missing = [name for name in ("label", "source") if node.get(name) is None]
        if missing:
            names = listed(missing)
            zh = f"新增材料“{key}”缺少：{names}。"
            yield fault(node.place, zh, f'The new paper "{key}" is missing: {names}.')


def _settings(step: Node, kind: Kind) -> Iterator[Fault]:
    for name, node in step.entries("settings").items():
        values = kind.settings.get(name)
        if values is None:
            yield unknown(node.place, ("设置", f"setting of {kind.id}"), name, kind.settings)
        elif node.text not in values:
            yield unknown(node.place, ("取值", "value"), node.text, dict.fromkeys(values))


def _gate(key: str, gate: Node, steps: Steps) -> Iterator[Fault]:
    missing = [name for name in ("label", "all_of", "source") if gate.get(name) is None]
    if missing:
        names = listed(missing)
        zh = f"新增关口“{key}”缺少：{names}。"
        yield fault(gate.place, zh, f'The new gate "{key}" is missing: {names}.')
    if key == ALL or (key in steps and gate.words("all_of") != (key,)):
        zh = f"“{key}”不能作关口代号：它是保留字，或者与并非其唯一环节的环节同名。"
        en = f'A gate cannot be called "{key}": reserved, or the key of a step not alone in it.'
        yield fault(gate.place, zh, en)
    for item in gate.each("all_of"):
        yield from _member(item, steps)
    if gate.words("exempt"):
        yield from _exempt(gate, steps)


def _member(item: Node, steps: Steps) -> Iterator[Fault]:
    if item.text not in steps:
        yield unknown(item.place, NAMES_STEP, item.text, steps)
        return
    kind = kind_of(steps[item.text])
    if kind is not None and not kind.evidence:
        names = listed(k.id for k in KINDS.values() if k.evidence)
        zh = f"“{kind.id}”不为草案作证明，不能列入关口；可以列入的：{names}。"
        en = f"{kind.id} attests to no draft: not in a gate; allowed: {names}."
        yield fault(item.place, zh, en)


def _exempt(gate: Node, steps: Steps) -> Iterator[Fault]:
    grounds = dict.fromkeys(sorted({g for floor in FLOORS.values() for g in floor.grounds}))
    for ground in gate.each("exempt"):
        if ground.text not in grounds:
            yield unknown(ground.place, ("豁免理由", "ground"), ground.text, grounds)
    for name in gate.words("all_of"):
        kind = kind_of(steps.get(name))
        if kind is not None and not kind.exemptible:
            names = listed(k.id for k in KINDS.values() if k.exemptible)
            zh = f"“{name}”（{kind.id}）不能豁免；可以豁免的种类：{names}。"
            en = f"{name} ({kind.id}) cannot be exempt; allowed: gates of {names}."
            yield fault(gate["exempt"].place, zh, en)


def _once(gates: Mapping[str, Node]) -> Iterator[Fault]:
    home: dict[str, str] = {}
    for key, gate in gates.items():
        for item in gate.each("all_of"):
            other = home.setdefault(item.text, key)
            if other != key:
                place = gates[other].place
                zh = f"环节“{item.text}”已在关口“{other}”（{place}）中，只能属于一个关口。"
                en = f'The step "{item.text}" is in the gate "{other}" ({place}): one gate a step.'
                yield fault(item.place, zh, en)


def _reopens(whole: Node, gates: Mapping[str, Node]) -> Iterator[Fault]:
    classes = dict.fromkeys(str(c) for c in ChangeClass)
    for name, node in whole.entries("reopens").items():
        if name not in classes:
            yield unknown(node.place, ("修改性质", "class of change"), name, classes)
        for item in node.items or ():
            if item.text not in gates:
                yield unknown(item.place, NAMES_GATE, item.text, gates)
    missing = [c for c in classes if whole.get("reopens", c) is None]
    if missing:
        names = listed(missing)
        yield fault(whole["reopens"].place, f"缺少修改性质：{names}。", f"Missing: {names}.")


def _after(steps: Steps, gates: Mapping[str, Node]) -> Iterator[Fault]:
    known = {**steps, **gates}
    strange = [n for step in steps.values() for n in step.each("after") if n.text not in known]
    for node in strange:
        yield unknown(node.place, ("环节或者关口", "step or gate"), node.text, known)
    for cycle in cycles(order_of(steps, gates)):
        yield _cycle(cycle, steps)


def _cycle(cycle: tuple[str, ...], steps: Steps) -> Fault:
    places = [steps[key].get("after") or steps[key] for key in cycle]
    told = zip(cycle, (node.place for node in places), strict=True)
    lines = [f"{key} ({place.file}:{place.line})" for key, place in told]
    shown = " → ".join((*lines, lines[0]))
    zh = f"先后顺序成环：{shown}。"
    return fault(places[0].place, zh, f"The order runs in a circle: {shown}.")
