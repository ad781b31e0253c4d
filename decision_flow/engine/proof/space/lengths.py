"""Keep lengths exact: where the ways into a block differ in how far they are from a way out.

A length is exact when all ways into a block are equally far from each way out of it.
"""

from collections.abc import Iterable

from decision_flow.engine.proof.space.blocks import Part
from decision_flow.engine.proof.space.net import Act
from decision_flow.engine.proof.space.view import context_of, is_own


def uneven(i: int, acts: list[Act], part: Part, entries: frozenset[int]) -> tuple[object, ...]:
    """Return labels that even out lengths, or nothing where every length is exact already.

    A length is exact when all ways into a block are equally far from each way out of it.
    """
    goals: dict[frozenset[int], None] = {}
    for act in acts:
        if part.waits(context_of(act, i)):
            goals.update(dict.fromkeys(_exits(act, i, part)))
    uneven = [
        goal
        for goal in goals
        for block in {part.blocks[j] for j in goal}
        if len({part.distance(j, goal) for j in entries if part.blocks[j] == block}) > 1
    ]
    if not uneven:
        return ()
    return tuple(tuple(part.distance(j, g) for g in uneven) for j in range(len(part.blocks)))


def entries_of(i: int, acts: Iterable[Act], part: Part) -> frozenset[int]:
    """Return the states in which a component can be found without having run silently."""
    found = {0}
    for act in acts:
        sources = act.needs.get(i, frozenset(range(len(part.blocks))))
        row = act.maps.get(i)
        moved = {j for j in sources if row is not None and row[j] != j}
        found |= _half(sources, part) - moved
        if row is not None:
            own = is_own(act, i) and context_of(act, i) == part.home
            found |= {row[j] for j in moved if not own or part.blocks[row[j]] != part.blocks[j]}
    return frozenset(found)


def _half(sources: frozenset[int], part: Part) -> set[int]:
    """Return the sources that do not fill their block: whoever needs them may have waited."""
    outside = {part.blocks[j] for j in range(len(part.blocks)) if j not in sources}
    return {j for j in sources if part.blocks[j] in outside}


def _exits(act: Act, i: int, part: Part) -> list[frozenset[int]]:
    """Return the sources of an act, apart by block and by the block they lead to."""
    row = act.maps.get(i)
    apart: dict[tuple[int, int], set[int]] = {}
    for j in act.needs.get(i, frozenset(range(len(part.blocks)))):
        to = part.blocks[row[j] if row is not None else j]
        apart.setdefault((part.blocks[j], to), set()).add(j)
    return [frozenset(sources) for sources in apart.values()]
