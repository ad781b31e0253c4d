"""A decision is evaluated: not by who argued it, by three sources, and with consequence."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from carried import BUILDER, LEAD, POLICE, assigned, finished, of_unit, problem, task
from cases import (
    CALENDAR,
    CHIEF,
    READY,
    REVIEWER,
    SECRETARY,
    TOWN,
    accepted,
    ask,
    before,
    codes,
    move_of,
    on_file,
    said,
    take,
    unmet,
    warnings,
)
from cases import after as after_
from procedures import FOUR_NOTS, adjusted

from api.demo.scene import PEOPLE, Scene, at, paper
from decision_flow.domain.case import Assign as Entrust
from decision_flow.domain.case import Case, fold
from decision_flow.domain.formerly import FORMERLY
from decision_flow.domain.links import Link, LinkKind, OtherCase
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.office.complaints.book import Complaint, ComplaintBook
from decision_flow.domain.office.complaints.said import (
    FindComplaint,
    Measure,
    Nature,
    Outcome,
    RectifyComplaint,
    RegisterComplaint,
)
from decision_flow.domain.people import Body, Duty, Left, Person
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.steps.after import execution
from decision_flow.domain.steps.after import post_evaluation as after
from decision_flow.domain.steps.after.post_evaluation.measures import Triggers, score_of, triggers
from decision_flow.domain.steps.before.consultation import Channel, ChannelKind
from decision_flow.domain.steps.common import Reopen
from decision_flow.domain.units import Succession
from decision_flow.domain.values import HOUSE_RULE, Cite, decree_713
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.decide import decide
from decision_flow.engine.rules import Ready

ON, THIRD = date(2023, 11, 1), "某大学评估中心"
STEP = "post_evaluation"
EVALUATOR = of_unit(THIRD, Duty.EVALUATOR, who="ma")
WEIGHTS = after.Weights(internal=30, public=40, expert=30)
SITE = Channel(kind=ChannelKind.WEBSITE, name="门户网站")


def indicator(key: str, weight: int) -> after.Indicator:
    return after.Indicator(key=key, name="通行时间", goal="缩短三成", weight=weight)


COMMISSION = after.Commission(
    unit=THIRD,
    grounds=(after.Ground.NECESSARY,),
    reasons="社会关注度高",
    indicators=(indicator("I1", 60), indicator("I2", 40)),
    weights=WEIGHTS,
    document=paper("委托书"),
)
ASK = after.Ask(
    questionnaire=paper("问卷"), channels=(SITE,), opens=ON, closes=ON + timedelta(days=10)
)
ON_AT = at(ON)
COUNTED = ASK.closes + timedelta(days=1)


def scores(*points: int) -> tuple[after.Score, ...]:
    pairs = [(key, source) for key in ("I1", "I2") for source in after.SourceOf]
    return tuple(
        after.Score(indicator=key, source=source, points=p)
        for (key, source), p in zip(pairs, points, strict=True)
    )


REPORT = after.Report(
    report=paper("后评估报告"),
    scores=scores(90, 70, 80, 60, 50, 40),
    participants=(after.Participant(side=after.Side.DEPUTY, name="某代表"),),
    findings="总体达到预期",
)


def commissioned(case: Case | None = None) -> Case:
    return take(
        case or before("post_evaluation.commission"),
        f"{STEP}.commission",
        COMMISSION,
        SECRETARY,
        ON,
    )


def heard(received: int = 120) -> Case:
    case = take(commissioned(), f"{STEP}.ask", ASK, EVALUATOR, ON)
    tally = after.Tally(received=received, results=paper("统计表"))
    return take(case, f"{STEP}.count", tally, EVALUATOR, COUNTED)


def concluded(consequence: after.Consequence) -> Case:
    case = take(heard(), f"{STEP}.report", REPORT, EVALUATOR, COUNTED)
    says = after.Conclude(consequence=consequence, reasons="属实", document=paper("会议纪要"))
    return take(case, f"{STEP}.conclude", says, CHIEF, COUNTED)


def closes(
    case: Case, *, ready: Ready = READY, on: date = COUNTED, body: Body = TOWN
) -> Accepted | Refused:
    listed = said("responsibility.register")
    more = tuple(replace(listed.entries[0], person=p) for p in ("ma", "guo"))
    full = replace(listed, entries=(*listed.entries, *more))
    case = take(case, "responsibility.register", full, SECRETARY, on, ready=ready)
    case = take(case, "archive.supplement", said("archive.supplement"), SECRETARY, on, ready=ready)
    case = take(case, "archive.receive", said("archive.receive"), "lin", on, ready=ready)
    return ask(case, "closing.close", said("closing.close"), SECRETARY, on, ready=ready, body=body)


# Who may not evaluate ---------------------------------------------------------------------------


def test_the_unit_that_assessed_the_risk_before_does_not_evaluate_afterwards() -> None:
    case = with_report(made_by=None)
    lead = case.last["risk_assessment", "report"].actor.unit
    answer = ask(case, f"{STEP}.commission", replace(COMMISSION, unit=lead), SECRETARY, ON)
    told = unmet(answer, "post_evaluation.unit")
    assert told.source == decree_713(36)
    assert lead in told.reason.zh


def with_report(**change: Any) -> Case:
    """Return the case in which somebody else made the assessment of the risk."""
    case = before("post_evaluation.commission")
    fact = case.fact("risk_assessment", "report")
    assert fact is not None
    other = replace(fact, payload=replace(fact.payload, **change))  # type: ignore[type-var]
    return replace(case, last={**case.last, ("risk_assessment", "report"): other})


def test_the_third_party_that_was_commissioned_before_is_the_one_that_is_kept_out() -> None:
    case = with_report(made_by=THIRD)
    unmet(ask(case, f"{STEP}.commission", COMMISSION, SECRETARY, ON), "post_evaluation.unit")
    lead = replace(COMMISSION, unit="宁津县交通运输局")
    accepted(ask(case, f"{STEP}.commission", lead, SECRETARY, ON))


def test_a_unit_that_another_succeeded_is_kept_out_under_either_name() -> None:
    case = with_report(made_by="某评估所")
    body = replace(TOWN, successions=(Succession("某评估所", THIRD, date(2023, 6, 1), "改制", 1),))
    answer = ask(case, f"{STEP}.commission", COMMISSION, SECRETARY, ON, body=body)
    unmet(answer, "post_evaluation.unit")


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        (THIRD, ""),
        ("宁津县交通运输局", "承办单位"),
        ("县城市建设投资中心", "执行单位"),
        ("县城市 建设投资中心", "执行单位"),
        ("原执行单位", "执行单位"),
        ("县公安局交警大队", "配合执行的单位"),
    ],
    ids=["a third party", "led", "carries out", "spelt otherwise", "had a task", "assists"],
)
def test_who_drafted_it_or_carries_it_out_evaluates_its_own_work_and_that_is_said(
    unit: str, told: str
) -> None:
    case = with_report(made_by="某评估所")
    (book,) = case.tasks.values()
    (key, each), *_ = book.tasks.items()
    named = replace(each.task, assisting=("县公安局交警大队",))
    changed = replace(each, task=named, former=("原执行单位",))
    tasks = {"execution": replace(book, tasks={**book.tasks, key: changed})}
    case = replace(case, tasks=tasks)
    answer = ask(case, f"{STEP}.commission", replace(COMMISSION, unit=unit), SECRETARY, ON)
    found = [v for v in accepted(answer).verdicts if v.code == "post_evaluation.own_work"]
    assert [told in v.reason.zh for v in found] == ([True] if told else [])
    assert {v.source for v in found} <= {decree_713(36)}


def test_nobody_who_assessed_the_risk_evaluates_in_person() -> None:
    case = commissioned()
    acted = {**case.acted, "ma": frozenset({Duty.RISK_ASSESSOR})}
    answer = ask(replace(case, acted=acted), f"{STEP}.ask", ASK, EVALUATOR, ON)
    assert unmet(answer, "person.apart").source == decree_713(36)


OTHER = "某评估所"


def acted_by(case: Case, verb: str, **change: Any) -> Case:
    """Return the case in which another acted in the assessment of the risk, nobody commissioned."""
    case = replace(case, last=dict(case.last))
    for each in ("report", "conclude"):
        fact = case.last["risk_assessment", each]
        payload = replace(fact.payload, made_by=None) if each == "report" else fact.payload  # type: ignore[call-arg]
        actor = replace(fact.actor, **change) if each == verb else fact.actor
        case.last["risk_assessment", each] = replace(fact, payload=payload, actor=actor)  # type: ignore[index]
    return case


def commissions(
    case: Case, *people: Person, unit: str = THIRD, **setting: Any
) -> Accepted | Refused:
    says = replace(COMMISSION, unit=unit)
    staff = {**PEOPLE, "hu": of_unit(unit, Duty.EVALUATOR, who="hu"), **{p.id: p for p in people}}
    there = Setting(TOWN, CALENDAR, at(ON), on_file(says), staff)
    move = Move(STEP, "commission", says, PEOPLE[SECRETARY])
    return decide(READY, case, move, replace(there, **setting))


@pytest.mark.parametrize("verb", ["report", "conclude"])
def test_a_unit_of_which_somebody_filed_or_concluded_the_assessment_does_not_evaluate(
    verb: str,
) -> None:
    case = before(f"{STEP}.commission")
    unmet(commissions(acted_by(case, verb, unit=THIRD)), "post_evaluation.unit")
    accepted(commissions(acted_by(case, verb)))
    again = commissions(acted_by(case, verb, unit=THIRD), again=True)
    assert ("post_evaluation.unit" in codes(again)) is (verb == "report")


@pytest.mark.parametrize(
    ("now", "moved", "lawful"),
    [(THIRD, None, False), (OTHER, 1, False), (OTHER, 0, True), (THIRD, 1, True)],
    ids=["of it", "left it since", "left it that day", "came to it since"],
)
def test_nor_does_the_unit_of_whom_somebody_stood_for_in_the_assessment(
    *, now: str, moved: int | None, lawful: bool
) -> None:
    case = acted_by(before(f"{STEP}.commission"), "report", instead_of="ma")
    day = TOWN.day(case.last["risk_assessment", "report"].stated_at)
    before_that = THIRD if now == OTHER else OTHER
    left = () if moved is None else (Left(before_that, day + timedelta(days=moved)),)
    principal = replace(of_unit(now, Duty.RISK_ASSESSOR, who="ma"), left=left)
    answer = commissions(case, principal)
    assert codes(answer) == (set() if lawful else {"post_evaluation.unit"})
    accepted(commissions(case, principal, again=True))


@pytest.mark.parametrize("step", ["risk_assessment", "expert_argument"])
@pytest.mark.parametrize(
    ("who", "stands_for", "lawful"),
    [("ma", None, False), ("hu", "ma", False), ("hu", None, True)],
    ids=["acted", "was stood for", "had no part"],
)
def test_nobody_who_argued_it_evaluates_it_of_whatever_unit_they_are_now(
    *, step: str, who: str, stands_for: str | None, lawful: bool
) -> None:
    case = commissioned()
    assert {fact.step for fact in case.argued} == {"risk_assessment", "expert_argument"}
    argued = tuple(
        replace(f, actor=replace(f.actor, person=who, instead_of=stands_for)) for f in case.argued
    )
    case = replace(case, argued=tuple(f for f in argued if f.step == step))
    answer = ask(case, f"{STEP}.ask", ASK, EVALUATOR, ON)
    assert codes(answer) == (set() if lawful else {"post_evaluation.argued"})
    if not lawful:
        assert unmet(answer, "post_evaluation.argued").source == decree_713(36)
        move = Move(STEP, "ask", ASK, EVALUATOR)
        there = Setting(TOWN, CALENDAR, at(ON), on_file(ASK), PEOPLE)
        accepted(decide(READY, case, move, replace(there, again=True)))


def test_who_argued_it_stays_who_argued_it_when_the_assessment_lapsed() -> None:
    case = after_("risk_assessment.conclude")
    gone = take(case, "risk_assessment.reopen", Reopen(reasons="补充"), REVIEWER, ON)
    assert case.fact("risk_assessment", "report") is not None
    assert gone.fact("risk_assessment", "report") is None
    assert gone.argued == case.argued


def test_nobody_of_a_unit_that_became_one_that_argued_it_evaluates_it() -> None:
    case = commissioned(with_report(made_by=OTHER))
    for old, new in ((OTHER, THIRD), (THIRD, OTHER)):
        body = replace(TOWN, successions=(Succession(old, new, date(2023, 6, 1), "改制", 1),))
        answer = ask(case, f"{STEP}.ask", ASK, EVALUATOR, ON, body=body)
        unmet(answer, "post_evaluation.argued")


def test_nobody_who_left_a_unit_that_argued_it_meanwhile_evaluates_it() -> None:
    case = commissioned(with_report(made_by=OTHER))
    moved = replace(EVALUATOR, left=(Left(OTHER, date(2023, 10, 1)),))
    setting = Setting(TOWN, CALENDAR, at(ON), on_file(ASK), {**PEOPLE, "ma": moved})
    answer = decide(READY, case, Move(STEP, "ask", ASK, moved), setting)
    assert codes(answer) == {FORMERLY}


@pytest.mark.parametrize(
    ("unit", "duty", "lawful"),
    [
        (THIRD, Duty.EVALUATOR, True),
        ("某大学 评估中心", Duty.EVALUATOR, True),
        (THIRD, Duty.EXPERT, False),
        ("别的机构", Duty.EVALUATOR, False),
    ],
)
def test_no_unit_is_commissioned_of_which_nobody_can_evaluate(
    *, unit: str, duty: Duty, lawful: bool
) -> None:
    staff = {**PEOPLE, "ma": of_unit(unit, duty, who="ma")}
    move = Move(STEP, "commission", COMMISSION, PEOPLE[SECRETARY])
    setting = Setting(TOWN, CALENDAR, at(ON), on_file(COMMISSION), staff)
    answer = decide(READY, before("post_evaluation.commission"), move, setting)
    assert ("post_evaluation.somebody" not in codes(answer)) is lawful


def test_until_it_reports_another_may_be_commissioned_and_what_it_heard_is_asked_anew() -> None:
    other = replace(COMMISSION, unit="别的机构", reasons="原受托单位撤回")
    asking = take(commissioned(), f"{STEP}.ask", ASK, EVALUATOR, ON)
    for case, day in ((commissioned(), ON), (asking, ON), (heard(), COUNTED)):
        anew = take(case, f"{STEP}.commission", other, SECRETARY, day)
        assert anew.shape[STEP] == "commissioned"
        assert unmet(ask(anew, f"{STEP}.ask", ASK, EVALUATOR, day), "post_evaluation.by")
        assert isinstance(closes(anew, on=COUNTED), Refused), "it is still owed"
    reported = take(heard(), f"{STEP}.report", REPORT, EVALUATOR, COUNTED)
    unmet(ask(reported, f"{STEP}.commission", other, SECRETARY, COUNTED), "state")


# What is measured -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"grounds": ()}, "post_evaluation.ground"),
        ({"indicators": ()}, "post_evaluation.indicators"),
        ({"indicators": (indicator("I1", 99),)}, "post_evaluation.indicators"),
        ({"indicators": (indicator("I1", 50), indicator("I1", 50))}, "post_evaluation.indicators"),
        (
            {"weights": after.Weights(internal=30, public=40, expert=29)},
            "post_evaluation.weights",
        ),
        (
            {"weights": after.Weights(internal=30, public=40, expert=31)},
            "post_evaluation.weights",
        ),
    ],
)
def test_grounds_indicators_and_sources_are_whole(change: dict[str, Any], code: str) -> None:
    case = before("post_evaluation.commission")
    unmet(ask(case, f"{STEP}.commission", replace(COMMISSION, **change), SECRETARY, ON), code)


def test_only_the_unit_that_was_commissioned_acts() -> None:
    other = of_unit("别的机构", Duty.EVALUATOR, who="ma")
    unmet(ask(commissioned(), f"{STEP}.ask", ASK, other, ON), "post_evaluation.by")


@pytest.mark.parametrize(
    ("change", "lawful"),
    [
        ({}, True),
        ({"channels": ()}, False),
        ({"closes": ON}, False),
        ({"opens": ON - timedelta(days=1)}, False),
    ],
)
def test_the_public_is_asked_somewhere_and_for_some_days(
    *, change: dict[str, Any], lawful: bool
) -> None:
    answer = ask(commissioned(), f"{STEP}.ask", replace(ASK, **change), EVALUATOR, ON)
    assert ("post_evaluation.questionnaire" not in codes(answer)) is lawful


@pytest.mark.parametrize(("days", "lawful"), [(-1, False), (0, False), (1, True)])
def test_answers_are_counted_once_the_questionnaire_has_closed(*, days: int, lawful: bool) -> None:
    case = take(commissioned(), f"{STEP}.ask", ASK, EVALUATOR, ON)
    tally = after.Tally(received=3, results=paper("统计表"))
    answer = ask(case, f"{STEP}.count", tally, EVALUATOR, ASK.closes + timedelta(days=days))
    assert ("post_evaluation.closed" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "post_evaluation.closed").earliest == COUNTED


def test_a_questionnaire_that_closes_on_the_last_date_is_not_counted_before() -> None:
    says = replace(ASK, closes=date.max)
    case = take(commissioned(), f"{STEP}.ask", says, EVALUATOR, ON)
    tally = after.Tally(received=3, results=paper("统计表"))
    answer = ask(case, f"{STEP}.count", tally, EVALUATOR, COUNTED)
    assert unmet(answer, "post_evaluation.closed").earliest == date.max


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"participants": ()}, "post_evaluation.participants"),
        ({"nobody_answered": "走访"}, "post_evaluation.public"),
        ({"scores": REPORT.scores[1:]}, "post_evaluation.scores"),
        ({"scores": (*REPORT.scores, REPORT.scores[0])}, "post_evaluation.scored_once"),
        (
            {"scores": (*REPORT.scores, replace(REPORT.scores[0], indicator="I9"))},
            "post_evaluation.scored_once",
        ),
    ],
)
def test_the_report_hears_everybody_and_scores_everything_once(
    change: dict[str, Any], code: str
) -> None:
    unmet(ask(heard(), f"{STEP}.report", replace(REPORT, **change), EVALUATOR, COUNTED), code)
    accepted(ask(heard(), f"{STEP}.report", REPORT, EVALUATOR, COUNTED))


def test_where_nobody_answered_it_is_said_how_the_public_was_heard() -> None:
    case = heard(0)
    silent = tuple(s for s in REPORT.scores if s.source is not after.SourceOf.PUBLIC)
    bare = replace(REPORT, scores=silent)
    unmet(ask(case, f"{STEP}.report", bare, EVALUATOR, COUNTED), "post_evaluation.public")
    told = replace(bare, nobody_answered="入户走访二十户")
    accepted(ask(case, f"{STEP}.report", told, EVALUATOR, COUNTED))
    none = after.Tally(received=0, results=paper("统计表"))
    exact = Fraction(60 * (30 * 90 + 30 * 80) + 40 * (30 * 60 + 30 * 40), 100 * 60)
    assert score_of(COMMISSION, none, told) == exact


def test_the_result_is_exact() -> None:
    some = after.Tally(received=120, results=paper("统计表"))
    first, second = 30 * 90 + 40 * 70 + 30 * 80, 30 * 60 + 40 * 50 + 30 * 40
    assert score_of(COMMISSION, some, REPORT) == Fraction(60 * first + 40 * second, 10_000)


# What follows -----------------------------------------------------------------------------------


def test_an_evaluation_that_began_is_concluded_before_the_case_closes() -> None:
    told = unmet(closes(commissioned()), f"stands.{STEP}")
    assert told.source == decree_713(36)
    accepted(closes(before("post_evaluation.commission"), on=ON))
    accepted(closes(concluded(after.Consequence.KEEP)))


def test_what_is_to_be_put_right_is_accepted_by_somebody_else() -> None:
    case = concluded(after.Consequence.RECTIFY)
    unmet(closes(case), f"stands.{STEP}")
    bare = after.Rectified(measures="补植绿化", evidence=())
    unmet(ask(case, f"{STEP}.rectified", bare, "he", COUNTED), "post_evaluation.evidence")
    done = replace(bare, evidence=(paper("整改报告"),))
    case = take(case, f"{STEP}.rectified", done, "he", COUNTED)
    unmet(closes(case), f"stands.{STEP}")
    good = after.Inspect(accepted=True, findings="属实", document=paper("验收单"))
    own = of_unit("县城市建设投资中心", Duty.SECRETARY)
    unmet(ask(case, f"{STEP}.inspect", good, own, COUNTED), "post_evaluation.by_another")
    bad = replace(good, accepted=False)
    assert take(case, f"{STEP}.inspect", bad, SECRETARY, COUNTED).shape[STEP] == "rectifying"
    accepted(closes(take(case, f"{STEP}.inspect", good, SECRETARY, COUNTED)))
    change = after.Conclude(
        consequence=after.Consequence.ADJUST, reasons="无法整改", document=paper("纪要")
    )
    assert take(case, f"{STEP}.conclude", change, CHIEF, COUNTED).shape[STEP] == "changing"


def carried(case: Case, **change: Any) -> Case:
    """Return the case with its first task given otherwise."""
    (book,) = case.tasks.values()
    key, each = next(iter(book.tasks.items()))
    former = change.pop("former", ())
    changed = replace(each, task=replace(each.task, **change), former=former)
    return replace(case, tasks={"execution": replace(book, tasks={**book.tasks, key: changed})})


DONE = after.Rectified(measures="补植绿化", evidence=(paper("整改报告"),))
GOOD = after.Inspect(accepted=True, findings="属实", document=paper("验收单"))


@pytest.mark.parametrize(
    ("unit", "lawful"),
    [
        (BUILDER, True),
        (f" {BUILDER}。", True),
        (POLICE, True),
        (LEAD, False),
        ("县教育局", False),
    ],
    ids=["carries it out", "spelt otherwise", "assists", "had a task", "another"],
)
def test_what_is_put_right_is_reported_by_a_unit_that_carries_the_decision_out(
    *, unit: str, lawful: bool
) -> None:
    case = concluded(after.Consequence.RECTIFY)
    case = carried(case, assisting=(POLICE,), former=(LEAD,))
    who = of_unit(unit, Duty.EXECUTOR, who="he")
    answer = ask(case, f"{STEP}.rectified", DONE, who, COUNTED)
    assert codes(answer) == (set() if lawful else {"post_evaluation.executor"})
    there = Setting(TOWN, CALENDAR, at(COUNTED), on_file(DONE), again=True)
    accepted(decide(READY, case, Move(STEP, "rectified", DONE, who), there))
    none = replace(case, tasks={})
    accepted(ask(none, f"{STEP}.rectified", DONE, who, COUNTED))


@pytest.mark.parametrize(
    ("unit", "left", "code"),
    [
        (BUILDER, None, "post_evaluation.by_another"),
        (POLICE, None, "post_evaluation.outside"),
        (LEAD, None, "post_evaluation.outside"),
        ("县政府办公室", None, None),
        ("县政府办公室", POLICE, FORMERLY),
        ("县政府办公室", "县教育局", None),
    ],
    ids=["put it right", "assists", "had a task", "outside", "came from one", "came from another"],
)
def test_what_was_put_right_is_accepted_outside_the_units_that_carry_the_decision_out(
    *, unit: str, left: str | None, code: str | None
) -> None:
    case = carried(concluded(after.Consequence.RECTIFY), assisting=(POLICE,), former=(LEAD,))
    case = take(case, f"{STEP}.rectified", DONE, "he", COUNTED)
    who = of_unit(unit, Duty.SECRETARY)
    who = replace(who, left=(Left(left, ON),) if left else ())
    staff = {**PEOPLE, who.id: who}
    there = Setting(TOWN, CALENDAR, at(COUNTED), on_file(GOOD), staff)
    move = Move(STEP, "inspect", GOOD, who)
    assert codes(decide(READY, case, move, there)) == ({code} if code else set())
    again = codes(decide(READY, case, move, replace(there, again=True)))
    assert again == ({code} if code == "post_evaluation.by_another" else set())


@pytest.mark.parametrize("unit", ["县政府办公室", "县城市建设投资中心"], ids=str)
def test_no_deputy_accepts_what_was_put_right_for_somebody_of_the_unit(unit: str) -> None:
    case = concluded(after.Consequence.RECTIFY)
    done = after.Rectified(measures="补植绿化", evidence=(paper("整改报告"),))
    case = take(case, f"{STEP}.rectified", done, "he", COUNTED)
    deputy = replace(of_unit("县政府办公室", Duty.SECRETARY), id="deputy")
    principal = replace(of_unit(unit, Duty.SECRETARY), id="principal")
    entrusted = Entrust(person=deputy.id, duty=Duty.SECRETARY, since=COUNTED)
    case = take(case, "case.assign", entrusted, SECRETARY, COUNTED)
    good = after.Inspect(accepted=True, findings="属实", document=paper("验收单"))
    staff = {**PEOPLE, deputy.id: deputy, principal.id: principal}
    move = Move(STEP, "inspect", good, deputy, instead_of=principal.id)
    answer = decide(READY, case, move, Setting(TOWN, CALENDAR, at(COUNTED), on_file(good), staff))
    own = unit == "县城市建设投资中心"
    assert codes(answer) == ({"post_evaluation.by_another"} if own else set())


@pytest.mark.parametrize(("days", "lawful"), [(-1, True), (0, False), (1, False)])
def test_who_left_the_unit_meanwhile_does_not_accept_what_it_put_right(
    days: int, *, lawful: bool
) -> None:
    case = concluded(after.Consequence.RECTIFY)
    done = after.Rectified(measures="补植绿化", evidence=(paper("整改报告"),))
    case = take(case, f"{STEP}.rectified", done, "he", COUNTED)
    left = Left("县城市建设投资中心", TOWN.day(case.opened) + timedelta(days=days))
    came = replace(of_unit("县政府办公室", Duty.SECRETARY), id="came", left=(left,))
    good = after.Inspect(accepted=True, findings="属实", document=paper("验收单"))
    staff, move = {**PEOPLE, came.id: came}, Move(STEP, "inspect", good, came)
    answer = decide(READY, case, move, Setting(TOWN, CALENDAR, at(COUNTED), on_file(good), staff))
    assert codes(answer) == (set() if lawful else {FORMERLY})


@pytest.mark.parametrize("consequence", [after.Consequence.ADJUST, after.Consequence.TERMINATE])
@pytest.mark.parametrize("kind", [LinkKind.ADJUSTS, LinkKind.TERMINATES, None])
@pytest.mark.parametrize(("issued", "ended"), [(False, False), (True, False), (False, True)])
def test_a_change_is_followed_in_a_case_of_its_own_to_its_end(
    *, consequence: after.Consequence, kind: LinkKind | None, issued: bool, ended: bool
) -> None:
    case = concluded(consequence)
    unmet(closes(case), f"stands.{STEP}")
    links = (Link(kind=kind, to=case.id),) if kind else ()
    others = (OtherCase(links, issued, ended, Cite("new", 9, "a" * 64), at(COUNTED)),)
    says = after.Follow(case="new", document=paper("登记"))
    scene = Scene(at(COUNTED), SECRETARY, STEP, "follow", says)
    setting = Setting(TOWN, CALENDAR, scene.on, on_file(says), others=others)
    answer = decide(READY, case, move_of(scene), setting)
    wanted = {"adjust": LinkKind.ADJUSTS, "terminate": LinkKind.TERMINATES}[consequence]
    lawful = kind is wanted and (issued or ended)
    assert ("post_evaluation.follow" not in codes(answer)) is lawful
    if isinstance(answer, Accepted):
        accepted(closes(fold(case, answer.facts)))


@pytest.mark.parametrize(
    ("before", "lawful"), [(1, False), (0, True), (-1, True)], ids=["before", "with", "after"]
)
def test_a_case_opened_before_the_conclusion_did_not_follow_from_it(
    *, before: int, lawful: bool
) -> None:
    case = concluded(after.Consequence.ADJUST)
    fact = case.fact(STEP, "conclude")
    assert fact is not None
    opened = fact.stated_at - timedelta(seconds=before)
    links = (Link(kind=LinkKind.ADJUSTS, to=case.id),)
    others = (OtherCase(links, True, False, Cite("new", 9, "a" * 64), opened),)
    says = after.Follow(case="new", document=paper("登记"))
    scene = Scene(at(COUNTED), SECRETARY, STEP, "follow", says)
    setting = Setting(TOWN, CALENDAR, scene.on, on_file(says), others=others)
    answer = decide(READY, case, move_of(scene), setting)
    assert ("post_evaluation.follow" not in codes(answer)) is lawful


# What speaks for one, and where it is asked for -------------------------------------------------


def test_it_is_said_at_closing_what_speaks_for_one_and_it_need_not_be_held() -> None:
    done = before("post_evaluation.commission")
    assert "closing.evaluation" not in warnings(closes(replace(done, tasks={}), on=ON))
    late = date(2023, 11, 20)
    case = take(assigned(task()), "execution.finish", finished(), "he", late)
    told = problem(late, found_by=execution.Finder.PUBLIC)
    case = take(case, "execution.problem", told, SECRETARY, late)
    assert triggers(case, TOWN) == Triggers(opinions=1, missed=1)
    answer = closes(replace(done, tasks=case.tasks), on=late)
    accepted(answer)
    assert "closing.evaluation" in warnings(answer)


def test_where_a_place_sets_a_time_the_case_does_not_close_without_one() -> None:
    figure = Figure(Bound.AT_MOST, 24, "months", HOUSE_RULE)
    ready = Ready(adjusted(FOUR_NOTS, STEP, figures={"within": figure}))
    case = before("post_evaluation.commission")
    assert unmet(closes(case, ready=ready, on=ON), "closing.evaluated").curers == (
        Duty.SECRETARY,
        Duty.CHIEF,
    )
    due = [d for d in deadlines(ready, case, TOWN, CALENDAR) if d.step == STEP]
    assert [(d.what, d.due) for d in due] == [("commission", date(2025, 6, 8))]


def opined(case: Case, count: int, **changes: Any) -> Body:
    """Return the body with so many complaints about a case that were taken up."""
    found = {}
    for number in range(1, count + 1):
        said = RegisterComplaint(
            complaint=number,
            nature=Nature.COMPLAINT,
            subject="占道（示例）",
            first_asked="县政府办公室",
            case=case.id,
        )
        kept = Complaint(said, number, ON_AT, accepted=ON_AT)
        found[number] = replace(kept, **changes)
    return replace(TOWN, complaints=ComplaintBook(found))


@pytest.mark.parametrize(("count", "lawful"), [(0, True), (2, True), (3, False), (4, False)])
def test_where_a_place_says_how_many_complaints_are_many_the_case_does_not_close_without_one(
    count: int, *, lawful: bool
) -> None:
    figure = Figure(Bound.AT_LEAST, 3, "complaints", HOUSE_RULE)
    ready = Ready(adjusted(FOUR_NOTS, STEP, figures={"many_opinions": figure}))
    case = before("post_evaluation.commission")
    answer = closes(case, ready=ready, on=ON, body=opined(case, count))
    assert ("closing.evaluated" not in codes(answer)) is lawful


def test_complaints_not_taken_up_or_found_untrue_or_of_another_case_speak_for_nothing() -> None:
    case = before("post_evaluation.commission")
    assert triggers(case, opined(case, 2)).complaints == 2
    assert triggers(case, opined(case, 2, accepted=None)).complaints == 0
    assert triggers(replace(case, id="c_other"), opined(case, 2)).complaints == 0
    untrue = FindComplaint(
        complaint=1,
        outcome=Outcome.UNFOUNDED,
        findings="不属实",
        signed_by=("guo",),
        document=paper("调查报告"),
    )
    assert triggers(case, opined(case, 1, found=untrue)).complaints == 0
    done = replace(case, tasks={})
    assert "closing.evaluation" not in warnings(closes(done, on=ON, body=opined(case, 0)))
    assert "closing.evaluation" in warnings(closes(done, on=ON, body=opined(case, 1)))


def test_it_can_be_held_again() -> None:
    case = concluded(after.Consequence.KEEP)
    again = take(case, f"{STEP}.commission", COMMISSION, SECRETARY, COUNTED)
    assert again.shape[STEP] == "commissioned"


@pytest.mark.parametrize("carried_out", [False, True])
def test_closing_tells_what_a_complaint_that_was_proved_still_wants_put_right(
    *, carried_out: bool
) -> None:
    case = replace(before("post_evaluation.commission"), tasks={})
    proved = FindComplaint(
        complaint=1,
        outcome=Outcome.FOUNDED,
        findings="属实",
        signed_by=("guo",),
        document=paper("调查报告"),
        measures=(Measure(unit="县审计局", measure="拆除", due=date(2099, 12, 31)),),
    )
    done = RectifyComplaint(
        complaint=1, measure=1, done_on=ON, accepted_by="guo", document=paper("验收单")
    )
    body = opined(case, 1, found=proved, rectified={1: done} if carried_out else {})
    answer = closes(case, on=ON, body=body)
    accepted(answer)
    assert ("closing.complained" in warnings(answer)) is not carried_out
    elsewhere = closes(replace(case, id="c_other"), on=ON, body=body)
    assert "closing.complained" not in warnings(elsewhere)
    if not carried_out:
        (told,) = (v for v in answer.facts[0].verdicts if v.code == "closing.complained")
        assert "第1号措施1（县审计局，应于2099-12-31前完成）" in told.reason.zh
        assert told.curers == (Duty.SECRETARY, Duty.CHIEF)
