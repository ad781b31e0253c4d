"""What the file itself must show: the floor of its profile, and that it hangs together.

Read from the procedure alone. Each fault names the element, so that a loader can add the line.
"""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from decision_flow.domain.case import CASE, NOT_APPLICABLE
from decision_flow.domain.kind import Kind, Stage
from decision_flow.domain.law import ALL, Floor, RequiredKind
from decision_flow.domain.procedure import Gate, Procedure, Step
from decision_flow.domain.steps.common import nameable
from decision_flow.domain.steps.matter import ENDS, IN_FORCE
from decision_flow.domain.values import Text
from decision_flow.engine.proof.figures import too_weak
from decision_flow.engine.proof.space.watch import carriers, place
from decision_flow.engine.proof.values import Claim, Fault
from decision_flow.engine.rules import Ready


def unmade(procedure: Procedure, kinds: frozenset[str], floor: Floor | None) -> tuple[Fault, ...]:
    """Return why no rules can be made of a procedure at all: names that lead nowhere."""
    found = []
    if floor is None:
        found.append(_fault("profile", f"没有底线“{procedure.profile}”。", "Unknown profile."))
    if not procedure.steps_of_kind("drafting"):
        found.append(_fault("steps", "没有草案环节（drafting）。", "There is no drafting step."))
    return (*found, *_strange(procedure, kinds), *_unclassed(procedure, floor))


def _strange(procedure: Procedure, kinds: frozenset[str]) -> Iterator[Fault]:
    """Yield what names a step, a gate or a kind that is not."""
    steps, gates = procedure.steps, {ALL, *procedure.gates}
    named = {
        **{
            f"gates.{g.key}": [k for k in g.steps if k not in steps]
            for g in procedure.gates.values()
        },
        **{f"reopens.{c}": [g for g in v if g not in gates] for c, v in procedure.reopens.items()},
        **{f"rework.{r.step}.{r.trigger}": [r.to] * (r.to not in steps) for r in procedure.rework},
    }
    for step in steps.values():
        named[f"steps.{step.key}"] = [step.kind] * (step.kind not in kinds)
        named[f"steps.{step.key}"] += [key for key in step.after if key not in steps]
    for element, names in named.items():
        if names:
            listed = "、".join(names)
            zh = f"所指不存在：{listed}。"
            yield _fault(element, zh, f"Not to be found: {', '.join(names)}.")


def _unclassed(procedure: Procedure, floor: Floor | None) -> Iterator[Fault]:
    for change in floor.reopens if floor is not None else ():
        if change not in procedure.reopens:
            zh = f"没有写明“{change}”类修改使哪些关口重办。"
            en = f"Nothing says which gates a {change} change reopens."
            yield _fault(f"reopens.{change}", zh, en)


def below_the_floor(ready: Ready, floor: Floor) -> tuple[Fault, ...]:
    """Return every way in which a procedure falls short of its floor."""
    return (
        *_circles(ready.procedure),
        *_gates(ready, floor),
        *_exemptions(ready, floor),
        *_conditions(ready),
        *_doers(ready),
        *_kinds(ready, floor),
        *too_weak(ready, floor),
        *_reopens(ready.procedure, floor),
        *_rework(ready),
        *_order(ready),
        *_asked(ready, floor),
    )


def _fault(element: str, zh: str, en: str) -> Fault:
    return Fault(Claim.FLOOR, element, Text(zh, en))


def _asked(ready: Ready, floor: Floor) -> Iterator[Fault]:
    """Yield what could close an issued case without asking what is owed beside its steps.

    A guard only refuses, so no state shows it; that it is there is read from the verbs.
    """
    leads = ready.tables[CASE].leads
    closing = {t for t, to in leads.items() if any(to.get(phase) in ENDS for phase in IN_FORCE)}
    for rule in ready.rules.values():
        if not any(part == CASE and trigger in closing for part, trigger in rule.fires):
            continue
        verbs = [v for v in ready.kind(rule.step).verbs if rule.trigger in v.triggers]
        names = [{getattr(guard, "__name__", "") for guard in verb.guards} for verb in verbs]
        missing = sorted(floor.asked - set.intersection(*(names or [set()])))
        if missing:
            zh = f"结案时不核对本案以外登记的未了结事项：{'、'.join(missing)}。"
            en = f"It ends a case unasked what is owed beside its steps: {', '.join(missing)}."
            yield _fault(f"steps.{rule.step}", zh, en)


def _circles(procedure: Procedure) -> Iterator[Fault]:
    try:
        TopologicalSorter({k: s.after for k, s in procedure.steps.items()}).prepare()
    except CycleError as error:
        circle = [str(key) for key in error.args[1]]
        shown = " → ".join(circle)
        zh = f"先后顺序成环：{shown}。"
        yield _fault(f"steps.{circle[0]}", zh, f"The order runs in a circle: {shown}.")


