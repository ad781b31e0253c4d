"""Explore the collapsed net, cheapest first, as plain integers.

A state has one bit for each block of each component: what an act needs is one mask, what it moves
mostly two more. A state that breaks a claim is told, not gone on from. States of a phase in which
nothing can move any more are kept once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from decision_flow.engine.proof.collapse import Part
from decision_flow.engine.proof.net import Net
from decision_flow.engine.proof.quotient import Leap
from decision_flow.engine.proof.values import Claim

ENOUGH = 20_000
"""States after which nobody looks for more once a claim was seen to fail."""

Broken = tuple[Claim, str, str]
"""A claim, the element that breaks it, and the element that it misses, if any."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A claim that fails, by the fewest moves, in a state or by a leap from it."""

    broken: Broken
    cost: int
    state: int
    leap: int | None = None


@dataclass(slots=True)
class Explored:
    """Every state that can be reached, by number; the first one is where a case begins.

    `came` holds the state and the leap from which each was reached by the fewest moves. An edge
    is from, to, by which leap.
    """

    states: list[int] = field(default_factory=list)
    costs: list[int] = field(default_factory=list)
    came: list[tuple[int, int]] = field(default_factory=list)
    edges: list[tuple[int, int, int]] = field(default_factory=list)
    fired: set[int] = field(default_factory=set)
    breaches: dict[Broken, Breach] = field(default_factory=dict)
    complete: bool = True
    dashed: set[str] = field(default_factory=set)
    """Rules whose hope failed: what was explored must be collapsed without it."""

    def path(self, state: int) -> list[int]:
        """Return the leaps that lead to a state by the fewest moves."""
        found: list[int] = []
        while (before := self.came[state])[1] >= 0:
            found.append(before[1])
            state = before[0]
        return found[::-1]

    def without(self, gone: frozenset[int]) -> "Explored":
        """Return what can still be reached, and its edges, when these leaps never happen."""
        out: dict[int, list[tuple[int, int]]] = {}
        for source, target, leap in self.edges:
            if leap not in gone:
                out.setdefault(source, []).append((target, leap))
        left = Explored()
        number = {0: 0}
        todo = [0]
        for state in todo:  # grows while it is walked
            left.states.append(self.states[state])
            left.costs.append(self.costs[state])
            for target, leap in out.get(state, ()):
                if target not in number:
                    number[target] = len(number)
                    todo.append(target)
                left.edges.append((number[state], number[target], leap))
        return left

    def note(self, breach: Breach) -> None:
        """Keep the breach unless a shorter one of its kind is known."""
        known = self.breaches.get(breach.broken)
        if known is None or breach.cost < known.cost:
            self.breaches[breach.broken] = breach


@dataclass(frozen=True, slots=True)
class _Coded:
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

    def coded(self, number: int, leap: Leap) -> _Coded:
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
        return _Coded(number, forbid, keep, put, tuple(tables), leap.cost, leap.hoped)


def explore(
    code: Code, found: tuple[Leap, ...], broken: Callable[[int], list[Broken]], limit: int
) -> Explored:
    """Return what can be reached; incomplete when there are more than `limit` states."""
    walk = _Walk(code, found, broken)
    cost = 0
    while cost < len(walk.waiting):
        for number in walk.waiting[cost]:  # grows while it is walked
            if walk.out.costs[number] == cost and not walk.visited[number]:
                walk.visit(number)
                if walk.out.dashed:
                    return walk.out
                if len(walk.out.states) > (min(limit, ENOUGH) if walk.out.breaches else limit):
                    walk.out.complete = False
                    return walk.out
        cost += 1
    walk.out.fired.update(leap for _, _, leap in walk.out.edges)
    return walk.out


