"""Reports before release: in the time of a place, before the session, and in full."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from cases import CALENDAR, SECRETARY, TOWN, accepted, after, ask, before, codes, said, take, unmet
from procedures import FOUR_NOTS, adjusted

from api.demo.scene import at, paper
from decision_flow.domain.calendar import Calendar, Unit
from decision_flow.domain.case import Case
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.steps.after.report import Report
from decision_flow.domain.steps.after.sending import decided_on
from decision_flow.domain.values import Source, Text
from decision_flow.engine.deadlines import deadlines, deadlines_after
from decision_flow.engine.rules import Ready

PARTY, CONGRESS = "party_report", "congress_report"
RULE = Source("某市规定", "第六条")
SENT = Report(to="中共宁津县委", document=paper("关于出台前请示报告"))


def at_most(count: int, unit: str = "working_days") -> Figure:
    return Figure(Bound.AT_MOST, count, unit, RULE)


def ruled(step: str, **figures: Figure) -> Ready:
    return Ready(adjusted(FOUR_NOTS, step, figures=figures))


WITHIN = ruled(PARTY, sent_within=at_most(3))
SESSION = ruled(CONGRESS, before_session=Figure(Bound.AT_LEAST, 10, "days", RULE))
DECIDED = before(f"{PARTY}.report")
START = decided_on(DECIDED, ("meeting",), TOWN)
LAST = CALENDAR.ceiling(START, 3, Unit.WORKING_DAYS)
DAY = date(2023, 6, 1)


def sent(day: date, ready: Ready = WITHIN, step: str = PARTY, **change: Any) -> Any:
    payload = replace(SENT, **change)
    return ask(DECIDED, f"{step}.report", payload, SECRETARY, at(day, "17:00"), ready=ready)


def late(answer: Any) -> Any:
    return next((v for v in accepted(answer).verdicts if v.code == "report.late"), None)


def listed(case: Case, ready: Ready = WITHIN, calendar: Calendar = CALENDAR) -> list[Any]:
    return [d for d in deadlines(ready, case, TOWN, calendar) if d.what == "report"]


@pytest.mark.parametrize(("days", "told"), [(-1, False), (0, False), (1, True)])
def test_what_is_sent_after_the_time_of_the_place_is_late_and_stands(
    *, days: int, told: bool
) -> None:
    found = late(sent(LAST + timedelta(days=days)))
    assert (found is not None) is told
    if told:
        assert found.advisory
        assert found.source == RULE
        assert str(START) in found.reason.zh
        assert str(LAST) in found.reason.en


def test_the_day_is_listed_from_the_decision_until_it_is_sent() -> None:
    (due,) = listed(DECIDED)
    assert (due.step, due.due) == (PARTY, LAST)
    for part in (str(START), "决定之日", "3个工作日", "第六条"):
        assert part in due.derivation.zh
    assert not listed(before("meeting.decide"))
    gone = take(DECIDED, f"{PARTY}.report", SENT, SECRETARY, LAST, ready=WITHIN)
    assert not listed(gone)
    assert not listed(DECIDED, Ready(FOUR_NOTS))


def test_a_report_that_is_sent_takes_its_own_day_off_the_list_and_no_other() -> None:
    figures = {"sent_within": at_most(3)}
    ready = Ready(adjusted(adjusted(FOUR_NOTS, PARTY, figures=figures), CONGRESS, figures=figures))
    had = deadlines(ready, DECIDED, TOWN, CALENDAR)
    assert {d.step for d in had} == {PARTY, CONGRESS}
    fact = accepted(ask(DECIDED, f"{PARTY}.report", SENT, SECRETARY, at(LAST), ready=ready))
    case = take(DECIDED, f"{PARTY}.report", SENT, SECRETARY, LAST, ready=ready)
    left = deadlines_after(ready, case, fact, had, body=TOWN, calendar=CALENDAR)
    assert left == deadlines(ready, case, TOWN, CALENDAR)
    assert {d.step for d in left} == {CONGRESS}


def test_a_year_that_is_not_published_makes_the_day_provisional() -> None:
    known = Calendar({2022: CALENDAR.years[2022]}, "e" * 64)
    (due,) = listed(DECIDED, calendar=known)
    assert due.provisional


@pytest.mark.parametrize(("days", "lawful"), [(9, False), (10, True), (11, True)])
def test_it_is_sent_so_many_days_before_the_session(*, days: int, lawful: bool) -> None:
    answer = sent(DAY, SESSION, CONGRESS, session_on=DAY + timedelta(days=days))
    assert ("report.session" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "report.session")
        assert "10日前" in verdict.reason.zh
        assert "10 days before" in verdict.reason.en
        assert verdict.source == RULE
        assert verdict.curers == (Duty.SECRETARY,)


def test_the_day_of_the_session_is_named_where_it_matters() -> None:
    assert "未写明会议日期" in unmet(sent(DAY, SESSION, CONGRESS), "report.session").reason.zh
    accepted(sent(DAY, Ready(FOUR_NOTS), CONGRESS))


def test_it_states_everything_that_the_rule_set_lists() -> None:
    listed_points = {
        "participation": Text("公众参与", "participation"),
        "risk": Text("风险评估", "risk"),
    }
    step = replace(FOUR_NOTS.steps[CONGRESS], content=listed_points)
    ready = Ready(replace(FOUR_NOTS, steps={**FOUR_NOTS.steps, CONGRESS: step}))
    verdict = unmet(sent(DAY, ready, CONGRESS, states=("participation", "other")), "report.content")
    assert "缺：风险评估" in verdict.reason.zh
    assert "missing: risk" in verdict.reason.en
    accepted(sent(DAY, ready, CONGRESS, states=("risk", "participation")))


def test_a_meeting_that_sent_it_back_decided_nothing_that_is_to_be_reported() -> None:
    back = after("meeting.decide")
    assert back.shape["meeting"] == "lapsed"
    assert not listed(back)


def test_the_time_runs_from_the_last_decision() -> None:
    fact = DECIDED.fact("meeting", "decide", "confirm_copy")
    assert fact is not None
    assert decided_on(DECIDED, ("meeting",), TOWN) == TOWN.day(fact.stated_at)
    assert decided_on(before("meeting.decide"), ("meeting",), TOWN) is None


def test_every_report_knows_the_time_and_only_that_to_the_committee_the_session() -> None:
    for step in (PARTY, CONGRESS, "superior_approval"):
        figures = Ready(FOUR_NOTS).kind(step).figures
        assert "sent_within" in figures
        assert ("before_session" in figures) is (step == CONGRESS)
    assert said(f"{PARTY}.report").session_on is None
