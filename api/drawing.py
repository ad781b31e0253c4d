"""What a drawing of a case is told: its facts and refusals up to a line, as of a moment."""

from collections.abc import Mapping
from datetime import datetime

from decision_flow.domain.case import fold
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.kind import Verb
from decision_flow.domain.people import DUTY_LABELS, Body, Duty, Person
from decision_flow.domain.steps.matter import OPEN
from decision_flow.domain.values import Text
from decision_flow.domain.views import Refusal
from decision_flow.engine.earliest import earliest
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
    known = service.body(body).persons
    on = setting.body.day(moment)
    first = earliest(file.ready, case, setting.body, setting.calendar, on=on)
    return case_view(
        file.ready,
        facts,
        [
            _attempt(file.ready, r, _held(r, known, setting.body))
            for r in service.refusals(body, case_id)
            if r.case_seq <= seq
        ],
        Subject(
            number=case_id,
            title=file.view.title,
            head=lines[-1].digest,
            moment=moment,
            zone=setting.body.zone,
            waits=waiting(file.ready, case, setting),
            decidable=first.text if first is not None else None,
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


def _attempt(ready: Ready, refusal: Refusal, held: tuple[Duty, ...]) -> Attempt:
    asked = refusal.attempt
    verb = ready.kind(asked.step).verb(asked.verb) or OPEN
    return Attempt(
        number=refusal.seq,
        step=asked.step,
        label=verb.label,
        actor=asked.name,
        duty=_in_what_duty(asked.duty, verb, held),
        at=refusal.recorded_at,
        reasons=tuple(v.reason for v in refusal.verdicts if v.refuses),
        after=refusal.case_seq,
    )


def _held(refusal: Refusal, known: Mapping[str, Person], body: Body) -> tuple[Duty, ...]:
    """Return the duties that whoever asked held on the day of what was asked for."""
    person = known.get(refusal.attempt.person)
    day = body.day(refusal.attempt.stated_at or refusal.recorded_at)
    return person.duties_on(day) if person else ()


def _in_what_duty(claimed: Duty | None, verb: Verb, held: tuple[Duty, ...]) -> Text:
    """Return the duty in which somebody asked: one that was held, or what was only claimed."""
    if claimed is not None and claimed not in held:
        label = DUTY_LABELS[claimed]
        return Text(f"自称{label.zh}，并未担任", f"claimed to be {label.en}, was not")
    fitting = [claimed] if claimed else [duty for duty in verb.by if duty in held][:1]
    labels = [DUTY_LABELS[duty] for duty in fitting or held]
    if not labels:
        return Text("未担任职责", "in no duty")
    return Text("、".join(each.zh for each in labels), ", ".join(each.en for each in labels))
