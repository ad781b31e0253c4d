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

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class Unit(StrEnum):
    """In what a period is counted."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Year:
    """The exceptions of one year: weekdays off, weekend days worked, and who published them.

    `names` says of what holiday a day is, weekends among them, where that is known.
    """

    off: frozenset[date]
    worked: frozenset[date]
    source: str = ""
    names: Mapping[date, str] = field(default_factory=dict)


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
        if self.on_weekend(day):
            return day in year.worked
        return day not in year.off

    def rests(self, day: date) -> bool:
        """Return whether `day` is known to be a day of rest; an unknown year is not."""
        return day.year in self.years and not self.works(day)

    def made_up(self, day: date) -> bool:
        """Return whether `day` is a Saturday or Sunday that is known to be worked."""
        return self.on_weekend(day) and day.year in self.years and self.works(day)

    @staticmethod
    def on_weekend(day: date) -> bool:
        """Return whether `day` is a Saturday or a Sunday."""
        return day.weekday() >= SATURDAY

    def add_working_days(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`. Raises CalendarMissingError."""
        while count > 0:
            day = later(day)
            count -= self.works(day)
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
        end = self.floor(day, count, unit)
        while not self.works(end):
            end = later(end)
        return end

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
