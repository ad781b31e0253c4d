"""What is overdue in a case, and who answers for it: the unit that was charged, or the duty."""

from collections.abc import Collection, Iterator
from datetime import datetime

from decision_flow.domain.answering.ledger import Owed
from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import Case
from decision_flow.domain.execution.book import TaskBook
from decision_flow.domain.execution.due import due_day
from decision_flow.domain.people import Body, Duty, Person
from decision_flow.domain.units import is_of, kin
from decision_flow.domain.values import Text, decree_713
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.execution import EXECUTION
from decision_flow.engine.rules import Ready

_FINISH = "finish"


def overdue(  # noqa: PLR0917 - what a case is asked with
    ready: Ready,
    case: Case,
    body: Body,
    calendar: Calendar,
    person: Person,
    duties: Collection[Duty],
    *,
    at: datetime,
) -> Iterator[Owed]:
    """Yield what is due in a case before today and not done, and is for this person to answer.

    A task is the unit's: whoever is of it, and executes. Any other day is that of the duty which
    does the step, for who exercised it in this case; these are `duties`.
    """
    day = body.day(at)
    if Duty.EXECUTOR in person.duties_on(day):
        yield from _tasks(ready, case, body, person, at=at)
    for each in deadlines(ready, case, body, calendar, on=day):
        if each.due < day and each.what != _FINISH and ready.kind(each.step).principal in duties:
            yield Owed(
                case.id,
                each.step,
                each.what,
                each.due,
                (day - each.due).days,
                each.derivation,
                decree_713(38),
            )


def _tasks(ready: Ready, case: Case, body: Body, person: Person, *, at: datetime) -> Iterator[Owed]:
    day = body.day(at)
    for step in ready.of_kind(EXECUTION):
        book = case.tasks.get(step) or TaskBook()
        for key, each in book.open.items():
            due = due_day(each, book, body, on=at).day
            charged = kin([each.task.unit], body.successions)
            if each.finished is None and due < day and is_of(person.unit, charged):
                text = Text(
                    f"任务{key}：{each.task.goal}（{each.task.unit}）",
                    f"Task {key}: {each.task.goal} ({each.task.unit})",
                )
                yield Owed(case.id, step, _FINISH, due, (day - due).days, text, decree_713(40))
