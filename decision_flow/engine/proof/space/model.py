"""A net collapsed and explored: what claims are asked of."""

from collections.abc import Callable
from dataclasses import dataclass

from decision_flow.engine.proof.space.blocks import Part
from decision_flow.engine.proof.space.code import Code
from decision_flow.engine.proof.space.collapse import collapsed, hopes
from decision_flow.engine.proof.space.explore import Broken, Explored, explore
from decision_flow.engine.proof.space.net import Net
from decision_flow.engine.proof.space.quotient import Leap, leaps

Asking = Callable[[Code], Callable[[int], list[Broken]]]


@dataclass(frozen=True, slots=True)
class Model:
    """A net, its blocks, what can happen between them, and all that can be reached."""

    net: Net
    parts: tuple[Part, ...]
    found: tuple[Leap, ...]
    code: Code
    explored: Explored


def model(net: Net, asking: Asking, limit: int) -> Model:
    """Return the net explored. What was hoped for and fails is not hoped for again."""
    hopeful = hopes(net)
    while True:
        parts = collapsed(net, hopeful)
        found = leaps(net, parts)
        code = Code(net, parts)
        explored = explore(code, found, asking(code), limit)
        if not explored.dashed:
            return Model(net, parts, found, code, explored)
        hopeful -= explored.dashed
