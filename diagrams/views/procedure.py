"""From a procedure and its kinds to what a drawing of it shows."""

from decision_flow.domain.kind import FigureRule, Phase
from decision_flow.domain.people import DUTY_LABELS, Duty
from decision_flow.domain.procedure import Figure, Step
from decision_flow.domain.steps.common import RESERVED
from decision_flow.domain.steps.matter import MATTER
from decision_flow.domain.values import Text
from decision_flow.engine.rules import Ready
from diagrams.model import (
    FigureView,
    PaperView,
    PlannedActs,
    PlannedGate,
    PlannedRework,
    PlannedStep,
    ProcedureView,
)
from diagrams.words import amount, ground, trigger_label


def procedure_view(ready: Ready) -> ProcedureView:
    """Return the procedure as it is drawn."""
    procedure = ready.procedure
    used = {kind.phase for kind in ready.kinds.values()}
    mandatory = ready.mandatory
    return ProcedureView(
        key=procedure.key,
        version=procedure.version,
        label=procedure.label,
        digest=procedure.digest,
        source=str(procedure.source),
        in_force_from=procedure.in_force_from,
        phases=tuple((phase, MATTER.labels[phase]) for phase in Phase if phase in used),
        steps=tuple(_step(ready, step) for step in procedure.steps.values()),
        gates=tuple(
            PlannedGate(gate.key, gate.label, gate.steps, str(gate.source), gate.key in mandatory)
            for gate in procedure.gates.values()
        ),
        rework=tuple(
            PlannedRework(r.step, r.trigger, trigger_label(ready.kind(r.step), r.trigger), r.to)
            for r in procedure.rework
        ),
    )


def _step(ready: Ready, step: Step) -> PlannedStep:
    kind = ready.kinds[step.key]
    return PlannedStep(
        key=step.key,
        label=step.label,
        phase=kind.phase,
        gate=ready.procedure.gate_of(step.key),
        after=step.after,
        duty=DUTY_LABELS[step.by or kind.principal],
        source=str(step.source),
        figures=tuple(
            _figure(name, figure, kind.figures.get(name)) for name, figure in step.figures.items()
        ),
        conditional=step.conditional,
        exempt=tuple(ground(key) for key in step.exempt),
        papers=tuple(
            PaperView(p.label, str(p.source), p.conditional) for p in step.papers.values()
        ),
        acts=_acts(ready, step),
    )


def _acts(ready: Ready, step: Step) -> tuple[PlannedActs, ...]:
    """Return who does what in a step; what every step may have (a waiver, a lapse) is left out."""
    grouped: dict[tuple[Duty, ...], list[Text]] = {}
    for verb in ready.kinds[step.key].verbs:
        if verb.name in RESERVED or not any(
            f"{step.key}.{t}" in ready.rules for t in verb.triggers
        ):
            continue
        grouped.setdefault(verb.by, []).append(verb.label)
    return tuple(
        PlannedActs(
            either(by) or Text("", ""),
            Text("、".join(t.zh for t in labels), "; ".join(t.en for t in labels)),
        )
        for by, labels in grouped.items()
    )


def either(duties: tuple[Duty, ...]) -> Text | None:
    """Return duties any one of which may act; None where there is none."""
    labels = [DUTY_LABELS[duty] for duty in duties]
    if not labels:
        return None
    return Text("或者".join(t.zh for t in labels), " or ".join(t.en for t in labels))


def _figure(name: str, figure: Figure, rule: FigureRule | None) -> FigureView:
    return FigureView(
        label=rule.label if rule else Text(name, name),
        amount=amount(figure),
        source=str(figure.source),
        departs_from=str(figure.departs_from) if figure.departs_from else None,
    )
