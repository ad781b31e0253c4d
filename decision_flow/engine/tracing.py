"""Reverse tracing (倒查, 713 Article 38): from a harm back to the acts on which it rests.

Which steps rest on which is what the procedure says; who did what is what the facts say. Nothing
is judged here: whoever reads it sees who did the step that was found wrong, who let it pass, who
did the rest, and who had a different opinion.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from decision_flow.domain.answering.entry import Noted
from decision_flow.domain.answering.ledger import DISSENT
from decision_flow.domain.case import Fact
from decision_flow.domain.people import Body, Person, Seat
from decision_flow.domain.steps.decision.meeting import Decide
from decision_flow.domain.values import Source, Text
from decision_flow.engine.ledger import Act, Answerable, Part, ledger
from decision_flow.engine.rules import Ready


class HarmKind(StrEnum):
    """From what is traced back."""

    LAWSUIT = "lawsuit"
    FINDING = "finding"
    EVALUATION = "evaluation"


@dataclass(frozen=True, slots=True)
class Harm:
    """What went wrong: `name` is the entry or line, `wrong` the steps found wrong, if it says so.

    `points` are the steps in which the harm shows: all that they stand on is traced.
    """

    kind: HarmKind
    name: str
    text: Text
    on: date
    source: Source
    points: tuple[str, ...]
    wrong: tuple[str, ...] = ()


class Role(StrEnum):
    """How a step hangs together with the harm."""

    FOUND = "found"
    """Found wrong, or where nothing is named the step in which the harm shows."""
    PASSED = "passed"
    """Stands on a step that was found wrong, and let it pass."""
    BASIS = "basis"
    """The harm rests on it too; nothing says that it was wrong."""


ROLES: Mapping[Role, Text] = {
    Role.FOUND: Text("有误环节", "found wrong"),
    Role.PASSED: Text("把关环节", "let it pass"),
    Role.BASIS: Text("基础环节", "what it rests on"),
}
_ORDER = tuple(Role)
NOBODY: Mapping[str, Person] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TracedAct:
    """An act on which the harm rests: who, in which duty; what warned of it; what corrected it."""

    person: str
    name: str
    unit: str
    act: Act
    noted: tuple[Noted, ...]


@dataclass(frozen=True, slots=True)
class TracedStep:
    """A step on which the harm rests, with its acts in order."""

    step: str
    label: Text
    source: Source
    role: Role
    acts: tuple[TracedAct, ...]


@dataclass(frozen=True, slots=True)
class TracedPerson:
    """A person in the chain: the nearest role, the lines, the parts in meetings.

    `by_deputy` are those of the lines that a deputy wrote in the person's stead. `mitigation` is
    the article by which a different opinion counts; None where there was none.
    """

    person: str
    name: str
    unit: str
    role: Role
    lines: tuple[int, ...]
    parts: tuple[Part, ...]
    dissent: Part | None = None
    mitigation: Source | None = None
    by_deputy: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """The way back from a harm: steps in the order of the procedure, people by role.

    `leaders` are the seats of the body on the day of the decision, or of the harm before there was
    one: the chief and the others whom Article 38, paragraph 1, names.
    """

    harm: Harm
    steps: tuple[TracedStep, ...]
    people: tuple[TracedPerson, ...]
    decided_on: date | None
    leaders: tuple[Seat, ...]


def trace(
    ready: Ready,
    facts: Iterable[Fact],
    harm: Harm,
    body: Body,
    *,
    persons: Mapping[str, Person] = NOBODY,
) -> Trace:
    """Return the way back; `facts` are all of the case, in order.

    `persons` know by name and unit who never acted in person: a deputy did.
    """
    there, roles = tuple(facts), _roles(ready, harm)
    names = {person.id: person.name for person in persons.values()}
    found = ledger(there, names | {seat.person: seat.name for seat in body.seats})
    people = tuple(
        replace(one, unit=persons[one.person].unit_on(_last_day(one, there, body)))
        if not one.unit and one.person in persons
        else one
        for one in found
    )
    steps = tuple(
        _step(ready, step, roles[step], facts=there, people=people)
        for step in _sorted(ready, roles)
    )
    role_of = {act.act.seq: step.role for step in reversed(steps) for act in step.acts}
    chain = (_person(one, role_of, roles) for one in people)
    ordered = sorted(
        (each for each in chain if each is not None),
        key=lambda each: (_ORDER.index(each.role), each.person),
    )
    decided = [body.day(fact.stated_at) for fact in there if isinstance(fact.payload, Decide)]
    day = decided[-1] if decided else None
    return Trace(harm, steps, tuple(ordered), day, body.in_office(day or harm.on))


def _last_day(one: Answerable, facts: tuple[Fact, ...], body: Body) -> date:
    """Return the day on which somebody last had a part in the case."""
    own = {*(act.seq for act in one.acts), *(part.seq for part in one.parts)}
    return max(body.day(fact.stated_at) for fact in facts if fact.seq in own)


def _roles(ready: Ready, harm: Harm) -> Mapping[str, Role]:
    """Return every step on which the harm rests, with its role."""
    procedure = ready.procedure
    chain = dict.fromkeys(
        step for point in harm.points for step in (point, *procedure.upstream(point))
    )
    wrong = harm.wrong or harm.points
    chain |= dict.fromkeys(
        step for each in harm.wrong for step in (each, *procedure.upstream(each))
    )
    roles: dict[str, Role] = {}
    for step in chain:
        if step in wrong:
            roles[step] = Role.FOUND
        else:
            below = any(each in procedure.upstream(step) for each in wrong)
            roles[step] = Role.PASSED if below else Role.BASIS
    return roles


def _sorted(ready: Ready, roles: Mapping[str, Role]) -> list[str]:
    return [step for step in ready.procedure.steps if step in roles]


def _step(
    ready: Ready, step: str, role: Role, *, facts: tuple[Fact, ...], people: tuple[Answerable, ...]
) -> TracedStep:
    """Return a step with its acts: those made in it, and those elsewhere that changed it."""
    named = ready.procedure.steps[step]
    acts = {act.seq: act for one in people for act in one.acts}
    found = tuple(
        TracedAct(
            fact.actor.person,
            fact.actor.name,
            fact.actor.unit,
            acts[fact.seq],
            tuple(
                Noted(v.code, v.reason, v.source)
                for v in fact.verdicts
                if v.advisory and not v.passed
            ),
        )
        for fact in facts
        if fact.step == step or _claimed(fact, step)
    )
    return TracedStep(step, named.label, named.source, role, found)


def _claimed(fact: Fact, step: str) -> bool:
    """Return whether an act of no step of its own (the case's) changed this one."""
    return fact.step == "case" and any(edge.component == step for edge in fact.edges)


def _person(
    one: Answerable, role_of: Mapping[int, Role], roles: Mapping[str, Role]
) -> TracedPerson | None:
    """Return a person of the chain; None for who has no part in it."""
    lines = tuple(act.seq for act in one.acts if act.seq in role_of)
    parts = tuple(part for part in one.parts if part.seq in role_of)
    held = [role_of[seq] for seq in (*lines, *(part.seq for part in parts))]
    if not held or not roles:
        return None
    dissent = _dissent(parts) if one.dissented else None
    return TracedPerson(
        one.person,
        one.name,
        one.unit,
        min(held, key=_ORDER.index),
        lines,
        parts,
        dissent,
        DISSENT if dissent is not None else None,
        tuple(a.seq for a in one.acts if a.seq in role_of and a.instead_of == one.person),
    )


def _dissent(parts: tuple[Part, ...]) -> Part | None:
    """Return the different opinion that was the last word."""
    stated = [part for part in parts if part.kind in {"position", "view"}]
    return stated[-1] if stated else None
