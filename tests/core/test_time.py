"""Stated and recorded, papers on file, blanks, corrections; no machine decides the time."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from cases import (
    DRAFTER,
    REVIEWER,
    SECRETARY,
    accepted,
    after,
    ask,
    before,
    codes,
    facts_of,
    minutes,
    said,
    scene_of,
    take,
    unmet,
)
from corrections import as_reported

from api.demo.scene import at, paper
from decision_flow.domain.case import (
    CASE,
    Assign,
    Case,
    Compare,
    Correct,
    Paper,
    ReportError,
    follow,
)
from decision_flow.domain.content import documents_of
from decision_flow.domain.errors import MoveUnknownError
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.before.drafting import Retract

NAME = "legality_review.file"
SCENE = scene_of(NAME)
ON_PAPER = Paper(scan=paper("送审函扫描件"), receipt="收文第12号", compared=1)


def filed(stated: datetime | None, **more: Any) -> Accepted | Refused:
    return ask(before(NAME), NAME, SCENE.says, DRAFTER, SCENE.on, stated_at=stated, **more)


@pytest.mark.parametrize(("later", "lawful"), [(-1, True), (0, True), (1, False)])
def test_nothing_is_stated_later_than_it_is_recorded(*, later: int, lawful: bool) -> None:
    answer = filed(minutes(SCENE.on, later))
    assert ("time.ahead" not in codes(answer)) is lawful
    if lawful:
        fact = accepted(answer)
        assert (fact.stated_at, fact.recorded_at) == (minutes(SCENE.on, later), SCENE.on)


def test_without_a_stated_time_it_happened_when_it_was_recorded() -> None:
    fact = accepted(filed(None))
    assert fact.stated_at == fact.recorded_at == SCENE.on


def test_earlier_on_the_same_day_needs_no_paper() -> None:
    accepted(filed(minutes(SCENE.on, -60)))


@pytest.mark.parametrize(("later", "lawful"), [(-1, False), (0, True), (1, True)])
def test_no_act_is_stated_before_what_it_rests_on(*, later: int, lawful: bool) -> None:
    latest = max(f.stated_at for f in before(NAME).last.values())
    answer = filed(minutes(latest, later), paper=ON_PAPER)
    assert ("time.order" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "time.order").earliest == date(2023, 4, 11)


def test_a_paper_act_is_judged_by_its_stated_day() -> None:
    name = "open_consultation.close"
    payload, late = said(name), at(date(2023, 4, 10))
    for day in (date(2023, 4, 5), date(2023, 4, 6)):
        shown = Compare(
            scan=ON_PAPER.scan,
            receipt=ON_PAPER.receipt,
            step="open_consultation",
            verbs=("close",),
            day=day,
        )
        case = take(before(name), f"{CASE}.compare", shown, SECRETARY, late)
        found = replace(ON_PAPER, compared=case.seq)
        answer = ask(case, name, payload, DRAFTER, late, stated_at=at(day), paper=found)
        assert codes(answer) == (set() if day.day == 6 else {"consultation.window"})


# Papers on file -------------------------------------------------------------------------------


def test_every_paper_named_is_on_file_the_scan_too() -> None:
    named = {d.digest: d for d in documents_of(SCENE.says)}
    for missing, document in named.items():
        answer = filed(None, documents=frozenset(named) - {missing})
        verdict = unmet(answer, "documents.on_file")
        assert document.title in verdict.reason.zh
        assert missing[:12] in verdict.reason.en
    answer = filed(None, documents=frozenset(named), paper=ON_PAPER)
    assert ON_PAPER.scan.title in unmet(answer, "documents.on_file").reason.zh


def test_what_names_no_paper_needs_none() -> None:
    payload, when = Retract(reasons="重写"), at(date(2023, 4, 21), "11:00")
    case = after("drafting.revise")
    answer = ask(case, "drafting.retract", payload, DRAFTER, when, documents=frozenset())
    assert "documents.on_file" not in {v.code for v in accepted(answer).verdicts}


# Blanks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("blank", [" ", "\t", "\u3000", ""])
def test_a_blank_is_no_reason(blank: str) -> None:
    case = after("drafting.revise")
    when = at(date(2023, 4, 21), "11:00")
    answer = ask(case, "drafting.retract", Retract(reasons=blank), DRAFTER, when)
    assert "reasons" in unmet(answer, "payload.blank").reason.zh


def test_a_blank_is_found_at_any_depth_and_in_the_paper() -> None:
    says = said(NAME, materials=(replace(paper("x"), title=" "),))
    unmet(ask(before(NAME), NAME, says, DRAFTER, SCENE.on), "payload.blank")
    answer = filed(None, paper=replace(ON_PAPER, receipt=" "))
    assert "receipt" in unmet(answer, "payload.blank").reason.en


# The question itself --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["nowhere.file", "legality_review.skip", f"{CASE}.force"])
def test_there_is_no_move_that_the_procedure_does_not_have(name: str) -> None:
    with pytest.raises(MoveUnknownError) as unknown:
        ask(before(NAME), name, SCENE.says, DRAFTER, SCENE.on)
    assert name in str(unknown.value)


def test_the_payload_of_another_verb_is_a_mistake_and_no_move() -> None:
    with pytest.raises(TypeError, match=r"legality_review\.file says File"):
        ask(before(NAME), NAME, Retract(reasons="无"), DRAFTER, SCENE.on)


# Corrections ----------------------------------------------------------------------------------


ERROR = ReportError(seq=1, wrong="4月11日", right="4月10日", evidence=paper("原件"))


def reported(error: ReportError = ERROR, who: str = SECRETARY) -> Case:
    return take(before(NAME), f"{CASE}.report_error", error, who, SCENE.on)


def correct(case: Case, said: Correct, who: str = REVIEWER, **told: Any) -> Accepted | Refused:
    return ask(case, f"{CASE}.correct", said, who, SCENE.on, **told)


@pytest.mark.parametrize("later", [0, 1])
def test_an_error_is_reported_of_a_fact_of_the_case(later: int) -> None:
    last = before(NAME).seq
    for line, lawful in ((0, False), (1, True), (last + later, later == 0)):
        error = replace(ERROR, seq=line)
        answer = ask(before(NAME), f"{CASE}.report_error", error, SECRETARY, SCENE.on)
        assert codes(answer) == (set() if lawful else {"correct.fact"})


def test_who_reported_an_error_does_not_correct_it_and_another_moves_nothing() -> None:
    case = reported()
    said = as_reported(ERROR, case.seq)
    reason = unmet(correct(case, said, SECRETARY), "correct.second_person").reason
    assert "本人" in reason.zh
    fact = accepted(correct(case, said))
    assert fact.edges == ()
    assert follow(case, fact).corrections == ((fact.seq, 1),)
    assert case.corrections == ()


def test_nobody_corrects_for_whom_reported_it() -> None:
    case = reported()
    given = Assign(person=REVIEWER, duty=Duty.LEGAL_REVIEWER, since=SCENE.on.date())
    case = take(case, f"{CASE}.assign", given, SECRETARY, SCENE.on)
    said = as_reported(ERROR, case.seq - 1)
    unmet(correct(case, said, instead_of=SECRETARY), "correct.second_person")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"reported": 1}, "第1号不是差错记录"),
        ({"seq": 2}, "所指为第1号"),
        ({"wrong": "别的"}, "误为“4月11日”"),
        ({"right": "别的"}, "应为“4月10日”"),
        ({"evidence": paper("别的")}, "依据原件"),
    ],
)
def test_a_correction_says_what_was_reported(change: dict[str, Any], told: str) -> None:
    case = reported()
    said = replace(as_reported(ERROR, case.seq), **change)
    assert told in unmet(correct(case, said), "correct.second_person").reason.zh


def test_there_is_nothing_to_correct_while_nobody_reported_an_error() -> None:
    said = as_reported(ERROR, 1)
    assert unmet(correct(before(NAME), said), "correct.reported").curers == tuple(Duty)
    case = reported()
    case = take(case, f"{CASE}.correct", as_reported(ERROR, case.seq), REVIEWER, SCENE.on)
    unmet(correct(case, said), "correct.reported")


def test_an_error_is_corrected_once() -> None:
    case = reported()
    said = as_reported(ERROR, case.seq)
    case = take(case, f"{CASE}.correct", said, REVIEWER, SCENE.on)
    assert "已由" in unmet(correct(case, said), "correct.second_person").reason.zh


@pytest.mark.parametrize("earlier", [0, 1])
def test_an_error_is_reported_now_and_in_person(earlier: int) -> None:
    told = {"stated_at": SCENE.on - timedelta(minutes=earlier)}
    answer = ask(before(NAME), f"{CASE}.report_error", ERROR, SECRETARY, SCENE.on, **told)
    assert ("report_error.now" not in codes(answer)) is (earlier == 0)
    told = {"instead_of": REVIEWER}
    answer = ask(before(NAME), f"{CASE}.report_error", ERROR, SECRETARY, SCENE.on, **told)
    unmet(answer, "report_error.in_person")


# Before the case ------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "lawful"), [(-1, False), (0, True)])
def test_only_proposal_and_start_are_older_than_their_case(*, day: int, lawful: bool) -> None:
    name = "drafting.register"
    scene, case = scene_of(name), replace(before(name), newest={}, last={})
    opened = at(date(2023, 2, 10))
    stated = opened + timedelta(days=day)
    case = replace(case, opened=opened)
    answer = ask(case, name, scene.says, DRAFTER, scene.on, stated_at=stated, paper=ON_PAPER)
    assert ("time.opened" not in codes(answer)) is lawful
    early = replace(before("start.approve"), opened=opened, newest={})
    start = scene_of("start.approve")
    told = ask(
        early, "start.approve", start.says, start.who, scene.on, stated_at=stated, paper=ON_PAPER
    )
    assert "time.opened" not in codes(told)


def test_a_case_is_as_old_as_its_first_fact() -> None:
    assert before(NAME).opened == min(f.stated_at for f in facts_of())


def test_a_class_is_not_stated_before_the_evidence_that_it_lets_stand() -> None:
    name = "drafting.classify"
    case, scene = before(name), scene_of(name)
    own = case.newest["drafting"]
    late = replace(own, stated_at=minutes(scene.on, -1))
    case = replace(case, newest={**case.newest, "open_consultation": late})
    unmet(
        ask(case, name, scene.says, REVIEWER, scene.on, stated_at=minutes(scene.on, -2)),
        "time.order",
    )
    accepted(ask(case, name, scene.says, REVIEWER, scene.on, stated_at=minutes(scene.on, -1)))
