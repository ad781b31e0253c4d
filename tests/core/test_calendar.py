"""Periods: the first day is not counted, floors stay where they fall, ceilings roll over."""

from datetime import date, timedelta

import pytest
from cases import CALENDAR
from hypothesis import given
from hypothesis import strategies as st

from decision_flow.domain.calendar import Unit, add_months
from decision_flow.domain.errors import CalendarMissingError

DAYS_OF_2023 = st.dates(date(2023, 1, 1), date(2023, 11, 30))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2023, 4, 21), True),
        (date(2023, 4, 22), False),
        (date(2023, 4, 23), True),
        (date(2023, 4, 29), False),
        (date(2023, 5, 1), False),
        (date(2023, 5, 6), True),
        (date(2023, 5, 7), False),
    ],
    ids=["Friday", "Saturday", "make-up Sunday", "bridge", "Labour Day", "make-up", "Sunday"],
)
def test_a_working_day_is_what_the_state_council_published(*, day: date, works: bool) -> None:
    assert CALENDAR.works(day) is works
    assert CALENDAR.rests(day) is not works


def test_a_year_that_is_not_published_is_neither_worked_nor_rested() -> None:
    with pytest.raises(CalendarMissingError, match="2024年") as missing:
        CALENDAR.works(date(2024, 1, 2))
    assert missing.value.year == 2024
    assert not CALENDAR.rests(date(2024, 1, 1))


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2023, 4, 20), 1, date(2023, 4, 21)),
        (date(2023, 4, 20), 2, date(2023, 4, 23)),
        (date(2023, 4, 20), 7, date(2023, 4, 28)),
        (date(2023, 4, 28), 1, date(2023, 5, 4)),
        (date(2023, 4, 28), 3, date(2023, 5, 6)),
        (date(2023, 4, 28), 4, date(2023, 5, 8)),
    ],
)
def test_working_days_jump_holidays_and_count_make_up_days(
    start: date, count: int, end: date
) -> None:
    assert CALENDAR.add_working_days(start, count) == end
    assert CALENDAR.working_days_between(start, end) == count


@pytest.mark.parametrize(
    ("start", "count", "unit", "floor", "ceiling"),
    [
        (date(2023, 4, 1), 30, Unit.DAYS, date(2023, 5, 1), date(2023, 5, 4)),
        (date(2023, 4, 20), 7, Unit.WORKING_DAYS, date(2023, 4, 28), date(2023, 4, 28)),
        (date(2023, 4, 1), 1, Unit.MONTHS, date(2023, 5, 1), date(2023, 5, 4)),
    ],
)
def test_a_floor_stays_on_a_holiday_and_a_ceiling_rolls_past_it(
    start: date, count: int, unit: Unit, *, floor: date, ceiling: date
) -> None:
    assert CALENDAR.floor(start, count, unit) == floor
    assert CALENDAR.ceiling(start, count, unit) == ceiling


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 11, 30), 1, date(2023, 12, 30)),
        (date(2023, 12, 31), 12, date(2024, 12, 31)),
        (date(2023, 10, 31), 6, date(2024, 4, 30)),
        (date(2023, 5, 15), 0, date(2023, 5, 15)),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last_one(day: date, months: int, end: date) -> None:
    assert add_months(day, months) == end


@pytest.mark.parametrize("unit", list(Unit))
def test_a_period_past_the_end_of_time_is_a_missing_calendar_and_no_crash(unit: Unit) -> None:
    for day in (date.max, date.max - timedelta(days=1)):
        with pytest.raises(CalendarMissingError):
            CALENDAR.floor(day, 30, unit)
        with pytest.raises(CalendarMissingError):
            CALENDAR.ceiling(day, 0, unit)


@given(DAYS_OF_2023, st.integers(0, 15))
def test_one_more_working_day_is_always_later(day: date, count: int) -> None:
    assert CALENDAR.add_working_days(day, count) < CALENDAR.add_working_days(day, count + 1)


@given(DAYS_OF_2023, st.integers(1, 15))
def test_the_last_of_so_many_working_days_is_one(day: date, count: int) -> None:
    end = CALENDAR.add_working_days(day, count)
    assert CALENDAR.works(end)
    assert CALENDAR.working_days_between(day, end) == count


@given(DAYS_OF_2023, st.integers(0, 15), st.sampled_from([Unit.DAYS, Unit.WORKING_DAYS]))
def test_a_ceiling_ends_on_a_working_day_not_before_the_floor(
    day: date, count: int, unit: Unit
) -> None:
    end = CALENDAR.ceiling(day, count, unit)
    assert CALENDAR.works(end)
    assert end >= CALENDAR.floor(day, count, unit)
