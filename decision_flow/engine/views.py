"""What a case list and a gate row say: computed from the case, never kept apart."""

from datetime import datetime

from decision_flow.domain.case import CASE, Case, Fact
from decision_flow.domain.law import FLOORS
from decision_flow.domain.procedure import Gate
from decision_flow.domain.steps.matter import Open
from decision_flow.domain.views import CaseView, GateRule, GateView
from decision_flow.engine.rules import Ready
from decision_flow.engine.standing import GateStanding, standing_of, standings


def case_view(ready: Ready, case: Case, head: str, updated_at: datetime) -> CaseView:
    """Return what a list of cases shows. Raises `ValueError` for a case that was never opened."""
    opened = case.fact(CASE, "open")
    if opened is None or not isinstance(opened.payload, Open):
        raise ValueError(f"{case.id} was never opened")
    said, procedure = opened.payload, ready.procedure
    return CaseView(
        id=case.id,
        body=case.body,
        title=said.title,
        category=str(said.category),
        summary=said.summary,
        procedure=procedure.digest,
        procedure_key=procedure.key,
        procedure_version=procedure.version,
        phase=str(case.phase),
        draft=case.draft,
        seq=case.seq,
        head=head,
        opened_at=opened.recorded_at,
        updated_at=updated_at,
    )


def gate_views(ready: Ready, case: Case) -> tuple[GateView, ...]:
    """Return how every gate stands."""
    return tuple(_view(standing) for standing in standings(ready, case))


def _view(given: GateStanding) -> GateView:
    return GateView(given.gate, given.standing.value, given.draft, given.fact)


def gate_views_after(
    ready: Ready, case: Case, fact: Fact, had: tuple[GateView, ...]
) -> tuple[GateView, ...]:
    """Return how every gate stands once `fact` stands, where they stood as `had` before it.

    A gate hangs on its own steps and on the current draft: what touches neither leaves it.
    """
    if case.draft != (had[0].draft if had else None):
        return gate_views(ready, case)
    touched = {fact.step, *(edge.component for edge in fact.edges)}
    if touched.isdisjoint(ready.gated):
        return had
    gates = ready.procedure.gates
    return tuple(
        view if touched.isdisjoint(gate.steps) else _view(standing_of(ready, case, gate))
        for view, gate in zip(had, gates.values(), strict=True)
    )


def gate_rules(ready: Ready) -> tuple[GateRule, ...]:
    """Return the gates of a procedure as the database guards them."""
    return tuple(
        GateRule(
            gate.key,
            gate.key in ready.mandatory,
            exemptible(ready, gate),
            tuple((step, ready.counting(step)) for step in gate.steps),
        )
        for gate in ready.procedure.gates.values()
    )


def exemptible(ready: Ready, gate: Gate) -> bool:
    """Return whether a gate may be exempt: the floor allows it and a step lists a ground."""
    allowed = gate.key in FLOORS[ready.procedure.profile].exemptible
    return allowed and any(ready.procedure.steps[step].exempt for step in gate.steps)
