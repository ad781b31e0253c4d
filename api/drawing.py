"""What a drawing of a case is told: its facts and refusals up to a line, as of a moment."""

from datetime import datetime

from decision_flow.domain.case import fold
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.people import DUTY_LABELS
from decision_flow.domain.steps.matter import OPEN
from decision_flow.domain.values import Text
from decision_flow.domain.views import Refusal
from decision_flow.engine.explain import waiting
from decision_flow.engine.opening import unopened
from decision_flow.engine.rules import Ready
from decision_flow.service import Service
from diagrams import (
    Attempt,
    CaseView,
    Layout,
    ProcedureView,
    Subject,
    case_view,
    lay_out,
    layout_from_json,
)


def drawn(
    service: Service, body: str, case_id: str, *, now: datetime, at: int | None = None
) -> CaseView:
    """Return a case as it is drawn now, or as it stood after line `at`.

    Raises CaseNotFoundError, and NotFoundError for a line that is not written.
    """
    file = service.case(body, case_id)
    seq = file.view.seq if at is None else at
    if seq > file.view.seq:
        raise NotFoundError(Text(f"本案没有第{seq}号记录。", f"The case has no line {seq}."))
    lines = service.journal(body, case_id, limit=seq)
    facts = [line.fact for line in lines]
    case = fold(unopened(file.ready, case_id, body, file.view.title), facts)
    moment = now if at is None else facts[-1].recorded_at
    setting = service.setting(body, at=moment)
    return case_view(
        file.ready,
        facts,
        [_attempt(file.ready, r) for r in service.refusals(body, case_id) if r.case_seq <= seq],
        Subject(
            number=case_id,
            title=file.view.title,
            head=lines[-1].digest,
            moment=moment,
            zone=setting.body.zone,
            waits=waiting(file.ready, case, setting),
        ),
    )


def layout_of(service: Service, view: ProcedureView) -> Layout:
    """Return where the steps of a procedure on file are drawn: laid out once, then kept.

    A layout of another version is not used and stays as it is.
    """
    kept = service.layout(view.digest, lambda: lay_out(view).to_json())
    try:
        return layout_from_json(kept)
    except ValueError:
        return lay_out(view)


def _attempt(ready: Ready, refusal: Refusal) -> Attempt:
    asked = refusal.attempt
    verb = ready.kind(asked.step).verb(asked.verb)
    duty = asked.duty or (verb.by[0] if verb else OPEN.by[0])
    return Attempt(
        number=refusal.seq,
        step=asked.step,
        label=verb.label if verb else OPEN.label,
        actor=asked.name,
        duty=DUTY_LABELS[duty],
        at=refusal.recorded_at,
        reasons=tuple(v.reason for v in refusal.verdicts if v.refuses),
        after=refusal.case_seq,
    )
