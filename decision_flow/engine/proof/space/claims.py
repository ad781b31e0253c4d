"""The claims, asked of what was explored: of each state, and of the whole."""

from collections.abc import Iterator

from decision_flow.engine.proof.space.code import Code
from decision_flow.engine.proof.space.explore import Broken, Explored
from decision_flow.engine.proof.space.net import Net
from decision_flow.engine.proof.space.quotient import Leap, Variant
from decision_flow.engine.proof.values import Claim


class Safety:
    """What must hold in every state, as masks."""

    def __init__(self, code: Code) -> None:
        net, demands = code.net, code.net.demands
        good = [code.of_states(i, part.good) for i, part in enumerate(net.components)]
        lacks = [code.mask(i) & ~bits for i, bits in enumerate(good)]
        counts = [code.of_states(i, part.counts) for i, part in enumerate(net.components)]
        names = [part.name for part in net.components]
        self.doubtful = [
            (counts[i] & lacks[i], names[i]) for i in demands.watched if counts[i] & lacks[i]
        ]
        self.any_doubtful = sum(bits for bits, _ in self.doubtful)
        self.gated = code.of_states(0, net.case.gated)
        self.gates = [
            (gate.key, sum(lacks[i] for i in gate.steps) if gate.carried else code.all)
            for gate in demands.gates
        ]
        self.order = [
            (counts[later], names[later], [(lacks[i], names[i]) for i in earlier])
            for later, earlier in demands.order
        ]
        places: dict[int, int] = {}
        for later, earlier in demands.order:
            lack = sum(lacks[i] for i in earlier)
            places[lack] = places.get(lack, 0) | counts[later]
        self.places = [(counting, lack) for lack, counting in places.items()]
        self.issued_ends = code.of_states(0, net.case.issued_ends)
        self.owed = [(lacks[i], names[i]) for i in demands.owed]
        self.duties = [(kind, sum(good[i] for i in steps)) for kind, steps in demands.duties]

    def broken(self, state: int) -> list[Broken]:
        """Return the claims that a state breaks."""
        found: list[Broken] = []
        if state & self.any_doubtful:
            found += [
                (Claim.STANDING, f"steps.{n}", "") for bits, n in self.doubtful if state & bits
            ]
        if state & self.gated:
            found += [(Claim.GATES, f"gates.{key}", "") for key, lack in self.gates if state & lack]
        for counting, lack in self.places:
            if state & counting and state & lack:
                found += self._disordered(state)
                break
        if state & self.issued_ends:
            found += [(Claim.OWED, f"steps.{n}", "") for lack, n in self.owed if state & lack]
            found += [
                (Claim.DUTIES, f"kinds.{kind}", "") for kind, met in self.duties if not state & met
            ]
        return found

    def _disordered(self, state: int) -> Iterator[Broken]:
        """Yield what counts while something of an earlier stage does not stand."""
        for counts, name, earlier in self.order:
            if state & counts:
                for bits, other in earlier:
                    if state & bits:
                        yield Claim.ORDER, f"steps.{name}", other


Ways = list[list[tuple[int, int]]]
"""For each state, those that lead to it by what is owed or answered, and by which leap."""


def sure_ways(explored: Explored, found: tuple[Leap, ...]) -> Ways:
    """Return the ways back that a claim about ends may count on."""
    ways: Ways = [[] for _ in explored.states]
    for source, target, n in explored.edges:
        if found[n].sure:
            ways[target].append((source, n))
    return ways


def stuck(
    explored: Explored, ways: Ways, goal: int, among: int, *, gone: frozenset[int] = frozenset()
) -> list[int]:
    """Return the states among some phases that cannot reach a goal, the nearest one first.

    `goal` and `among` are bits of the case; leaps that are `gone` are not counted on.
    """
    reaching = [bool(state & goal) for state in explored.states]
    todo = [number for number, there in enumerate(reaching) if there]
    while todo:
        for before, leap in ways[todo.pop()]:
            if not reaching[before] and leap not in gone:
                reaching[before] = True
                todo.append(before)
    left = [
        (explored.costs[number], number)
        for number, state in enumerate(explored.states)
        if state & among and not reaching[number]
    ]
    return [number for _, number in sorted(left)]


def bottom(explored: Explored, found: tuple[Leap, ...], lost: list[int]) -> int:
    """Return where a story of a lost case should end: the nearest state with nothing owed.

    The nearest state of all, where there is no such one: a case that goes round in circles.
    """
    moving = {source for source, target, n in explored.edges if found[n].sure and source != target}
    return next((state for state in lost if state not in moving), lost[0])


def never(net: Net, explored: Explored, found: tuple[Leap, ...]) -> list[tuple[str, str]]:
    """Return what never happens: steps never completed, then moves never made of the others."""
    seen = _local_reach(net, explored, found)
    alive = {
        variant.act.rule
        for n in explored.fired
        for variant in found[n].variants
        if _possible(variant, seen)
    }
    dead: list[tuple[str, str]] = []
    for i, part in enumerate(net.components):
        if i and not part.counts & seen[i]:
            dead.append((part.name, ""))
    steps = {step for step, _ in dead}
    for rule in net.rules:
        step, _, trigger = rule.partition(".")
        if rule not in alive and step not in steps:
            dead.append((step, trigger))
    return dead


def _local_reach(net: Net, explored: Explored, found: tuple[Leap, ...]) -> list[frozenset[int]]:
    """Return the states of each component that what happened can bring about."""
    seen: list[frozenset[int]] = [frozenset({0}) for _ in net.components]
    variants = [v for n in sorted(explored.fired) for v in found[n].variants if v.act.maps]
    grew = True
    while grew:
        grew = False
        for variant in variants:
            if not _possible(variant, seen):
                continue
            for i, row in variant.act.maps.items():
                more = {row[j] for j in variant.sources[i] & seen[i]} - seen[i]
                if more:
                    seen[i] |= more
                    grew = True
    return seen


def _possible(variant: Variant, seen: list[frozenset[int]]) -> bool:
    return all(sources & seen[i] for i, sources in variant.sources.items())
