"""Working days: the table that ships says what was published, and never guesses."""

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from decision_flow.domain.calendar import Calendar, Unit
from decision_flow.domain.errors import CalendarMissingError, ProcedureError
from workflows import ProcedureFaultsError
from workflows import calendar as working_days

YEARS = range(2004, 2027)
PACKAGE_IS_WRONG = {date(2005, 12, 31)}  # worked, by the notice for 2006 (国办发明电〔2005〕35号)
DIGEST = "5cdb1472811a571954b29fffa75c223228bea6734e65e0f7889094114df20106"

WORKED_WEEKENDS = {
    2019: "2/2 2/3 4/28 5/5 9/29 10/12",
    2020: "1/19 4/26 5/9 6/28 9/27 10/10",
    2021: "2/7 2/20 4/25 5/8 9/18 9/26 10/9",
    2022: "1/29 1/30 4/2 4/24 5/7 10/8 10/9",
    2023: "1/28 1/29 4/23 5/6 6/25 10/7 10/8",
    2024: "2/4 2/18 4/7 4/28 5/11 9/14 9/29 10/12",
    2025: "1/26 2/8 4/27 9/28 10/11",
    2026: "1/4 2/14 2/28 5/9 9/20 10/10",
}
"""As the notices of these years have them."""

REST_2026 = [((1, 1), 3), ((2, 15), 9), ((4, 4), 3), ((5, 1), 5), ((6, 19), 3), ((9, 25), 3)]
REST_2026 += [((10, 1), 7)]
"""First day and number of days of each holiday of 2026, as the notice of 2025-11-04 has them."""

CEILINGS = [
    ("2025-09-26", 7, Unit.WORKING_DAYS, "2025-10-13"),
    ("2026-02-12", 7, Unit.WORKING_DAYS, "2026-02-28"),
    ("2026-04-30", 7, Unit.WORKING_DAYS, "2026-05-13"),
    ("2026-09-23", 7, Unit.WORKING_DAYS, "2026-10-10"),
    ("2025-09-26", 20, Unit.WORKING_DAYS, "2025-10-30"),
    ("2026-02-12", 20, Unit.WORKING_DAYS, "2026-03-18"),
    ("2026-09-23", 20, Unit.WORKING_DAYS, "2026-10-28"),
    ("2023-03-06", 30, Unit.DAYS, "2023-04-06"),
    ("2025-09-01", 30, Unit.DAYS, "2025-10-09"),
    ("2026-01-16", 30, Unit.DAYS, "2026-02-24"),
    ("2026-04-01", 30, Unit.DAYS, "2026-05-06"),
]


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return working_days.load()


def days_of(year):
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


@pytest.mark.parametrize("year", YEARS)
def test_every_day_is_as_chinesecalendar_has_it_but_for_its_one_mistake(calendar, year):
    differing = {d for d in days_of(year) if calendar.works(d) != chinese_calendar.is_workday(d)}

    assert differing == {day for day in PACKAGE_IS_WRONG if day.year == year}


@pytest.mark.parametrize("year", YEARS)
def test_every_day_is_as_holidays_has_it(calendar, year):
    theirs = holidays.country_holidays("CN", years=year)

    assert [d for d in days_of(year) if calendar.works(d) != theirs.is_working_day(d)] == []


@pytest.mark.parametrize(("year", "listed"), WORKED_WEEKENDS.items())
def test_the_weekend_days_worked_are_those_of_the_notices(calendar, year, listed):
    assert {f"{d.month}/{d.day}" for d in calendar.years[year].worked} == {*listed.split()}


def test_the_holidays_of_2026_are_those_of_the_notice_and_no_other_weekday_is_off(calendar):
    rest = {
        date(2026, *first) + timedelta(days=n) for first, count in REST_2026 for n in range(count)
    }

    assert not any(calendar.works(day) for day in rest)
    assert calendar.years[2026].off <= rest


def test_a_year_since_2008_without_a_public_holiday_of_fixed_date_is_not_whole(calendar):
    for number, year in calendar.years.items():
        fixed = (date(number, m, d) for m, d in ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3)))
        assert number < 2008 or all(d in year.off for d in fixed if d.weekday() < 5)


def test_a_notice_that_is_known_from_copies_says_that_it_is_unverified(calendar):
    named = {number: year.notice for number, year in calendar.years.items() if year.notice}

    assert [*named] == [2021, 2022, 2023, 2024, 2025, 2026]
    assert all(notice.unverified and "（未核）" in str(notice) for notice in named.values())
    assert named[2026].issued_on == date(2025, 11, 4)


def test_only_2026_claims_to_stand_on_a_notice_for_all_its_days(calendar):
    claims = [n for n, year in calendar.years.items() if "chinesecalendar" not in year.source]

    assert claims == [2026]


@pytest.mark.parametrize("golden", CEILINGS)
def test_a_ceiling_rolls_past_days_of_rest(calendar, golden):
    start, count, unit, last = golden

    assert str(calendar.ceiling(date.fromisoformat(start), count, unit)) == last


@pytest.mark.parametrize("golden", [g for g in CEILINGS if g[2] is Unit.WORKING_DAYS])
def test_the_day_before_has_one_working_day_less_and_the_next_one_more(calendar, golden):
    start, count, _, last = golden
    first, end = date.fromisoformat(start), date.fromisoformat(last)

    assert calendar.works(end)
    assert calendar.working_days_between(first, end - timedelta(days=1)) == count - 1
    assert calendar.working_days_between(first, end) == count
    assert (
        calendar.add_working_days(first, count - 1)
        < end
        < calendar.add_working_days(first, count + 1)
    )


