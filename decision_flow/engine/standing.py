"""How the gates stand for the current draft: the belt beside the proof, and what a case row says.

A step's evidence counts when the step is in a counting state and is about the current draft.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from decision_flow.domain.case import EXEMPT, IDLE, LAPSED, NOT_APPLICABLE, Case
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Gate
from decision_flow.domain.values import Text
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.cures import next_duties
from decision_flow.engine.failed import failed_curers, failure
from decision_flow.engine.rules import Ready, Unmet


class Standing(StrEnum):
    """How a gate stands."""

    MISSING = "missing"
    STALE = "stale"
    EXEMPT = "exempt"
    FRESH = "fresh"


STANDING_LABELS: Mapping[Standing, Text] = {
    Standing.MISSING: Text("尚缺", "missing"),
    Standing.STALE: Text("已失效（针对旧文本）", "stale, about another text"),
    Standing.EXEMPT: Text("依法豁免", "exempt by law"),
    Standing.FRESH: Text("有效", "fresh"),
}
HOLDS = frozenset({Standing.FRESH, Standing.EXEMPT})
_FROM_THE_WORST = (Standing.MISSING, Standing.STALE, Standing.EXEMPT, Standing.FRESH)


@dataclass(frozen=True, slots=True)
class GateStanding:
    """A gate's standing for a draft; `fact` is the line of the journal it rests on."""

    gate: str
    standing: Standing
    draft: str | None
    fact: int
    mandatory: bool


def standings(ready: Ready, case: Case) -> tuple[GateStanding, ...]:
    """Return how every gate stands for the current draft."""
    return tuple(standing_of(ready, case, gate) for gate in ready.procedure.gates.values())


def standing_of(ready: Ready, case: Case, gate: Gate) -> GateStanding:
    """Return how a gate stands for the current draft."""
    return GateStanding(
        gate.key,
        _of_gate(ready, case, gate),
        case.draft,
        _latest(case, gate),
        gate.key in ready.mandatory,
    )


def _latest(case: Case, gate: Gate) -> int:
    """Return the last line that a gate rests on; 0 when there is none."""
    facts = [case.newest[step].seq for step in gate.steps if step in case.newest]
    return max(facts, default=0)


def _of_gate(ready: Ready, case: Case, gate: Gate) -> Standing:
    """Return the worst standing of its steps; a mandatory gate never holds by their absence."""
    found = {_of_step(ready, case, step) for step in gate.steps}
    for worst in _FROM_THE_WORST:
        if worst in found:
            return worst
    return Standing.MISSING if gate.key in ready.floor_gates else Standing.FRESH


def _of_step(ready: Ready, case: Case, step: str) -> Standing | None:
    """Return how a step stands; None when it was found not applicable to this very draft."""
    state = case.shape[step]
    if state in IDLE:
        if failure(ready, case, step) is not None:
            return Standing.MISSING
        return Standing.STALE if state == LAPSED else Standing.MISSING
    if state not in ready.counting(step):
        return Standing.MISSING
    if case.about.get(step) != case.draft:
        return Standing.STALE
    if state == NOT_APPLICABLE:
        return None
    return Standing.EXEMPT if state == EXEMPT else Standing.FRESH


def gate_verdicts(ready: Ready, case: Case, passing: str) -> tuple[Verdict, ...]:
    """Return a verdict for each gate that the step `passing` stands on."""
    gates = ready.gates_above.get(passing, ())
    return tuple(_verdict(ready, case, gate, _of_gate(ready, case, gate)) for gate in gates)


def closed_gates(ready: Ready, case: Case, passing: str) -> tuple[Verdict, ...]:
    """Return a verdict for each of these gates that does not hold: none for those that do."""
    found = ((gate, _of_gate(ready, case, gate)) for gate in ready.gates_above.get(passing, ()))
    return tuple(_verdict(ready, case, gate, now) for gate, now in found if now not in HOLDS)


def _verdict(ready: Ready, case: Case, gate: Gate, standing: Standing) -> Verdict:
    label, holds = STANDING_LABELS[standing], standing in HOLDS
    return Verdict(
        f"gate.{gate.key}",
        holds,
        Text(
            f"关口“{gate.label.zh}”：{label.zh}" + ("。" if holds else "，不得决策。"),
            f"Gate “{gate.label.en}”: {label.en}" + ("." if holds else "; no decision without it."),
        ),
        gate.source,
        () if holds else _curers(ready, case, gate),
    )


def _curers(ready: Ready, case: Case, gate: Gate) -> tuple[Duty, ...]:
    """Return who has the next act in the steps for which a gate does not hold."""
    found: list[Duty] = []
    for step in gate.steps:
        if _of_step(ready, case, step) in {Standing.MISSING, Standing.STALE}:
            failed = failure(ready, case, step)
            unmet = Unmet(step, case.shape[step], ready.counting(step))
            found += failed_curers(ready, case, failed) if failed else next_duties(ready, unmet)
    return tuple(dict.fromkeys(found))
