"""Working days and periods.

A calendar is data with a digest; asked about a year that it does not hold, it says so and never
guesses. Counting follows Civil Code 200–204: the first day is not counted. A floor (a least
period) does not roll over a rest day; a ceiling (a deadline) does.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum

from decision_flow.domain.errors import CalendarMissingError
from decision_flow.domain.values import Text

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class Unit(StrEnum):
    """In what a period is counted."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Notice:
    """The official notice by which a year's days were published.

    `unverified` when it is known from copies alone: the notice itself was not seen.
    """

    act: str
    number: str = ""
    issued_on: date | None = None
    unverified: bool = False

    @property
    def name(self) -> str:
        """Return by what a correction names it: its number, or its title where it has none."""
        return self.number or self.act

    def __str__(self) -> str:
        told = "，".join(filter(None, (self.number, str(self.issued_on or ""))))
        return f"《{self.act}》" + f"（{told}）" * bool(told) + "（未核）" * self.unverified


@dataclass(frozen=True, slots=True)
class Year:
    """The exceptions of one year: weekdays off, weekend days worked, and who published them.

    `source` says where the days were read, `notice` what published them, `corrects` which earlier
    notice of the same year it replaces. `names` says of what holiday a day is, weekends among
    them, where that is known.
    """

    off: frozenset[date]
    worked: frozenset[date]
    source: str = ""
    names: Mapping[date, str] = field(default_factory=dict)
    notice: Notice | None = None
    corrects: str = ""

    @property
    def published_by(self) -> str:
        """Return by what a correction of this year names it."""
        return self.notice.name if self.notice is not None else self.source

    def same_days(self, other: "Year") -> bool:
        """Return whether both have the same days off and the same days worked."""
        return (self.off, self.worked) == (other.off, other.worked)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of the years it holds."""

    years: Mapping[int, Year]
    digest: str

    def works(self, day: date) -> bool:
        """Return whether `day` is a working day. Raises CalendarMissingError for other years."""
        year = self.years.get(day.year)
        if year is None:
            raise CalendarMissingError(day.year)
        return day in year.worked if day.weekday() >= SATURDAY else day not in year.off

    def rests(self, day: date) -> bool:
        """Return whether `day` is known to be a day of rest; an unknown year is not."""
        return day.year in self.years and not self.works(day)

    @staticmethod
    def on_weekend(day: date) -> bool:
        """Return whether `day` is a Saturday or a Sunday."""
        return day.weekday() >= SATURDAY

    def departures(self, present: "Calendar") -> tuple[Text, ...]:
        """Return why this calendar may not take the place of `present`: none where it may.

        No year is lost, and other days for a year are a correction that names what it corrects.
        """
        found = []
        for number, year in sorted(present.years.items()):
            own, name = self.years.get(number), year.published_by
            if own is None:
                zh = f"缺少{number}年，现行工作日历已有该年。"
                found.append(Text(zh, f"It lacks {number}, which the present calendar holds."))
            elif not own.same_days(year) and own.corrects != name:
                zh = f"{number}年与依“{name}”登记的日期不同，且未写明更正该通知。"
                en = f'{number} has other days than by "{name}", and names no correction of it.'
                found.append(Text(zh, en))
        return tuple(found)

    def add_working_days(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`. Raises CalendarMissingError."""
        try:
            while count > 0:
                day += ONE_DAY
                count -= self.works(day)
        except OverflowError as error:
            raise CalendarMissingError(MAXYEAR + 1) from error
        return day

    def working_days_between(self, day: date, end: date) -> int:
        """Return how many working days lie after `day` up to `end`, `end` included."""
        count = 0
        while day < end:
            day += ONE_DAY
            count += self.works(day)
        return count

    def floor(self, day: date, count: int, unit: Unit) -> date:
        """Return the first day on which a least period of `count` units after `day` is full.

        Raises CalendarMissingError for years that are not held, or that lie past the last date.
        """
        if unit is Unit.WORKING_DAYS:
            return self.add_working_days(day, count)
        return add_months(day, count) if unit is Unit.MONTHS else later(day, count)

    def ceiling(self, day: date, count: int, unit: Unit) -> date:
        """Return the last day of a period of at most `count` units: rolled past days of rest."""
        return self.rolled(self.floor(day, count, unit))

    def rolled(self, day: date) -> date:
        """Return the first working day from `day` on. Raises CalendarMissingError."""
        while not self.works(day):
            day = later(day)
        return day

    def days_before(self, day: date, count: int) -> date:
        """Return the last day that leaves `count` whole days before `day`, which is not counted.

        What must be there seven days before a hearing is there on this day or earlier. No statute
        says how to count backwards; this is how the engine does.
        """
        return later(day, -count)


def later(day: date, count: int = 1) -> date:
    """Return the day `count` days later. Raises CalendarMissingError past the last date."""
    try:
        return day + timedelta(days=count)
    except OverflowError as error:
        raise CalendarMissingError(MAXYEAR + 1) from error


def add_months(day: date, count: int) -> date:
    """Return the same day `count` months later, or the last day of that month (Civil Code 202).

    Raises CalendarMissingError past the last date.
    """
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    if year > MAXYEAR:
        raise CalendarMissingError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
