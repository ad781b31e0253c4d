"""A case that comes from another: it cites where that was, and what failed there stays."""

from datetime import date

import pytest
from brought_back import AGAIN, RISK, asks, fails, linking, opens, withdraws
from makers import CASE, READERS
from tampering import audit, codes, read_line, unguarded

from api.demo.matter import opening
from api.demo.scene import BODY, at, paper
from decision_flow.audit import rebuild
from decision_flow.domain.case import Inherited
from decision_flow.domain.links import Link, LinkKind
from decision_flow.domain.move import Refused
from decision_flow.domain.steps.claims.waiver import NotApplicable, WaiverGround
from decision_flow.domain.steps.ending import Becomes, Withdraw
from decision_flow.domain.values import Cite
from decision_flow.service import Moved
from decision_flow.store.canonical import canonical, digest_of


def waives(service, case_id):
    text = service.case(BODY, case_id).case.draft or paper("示例草案").digest
    ground, why = WaiverGround.NO_ADVERSE_EFFECT, paper("不适用的说明")
    said = NotApplicable(draft=text, ground=ground, reasons="不涉及", document=why)
    return asks(service, f"{RISK}.not_applicable", said, "wu", case_id=case_id)


def test_what_failed_is_not_found_not_applicable_in_the_case_brought_back(opened):
    line = fails(opened)
    ended = withdraws(opened)
    moved = opens(opened, AGAIN, CASE)
    assert isinstance(moved, Moved), moved.unmet
    (fact,) = moved.facts
    assert fact.inherits == (Inherited(RISK, "risk_assessment@1", "uncontrollable", CASE, line),)
    assert fact.cites[0] == Cite(CASE, ended.seq, ended.head)
    refused = waives(opened, AGAIN)
    (verdict,) = [v for v in refused.unmet if v.code == "not_applicable.failed"]
    assert CASE in verdict.reason.zh
    assert f"line {line}" in verdict.reason.en
    assert opened.case(BODY, AGAIN).case.inherited == fact.inherits
    assert codes(opened) == []


def test_a_case_that_names_no_earlier_one_inherits_nothing(opened):
    fails(opened)
    withdraws(opened)
    moved = opens(opened, AGAIN, None)
    assert moved.facts[0].inherits == ()
    assert "not_applicable.failed" not in {v.code for v in waives(opened, AGAIN).unmet}


def test_what_was_inherited_is_handed_on(opened):
    line = fails(opened)
    withdraws(opened)
    opens(opened, AGAIN, CASE)
    said = Withdraw(reasons="再次终止", document=paper("关于终止的决定"))
    asks(opened, "case.withdraw", said, "wang", case_id=AGAIN)
    moved = opens(opened, "third", AGAIN, at=at(date(2023, 4, 25)))
    assert [(i.case, i.line) for i in moved.facts[0].inherits] == [(CASE, line)]
    assert codes(opened) == []


@pytest.mark.parametrize("named", [CASE, "nothing-of-the-kind"])
def test_a_case_that_is_under_way_or_unknown_is_not_continued(opened, named):
    refused = opens(opened, AGAIN, named)
    assert isinstance(refused, Refused)
    assert {v.code for v in refused.unmet} == {"open.continues"}
    report = audit(opened)
    assert report.findings == []
    assert report.refusals == 1


def _forge(service, change):
    """Rewrite the opening of the case brought back, with its digest and the row of the case."""
    new = canonical(change(read_line(service, AGAIN, 1)))
    values = {"body": new, "digest": digest_of(new), "s": AGAIN}
    unguarded(
        service,
        ("UPDATE journal SET body = :body, digest = :digest WHERE stream_id = :s", values),
        ("UPDATE decision_case SET head = :h WHERE id = :s", {"h": digest_of(new), "s": AGAIN}),
    )


def _forgets(fact):
    return {key: value for key, value in fact.items() if key != "inherits"}


def _names_nothing(fact):
    said = {key: value for key, value in fact["payload"].items() if key != "links"}
    return _forgets(fact) | {"payload": said | {"links": []}}


def _cites_earlier(fact):
    cites = [[s, 3 if s == CASE else n, d] for s, n, d in fact["cites"]]
    return fact | {"cites": cites}


def _another_line(fact):
    return fact | {"inherits": [i | {"line": 2} for i in fact["inherits"]]}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_forgets, "again.differs"),
        (_another_line, "again.differs"),
        (_cites_earlier, "again.failed"),
        (_names_nothing, "again.differs"),
    ],
)
def test_a_memory_that_was_forged_is_found(opened, change, code):
    fails(opened)
    withdraws(opened)
    opens(opened, AGAIN, CASE)
    _forge(opened, change)
    assert (code, AGAIN, 1) in codes(opened)


