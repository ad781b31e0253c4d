"""What a case list, a gate row and a deadline row say: computed from the case, never kept apart."""

from collections.abc import Iterator
from datetime import date, datetime

from decision_flow.domain.calendar import Calendar, Unit
from decision_flow.domain.case import CASE, Case, Fact
from decision_flow.domain.checks import UNITS
from decision_flow.domain.errors import CalendarMissingError
from decision_flow.domain.kind import Phase
from decision_flow.domain.law import FLOORS
from decision_flow.domain.people import Body
from decision_flow.domain.procedure import Figure, Gate
from decision_flow.domain.steps.after.execution import Assign
from decision_flow.domain.steps.before.consultation import Publish
from decision_flow.domain.steps.before.legality_review import Accept
from decision_flow.domain.steps.matter import ENDS, Open
from decision_flow.domain.values import Text
from decision_flow.domain.views import CaseView, Deadline, GateRule, GateView
from decision_flow.engine.rules import Ready
from decision_flow.engine.standing import mandatory_gates, standings


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
        continues=said.continues,
    )


def gate_views(ready: Ready, case: Case) -> tuple[GateView, ...]:
    """Return how every gate stands."""
    return tuple(GateView(g.gate, str(g.standing), g.draft, g.fact) for g in standings(ready, case))


def gate_rules(ready: Ready) -> tuple[GateRule, ...]:
    """Return the gates of a procedure as the database guards them."""
    mandatory = mandatory_gates(ready)
    return tuple(
        GateRule(
            gate.key,
            gate.key in mandatory,
            exemptible(ready, gate),
            tuple((step, ready.counting(step)) for step in gate.steps),
        )
        for gate in ready.procedure.gates.values()
    )


def exemptible(ready: Ready, gate: Gate) -> bool:
    """Return whether a gate may be exempt: the floor allows it and a step lists a ground."""
    allowed = gate.key in FLOORS[ready.procedure.profile].exemptible
    return allowed and any(ready.procedure.steps[step].exempt for step in gate.steps)


def deadlines(ready: Ready, case: Case, body: Body, calendar: Calendar) -> tuple[Deadline, ...]:
    """Return every day by which something is due now, the earliest first."""
    if Phase(case.phase) in ENDS:
        return ()
    found = [
        due
        for (step, _), fact in case.last.items()
        if step != CASE and case.shape[step] not in ready.counting(step)
        for due in _said(step, fact)
    ]
    found += _publication(ready, case, body, calendar)
    return tuple(sorted(set(found), key=lambda d: (d.due, d.step, d.what)))


def _said(step: str, fact: Fact) -> Iterator[Deadline]:
    """Yield the days that a payload itself names."""
    match fact.payload:
        case Publish(closes=closes):
            text = Text(f"征求意见公告所载截止日{closes}", f"The last day in the notice, {closes}")
            yield Deadline(step, "close", closes, provisional=False, derivation=text)
        case Accept(due=due):
            text = Text(f"受理时确定的审查期限{due}", f"The day set on acceptance, {due}")
            yield Deadline(step, "opine", due, provisional=False, derivation=text)
        case Assign(tasks=tasks):
            for task in tasks:
                text = Text(f"{task.unit}：{task.goal}", f"{task.unit}: {task.goal}")
                yield Deadline(step, "complete", task.due, provisional=False, derivation=text)
        case _:
            return


def _publication(ready: Ready, case: Case, body: Body, calendar: Calendar) -> Iterator[Deadline]:
    procedure = ready.procedure
    issued = next((f for s in ready.of_kind("issue") if (f := case.latest(s))), None)
    for step in ready.of_kind("publication"):
        figure = procedure.steps[step].figures.get("deadline")
        if issued is None or figure is None or case.shape[step] in ready.counting(step):
            continue
        start = body.day(issued.stated_at)
        yield _ceiling(step, start, figure, calendar)


def _ceiling(step: str, start: date, figure: Figure, calendar: Calendar) -> Deadline:
    unit, provisional = Unit(figure.unit), False
    try:
        due = calendar.ceiling(start, figure.count, unit)
    except CalendarMissingError:
        # No better day is known: counted in plain days and said to be provisional.
        plain = Unit.DAYS if unit is Unit.WORKING_DAYS else unit
        due, provisional = calendar.floor(start, figure.count, plain), True
    zh, en = UNITS[unit]
    text = Text(
        f"自{start}出台之日起{figure.count}{zh}内，{figure.source}",
        f"Within {figure.count} {en} of the issue on {start}: {figure.source}",
    )
    return Deadline(step, "publish", due, provisional=provisional, derivation=text)