def _gates(ready: Ready, floor: Floor) -> Iterator[Fault]:
    for gate in floor.gates:
        declared = ready.procedure.gates.get(gate.key)
        element = f"gates.{gate.key}"
        if declared is None:
            zh = f"缺少必经关口“{gate.label.zh}”（{gate.source}）。"
            en = f"The mandatory gate “{gate.label.en}” is missing ({gate.source})."
            yield _fault(element, zh, en)
            continue
        carried = carriers(ready, floor, gate.key)
        if not carried:
            zh = f"必经关口“{gate.label.zh}”中没有 {gate.kind} 环节（{gate.source}）。"
            en = f"The gate “{gate.label.en}” has no step of kind {gate.kind} ({gate.source})."
            yield _fault(element, zh, en)
        elif all(ready.procedure.steps[key].conditional is not None for key in carried):
            zh = f"必经关口“{gate.label.zh}”可因“不适用”而落空：{gate.kind} 须无条件办理。"
            en = (
                f"“Not applicable” could empty the gate “{gate.label.en}”: {gate.kind} must be "
                "unconditional."
            )
            yield _fault(f"steps.{carried[0]}", zh, en)


def _exemptions(ready: Ready, floor: Floor) -> Iterator[Fault]:
    for gate in ready.procedure.gates.values():
        yield from _exempt(f"gates.{gate.key}", gate.exempt, gate, floor)
    for step in ready.procedure.steps.values():
        home = ready.procedure.gate_of(step.key)
        own = ready.procedure.gates[home] if home is not None else None
        if own is None or step.exempt != own.exempt:
            yield from _exempt(f"steps.{step.key}", step.exempt, own, floor)
        if step.exempt and not ready.kinds[step.key].exemptible:
            zh, en = "这一种类的环节不能豁免。", "A step of this kind cannot be exempt."
            yield _fault(f"steps.{step.key}", zh, en)


def _exempt(
    element: str, grounds: tuple[str, ...], gate: Gate | None, floor: Floor
) -> Iterator[Fault]:
    if not grounds:
        return
    if gate is None or gate.key not in floor.exemptible:
        allowed = "、".join(sorted(floor.exemptible))
        zh = f"依法只有下列关口可以豁免：{allowed}。"
        en = f"By law only these gates can be exempt: {', '.join(sorted(floor.exemptible))}."
        yield _fault(element, zh, en)
    strange = [ground for ground in grounds if ground not in floor.grounds]
    if strange:
        zh = f"豁免理由于法无据：{'、'.join(strange)}。"
        yield _fault(element, zh, f"No lawful ground of exemption: {', '.join(strange)}.")


def _conditions(ready: Ready) -> Iterator[Fault]:
    for step in ready.procedure.steps.values():
        table = ready.tables[step.key]
        if step.conditional is not None and NOT_APPLICABLE not in table.states:
            zh, en = "这一种类的环节一律适用。", "A step of this kind always applies."
            yield _fault(f"steps.{step.key}", zh, en)


def _doers(ready: Ready) -> Iterator[Fault]:
    """Yield who is named to do what its kind gives to others: the engine would not ask for it."""
    for step in ready.procedure.steps.values():
        allowed = nameable(ready.kinds[step.key])
        if step.by is not None and step.by not in allowed:
            zh = f"本环节并非只由“{step.by}”办理，不得写明（by）；"
            en = f"It is not the {step.by} alone who does it, whatever the file says; "
            zh_may, en_may = "、".join(allowed) or "不写", ", ".join(allowed) or "no `by`"
            yield _fault(f"steps.{step.key}", f"{zh}允许：{zh_may}。", f"{en}allowed: {en_may}.")


def _kinds(ready: Ready, floor: Floor) -> Iterator[Fault]:
    names: dict[str, list[Step]] = {}
    for key, kind in ready.kinds.items():
        names.setdefault(kind.name, []).append(ready.procedure.steps[key])
    for wanted in floor.required:
        yield from _required(wanted, names.get(wanted.kind, []), ready.procedure)
    for name in floor.single:
        for step in names.get(name, [])[1:]:
            zh = f"{name} 环节只能有一个。"
            yield _fault(f"steps.{step.key}", zh, f"There can be one step of kind {name} only.")


