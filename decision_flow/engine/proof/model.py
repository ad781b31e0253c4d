"""A net collapsed and explored: what claims are asked of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from decision_flow.engine.proof.collapse import Part, collapsed, hopes
from decision_flow.engine.proof.explore import Broken, Code, Explored, explore
from decision_flow.engine.proof.net import Net
from decision_flow.engine.proof.quotient import Leap, leaps

Asking = Callable[[Code], Callable[[int], list[Broken]]]


@dataclass(frozen=True, slots=True)
class Model:
    """A net, its blocks, what can happen between them, and all that can be reached."""

    net: Net
    parts: tuple[Part, ...]
    found: tuple[Leap, ...]
    code: Code
    explored: Explored


def model(net: Net, asking: Asking, limit: int, known: Mapping[int, Part] | None = None) -> Model:
    """Return the net explored. `known` components need not be collapsed again.

    What was hoped for and fails in a state is not hoped for again.
    """
    hopeful = hopes(net)
    while True:
        parts = collapsed(net, hopeful, known)
        found = leaps(net, parts)
        code = Code(net, parts)
        explored = explore(code, found, asking(code), limit)
        if not explored.dashed:
            return Model(net, parts, found, code, explored)
        hopeful, known = hopeful - explored.dashed, None


def nothing(code: Code) -> Callable[[int], list[Broken]]:
    """Ask nothing of any state."""
    del code
    return lambda _: []
