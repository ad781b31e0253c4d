"""By which day a task is due, once it was extended and once the execution stood still.

A day that was asked for by the day then due counts for the rate as well; one that was asked for
afterwards moves what is still to be done, and never makes in time what was late. While the
execution is suspended the clock stands still: the day moves along by as many days. A suspension
that was entered late stops the clock from the day of its entry (ADR 0061). Longer time that is
granted never shortens: where the day stands later by then, that day stays.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from decision_flow.domain.execution.book import Entry, TaskBook, Tracked
from decision_flow.domain.people import Body


@dataclass(frozen=True, slots=True)
class _Moved:
    """Something that moves a day: at which moment; to which day, or along until which moment."""

    at: datetime
    asked: datetime | None = None
    to: date | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class DueDay:
    """The day by which a task is due, and the one that counts for the rate."""

    day: date
    counted: date


def due_day(
    tracked: Tracked,
    book: TaskBook,
    body: Body,
    *,
    on: datetime | None = None,
    as_stated: bool = False,
) -> DueDay:
    """Return by which day a task is due. With `on`, a suspension that lasts has moved it along.

    `as_stated`: suspensions count from the day that they state, as the reasons kept with a line do.
    """
    day = counted = tracked.task.due
    stopped = _as_stated if as_stated else partial(_on_record, body=body)
    for moved in sorted(_moves(tracked, book, on, stopped), key=lambda each: each.at):
        if moved.to is not None:
            in_time = moved.asked is not None and body.day(moved.asked) <= counted
            day, counted = max(day, moved.to), max(counted, moved.to) if in_time else counted
        elif moved.until is not None:
            began = body.day(moved.at)
            stood = body.day(moved.until) - began
            day, counted = (_along(d, stood) if began <= d else d for d in (day, counted))
    return DueDay(day, counted)


def _along(day: date, stood: timedelta) -> date:
    """Return the day moved along; past the last date there is none, and that stands for all."""
    return day + min(stood, date.max - day)


def _as_stated(entry: Entry) -> datetime:
    return entry.at


def _on_record(entry: Entry, body: Body) -> datetime:
    """Return when a suspension began, or when it was written down where that was a later day."""
    return entry.at if entry.entered(body) is None else entry.recorded


def _moves(
    tracked: Tracked, book: TaskBook, on: datetime | None, stopped: Callable[[Entry], datetime]
) -> Iterator[_Moved]:
    for each in tracked.extensions:
        if each.granted and each.answered is not None:
            yield _Moved(each.answered.at, asked=each.asked.at, to=each.said.to)
    done = tracked.finished or tracked.ended
    for pause in book.pauses:
        until = pause.ended.at if pause.ended is not None else on
        began = stopped(pause.began)
        if until is not None and (done is None or done.at > began):
            yield _Moved(began, until=max(until, began))


def days_late(
    tracked: Tracked, book: TaskBook, body: Body, *, as_stated: bool = False
) -> timedelta | None:
    """Return by how much a task was reported done after the day that counts; None if it was not."""
    if tracked.finished is None:
        return None
    due = due_day(tracked, book, body, as_stated=as_stated).counted
    late = body.day(tracked.finished.at) - due
    return late if late > timedelta() else None
