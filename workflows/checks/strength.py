"""Whether a rule set is at least as strict as the one that it extends, part by part.

Floors may rise, ceilings may fall, more may be asked for; nothing is taken away. One thing alone
may be weaker: a figure, when the file names the source that allows it (`departs_from`).
"""

from collections.abc import Iterator

from decision_flow.domain.figures import shown
from decision_flow.domain.law import ALL, FLOORS, Floor
from decision_flow.domain.procedure import Figure, Procedure, Step
from decision_flow.domain.steps.before.legality_review.clock import DECIDED_WITHIN
from decision_flow.domain.steps.before.legality_review.said import Inquiry
from decision_flow.domain.steps.registry import KINDS
from workflows.faults import Fault, Place, fault, listed
from workflows.nodes import Node

_LENGTHENS = frozenset(map(str, Inquiry))
"""Settings that make the time of a ceiling longer."""


def weakened(parent: Procedure, child: Procedure, whole: Node) -> Iterator[Fault]:
    """Yield where the child is weaker than its parent, at the line of the child's file."""
    steps = {step["key"].text: step for step in whole.each("steps")}
    yield from _profile(parent, child, whole)
    for key, step in child.steps.items():
        yield from _step(parent, child, parent.steps.get(key) or step, steps[key])
    for key in parent.gates:
        yield from _gate(key, parent, child, whole["gates"][key])
    yield from _reopens(parent, child, whole)
    yield from _rework(parent, child, whole)


def _less(place: Place, missing: tuple[str, ...], zh: str, en: str) -> Iterator[Fault]:
    if missing:
        names = listed(missing)
        yield fault(place, f"{zh}：{names}。", f"{en}: {names}.")


def _minus(more: tuple[str, ...], less: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in more if word not in less)


def _profile(parent: Procedure, child: Procedure, whole: Node) -> Iterator[Fault]:
    theirs = tuple(gate.key for gate in FLOORS[parent.profile].gates)
    own = tuple(gate.key for gate in FLOORS[child.profile].gates)
    zh = f"底线“{child.profile}”低于上位规则的“{parent.profile}”，缺少关口"
    en = f"The profile {child.profile} is weaker than the parent's {parent.profile}, lacking"
    yield from _less(whole["profile"].place, _minus(theirs, own), zh, en)


def _step(parent: Procedure, child: Procedure, before: Step, node: Node) -> Iterator[Fault]:
    """Yield where a step is weaker than it was `before`; a new step is compared with itself."""
    own = child.steps[before.key]
    if own.kind != before.kind:
        zh = f"不得改变环节种类；允许：{before.kind}。"
        yield fault(node["kind"].place, zh, f"The kind may not change; allowed: {before.kind}.")
        return
    if before.key in parent.steps:
        yield from _order(before.key, parent, child, node)
    if before.key in parent.steps and parent.gate_of(before.key) is None:
        zh, en = (
            "上位规则不得豁免的环节，不得列入可以豁免的关口",
            "The parent's step has no exemption",
        )
        yield from _less(node.place, _minus(own.exempt, before.exempt), zh, en)
    yield from _applies(before, own, node)
    yield from _papers(before, own, node)
    yield from _by(before, own, node)
    yield from _settings(before, own, node)
    yield from _figures(parent.steps.get(before.key), own, node, FLOORS[child.profile])


def _order(key: str, parent: Procedure, child: Procedure, node: Node) -> Iterator[Fault]:
    missing = _minus(parent.upstream(key), child.upstream(key))
    place = (node.get("after") or node).place
    zh = f"“{key}”的前置环节只能增加，缺少"
    yield from _less(place, missing, zh, f"What {key} stands on may only grow; missing")


def _applies(parent: Step, child: Step, node: Node) -> Iterator[Fault]:
    if child.conditional is not None and parent.conditional is None:
        zh = "上位规则一律适用的环节不得改为有条件适用；允许：always，或者不写 when。"
        en = "The parent's step applies to every case; allowed: always, or no `when`."
        yield fault(node["when"].place, zh, en)


def _papers(parent: Step, child: Step, node: Node) -> Iterator[Fault]:
    """Yield papers that the parent asks for in every case, and the child not in every one."""
    for key, before in parent.papers.items():
        if child.papers[key].label != before.label:
            name = before.label
            zh = f"上位规则要求的材料不得改为别的材料；允许：{name.zh}，或者不写 label。"
            en = f"The parent asks for this paper and no other; allowed: {name.en}, or no `label`."
            yield fault(node["papers"][key]["label"].place, zh, en)
        if before.conditional is None and child.papers[key].conditional is not None:
            zh = "上位规则一律要求的材料不得改为有条件；允许：always，或者不写 when。"
            en = "The parent asks for this paper in every case; allowed: always, or no `when`."
            yield fault(node["papers"][key]["when"].place, zh, en)


def _by(parent: Step, child: Step, node: Node) -> Iterator[Fault]:
    """Yield that another does what the parent says who does: there is no stricter one."""
    if parent.by in KINDS[parent.kind].doers and child.by is not parent.by:
        zh = f"上位规则已写明由谁办理；允许：{parent.by}。"
        yield fault(node["by"].place, zh, f"The parent says who does it; allowed: {parent.by}.")


