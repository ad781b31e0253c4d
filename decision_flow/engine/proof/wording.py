"""Sentences: of a fault, and of the whole outcome, in both languages."""

from collections.abc import Callable, Iterable

from decision_flow.domain.case import CASE
from decision_flow.domain.values import Text
from decision_flow.engine.proof.space.explore import Broken
from decision_flow.engine.proof.values import (
    Certificate,
    Claim,
    Disproof,
    Fault,
    NotProved,
    Outcome,
    Told,
)
from decision_flow.engine.rules import Ready

_SENTENCES = {
    Claim.STANDING: Text(
        "“{zh}”仍据以继续办理，但其证据针对旧文本，或者豁免未经审查。",
        "“{en}” still counts, but is about an old text, or its exemption was not confirmed.",
    ),
    Claim.GATES: Text(
        "关口“{zh}”有缺、失效或者未依法豁免，案件却已决定。",
        "Decided while the gate “{en}” is missing, stale or not lawfully exempt.",
    ),
    Claim.DUTIES: Text("已出台的案件未办“{zh}”即告终结。", "Issued, and ended without {en}."),
    Claim.OWED: Text(
        "“{zh}”尚有未了结的事项，案件即告终结。", "Ended while “{en}” still owes something."
    ),
    Claim.ORDER: Text(
        "“{zh}”已成立，而依法应在其前的“{other_zh}”不成立。",
        "“{en}” stands while “{other_en}”, which the law puts before it, does not.",
    ),
    Claim.FINAL: Text("案件终结后仍可办理“{zh}”。", "“{en}” still moves a case that has ended."),
    Claim.FIRES: Text(
        "“{zh}”条件具备，却不能实际完成。", "“{en}” is allowed where it cannot be carried out."
    ),
    Claim.ENDS: Text(
        "停在“{zh}”，即成死路：除撤回外，仅凭有责任者的办理和答复不能到达终点。",
        "A dead end at “{en}”: without withdrawal, no end is reached by what is owed or answered.",
    ),
    Claim.ADOPTION: Text(
        "停在“{zh}”，已不可能再作出决定。", "At “{en}”: from here the case can never be adopted."
    ),
}


def fault_text(ready: Ready, broken: Broken) -> Text:
    """Return a failed claim as a sentence."""
    claim, element, other = broken
    if claim is Claim.ALIVE:
        return _dead(ready, element, other)
    one, two = _label(ready, element), _label(ready, f"steps.{other}")
    sentence = _SENTENCES[claim]
    return Text(
        sentence.zh.format(zh=one.zh, other_zh=two.zh),
        sentence.en.format(en=one.en, other_en=two.en),
    )


def _dead(ready: Ready, element: str, trigger: str) -> Text:
    step = _label(ready, element)
    if trigger:
        zh = f"“{step.zh}”的“{trigger}”永远不可能发生。"
        return Text(zh, f"“{trigger}” of “{step.en}” can never happen.")
    return Text(f"“{step.zh}”永远不可能完成。", f"“{step.en}” can never be completed.")


def _label(ready: Ready, element: str) -> Text:
    """Return what people call an element; its own name where it has no other."""
    sort, _, name = element.partition(".")
    step = name.partition(".")[0]
    if sort == "gates" and name in ready.procedure.gates:
        return ready.procedure.gates[name].label
    if step == CASE:
        return ready.kind(CASE).label
    if sort in {"steps", "rules"} and step in ready.procedure.steps:
        return ready.procedure.steps[step].label
    for kind in ready.kinds.values():
        if sort == "kinds" and kind.name == name:
            return kind.label
    return Text(name, name)


def report(outcome: Outcome, placed: Callable[[str], str] = str) -> Text:
    """Return the outcome as the command line prints it; `placed` says where an element stands."""
    if isinstance(outcome, Certificate):
        return _proved(outcome)
    if isinstance(outcome, NotProved):
        name = f"{outcome.procedure} v{outcome.version}"
        return Text(
            f"{name}：未能证明。状态超过{outcome.limit}个，不予采用。",
            f"{name}: not proved. More than {outcome.limit} states; it cannot be used.",
        )
    return _disproved(outcome, placed)


def _proved(found: Certificate) -> Text:
    name = f"{found.procedure} v{found.version}"
    zh = [f"{name}：已证明。{found.states}个状态，{found.edges}条边。"]
    en = [f"{name}: proved. {found.states} states, {found.edges} edges."]
    for claim in found.properties:
        zh.append(f"  ✓ {claim.text.zh}")
        en.append(f"  ✓ {claim.text.en}")
    zh.append("  终点所依赖的答复：" + ("、".join(a.label.zh for a in found.answers) or "无"))
    en.append("  answers that the ends rely on: " + _names(a.label.en for a in found.answers))
    return Text("\n".join(zh), "\n".join(en))


def _disproved(found: Disproof, placed: Callable[[str], str]) -> Text:
    name = f"{found.procedure} v{found.version}"
    zh = [f"{name}：不成立，共{len(found.faults)}处。"]
    en = [f"{name}: refused, {len(found.faults)} faults."]
    for fault in found.faults:
        zh.append(f"  ✗ {placed(fault.element)}：{fault.text.zh}")
        en.append(f"  ✗ {placed(fault.element)}: {fault.text.en}")
        for number, told in enumerate(_moves(fault), start=1):
            zh.append(f"    {number:>3}. {told.label.zh}")
            en.append(f"    {number:>3}. {told.label.en}")
    zh.append("改正后请再检验：有的性质在上列各处改正以后才能检验。")
    en.append("Check again once these are mended: some properties can be asked only then.")
    return Text("\n".join(zh), "\n".join(en))


def _moves(fault: Fault) -> tuple[Told, ...]:
    return fault.counterexample.moves if fault.counterexample is not None else ()


def _names(names: Iterable[str]) -> str:
    return "; ".join(names) or "none"
