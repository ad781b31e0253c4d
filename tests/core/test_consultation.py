"""Open consultation: thirty days, of which the first does not count; every opinion answered."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from cases import (
    CALENDAR,
    DRAFTER,
    READY,
    accepted,
    ask,
    before,
    codes,
    each_day,
    said,
    scene_of,
    take,
    unmet,
    warnings,
)
from procedures import FOUR_NOTS, adjusted, days

from api.demo.matter import FIRST
from api.demo.scene import PEOPLE, at, paper
from decision_flow.domain.case import EXEMPT, Assign, Case, follow
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.people import Duty, Held
from decision_flow.domain.procedure import Figure
from decision_flow.domain.steps.before.consultation import Close, Publish, Void
from decision_flow.domain.steps.claims.waiver import WaiverGround
from decision_flow.domain.steps.common import Claim, Confirm, Reasons
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.engine.rules import Ready

NAME = "open_consultation"
OPENS, CLOSES = date(2023, 3, 6), date(2023, 4, 5)
THIRTY = timedelta(days=30)


def publish(ready: Ready = READY, on: date = OPENS, **changes: Any) -> Accepted | Refused:
    payload = said(f"{NAME}.publish", **changes)
    return ask(before(f"{NAME}.publish"), f"{NAME}.publish", payload, DRAFTER, on, ready=ready)


@pytest.mark.parametrize(("length", "lawful"), [(29, False), (30, True), (31, True)])
def test_the_window_is_thirty_days_and_the_first_is_not_counted(
    *, length: int, lawful: bool
) -> None:
    answer = publish(closes=OPENS + timedelta(days=length))
    assert ("consultation.period" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "consultation.period")
        for text in (verdict.reason.zh, verdict.reason.en):
            assert "30" in text
            assert f"{length}" in text
            assert str(OPENS + THIRTY) in text
        assert verdict.earliest == OPENS + THIRTY
        assert verdict.source == decree_713(15)


@pytest.mark.parametrize(
    ("period", "closes", "lawful"),
    [
        (days(7, "working_days"), date(2023, 3, 14), False),
        (days(7, "working_days"), date(2023, 3, 15), True),
        (days(1, "months"), date(2023, 4, 5), False),
        (days(1, "months"), date(2023, 4, 6), True),
        (None, OPENS + timedelta(days=29), False),
        (None, OPENS + THIRTY, True),
        (None, OPENS - timedelta(days=1), False),
    ],
)
def test_the_period_is_counted_in_its_unit_and_article_15_stands_in_for_none(
    *, period: Figure | None, closes: date, lawful: bool
) -> None:
    ready = Ready(adjusted(FOUR_NOTS, NAME, figures={"period": period}))
    answer = publish(ready, closes=closes)
    assert ("consultation.period" not in codes(answer)) is lawful


def test_a_period_of_working_days_into_an_unknown_year_is_refused_and_says_so() -> None:
    ready = Ready(adjusted(FOUR_NOTS, NAME, figures={"period": days(7, "working_days")}))
    opens = date(2023, 12, 27)
    case = before(f"{NAME}.publish")
    payload = said(f"{NAME}.publish", opens=opens, closes=date(2024, 2, 1))
    answer = ask(case, f"{NAME}.publish", payload, DRAFTER, opens, ready=ready)
    assert "2024年" in unmet(answer, "consultation.period").reason.zh


@pytest.mark.parametrize(("later", "lawful"), [(-1, False), (0, True), (1, True)])
def test_the_window_does_not_open_before_the_notice(*, later: int, lawful: bool) -> None:
    opens = OPENS + timedelta(days=later)
    answer = publish(opens=opens, closes=opens + THIRTY)
    assert ("consultation.opens" not in codes(answer)) is lawful


def test_one_paper_does_not_stand_for_notice_and_explanation() -> None:
    notice = said(f"{NAME}.publish").notice
    unmet(publish(explanation=notice), "consultation.papers")
    unmet(publish(explanation=replace(notice, digest=FIRST.digest)), "consultation.papers")


def test_the_notice_carries_the_current_draft_and_stands_somewhere() -> None:
    assert unmet(publish(draft="0" * 64), "consultation.draft").source == decree_713(15)
    unmet(publish(channels=()), "consultation.channels")


@pytest.mark.parametrize(
    ("closes", "advice"),
    [
        (date(2023, 4, 6), set()),
        (date(2023, 4, 5), {"consultation.rest_day"}),
        (date(2023, 5, 6), set()),
        (date(2024, 1, 2), {"consultation.provisional"}),
    ],
    ids=["working day", "holiday", "make-up Saturday", "year unknown"],
)
def test_a_floor_does_not_roll_over_a_day_of_rest_but_a_warning_is_given(
    closes: date, advice: set[str]
) -> None:
    answer = publish(closes=closes)
    accepted(answer)
    assert warnings(answer) == advice


@pytest.mark.parametrize("day", list(each_day(date(2023, 4, 4), 3)))
def test_the_window_is_closed_the_day_after_its_last_one(day: date) -> None:
    answer = ask(before(f"{NAME}.close"), f"{NAME}.close", Close(received=1), DRAFTER, day)
    lawful = day > CLOSES
    assert ("consultation.window" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "consultation.window")
        assert verdict.earliest == CLOSES + timedelta(days=1)
        assert verdict.curers == (Duty.DRAFTER,)
        assert str(CLOSES) in verdict.reason.en


def test_the_last_minute_of_the_last_day_still_belongs_to_the_window() -> None:
    case = before(f"{NAME}.close")
    unmet(
        ask(case, f"{NAME}.close", Close(received=1), DRAFTER, at(CLOSES, "23:59")),
        "consultation.window",
    )
    accepted(ask(case, f"{NAME}.close", Close(received=1), DRAFTER, at(date(2023, 4, 6), "00:00")))


def test_a_window_to_the_end_of_time_never_closes_and_never_crashes() -> None:
    case = take(
        before(f"{NAME}.publish"),
        f"{NAME}.publish",
        said(f"{NAME}.publish", closes=date.max),
        DRAFTER,
        OPENS,
    )
    unmet(ask(case, f"{NAME}.close", Close(received=0), DRAFTER, CLOSES), "consultation.window")
    assert date.max.year not in CALENDAR.years


def closed(payload: Close) -> Case:
    return take(before(f"{NAME}.close"), f"{NAME}.close", payload, DRAFTER, date(2023, 4, 6))


def answer_of(received: int, adopted: int, partly: int, not_adopted: int) -> Accepted | Refused:
    scene = scene_of(f"{NAME}.answer")
    case = take(
        before(f"{NAME}.close"),
        f"{NAME}.close",
        Close(received=9, late=3),
        DRAFTER,
        at(date(2023, 4, 6)),
    )
    payload = replace(
        scene.says, received=received, adopted=adopted, partly=partly, not_adopted=not_adopted
    )
    return ask(case, f"{NAME}.answer", payload, DRAFTER, scene.on)


@pytest.mark.parametrize(
    ("counts", "lawful"),
    [
        ((9, 4, 2, 3), True),
        ((9, 4, 2, 2), False),
        ((9, 4, 2, 4), False),
        ((8, 4, 2, 2), False),
        ((12, 6, 3, 3), False),
    ],
    ids=["all", "one unanswered", "one too many", "fewer reported", "late ones counted"],
)
def test_every_opinion_in_time_is_answered_once(
    *, counts: tuple[int, int, int, int], lawful: bool
) -> None:
    answer = answer_of(*counts)
    assert ("consultation.sum" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "consultation.sum")
        assert "9" in verdict.reason.zh
        assert verdict.source == decree_713(18)


@pytest.mark.parametrize(
    ("partly", "not_adopted", "lawful"), [(0, 0, True), (1, 0, False), (0, 1, False)]
)
def test_reasons_are_given_for_what_is_not_adopted(
    *, partly: int, not_adopted: int, lawful: bool
) -> None:
    case = take(
        before(f"{NAME}.close"), f"{NAME}.close", Close(received=1), DRAFTER, at(date(2023, 4, 6))
    )
    payload = said(
        f"{NAME}.answer",
        received=1,
        adopted=1 - partly - not_adopted,
        partly=partly,
        not_adopted=not_adopted,
        reasons=None,
    )
    answer = ask(case, f"{NAME}.answer", payload, DRAFTER, scene_of(f"{NAME}.answer").on)
    assert ("consultation.reasons" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "consultation.reasons").source == HOUSE_RULE


@pytest.mark.parametrize("point", ["close", "answer"])
def test_a_wrong_notice_is_voided_and_published_anew(point: str) -> None:
    case = before(f"{NAME}.{point}")
    when = scene_of(f"{NAME}.{point}").on
    case = take(case, f"{NAME}.void", Void(reasons="附件有误"), DRAFTER, when)
    assert case.shape[NAME] == "none"
    assert case.fact(NAME, "publish") is None
    opens = date(2023, 4, 20)
    payload = said(f"{NAME}.publish", opens=opens, closes=opens + THIRTY)
    assert isinstance(payload, Publish)
    accepted(ask(case, f"{NAME}.publish", payload, DRAFTER, opens))


# Exemption -----------------------------------------------------------------------------------


def claim(ground: str) -> Claim:
    return Claim(ground=ground, reasons="涉及国家秘密", document=paper("不公开审查申请"))


def test_only_a_ground_of_the_procedure_exempts() -> None:
    case = before(f"{NAME}.publish")
    answer = ask(case, f"{NAME}.claim", claim("urgency"), DRAFTER, OPENS)
    verdict = unmet(answer, "exemption.ground")
    assert "not_public_by_law" in verdict.reason.zh
    assert verdict.source == decree_713(14)


@pytest.mark.parametrize("who", ["wang", "sun", DRAFTER, "zheng"])
def test_the_disclosure_reviewer_alone_confirms_the_chief_least_of_all(who: str) -> None:
    case = take(
        before(f"{NAME}.publish"), f"{NAME}.claim", claim("not_public_by_law"), DRAFTER, OPENS
    )
    payload = Confirm(findings="属实", document=paper("审查意见"))
    unmet(ask(case, f"{NAME}.confirm", payload, who, OPENS), "person.duty")
    case = take(case, f"{NAME}.confirm", payload, "ma", OPENS)
    assert case.shape[NAME] == EXEMPT


def test_nobody_confirms_an_exemption_that_a_deputy_claimed_for_him() -> None:
    entrusted = Assign(person="guo", duty=Duty.DRAFTER, since=OPENS)
    case = take(before(f"{NAME}.publish"), "case.assign", entrusted, "sun", OPENS)
    since = (Held(Duty.DRAFTER, OPENS), Held(Duty.DISCLOSURE_REVIEWER, OPENS))
    deputy = replace(PEOPLE["wu"], id="guo", held=since[:1])
    claimed = ask(case, f"{NAME}.claim", claim("not_public_by_law"), deputy, OPENS, instead_of="ma")
    payload = Confirm(findings="属实", document=paper("审查意见"))
    reviewer = replace(PEOPLE["ma"], held=since)
    answer = ask(follow(case, accepted(claimed)), f"{NAME}.confirm", payload, reviewer, OPENS)
    unmet(answer, "person.another")


def test_a_rejected_claim_leaves_the_consultation_to_be_held() -> None:
    case = take(
        before(f"{NAME}.publish"), f"{NAME}.claim", claim("not_public_by_law"), DRAFTER, OPENS
    )
    case = take(case, f"{NAME}.reject", Reasons(reasons="不涉密"), "ma", OPENS)
    assert case.shape[NAME] == "none"
    accepted(ask(case, f"{NAME}.publish", said(f"{NAME}.publish"), DRAFTER, OPENS))


def test_while_a_claim_is_open_nothing_behind_it_moves() -> None:
    case = take(
        before(f"{NAME}.publish"), f"{NAME}.claim", claim("not_public_by_law"), DRAFTER, OPENS
    )
    scene = scene_of("legality_review.file")
    answer = ask(case, "legality_review.file", scene.says, DRAFTER, scene.on)
    unmet(answer, f"stands.{NAME}")


@pytest.mark.parametrize("verb", ["not_applicable", "claim", "confirm", "reject"])
def test_where_the_procedure_lists_no_ground_nothing_exempts(verb: str) -> None:
    closed = replace(FOUR_NOTS.steps[NAME], exempt=())
    ready = Ready(replace(FOUR_NOTS, steps={**FOUR_NOTS.steps, NAME: closed}))
    said_of = {
        "not_applicable": said("fair_competition.not_applicable", ground=WaiverGround.OTHER_FORM),
        "claim": claim("urgency"),
        "confirm": Confirm(findings="属实", document=paper("审查意见")),
        "reject": Reasons(reasons="不涉密"),
    }
    payload = said_of[verb]
    answer = ask(before(f"{NAME}.publish"), f"{NAME}.{verb}", payload, DRAFTER, OPENS, ready=ready)
    unmet(answer, "rule.unavailable")
