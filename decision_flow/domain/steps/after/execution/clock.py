"""What is said of what moves the days of tasks: a suspension entered late, much longer time."""

from datetime import date

from decision_flow.domain.execution.due import due_day
from decision_flow.domain.execution.said import (
    AnswerExtension,
    AskExtension,
    Finish,
    Suspend,
)
from decision_flow.domain.kind import Asked
from decision_flow.domain.steps.after.execution.tasks import book_of
from decision_flow.domain.values import HOUSE_RULE
from decision_flow.domain.verdict import Verdict, advice

SUSPENDED_LATE = "execution.suspended_late"
BEYOND_NEXT, FAR = "execution.beyond_next", "execution.far"


def stops_from_today(asked: Asked[Suspend]) -> tuple[Verdict, ...]:
    """Say that a suspension which is entered late stops the clock from today, and not before."""
    today = asked.setting.body.day(asked.setting.at)
    if asked.day == today:
        return ()
    return (
        advice(
            SUSPENDED_LATE,
            f"中止执行系补录：任务的时限自录入之日（{today}）起停止计算，{asked.day}至录入之日照常计算。",
            f"The suspension is entered late: the days of the tasks stand still from {today}, the "
            f"day of the entry; from {asked.day} until then they run.",
            HOUSE_RULE,
        ),
    )


def counted_otherwise(asked: Asked[Finish | AskExtension]) -> tuple[Verdict, ...]:
    """Say where a task is late by the clock, and in time by what a suspension states."""
    book, body, on = book_of(asked), asked.setting.body, asked.stated_at
    tracked = book.tasks.get(asked.payload.task)
    if tracked is None:
        return ()
    counted = due_day(tracked, book, body, on=on).counted
    if not counted < asked.day <= due_day(tracked, book, body, on=on, as_stated=True).counted:
        return ()
    return (
        advice(
            SUSPENDED_LATE,
            f"中止执行系补录，只自其录入之日起停止计算时限：任务{asked.payload.task}在按时办结率中按{counted}计算。",
            "A suspension that was entered late stops the clock from the day of its entry: in the "
            f"on-time rate task {asked.payload.task} counts by {counted}.",
            HOUSE_RULE,
        ),
    )


def much_longer(asked: Asked[AskExtension | AnswerExtension]) -> tuple[Verdict, ...]:
    """Say when a task gets longer than one that waits for it, or than a year beyond its first day.

    The year is a figure of ours. Neither is refused: what cannot be done sooner is not done sooner.
    """
    said = asked.payload
    tracked = book_of(asked).tasks.get(said.task)
    if tracked is None:
        return ()
    wanted = said if isinstance(said, AskExtension) else tracked.asking
    if wanted is None or (isinstance(said, AnswerExtension) and not said.granted):
        return ()
    to = wanted.to if isinstance(wanted, AskExtension) else wanted.said.to
    return (*_beyond_next(asked, to), *_far(tracked.task.due, to))


def _beyond_next(asked: Asked[AskExtension | AnswerExtension], to: date) -> tuple[Verdict, ...]:
    book, key = book_of(asked), asked.payload.task
    days = {
        other: due_day(each, book, asked.setting.body).day
        for other, each in book.open.items()
        if key in each.task.after
    }
    early = {other: day for other, day in days.items() if day < to}
    if not early:
        return ()
    zh = "、".join(f"{other}（{day}）" for other, day in early.items())
    en = ", ".join(f"{other} ({day})" for other, day in early.items())
    return (
        advice(
            BEYOND_NEXT,
            f"任务{key}延至{to}，晚于须待其验收才能完成的任务的时限：{zh}。请同时考虑这些任务的时限。",
            f"Task {key} gets until {to}, later than tasks that can only be done after it: {en}. "
            "Look at their days too.",
            HOUSE_RULE,
        ),
    )


def _far(due: date, to: date) -> tuple[Verdict, ...]:
    if (to.year, to.month, to.day) <= (due.year + 1, due.month, due.day):
        return ()
    return (
        advice(
            FAR,
            f"延至{to}，比任务分解所定的时限（{due}）晚一年以上：请核对日期；执行因此实质改变决策的，依法定程序另案办理。",
            f"Until {to} is more than a year beyond the day that was first set ({due}): check the "
            "day; what changes the decision in substance goes through the whole procedure.",
            HOUSE_RULE,
        ),
    )
