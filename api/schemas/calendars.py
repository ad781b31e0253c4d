"""What is told of calendars: years, the notice of each, and what another calendar moves."""

from datetime import date
from typing import Any

from api.schemas.deadlines import DeadlineOut, deadline_out
from api.schemas.words import Out, TextOut, text_out
from decision_flow.domain.calendar import Calendar, Notice, Year
from decision_flow.engine.recounting import Recounted
from decision_flow.service import Entered


class NoticeOut(Out):
    """The official notice that published a year; `unverified` when known from copies alone."""

    act: str
    number: str | None
    date: date | None
    unverified: bool


class YearOut(Out):
    """A year of a calendar: where its days were read, and by which notice they were published."""

    year: int
    source: str
    notice: NoticeOut | None
    corrects: str | None


class YearDaysOut(YearOut):
    """A year with its days: weekdays off, weekend days worked."""

    off: tuple[date, ...]
    worked: tuple[date, ...]


class CalendarOut(Out):
    """A calendar in a list; `adopted` says whether your body counts by it now."""

    digest: str
    adopted: bool
    years: tuple[YearOut, ...]


class CalendarsOut(Out):
    """The calendars on file, the one that reaches furthest first."""

    calendars: tuple[CalendarOut, ...]


class CalendarDaysOut(Out):
    """A calendar with all its days."""

    digest: str
    adopted: bool
    years: tuple[YearDaysOut, ...]


class RecountedOut(Out):
    """A day due by the former calendar and by this one; `warning` where somebody is to be told."""

    case: str
    title: str
    step: str
    what: str
    moved: bool
    was: DeadlineOut
    now: DeadlineOut
    warning: TextOut | None


class AdoptedOut(Out):
    """The calendar that a body counts by from now on, and what was counted anew by it."""

    calendar: str
    line: int
    recounted: tuple[RecountedOut, ...]


def calendar_out(calendar: Calendar, present: str | None) -> CalendarOut:
    years = tuple(YearOut(**_told(n, year)) for n, year in sorted(calendar.years.items()))
    return CalendarOut(digest=calendar.digest, adopted=calendar.digest == present, years=years)


def calendar_days_out(calendar: Calendar, present: str | None) -> CalendarDaysOut:
    years = tuple(
        YearDaysOut(
            **_told(n, year), off=tuple(sorted(year.off)), worked=tuple(sorted(year.worked))
        )
        for n, year in sorted(calendar.years.items())
    )
    return CalendarDaysOut(digest=calendar.digest, adopted=calendar.digest == present, years=years)


def adopted_out(digest: str, entered: Entered) -> AdoptedOut:
    found = tuple(_recounted_out(each) for each in entered.recounted)
    return AdoptedOut(calendar=digest, line=entered.fact.seq, recounted=found)


def _told(number: int, year: Year) -> dict[str, Any]:
    notice = None if year.notice is None else _notice_out(year.notice)
    return {
        "year": number,
        "source": year.source,
        "notice": notice,
        "corrects": year.corrects or None,
    }


def _notice_out(notice: Notice) -> NoticeOut:
    return NoticeOut(
        act=notice.act,
        number=notice.number or None,
        date=notice.issued_on,
        unverified=notice.unverified,
    )


def _recounted_out(found: Recounted) -> RecountedOut:
    return RecountedOut(
        case=found.case,
        title=found.title,
        step=found.now.step,
        what=found.now.what,
        moved=found.moved,
        was=deadline_out(found.was),
        now=deadline_out(found.now),
        warning=None if found.warning is None else text_out(found.warning),
    )
