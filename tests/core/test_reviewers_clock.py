"""The reviewer's clock: a ceiling on the time taken, an extension once, and what comes late."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from cases import (
    CALENDAR,
    DRAFTER,
    REVIEWER,
    TOWN,
    accepted,
    ask,
    before,
    codes,
    said,
    take,
    unmet,
)
from hypothesis import given
from hypothesis import strategies as st
from procedures import FOUR_NOTS, adjusted

from api.demo.scene import at, paper
from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import Case, follow
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.steps.before.legality_review import (
    Accept,
    Consult,
    Extend,
    HearBack,
    Inquiry,
    Opinion,
    Supply,
    Want,
)
from decision_flow.domain.values import Source, SourceKind, decree_713
from decision_flow.domain.views import Deadline
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.decide import CURED_BY_NOBODY
from decision_flow.engine.proof import Certificate, prove
from decision_flow.engine.rules import Ready

NAME = "legality_review"
RULE = Source("某市规定", "第二十五条", SourceKind.UNVERIFIED)
RECEIVED = date(2023, 4, 12)
SET = date(2023, 4, 23)
"""The seventh working day is the 21st; this is a Sunday that was worked instead."""
FIFTEENTH = date(2023, 5, 5)


def evening(day: date) -> datetime:
    return at(day, "17:00")


def at_most(count: int, unit: str = "working_days") -> Figure:
    return Figure(Bound.AT_MOST, count, unit, RULE)


def ruled(**figures: Figure | None) -> Ready:
    return Ready(adjusted(FOUR_NOTS, NAME, figures=figures))


CEILING = ruled(decided_within=at_most(15))
BOTH = ruled(decided_within=at_most(15), extension=at_most(10))


def taken_in(due: date, ready: Ready = BOTH, day: date = RECEIVED) -> Accepted | Refused:
    case, payload = before(f"{NAME}.accept"), Accept(due=due)
    return ask(case, f"{NAME}.accept", payload, REVIEWER, evening(day), ready=ready)


def reviewing(due: date = SET, ready: Ready = BOTH) -> Case:
    return take(
        before(f"{NAME}.accept"),
        f"{NAME}.accept",
        Accept(due=due),
        REVIEWER,
        evening(RECEIVED),
        ready=ready,
    )


def extending(count: int, day: date, case: Case | None = None, ready: Ready = BOTH) -> Any:
    payload = Extend(count=count, reasons="向上级请示", approval=paper("审批单"))
    return ask(
        case or reviewing(ready=ready),
        f"{NAME}.extend",
        payload,
        REVIEWER,
        evening(day),
        ready=ready,
    )


def extended(count: int, day: date, case: Case | None = None) -> Case:
    payload = Extend(count=count, reasons="向上级请示", approval=paper("审批单"))
    return take(case or reviewing(), f"{NAME}.extend", payload, REVIEWER, evening(day), ready=BOTH)


def wanted(day: date, case: Case) -> Case:
    return take(case, f"{NAME}.want", Want(needed="说明"), REVIEWER, evening(day), ready=BOTH)


def supplied(day: date, case: Case) -> Case:
    more = Supply(materials=said(f"{NAME}.file").materials)
    return take(case, f"{NAME}.supply", more, DRAFTER, evening(day), ready=BOTH)


def opining(day: date, case: Case | None = None, ready: Ready = BOTH) -> Accepted | Refused:
    payload = said(f"{NAME}.opine")
    return ask(
        case or reviewing(ready=ready),
        f"{NAME}.opine",
        payload,
        REVIEWER,
        evening(day),
        ready=ready,
    )


def due(case: Case, ready: Ready = BOTH, calendar: Calendar = CALENDAR) -> Deadline:
    (found,) = deadlines(ready, case, TOWN, calendar)
    assert (found.step, found.what) == (NAME, "opine")
    return found


def late(answer: Accepted | Refused) -> Any:
    return next((v for v in accepted(answer).verdicts if v.code.startswith("legality.late")), None)


# The ceiling ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "lawful"),
    [(date(2023, 5, 4), True), (FIFTEENTH, True), (date(2023, 5, 6), False)],
    ids=["fourteen", "fifteen, over Labour Day", "sixteen, a make-up Saturday"],
)
def test_the_day_set_is_none_after_the_ceiling(*, day: date, lawful: bool) -> None:
    answer = taken_in(day)
    assert ("legality.ceiling" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "legality.ceiling")
        assert "至多15个工作日，最迟2023-05-05" in verdict.reason.zh
        assert "15 working days at the most, 2023-05-05 at the latest" in verdict.reason.en
        assert verdict.source == RULE
        assert verdict.curers == (Duty.LEGAL_REVIEWER,)


def test_without_a_ceiling_any_later_day_may_be_set() -> None:
    accepted(taken_in(date(2023, 12, 1), ruled()))


def test_floor_and_ceiling_stand_beside_each_other() -> None:
    unmet(taken_in(date(2023, 4, 20)), "legality.time")
    accepted(taken_in(date(2023, 4, 21)))


def test_days_of_rest_never_leave_a_day_that_is_too_early_and_too_late() -> None:
    # Seven working days after 28 September 2023 are full on 13 October, ten days are over before.
    ready, day = ruled(decided_within=at_most(10, "days")), date(2023, 9, 28)
    full = CALENDAR.add_working_days(day, 7)
    assert full > CALENDAR.ceiling(day, 10, "days")
    accepted(taken_in(full, ready, day))
    unmet(taken_in(full + timedelta(days=1), ready, day), "legality.ceiling")
    assert "legality.time" in codes(taken_in(full - timedelta(days=1), ready, day))


def test_into_a_year_that_is_not_published_the_ceiling_is_told_and_refuses_nothing() -> None:
    case, day = before(f"{NAME}.accept"), date(2023, 12, 28)
    urgent = Accept(due=date(2024, 3, 1), urgency="工作日安排尚未公布")
    answer = accepted(ask(case, f"{NAME}.accept", urgent, REVIEWER, evening(day), ready=BOTH))
    (told,) = [v for v in answer.verdicts if v.code == "legality.ceiling.provisional"]
    assert told.advisory
    assert "2024年" in told.reason.zh


def test_the_deadline_tells_floor_and_ceiling_with_their_articles() -> None:
    found = due(reviewing())
    assert found.due == SET
    for part in ("不少于7个工作日", "第二十六条", "至多15个工作日", "最迟2023-05-05", "第二十五条"):
        assert part in found.derivation.zh
    assert "15 working days at the most" in found.derivation.en


# The extension --------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "lawful"), [(0, False), (1, True), (10, True), (11, False)])
def test_it_is_extended_by_what_the_rule_set_says_at_the_most(*, count: int, lawful: bool) -> None:
    answer = extending(count, SET)
    assert ("legality.extension_length" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "legality.extension_length")
        assert "至多10个工作日" in verdict.reason.zh
        assert verdict.source == RULE


def test_an_extension_adds_its_working_days_and_says_so() -> None:
    found = due(extended(5, date(2023, 4, 20)))
    assert found.due == date(2023, 4, 28)
    assert "2023-04-20经批准延长5个工作日，延至2023-04-28" in found.derivation.zh
    assert "extended by 5 working days on 2023-04-20, to 2023-04-28" in found.derivation.en
    assert not found.provisional


def test_it_is_extended_once() -> None:
    verdict = unmet(
        extending(1, date(2023, 4, 21), extended(1, date(2023, 4, 20))), "legality.extended_once"
    )
    assert "只延长一次" in verdict.reason.zh
    assert verdict.source == RULE


@pytest.mark.parametrize(
    ("day", "lawful"),
    [(SET - timedelta(days=1), True), (SET, True), (SET + timedelta(days=1), False)],
)
def test_it_is_extended_before_the_time_is_over(*, day: date, lawful: bool) -> None:
    answer = extending(1, day)
    assert ("legality.extended_in_time" not in codes(answer)) is lawful
    if not lawful:
        assert "不得事后补办" in unmet(answer, "legality.extended_in_time").reason.zh


def test_while_the_clock_stands_still_nothing_is_extended() -> None:
    unmet(extending(1, date(2023, 4, 18), wanted(date(2023, 4, 17), reviewing())), "state")


def test_another_review_of_the_case_has_its_own_extension() -> None:
    case = extended(1, date(2023, 4, 20))
    reasons = said(f"{NAME}.opine", changes=("第三条",))
    back = take(
        case,
        f"{NAME}.opine",
        replace(reasons, conclusion=Opinion.UNLAWFUL),
        REVIEWER,
        evening(date(2023, 4, 20)),
        ready=BOTH,
    )
    assert back.fact(NAME, "extend") is None


def test_a_rule_set_without_an_extension_refuses_it_and_says_what_follows() -> None:
    answer = extending(1, SET, ready=CEILING)
    assert {"rule.unavailable", "legality.extension"} <= codes(answer)
    told = unmet(answer, "legality.extension")
    assert "记为逾期" in told.reason.zh
    assert told.code in CURED_BY_NOBODY
    assert not told.curers


def test_only_who_reviews_extends() -> None:
    payload = Extend(count=1, reasons="向上级请示", approval=paper("审批单"))
    answer = ask(reviewing(), f"{NAME}.extend", payload, DRAFTER, SET, ready=BOTH)
    assert "person.duty" in codes(answer)


def test_the_approval_is_a_paper_on_file() -> None:
    payload = Extend(count=1, reasons="向上级请示", approval=paper("审批单"))
    answer = ask(
        reviewing(),
        f"{NAME}.extend",
        payload,
        REVIEWER,
        evening(SET),
        ready=BOTH,
        documents=frozenset(),
    )
    assert codes(answer) == {"documents.on_file"}


@pytest.mark.parametrize("first", ["extension", "stop"])
def test_stops_and_the_extension_move_the_day_in_the_order_of_the_record(first: str) -> None:
    if first == "extension":
        case = extended(2, date(2023, 4, 14))
        case = supplied(date(2023, 4, 19), wanted(date(2023, 4, 17), case))
    else:
        case = supplied(date(2023, 4, 19), wanted(date(2023, 4, 17), reviewing()))
        case = extended(2, date(2023, 4, 20), case)
    found = due(case)
    assert found.due == date(2023, 4, 27)
    order = [found.derivation.zh.index(word) for word in ("计时中止", "经批准延长")]
    assert (order == sorted(order)) is (first == "stop")


@given(count=st.integers(1, 10), stopped=st.integers(0, 6), lasted=st.integers(0, 20))
def test_each_working_day_of_a_stop_and_of_the_extension_is_one_more(
    count: int, stopped: int, lasted: int
) -> None:
    day = RECEIVED + timedelta(days=stopped)
    again = day + timedelta(days=lasted)
    case = extended(count, RECEIVED)
    plain = due(case).due
    moved = due(supplied(again, wanted(day, case))).due
    worked = CALENDAR.working_days_between(day, again)
    assert moved >= plain
    if CALENDAR.works(plain):
        assert CALENDAR.working_days_between(plain, moved) == worked
    assert CALENDAR.working_days_between(SET, plain) == count


def test_an_extension_into_a_year_that_is_not_published_is_provisional() -> None:
    known = Calendar({2022: CALENDAR.years[2022]}, "e" * 64)
    found = due(extended(3, RECEIVED), calendar=known)
    assert found.provisional
    assert "2023年的工作日安排尚未公布" in found.derivation.zh


def test_once_the_opinion_is_given_nothing_is_due_of_the_reviewer() -> None:
    case = reviewing()
    assert deadlines(BOTH, case, TOWN, CALENDAR)
    after = take(case, f"{NAME}.opine", said(f"{NAME}.opine"), REVIEWER, evening(SET), ready=BOTH)
    assert not deadlines(BOTH, after, TOWN, CALENDAR)


# Late -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "told"),
    [(SET - timedelta(days=1), False), (SET, False), (SET + timedelta(days=1), True)],
)
def test_an_opinion_after_its_day_is_late_and_stands(*, day: date, told: bool) -> None:
    found = late(opining(day))
    assert (found is not None) is told
    if told:
        assert found.advisory
        assert "已逾期，意见仍然有效" in found.reason.zh
        assert "it is late, and stands" in found.reason.en
        assert found.source == decree_713(28)


@pytest.mark.parametrize(("day", "past"), [(FIFTEENTH, False), (date(2023, 5, 6), True)])
def test_past_the_ceiling_it_is_late_by_the_rule_of_the_place(*, day: date, past: bool) -> None:
    found = late(opining(day))
    assert (found.source == RULE) is past
    assert ("已超过上限" in found.reason.zh) is past


@pytest.mark.parametrize(("day", "told"), [(date(2023, 4, 28), False), (date(2023, 5, 4), True)])
def test_an_extension_puts_off_the_day_from_which_it_is_late(*, day: date, told: bool) -> None:
    assert (late(opining(day, extended(5, date(2023, 4, 20)))) is not None) is told


def test_a_stop_puts_off_the_ceiling_too() -> None:
    case = supplied(date(2023, 4, 19), wanted(date(2023, 4, 17), reviewing()))
    assert late(opining(date(2023, 5, 8), case)).source == decree_713(28)
    assert late(opining(date(2023, 5, 9), case)).source == RULE


def test_whether_it_is_late_is_not_known_in_a_year_that_is_not_published() -> None:
    case, day = before(f"{NAME}.accept"), date(2023, 12, 28)
    urgent = Accept(due=date(2024, 1, 3), urgency="工作日安排尚未公布")
    case = take(case, f"{NAME}.accept", urgent, REVIEWER, evening(day), ready=BOTH)
    found = late(opining(date(2024, 1, 4), case))
    assert found.code == "legality.late.provisional"
    assert found.advisory


def test_a_rule_set_with_ceiling_and_extension_is_proved_with_no_more_states() -> None:
    with_both, without = prove(BOTH.procedure), prove(FOUR_NOTS)
    assert isinstance(with_both, Certificate)
    assert isinstance(without, Certificate)
    assert with_both.states == without.states


# What is not counted besides a supplement ---------------------------------------------------------

UNCOUNTED = Ready(
    adjusted(
        BOTH.procedure,
        NAME,
        settings={"consultation": "not_counted", "argument": "not_counted"},
    )
)
ASKS_OTHERS_ONLY = Ready(adjusted(BOTH.procedure, NAME, settings={"consultation": "not_counted"}))


def asks(
    day: date,
    case: Case,
    *,
    ready: Ready = UNCOUNTED,
    inquiry: Inquiry = Inquiry.CONSULTATION,
    names: tuple[str, ...] = ("县财政局", "县发改局"),
    who: str = REVIEWER,
) -> Any:
    said = Consult(inquiry=inquiry, asked=names, request=paper("征求意见函"))
    return ask(case, f"{NAME}.consult", said, who, evening(day), ready=ready)


def asked(day: date, case: Case, inquiry: Inquiry = Inquiry.CONSULTATION) -> Case:
    return follow(case, accepted(asks(day, case, inquiry=inquiry)))


def answered(
    day: date,
    case: Case,
    *,
    replies: tuple[str, ...] = ("复函",),
    unanswered: tuple[str, ...] = (),
) -> Any:
    said = HearBack(replies=tuple(paper(name) for name in replies), unanswered=unanswered)
    return ask(case, f"{NAME}.hear_back", said, REVIEWER, evening(day), ready=UNCOUNTED)


def heard(day: date, case: Case) -> Case:
    return follow(case, accepted(answered(day, case)))


@pytest.mark.parametrize(
    ("inquiry", "words"),
    [(Inquiry.CONSULTATION, "征求有关方面意见"), (Inquiry.ARGUMENT, "组织专家论证")],
)
def test_what_a_place_does_not_count_stops_the_clock_and_says_by_which_rule(
    inquiry: Inquiry, words: str
) -> None:
    case = asked(date(2023, 4, 17), reviewing(), inquiry)
    (still,) = deadlines(UNCOUNTED, case, TOWN, CALENDAR, on=date(2023, 4, 18))
    assert still.due == date(2023, 4, 24)
    for part in (words, "县财政局、县发改局", "不计入审查期限", str(RULE), "计时中止至今"):
        assert part in still.derivation.zh
    assert "which is not counted" in still.derivation.en
    found = due(heard(date(2023, 4, 19), case), UNCOUNTED)
    assert found.due == date(2023, 4, 25)
    assert "2023-04-19收到答复后继续" in found.derivation.zh
    assert f"顺延至{found.due}" in found.derivation.zh


@given(stopped=st.integers(0, 6), lasted=st.integers(0, 20), inquiry=st.sampled_from(Inquiry))
def test_such_a_stop_moves_the_day_as_one_for_a_supplement_does(
    stopped: int, lasted: int, inquiry: Inquiry
) -> None:
    day = RECEIVED + timedelta(days=stopped)
    again = day + timedelta(days=lasted)
    others = due(heard(again, asked(day, reviewing(), inquiry)), UNCOUNTED)
    assert others.due == due(supplied(again, wanted(day, reviewing()))).due


def test_the_ceiling_moves_with_it_and_several_stops_add_up() -> None:
    case = heard(date(2023, 4, 19), asked(date(2023, 4, 17), reviewing()))
    case = heard(date(2023, 4, 21), asked(date(2023, 4, 20), case, Inquiry.ARGUMENT))
    found = due(case, UNCOUNTED)
    assert found.due == date(2023, 4, 26)
    order = [found.derivation.zh.index(w) for w in ("征求有关方面意见", "组织专家论证")]
    assert order == sorted(order)
    assert late(opining(date(2023, 5, 9), case, UNCOUNTED)).source == decree_713(28)
    assert late(opining(date(2023, 5, 10), case, UNCOUNTED)).source == RULE


def test_while_others_are_asked_no_opinion_is_given() -> None:
    verdict = unmet(opining(SET, asked(date(2023, 4, 17), reviewing()), UNCOUNTED), "state")
    assert "征求意见、论证中" in verdict.reason.zh


def test_a_rule_set_that_counts_it_stops_nothing_and_says_that_asking_is_free() -> None:
    answer = asks(date(2023, 4, 17), reviewing(), ready=BOTH)
    assert {"rule.unavailable", "legality.inquiry"} <= codes(answer)
    told = unmet(answer, "legality.inquiry")
    assert "期限照常计算" in told.reason.zh
    assert told.code in CURED_BY_NOBODY
    assert not told.curers


def test_only_what_the_rule_set_names_is_not_counted() -> None:
    case = reviewing()
    accepted(asks(date(2023, 4, 17), case, ready=ASKS_OTHERS_ONLY))
    verdict = unmet(
        asks(date(2023, 4, 17), case, ready=ASKS_OTHERS_ONLY, inquiry=Inquiry.ARGUMENT),
        "legality.not_counted",
    )
    assert "不计入审查期限的只有：征求有关方面意见" in verdict.reason.zh
    assert verdict.curers == (Duty.LEGAL_REVIEWER,)


@pytest.mark.parametrize(("names", "lawful"), [((), False), ((" ",), False), (("县财政局",), True)])
def test_a_stop_names_whom_it_waits_for(*, names: tuple[str, ...], lawful: bool) -> None:
    answer = asks(date(2023, 4, 17), reviewing(), names=names)
    assert ("legality.asked" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("replies", "unanswered", "lawful"),
    [
        ((), (), False),
        (("复函",), (), True),
        ((), ("县财政局",), True),
        (("复函",), ("县发改局",), True),
        (("复函",), ("县水利局",), False),
    ],
)
def test_the_clock_goes_on_with_an_answer_or_with_who_gave_none(
    *, replies: tuple[str, ...], unanswered: tuple[str, ...], lawful: bool
) -> None:
    case = asked(date(2023, 4, 17), reviewing())
    answer = answered(date(2023, 4, 18), case, replies=replies, unanswered=unanswered)
    assert ("legality.heard_back" not in codes(answer)) is lawful


def test_only_who_reviews_stops_the_clock() -> None:
    answer = asks(date(2023, 4, 17), reviewing(), who=DRAFTER)
    assert "person.duty" in codes(answer)


def test_a_rule_set_that_stops_the_clock_is_proved_and_the_others_have_no_more_states() -> None:
    assert isinstance(prove(UNCOUNTED.procedure), Certificate)
    plain = prove(FOUR_NOTS)
    assert isinstance(plain, Certificate)
    assert f"{NAME}.consult" not in Ready(FOUR_NOTS).rules
