"""What a procedure means: a list of rules, each with what it needs and what it fires.

This is the one place where the data get meaning. `decide` looks a rule up and reports what is
unmet; the proof explores the very same rules. Neither knows steps, gates or phases another way.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from decision_flow.domain.case import CARRIED, CASE, EXEMPT, IDLE, NONE, NOT_APPLICABLE, Edge
from decision_flow.domain.kind import CARRIED_WITHIN, Choice, Kind, Phase, Row
from decision_flow.domain.law import ALL, EDITORIAL, FLOORS, PUBLISHED, SUBSTANTIVE
from decision_flow.domain.procedure import Gate, Procedure, Step
from decision_flow.domain.steps.before.legality_review.clock import EXTENDS, EXTENSION, not_counted
from decision_flow.domain.steps.claims.shortening import SHORTENING
from decision_flow.domain.steps.common import CARRY, LAPSE, REOPEN, RESERVED, SUPERSEDE
from decision_flow.domain.steps.matter import MATTER
from decision_flow.domain.steps.registry import KINDS
from decision_flow.engine.machine import Table, table_of

Shape = Mapping[str, str]
Firing = tuple[str, str]

CLASSIFY = "classify_"
_SENT_BACK = {Phase.DECISION, Phase.DECIDED}
_EFFECTS_ONLY = frozenset({"demand", "check_off", SUPERSEDE})
"""Triggers that only other steps fire; nobody can ask for them."""
_BY_FIGURE = {"expire": "deferral_lapses_after", EXTENDS: EXTENSION}
"""Triggers that a step has where its procedure sets a figure, by the figure."""
_STANDS_STILL = frozenset({"consult", "hear_back"})
_BY_SETTING = _STANDS_STILL | SHORTENING
"""Triggers that a step has only where its settings allow it."""
_MAY_LEAVE_AS_IT_IS = frozenset({LAPSE, SUPERSEDE})


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which a case can change.

    `needs` maps a component to the states it must be in; `fires` lists component and trigger in
    order. `choices` says, for states of its own step, who brings it about from there, where that
    is not `choice`: a revision may come at any time, but one that was demanded is owed.
    """

    step: str
    trigger: str
    needs: Mapping[str, frozenset[str]]
    fires: tuple[Firing, ...]
    choice: Choice
    choices: Mapping[str, Choice] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return step and trigger in one word."""
        return f"{self.step}.{self.trigger}"

    def choice_from(self, state: str) -> Choice:
        """Return who brings it about when its own step is in `state`."""
        return self.choices.get(state, self.choice)


@dataclass(frozen=True, slots=True)
class Unmet:
    """A component that is not where a rule needs it."""

    component: str
    state: str
    allowed: frozenset[str]


class Ready:
    """A procedure made ready: machines and rules. Made once a digest, then shared."""

    def __init__(
        self, procedure: Procedure, kinds: Mapping[str, Kind] = KINDS, matter: Kind = MATTER
    ) -> None:
        self.procedure = procedure
        self.matter = matter
        self.kinds = {k: kinds[s.kind].done_by(s.by) for k, s in procedure.steps.items()}
        self.drafting = procedure.steps_of_kind("drafting")[0]
        phases = tuple(Phase)
        self.tables: dict[str, Table] = {CASE: table_of(matter, phases)}
        self.tables |= {key: table_of(kind) for key, kind in self.kinds.items()}
        self._rework = {(r.step, r.trigger): r.to for r in procedure.rework}
        self._counting = {key: self._counts(step) for key, step in procedure.steps.items()}
        names = dict.fromkeys(kind.name for kind in self.kinds.values())
        self._of_kind = {name: procedure.steps_of_kind(name) for name in names}
        self.upstream = {key: procedure.upstream(key) for key in procedure.steps}
        self.rules: Mapping[str, Rule] = {rule.name: rule for rule in self._rules()}

    @cached_property
    def floor_gates(self) -> frozenset[str]:
        """Return the gates that the profile demands; asked of a case, under a profile there is."""
        return frozenset(gate.key for gate in FLOORS[self.procedure.profile].gates)

    @cached_property
    def gates_above(self) -> Mapping[str, tuple[Gate, ...]]:
        """Return the gates that each step stands on."""
        gates = self.procedure.gates.values()
        return {
            step: tuple(gate for gate in gates if not {*above}.isdisjoint(gate.steps))
            for step, above in self.upstream.items()
        }

    @cached_property
    def mandatory(self) -> frozenset[str]:
        """Return the gates that the profile makes mandatory, and every gate the file declares."""
        return self.floor_gates | frozenset(self.procedure.gates)

    @cached_property
    def gated(self) -> frozenset[str]:
        """Return the steps that stand in a gate."""
        return frozenset(step for gate in self.procedure.gates.values() for step in gate.steps)

    def kind(self, step: str) -> Kind:
        """Return the kind of a step, or of the case itself."""
        return self.matter if step == CASE else self.kinds[step]

    def initial(self) -> Shape:
        """Return the shape of a case that has just been opened."""
        return {CASE: str(Phase.INITIATION)} | dict.fromkeys(self.procedure.steps, NONE)

    def counting(self, step: str) -> frozenset[str]:
        """Return the states of a step in which what stands on it may go on."""
        return self._counting[step]

    def of_kind(self, name: str) -> tuple[str, ...]:
        """Return the steps of a kind, whatever its version."""
        return self._of_kind.get(name, ())

    def unmet(self, shape: Shape, rule: Rule) -> tuple[Unmet, ...]:
        """Return every component that is not where the rule needs it."""
        return tuple(
            Unmet(component, shape[component], allowed)
            for component, allowed in rule.needs.items()
            if shape[component] not in allowed
        )

    def apply(self, shape: Shape, rule: Rule) -> tuple[Edge, ...]:
        """Return the edges that the rule takes, read off the tables of the machines.

        A lapse that leaves a component where it is takes no edge, nor does a superseding.
        Raises `ValueError` when a machine does not fire: the rule's needs were not met.
        """
        now, edges = dict(shape), []
        for component, trigger in rule.fires:
            source = now[component]
            target = self.tables[component].leads[trigger].get(source)
            if target is None:
                raise ValueError(f"{component} does not fire {trigger!r} from {source!r}")
            if target == source and trigger in _MAY_LEAVE_AS_IT_IS:
                continue
            now[component] = target
            edges.append(Edge(component, trigger, source, target))
        return tuple(edges)

    def reopened_by(self, change: str) -> tuple[str, ...]:
        """Return the steps that a class of change takes down, with all that stands on them."""
        named = self.procedure.reopens[change]
        gates = self.procedure.gates if ALL in named else named
        roots = [step for gate in gates for step in self.procedure.gates[gate].steps]
        return tuple(k for k in self.procedure.downstream(roots) if k != self.drafting)

    # How data become rules ------------------------------------------------------------------

    def _rules(self) -> Iterator[Rule]:
        for step in self.procedure.steps.values():
            for trigger, rows in _by_trigger(self.kinds[step.key]).items():
                if trigger in _EFFECTS_ONLY or self._unavailable(step, trigger):
                    continue
                rule = self._step_rule(step, trigger, rows[0])
                yield replace(rule, choices=_choices(rows))
            if self._reopens(step):
                yield self._reopen_rule(step)
        for row in self.matter.rows:
            if self.matter.verb(row.trigger) is not None:
                yield self._case_rule(row)

    def _counts(self, step: Step) -> frozenset[str]:
        states = set(self.kinds[step.key].done)
        if step.conditional is not None:
            states.add(NOT_APPLICABLE)
        if step.exempt:
            states.add(EXEMPT)
        if carries(self.kinds[step.key], step):
            states.add(CARRIED)
        return frozenset(states)

    def _unavailable(self, step: Step, trigger: str) -> bool:
        if trigger == "not_applicable":
            return step.conditional is None
        if trigger in {"claim", "confirm", "reject"} and trigger in RESERVED:
            return not step.exempt
        if trigger == CARRY:
            return not carries(self.kinds[step.key], step)
        if trigger in _BY_FIGURE:
            return _BY_FIGURE[trigger] not in step.figures
        if trigger in _BY_SETTING:
            return trigger in _switched_off(self.kinds[step.key], step)
        return trigger == LAPSE

    def _reopens(self, step: Step) -> bool:
        kind = self.kinds[step.key]
        gated = self.procedure.gate_of(step.key) is not None
        return kind.evidence and gated and kind.phase is Phase.PRE_DECISION

    def _standing(self, step: Step) -> dict[str, frozenset[str]]:
        """Return what a step needs to move at all: its phase, and all that it stands on."""
        needs = {CASE: frozenset({str(self.kinds[step.key].phase)})}
        return needs | {above: self.counting(above) for above in self.upstream[step.key]}

    def _step_rule(self, step: Step, trigger: str, row: Row) -> Rule:
        fires = [(step.key, trigger), *self._effects(row)]
        needs = self._standing(step)
        if row.rework:
            fires += self._sent_back(step, trigger)
        if step.key == self.drafting:
            fires += self._new_text(trigger)
            needs |= self._of_class(trigger)
        return self._rule((step.key, trigger), needs, fires, row.choice)

    def _effects(self, row: Row) -> list[Firing]:
        return [(CASE if target == CASE else self.drafting, what) for target, what in row.effects]

    def _new_text(self, trigger: str) -> list[Firing]:
        """Return what a first text or a classed revision takes down."""
        if trigger == "register":
            return [(key, LAPSE) for key in self.reopened_by(SUBSTANTIVE)]
        if not trigger.startswith(CLASSIFY):
            return []
        change = trigger.removeprefix(CLASSIFY)
        lapses = [*self._superseded(change), *((k, LAPSE) for k in self.reopened_by(change))]
        if change == "ordered":
            return [(key, "check_off") for key in self._reviews()] + lapses
        return lapses

    def _superseded(self, change: str) -> list[Firing]:
        """Return what a class does to a text that is before the public: all but wording, an end."""
        if change == EDITORIAL:
            return []
        gone = self.reopened_by(change)
        steps = [key for name in sorted(PUBLISHED) for key in self.of_kind(name)]
        return [(key, SUPERSEDE) for key in steps if key not in gone]

    def _of_class(self, trigger: str) -> dict[str, frozenset[str]]:
        """Return the need of a class: while an opinion asks for changes, no lighter one will do."""
        if trigger != f"{CLASSIFY}{EDITORIAL}":
            return {}
        return {
            key: frozenset(self.tables[key].states) - {"conditional"} for key in self._reviews()
        }

    def _reviews(self) -> tuple[str, ...]:
        return self.procedure.steps_of_kind("legality_review")

    def _sent_back(self, step: Step, trigger: str) -> list[Firing]:
        target = self._rework.get((step.key, trigger))
        if target is None:
            return []
        phase = self.kinds[step.key].phase
        to_draft = target == self.drafting
        fires: list[Firing] = [(self.drafting, "demand")] if to_draft else []
        if phase in _SENT_BACK:
            roots = self.procedure.steps_of_kind("submission") if to_draft else (target,)
            back = to_draft or self.kinds[target].phase is Phase.PRE_DECISION
            fires.append((CASE, "send_back" if back else "retable"))
        else:
            roots = (step.key,) if to_draft else (target,)
        return fires + [(k, LAPSE) for k in self.procedure.downstream(roots) if k != step.key]

    def _reopen_rule(self, step: Step) -> Rule:
        """Return the rule that voids evidence, standing or still in the making."""
        begun = frozenset(self.tables[step.key].states) - IDLE
        needs = {CASE: frozenset({str(Phase.PRE_DECISION)}), step.key: begun}
        fires = [(key, LAPSE) for key in self.procedure.downstream([step.key])]
        return self._rule((step.key, REOPEN), needs, fires, Choice.MAY)

    def _case_rule(self, row: Row) -> Rule:
        fires: list[Firing] = [] if row.dest == "=" else [(CASE, row.trigger)]
        needs = {CASE: frozenset(str(s) for s in row.sources)}
        return self._rule((CASE, row.trigger), needs, fires, row.choice)

    def _rule(
        self,
        name: tuple[str, str],
        needs: dict[str, frozenset[str]],
        fires: Iterable[Firing],
        choice: Choice,
    ) -> Rule:
        """Return the rule; that a machine can fire is a need like any other."""
        fires = tuple(fires)
        for component, what in fires:
            table = self.tables[component]
            sources = table.sources(what)
            if len(sources) < len(table.states):
                needs[component] = needs.get(component, sources) & sources
        return Rule(*name, needs, fires, choice)


def carries(kind: Kind, step: Step) -> bool:
    """Return whether a rule set lets evidence of an earlier case hold for a step."""
    return kind.carries and CARRIED_WITHIN in step.figures


def _switched_off(kind: Kind, step: Step) -> frozenset[str]:
    """Return the triggers that the settings of a step leave it without."""
    if kind.name == "consultation":
        return SHORTENING if step.settings.get("shortening") == "forbidden" else frozenset()
    if kind.name == "legality_review":
        return frozenset() if not_counted(step) else _STANDS_STILL
    return frozenset()


def _by_trigger(kind: Kind) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in kind.rows:
        found.setdefault(row.trigger, []).append(row)
    return found


def _choices(rows: list[Row]) -> dict[str, Choice]:
    """Return the choice of each source whose row does not agree with the first one."""
    return {s: row.choice for row in rows for s in row.sources if row.choice != rows[0].choice}
