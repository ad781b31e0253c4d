"""What an entry was refused for beside its body is asked again, as far as the record can tell."""

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from convened import refused
from makers import CASE, OPENED_AT, file_papers, make_case
from overseen import KEEPER, order
from sqlalchemy import text
from tampering import codes, unguarded

from api.demo.scene import BODY, paper
from decision_flow.domain.numbering import OpenSeries
from decision_flow.domain.office.complaints.said import Nature, RegisterComplaint
from decision_flow.domain.office.ladder import Evidence, ProposeMeasure, Rung
from decision_flow.domain.office.seals import UseSeal
from decision_flow.service import Service
from decision_flow.service.errors import UnfitError
from decision_flow.store.canonical import canonical, digest_of

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
ASKED = OPENED_AT + timedelta(days=1)
DIFFERS = [("refusal.differs", BODY, 1)]
Verdicts = list[dict[str, Any]]


def sealed(**change: Any) -> UseSeal:
    """Return an entry that lacks what the register itself asks for: how many copies."""
    said = UseSeal(
        seal="县政府印章",
        unit="县政府办公室",
        title="批复（示例）",
        copies=0,
        on=OPENED_AT.date(),
        handler="孙",
        approved_by="王",
        document=paper("批复扫描件"),
        case=CASE,
    )
    return replace(said, **change)


def turned_down(service: Service, said: Any, who: str = "sun") -> list[str]:
    """Ask for an entry that is refused; return the codes of its reasons."""
    with pytest.raises(UnfitError) as caught:
        service.enter_as(BODY, said, person=who, at=ASKED)
    return [each.code for each in caught.value.refused.unmet]


