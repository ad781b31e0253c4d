"""Observers that follow the law beside each machine, and never ask the procedure.

An observer remembers what a state alone does not tell: which text the evidence is about, whether
a duty was met since the last adoption, whether the case was ever issued. In a right procedure it
adds no state; in a wrong one it tells the states apart that look alike on paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from decision_flow.domain.case import CARRIED, CASE, CLAIMED, EXEMPT, IDLE, NOT_APPLICABLE
from decision_flow.domain.kind import Kind, Stage
from decision_flow.domain.law import ALL, EDITORIAL, ORDER, SUBSTANTIVE, Floor, TextChange
from decision_flow.domain.steps.matter import ENDS, IN_FORCE
from decision_flow.engine.rules import Ready, Rule, carries

CURRENT, OLD, UNCHECKED = "current", "old", "unchecked"
MET, ISSUED, NOTHING = "met", "issued", ""

Local = tuple[str, str]
"""A state of a machine, and what its observer remembers."""


class Watch(Protocol):
    """An observer of one component."""

    @property
    def hears(self) -> frozenset[str]:
        """Return the rules that it listens to although they do not fire the component."""

    def then(self, before: Local, now: str, rule: Rule) -> str:
        """Return what is remembered once `rule` took the machine from `before` to `now`."""

    def good(self, local: Local) -> bool:
        """Return whether the law lets others stand on this."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Follows the text that a gate's step is about."""

    name: str
    lawful: frozenset[str]
    ages: frozenset[str]
    """Rules after which, by law, the evidence is about an old text."""
    unseen: frozenset[str]
    """Rules after which it is so while it is still in the making: the public saw another text."""
    confirmed: Mapping[str, frozenset[str]]
    """States that need confirmation, with the triggers by which they do not have it."""

    @property
    def hears(self) -> frozenset[str]:
        """Return the rules that change the text in a way that matters to it."""
        return self.ages | self.unseen

    def then(self, before: Local, now: str, rule: Rule) -> str:
        """Bind what begins to the current text; age it when the law says so."""
        if now in IDLE:
            return NOTHING
        about = CURRENT if before[0] in IDLE else before[1]
        if _unconfirmed(self.name, before, now, rule, confirmed=self.confirmed):
            return UNCHECKED
        aged = rule.name in self.ages or (rule.name in self.unseen and self._under_way(now))
        return OLD if about == CURRENT and aged else about

    def _under_way(self, now: str) -> bool:
        return now not in self.lawful | {CLAIMED, NOT_APPLICABLE}

    def good(self, local: Local) -> bool:
        """Hold for what the law accepts about the current text."""
        return local[0] in self.lawful and local[1] == CURRENT


@dataclass(frozen=True, slots=True)
class Duty:
    """Remembers whether a duty was met since the last adoption."""

    name: str
    done: frozenset[str]
    hears: frozenset[str]
    """Rules that adopt: what was met before does not count."""
    confirmed: Mapping[str, frozenset[str]]

    def then(self, before: Local, now: str, rule: Rule) -> str:
        """Remember when it is met; forget when a decision is made or it falls."""
        if now not in self.done or rule.name in self.hears:
            return NOTHING
        if _unconfirmed(self.name, before, now, rule, confirmed=self.confirmed):
            return NOTHING
        return MET if now != before[0] else before[1]

    def good(self, local: Local) -> bool:
        """Hold while it is met."""
        return local[1] == MET


@dataclass(frozen=True, slots=True)
class Issued:
    """Remembers that the case was in force once."""

    hears: frozenset[str] = frozenset()

    def then(self, before: Local, now: str, rule: Rule) -> str:
        """Remember for good."""
        del rule
        return ISSUED if now in IN_FORCE else before[1]

    def good(self, local: Local) -> bool:
        """Hold unless the case ended after issue: there the duties are asked for."""
        return local[1] != ISSUED or local[0] not in ENDS


@dataclass(frozen=True, slots=True)
class Plain:
    """Remembers nothing: the state tells all."""

    lawful: frozenset[str]
    hears: frozenset[str] = frozenset()

    def then(self, before: Local, now: str, rule: Rule) -> str:
        """Remember nothing."""
        del before, now, rule
        return NOTHING

    def good(self, local: Local) -> bool:
        """Hold in the states in which others may stand on it."""
        return local[0] in self.lawful


def watches(ready: Ready, floor: Floor) -> dict[str, Watch]:
    """Return an observer for the case and for every step."""
    adopts = frozenset(r.name for r in ready.rules.values() if (CASE, "adopt") in r.fires)
    found: dict[str, Watch] = {CASE: Issued()}
    for key, kind in ready.kinds.items():
        unsure = _unconfirmed_triggers(kind, floor)
        if ready.procedure.gate_of(key) is not None:
            lawful = _lawful(ready, floor, key)
            ages, unseen = _ageing(ready, floor, key), _unseen(ready, floor, key)
            found[key] = Evidence(key, lawful, ages, unseen, unsure)
        elif kind.name in floor.duties:
            found[key] = Duty(key, kind.done, adopts, unsure)
        elif kind.name in floor.owed:
            found[key] = Plain(floor.owed[kind.name])
        elif kind.stage is Stage.DRAFTED:
            found[key] = Plain(frozenset(kind.states) - IDLE)
        else:
            found[key] = Plain(ready.counting(key))
    return found


