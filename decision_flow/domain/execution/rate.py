"""The on-time rate (按时办结率): of the tasks due in a period, the share that was done in time.

Definition, the only one. Counted are the tasks whose day that counts (`due.due_day`) lies in the
period, first and last day included, but for those that a later decision ended on or before that
day: what it ended afterwards counts as it stood. Done in time are those reported done on or before
that day and accepted by somebody else. What is reported and not yet accepted, what is late and what
is not done at all are counted apart and are not in time. A task
stands in the period of its day alone, so no task is counted twice. A period is frozen at a moment:
only lines recorded by then are read, so that nothing written later changes it.

What was entered late counts by the day that its paper shows, which somebody compared; the day of
the entry is told with the task.

Tasks that came to the plan after it was first made count as well, and are told apart, with the rate
that there is without them: whoever adds what is as good as done raises the one and not the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from decision_flow.domain.execution.book import TaskBook, Tracked
from decision_flow.domain.execution.due import due_day
from decision_flow.domain.execution.said import Key
from decision_flow.domain.people import Body
from decision_flow.domain.values import Text


class Punctual(StrEnum):
    """How a task that was due stands."""

    IN_TIME = "in_time"
    LATE = "late"
    NOT_ACCEPTED = "not_accepted"
    NOT_DONE = "not_done"


PUNCTUAL: Mapping[Punctual, Text] = {
    Punctual.IN_TIME: Text("按时办结", "in time"),
    Punctual.LATE: Text("逾期办结", "late"),
    Punctual.NOT_ACCEPTED: Text("按时报完成待验收", "in time, to be accepted"),
    Punctual.NOT_DONE: Text("未办结", "not done"),
}
DEFINITION = Text(
    "按时办结率，是指到期日在本期内（首末两日均计入）的任务中，在到期日以前报告完成并经他人验收的任务所占比例；"
    "到期日以前（含当日）因决策变更而结束的任务不计入，到期日以后才结束的仍按其状况计入；报告完成而尚未验收的、"
    "逾期的、未办结的，均不计为按时办结。到期日按批准的延期和中止执行的日数顺延，补录的中止自录入之日起算，"
    "逾期以后申请的延期不改变按时与否。补录的完成报告和延期申请以经核对的原件所载日期为准，逐项注明补录日期。"
    "首次分解以后增补的任务也计入，另列项数和不计增补任务的比例。",
    "Of the tasks whose day lies in the period, first and last day included, the share reported "
    "done by that day and accepted by somebody else. What a later decision ended by its day does "
    "not count; what it ended afterwards counts as it stood. The day moves with longer time that "
    "was granted and with suspensions, from the day on which a suspension was entered; longer time "
    "asked for afterwards makes nothing punctual. Reports and requests entered late count by the "
    "day of the paper that was compared, and the day of the entry is told. "
    "Tasks that were added after the plan was first made count "
    "as well; how many they are, and the share without them, stand beside it.",
)


@dataclass(frozen=True, slots=True)
class Period:
    """Legal days, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task that was due in a period: of which case and step, on which day, how it stands.

    `added`: it came to the plan after that was first made. `entered` is the day on which the
    report, or a request for longer time that counts, was written down, where that was late.
    """

    case: str
    step: str
    key: Key
    due: date
    stands: Punctual
    added: bool
    entered: date | None = None

    @property
    def remark(self) -> Text | None:
        """Return what is to be said of a task that rests on something entered late."""
        if self.entered is None:
            return None
        return Text(f"{self.entered}补录", f"entered late, on {self.entered}")


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

    @property
    def planned(self) -> "OnTime":
        """Return the same without what was added after the plan was first made."""
        return OnTime(self.period, tuple(each for each in self.tasks if not each.added))


def on_time(
    books: Iterable[tuple[str, str, TaskBook]], body: Body, period: Period, frozen: datetime
) -> OnTime:
    """Return the rate of a period. Each book stands with its case and step.

    The books are made of the lines recorded until the moment `frozen` and of no other.
    """
    found = (
        DueTask(
            case,
            step,
            key,
            day,
            _stands(each, day, body),
            each.added is not None,
            _entered(each, day, body),
        )
        for case, step, book in books
        for key, each in book.tasks.items()
        if (day := due_day(each, book, body, on=frozen).counted) in period
        and not (each.ended is not None and body.day(each.ended.at) <= day)
    )
    return OnTime(period, tuple(sorted(found, key=lambda d: (d.due, d.case, d.step, d.key))))


def _stands(each: Tracked, due: date, body: Body) -> Punctual:
    if each.finished is None:
        return Punctual.NOT_DONE
    if body.day(each.finished.at) > due:
        return Punctual.LATE
    return Punctual.IN_TIME if each.accepted is not None else Punctual.NOT_ACCEPTED


def _entered(each: Tracked, due: date, body: Body) -> date | None:
    asked = (e.asked for e in each.extensions if e.granted and body.day(e.asked.at) <= due)
    rests = (*asked, *((each.finished,) if each.finished is not None else ()))
    return max((day for entry in rests if (day := entry.entered(body)) is not None), default=None)
