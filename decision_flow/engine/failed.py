"""An examination that failed: as long as it is a step's latest answer, nothing stands in its place.

Decree 713 Article 24 and the Fair Competition Review Regulations want the draft changed and then
examined again. That the text has changed since does not turn the failure into old evidence.
"""

from decision_flow.domain.case import CARRIED, EXEMPT, IDLE, NOT_APPLICABLE, Case, Fact
from decision_flow.domain.kind import Kind
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import beginners
from decision_flow.domain.values import Text
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.rules import Ready


def failure(ready: Ready, case: Case, step: str) -> Fact | None:
    """Return the failed examination that is still the latest that a step has to show."""
    if case.shape[step] not in IDLE:
        return None
    latest, failing = case.latest(step), ready.kind(step).failing
    return latest if latest is not None and latest.trigger in failing else None


def still_open(ready: Ready, case: Case, step: str, allowed: frozenset[str]) -> frozenset[str]:
    """Return these states of a step without those that a failure, or the review, has closed."""
    if step in case.refuted:
        return allowed - {NOT_APPLICABLE, EXEMPT, CARRIED}
    failing = ready.kind(step).failing
    return allowed - {NOT_APPLICABLE} if case.denial(step, failing) else allowed


def failed_curers(ready: Ready, case: Case, failed: Fact) -> tuple[Duty, ...]:
    """Return who goes on from a failed examination: who revises, and then who begins it again."""
    if failed.draft == case.draft:
        return (Duty.DRAFTER,)
    return beginners(ready.kind(failed.step))


def failed_verdict(ready: Ready, case: Case, failed: Fact, code: str) -> Verdict:
    """Return the refusal of what stands on a failed examination, or of what follows it."""
    kind: Kind = ready.kind(failed.step)
    step = ready.procedure.steps[failed.step]
    name, line = step.label, failed.seq
    reason = Text(
        f"“{name.zh}”对现行文本未通过（第{line}号记录）：须修改草案并重新办理。",
        f"“{name.en}” failed for this text (line {line}): revise, and have it done again.",
    )
    if failed.draft != case.draft:
        reason = Text(
            f"“{name.zh}”对原文本未通过（第{line}号记录）：须就现行文本重新办理。",
            f"“{name.en}” failed for an earlier text (line {line}): have it done again for this.",
        )
    source = kind.fails or step.source
    return Verdict(
        code, passed=False, reason=reason, source=source, curers=failed_curers(ready, case, failed)
    )
