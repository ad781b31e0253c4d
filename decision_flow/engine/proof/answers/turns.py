"""What can happen in a block of one component, beside what it needs and moves of the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from decision_flow.engine.proof.space.blocks import Part
from decision_flow.engine.proof.space.code import Code
from decision_flow.engine.proof.space.model import Model
from decision_flow.engine.proof.space.net import Act
from decision_flow.engine.proof.space.quotient import Leap, leaps_of
from decision_flow.engine.proof.space.view import implies


@dataclass(frozen=True, slots=True)
class Turn:
    """A leap from one block of a component, and the block that it then is in."""

    needs: Mapping[int, frozenset[int]]
    """What it needs of the others."""
    elsewhere: Mapping[int, Mapping[int, int]]
    """What it moves of the others."""
    to: int

    def does(self, other: "Turn") -> bool:
        """Return whether it can be made wherever another can, to the same effect elsewhere."""
        return self.elsewhere == other.elsewhere and implies(other.needs, self.needs)

    def forbids(self, code: Code) -> int:
        """Return the bits of the others in which it cannot be made."""
        return sum(code.mask(c) & ~code.bits(c, blocks) for c, blocks in self.needs.items())


def turns_of(acts: Iterable[Act], i: int, parts: tuple[Part, ...]) -> dict[int, list[Turn]]:
    """Return, for each block of a component, what is owed or answered there by these acts."""
    found: dict[int, list[Turn]] = {}
    for act in acts:
        for leap in leaps_of(act, parts) if act.sure else ():
            if leap.maps and not leap.hoped:
                for block, turn in _turns(leap, i, parts[i].size).items():
                    found.setdefault(block, []).append(turn)
    return found


def asked_of(numbers: Iterable[int], proved: Model, i: int) -> dict[int, dict[int, Turn]]:
    """Return, for each of these leaps that needs or moves a component, its turn in each block."""
    size = proved.parts[i].size
    return {n: _turns(proved.found[n], i, size) for n in numbers if proved.found[n].touches(i)}


def behind(leap: Leap, rule: str) -> bool:
    """Return whether nothing but the rule stands behind a leap."""
    return all(variant.act.rule == rule for variant in leap.variants)


def _turns(leap: Leap, i: int, size: int) -> dict[int, Turn]:
    needs = {c: blocks for c, blocks in leap.needs.items() if c != i}
    elsewhere = {c: leads for c, leads in leap.maps.items() if c != i}
    leads = leap.maps.get(i, {})
    return {
        block: Turn(needs, elsewhere, leads.get(block, block))
        for block in leap.needs.get(i, range(size))
    }