@pytest.mark.parametrize(
    ("start", "full"),
    [
        ("2023-03-06", "2023-04-05"),
        ("2025-09-01", "2025-10-01"),
        ("2026-01-16", "2026-02-15"),
        ("2026-04-01", "2026-05-01"),
    ],
)
def test_a_floor_of_days_does_not_roll(calendar, start, full):
    assert str(calendar.floor(date.fromisoformat(start), 30, Unit.DAYS)) == full


@pytest.mark.parametrize(
    ("given", "enough"), [("2026-03-03", True), ("2026-03-04", True), ("2026-03-05", False)]
)
def test_seven_days_before_leaves_seven_whole_days(calendar, given, enough):
    last = calendar.days_before(date(2026, 3, 11), 7)

    assert (date.fromisoformat(given) <= last) is enough


@pytest.mark.parametrize("year", [2003, 2027])
def test_a_year_that_is_not_published_is_missing_and_not_guessed(calendar, year):
    with pytest.raises(CalendarMissingError) as caught:
        calendar.works(date(year, 1, 4))

    assert caught.value.year == year


def test_a_period_that_runs_into_a_missing_year_has_no_end(calendar):
    with pytest.raises(CalendarMissingError):
        calendar.ceiling(date(2026, 12, 20), 30, Unit.DAYS)
    with pytest.raises(CalendarMissingError):
        calendar.floor(date(2026, 12, 25), 7, Unit.WORKING_DAYS)


def test_a_period_that_ends_on_the_last_day_of_the_last_year_is_known(calendar):
    assert str(calendar.floor(date(2026, 12, 30), 1, Unit.WORKING_DAYS)) == "2026-12-31"


def test_the_table_that_is_published_is_not_changed(calendar):
    assert calendar.digest == DIGEST


def test_a_calendar_survives_its_bytes(calendar):
    content = working_days.canonical(calendar)

    assert working_days.parse_canonical(content) == calendar


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-1],
        lambda content: content.replace(b"2026-10-01", b"2026-10-32"),
        lambda content: content.replace(b'"format":"calendar/1"', b'"format":"calendar/2"'),
        lambda content: content.replace(b":", b": "),
        lambda _: b"[]",
        lambda _: b"[" * 100_000,
        lambda _: b"\xff",
    ],
)
def test_bytes_that_are_not_a_calendar_are_refused(calendar, spoil):
    with pytest.raises(ProcedureError):
        working_days.parse_canonical(spoil(working_days.canonical(calendar)))


TABLE = """\
key: test
version: 1
label: {zh: 测试, en: Test}
years:
  2026:
    source: 测试
    off: [2026-01-01, 2026-05-01, 2026-10-01, 2026-10-02]
    worked: [2026-01-04]
"""
OFF = "[2026-01-01, 2026-05-01, 2026-10-01, 2026-10-02]"
"""The public holidays of fixed date; in 2026 the third of October is a Saturday."""


@pytest.mark.parametrize(
    "change",
    [
        ("2026-01-01", "2026-01-01, 2026-01-02"),
        ("2026-01-04", "2026-01-03"),
        ("source: 测试", "source: 某处"),
        ("    source", "    notice: {act: 某通知}\n    source"),
        ("    source", "    corrects: 某通知\n    source"),
    ],
)
def test_the_digest_changes_with_any_day_with_the_source_and_with_the_notice(change):
    changed = working_days.load_text(TABLE.replace(*change), "test.yaml")

    assert changed.digest != working_days.load_text(TABLE, "test.yaml").digest


@pytest.mark.parametrize(
    ("change", "line", "allowed"),
    [
        ((OFF, "[2026-01-03]"), 7, "Monday to Friday"),
        (("[2026-01-04]", "[2026-01-05]"), 8, "Saturday or Sunday"),
        ((OFF, "[2025-01-01]"), 7, "days of 2026"),
        ((OFF, "[2026-02-30]"), 7, "must be a date"),
        ((OFF, "2026-01-01"), 7, "must be a list of dates"),
        ((OFF, "[2026-01-01, 2026-01-01]"), 7, "each once"),
        (("2026-05-01, ", ""), 5, "2026-05-01"),
        (("2026-01-04", "2026-10-01"), 8, "Saturday or Sunday"),
        (("    source", "    notice: 某通知\n    source"), 6, "the notice that published it"),
        (("    source", "    notice: {number: 1号}\n    source"), 6, "act"),
        (("    source", "    notice: {act: 甲, kind: 已核}\n    source"), 6, "unverified"),
        (("  2026:", "  26:"), 5, "a year from 1950 to 2199"),
        (("  2026:", "  ２０２６:"), 5, "a year from 1950 to 2199"),
        (("    source: 测试\n", ""), 5, "source"),
        (("    source: 测试", "    notes: 测试"), 6, "source, notice, corrects, off, worked"),
    ],
)
def test_a_wrong_table_is_refused_with_line_and_what_is_allowed(change, line, allowed):
    with pytest.raises(ProcedureFaultsError) as caught:
        working_days.load_text(TABLE.replace(*change), "test.yaml")

    assert any(f.place.line == line and allowed in f.text.en for f in caught.value.faults)
