"""What is told of a case: itself, its facts, gates, refusals, deadlines, options."""

from datetime import date, datetime
from functools import cache
from typing import Any

from pydantic import Field, TypeAdapter

from api.schemas.words import (
    DutyOut,
    Out,
    TextOut,
    VerdictOut,
    duty_out,
    text_out,
    verdict_out,
)
from decision_flow.domain.case import Fact
from decision_flow.domain.kind import Phase
from decision_flow.domain.steps.matter import MATTER
from decision_flow.domain.values import Text
from decision_flow.domain.views import CaseView, Deadline, GateView, Refusal
from decision_flow.engine.explain import Option
from decision_flow.engine.standing import STANDING_LABELS, Standing


class NamedOut(Out):
    """A word of the engine with its name in both languages."""

    key: str
    zh: str
    en: str


class ProcedureRefOut(Out):
    """The procedure that a case stays under, named by its content."""

    key: str
    version: int
    digest: str


class CaseOut(Out):
    """A case as it stands. `version` is what `If-Match` names."""

    id: str
    title: str = Field(examples=["宁津县城区集中供热管理办法（示例）"])
    category: str
    summary: str
    procedure: ProcedureRefOut
    phase: NamedOut
    draft: str | None
    version: int
    head: str
    opened_at: datetime
    updated_at: datetime
    continues: str | None


class CasesOut(Out):
    """A page of cases; `after` names the next page, null on the last one."""

    cases: tuple[CaseOut, ...]
    after: str | None


class ActorOut(Out):
    """Who acted, in which duty, and for whom."""

    person: str
    name: str
    unit: str
    duty: DutyOut
    instead_of: str | None


class EdgeOut(Out):
    """One component taken from one state to another."""

    component: str
    trigger: str
    source: str
    target: str


class FactOut(Out):
    """What happened: never changed."""

    seq: int
    step: str
    move: str
    trigger: str
    payload: dict[str, Any]
    actor: ActorOut
    stated_at: datetime
    recorded_at: datetime
    edges: tuple[EdgeOut, ...]
    verdicts: tuple[VerdictOut, ...]
    draft: str | None
    paper: dict[str, Any] | None
    note: str
    procedure: str
    calendar: str


class MovedOut(Out):
    """The answer to a move that was made: its facts, and the version that the case now has."""

    case: str
    version: int
    phase: NamedOut
    facts: tuple[FactOut, ...]


class JournalOut(Out):
    """A part of a case's journal; `after` names the next part."""

    facts: tuple[FactOut, ...]
    after: int | None


class GateOut(Out):
    """How a gate stands: missing, fresh, stale or exempt; for which draft; on which line."""

    gate: str
    standing: NamedOut
    draft: str | None
    fact: int | None


class DeadlineOut(Out):
    """A day by which something is due, and how it was derived."""

    step: str
    what: str
    due: date
    provisional: bool
    derivation: TextOut


class RefusalOut(Out):
    """An attempt that was refused, kept beside the path."""

    seq: int
    after_line: int
    step: str
    move: str
    payload: dict[str, Any]
    person: str
    name: str
    unit: str
    recorded_at: datetime
    verdicts: tuple[VerdictOut, ...]


class OptionOut(Out):
    """A move: open or not, by whom, and what is unmet."""

    step: str
    move: str
    label: TextOut
    step_label: TextOut
    by: tuple[DutyOut, ...]
    open: bool
    yours: bool | None = Field(description="Whether you hold one of the duties today.")
    unmet: tuple[VerdictOut, ...]
    advice: tuple[VerdictOut, ...]
    earliest: date | None


def plain(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any payload
    """Return a payload as JSON says it."""
    found: dict[str, Any] = _adapter(type(value)).dump_python(value, mode="json")
    return found


@cache
def _adapter(cls: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(cls)


def named(key: str, label: Text) -> NamedOut:
    return NamedOut(key=key, zh=label.zh, en=label.en)


def phase_out(phase: str) -> NamedOut:
    return named(phase, MATTER.state_label(Phase(phase)))


def case_out(view: CaseView) -> CaseOut:
    return CaseOut(
        id=view.id,
        title=view.title,
        category=view.category,
        summary=view.summary,
        procedure=ProcedureRefOut(
            key=view.procedure_key, version=view.procedure_version, digest=view.procedure
        ),
        phase=phase_out(view.phase),
        draft=view.draft,
        version=view.seq,
        head=view.head,
        opened_at=view.opened_at,
        updated_at=view.updated_at,
        continues=view.continues,
    )


def fact_out(fact: Fact) -> FactOut:
    actor = fact.actor
    return FactOut(
        seq=fact.seq,
        step=fact.step,
        move=move_name(fact.kind, fact.verb),
        trigger=fact.trigger,
        payload=plain(fact.payload),
        actor=ActorOut(
            person=actor.person,
            name=actor.name,
            unit=actor.unit,
            duty=duty_out(actor.duty),
            instead_of=actor.instead_of,
        ),
        stated_at=fact.stated_at,
        recorded_at=fact.recorded_at,
        edges=tuple(
            EdgeOut(component=e.component, trigger=e.trigger, source=e.source, target=e.target)
            for e in fact.edges
        ),
        verdicts=tuple(verdict_out(v) for v in fact.verdicts),
        draft=fact.draft,
        paper=None if fact.paper is None else plain(fact.paper),
        note=fact.note,
        procedure=fact.procedure,
        calendar=fact.calendar,
    )


def move_name(kind: str, verb: str) -> str:
    """Return how the wire names a verb of a kind (`consultation@1`)."""
    return f"{kind.partition('@')[0]}.{verb}"


def gate_out(gate: GateView) -> GateOut:
    standing = Standing(gate.standing)
    return GateOut(
        gate=gate.gate,
        standing=named(standing, STANDING_LABELS[standing]),
        draft=gate.draft,
        fact=gate.fact or None,
    )


def deadline_out(deadline: Deadline) -> DeadlineOut:
    return DeadlineOut(
        step=deadline.step,
        what=deadline.what,
        due=deadline.due,
        provisional=deadline.provisional,
        derivation=text_out(deadline.derivation),
    )


def refusal_out(refusal: Refusal) -> RefusalOut:
    attempt = refusal.attempt
    return RefusalOut(
        seq=refusal.seq,
        after_line=refusal.case_seq,
        step=attempt.step,
        move=move_name(attempt.kind, attempt.verb),
        payload=plain(attempt.payload),
        person=attempt.person,
        name=attempt.name,
        unit=attempt.unit,
        recorded_at=refusal.recorded_at,
        verdicts=tuple(verdict_out(v) for v in refusal.verdicts),
    )


def option_out(option: Option, kind: str) -> OptionOut:
    return OptionOut(
        step=option.step,
        move=move_name(kind, option.verb),
        label=text_out(option.label),
        step_label=text_out(option.step_label),
        by=tuple(duty_out(d) for d in option.by),
        open=option.open,
        yours=option.fits,
        unmet=tuple(verdict_out(v) for v in option.verdicts if v.refuses),
        advice=tuple(verdict_out(v) for v in option.verdicts if v.advisory and not v.passed),
        earliest=option.earliest,
    )
