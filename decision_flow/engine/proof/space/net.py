"""Rules and observers as a product of small tables: what the exploration works on.

A component is the case or a step, its states those that its own machine and observer can reach.
An act is a rule as it looks from one choice: what it needs of each component, where it takes it.
Component 0 is always the case; state 0 of each component is its first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_flow.domain.case import CASE
from decision_flow.domain.kind import GATED, Choice, Phase
from decision_flow.domain.law import Floor
from decision_flow.domain.steps.matter import ENDS
from decision_flow.engine.proof.space.watch import (
    ISSUED,
    Evidence,
    Local,
    Watch,
    carriers,
    place,
    watches,
)
from decision_flow.engine.rules import Ready, Rule


@dataclass(frozen=True, slots=True)
class Component:
    """The case or a step, with what the claims ask of its states.

    In `counts` the procedure lets others go on; in `good` the law does.
    """

    name: str
    states: tuple[Local, ...]
    counts: frozenset[int]
    good: frozenset[int]


@dataclass(frozen=True, slots=True)
class Act:
    """A rule in one choice. What `maps` does not name stays; `needs` names restrictions only.

    A broken act is one whose needs are met where a machine would refuse.
    """

    rule: str
    sure: bool
    needs: Mapping[int, frozenset[int]]
    maps: Mapping[int, tuple[int, ...]]
    broken: bool = False


@dataclass(frozen=True, slots=True)
class GateDemand:
    """A gate that must hold from the decision on; one without its carrier never does."""

    key: str
    steps: tuple[int, ...]
    carried: bool


@dataclass(frozen=True, slots=True)
class Demands:
    """What is claimed of every state, by component."""

    gates: tuple[GateDemand, ...]
    watched: tuple[int, ...]
    order: tuple[tuple[int, tuple[int, ...]], ...]
    """A step, and those of earlier stages that must stand while it counts."""
    duties: tuple[tuple[str, tuple[int, ...]], ...]
    owed: tuple[int, ...] = ()
    """Steps that owe nothing any more where an issued case ends."""


@dataclass(frozen=True, slots=True)
class CasePart:
    """States of the case that the claims speak of."""

    early: frozenset[int]
    gated: frozenset[int]
    ends: frozenset[int]
    issued_ends: frozenset[int]


@dataclass(frozen=True, slots=True)
class Net:
    """The whole product; it starts with every component in state 0."""

    components: tuple[Component, ...]
    rules: tuple[str, ...]
    acts: tuple[Act, ...]
    demands: Demands
    case: CasePart


def net_of(ready: Ready, floor: Floor) -> Net:
    """Return the product of all machines and observers of a procedure."""
    watching = watches(ready, floor)
    names = (CASE, *ready.procedure.steps)
    tables = [_table(ready, watching[name], name) for name in names]
    components = tuple(
        _component(ready, watching[name], name, tuple(table))
        for name, table in zip(names, tables, strict=True)
    )
    told = [_Told(part, table) for part, table in zip(components, tables, strict=True)]
    acts = tuple(act for rule in ready.rules.values() for act in _acts(rule, told))
    return Net(
        components=components,
        rules=tuple(ready.rules),
        acts=acts,
        demands=_demands(ready, floor, watching),
        case=_case(components[0]),
    )


Table = dict[Local, dict[str, Local | None]]
"""Local state → rule → where it leads; None where the machine refuses what the rule allows."""


def _table(ready: Ready, watch: Watch, name: str) -> Table:
    """Return every local state that the component can reach, with where each rule takes it."""
    start: Local = (ready.initial()[name], "")
    rules = [
        rule
        for rule in ready.rules.values()
        if rule.name in watch.hears or any(c == name for c, _ in rule.fires)
    ]
    table: Table = {}
    todo = [start]
    while todo:
        local = todo.pop(0)
        if local in table:
            continue
        row = table[local] = {}
        for rule in rules:
            if not _allows(rule, name, local):
                continue
            after = row[rule.name] = _after(ready, watch, name, local, rule=rule)
            if after is not None and after not in table:
                todo.append(after)
    return table


def _allows(rule: Rule, name: str, local: Local) -> bool:
    allowed = rule.needs.get(name)
    return allowed is None or local[0] in allowed


def _after(ready: Ready, watch: Watch, name: str, local: Local, *, rule: Rule) -> Local | None:
    now = local[0]
    for component, trigger in rule.fires:
        if component == name:
            target = ready.tables[name].leads[trigger].get(now)
            if target is None:
                return None
            now = target
    return now, watch.then(local, now, rule)


def _component(ready: Ready, watch: Watch, name: str, states: tuple[Local, ...]) -> Component:
    counting = ready.counting(name) if name != CASE else frozenset[str]()
    return Component(
        name,
        states,
        frozenset(j for j, local in enumerate(states) if local[0] in counting),
        frozenset(j for j, local in enumerate(states) if watch.good(local)),
    )


class _Told:
    """A component with its table, asked of each rule."""

    def __init__(self, part: Component, table: Table) -> None:
        self.part, self.table = part, table
        self.index = {local: j for j, local in enumerate(part.states)}
        self.hears = frozenset(rule for row in table.values() for rule in row)

    def of(self, rule: Rule) -> tuple[frozenset[int], frozenset[int], tuple[int, ...]]:
        """Return where a rule is allowed, where a machine then refuses, and where it leads."""
        states = self.part.states
        leads = [self.table[local].get(rule.name, local) for local in states]
        allowed = frozenset(
            j for j, local in enumerate(states) if _allows(rule, self.part.name, local)
        )
        stuck = frozenset(j for j in allowed if leads[j] is None)
        row = tuple(j if to is None else self.index[to] for j, to in enumerate(leads))
        return allowed, stuck, row


def _acts(rule: Rule, told: list[_Told]) -> Iterator[Act]:
    """Yield the rule once for each choice, and once more for each way in which it is broken."""
    needs: dict[int, frozenset[int]] = {}
    maps: dict[int, tuple[int, ...]] = {}
    broken: list[tuple[int, frozenset[int]]] = []
    for i, each in enumerate(told):
        if rule.name not in each.hears and each.part.name not in rule.needs:
            continue
        allowed, stuck, row = each.of(rule)
        if stuck:
            broken.append((i, stuck))
        if len(allowed - stuck) < len(row):
            needs[i] = allowed - stuck
        if any(row[j] != j for j in needs.get(i, allowed)):
            maps[i] = row
    for i, stuck in broken:
        yield Act(rule.name, sure=False, needs={**needs, i: stuck}, maps={}, broken=True)
    yield from _by_choice(rule, tuple(each.part for each in told), needs, maps)


def _by_choice(
    rule: Rule,
    components: tuple[Component, ...],
    needs: dict[int, frozenset[int]],
    maps: dict[int, tuple[int, ...]],
) -> Iterator[Act]:
    own = next(i for i, part in enumerate(components) if part.name == rule.step)
    states = components[own].states
    apart: dict[bool, set[int]] = {}
    for j in needs.get(own, frozenset(range(len(states)))):
        apart.setdefault(rule.choice_from(states[j][0]) is not Choice.MAY, set()).add(j)
    for sure, sources in sorted(apart.items()):
        restricted = {**needs, own: frozenset(sources)} if len(apart) > 1 else needs
        yield Act(rule.name, sure=sure, needs=restricted, maps=maps)


def _demands(ready: Ready, floor: Floor, watching: Mapping[str, Watch]) -> Demands:
    index = {name: i for i, name in enumerate((CASE, *ready.procedure.steps))}
    mandatory = {gate.key for gate in floor.gates}
    gates = []
    for key in dict.fromkeys((*mandatory, *ready.procedure.gates)):
        declared = ready.procedure.gates.get(key)
        steps = tuple(index[s] for s in (declared.steps if declared is not None else ()))
        carried = key not in mandatory or bool(carriers(ready, floor, key))
        gates.append(GateDemand(key, steps, carried))
    return Demands(
        gates=tuple(sorted(gates, key=lambda gate: gate.key)),
        watched=tuple(index[n] for n, watch in watching.items() if isinstance(watch, Evidence)),
        order=tuple(_order(ready, index)),
        duties=tuple(
            (d, tuple(index[s] for s in ready.procedure.steps_of_kind(d))) for d in floor.duties
        ),
        owed=tuple(index[s] for d in floor.owed for s in ready.procedure.steps_of_kind(d)),
    )


def _order(ready: Ready, index: Mapping[str, int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    places = {key: place(kind.stage) for key, kind in ready.kinds.items()}
    for key, here in places.items():
        earlier = tuple(index[k] for k, there in places.items() if 0 <= there < here)
        if earlier:
            yield index[key], earlier


def _case(case: Component) -> CasePart:
    def where(phases: frozenset[str]) -> frozenset[int]:
        return frozenset(j for j, local in enumerate(case.states) if local[0] in phases)

    ends, gated = where(frozenset(ENDS)), where(frozenset(GATED))
    issued = frozenset(j for j, local in enumerate(case.states) if local[1] == ISSUED)
    early = where(frozenset(Phase)) - ends - gated
    return CasePart(early=early, gated=gated, ends=ends, issued_ends=ends & issued)
