"""A matter that failed, was ended, and is opened again: what is said of it to the service."""

from dataclasses import replace
from datetime import date, timedelta

from makers import CASE, file_papers, walk_until

import workflows
from api.demo.matter import opening
from api.demo.scene import BODY, at, paper
from decision_flow.domain.links import Link, LinkKind
from decision_flow.domain.steps.before.risk_assessment import Conclude, RiskLevel
from decision_flow.domain.steps.ending import Withdraw
from decision_flow.service import Moved, Request

AGAIN = "case-again"
RETURNED = at(date(2023, 4, 20))
RISK = "risk_assessment"


def linking(named, kind):
    return (Link(kind=kind, to=named),) if named else ()


def opens(
    service, case_id, named, *, kind=LinkKind.CONTINUES, links=None, at=RETURNED, body=BODY, **more
):
    procedure = workflows.load("four-nots")
    (certificate,) = (
        p.certificate for p in service.procedures() if p.procedure.digest == procedure.digest
    )
    said = replace(opening(certificate), links=links or linking(named, kind), **more)
    return service.open_case(body, case_id, said, person="sun", procedure=procedure.digest, at=at)


def asks(service, move, said, who, *, case_id=CASE):
    view = service.case(BODY, case_id).view
    on = view.updated_at + timedelta(minutes=1)
    file_papers(service, said, None, on)
    step, _, verb = move.partition(".")
    return service.move(BODY, case_id, Request(step, verb, said, who), at=on, expected=view.seq)


def fails(service):
    """The risk assessment of the case fails; the line of it."""
    walk_until(service, RISK, "report")
    said = Conclude(controllable=False, reasons="不可控", level=RiskLevel.HIGH)
    moved = asks(service, f"{RISK}.conclude", said, "wu")
    assert isinstance(moved, Moved), moved.unmet
    return moved.seq


def withdraws(service):
    said = Withdraw(reasons="终止", document=paper("关于终止的决定"))
    moved = asks(service, "case.withdraw", said, "wang")
    assert isinstance(moved, Moved), moved.unmet
    return moved
