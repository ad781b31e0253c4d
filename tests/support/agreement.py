"""Whether the checker and the enumerator say the same of a small definition."""

from dataclasses import dataclass
from functools import lru_cache

from enumerator import Broken, Enumerator, Seen, State
from small_definitions import Small

from decision_flow.engine.proof import Claim, Counterexample, Proof
from decision_flow.engine.rules import Ready


@dataclass(frozen=True)
class Compared:
    """What the two found. They agree when everything here is equal pairwise."""

    claims: dict[Broken, int]
    expected_claims: dict[Broken, int]
    states: dict[tuple[int, ...], int]
    expected_states: dict[tuple[int, ...], int]
    """Collapsed states, each with the fewest moves that lead there."""
    full: int
    stories: dict[Broken, int]

    @property
    def agree(self) -> bool:
        same = self.claims == self.expected_claims and self.states == self.expected_states
        return same and all(map(self._told, self.stories))

    def _told(self, broken: Broken) -> bool:
        """A story is as long as it is said to be; one of a lost case goes on to where it halts."""
        length, cost = self.stories[broken], self.claims[broken]
        return length >= cost if broken[0] in {"ends", "adoption"} else length == cost


def compared(small: Small, limit: int) -> Compared | None:
    """Both answers; None for a definition of more than `limit` states."""
    seen = searched(small, limit)
    if seen is None:
        return None
    proof = Proof(small.ready, small.floor)
    breaches = proof.breaches
    faults = proof.faults()
    names = [(str(b.broken[0]), b.broken[1], b.broken[2]) for b in breaches]
    return Compared(
        claims={name: b.cost for name, b in zip(names, breaches, strict=True)},
        expected_claims=expected_claims(seen),
        states={
            proof.model.code.blocks(state): cost
            for state, cost in zip(proof.explored.states, proof.explored.costs, strict=True)
        },
        expected_states=image(seen, proof),
        full=len(seen.distance),
        stories={
            name: _executed(small.ready, fault.claim, fault.counterexample)
            for name, fault in zip(names, faults, strict=True)
            if fault.counterexample is not None
        },
    )


@lru_cache(maxsize=500)
def searched(small: Small, limit: int) -> Seen | None:
    """What the enumerator saw; it does not change when the checker does."""
    return Enumerator(small.ready, small.floor).search(limit)


def _executed(ready: Ready, claim: Claim, story: Counterexample) -> int:
    """The length of a story, every move of it made again on the real machines."""
    shape = ready.initial()
    for number, told in enumerate(story.moves, start=1):
        rule = ready.rules[told.rule]
        assert not ready.unmet(shape, rule)
        if claim is Claim.FIRES and number == len(story.moves):
            break  # what is shown is that the machines refuse it
        edges = ready.apply(shape, rule)
        assert edges == told.edges
        shape = {**shape} | {edge.component: edge.target for edge in edges}
    assert shape == story.shape
    return len(story.moves)


def expected_claims(seen: Seen) -> dict[Broken, int]:
    """What the enumerator found wrong; claims about ends only where no state is wrong itself."""
    found = dict(seen.broken)
    if not found:
        if seen.endless is not None:
            found["ends", "procedure", ""] = seen.endless
        elif seen.hopeless is not None:
            found["adoption", "procedure", ""] = seen.hopeless
        found |= {("alive", f"steps.{step}", what): 0 for step, what in seen.dead}
    return found


def image(seen: Seen, proof: Proof) -> dict[tuple[int, ...], int]:
    """The full states as the checker would collapse them.

    States of a phase in which nothing moves are kept once, and not at all where they are wrong.
    """
    net, parts = proof.model.net, proof.model.parts
    where = [{spot: j for j, spot in enumerate(part.states)} for part in net.components]
    still = _still(proof)
    start = tuple(part.blocks[0] for part in parts)
    found: dict[tuple[int, ...], int] = {}
    for state, far in seen.distance.items():  # in the order of their distance
        blocks = tuple(part.blocks[where[i][_local(state, i)]] for i, part in enumerate(parts))
        if blocks[0] not in still:
            found.setdefault(blocks, far)
        elif state not in seen.breaking:
            found.setdefault((blocks[0], *start[1:]), far)
    return found


def _local(state: State, i: int) -> tuple[str, str]:
    return tuple(state[i])


def _still(proof: Proof) -> set[int]:
    moving = [leap.needs.get(0) for leap in proof.model.found if leap.maps]
    return {
        block
        for block in range(proof.model.parts[0].size)
        if all(needs is not None and block not in needs for needs in moving)
    }
