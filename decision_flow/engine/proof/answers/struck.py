"""The plain way to see whether ends need an answer: strike it out and walk all states again.

Mostly the blocks stay good without the answer, and only the walk is made again. Otherwise what no
longer fits is collapsed anew.
"""

from dataclasses import replace

from decision_flow.engine.proof.space.blocks import Part
from decision_flow.engine.proof.space.code import Code
from decision_flow.engine.proof.space.collapse import collapsed, hopes, keeps
from decision_flow.engine.proof.space.model import Model
from decision_flow.engine.proof.space.net import Net
from decision_flow.engine.proof.space.quotient import leaps
from decision_flow.engine.proof.space.reach import DashedError, ends_from_everywhere


def walked_without(rule: str, proved: Model) -> tuple[bool, int]:
    """Return whether every case could still end if this answer never came, and states walked."""
    acts = tuple(act for act in proved.net.acts if act.rule != rule)
    struck, hopeful = replace(proved.net, acts=acts), hopes(proved.net)
    known = {i: part for i, part in enumerate(proved.parts) if keeps(part, i, rule)}
    try:
        return _asked(struck, collapsed(struck, hopeful, known))
    except DashedError:
        return _asked(struck, collapsed(struck, frozenset()))


def _asked(net: Net, parts: tuple[Part, ...]) -> tuple[bool, int]:
    return ends_from_everywhere(Code(net, parts), leaps(net, parts))
