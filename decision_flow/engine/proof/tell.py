"""A path of the collapsed net told in real moves, each executed on the real machines first."""

from collections.abc import Iterable

from decision_flow.domain.case import CASE
from decision_flow.domain.values import Text
from decision_flow.engine.proof.space.blocks import Part
from decision_flow.engine.proof.space.quotient import Leap, Variant
from decision_flow.engine.proof.values import Counterexample, Told
from decision_flow.engine.rules import Ready, Rule, Shape


class ContradictionError(AssertionError):
    """What the proof tells, the machines do not do: a fault of the checker, never of a file."""


def tell(ready: Ready, parts: tuple[Part, ...], path: Iterable[Leap]) -> Counterexample:
    """Return the moves that lead along a path. Raises ContradictionError."""
    states = [0] * len(parts)
    names: list[str] = []
    for leap in path:
        names += moves(parts, states, leap)
    return executed(ready, names)


def moves(parts: tuple[Part, ...], states: list[int], leap: Leap) -> list[str]:
    """Return the rules that make a leap from these states, which then are those after it."""
    best: tuple[list[str], dict[int, int], Variant] | None = None
    for variant in leap.variants:
        reached = _prepared(parts, states, variant)
        if reached is not None and (best is None or len(reached[0]) < len(best[0])):
            best = (*reached, variant)
    if best is None:
        raise ContradictionError(f"nothing leads to {leap.variants[0].act.rule}")
    names, there, variant = best
    for i, state in there.items():
        states[i] = state
    for i, row in variant.act.maps.items():
        states[i] = row[states[i]]
    return [*names, variant.act.rule]


def _prepared(
    parts: tuple[Part, ...], states: list[int], variant: Variant
) -> tuple[list[str], dict[int, int]] | None:
    """Return the silent moves that bring each component to where the act may start from."""
    names: list[str] = []
    there: dict[int, int] = {}
    for i, sources in variant.sources.items():
        way = parts[i].way(states[i], sources)
        if way is None:
            return None
        names += [rule for _, rule in way]
        there[i] = way[-1][0] if way else states[i]
    return names, there


def executed(ready: Ready, names: list[str]) -> Counterexample:
    """Return the moves, each asked of the rules and fired on the machines."""
    shape: Shape = ready.initial()
    moves = []
    for name in names:
        rule = ready.rules[name]
        unmet = ready.unmet(shape, rule)
        if unmet:
            raise ContradictionError(f"{name} is refused: {unmet}")
        try:
            edges = ready.apply(shape, rule)
        except ValueError:  # a rule that cannot be carried out is what is being shown
            moves.append(Told(name, label_of(ready, rule), ()))
            break
        shape = {**shape} | {edge.component: edge.target for edge in edges}
        moves.append(Told(name, label_of(ready, rule), edges))
    return Counterexample(tuple(moves), shape)


def label_of(ready: Ready, rule: Rule) -> Text:
    """Return a move as people call it: its step, what is asked, and the answer."""
    kind = ready.kind(rule.step)
    step = kind.label if rule.step == CASE else ready.procedure.steps[rule.step].label
    verb = next((v for v in kind.verbs if rule.trigger in v.triggers), None)
    if verb is None:
        return Text(f"{step.zh}：{rule.trigger}", f"{step.en}: {rule.trigger}")
    answer = Text("", "")
    if len(verb.triggers) > 1:
        answer = Text(f"（{rule.trigger}）", f" ({rule.trigger})")
    return Text(f"{step.zh}：{verb.label.zh}{answer.zh}", f"{step.en}: {verb.label.en}{answer.en}")


def waiting(ready: Ready, shape: Shape) -> str:
    """Return the element that a case waits for: the first step that could be next and is not done.

    The whole procedure, where no step is.
    """
    for step in ready.procedure.steps:
        done = shape[step] in ready.counting(step)
        stands = all(shape[above] in ready.counting(above) for above in ready.upstream[step])
        if not done and stands and shape[CASE] == ready.kind(step).phase:
            return f"steps.{step}"
    return "procedure"
