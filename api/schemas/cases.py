"""What is told of a case: itself, its gates, refusals, options."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from pydantic import Field

from api.schemas.words import (
    DutyOut,
    Out,
    TextOut,
    VerdictOut,
    duty_out,
    text_out,
    verdict_out,
)
from decision_flow.domain.kind import Phase
from decision_flow.domain.links import LINK_LABELS
from decision_flow.domain.steps.matter import MATTER
from decision_flow.domain.values import Text
from decision_flow.domain.views import CaseView, LinkView, Refusal
from decision_flow.engine.explain import Option
from decision_flow.engine.findings import Finding
from decision_flow.engine.standing import STANDING_LABELS, GateStanding
from decision_flow.store.canonical import plain


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


class LinkOut(Out):
    """Another case of the body, and in which way the two hang together."""

    kind: NamedOut
    case: str
    title: str
    phase: NamedOut


class LinksOut(Out):
    """The cases that a case comes from, and those that come from it.

    `awaited` are the matters as which it was ended to go on and that no case has taken up.
    """

    names: tuple[LinkOut, ...]
    named_by: tuple[LinkOut, ...]
    awaited: tuple[str, ...]


class CasesOut(Out):
    """A page of cases; `after` names the next page, null on the last one."""

    cases: tuple[CaseOut, ...]
    after: str | None


class GateOut(Out):
    """How a gate stands: missing, fresh, stale or exempt; for which draft; on which line."""

    gate: str
    mandatory: bool
    standing: NamedOut
    draft: str | None
    fact: int | None


class FindingOut(Out):
    """A gate that rests on a line which was corrected since: to be looked at, nothing falls."""

    gate: str
    step: str
    fact: int
    correction: int
    reason: TextOut


class GatesOut(Out):
    """Every gate of a case, and what corrections undermine."""

    gates: tuple[GateOut, ...]
    findings: tuple[FindingOut, ...]


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


class RefusalsOut(Out):
    """A part of the refused attempts; `after` names the next part."""

    refusals: tuple[RefusalOut, ...]
    after: int | None


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


class OptionsOut(Out):
    """Every move of a case, the open ones first."""

    case: str
    version: int
    moves: tuple[OptionOut, ...]


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
    )


def link_out(link: LinkView) -> LinkOut:
    return LinkOut(
        kind=named(link.kind, LINK_LABELS[link.kind]),
        case=link.case,
        title=link.title,
        phase=phase_out(link.phase),
    )


def move_name(kind: str, verb: str) -> str:
    """Return how the wire names a verb of a kind (`consultation@1`)."""
    return f"{kind.partition('@')[0]}.{verb}"


def gate_out(gate: GateStanding) -> GateOut:
    return GateOut(
        gate=gate.gate,
        mandatory=gate.mandatory,
        standing=named(gate.standing, STANDING_LABELS[gate.standing]),
        draft=gate.draft,
        fact=gate.fact or None,
    )


def finding_out(finding: Finding) -> FindingOut:
    return FindingOut(
        gate=finding.gate,
        step=finding.step,
        fact=finding.fact,
        correction=finding.correction,
        reason=text_out(finding.reason),
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


def refusals_out(found: Sequence[Refusal], limit: int) -> RefusalsOut:
    """Return a page of refusals of at most `limit`, and after which the next one begins."""
    more = found[-1].seq if len(found) == limit else None
    return RefusalsOut(refusals=tuple(refusal_out(each) for each in found), after=more)


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
