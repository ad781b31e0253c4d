"""The answers that the ends rely on: each is struck out, and the ends are asked for again.

Mostly the blocks stay good without the answer, and the states that were explored need only be
asked again without its edges. Otherwise what no longer fits is collapsed and explored anew.
"""

from dataclasses import replace

from decision_flow.domain.kind import Choice
from decision_flow.engine.proof.space.blocks import Part
from decision_flow.engine.proof.space.claims import Ways, stuck, sure_ways
from decision_flow.engine.proof.space.code import Code
from decision_flow.engine.proof.space.collapse import collapsed, hopes, keeps
from decision_flow.engine.proof.space.model import Model
from decision_flow.engine.proof.space.net import Net
from decision_flow.engine.proof.space.quotient import leaps
from decision_flow.engine.proof.space.reach import DashedError, ends_from_everywhere
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
        return _anew(rule, proved, known)
    gone = frozenset(
        n
        for n, leap in enumerate(proved.found)
        if leap.maps and all(variant.act.rule == rule for variant in leap.variants)
    )
    goal = proved.code.of_states(0, proved.net.case.ends)
    if not gone or not stuck(proved.explored, ways, goal, proved.code.case_mask, gone=gone):
        return True
    # What is stuck may never be reached without the answer either.
    return ends_from_everywhere(proved.code, proved.found, gone)


def _anew(rule: str, proved: Model, known: dict[int, Part]) -> bool:
    """Return the same, with what the missing answer tells apart collapsed again."""
    acts = tuple(act for act in proved.net.acts if act.rule != rule)
    struck, hopeful = replace(proved.net, acts=acts), hopes(proved.net)
    try:
        return _asked(struck, collapsed(struck, hopeful, known))
    except DashedError:
        return _asked(struck, collapsed(struck, frozenset()))


def _asked(net: Net, parts: tuple[Part, ...]) -> bool:
    return ends_from_everywhere(Code(net, parts), leaps(net, parts))
