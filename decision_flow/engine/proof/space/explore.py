"""Explore the collapsed net, cheapest first.

A state that breaks a claim is told, not gone on from. States of a phase in which
nothing can move any more are kept once.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from decision_flow.engine.proof.space.code import Code, Coded, by_phase
from decision_flow.engine.proof.space.quotient import Leap
from decision_flow.engine.proof.values import Claim

ENOUGH = 5_000
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
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    """State → where its own edges begin, and end, among all."""
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

    def leads(self, state: int) -> list[tuple[int, int, int]]:
        """Return the edges that lead on from a state."""
        begin, end = self.spans.get(state, (0, 0))
        return self.edges[begin:end]

    def note(self, breach: Breach) -> None:
        """Keep the breach unless a shorter one of its kind is known."""
        known = self.breaches.get(breach.broken)
        if known is None or breach.cost < known.cost:
            self.breaches[breach.broken] = breach


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
    walk.out.fired |= {leap for _, _, leap in walk.out.edges}
    return walk.out


class _Walk:
    """One exploration: a state may be met often, and is gone on from once, when it is cheapest."""

    def __init__(
        self, code: Code, found: tuple[Leap, ...], broken: Callable[[int], list[Broken]]
    ) -> None:
        self.code, self.found, self.broken = code, found, broken
        here = by_phase(code, found)
        self.moving = {b: [c for c in cs if found[c.number].maps] for b, cs in here.items()}
        self.probing = {b: [c for c in cs if not found[c.number].maps] for b, cs in here.items()}
        self.still = sum(bit for bit, there in self.moving.items() if not there)
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
        begin = len(self.out.edges)
        self._go_on(number, state, cost, self.moving[bit])
        self.out.spans[number] = begin, len(self.out.edges)

    def _go_on(self, number: int, state: int, cost: int, moving: list[Coded]) -> None:
        """Take every edge. There can be a million: for most nothing is called."""
        out, numbers, costs, edges = self.out, self.number, self.out.costs, self.out.edges
        still, ending = self.still, state & self.ends
        for leap in moving:
            if state & leap.forbid:
                continue
            after = state & leap.keep | leap.put
            for mask, table in leap.tables:
                after |= table[state & mask]
            if after == state:
                out.fired.add(leap.number)
                continue
            if leap.special or ending or after & still:
                if not self._passes(number, after, leap):
                    continue
                after = after & self.code.case_mask | self.code.start & ~self.code.case_mask
            target = numbers.get(after)
            if target is None or cost + leap.cost < costs[target]:
                target = self._nearer(number, after, leap)
            edges.append((number, target, leap.number))

    def _passes(self, number: int, after: int, leap: Coded) -> bool:
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

    def _nearer(self, number: int, after: int, leap: Coded) -> int:
        """Return the state that a leap leads to: a new one, or one nearer than was known."""
        out = self.out
        cost = out.costs[number] + leap.cost
        target = self.number.setdefault(after, len(out.states))
        if target == len(out.states):
            out.states.append(after)
            out.costs.append(cost)
            out.came.append((number, leap.number))
            self.visited.append(False)
        else:
            out.costs[target] = cost
            out.came[target] = number, leap.number
        self._await(target, cost)
        return target

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

    def _of(self, claim: Claim, leap: Coded) -> Broken:
        return claim, f"rules.{self.found[leap.number].variants[0].act.rule}", ""