def changed(service: Service, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Write the one refusal of the body otherwise, with a digest that fits."""
    query = "SELECT body FROM refusal WHERE stream_id = :s"
    with service.database.reading() as connection:
        said = json.loads(bytes(connection.execute(text(query), {"s": BODY}).scalar_one()))
    new = canonical(change(said))
    values = {"b": new, "d": digest_of(new), "s": BODY}
    unguarded(service, ("UPDATE refusal SET body = :b, digest = :d WHERE stream_id = :s", values))


def rewritten(service: Service, change: Callable[[Verdicts], Verdicts]) -> None:
    """Give the one refusal of the body other reasons."""
    changed(service, lambda line: line | {"verdicts": change(line["verdicts"])})


def with_reason(code: str) -> Callable[[Verdicts], Verdicts]:
    """Return the change by which a refusal tells of a reason that it did not have."""
    return lambda there: [*there, {**there[-1], "code": code}]


def without(code: str) -> Callable[[Verdicts], Verdicts]:
    """Return the change by which a refusal is silent about a reason."""
    return lambda there: [each for each in there if each["code"] != code]


UNFILED, NO_CASE = "documents.on_file", "entry.case"
COMPLAINT = RegisterComplaint(
    complaint=9, nature=Nature.COMPLAINT, subject=" ", first_asked="县政府办公室", against=("县局",)
)
MEASURE = ProposeMeasure(
    measure="m-1",
    person="wu",
    rung=Rung.REMIND,
    grounds=" ",
    evidence=(Evidence(text="示例", case=CASE, line=9),),
    document=paper("追责建议"),
)
LACKING: dict[str, tuple[Any, str, str]] = {
    "documents.on_file": (sealed(), "sun", UNFILED),
    "complaint.letter": (COMPLAINT, "sun", "complaint.letter"),
    "entry.case": (sealed(case="case-9"), "sun", NO_CASE),
    "measure.line": (MEASURE, "guo", "measure.line"),
    "series.year": (
        OpenSeries(series="x", mark="示", year=2022, given=0, serves=()),
        "sun",
        "series.year",
    ),
}
"""By reason: an entry that is refused for it and for something of its own, and who asks."""


@pytest.mark.parametrize("name", sorted(LACKING))
def test_a_reason_beside_the_body_that_is_left_out_is_missed(opened, name):
    said, who, code = LACKING[name]
    found = turned_down(opened, said, who)
    assert code in found
    assert len(found) > 1
    assert codes(opened) == []
    rewritten(opened, without(code))
    assert codes(opened) == DIFFERS


@pytest.mark.parametrize("code", [UNFILED, NO_CASE, "entry.steps", "measure.dissent"])
def test_a_reason_beside_the_body_that_was_none_is_found(opened, code):
    file_papers(opened, sealed(), None, OPENED_AT)
    assert turned_down(opened, sealed()) == ["seal.copies"]
    assert codes(opened) == []
    rewritten(opened, with_reason(code))
    assert codes(opened) == DIFFERS


@pytest.mark.parametrize(("before", "seen"), [(HOUR, True), (HOUR - SECOND, False)])
def test_a_paper_that_came_in_within_the_hour_leaves_it_as_written(opened, before, *, seen):
    """Nobody can tell any more whether it was there to be seen when the entry was refused."""
    file_papers(opened, sealed(), None, ASKED - before)
    assert turned_down(opened, sealed()) == ["seal.copies"]
    rewritten(opened, with_reason(UNFILED))
    assert (codes(opened) == DIFFERS) is seen


@pytest.mark.parametrize("after", [SECOND, HOUR])
def test_what_comes_in_later_does_not_change_what_was_refused(opened, after):
    said = sealed(case="case-9")
    assert turned_down(opened, said) == ["seal.copies", UNFILED, NO_CASE]
    file_papers(opened, said, None, ASKED + after)
    make_case(opened, "case-9", at=ASKED + after)
    assert codes(opened) == []


def test_what_many_are_refused_at_once_of_one_register_is_all_kept(opened):
    """Each waits for the other: no number is written twice, no refusal is lost."""
    start, answers = threading.Barrier(8), list[list[str]]()

    def asks() -> None:
        start.wait()
        answers.append(turned_down(opened, sealed()))

    threads = [threading.Thread(target=asks) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert answers == [["seal.copies", UNFILED]] * 8
    kept = opened.refused_of_body(BODY, person="guo", at=ASKED)
    assert [each.seq for each in kept] == list(range(1, 9))
    assert codes(opened) == []


def test_a_case_that_cannot_be_read_is_reported_as_such_and_no_refusal_with_it(opened):
    file_papers(opened, sealed(), None, OPENED_AT)
    turned_down(opened, sealed())
    broken = "UPDATE journal SET body = :b WHERE stream_id = :s AND seq = 1"
    unguarded(opened, (broken, {"b": b"{}", "s": CASE}))
    assert {stream for _, stream, _ in codes(opened)} == {CASE}


@pytest.mark.parametrize(("before", "seen"), [(HOUR, True), (HOUR - SECOND, False)])
def test_of_a_supervision_too_a_paper_that_was_there_was_not_missing(opened, before, *, seen):
    said = order(units=())
    file_papers(opened, said, None, ASKED - before)
    when = replace(said, ordered_on=ASKED.date(), begins=ASKED.date(), until=ASKED.date())
    answer = opened.supervise(BODY, when, person=KEEPER, at=ASKED)
    assert refused(answer) == {"supervision.scope"}
    assert codes(opened) == []

    def missing(there: Verdicts) -> Verdicts:
        return [{**each, "failed": True} if each["code"] == UNFILED else each for each in there]

    rewritten(opened, missing)
    assert (codes(opened) == DIFFERS) is seen


@pytest.mark.parametrize(("later", "seen"), [(HOUR, True), (HOUR - SECOND, False)])
def test_a_refused_supervision_that_passes_over_a_case_that_was_there_is_found(
    opened, later, *, seen
):
    when = OPENED_AT + later
    said = order(
        units=(), cases=(CASE,), ordered_on=when.date(), begins=when.date(), until=when.date()
    )
    file_papers(opened, said, None, OPENED_AT)
    answer = opened.supervise(BODY, said, person=KEEPER, at=when)
    assert refused(answer) == {"supervision.scope"}
    assert codes(opened) == []

    def passed_over(line: dict[str, Any]) -> dict[str, Any]:
        reasons = [
            {**each, "failed": True} if each["code"] == "supervision.cases" else each
            for each in line["verdicts"]
        ]
        cites = [each for each in line["cites"] if each[0] != CASE]
        return line | {"verdicts": reasons, "cites": cites}

    changed(opened, passed_over)
    assert (codes(opened) == [("refusal.again", BODY, 1)]) is seen
