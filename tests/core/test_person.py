"""Who may do it: the duty of the day, duties kept apart by act and by unit, deputies."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from cases import (
    CALENDAR,
    CHIEF,
    DRAFTER,
    READY,
    RECORDER,
    REVIEWER,
    SECRETARY,
    TOWN,
    accepted,
    after,
    ask,
    before,
    codes,
    on_file,
    said,
    scene_of,
    take,
    unmet,
)

from api.demo.scene import PEOPLE, at
from decision_flow.domain.case import CASE, Assign, Case, ReportError, fold
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.people import APART, DUTY_LABELS, Apart, Duty, Held, Left, Level, Person
from decision_flow.domain.steps.before import fair_competition, start
from decision_flow.domain.steps.common import Confirm, Reopen
from decision_flow.domain.steps.ending import Withdraw
from decision_flow.domain.values import HOUSE_RULE, Text, decree_713
from decision_flow.engine.decide import decide
from decision_flow.engine.ledger import ledger
from decision_flow.engine.tracing import Harm, HarmKind, Role, trace

SINCE = date(2021, 1, 1)


def person(name: str, *duties: Duty, unit: str = "县司法局") -> Person:
    return Person(name, name, unit, tuple(Held(duty, SINCE) for duty in duties))


def opine(who: str | Person, case: Case | None = None) -> Accepted | Refused:
    scene = scene_of("legality_review.opine")
    case = case or before("legality_review.opine")
    return ask(case, "legality_review.opine", scene.says, who, scene.on)


def test_every_duty_has_a_name_in_both_languages() -> None:
    assert set(DUTY_LABELS) == set(Duty)


@pytest.mark.parametrize(("days", "lawful"), [(-1, False), (0, True), (10, True), (11, False)])
def test_a_duty_is_exercised_on_the_days_on_which_it_is_held(*, days: int, lawful: bool) -> None:
    scene = scene_of("legality_review.opine")
    day = scene.on.date()
    begins = day - timedelta(days=days)
    held = Held(Duty.LEGAL_REVIEWER, begins, begins + timedelta(days=10))
    answer = opine(replace(PEOPLE[REVIEWER], held=(held,)))
    assert ("person.duty" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "person.duty")
        assert verdict.curers == (Duty.LEGAL_REVIEWER,)
        assert isinstance(answer, Refused)
        assert answer.personal


def test_who_holds_two_fitting_duties_may_name_the_one_exercised() -> None:
    scene = scene_of("risk_assessment.report")
    both = person("both", Duty.DRAFTER, Duty.RISK_ASSESSOR, unit="宁津县交通运输局")
    case = before("risk_assessment.report")
    for duty in (Duty.DRAFTER, Duty.RISK_ASSESSOR):
        fact = accepted(ask(case, "risk_assessment.report", scene.says, both, scene.on, duty=duty))
        assert fact.actor.duty is duty
    wrong = ask(case, "risk_assessment.report", scene.says, both, scene.on, duty=Duty.CHIEF)
    assert unmet(wrong, "person.duty")


@pytest.mark.parametrize("pair", APART, ids=lambda pair: f"{pair.one}-{pair.other}")
@pytest.mark.parametrize("swapped", [False, True])
def test_two_duties_that_may_not_meet_are_refused_in_either_order(
    *, pair: Apart, swapped: bool
) -> None:
    first, second = (pair.other, pair.one) if swapped else (pair.one, pair.other)
    case = replace(after("start.assign"), acted={"both": frozenset({first})})
    scene = scene_of("drafting.register")
    evidence = said("drafting.register").draft
    error = ReportError(seq=1, wrong="错", right="对", evidence=evidence)
    answer = ask(case, f"{CASE}.report_error", error, person("both", second), scene.on)
    verdict = unmet(answer, "person.apart")
    assert verdict.source == pair.source
    assert DUTY_LABELS[first].zh in verdict.reason.zh
    assert pair.met_by([first, second])
    assert not pair.met_by([first])


def test_a_duty_that_no_pair_is_about_meets_any_other() -> None:
    case = replace(after("start.assign"), acted={"both": frozenset(Duty) - {Duty.AUDITOR}})
    scene = scene_of("drafting.register")
    evidence = said("drafting.register").draft
    error = ReportError(seq=1, wrong="错", right="对", evidence=evidence)
    accepted(ask(case, f"{CASE}.report_error", error, person("both", Duty.AUDITOR), scene.on))


def test_the_drafter_is_of_a_unit_that_was_named() -> None:
    scene = scene_of("drafting.register")
    stranger = person("stranger", Duty.DRAFTER, unit="县教育局")
    answer = ask(before("drafting.register"), "drafting.register", scene.says, stranger, scene.on)
    verdict = unmet(answer, "person.lead_unit")
    assert verdict.source == decree_713(11)
    assert "县教育局" in verdict.reason.zh


@pytest.mark.parametrize("unit", ["宁津县交通运输局", "县财政局"])
def test_no_unit_that_drafts_reviews_the_assisting_one_included(unit: str) -> None:
    named = said("start.assign", assisting=("县财政局",))
    case = take(before("start.assign"), "start.assign", named, SECRETARY, date(2023, 2, 13))
    assert isinstance(named, start.Assign)
    scene = scene_of("legality_review.opine")
    reviewer = person("reviewer", Duty.LEGAL_REVIEWER, unit=unit)
    answer = ask(case, "legality_review.opine", scene.says, reviewer, scene.on)
    assert unmet(answer, "person.reviewer_unit").source == decree_713(25)


@pytest.mark.parametrize(
    ("unit", "level", "lawful"),
    [
        ("宁津县交通运输局", Level.COUNTY, False),
        ("县财政局", Level.COUNTY, True),
        ("县市场监督管理局", Level.COUNTY, True),
        ("宁津县交通运输局", Level.TOWNSHIP, False),
        ("宁津县交通运输局", Level.DEPARTMENT, True),
    ],
    ids=["the lead unit", "assisting", "another", "of a township", "a department's own"],
)
def test_the_lead_unit_is_not_its_own_market_regulator(
    *, unit: str, level: Level, lawful: bool
) -> None:
    named = said("start.assign", assisting=("县财政局",))
    case = take(before("start.assign"), "start.assign", named, SECRETARY, date(2023, 2, 13))
    payload = fair_competition.Conclude(
        conclusion=fair_competition.Conclusion.PASSED, document=said("drafting.register").draft
    )
    regulator = person("regulator", Duty.MARKET_REGULATOR, unit=unit)
    when, body = date(2023, 4, 12), replace(TOWN, level=level)
    answer = ask(case, "fair_competition.conclude", payload, regulator, when, body=body)
    assert ("person.regulator_unit" not in codes(answer)) is lawful


@pytest.mark.parametrize("duty", [Duty.RISK_ASSESSOR, Duty.DISCLOSURE_REVIEWER])
def test_the_lead_units_own_office_may_assess_the_risk_and_review_disclosure(duty: Duty) -> None:
    case, payload = after("start.assign"), said("risk_assessment.conclude")
    own = person("own", duty, unit="宁津县交通运输局")
    answer = ask(case, "risk_assessment.conclude", payload, own, date(2023, 4, 12))
    assert not {c for c in codes(answer) if c.endswith("_unit")}


def test_before_units_are_named_nobody_is_of_the_wrong_one() -> None:
    scene = scene_of("proposal.study")
    anybody = person("anybody", Duty.DRAFTER, unit="县教育局")
    accepted(ask(before("proposal.study"), "proposal.study", scene.says, anybody, scene.on))


# Deputies ------------------------------------------------------------------------------------


def entrust(case: Case, who: str, duty: Duty, *, since: date, on: date) -> Case:
    payload = Assign(person=who, duty=duty, since=since)
    return take(case, f"{CASE}.assign", payload, SECRETARY, on)


def reviewed_for(case: Case, other: str) -> Accepted | Refused:
    scene = scene_of("legality_review.opine")
    return ask(case, "legality_review.opine", scene.says, REVIEWER, scene.on, instead_of=other)


def test_nobody_acts_for_another_without_an_assignment_on_record() -> None:
    answer = reviewed_for(before("legality_review.opine"), "other")
    verdict = unmet(answer, "person.entrusted")
    assert set(verdict.curers) == {Duty.SECRETARY, Duty.CHIEF}
    assert verdict.earliest is None


@pytest.mark.parametrize(("since", "lawful"), [(19, True), (20, True), (21, False)])
def test_a_deputy_acts_from_the_day_of_the_assignment(*, since: int, lawful: bool) -> None:
    day = date(2023, 4, since)
    case = before("legality_review.opine")
    case = entrust(case, REVIEWER, Duty.LEGAL_REVIEWER, since=day, on=date(2023, 4, 19))
    answer = reviewed_for(case, "other")
    assert ("person.entrusted" not in codes(answer)) is lawful
    if lawful:
        assert accepted(answer).actor.instead_of == "other"
    else:
        assert unmet(answer, "person.entrusted").earliest == day


def test_a_later_assignment_takes_no_earlier_one_away() -> None:
    case = before("legality_review.opine")
    for day in (date(2023, 4, 19), date(2023, 6, 1)):
        case = entrust(case, REVIEWER, Duty.LEGAL_REVIEWER, since=day, on=date(2023, 4, 19))
    accepted(reviewed_for(case, "other"))


def test_an_assignment_to_another_duty_or_person_is_none() -> None:
    case = before("legality_review.opine")
    case = entrust(case, REVIEWER, Duty.ARCHIVIST, since=SINCE, on=date(2023, 4, 19))
    case = entrust(case, "someone", Duty.LEGAL_REVIEWER, since=SINCE, on=date(2023, 4, 19))
    unmet(reviewed_for(case, "other"), "person.entrusted")


def test_nobody_is_his_own_deputy() -> None:
    case = before("legality_review.opine")
    case = entrust(case, REVIEWER, Duty.LEGAL_REVIEWER, since=SINCE, on=date(2023, 4, 19))
    unmet(reviewed_for(case, REVIEWER), "person.entrusted")


def test_nobody_decides_or_signs_for_the_chief() -> None:
    deputy = person("deputy", Duty.CHIEF)
    scene = scene_of("issue.sign")
    case = entrust(before("issue.sign"), "deputy", Duty.CHIEF, since=SINCE, on=date(2023, 6, 6))
    answer = ask(case, "issue.sign", scene.says, deputy, scene.on, instead_of=CHIEF)
    assert unmet(answer, "person.in_person").source == decree_713(30)


@pytest.mark.parametrize(
    ("duty", "who", "lawful"),
    [
        (Duty.LEGAL_REVIEWER, DRAFTER, False),
        (Duty.EXPERT, DRAFTER, False),
        (Duty.RISK_ASSESSOR, DRAFTER, True),
        (Duty.RECORDER, CHIEF, False),
        (Duty.LEGAL_REVIEWER, "nobody", True),
    ],
)
def test_duties_are_kept_apart_at_the_assignment_too(*, duty: Duty, who: str, lawful: bool) -> None:
    payload = Assign(person=who, duty=duty, since=SINCE)
    answer = ask(before("legality_review.file"), f"{CASE}.assign", payload, SECRETARY, at(SINCE))
    assert ("assign.apart" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "assign.apart").source in {pair.source for pair in APART}


def test_the_chief_has_acted_once_he_started_the_procedure() -> None:
    case = before("legality_review.file")
    assert case.acted[CHIEF] == frozenset({Duty.CHIEF})
    assert READY.kind(CASE).name == "case"


def test_a_deputy_is_bound_by_what_the_principal_did() -> None:
    case = before("legality_review.opine")
    case = entrust(case, REVIEWER, Duty.LEGAL_REVIEWER, since=SINCE, on=date(2023, 4, 19))
    unmet(reviewed_for(case, DRAFTER), "person.apart")


def test_a_principal_is_bound_by_what_the_deputy_did() -> None:
    case = before("legality_review.opine")
    case = entrust(case, REVIEWER, Duty.LEGAL_REVIEWER, since=SINCE, on=date(2023, 4, 19))
    fact = accepted(reviewed_for(case, "principal"))
    case = fold(case, (fact,))
    assert case.acted["principal"] == {Duty.LEGAL_REVIEWER}
    scene = scene_of("drafting.register")
    principal = person("principal", Duty.DRAFTER, unit="宁津县交通运输局")
    answer = ask(case, "drafting.register", scene.says, principal, fact.stated_at)
    assert unmet(answer, "person.apart").source == decree_713(25)
    payload = Assign(person="principal", duty=Duty.DRAFTER, since=SINCE)
    unmet(ask(case, f"{CASE}.assign", payload, SECRETARY, fact.stated_at), "assign.apart")


@pytest.mark.parametrize(("duty", "lawful"), [(Duty.LEGAL_REVIEWER, True), (Duty.EXPERT, False)])
def test_whom_a_deputy_stands_for_holds_the_duty_of_that_day(*, duty: Duty, lawful: bool) -> None:
    case = before("legality_review.opine")
    case = entrust(case, REVIEWER, Duty.LEGAL_REVIEWER, since=SINCE, on=date(2023, 4, 19))
    scene = scene_of("legality_review.opine")
    move = Move("legality_review", "opine", scene.says, PEOPLE[REVIEWER], instead_of="principal")
    staff = {**PEOPLE, "principal": person("principal", duty)}
    setting = Setting(TOWN, CALENDAR, scene.on, on_file(scene.says), staff)
    answer = decide(READY, case, move, setting)
    assert ("person.principal" not in codes(answer)) is lawful


@pytest.mark.parametrize(("unit", "lawful"), [("县司法局", True), ("宁津县交通运输局", False)])
def test_nobody_stands_for_whoever_could_not_do_it_in_person(*, unit: str, lawful: bool) -> None:
    case = before("legality_review.opine")
    case = entrust(case, REVIEWER, Duty.LEGAL_REVIEWER, since=SINCE, on=date(2023, 4, 19))
    scene = scene_of("legality_review.opine")
    move = Move("legality_review", "opine", scene.says, PEOPLE[REVIEWER], instead_of="principal")
    staff = {**PEOPLE, "principal": person("principal", Duty.LEGAL_REVIEWER, unit=unit)}
    answer = decide(
        READY, case, move, Setting(TOWN, CALENDAR, scene.on, on_file(scene.says), staff)
    )
    assert ("person.reviewer_unit" not in codes(answer)) is lawful


def test_whom_a_deputy_stood_for_answers_with_the_deputy_and_is_traced() -> None:
    case = before("legality_review.opine")
    case = entrust(case, REVIEWER, Duty.LEGAL_REVIEWER, since=SINCE, on=date(2023, 4, 19))
    fact = accepted(reviewed_for(case, "principal"))
    found = {each.person: each for each in ledger((fact,), {})}
    assert set(found) == {REVIEWER, "principal"}
    assert [(a.seq, a.instead_of) for a in found["principal"].acts] == [(fact.seq, "principal")]
    staff = {"principal": person("principal", Duty.LEGAL_REVIEWER, unit="县信访局")}
    lost = Harm(
        HarmKind.LAWSUIT,
        "S1",
        Text("败诉", "lost"),
        date(2023, 12, 1),
        HOUSE_RULE,
        ("issue",),
        ("legality_review",),
    )
    people = {each.person: each for each in trace(READY, (fact,), lost, TOWN, persons=staff).people}
    assert people["principal"].unit == "县信访局"
    for days, unit in ((-1, "县信访局"), (0, "县信访局"), (1, "县司法局")):
        left = (Left("县司法局", TOWN.day(fact.stated_at) + timedelta(days=days)),)
        moved = {"principal": replace(staff["principal"], left=left)}
        found_there = trace(READY, (fact,), lost, TOWN, persons=moved).people
        assert {p.unit for p in found_there if p.person == "principal"} == {unit}
    assert {each.role for each in people.values()} == {Role.FOUND}
    assert people[REVIEWER].by_deputy == ()
    assert people["principal"].by_deputy == people["principal"].lines == (fact.seq,)


# Whom a move names ---------------------------------------------------------------------------

GONE = Person("gone", "gone", "县财政局", (Held(Duty.DRAFTER, SINCE, SINCE),))
STAFF = {**PEOPLE, GONE.id: GONE}


def named(payload: Any, *, other: str | None = None) -> set[str]:
    when = scene_of("drafting.register").on
    verb = "assign" if isinstance(payload, Assign) else "withdraw"
    move = Move(CASE, verb, payload, PEOPLE[SECRETARY], instead_of=other)
    setting = Setting(TOWN, CALENDAR, when, on_file(payload), STAFF)
    return codes(decide(READY, before("drafting.register"), move, setting))


def withdrawn() -> Withdraw:
    return Withdraw(reasons="终止", document=said("drafting.register").draft)


@pytest.mark.parametrize("who", ["stranger", "gone", SECRETARY])
def test_whoever_is_named_is_another_person_of_the_body_in_duty(who: str) -> None:
    assigned = named(Assign(person=who, duty=Duty.AUDITOR, since=SINCE))
    assert ("person.known.assigned" in assigned) is (who != SECRETARY), "an own duty may be noted"
    assert "person.known.instead_of" in named(withdrawn(), other=who)


def test_a_colleague_in_duty_may_be_named() -> None:
    assert not {c for c in named(withdrawn(), other="ma") if c.startswith("person.known")}
    assert not named(Assign(person=RECORDER, duty=Duty.AUDITOR, since=SINCE))


@pytest.mark.parametrize(
    ("unit", "lawful"),
    [("宁津县交通运输局", False), ("县财政局", False), ("县保密局", True)],
    ids=["the lead unit", "assisting", "another"],
)
def test_no_unit_that_drafts_confirms_that_its_matter_is_not_public(
    *, unit: str, lawful: bool
) -> None:
    named = said("start.assign", assisting=("县财政局",))
    case = take(before("start.assign"), "start.assign", named, SECRETARY, date(2023, 2, 13))
    reviewer = person("reviewer", Duty.DISCLOSURE_REVIEWER, unit=unit)
    payload = Confirm(findings="属实", document=said("drafting.register").draft)
    answer = ask(case, "open_consultation.confirm", payload, reviewer, date(2023, 4, 12))
    assert ("person.disclosure_unit" not in codes(answer)) is lawful


@pytest.mark.parametrize(("unit", "lawful"), [("县政府办公室", True), ("宁津县交通运输局", False)])
def test_no_unit_that_drafts_does_away_with_evidence(*, unit: str, lawful: bool) -> None:
    case, scene = before("legality_review.opine"), scene_of("legality_review.opine")
    payload = Reopen(reasons="证据有误（示例）", document=said("drafting.register").draft)
    answer = ask(
        case,
        "open_consultation.reopen",
        payload,
        person("one", Duty.SECRETARY, unit=unit),
        scene.on,
    )
    assert ("person.outside_unit" not in codes(answer)) is lawful
