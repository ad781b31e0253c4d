"""What is told of a procedure: its steps, gates, figures, each with its source."""

import json
from datetime import date
from typing import Any

from api.schemas.moves import name_of
from api.schemas.words import Out, SourceOut, TextOut, source_out, text_out
from decision_flow.domain.procedure import Figure, Gate, Procedure, RequiredPaper, Step
from decision_flow.domain.steps.registry import KINDS


class FigureOut(Out):
    """A number of the law. A share is written as a fraction, `1/2`."""

    name: str
    bound: str
    value: str
    unit: str
    of: str | None
    source: SourceOut


class PaperDueOut(Out):
    """A paper that is handed in with the act; with `when`, it may be missing, with reasons."""

    paper: str
    label: TextOut
    when: TextOut | None
    source: SourceOut


class ContentOut(Out):
    """A point that the report of a step must go into."""

    point: str
    label: TextOut


class SettingOut(Out):
    """A choice that a rule set has for a step; `values` from the weakest to the strongest."""

    setting: str
    value: str
    values: tuple[str, ...]


class ReworkOut(Out):
    """To which step an answer sends the case back."""

    step: str
    answer: str
    to: str


class ReopenedOut(Out):
    """Which gates a class of change of the text takes down."""

    change: str
    gates: tuple[str, ...]


class StepOut(Out):
    """A statutory act of the procedure, and the moves that it knows.

    `by` is the duty that does it where the rule set names one.
    """

    key: str
    kind: str
    label: TextOut
    phase: str
    after: tuple[str, ...]
    gate: str | None
    conditional: TextOut | None
    exempt: tuple[str, ...]
    by: str | None
    settings: tuple[SettingOut, ...]
    figures: tuple[FigureOut, ...]
    content: tuple[ContentOut, ...]
    papers: tuple[PaperDueOut, ...]
    moves: tuple[str, ...]
    source: SourceOut


class GateRuleOut(Out):
    """What must stand before a decision: every one of these steps."""

    key: str
    label: TextOut
    steps: tuple[str, ...]
    source: SourceOut


class ProcedureSummaryOut(Out):
    """A procedure in a list. A case that is opened under it cites `certificate`."""

    key: str
    version: int
    label: TextOut
    profile: str
    extends: str | None
    in_force_from: date
    in_force_to: date | None
    source: SourceOut
    digest: str
    certificate: str


class ProcedureOut(ProcedureSummaryOut):
    """A procedure with all that it inherits."""

    steps: tuple[StepOut, ...]
    gates: tuple[GateRuleOut, ...]
    rework: tuple[ReworkOut, ...]
    reopens: tuple[ReopenedOut, ...]


class ProceduresOut(Out):
    """The procedures on file."""

    procedures: tuple[ProcedureSummaryOut, ...]


class ProofOut(Out):
    """A certificate, and the digest under which cases cite it."""

    digest: str
    certificate: dict[str, Any]


def proof_out(digest: str, certificate: bytes) -> ProofOut:
    return ProofOut(digest=digest, certificate=json.loads(certificate)["certificate"])


def summary_out(procedure: Procedure, certificate: str) -> ProcedureSummaryOut:
    return ProcedureSummaryOut(
        key=procedure.key,
        version=procedure.version,
        label=text_out(procedure.label),
        profile=procedure.profile,
        extends=procedure.extends,
        in_force_from=procedure.in_force_from,
        in_force_to=procedure.in_force_to,
        source=source_out(procedure.source),
        digest=procedure.digest,
        certificate=certificate,
    )


def procedure_out(procedure: Procedure, certificate: str) -> ProcedureOut:
    summary = summary_out(procedure, certificate)
    return ProcedureOut(
        **dict(summary),
        steps=tuple(_step_out(procedure, s) for s in procedure.steps.values()),
        gates=tuple(_gate_out(g) for g in procedure.gates.values()),
        rework=tuple(ReworkOut(step=r.step, answer=r.trigger, to=r.to) for r in procedure.rework),
        reopens=tuple(ReopenedOut(change=c, gates=g) for c, g in procedure.reopens.items()),
    )


def _step_out(procedure: Procedure, step: Step) -> StepOut:
    kind = KINDS[step.kind]
    return StepOut(
        key=step.key,
        kind=step.kind,
        label=text_out(step.label),
        phase=str(kind.phase),
        after=step.after,
        gate=procedure.gate_of(step.key),
        conditional=None if step.conditional is None else text_out(step.conditional),
        exempt=step.exempt,
        by=None if step.by is None else str(step.by),
        settings=tuple(
            SettingOut(setting=name, value=step.settings.get(name, values[0]), values=values)
            for name, values in kind.settings.items()
        ),
        figures=tuple(_figure_out(name, f) for name, f in step.figures.items()),
        content=tuple(ContentOut(point=k, label=text_out(t)) for k, t in step.content.items()),
        papers=tuple(_paper_due_out(k, p) for k, p in step.papers.items()),
        moves=tuple(name_of(kind, verb) for verb in kind.verbs),
        source=source_out(step.source),
    )


def _paper_due_out(key: str, paper: RequiredPaper) -> PaperDueOut:
    when = paper.conditional
    return PaperDueOut(
        paper=key,
        label=text_out(paper.label),
        when=None if when is None else text_out(when),
        source=source_out(paper.source),
    )


def _figure_out(name: str, figure: Figure) -> FigureOut:
    return FigureOut(
        name=name,
        bound=str(figure.bound),
        value=str(figure.value),
        unit=figure.unit,
        of=figure.of,
        source=source_out(figure.source),
    )


def _gate_out(gate: Gate) -> GateRuleOut:
    return GateRuleOut(
        key=gate.key,
        label=text_out(gate.label),
        steps=gate.steps,
        source=source_out(gate.source),
    )
