"""What is due while a decision is carried out: its tasks, and what follows a suspension."""

from collections.abc import Iterator
from datetime import date

from decision_flow.domain import counting
from decision_flow.domain.calendar import Calendar, Unit
from decision_flow.domain.case import IDLE, Case
from decision_flow.domain.counting import joined
from decision_flow.domain.execution.book import TaskBook, Tracked
from decision_flow.domain.execution.due import due_day
from decision_flow.domain.people import Body
from decision_flow.domain.procedure import Figure
from decision_flow.domain.steps.after.execution.trouble import RESOLVE_WITHIN
from decision_flow.domain.steps.after.filing import published_on
from decision_flow.domain.steps.after.post_evaluation import WITHIN
from decision_flow.domain.values import Text
from decision_flow.domain.views import Deadline
from decision_flow.engine.rules import Ready

EXECUTION = "execution"
"""The kind whose days stand in a book."""


def tasks_due(ready: Ready, case: Case, body: Body) -> Iterator[Deadline]:
    """Yield the days of the tasks that were not reported done; none while the clock is still."""
    for step in ready.of_kind(EXECUTION):
        book = case.tasks.get(step) or TaskBook()
        if case.shape[step] in ready.counting(step) or book.suspended is not None:
            continue
        for each in book.open.values():
            if each.finished is not None:
                continue
            day = due_day(each, book, body).day
            yield Deadline(step, "finish", day, provisional=False, derivation=_set_by(each, day))


def _set_by(each: Tracked, day: date) -> Text:
    task = each.task
    zh, en = (
        f"任务分解所定：{task.unit}，{task.goal}",
        f"As the plan sets it: {task.unit}, {task.goal}",
    )
    if day == task.due:
        return Text(zh, en)
    return Text(
        f"{zh}；原定{task.due}，经批准延期或者因中止执行顺延至{day}",
        f"{en}; set to {task.due}, moved to {day} by more time or a suspension",
    )


def suspension_due(ready: Ready, case: Case, body: Body, calendar: Calendar) -> Iterator[Deadline]:
    """Yield by when the chief resolves a suspension, until it goes to a case of its own."""
    for step in ready.of_kind(EXECUTION):
        figure = ready.procedure.steps[step].figures.get(RESOLVE_WITHIN)
        book = case.tasks.get(step) or TaskBook()
        if figure is None or book.suspended is None or book.referred is not None:
            continue
        name = Text("中止执行之日", "the suspension")
        yield ceiling_deadline(
            step, "resume", body.day(book.suspended.began.at), figure, calendar, name
        )


def evaluation_due(ready: Ready, case: Case, body: Body, calendar: Calendar) -> Iterator[Deadline]:
    """Yield by when the decision is evaluated, where a place sets that and it was not begun."""
    start = published_on((case.latest(s) for s in ready.of_kind("publication")), body)
    for step in ready.of_kind("post_evaluation"):
        figure = ready.procedure.steps[step].figures.get(WITHIN)
        if start is not None and figure is not None and case.shape[step] in IDLE:
            name = Text("公布之日", "the publication")
            yield ceiling_deadline(step, "commission", start, figure, calendar, name)


def ceiling_deadline(  # noqa: PLR0917 - read in this order it is a sentence
    step: str, what: str, start: date, figure: Figure, calendar: Calendar, name: Text
) -> Deadline:
    """Return a day that a figure sets after another day, with how it was counted."""
    counted = counting.ceiling(calendar, start, figure)
    zh, en = counting.UNITS[Unit(figure.unit)]
    rule = Text(
        f"自{start}（{name.zh}）起{figure.count}{zh}内，{figure.source}",
        f"Within {figure.count} {en} of {name.en} on {start}: {figure.source}",
    )
    text = joined(rule, counted.text)
    return Deadline(step, what, counted.day, provisional=counted.provisional, derivation=text)