def test_an_earlier_case_that_was_forged_afterwards_is_found_from_the_one_that_continues_it(opened):
    fails(opened)
    ended = withdraws(opened)
    opens(opened, AGAIN, CASE)
    body = canonical(read_line(opened, CASE, ended.seq) | {"note": "改过"})
    values = {"body": body, "digest": digest_of(body), "s": CASE, "n": ended.seq}
    unguarded(
        opened,
        (
            "UPDATE journal SET body = :body, digest = :digest WHERE stream_id = :s AND seq = :n",
            values,
        ),
        ("UPDATE decision_case SET head = :h WHERE id = :s", {"h": digest_of(body), "s": CASE}),
    )
    assert ("again.failed", AGAIN, 1) in codes(opened)


def test_a_decision_that_was_issued_is_adjusted_by_a_case_of_its_own(closed):
    moved = opens(closed, AGAIN, CASE, kind=LinkKind.ADJUSTS, at=at(date(2024, 4, 20)))
    assert isinstance(moved, Moved), moved.unmet
    (fact,) = moved.facts
    assert fact.cites[0] == Cite(CASE, *_end(closed, CASE))
    assert moved.case.links == (Link(kind=LinkKind.ADJUSTS, to=CASE),)
    assert codes(closed) == []


def _end(service, case_id):
    view = service.case(BODY, case_id).view
    return view.seq, view.head


@pytest.mark.parametrize("stage", ["opened", "voted", "decided"])
def test_what_was_not_issued_is_not_adjusted(at_stage, stage):
    service = at_stage(stage)
    refused = opens(service, AGAIN, CASE, kind=LinkKind.ADJUSTS, at=at(date(2024, 4, 20)))
    (unmet,) = refused.unmet
    assert (unmet.code, str(unmet.source)) == (
        "open.adjusts",
        "《重大行政决策程序暂行条例》第三十七条",
    )
    assert "nothing was issued in that case" in unmet.reason.en


def test_a_case_is_named_in_one_way_only(closed):
    twice = tuple(Link(kind=kind, to=CASE) for kind in (LinkKind.CONTINUES, LinkKind.ADJUSTS))
    refused = opens(closed, AGAIN, None, links=twice, at=at(date(2024, 4, 20)))
    assert {v.code for v in refused.unmet} == {"open.link_once"}


def test_a_case_that_comes_from_two_inherits_from_both(opened):
    line = fails(opened)
    withdraws(opened)
    opens(opened, AGAIN, None)
    said = Withdraw(reasons="终止", document=paper("关于终止的决定"))
    asks(opened, "case.withdraw", said, "wang", case_id=AGAIN)
    both = linking(CASE, LinkKind.CONTINUES) + linking(AGAIN, LinkKind.CONTINUES)
    moved = opens(opened, "third", None, links=both, at=at(date(2023, 4, 25)))
    assert [(i.case, i.line) for i in moved.facts[0].inherits] == [(CASE, line)]
    assert [c.stream for c in moved.facts[0].cites[:2]] == [CASE, AGAIN]
    assert codes(opened) == []


def test_a_part_of_a_split_inherits_what_failed_in_the_whole(opened):
    line = fails(opened)
    document = paper("关于终止的决定")
    said = Withdraw(
        reasons="拆分",
        document=document,
        becomes=Becomes.SPLIT,
        parts=(opening("0" * 64).title, "另一部分（示例）"),
    )
    asks(opened, "case.withdraw", said, "wang")
    moved = opens(opened, AGAIN, CASE, kind=LinkKind.SPLIT_FROM)
    assert isinstance(moved, Moved), moved.unmet
    assert [(i.step, i.case, i.line) for i in moved.facts[0].inherits] == [(RISK, CASE, line)]
    assert "not_applicable.failed" in {v.code for v in waives(opened, AGAIN).unmet}
    assert codes(opened) == []


def test_a_case_can_be_asked_what_it_comes_from_and_what_came_from_it(opened):
    withdraws(opened)
    opens(opened, AGAIN, CASE)
    (later,), (earlier,) = opened.links(BODY, CASE).named_by, opened.links(BODY, AGAIN).names
    assert (later.case, later.kind, later.phase) == (AGAIN, "continues", "initiation")
    assert (earlier.case, earlier.kind, earlier.phase) == (CASE, "continues", "withdrawn")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_link SET kind = 'adjusts'",
        "DELETE FROM case_link",
        "UPDATE case_link SET named = 'another'",
    ],
)
def test_a_link_that_differs_from_the_facts_is_found_and_made_again(opened, statement):
    withdraws(opened)
    opens(opened, AGAIN, CASE)
    unguarded(opened, (statement, {}))
    assert ("projection.differs", AGAIN, None) in codes(opened)
    rebuild(opened.database, READERS)
    assert codes(opened) == []
