"""A component collapsed into blocks, and how acts look from there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from decision_flow.engine.proof.space.view import UNSEEN, View, implies

Blocks = tuple[int, ...]
FAR = -1
"""The distance of what cannot be reached."""


@dataclass(frozen=True, slots=True)
class Case:
    """An act as it looks from some blocks of one component: where it leads, and after what wait.

    A hoped case is one that is hoped to change nothing.
    """

    leads: Mapping[int, int]
    sources: frozenset[int]
    wait: int
    hoped: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A component collapsed: the block of each state, and the own acts that move it inside one."""

    blocks: Blocks
    inside: Mapping[int, tuple[tuple[int, str], ...]]
    """State → (next state in the same block, rule) by own acts in the silent context."""
    home: Mapping[int, frozenset[int]]
    """The silent context."""
    entries: Mapping[int, int]
    """Block → a state in which it is entered."""
    hopeful: frozenset[str] = frozenset()
    view: View = UNSEEN
    cases: dict[int, tuple[Case, ...]] = field(default_factory=dict, compare=False)
    """How acts look from here, once somebody asked; by identity, acts outlive parts."""

    @property
    def size(self) -> int:
        """Return the number of blocks."""
        return max(self.blocks) + 1

    def waits(self, context: Mapping[int, frozenset[int]]) -> bool:
        """Return whether an act with these needs of others leaves time for silent acts."""
        return implies(context, self.home)

    def distance(self, source: int, goal: frozenset[int]) -> int:
        """Return the fewest inside acts from a state to one in `goal`, or FAR."""
        way = self.way(source, goal)
        return FAR if way is None else len(way)

    def way(self, source: int, goal: frozenset[int]) -> tuple[tuple[int, str], ...] | None:
        """Return the fewest inside acts, each with the state it leads to."""
        ways: dict[int, tuple[tuple[int, str], ...]] = {source: ()}
        todo = [source]
        for state in todo:  # grows while it is walked
            if state in goal:
                return ways[state]
            for step in self.inside.get(state, ()):
                if step[0] not in ways:
                    ways[step[0]] = (*ways[state], step)
                    todo.append(step[0])
        return None