class _Walk:
    """One exploration: a state may be met often, and is gone on from once, when it is cheapest."""

    def __init__(
        self, code: Code, found: tuple[Leap, ...], broken: Callable[[int], list[Broken]]
    ) -> None:
        self.code, self.found, self.broken = code, found, broken
        self.moving: dict[int, list[_Coded]] = {}
        self.probing: dict[int, list[_Coded]] = {}
        for block in range(code.parts[0].size):
            here = [code.coded(n, leap) for n, leap in enumerate(found) if _allows(leap, block)]
            bit = code.bit(0, block)
            self.moving[bit] = [c for c in here if found[c.number].maps]
            self.probing[bit] = [c for c in here if not found[c.number].maps]
        self.still = code.bits(0, [b for b in range(code.parts[0].size) if not self.moving[1 << b]])
        self.ends = code.of_states(0, code.net.case.ends)
        self.out = Explored()
        self.number: dict[int, int] = {}
        self.visited: list[bool] = []
        self.waiting: list[list[int]] = [[0]]
        self.number[code.start] = 0
        self.out.states.append(code.start)
        self.out.costs.append(0)
        self.out.came.append((-1, -1))
        self.visited.append(False)

    def visit(self, number: int) -> None:
        """Go on from a state, unless it breaks a claim."""
        self.visited[number] = True
        state, cost = self.out.states[number], self.out.costs[number]
        breaches = self.broken(state) if not state & self.still else []
        if breaches:
            for each in breaches:
                self.out.note(Breach(each, cost, number))
            return
        bit = state & self.code.case_mask
        self._probe(number, state, bit)
        for leap in self.moving[bit]:
            if state & leap.forbid:
                continue
            after = state & leap.keep | leap.put
            for mask, table in leap.tables:
                after |= table[state & mask]
            if after == state:
                self.out.fired.add(leap.number)
            elif not leap.special and not after & self.still and not state & self.ends:
                self._follow(number, after, leap)
            elif self._passes(number, after, leap):
                rest = self.code.start & ~self.code.case_mask
                self._follow(number, after & self.code.case_mask | rest, leap)

    def _passes(self, number: int, after: int, leap: _Coded) -> bool:
        """Return whether a leap that needs a closer look may be followed to where all is still."""
        out, cost = self.out, self.out.costs[number] + leap.cost
        out.fired.add(leap.number)
        if leap.special:
            out.dashed |= {variant.act.rule for variant in self.found[leap.number].variants}
            return False
        if out.states[number] & self.ends:
            out.note(Breach(self._of(Claim.FINAL, leap), cost, number, leap.number))
            return False
        breaches = self.broken(after)
        for each in breaches:
            out.note(Breach(each, cost, number, leap.number))
        return not breaches

    def _follow(self, number: int, after: int, leap: _Coded) -> None:
        """Take the edge: its target is new, nearer than was known, or known."""
        out = self.out
        cost = out.costs[number] + leap.cost
        target = self.number.get(after)
        if target is None:
            target = self.number[after] = len(out.states)
            out.states.append(after)
            out.costs.append(cost)
            out.came.append((number, leap.number))
            self.visited.append(False)
            self._await(target, cost)
        elif cost < out.costs[target]:
            out.costs[target] = cost
            out.came[target] = number, leap.number
            self._await(target, cost)
        out.edges.append((number, target, leap.number))

    def _await(self, number: int, cost: int) -> None:
        while len(self.waiting) <= cost:
            self.waiting.append([])
        self.waiting[cost].append(number)

    def _probe(self, number: int, state: int, bit: int) -> None:
        """Note what can happen here without being seen to change anything."""
        waiting = []
        for leap in self.probing[bit]:
            if state & leap.forbid:
                waiting.append(leap)
                continue
            self.out.fired.add(leap.number)
            if self.found[leap.number].broken:
                cost = self.out.costs[number] + leap.cost
                self.out.note(Breach(self._of(Claim.FIRES, leap), cost, number, leap.number))
        self.probing[bit] = waiting

    def _of(self, claim: Claim, leap: _Coded) -> Broken:
        return claim, f"rules.{self.found[leap.number].variants[0].act.rule}", ""


def _allows(leap: Leap, block: int) -> bool:
    allowed = leap.needs.get(0)
    return allowed is None or block in allowed
