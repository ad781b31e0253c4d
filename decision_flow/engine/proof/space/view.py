"""What one component sees of the acts that touch it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from decision_flow.engine.proof.space.net import Act, Component, Net

Others = frozenset[tuple[int, object]]
Ways = tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Loud:
    """An act as one component sees it: what the others see of it is the key."""

    rule: str
    key: int
    sources: frozenset[int]
    row: tuple[int, ...]
    waits: bool
    hopeful: bool


@dataclass(frozen=True, slots=True)
class View:
    """What one component sees of the acts that touch it."""

    labels: tuple[object, ...]
    home: Mapping[int, frozenset[int]]
    silent: tuple[Act, ...]
    """Own acts in the silent context, those that may never happen among them."""
    quiet: tuple[frozenset[int], ...]
    maybe: tuple[frozenset[int], ...]
    loud: tuple[Loud, ...]


UNSEEN = View((), {}, (), (), (), ())
"""Of what is not collapsed, nothing is asked."""


def context_of(act: Act, i: int) -> dict[int, frozenset[int]]:
    """Return what an act needs of the other components."""
    return {c: allowed for c, allowed in act.needs.items() if c != i}


def implies(context: Mapping[int, frozenset[int]], home: Mapping[int, frozenset[int]]) -> bool:
    """Return whether what an act needs of others leaves room for acts that need `home`."""
    return all(c in context and context[c] <= allowed for c, allowed in home.items())


def is_own(act: Act, i: int) -> bool:
    """Return whether an act moves this component alone."""
    return len(act.maps) == 1 and i in act.maps


def touching_of(net: Net) -> list[list[Act]]:
    """Return, for each component, the acts that change something and look at it or move it."""
    found: list[list[Act]] = [[] for _ in net.components]
    for act in net.acts:
        if act.maps:
            for i in {*act.needs, *act.maps}:
                found[i].append(act)
    return found


def observed_of(net: Net) -> list[list[frozenset[int]]]:
    """Return, for each component, the needs that own acts of others have of it."""
    found: list[dict[frozenset[int], None]] = [{} for _ in net.components]
    for act in net.acts:
        if len(act.maps) == 1:
            for c, allowed in act.needs.items():
                if c not in act.maps:
                    found[c][allowed] = None
    return [list(each) for each in found]


def view_of(
    net: Net,
    i: int,
    acts: list[Act],
    observed: list[frozenset[int]],
    *,
    hopeful: frozenset[str],
) -> View:
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
        loud.append(Loud(act.rule, key, sources, act.maps.get(i, still), waits, hoped))
    quiet, maybe = own_ways(silent, i, len(still))
    return View(_labels(part, observed), home, tuple(silent), quiet, maybe, tuple(loud))


def _labels(part: Component, observed: list[frozenset[int]]) -> tuple[object, ...]:
    """Return what must not be lost of each state: what claims and silent acts of others ask."""
    return tuple(
        (j in part.counts, j in part.good, *(j in allowed for allowed in observed))
        for j in range(len(part.states))
    )


def own_ways(silent: Iterable[Act], i: int, states: int) -> tuple[Ways, Ways]:
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
