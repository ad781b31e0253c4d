"""What a correction undermines: a fact on which a gate that is passed rests was wrong.

Nothing falls by it: the correction says so and both stay visible. Whoever acts next is told, and
may reopen the evidence; an auditor finds it on the gate.
"""

from dataclasses import dataclass

from decision_flow.domain.case import Case
from decision_flow.domain.people import Duty
from decision_flow.domain.values import HOUSE_RULE, Text
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.rules import Ready
from decision_flow.engine.standing import HOLDS, standings


@dataclass(frozen=True, slots=True)
class Finding:
    """A gate that holds, the step whose `fact` was wrong, and the line of the `correction`."""

    gate: str
    step: str
    fact: int
    correction: int
    reason: Text


def findings(ready: Ready, case: Case) -> tuple[Finding, ...]:
    """Return every correction of a fact on which a gate rests that now holds, in order."""
    if not case.corrections:
        return ()
    holding = {g.gate for g in standings(ready, case) if g.standing in HOLDS}
    evidence = {fact.seq: step for (step, _), fact in case.last.items()}
    found = []
    for correction, wrong in case.corrections:
        step = evidence.get(wrong)
        gate = ready.procedure.gate_of(step) if step is not None else None
        if step is not None and gate is not None and gate in holding:
            reason = _reason(ready, gate, wrong, correction)
            found.append(Finding(gate, step, wrong, correction, reason))
    return tuple(found)


def finding_verdicts(ready: Ready, case: Case, passing: str) -> tuple[Verdict, ...]:
    """Return advice about what the step `passing` stands on, where it was found wrong."""
    if not case.corrections:
        return ()
    above = frozenset(ready.upstream.get(passing, ()))
    return tuple(
        Verdict(
            "gate.corrected",
            passed=False,
            reason=found.reason,
            source=HOUSE_RULE,
            curers=(Duty.LEGAL_REVIEWER, Duty.SECRETARY),
            advisory=True,
        )
        for found in findings(ready, case)
        if found.step in above
    )


def _reason(ready: Ready, gate: str, wrong: int, correction: int) -> Text:
    label = ready.procedure.gates[gate].label
    return Text(
        f"关口“{label.zh}”所依据的第{wrong}号记录已由第{correction}号更正，请核实是否须重新办理。",
        f"Gate “{label.en}” rests on line {wrong}, which line {correction} corrected: see whether "
        "it is to be done again.",
    )
