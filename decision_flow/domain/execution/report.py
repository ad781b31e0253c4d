"""The report on how decisions are carried out (每半年通报): what stands in it, how a task counts.

Definitions, the only ones. A decision stands in the report of a period when it was issued on or
before the last day and either in the period, or while something of it was still owed on the first
day: no task named yet, or one neither accepted nor ended. Every task of such a decision stands in
it. Whether a task was done in time is told of those due in the period alone, as `rate` says. A
report is made at a moment: of the lines recorded by then and no other, so that it can be made again
at any time and is the same.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from decision_flow.domain.execution.book import TaskBook, Tracked
from decision_flow.domain.execution.due import due_day
from decision_flow.domain.execution.rate import DueTask, OnTime, Period, Punctual, on_time
from decision_flow.domain.execution.said import Key, Task
from decision_flow.domain.people import Body
from decision_flow.domain.values import Text

PERIOD = "^20[0-9]{2}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$"
"""How a period is named."""


class Audience(StrEnum):
    """Before whom it is reported; each is told the same figures."""

    PARTY = "party"
    CONGRESS = "congress"
    GOVERNMENT = "government"


AUDIENCES: Mapping[Audience, Text] = {
    Audience.PARTY: Text("同级党委全体会议", "plenary of the Party committee"),
    Audience.CONGRESS: Text("同级人民代表大会", "people's congress"),
    Audience.GOVERNMENT: Text("政府组成人员会议", "meeting of the members of the government"),
}


class Condition(StrEnum):
    """How a task stands at the moment of the report."""

    ACCEPTED = "accepted"
    WAITING = "waiting"
    UNDER_WAY = "under_way"
    OVERDUE = "overdue"
    ENDED = "ended"


CONDITIONS: Mapping[Condition, Text] = {
    Condition.ACCEPTED: Text("已完成并验收", "done and accepted"),
    Condition.WAITING: Text("已报完成待验收", "reported done, to be accepted"),
    Condition.UNDER_WAY: Text("办理中", "under way"),
    Condition.OVERDUE: Text("逾期未完成", "overdue"),
    Condition.ENDED: Text("因决策调整或终止而结束", "ended by a later decision"),
}


@dataclass(frozen=True, slots=True)
class Issued:
    """A decision that was issued, as its case stood at the moment of the report.

    `on` is the legal day of the issue, `seq` and `head` are the last line that was read of the
    case. It is illustrative where the note of an act says so.
    """

    case: str
    title: str
    number: str
    on: date
    closed: bool
    books: Mapping[str, TaskBook]
    seq: int
    head: str
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class ReportedTask:
    """A task in the report; `due` is its day as it was extended, `stands` told of one due.

    `percent` is what the unit reported last; a task that it reported done is all done to it.
    `entered` is as in `DueTask`.
    """

    step: str
    key: Key
    task: Task
    percent: int
    due: date
    condition: Condition
    stands: Punctual | None
    entered: date | None = None


@dataclass(frozen=True, slots=True)
class ReportedDecision:
    """A decision in the report, with its tasks in order and the problems not dealt with yet."""

    issued: Issued
    tasks: tuple[ReportedTask, ...]
    problems: int
    suspended: bool


@dataclass(frozen=True, slots=True)
class ExecutionReport:
    """The report of a body on a period, as things stood at the moment `at`."""

    body: Body
    period: Period
    at: datetime
    decisions: tuple[ReportedDecision, ...]
    on_time: OnTime

    @property
    def tasks(self) -> tuple[ReportedTask, ...]:
        """Return every task in the report, decision by decision."""
        return tuple(task for each in self.decisions for task in each.tasks)

    @property
    def issued(self) -> int:
        """Return how many decisions were issued in the period."""
        return sum(each.issued.on in self.period for each in self.decisions)

    def count(self, condition: Condition) -> int:
        """Return how many tasks stand so."""
        return sum(task.condition is condition for task in self.tasks)


def execution_report(
    decisions: Iterable[Issued], body: Body, period: Period, at: datetime
) -> ExecutionReport:
    """Return the report on a period. Each decision is made of the lines recorded until `at`."""
    told = sorted(
        (each for each in decisions if _stands(each, body, period)), key=lambda d: (d.on, d.case)
    )
    books = [(each.case, step, book) for each in told for step, book in each.books.items()]
    rate = on_time(books, body, period, at)
    due = {(each.case, each.step, each.key): each for each in rate.tasks}
    return ExecutionReport(body, period, at, tuple(_reported(d, body, at, due) for d in told), rate)


def _stands(issued: Issued, body: Body, period: Period) -> bool:
    """Return whether a decision stands in the report of a period."""
    if issued.on > period.last:
        return False
    tasks = [task for book in issued.books.values() for task in book.tasks.values()]
    if issued.on in period or not tasks:
        return issued.on in period or not issued.closed
    return any(_owed_on(task, body, period.first) for task in tasks)


def _owed_on(tracked: Tracked, body: Body, day: date) -> bool:
    over = tracked.accepted or tracked.ended
    return over is None or body.day(over.at) >= day


def _reported(
    issued: Issued, body: Body, at: datetime, due: Mapping[tuple[str, str, Key], DueTask]
) -> ReportedDecision:
    tasks = (
        ReportedTask(
            step,
            key,
            each.task,
            _percent(each),
            day := due_day(each, book, body, on=at).day,
            _condition(each, day, body.day(at)),
            None if (counted := due.get((issued.case, step, key))) is None else counted.stands,
            None if counted is None else counted.entered,
        )
        for step, book in issued.books.items()
        for key, each in book.tasks.items()
    )
    books = issued.books.values()
    return ReportedDecision(
        issued,
        tuple(sorted(tasks, key=lambda t: (t.due, t.step, t.key))),
        sum(len(book.problems) for book in books),
        any(book.suspended is not None for book in books),
    )


def _percent(tracked: Tracked) -> int:
    return 100 if tracked.waits or tracked.accepted is not None else tracked.percent


def _condition(tracked: Tracked, due: date, today: date) -> Condition:
    if tracked.ended is not None:
        return Condition.ENDED
    if tracked.accepted is not None:
        return Condition.ACCEPTED
    if tracked.waits:
        return Condition.WAITING
    return Condition.OVERDUE if today > due else Condition.UNDER_WAY


_PERIOD = re.compile(PERIOD)
_MONTHS = {"H1": (1, 6), "H2": (7, 12), **{f"Q{n}": (3 * n - 2, 3 * n) for n in range(1, 5)}}


def period_named(word: str) -> Period:
    """Return the days of a half-year, a quarter, a month or a year: 2023H1, 2023Q3, 2023-05, 2023.

    Raises `ValueError` for any other word.
    """
    if not _PERIOD.fullmatch(word):
        raise ValueError(f"{word!r} names no period")
    year, part = int(word[:4]), word[4:]
    first, last = _MONTHS.get(part) or ((int(part[1:]),) * 2 if part else (1, 12))
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
