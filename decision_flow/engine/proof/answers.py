"""The answers that the ends rely on: each is struck out, and the ends are asked for again.

Mostly the blocks stay good without the answer, and the states that were explored need only be
asked again without its edges. Otherwise what no longer fits is collapsed and explored anew.
"""

from dataclasses import replace

from decision_flow.domain.kind import Choice
from decision_flow.engine.proof.claims import Ways, stuck, sure_ways
from decision_flow.engine.proof.collapse import Part, keeps
from decision_flow.engine.proof.model import Model, model, nothing
from decision_flow.engine.rules import Ready


def relied_upon(ready: Ready, proved: Model) -> tuple[str, ...]:
    """Return the answers without which some case could not end, in the order of the rules."""
    ways = sure_ways(proved.explored, proved.found)
    return tuple(
        rule.name
        for rule in ready.rules.values()
        if Choice.FATE in {rule.choice, *rule.choices.values()}
        and not _ends_without(rule.name, proved, ways)
    )


def _ends_without(rule: str, proved: Model, ways: Ways) -> bool:
    """Return whether every case could still end if this answer never came."""
    known = {i: part for i, part in enumerate(proved.parts) if keeps(part, i, rule)}
    if len(known) < len(proved.parts):
        return _can_end(_anew(rule, proved, known))
    gone = frozenset(
        n
        for n, leap in enumerate(proved.found)
        if leap.maps and all(variant.act.rule == rule for variant in leap.variants)
    )
    if not gone or not _stuck(proved, ways, gone):
        return True
    # Some of what is stuck may never be reached without the answer either.
    return _can_end(replace(proved, explored=proved.explored.without(gone)))


def _anew(rule: str, proved: Model, known: dict[int, Part]) -> Model:
    acts = tuple(act for act in proved.net.acts if act.rule != rule)
    return model(replace(proved.net, acts=acts), nothing, 4 * len(proved.explored.states), known)


def _can_end(found: Model) -> bool:
    ways = sure_ways(found.explored, found.found)
    return found.explored.complete and not _stuck(found, ways, frozenset())


def _stuck(found: Model, ways: Ways, gone: frozenset[int]) -> bool:
    """Return whether some state that was explored reaches no end without these leaps."""
    goal = found.code.of_states(0, found.net.case.ends)
    return stuck(found.explored, ways, goal, found.code.case_mask, gone=gone) >= 0
