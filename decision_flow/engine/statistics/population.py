"""What figures are counted from, and what they are made of."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import Case, Fact
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.people import Body
from decision_flow.domain.values import Cite, Source, Text
from decision_flow.domain.views import Refusal
from decision_flow.engine.rules import Ready


@dataclass(frozen=True, slots=True)
class Record:
    """A case with its facts recorded by the moment, and what they make of it."""

    case: Case
    ready: Ready
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Population:
    """All cases of a body, all that was refused, and the body, as recorded by `frozen`.

    `ends` are the last lines that were read of each stream. It is illustrative where the note of an
    act says so.
    """

    body: Body
    calendar: Calendar
    records: tuple[Record, ...]
    refusals: tuple[Refusal, ...]
    period: Period
    frozen: datetime
    ends: tuple[Cite, ...] = ()
    illustrative: bool = False

    @property
    def today(self) -> date:
        """Return the legal day of the moment at which the figures are frozen."""
        return self.body.day(self.frozen)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a row counts: in which stream and line it stands, and what it is.

    `note` is what is to be said of this one alone: why it was refused, that it was too short.
    """

    stream: str
    line: int
    what: str
    on: date | None = None
    days: int | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A number, and all that it counts. With `of` it is a share of so many; `days` add up.

    `below` counts those shorter than the `minimum`, where the rule sets of its cases state one.
    """

    key: str
    label: Text
    count: int
    items: tuple[Item, ...]
    of: int | None = None
    days: int | None = None
    below: int | None = None

    @property
    def share(self) -> Fraction | None:
        """Return the share, exact; None where it is of nothing."""
        return Fraction(self.count, self.of) if self.of else None

    @property
    def mean_days(self) -> Fraction | None:
        """Return the mean number of days, exact; None where no days are counted."""
        return Fraction(self.days, self.count) if self.days is not None and self.count else None


@dataclass(frozen=True, slots=True)
class Statistic:
    """A figure: what it is called, its definition, the rule that it looks at, its rows."""

    key: str
    label: Text
    definition: Text
    source: Source
    rows: tuple[Row, ...]
