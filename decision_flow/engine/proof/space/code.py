"""States of a collapsed net as plain integers.

A state has one bit for each block of each component: what an act needs is one mask, what it moves
mostly two more.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from decision_flow.engine.proof.space.blocks import Part
from decision_flow.engine.proof.space.net import Net
from decision_flow.engine.proof.space.quotient import Leap


@dataclass(frozen=True, slots=True)
class Coded:
    """A leap as masks: forbidden bits, bits that stay, bits that come, tables where it depends."""

    number: int
    forbid: int
    keep: int
    put: int
    tables: tuple[tuple[int, dict[int, int]], ...]
    cost: int
    special: bool
    """Whether it rests on a hope."""


class Code:
    """How the blocks of a collapsed net are laid out in one integer."""

    def __init__(self, net: Net, parts: tuple[Part, ...]) -> None:
        self.net, self.parts = net, parts
        self.offsets: list[int] = []
        end = 0
        for part in parts:
            self.offsets.append(end)
            end += part.size
        self.all = (1 << end) - 1
        self.start = sum(self.bit(i, part.blocks[0]) for i, part in enumerate(parts))
        self.case_mask = self.mask(0)

    def bit(self, i: int, block: int) -> int:
        """Return the bit of a block."""
        return 1 << self.offsets[i] + block

    def mask(self, i: int) -> int:
        """Return the bits of a component."""
        return ((1 << self.parts[i].size) - 1) << self.offsets[i]

    def bits(self, i: int, blocks: Iterable[int]) -> int:
        """Return the bits of some blocks of a component."""
        return sum(self.bit(i, block) for block in frozenset(blocks))

    def of_states(self, i: int, states: frozenset[int]) -> int:
        """Return the bits of the blocks of these states of the component."""
        return self.bits(i, frozenset(self.parts[i].blocks[j] for j in states))

    def blocks(self, state: int) -> tuple[int, ...]:
        """Return the block that each component is in."""
        return tuple(
            ((state & self.mask(i)) >> self.offsets[i]).bit_length() - 1
            for i in range(len(self.parts))
        )

    def coded(self, number: int, leap: Leap) -> Coded:
        """Return a leap as masks."""
        forbid = sum(self.mask(i) & ~self.bits(i, blocks) for i, blocks in leap.needs.items())
        keep, put, tables = self.all, 0, []
        for i, leads in leap.maps.items():
            keep &= ~self.mask(i)
            targets = set(leads.values())
            if len(targets) == 1:
                put |= self.bit(i, targets.pop())
            else:
                table = {self.bit(i, block): self.bit(i, to) for block, to in leads.items()}
                tables.append((self.mask(i), table))
        return Coded(number, forbid, keep, put, tuple(tables), leap.cost, leap.hoped)


def by_phase(code: Code, found: tuple[Leap, ...]) -> dict[int, list[Coded]]:
    """Return what can happen in each state of the case, by the bit of that state."""
    return {
        code.bit(0, block): [
            code.coded(n, leap) for n, leap in enumerate(found) if _allows(leap, block)
        ]
        for block in range(code.parts[0].size)
    }


def _allows(leap: Leap, block: int) -> bool:
    allowed = leap.needs.get(0)
    return allowed is None or block in allowed
