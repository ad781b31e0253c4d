"""Every state that a procedure's rules allow, met one by one: slow, plain, and nobody's pupil.

Shares nothing with the checker but the rules and the law as values: it fires rows, not machines,
remembers for each piece of evidence whether the law still takes it for the current text, collapses
nothing, and asks the claims of whole states.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import NamedTuple

from decision_flow.domain.kind import Choice
from decision_flow.domain.law import ORDER, Floor
from decision_flow.engine.rules import Ready, Rule

OVER = {"closed", "withdrawn", "declined", "not_adopted", "lapsed"}
DECIDED = {"decided", "post_decision", "closed"}
ISSUED = {"post_decision", "closed"}
IDLE = {"none", "lapsed"}


class Spot(NamedTuple):
    """Where a component is, and what is remembered of it: evidence good, duty met, issued."""

    state: str
    mark: str = ""


State = tuple[Spot, ...]
Broken = tuple[str, str, str]


@dataclass
class Seen:
    """All states with their distance, and the least number of moves that breaks each claim."""

    distance: dict[State, int] = field(default_factory=dict)
    broken: dict[Broken, int] = field(default_factory=dict)
    breaking: set[State] = field(default_factory=set)
    edges: list[tuple[State, Rule, State]] = field(default_factory=list)
    fired: set[str] = field(default_factory=set)
    endless: int | None = None
    hopeless: int | None = None
    dead: set[tuple[str, str]] = field(default_factory=set)


class Enumerator:
    def __init__(self, ready: Ready, floor: Floor, struck: str = "") -> None:
        """Search the rules of a procedure, but for the one that is struck out."""
        self.ready, self.floor = ready, floor
        self.names = ("case", *ready.procedure.steps)
        self.rows: dict[str, dict[tuple[str, str], str]] = {}
        for name in self.names:
            of = self.rows[name] = {}
            for row in ready.kind(name).rows:
                for source in row.sources:
                    of.setdefault((row.trigger, str(source)), str(row.dest))
        self.home = {s: g.key for g in ready.procedure.gates.values() for s in g.steps}
        self.stage = {s: ready.kinds[s].stage for s in ready.procedure.steps}
        self.earlier = {
            s: {
                o
                for o in self.stage
                if self.stage[o] in ORDER and self._before(self.stage[o], mine)
            }
            for s, mine in self.stage.items()
        }
        self.accepted = {s: self._accepted(s) for s in ready.procedure.steps}
        self.aged = {r.name: self._aged(r) for r in ready.rules.values()}
        self.unseen = {r.name: self._unseen(r) for r in ready.rules.values()}
        self.counts = {s: ready.counting(s) for s in ready.procedure.steps}
        self.local: dict[object, Spot | None] = {}
        self.said: dict[tuple[str, Spot], tuple[bool, bool]] = {}
        rules = [rule for rule in ready.rules.values() if rule.name != struck]
        self.during = {
            phase: [r for r in rules if phase in r.needs.get("case", {phase})]
            for phase in ready.tables["case"].states
        }
        at = {name: n for n, name in enumerate(self.names)}
        self.needs = {
            r.name: [(at[c], states) for c, states in r.needs.items()] for r in ready.rules.values()
        }
        self.stirs = {
            r.name: [n for n, name in enumerate(self.names) if self._stirs(name, r)]
            for r in ready.rules.values()
        }

    # The law, read once more --------------------------------------------------------------

    def _backbone(self, gate: str) -> list[str]:
        wanted = [g.kind for g in self.floor.gates if g.key == gate]
        declared = self.ready.procedure.gates.get(gate)
        mine = [s for s in (declared.steps if declared else ()) if self._kind(s) in wanted]
        always = [s for s in mine if not self.ready.procedure.steps[s].conditional]
        return always or mine

    def _kind(self, step: str) -> str:
        return self.ready.procedure.steps[step].kind.split("@")[0]

    def _accepted(self, step: str) -> set[str]:
        gate, declared = self.home.get(step), self.ready.procedure.steps[step]
        states = set(self.ready.kinds[step].done)
        if gate is None:
            return states
        if self.ready.kinds[step].conditional and step not in self._backbone(gate):
            states.add("not_applicable")
        lawful = set(declared.exempt) <= self.floor.grounds and declared.exempt
        if lawful and gate in self.floor.exemptible:
            states.add("exempt")
        return states

    def _aged(self, rule: Rule) -> set[str]:
        """The evidence that a change of the text makes old, by law."""
        change = self._change(rule)
        gates = self.floor.reopens[change] if change else ()
        if "all" in gates:
            return set(self.home)
        roots = [s for s, g in self.home.items() if g in gates]
        return {
            s
            for s, g in self.home.items()
            if g in gates or any(self._before(self.stage[r], self.stage[s]) for r in roots)
        }

    def _unseen(self, rule: Rule) -> set[str]:
        """The steps whose unfinished work showed the public another text."""
        if self._change(rule) in {None, "editorial"}:
            return set()
        return {s for s in self.home if self._kind(s) in self.floor.published}

    def _change(self, rule: Rule) -> str | None:
        """The class that the law takes a rule for."""
        verbs = [v for v in self.ready.kind(rule.step).verbs if rule.trigger in v.triggers]
        writers = {duty for v in verbs if v.text for duty in v.by}
        if not any(v.text for v in verbs):
            return None
        name = self.ready.kind(rule.step).name
        for change in self.floor.changes:
            if (change.kind, change.trigger) != (name, rule.trigger) or not writers <= change.by:
                continue
            if change.answers is not None:
                kind, asked = change.answers
                steps = [s for s in self.ready.procedure.steps if self._kind(s) == kind]
                if not steps or any((s, asked) not in rule.fires for s in steps):
                    continue
            return change.change
        return "substantive"

    def _before(self, one: object, other: object) -> bool:
        places = {stage: n for n, stage in enumerate(ORDER)}
        return places.get(one, -1) < places.get(other, -1)

    def _unconfirmed(self, name: str, state: str, triggers: list[str]) -> bool:
        duties = self.floor.confirmed.get(state)
        if duties is None:
            return False
        kind = self.ready.kind(name)
        for row in kind.rows:
            if row.trigger in triggers and row.dest == state:
                by = [set(v.by) for v in kind.verbs if row.trigger in v.triggers]
                if not by or any(not each <= duties for each in by):
                    return True
        return False

    # One move -----------------------------------------------------------------------------

    def start(self) -> State:
        shape = self.ready.initial()
        return tuple(Spot(shape[name]) for name in self.names)

    def allowed(self, state: State, rule: Rule) -> bool:
        return all(state[n].state in states for n, states in self.needs[rule.name])

    def _stirs(self, name: str, rule: Rule) -> bool:
        """Whether a rule can do anything to a component or to what is remembered of it."""
        adopted = ("case", "adopt") in rule.fires
        told = self.aged[rule.name] | self.unseen[rule.name]
        return any(c == name for c, _ in rule.fires) or name in told or adopted

    def after(self, state: State, rule: Rule) -> State | None:
        """The state after a rule whose needs are met; None where a row is missing."""
        spots = [*state]
        for n in self.stirs[rule.name]:
            key = (n, spots[n], rule.name)
            if key not in self.local:
                self.local[key] = self._spot(self.names[n], spots[n], rule)
            now = self.local[key]
            if now is None:
                return None
            spots[n] = now
        return tuple(spots)

    def _spot(self, name: str, spot: Spot, rule: Rule) -> Spot | None:
        now, mark = spot
        triggers = [t for c, t in rule.fires if c == name]
        for trigger in triggers:
            if (trigger, now) not in self.rows[name]:
                return None
            now = self.rows[name][trigger, now]
        if name == "case":
            return Spot(now, "issued" if mark or now in ISSUED else "")
        entered = now != spot.state
        if name in self.home:
            mark = self._evidence(name, spot, now, rule)
            if entered and self._unconfirmed(name, now, triggers):
                mark = "unchecked"
        elif self._kind(name) in self.floor.duties:
            done = now in self.ready.kinds[name].done
            if not done or ("case", "adopt") in rule.fires:
                mark = ""
            elif entered:
                mark = "" if self._unconfirmed(name, now, triggers) else "met"
        return Spot(now, mark)

    def _evidence(self, name: str, spot: Spot, now: str, rule: Rule) -> str:
        if now in IDLE:
            return ""
        mark = "current" if spot.state in IDLE else spot.mark
        done = self.accepted[name] | {"claimed", "not_applicable"}
        aged = name in self.aged[rule.name] or (name in self.unseen[rule.name] and now not in done)
        return "old" if mark == "current" and aged else mark

    # The claims ---------------------------------------------------------------------------

    def holds(self, name: str, spot: Spot) -> bool:
        if name in self.home:
            return spot.state in self.accepted[name] and spot.mark == "current"
        if self._kind(name) in self.floor.duties:
            return spot.mark == "met"
        if self._kind(name) in self.floor.owed:
            return spot.state in self.floor.owed[self._kind(name)]
        if self.stage[name] == "drafted":
            return spot.state not in IDLE
        return spot.state in self.counts[name]

    def broken(self, state: State) -> set[Broken]:
        case, *rest = state
        said = {step: self._says(step, at) for step, at in zip(self.names[1:], rest, strict=True)}
        standing = {step for step, (holds, _) in said.items() if holds}
        counting = {step for step, (_, counts) in said.items() if counts}
        found = {("standing", f"steps.{s}", "") for s in counting & set(self.home) - standing}
        found |= {
            ("order", f"steps.{step}", other)
            for step in counting
            for other in self.earlier[step] - standing
        }
        if case.state in DECIDED:
            found |= {("gates", f"gates.{g}", "") for g in self._gates() if self._open(g, standing)}
        if case.mark and case.state in OVER:
            met = {self._kind(step) for step in standing}
            owing = {s for s in said if self._kind(s) in self.floor.owed} - standing
            found |= {("owed", f"steps.{step}", "") for step in owing}
            found |= {("duties", f"kinds.{d}", "") for d in self.floor.duties if d not in met}
        return found

    def _says(self, step: str, spot: Spot) -> tuple[bool, bool]:
        if (step, spot) not in self.said:
            self.said[step, spot] = self.holds(step, spot), spot.state in self.counts[step]
        return self.said[step, spot]

    def _gates(self) -> set[str]:
        return {*self.ready.procedure.gates, *(g.key for g in self.floor.gates)}

    def _open(self, gate: str, standing: set[str]) -> bool:
        declared = self.ready.procedure.gates.get(gate)
        steps = declared.steps if declared else ()
        bare = gate in {g.key for g in self.floor.gates} and not self._backbone(gate)
        return bare or any(step not in standing for step in steps)

    # The search ---------------------------------------------------------------------------

    def search(self, limit: int) -> Seen | None:
        """Everything within reach; None when that is more than `limit` states."""
        seen = Seen()
        first = self.start()
        seen.distance[first] = 0
        todo = deque([first])
        while todo:
            state = todo.popleft()
            if len(seen.distance) > limit:
                return None
            wrong = self.broken(state)
            if wrong:
                seen.breaking.add(state)
                for each in wrong:
                    seen.broken.setdefault(each, seen.distance[state])
                continue
            for rule in self.during[state[0].state]:
                if self.allowed(state, rule) and self._take(seen, state, rule):
                    todo.append(seen.edges[-1][2])
        if not seen.broken:
            self._ends(seen)
            self._dead(seen)
        seen.edges.clear()
        return seen

    def _take(self, seen: Seen, state: State, rule: Rule) -> bool:
        """Whether a rule leads to a state that nobody has met yet."""
        to, far = self.after(state, rule), seen.distance[state] + 1
        if to is None:
            seen.broken.setdefault(("fires", f"rules.{rule.name}", ""), far)
            return False
        seen.fired.add(rule.name)
        if to != state and state[0].state in OVER:
            seen.broken.setdefault(("final", f"rules.{rule.name}", ""), far)
            return False
        seen.edges.append((state, rule, to))
        if to in seen.distance:
            return False
        seen.distance[to] = far
        return True

    def _ends(self, seen: Seen) -> None:
        back: dict[State, list[State]] = {}
        for state, rule, to in seen.edges:
            own = state[self.names.index(rule.step)].state
            if rule.choice_from(own) is not Choice.MAY:
                back.setdefault(to, []).append(state)
        seen.endless = self._nearest(seen, back, OVER, set())
        early = {"initiation", "pre_decision", "decision"}
        seen.hopeless = self._nearest(seen, back, DECIDED, set(self.rows_phases()) - early)

    def rows_phases(self) -> tuple[str, ...]:
        return tuple(self.ready.tables["case"].states)

    def _nearest(
        self, seen: Seen, back: dict[State, list[State]], goal: set[str], apart: set[str]
    ) -> int | None:
        good = {s for s in seen.distance if s[0].state in goal}
        todo = list(good)
        while todo:
            for before in back.get(todo.pop(), ()):
                if before not in good:
                    good.add(before)
                    todo.append(before)
        left = [d for s, d in seen.distance.items() if s not in good and s[0].state not in apart]
        return min(left, default=None)

    def _dead(self, seen: Seen) -> None:
        reached = {
            (name, spot.state)
            for state in seen.distance
            for name, spot in zip(self.names, state, strict=True)
        }
        for step in self.ready.procedure.steps:
            if not any((step, state) in reached for state in self.counts[step]):
                seen.dead.add((step, ""))
        idle = {step for step, _ in seen.dead}
        for rule in self.ready.rules.values():
            if rule.name not in seen.fired and rule.step not in idle:
                seen.dead.add((rule.step, rule.trigger))
