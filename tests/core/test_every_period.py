"""Every period of every procedure that is offered: a day too few, just enough, a day more.

Floors do not roll over a day of rest and ceilings do; each figure is asked of the check that uses
it, counted from each of some days around the holidays.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from cases import READY, TOWN, after, before, said
from procedures import FOUR_NOTS, adjusted

from decision_flow.domain.calendar import Calendar, Unit
from decision_flow.domain.checks import least_period, overdue
from decision_flow.domain.errors import CalendarMissingError
from decision_flow.domain.kind import PERIODS, Asked
from decision_flow.domain.move import Setting
from decision_flow.domain.people import Actor, Duty
from decision_flow.domain.procedure import Bound, Figure
from workflows import calendar, offered

DAYS: Calendar = calendar.load()
STARTS = [date(2025, 9, 26), date(2026, 1, 16), date(2026, 2, 12), date(2026, 4, 1)]
ONE = timedelta(days=1)


def figures() -> list[tuple[str, Figure]]:
    """Every period that is offered, each figure once, under the name of a rule set that has it."""
    found: dict[tuple[str, str, Bound, object, str], tuple[str, Figure]] = {}
    for key in offered().keys:
        for step in offered().load(key).steps.values():
            for name, figure in step.figures.items():
                if figure.unit in PERIODS:
                    what = step.kind, name, figure.bound, figure.value, figure.unit
                    label = f"{key}:{step.key}.{name} {figure.bound} {figure.value} {figure.unit}"
                    found.setdefault(what, (label, figure))
    return [*found.values()]


ALL = figures()
FLOORS = [(name, f) for name, f in ALL if f.bound is Bound.AT_LEAST]
CEILINGS = [(name, f) for name, f in ALL if f.bound is Bound.AT_MOST]


def asked() -> Asked[None]:
    setting = Setting(TOWN, DAYS, after("drafting.register").newest["drafting"].stated_at)
    case, step = after("drafting.register"), READY.procedure.steps["open_consultation"]
    actor = Actor("wu", "吴", "局", Duty.DRAFTER)
    return Asked(case, READY.procedure, step, None, setting, actor, setting.at)


def ids(found: list[tuple[str, Figure]]) -> list[str]:
    return [name for name, _ in found]


def test_there_are_floors_and_ceilings_in_all_three_units():
    assert {f.unit for _, f in ALL} == {*PERIODS}
    assert FLOORS
    assert CEILINGS


@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize("figure", [f for _, f in FLOORS], ids=ids(FLOORS))
def test_a_floor_is_full_on_its_day_and_not_the_day_before(figure, start):
    first = DAYS.floor(start, figure.count, Unit(figure.unit))
    passed = [
        least_period(
            "period", asked(), figure, ("期限", "period"), start=start, end=first + n * ONE
        ).passed
        for n in (-1, 0, 1)
    ]

    assert passed == [False, True, True]
    if figure.unit == Unit.DAYS:
        assert first == start + timedelta(days=figure.count), "a floor does not roll"


@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize("figure", [f for _, f in CEILINGS], ids=ids(CEILINGS))
def test_a_ceiling_is_kept_on_its_day_and_passed_on_the_next(figure, start):
    unit = Unit(figure.unit)
    try:
        last = DAYS.ceiling(start, figure.count, unit)
    except CalendarMissingError:
        last = None
    name = ("期限", "period")
    if last is None:
        (told,) = overdue("period", asked(), figure, name, start=start, done=start)
        assert told.code == "period.provisional"
        return
    late = [
        bool(overdue("period", asked(), figure, name, start=start, done=last + n * ONE))
        for n in (-1, 0, 1)
    ]

    assert late == [False, False, True]
    assert DAYS.works(last), "a ceiling rolls past a day of rest"


@pytest.mark.parametrize(
    ("closes", "codes"),
    [
        (date(2023, 4, 4), {"consultation.period"}),
        (date(2023, 4, 5), {"consultation.rest_day"}),
        (date(2023, 4, 6), set()),
    ],
    ids=["below", "at, Tomb-sweeping Day", "above"],
)
def test_a_window_that_ends_on_a_day_of_rest_is_lawful_and_warned_of(closes, codes):
    notice = said("open_consultation.publish", closes=closes, shortening=None)
    scene = before("open_consultation.publish")
    setting = Setting(
        TOWN, DAYS, after("open_consultation.publish").newest["open_consultation"].stated_at
    )
    step = READY.procedure.steps["open_consultation"]
    question = Asked(
        scene,
        READY.procedure,
        step,
        notice,
        setting,
        Actor("wu", "吴", "局", Duty.DRAFTER),
        setting.at,
    )
    publish = READY.kinds["open_consultation"].verb("publish")
    verdicts = [v for check in publish.requirements for v in check(question)]
    assert {v.code for v in verdicts if not v.passed} == codes
    assert any(v.refuses for v in verdicts) is ("consultation.period" in codes)


def test_papers_of_an_older_text_are_not_those_of_this_one():
    figure = Figure(Bound.AT_LEAST, 1, Unit.DAYS, FOUR_NOTS.source)
    ready = adjusted(FOUR_NOTS, "meeting", figures={"materials_before": figure})
    case = before("meeting.schedule")
    since = TOWN.day(case.newest["drafting"].stated_at)
    schedule = said("meeting.schedule")
    at = after("meeting.schedule").newest["meeting"].stated_at
    passed = []
    for day in (since - ONE, since, since + ONE):
        says = replace(schedule, materials_on=day)
        question = Asked(
            case,
            ready,
            ready.steps["meeting"],
            says,
            Setting(TOWN, DAYS, at),
            Actor("sun", "孙", "办", Duty.SECRETARY),
            at,
        )
        verb = READY.kinds["meeting"].verb("schedule")
        found = [v for check in verb.requirements for v in check(question)]
        passed.append(all(v.passed for v in found if v.code == "meeting.materials"))
    assert passed == [False, True, True]