def carriers(ready: Ready, floor: Floor, gate: str) -> tuple[str, ...]:
    """Return the steps of a gate that carry it: of its mandatory kind, and unconditional.

    Where every step of that kind is conditional, each is one: then none may be left out.
    """
    kinds = {g.kind for g in floor.gates if g.key == gate}
    declared = ready.procedure.gates.get(gate)
    steps = declared.steps if declared is not None else ()
    of_kind = [step for step in steps if ready.kinds[step].name in kinds]
    firm = [step for step in of_kind if ready.procedure.steps[step].conditional is None]
    return tuple(firm or of_kind)


def _lawful(ready: Ready, floor: Floor, step: str) -> frozenset[str]:
    """Return the states that the law accepts of a gate's step."""
    gate, kind = ready.procedure.gate_of(step), ready.kinds[step]
    states = set(_done(kind, floor))
    if kind.conditional and gate is not None and step not in carriers(ready, floor, gate):
        states.add(NOT_APPLICABLE)
    grounds = ready.procedure.steps[step].exempt
    if gate in floor.exemptible and grounds and floor.grounds.issuperset(grounds):
        states.add(EXEMPT)
    if carries(kind, ready.procedure.steps[step]):
        states.add(CARRIED)
    return frozenset(states)


def _done(kind: Kind, floor: Floor) -> frozenset[str]:
    """Return the states in which a kind is done, those alone that the law accepts."""
    accepted = [gate.accepts for gate in floor.gates if gate.kind == kind.name and gate.accepts]
    return kind.done.intersection(*accepted)


def text_class(ready: Ready, floor: Floor, rule: Rule) -> str | None:
    """Return the class of change that the law takes a rule for, or None when it ages nothing."""
    kind = ready.kind(rule.step)
    verbs = [v for v in kind.verbs if rule.trigger in v.triggers and v.text is not None]
    if not verbs:
        return None
    for change in floor.changes:
        named = (change.kind, change.trigger) == (kind.name, rule.trigger)
        if named and all(change.by.issuperset(v.by) for v in verbs) and _asked(ready, change, rule):
            return change.change
    return SUBSTANTIVE


def _asked(ready: Ready, change: TextChange, rule: Rule) -> bool:
    """Return whether the change answers every step that has to be asking for it."""
    if change.answers is None:
        return True
    kind, trigger = change.answers
    steps = ready.procedure.steps_of_kind(kind)
    return bool(steps) and all((step, trigger) in rule.fires for step in steps)


def _ageing(ready: Ready, floor: Floor, step: str) -> frozenset[str]:
    """Return the rules that age a gate's step: its gate is reopened, or an earlier one."""
    found = set()
    for rule in ready.rules.values():
        change = text_class(ready, floor, rule)
        if change is not None and _reopens(ready, floor, change, step):
            found.add(rule.name)
    return frozenset(found)


def _unseen(ready: Ready, floor: Floor, step: str) -> frozenset[str]:
    """Return the rules that change the text, but for its wording, where the public is asked."""
    if ready.kinds[step].name not in floor.published:
        return frozenset()
    classes = {rule.name: text_class(ready, floor, rule) for rule in ready.rules.values()}
    return frozenset(name for name, c in classes.items() if c not in {None, EDITORIAL})


def _reopens(ready: Ready, floor: Floor, change: str, step: str) -> bool:
    named = floor.reopens[change]
    gate = ready.procedure.gate_of(step)
    if ALL in named or gate in named:
        return True
    gates = [ready.procedure.gates[key] for key in named if key in ready.procedure.gates]
    stages = [ready.kinds[s].stage for g in gates for s in g.steps]
    own = ready.kinds[step].stage
    return any(place(stage) < place(own) for stage in stages)


def place(stage: Stage) -> int:
    """Return where a stage stands in the statutory order, or -1 when it has no place there."""
    return ORDER.index(stage) if stage in ORDER else -1


def _unconfirmed_triggers(kind: Kind, floor: Floor) -> dict[str, frozenset[str]]:
    """Return, for each state that needs confirmation, the triggers that lack it."""
    found: dict[str, set[str]] = {}
    for row in kind.rows:
        duties = floor.confirmed.get(row.dest)
        if duties is None:
            continue
        verbs = [v for v in kind.verbs if row.trigger in v.triggers]
        if not verbs or not all(duties.issuperset(v.by) for v in verbs):
            found.setdefault(row.dest, set()).add(row.trigger)
    return {state: frozenset(triggers) for state, triggers in found.items()}


def _unconfirmed(
    name: str, before: Local, now: str, rule: Rule, *, confirmed: Mapping[str, frozenset[str]]
) -> bool:
    triggers = confirmed.get(now)
    if triggers is None or now == before[0]:
        return False
    return any(c == name and t in triggers for c, t in rule.fires)
