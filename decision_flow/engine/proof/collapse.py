"""Collapse each component to what the rest can tell apart: branching bisimulation, computed.

An own act moves one component alone. Own acts that are sure and share one context (what they need
of others, always a union of blocks there) are silent: a component may run through them at any time
while the context holds, so states that differ only in how far it has run are one block. Another
act may skip over silent ones where its own needs imply that context. What may never happen is not
silent: it must not carry a claim about ends. Nothing is asserted; the tables decide.

Some acts are hoped to change nothing that is seen where they leave a component in its block:
voiding evidence in the making takes down what stands on it, but nothing can stand on it yet. The
exploration tests the hope in every state; where it fails, the collapse is done without it.

Lengths stay exact: where the ways into a block differ in how far they are from a way out of it,
the block is split.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from decision_flow.engine.proof.net import Act, Component, Net

Others = frozenset[tuple[int, object]]
Blocks = tuple[int, ...]
FAR = -1


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
    view: "_View | None" = None
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


@dataclass(frozen=True, slots=True)
class _Loud:
    """An act as one component sees it: what the others see of it is the key."""

    rule: str
    key: int
    sources: frozenset[int]
    row: tuple[int, ...]
    waits: bool
    hopeful: bool


@dataclass(frozen=True, slots=True)
class _View:
    """What one component sees of the acts that touch it."""

    labels: tuple[object, ...]
    home: Mapping[int, frozenset[int]]
    silent: tuple[Act, ...]
    """Own acts in the silent context, those that may never happen among them."""
    quiet: tuple[frozenset[int], ...]
    maybe: tuple[frozenset[int], ...]
    loud: tuple[_Loud, ...]


def hopes(net: Net) -> frozenset[str]:
    """Return the rules worth hoping for: what may never happen, and does not move the case."""
    return frozenset(act.rule for act in net.acts if not act.sure and 0 not in act.maps)


def collapsed(
    net: Net, hopeful: frozenset[str], known: Mapping[int, Part] | None = None
) -> tuple[Part, ...]:
    """Return every component collapsed, but for those known; the case is left as it is."""
    parts = {0: _as_it_is(len(net.components[0].states)), **(known or {})}
    touching = _touching(net)
    observed = _observed(net)
    for i in range(1, len(net.components)):
        if i not in parts:
            view = _view(net, i, touching[i], observed[i], hopeful=hopeful)
            parts[i] = _part(i, touching[i], view, hopeful)
    return tuple(parts[i] for i in range(len(net.components)))


def keeps(part: Part, i: int, rule: str) -> bool:
    """Return whether the blocks still tell apart all that differs once a rule is struck out."""
    view = part.view
    if view is None:
        return True
    if any(act.rule == rule for act in view.silent):
        left = [act for act in view.silent if act.rule != rule]
        quiet, maybe = _own_ways(left, i, len(part.blocks))
        loud = tuple(act for act in view.loud if act.rule != rule)
        struck = replace(view, quiet=quiet, maybe=maybe, loud=loud)
    else:
        keys = {act.key for act in view.loud if act.rule == rule}
        if not keys:
            return True
        loud = tuple(act for act in view.loud if act.key in keys and act.rule != rule)
        struck = replace(view, loud=loud)
    signed = {(b, _signature(struck, part.blocks, j)) for j, b in enumerate(part.blocks)}
    return len(signed) == part.size


def _as_it_is(states: int) -> Part:
    return Part(tuple(range(states)), {}, {}, {j: j for j in range(states)})


def context_of(act: Act, i: int) -> dict[int, frozenset[int]]:
    """Return what an act needs of the other components."""
    return {c: allowed for c, allowed in act.needs.items() if c != i}


def implies(context: Mapping[int, frozenset[int]], home: Mapping[int, frozenset[int]]) -> bool:
    """Return whether what an act needs of others leaves room for acts that need `home`."""
    return all(c in context and context[c] <= allowed for c, allowed in home.items())


def is_own(act: Act, i: int) -> bool:
    """Return whether an act moves this component alone."""
    return len(act.maps) == 1 and i in act.maps


def _touching(net: Net) -> list[list[Act]]:
    """Return, for each component, the acts that change something and look at it or move it."""
    found: list[list[Act]] = [[] for _ in net.components]
    for act in net.acts:
        if act.maps:
            for i in {*act.needs, *act.maps}:
                found[i].append(act)
    return found


def _observed(net: Net) -> list[list[frozenset[int]]]:
    """Return, for each component, the needs that own acts of others have of it."""
    found: list[dict[frozenset[int], None]] = [{} for _ in net.components]
    for act in net.acts:
        if len(act.maps) == 1:
            for c, allowed in act.needs.items():
                if c not in act.maps:
                    found[c][allowed] = None
    return [list(each) for each in found]


def _view(
    net: Net,
    i: int,
    acts: list[Act],
    observed: list[frozenset[int]],
    *,
    hopeful: frozenset[str],
) -> _View:
    part = net.components[i]
    everywhere = frozenset(range(len(part.states)))
    still = tuple(range(len(part.states)))
    home = _home(acts, i)
    keys: dict[object, int] = {}
    silent, loud = [], []
    for act in acts:
        context = context_of(act, i)
        if is_own(act, i) and context == home:
            silent.append(act)
            continue
        seen = (act.sure, frozenset(context.items()), _elsewhere(act, i))
        key = keys.setdefault(seen, len(keys))
        sources = act.needs.get(i, everywhere)
        hoped = act.rule in hopeful and i in act.maps
        waits = implies(context, home)
        loud.append(_Loud(act.rule, key, sources, act.maps.get(i, still), waits, hoped))
    quiet, maybe = _own_ways(silent, i, len(still))
    return _View(_labels(part, observed), home, tuple(silent), quiet, maybe, tuple(loud))


def _labels(part: Component, observed: list[frozenset[int]]) -> tuple[object, ...]:
    """Return what must not be lost of each state: what claims and silent acts of others ask."""
    return tuple(
        (j in part.counts, j in part.good, *(j in allowed for allowed in observed))
        for j in range(len(part.states))
    )


Ways = tuple[frozenset[int], ...]


def _own_ways(silent: Iterable[Act], i: int, states: int) -> tuple[Ways, Ways]:
    """Return where own acts lead from each state: those that are sure, and those that are not."""
    found: dict[bool, list[set[int]]] = {
        sure: [set() for _ in range(states)] for sure in (True, False)
    }
    for act in silent:
        row = act.maps[i]
        for j in act.needs.get(i, frozenset(range(states))):
            found[act.sure][j].add(row[j])
    return tuple(map(frozenset, found[True])), tuple(map(frozenset, found[False]))


def _elsewhere(act: Act, i: int) -> Others:
    return frozenset((c, row) for c, row in act.maps.items() if c != i)


def _home(acts: Iterable[Act], i: int) -> dict[int, frozenset[int]]:
    """Return the context that most own acts share."""
    counted: dict[Others, int] = {}
    for act in acts:
        if is_own(act, i):
            context = frozenset(context_of(act, i).items())
            counted[context] = counted.get(context, 0) + 1
    best = max(counted, key=lambda c: counted[c], default=frozenset[tuple[int, object]]())
    return {c: allowed for c, allowed in best if isinstance(allowed, frozenset)}


def _part(i: int, acts: list[Act], view: _View, hopeful: frozenset[str]) -> Part:
    """Return the component in the fewest blocks that keep behaviour and lengths."""
    labels = view.labels
    while True:
        blocks = _refined(view, labels)
        part = Part(blocks, _inside(view.silent, i, blocks), view.home, {}, hopeful, view)
        entries = _entries(i, acts, part)
        apart = _uneven(i, acts, part, entries)
        if not apart:
            return replace(part, entries={blocks[j]: j for j in sorted(entries, reverse=True)})
        labels = tuple(zip(blocks, apart, strict=True))


def _refined(view: _View, labels: tuple[object, ...]) -> Blocks:
    """Return the coarsest blocks within these labels whose states behave alike."""
    blocks = _numbered(labels)
    while True:
        signed = [(blocks[j], _signature(view, blocks, j)) for j in range(len(blocks))]
        finer = _numbered(signed)
        if max(finer) == max(blocks):
            return blocks
        blocks = finer


def _signature(view: _View, blocks: Blocks, state: int) -> frozenset[tuple[object, int]]:
    """Return what a state can come to, silent acts inside its block skipped."""
    own = blocks[state]
    reach, todo = {state}, [state]
    while todo:
        for after in view.quiet[todo.pop()]:
            if blocks[after] == own and after not in reach:
                reach.add(after)
                todo.append(after)
    found: set[tuple[object, int]] = set()
    for j in reach:
        found |= {("silent", blocks[k]) for k in view.quiet[j] if blocks[k] != own}
        found |= {("may", blocks[k]) for k in view.maybe[j] if blocks[k] != own}
    for act in view.loud:
        sources = act.sources & reach if act.waits else act.sources & {state}
        found |= {
            (act.key, blocks[act.row[j]])
            for j in sources
            if not (act.hopeful and blocks[act.row[j]] == own)
        }
    return frozenset(found)


def _numbered(keys: Iterable[object]) -> Blocks:
    seen: dict[object, int] = {}
    return tuple(seen.setdefault(key, len(seen)) for key in keys)


def _inside(
    silent: Iterable[Act], i: int, blocks: Blocks
) -> dict[int, tuple[tuple[int, str], ...]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for act in silent:
        row = act.maps[i]
        for j in sorted(act.needs.get(i, frozenset(range(len(blocks))))):
            if row[j] != j and blocks[row[j]] == blocks[j]:
                found.setdefault(j, []).append((row[j], act.rule))
    return {j: tuple(steps) for j, steps in found.items()}


def _uneven(i: int, acts: list[Act], part: Part, entries: frozenset[int]) -> tuple[object, ...]:
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


def _entries(i: int, acts: Iterable[Act], part: Part) -> frozenset[int]:
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
