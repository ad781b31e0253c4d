"""What came of a decision is in its file before the case is closed: whole, and to the last act."""

from dataclasses import replace

import pytest
from cases import READY, accepted, after, ask, before, codes, scene_of, unmet
from procedures import FOUR_NOTS

from api.demo.scene import PEOPLE, at, paper
from decision_flow.domain.case import Case, follow
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after import execution, post_evaluation
from decision_flow.domain.steps.after.archive import LATER, Supplement
from decision_flow.domain.steps.papers import HandedIn
from decision_flow.domain.values import HOUSE_RULE
from decision_flow.engine.rules import Ready
from workflows import load

KEYS = tuple(LATER)
SUPPLEMENT = scene_of("archive.supplement")
CLOSE = scene_of("closing.close")
WANTED = FOUR_NOTS.steps["archive"].papers


def supplement(*papers: HandedIn, case: Case | None = None) -> Accepted | Refused:
    says = replace(SUPPLEMENT.says, papers=papers)
    case = case or before("archive.supplement")
    return ask(case, "archive.supplement", says, "sun", SUPPLEMENT.on)


def given(key: str, *, there: bool = True) -> HandedIn:
    return HandedIn(paper=key, document=paper(key)) if there else HandedIn(paper=key, absent="无")


def close(case: Case, ready: Ready = READY) -> Accepted | Refused:
    return ask(case, "closing.close", CLOSE.says, CLOSE.who, CLOSE.on, ready=ready)


def test_nothing_is_closed_before_what_came_of_it_is_in_the_file() -> None:
    answer = close(before("archive.supplement"))
    assert codes(answer) == {"closing.file"}
    assert isinstance(answer, Refused)
    told = [v.reason.zh for v in answer.unmet]
    assert [p.label.zh in t for p, t in zip(WANTED.values(), told, strict=True)] == [True] * 3
    assert {v.source for v in answer.unmet} == {HOUSE_RULE}
    assert {v.curers for v in answer.unmet} == {(Duty.DRAFTER, Duty.SECRETARY, Duty.EXECUTOR)}


def test_what_is_handed_over_and_not_received_is_not_in_the_file() -> None:
    assert codes(close(after("archive.supplement"))) == {"stands.archive"}
    accepted(close(before("closing.close")))


@pytest.mark.parametrize("missing", KEYS)
def test_a_paper_that_is_missing_is_named(missing: str) -> None:
    answer = supplement(*(given(key) for key in KEYS if key != missing))
    found = unmet(answer, "papers.handed_in")
    assert WANTED[missing].label.zh in found.reason.zh


@pytest.mark.parametrize(
    ("absent", "refused"),
    [
        ("execution", {"papers.handed_in", "archive.absent"}),
        ("change", set()),
        ("evaluation", {"archive.absent"}),
    ],
)
def test_what_was_done_left_papers_and_what_was_not_did_not(absent: str, refused: set[str]) -> None:
    assert codes(supplement(*(given(key, there=key != absent) for key in KEYS))) == refused


@pytest.mark.parametrize("verb", ["suspend", "refer"])
def test_a_suspension_or_a_change_left_papers(verb: str) -> None:
    case = before("archive.supplement")
    fact = case.fact("execution", "complete")
    assert fact is not None
    stopped = replace(case, last={**case.last, ("execution", verb): fact})
    answer = supplement(*(given(key, there=key != "change") for key in KEYS), case=stopped)
    assert codes(answer) == {"archive.absent"}
    assert "中止" in unmet(answer, "archive.absent").reason.zh


def test_several_documents_come_under_one_key() -> None:
    more = HandedIn(paper="execution", document=paper("督查结论"))
    assert (
        codes(supplement(given("execution"), more, given("change"), given("evaluation"))) == set()
    )


def test_an_act_after_the_file_was_handed_over_asks_for_it_once_more() -> None:
    case = before("closing.close")
    given_ = case.fact("archive", "supplement")
    last = case.latest("post_evaluation")
    assert given_ is not None
    assert last is not None
    for seq, whole in ((given_.seq - 1, True), (given_.seq + 1, False)):
        newer = replace(last, seq=seq)
        answer = close(replace(case, newest={**case.newest, "post_evaluation": newer}))
        assert (codes(answer) == set()) is whole
        if not whole:
            reasons = [v.reason.zh for v in answer.unmet if v.code == "closing.file"]
            assert len(reasons) == 1
            assert f"第{seq}号" in reasons[0]


@pytest.mark.parametrize("who", ["sun", "lin"])
def test_whoever_handed_it_over_does_not_receive_it(who: str) -> None:
    person = replace(PEOPLE["sun"], held=PEOPLE["sun"].held + PEOPLE["lin"].held)
    case = follow(before("archive.supplement"), accepted(supplement(*map(given, KEYS))))
    receiver = person if who == "sun" else PEOPLE["lin"]
    scene = scene_of("archive.receive", 2)
    answer = ask(case, "archive.receive", scene.says, receiver, scene.on)
    assert ("archive.received_by_another" in codes(answer)) is (who == "sun")


def test_where_no_procedure_asks_for_it_nothing_more_is_asked() -> None:
    steps = {**FOUR_NOTS.steps, "archive": replace(FOUR_NOTS.steps["archive"], papers={})}
    ready = Ready(replace(FOUR_NOTS, steps=steps))
    assert codes(close(before("archive.supplement"), ready)) == set()
    assert not load("decree-713").steps["archive"].papers


def test_every_shipped_key_is_one_that_the_engine_knows() -> None:
    assert set(WANTED) == set(LATER)
    kinds = {kind for kind, _ in LATER.values()}
    assert kinds == {execution.EXECUTION.name, post_evaluation.POST_EVALUATION.name}
    verbs = {verb for _, verbs in LATER.values() for verb in verbs}
    assert verbs <= {verb.name for verb in execution.EXECUTION.verbs}


def test_the_file_can_be_handed_over_again_and_again() -> None:
    case = before("closing.close")
    fact = accepted(ask(case, "archive.supplement", SUPPLEMENT.says, "sun", at(CLOSE.on.date())))
    assert fact.edges[0].source == "filed"
    assert isinstance(fact.payload, Supplement)
