"""From a case's facts and refusals to what a drawing of it shows.

Nothing is guessed: edges are the recorded ones, standings are those of the engine's own fold.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from decision_flow.domain.case import (
    CASE,
    EXEMPT,
    IDLE,
    LAPSED,
    NOT_APPLICABLE,
    Case,
    Correct,
    Edge,
    Fact,
    fold,
)
from decision_flow.domain.content import documents_of
from decision_flow.domain.kind import Choice, Phase
from decision_flow.domain.people import CHINA, DUTY_LABELS, Duty
from decision_flow.domain.steps.common import LAPSE, SUPERSEDE
from decision_flow.domain.steps.matter import ENDS, MATTER, OPEN
from decision_flow.domain.values import Text
from decision_flow.engine.findings import Finding, findings
from decision_flow.engine.ledger import corrected_by
from decision_flow.engine.rules import Ready
from decision_flow.engine.standing import STANDING_LABELS, GateStanding, standings
from diagrams.model import (
    Attempt,
    CaseView,
    GateView,
    PathEdge,
    PathMove,
    PlannedStep,
    State,
    StepView,
)
from diagrams.views.notes import case_notes
from diagrams.views.procedure import either, procedure_view
from diagrams.words import came_to, trigger_label

_UNDONE = frozenset({State.WAITING, State.RUNNING, State.STALE})


@dataclass(frozen=True, slots=True)
class Subject:
    """What a drawing of a case is told besides the facts.

    `names` maps persons to the names to show, where these differ from the recorded ones. `waits`
    says what each step that is not done waits for (`engine.explain.waiting`), `decidable` from
    when the case can be decided (`engine.earliest`).
    """

    number: str
    title: str
    head: str
    moment: datetime
    zone: tzinfo = CHINA
    names: Mapping[str, str] = field(default_factory=dict)
    waits: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    decidable: Text | None = None


def case_view(
    ready: Ready, facts: Sequence[Fact], attempts: Iterable[Attempt], subject: Subject
) -> CaseView:
    """Return the case as it is drawn; facts from the first one on, refusals, both in order.

    Raises `ValueError` for facts that do not follow from one another.
    """
    case = fold(_opened(ready, facts), facts)
    refused = tuple(attempts)
    plan = procedure_view(ready)
    return CaseView(
        number=subject.number,
        title=subject.title,
        procedure=plan,
        phase=case.phase,
        phase_label=MATTER.state_label(case.phase),
        begun_in=MATTER.state_label(Phase.INITIATION),
        ended=Phase(case.phase) in ENDS,
        draft=case.draft,
        head=subject.head,
        moment=subject.moment,
        zone=subject.zone,
        steps=tuple(_Step(ready, case, facts, subject).view(s, refused) for s in plan.steps),
        gates=tuple(
            GateView(gate, str(found.standing), _gate_label(found, findings(ready, case)))
            for gate, found in zip(plan.gates, standings(ready, case), strict=True)
        ),
        path=_path(ready, facts, subject.names),
        attempts=refused,
        decidable=subject.decidable,
        notes=case_notes(case),
    )


def _gate_label(gate: GateStanding, found: Sequence[Finding]) -> Text:
    """Return how a gate stands, and which lines that it rests on were corrected."""
    label, wrong = STANDING_LABELS[gate.standing], [f.fact for f in found if f.gate == gate.gate]
    if not wrong:
        return label
    lines = [str(line) for line in wrong]
    return Text(
        f"{label.zh}（第{'、'.join(lines)}号已更正，待核实）",
        f"{label.en}, line {', '.join(lines)} was corrected",
    )


def _opened(ready: Ready, facts: Sequence[Fact]) -> Case:
    seq = facts[0].seq - 1 if facts else 0
    stream = facts[0].stream if facts else ""
    return Case(stream, "", "", ready.procedure.digest, seq, ready.initial())


def _path(ready: Ready, facts: Sequence[Fact], names: Mapping[str, str]) -> tuple[PathMove, ...]:
    corrected = corrected_by(facts)
    return tuple(_move(ready, f, names, corrected.get(f.seq, ())) for f in facts)


def _move(
    ready: Ready, fact: Fact, names: Mapping[str, str], corrected_by: tuple[int, ...]
) -> PathMove:
    actor, (act, answer) = fact.actor, _done(ready, fact)
    return PathMove(
        seq=fact.seq,
        step=fact.step,
        trigger=fact.trigger,
        act=act,
        answer=answer,
        actor=names.get(actor.person, actor.name),
        duty=DUTY_LABELS[actor.duty],
        stated_at=fact.stated_at,
        recorded_at=fact.recorded_at,
        edges=tuple(_edge(ready, fact, i, e) for i, e in enumerate(fact.edges)),
        instead_of=names.get(actor.instead_of, actor.instead_of) if actor.instead_of else None,
        compared=fact.paper.compared if fact.paper else None,
        corrects=fact.payload.seq if isinstance(fact.payload, Correct) else None,
        corrected_by=corrected_by,
    )


def _done(ready: Ready, fact: Fact) -> tuple[Text, Text]:
    """Return what was done and what it came to: the same where the verb has one answer."""
    if fact.step == CASE and fact.verb == OPEN.name:
        return OPEN.label, OPEN.label
    kind = ready.kind(fact.step)
    verb, answer = kind.verb(fact.verb), trigger_label(kind, fact.trigger)
    return (verb.label if verb else answer), answer


def _edge(ready: Ready, fact: Fact, index: int, edge: Edge) -> PathEdge:
    return PathEdge(
        seq=fact.seq,
        index=index,
        component=edge.component,
        trigger=edge.trigger,
        source=edge.source,
        target=edge.target,
        result=came_to(ready.kind(edge.component), edge, fact.step),
        by=fact.step,
        lapse=edge.component != CASE and edge.trigger in {LAPSE, SUPERSEDE},
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """One step after another of one case."""

    ready: Ready
    case: Case
    facts: Sequence[Fact]
    subject: Subject

    def view(self, plan: PlannedStep, attempts: tuple[Attempt, ...]) -> StepView:
        state = self.case.shape[plan.key]
        duties = self._awaited(plan.key)
        standing = self._standing(plan.key, state, can_go_on=bool(duties))
        return StepView(
            plan=plan,
            state=state,
            state_label=self.ready.kinds[plan.key].state_label(state),
            standing=standing,
            open=bool(duties) and standing in _UNDONE,
            days=self._days(plan.key),
            evidence=self._evidence(plan.key),
            since=self._since(plan, standing),
            awaits=either(duties) or plan.duty,
            waits_for=self.subject.waits.get(plan.key, ()),
            attempts=tuple(a for a in attempts if a.step == plan.key),
        )

    def _standing(self, step: str, state: str, *, can_go_on: bool) -> State:
        ended = Phase(self.case.phase) in ENDS
        if state in IDLE:
            if state == LAPSED:
                return State.STALE
            return State.WAITING if can_go_on else State.NOT_BEGUN
        if state not in self.ready.counting(step):
            return State.ENDED if ended else State.RUNNING
        if self.case.about.get(step) != self.case.draft:
            return State.STALE
        if state == NOT_APPLICABLE:
            return State.NOT_APPLICABLE
        return State.EXEMPT if state == EXEMPT else State.DONE

    def _awaited(self, step: str) -> tuple[Duty, ...]:
        """Return who owes the next move of the step: none where it cannot be gone on with."""
        open_now = {
            rule.trigger
            for rule in self.ready.rules.values()
            if rule.step == step
            and rule.choice is not Choice.MAY
            and not self.ready.unmet(self.case.shape, rule)
        }
        verbs = (v for v in self.ready.kinds[step].verbs if open_now.intersection(v.triggers))
        return tuple(dict.fromkeys(duty for verb in verbs for duty in verb.by))

    def _days(self, step: str) -> int | None:
        """Return the legal days from each beginning to each time that it was done or fell."""
        total: int | None = None
        began = None
        for fact, edge in self._edges(step):
            day = self._day(fact.stated_at)
            if edge.source in IDLE:
                began = day
            if began is not None and self._rests(step, edge.target):
                total, began = (total or 0) + (day - began).days, None
        if began is not None:
            ended = Phase(self.case.phase) in ENDS
            until = self.facts[-1].stated_at if ended else self.subject.moment
            total = (total or 0) + (self._day(until) - began).days
        return total

    def _rests(self, step: str, state: str) -> bool:
        return state in IDLE or state in self.ready.counting(step)

    def _edges(self, step: str) -> Iterable[tuple[Fact, Edge]]:
        return ((f, e) for f in self.facts for e in f.edges if e.component == step)

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.subject.zone).date()

    def _evidence(self, step: str) -> int:
        standing = [f for (s, _), f in self.case.last.items() if s == step]
        return len({d.digest for f in standing for d in documents_of(f.payload)})

    def _since(self, plan: PlannedStep, standing: State) -> datetime | None:
        """Return when the step came to stand as it does: by its own edge, or those before it."""
        on = {plan.key} if standing is not State.WAITING else {plan.key, CASE, *plan.after}
        times = [f.stated_at for f in self.facts for e in f.edges if e.component in on]
        return max(times, default=None)