def _required(wanted: RequiredKind, steps: list[Step], procedure: Procedure) -> Iterator[Fault]:
    """Yield that a kind has no step, or only steps that no change of the text would reopen."""
    name, source, kind = wanted.label, wanted.source, wanted.kind
    gated = any(procedure.gate_of(step.key) is not None for step in steps)
    if steps and (gated or not wanted.gated):
        return
    if steps:
        zh = f"“{name.zh}”（{source}）不在任何关口之中，草案修改后不会重新办理；请列入一个关口。"
        en = f"“{name.en}” ({source}) is in no gate, so that no change of the text reopens it: "
        yield _fault(f"steps.{steps[0].key}", zh, f"{en}name it in `all_of` of a gate.")
        return
    zh = f"缺少必备环节“{name.zh}”（{source}）；请增加 kind: {kind}@1 的环节"
    en = f"The required step “{name.en}” is missing ({source}): add a step of kind {kind}@1"
    zh, en = (f"{zh}，并列入一个关口", f"{en}, in a gate") if wanted.gated else (zh, en)
    if wanted.conditional:
        zh, en = f"{zh}；可以用 when 写明何时适用", f"{en}; `when` may say when it applies"
    yield _fault("steps", f"{zh}。", f"{en}.")


def _reopens(procedure: Procedure, floor: Floor) -> Iterator[Fault]:
    for change, demanded in floor.reopens.items():
        element = f"reopens.{change}"
        given = set(procedure.reopens[change])
        given = set(procedure.gates) if ALL in given else given
        wanted = set(procedure.gates) if ALL in demanded else set(demanded)
        missing = sorted(wanted - given)
        if missing:
            zh = f"“{change}”类修改至少应使下列关口重办：{'、'.join(missing)}。"
            en = f"A {change} change reopens at least: {', '.join(missing)}."
            yield _fault(element, zh, en)


def _rework(ready: Ready) -> Iterator[Fault]:
    told = {(r.step, r.trigger): r.to for r in ready.procedure.rework}
    redrafted = {ready.drafting, *ready.upstream[ready.drafting]}
    for key, kind in ready.kinds.items():
        for trigger in kind.failing:
            if told.get((key, trigger), ready.drafting) not in redrafted:
                zh = f"“{trigger}”须退回起草：未通过的，修改草案后重新办理。"
                en = f"“{trigger}” goes back to the draft: what failed is revised and done again."
                yield _fault(f"rework.{key}.{trigger}", zh, en)
        for trigger in dict.fromkeys(row.trigger for row in kind.rows if row.rework):
            if (key, trigger) not in told:
                zh = f"没有写明“{trigger}”退回到哪一环节。"
                en = f"Nothing says where “{trigger}” sends the case back to."
                yield _fault(f"rework.{key}.{trigger}", zh, en)


def _order(ready: Ready) -> Iterator[Fault]:
    """Yield what the statutory order misses: at a step that nobody waits for, else at who waits.

    What an earlier step misses already is not told again of those that stand on that step.
    """
    awaited = {key for step in ready.procedure.steps.values() for key in step.after}
    missing = {key: _missing(ready, key) for key in ready.kinds}
    for key, absent in missing.items():
        told = {k for above in ready.upstream[key] for k in missing[above]}
        new = [ready.procedure.steps[k] for k in absent if k not in told]
        yield from (_unawaited(ready, step, key) for step in new if step.key not in awaited)
        if late := [step.label for step in new if step.key in awaited]:
            zh = f"依法定顺序，须在下列环节之后：{'、'.join(t.zh for t in late)}。"
            en = f"By the statutory order it stands on: {', '.join(t.en for t in late)}."
            yield _fault(f"steps.{key}", zh, en)


def _missing(ready: Ready, key: str) -> tuple[str, ...]:
    """Return the steps that stand before this one in the statutory order, and not in the file's."""
    kind, above = ready.kinds[key], ready.upstream[key]
    return tuple(k for k, other in ready.kinds.items() if _earlier(other, kind) and k not in above)


def _unawaited(ready: Ready, step: Step, first: str) -> Fault:
    """Return what mends a step that nobody waits for, where `first` should."""
    waits = ready.procedure.steps[first]
    zh = f"没有环节等候“{step.label.zh}”；请写入“{waits.label.zh}”（{first}）的 after"
    en = f"Nobody waits for “{step.label.en}”: name it in `after` of {first}"
    if ready.kinds[step.key].evidence:
        zh += "，或者列入该环节所等候的关口"
        en += ", or make it part of a gate that stands there"
    return _fault(f"steps.{step.key}", f"{zh}。", f"{en}.")


def _earlier(one: Kind, other: Kind) -> bool:
    """Return whether one kind stands before another in the statutory order."""
    return _placed(one.stage) and place(one.stage) < place(other.stage)


def _placed(stage: Stage) -> bool:
    return place(stage) >= 0
