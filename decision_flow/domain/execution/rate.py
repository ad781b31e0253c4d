"""The on-time rate (按时办结率): of the tasks due in a period, the share that was done in time.

Definition, the only one. Counted are the tasks whose day that counts (`due.due_day`) lies in the
period, first and last day included, and that were not ended by a later decision. Done in time are
those reported done on or before that day and accepted by somebody else. What is reported and not
yet accepted, what is late and what is not done at all are counted apart and are not in time. A task
stands in the period of its day alone, so no task is counted twice. A period is frozen at a moment:
only lines recorded by then are read, so that nothing written later changes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from decision_flow.domain.execution.book import TaskBook, Tracked
from decision_flow.domain.execution.due import due_day
from decision_flow.domain.execution.said import Key
from decision_flow.domain.people import Body


class Punctual(StrEnum):
    """How a task that was due stands."""

    IN_TIME = "in_time"
    LATE = "late"
    NOT_ACCEPTED = "not_accepted"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class Period:
    """Legal days, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task that was due in a period: of which case and step, on which day, how it stands."""

    case: str
    step: str
    key: Key
    due: date
    stands: Punctual


@dataclass(frozen=True, slots=True)
class OnTime:
    """The on-time rate of a period, with every task that it counts."""

    period: Period
    tasks: tuple[DueTask, ...]

    def count(self, stands: Punctual) -> int:
        """Return how many tasks stand so."""
        return sum(each.stands is stands for each in self.tasks)

    @property
    def rate(self) -> Fraction | None:
        """Return the share done in time, of all that were due; None where nothing was."""
        return Fraction(self.count(Punctual.IN_TIME), len(self.tasks)) if self.tasks else None


def on_time(
    books: Iterable[tuple[str, str, TaskBook]], body: Body, period: Period, frozen: datetime
) -> OnTime:
    """Return the rate of a period. Each book stands with its case and step.

    The books are made of the lines recorded until the moment `frozen` and of no other.
    """
    found = (
        DueTask(case, step, key, day, _stands(each, day, body))
        for case, step, book in books
        for key, each in book.tasks.items()
        if each.ended is None and (day := due_day(each, book, body, on=frozen).counted) in period
    )
    return OnTime(period, tuple(sorted(found, key=lambda d: (d.due, d.case, d.step, d.key))))


def _stands(each: Tracked, due: date, body: Body) -> Punctual:
    if each.finished is None:
        return Punctual.NOT_DONE
    if body.day(each.finished.at) > due:
        return Punctual.LATE
    return Punctual.IN_TIME if each.accepted is not None else Punctual.NOT_ACCEPTED