def _settings(parent: Step, child: Step, node: Node) -> Iterator[Fault]:
    for name, values in KINDS[parent.kind].settings.items():
        theirs = values.index(parent.settings.get(name, values[0]))
        own = values.index(child.settings.get(name, values[0]))
        if own < theirs:
            allowed = listed(values[theirs:])
            place = (node.get("settings", name) or node).place
            zh = f"设置“{name}”弱于上位规则；允许：{allowed}。"
            en = f'The setting "{name}" is weaker than the parent\'s; allowed: {allowed}.'
            yield fault(place, zh, en)
        elif name in _LENGTHENS and own > theirs and DECIDED_WITHIN in parent.figures:
            place = node["settings"][name].place
            zh = f"上位规则的审查上限计入这段时间，不得另行扣除；允许：{values[theirs]}。"
            en = f"The parent's ceiling counts this time; allowed: {values[theirs]}."
            yield fault(place, zh, en)


def needless(parent: Procedure | None, child: Procedure, whole: Node) -> Iterator[Fault]:
    """Yield each figure that names what allows less, and is weaker than nothing it is held to."""
    floor = FLOORS[child.profile]
    for node in whole.each("steps"):
        step = child.steps[node["key"].text]
        kind = KINDS[step.kind]
        above = parent.steps[step.key].figures if parent and step.key in parent.steps else {}
        least = {name: each.figure for name, each in floor.figures_of(kind.name).items()}
        for name, own in step.figures.items():
            held_to = (figures[name] for figures in (above, least) if name in figures)
            lower = any(kind.figures[name].weaker(own, each) for each in held_to)
            if own.departs_from is not None and own != above.get(name) and not lower:
                zh = f"“{name}”不比上位规则和底线宽，不得写 departs_from。"
                en = f'"{name}" is as strict as parent and floor: nothing for departs_from.'
                yield fault(node["figures"][name].place, zh, en)


def _figures(parent: Step | None, child: Step, node: Node, floor: Floor) -> Iterator[Fault]:
    """Yield figures that are lower than the parent's and name no act that allows it."""
    kind, theirs = KINDS[child.kind], parent.figures if parent else {}
    least = floor.figures_of(kind.name)
    for name, own in child.figures.items():
        before, rule = theirs.get(name), kind.figures[name]
        if before is None and rule.beyond in theirs:
            zh = f"上位规则的“{rule.beyond}”没有延长，不得增加“{name}”。"
            en = f'The parent\'s "{rule.beyond}" knows no extension: "{name}" may not be added.'
            yield fault(node["figures"][name].place, zh, en)
        if before is None or own.departs_from is not None or not rule.weaker(own, before):
            continue
        firm = name in least and not least[name].yields
        below = firm and rule.weaker(own, least[name].figure)
        yield fault(node["figures"][name].place, *_lowered(name, own, before, below=below))


def _lowered(name: str, own: Figure, before: Figure, *, below: bool) -> tuple[str, str]:
    """Return what is lower, and what is allowed; `below` a firm floor no act helps."""
    was = shown(before)
    zh = f"“{name}”（{shown(own)}）宽于上位规则（{was}）"
    en = f'"{name}" ({shown(own)}) is weaker than the parent\'s ({was})'
    if below:
        return f"{zh}；允许：不宽于 {was}，任何文件都不能低于底线。", (
            f"{en}; allowed: {was} or stricter, and no act allows less than the floor."
        )
    return f"{zh}，未写明 departs_from；允许：不宽于 {was}，或者写明准许放宽的依据。", (
        f"{en} without departs_from; allowed: {was} or stricter, or departs_from with its source."
    )


def _gate(key: str, parent: Procedure, child: Procedure, node: Node) -> Iterator[Fault]:
    theirs, own = parent.gates[key], child.gates[key]
    place = (node.get("all_of") or node).place
    zh = f"关口“{key}”的环节只能增加，缺少"
    yield from _less(place, _minus(theirs.steps, own.steps), zh, f"The gate {key} lost")
    place = (node.get("exempt") or node).place
    zh = f"关口“{key}”的豁免理由只能减少，不得增加"
    en = f"The gate {key} may not gain grounds of exemption"
    yield from _less(place, _minus(own.exempt, theirs.exempt), zh, en)


def _reopens(parent: Procedure, child: Procedure, whole: Node) -> Iterator[Fault]:
    for name, gates in parent.reopens.items():
        own = child.reopens[name]
        missing = () if ALL in own else _minus(gates, own)
        place = whole["reopens"][name].place
        zh = f"“{name}”修改须重新办理的关口只能增加，缺少"
        yield from _less(place, missing, zh, f'What "{name}" reopens may only grow; missing')


def _rework(parent: Procedure, child: Procedure, whole: Node) -> Iterator[Fault]:
    """Yield returns that lead less far back than the parent's."""
    theirs = {(r.step, r.trigger): r.to for r in parent.rework}
    targets = {answer: node["to"] for node in whole.each("rework") for answer in node.words("on")}
    for rework in child.rework:
        to = theirs.get((rework.step, rework.trigger), rework.to)
        if rework.to not in (to, *child.upstream(to)):
            answer = f"{rework.step}.{rework.trigger}"
            allowed = listed((to, *child.upstream(to)))
            zh = f"“{answer}”退回的环节不得晚于上位规则；允许：{allowed}。"
            en = f"{answer} must go back as far as the parent's; allowed: {allowed}."
            yield fault(targets[answer].place, zh, en)
