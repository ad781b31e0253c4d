"""A procedure with one more step that is argued before, and a case in which its draft stands."""

from collections.abc import Mapping
from dataclasses import replace

from cases import empty, lawful, play
from procedures import FOUR_NOTS, LOCAL

from api.demo.scene import paper
from decision_flow.domain.case import Case
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Figure, Procedure, Rework, Step
from decision_flow.domain.steps.claims.waiver import NotApplicable, WaiverGround
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import Text
from decision_flow.engine.rules import Ready

WHERE_DUE = Text("依规定须办理的", "where a rule asks for it")


def with_step(
    kind: str,
    gate: str,
    figures: Mapping[str, Figure] | None = None,
    settings: Mapping[str, str] | None = None,
    *,
    by: Duty | None = None,
    content: Mapping[str, Text] | None = None,
) -> Procedure:
    """Return the four nots with a conditional step of this kind in a gate."""
    known = KINDS[f"{kind}@1"]
    exempt = FOUR_NOTS.gates[gate].exempt
    own = Step(
        kind,
        known.id,
        known.label,
        LOCAL,
        after=("drafting",),
        conditional=WHERE_DUE,
        exempt=exempt,
        by=by,
        figures=figures or {},
        settings=settings or {},
        content=content or {},
    )
    review = FOUR_NOTS.steps["legality_review"]
    waiting = replace(review, after=(*review.after, kind))
    steps: dict[str, Step] = {}
    for key, step in FOUR_NOTS.steps.items():
        steps |= {kind: own, key: waiting} if step is review else {key: step}
    home = FOUR_NOTS.gates[gate]
    back = [Rework(kind, row.trigger, "drafting") for row in known.rows if row.rework]
    return replace(
        FOUR_NOTS,
        steps=steps,
        gates={**FOUR_NOTS.gates, gate: replace(home, steps=(*home.steps, kind))},
        rework=(*FOUR_NOTS.rework, *back),
    )


def waived(case: Case, ground: WaiverGround) -> NotApplicable:
    """Return what finds a step not applicable to the current draft."""
    return NotApplicable(
        draft=case.draft or "", ground=ground, reasons="不属于须办理的情形", document=paper("说明")
    )


def drafted(ready: Ready) -> Case:
    """Return a case of which the draft has just been registered."""
    scenes = lawful()
    last = [f"{s.step}.{s.verb}" for s in scenes].index("drafting.register")
    return play(empty(ready), *scenes[: last + 1], ready=ready)
