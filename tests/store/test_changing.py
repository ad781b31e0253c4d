"""A decision in force is changed by another case: each act cites where that stood."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from carried import problem
from makers import CASE, file_papers, walk_until
from tampering import codes

import workflows
from api.demo.matter import opening
from api.demo.scene import BODY, at, paper
from decision_flow.audit import rebuild
from decision_flow.domain.links import Link, LinkKind
from decision_flow.domain.move import Refused
from decision_flow.domain.steps.after import execution
from decision_flow.domain.steps.ending import Withdraw
from decision_flow.service import Moved, Request

NEW, FOUND = "case-new", date(2023, 7, 10)
STOP = execution.Suspend(reasons="燃气管线", urgency="有泄漏危险", document=paper("中止决定"))
REFER = execution.Refer(
    case=NEW,
    change=execution.Change.ADJUST,
    reasons="改断面",
    document=paper("关于启动调整程序的决定"),
)
UNCHANGED = execution.Settle(
    case=NEW,
    effect=execution.Effect.UNCHANGED,
    passage="另案已终止",
    document=paper("关于另案结果的登记"),
)


def opens(service):
    procedure = workflows.load("four-nots")
    (certificate,) = (
        p.certificate for p in service.procedures() if p.procedure.digest == procedure.digest
    )
    said = replace(opening(certificate), links=(Link(kind=LinkKind.ADJUSTS, to=CASE),))
    on = service.case(BODY, CASE).view.updated_at
    moved = service.open_case(BODY, NEW, said, person="sun", procedure=procedure.digest, at=on)
    assert isinstance(moved, Moved), moved.unmet


def asks(service, verb, said, who, *, case_id=CASE, step="execution"):
    view = service.case(BODY, case_id).view
    on = max(view.updated_at, at(FOUND)) + timedelta(minutes=1)
    file_papers(service, said, None, on)
    return service.move(BODY, case_id, Request(step, verb, said, who), at=on, expected=view.seq)


def does(service, verb, said, who, **where):
    moved = asks(service, verb, said, who, **where)
    assert isinstance(moved, Moved), moved.unmet
    return moved


@pytest.fixture
def suspended(decided):
    """A service with a case in force whose execution the chief has suspended."""
    walk_until(decided, "execution", "assign")
    does(decided, "problem", problem(FOUND), "he")
    does(decided, "suspend", STOP, "wang")
    return decided


def test_a_change_is_referred_to_the_line_at_which_the_other_case_stands(suspended):
    opens(suspended)
    moved = does(suspended, "refer", REFER, "sun")
    cited = {c.stream: (c.seq, c.digest) for c in moved.facts[0].cites}
    view = suspended.case(BODY, NEW).view
    assert cited[NEW] == (view.seq, view.head)
    assert codes(suspended) == []


def test_nothing_is_referred_to_a_case_that_is_not_there_and_the_refusal_is_kept(suspended):
    refused = asks(suspended, "refer", REFER, "sun")
    assert isinstance(refused, Refused)
    assert {v.code for v in refused.unmet} == {"execution.refer"}
    opens(suspended)
    does(suspended, "refer", REFER, "sun")
    assert codes(suspended) == []


def test_the_other_case_is_settled_once_it_has_ended_and_what_was_kept_is_made_again(suspended):
    opens(suspended)
    does(suspended, "refer", REFER, "sun")
    early = asks(suspended, "settle", UNCHANGED, "sun")
    assert {v.code for v in early.unmet} == {"execution.settle"}
    said = Withdraw(reasons="不再调整", document=paper("关于终止另案的决定"))
    does(suspended, "withdraw", said, "wang", case_id=NEW, step="case")
    moved = does(suspended, "settle", UNCHANGED, "sun")
    assert moved.case.shape["execution"] == "suspended"
    (due,) = [d for d in suspended.deadlines(BODY, CASE) if d.step == "execution"]
    assert due.what == "resume"
    rebuild(suspended.database, suspended.known.read)
    assert codes(suspended) == []
