"""The book of an execution (任务台账): its tasks, problems and pauses, as its facts tell them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from decision_flow.domain.execution.said import (
    GOES_ON,
    AnswerExtension,
    AskExtension,
    Assign,
    Effect,
    Finish,
    Inspect,
    Key,
    Overcome,
    OvercomeOne,
    Problem,
    Progress,
    Refer,
    Resume,
    Revise,
    Settle,
    Suspend,
    Task,
)
from decision_flow.domain.people import Actor, Body


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the case: its number, who acted, when it happened, when it was written down."""

    line: int
    actor: Actor
    at: datetime
    recorded: datetime

    def entered(self, body: Body) -> date | None:
        """Return the day on which it was written down, where that was later than it happened."""
        day = body.day(self.recorded)
        return day if day > body.day(self.at) else None


@dataclass(frozen=True, slots=True)
class Extension:
    """A longer time that was asked for; `granted` is None until it is answered."""

    said: AskExtension
    asked: Entry
    granted: bool | None = None
    answered: Entry | None = None


@dataclass(frozen=True, slots=True)
class Tracked:
    """One task as it stands.

    `finished` is the report that it is done, until it is sent back; `accepted` and `ended` are the
    entries by which it was accepted, or ended without being done. `reports` are all the entries by
    which progress was reported or the task reported done, `former` the units that it named before.
    `added` is the entry by which it came to the plan later; None where the plan had it at first.
    """

    task: Task
    extensions: tuple[Extension, ...] = ()
    percent: int = 0
    finished: Entry | None = None
    accepted: Entry | None = None
    ended: Entry | None = None
    reports: tuple[Entry, ...] = ()
    former: tuple[str, ...] = ()
    added: Entry | None = None

    @property
    def open(self) -> bool:
        """Return whether something is still owed of it."""
        return self.accepted is None and self.ended is None

    @property
    def waits(self) -> bool:
        """Return whether it was reported done and nobody has answered yet."""
        return self.open and self.finished is not None

    @property
    def asking(self) -> Extension | None:
        """Return the request for a longer time that nobody has answered yet."""
        return next((e for e in self.extensions if e.granted is None), None)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem that was reported; `handled` is the entry by which it was dealt with."""

    said: Problem
    reported: Entry
    handled: Entry | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A suspension: from which entry, until which."""

    began: Entry
    ended: Entry | None = None


@dataclass(frozen=True, slots=True)
class TaskBook:
    """The tasks of an execution by their keys, its problems and pauses, in order.

    Tasks without a key, of a list that is not tracked, are kept under their place in it. `referred`
    is the new case that is to change the decision, while one is.
    """

    tasks: Mapping[Key, Tracked] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()
    pauses: tuple[Pause, ...] = ()
    referred: tuple[Refer, Entry] | None = None

    @property
    def open(self) -> Mapping[Key, Tracked]:
        """Return the tasks of which something is still owed."""
        return {key: each for key, each in self.tasks.items() if each.open}

    @property
    def problems(self) -> tuple[Trouble, ...]:
        """Return the problems that nobody has dealt with yet."""
        return tuple(each for each in self.troubles if each.handled is None)

    @property
    def suspended(self) -> Pause | None:
        """Return the suspension that lasts."""
        return next((each for each in self.pauses if each.ended is None), None)

    def ready(self, key: Key) -> bool:
        """Return whether all that a task comes after is accepted or ended."""
        named = (self.tasks.get(each) for each in self.tasks[key].task.after)
        return all(each is not None and not each.open for each in named)


def booked(book: TaskBook | None, entry: Entry, said: object) -> TaskBook | None:
    """Return the book once something was said; None as long as no task was assigned."""
    if isinstance(said, Assign):
        found = {task.key or str(n): Tracked(task) for n, task in enumerate(said.tasks, start=1)}
        return TaskBook(found)
    write = _WRITES.get(type(said))
    return book if book is None or write is None else write(book, entry, said)


def _revise(book: TaskBook, entry: Entry, said: Revise) -> TaskBook:
    new = {task.key or "": _revised(book, entry, task) for task in said.tasks}
    return replace(book, tasks={**book.tasks, **new})


def _inspect(book: TaskBook, entry: Entry, said: Inspect) -> TaskBook:
    if said.accepted:
        return _with(book, said.task, accepted=entry)
    return _with(book, said.task, finished=None)


def _ask(book: TaskBook, entry: Entry, said: AskExtension) -> TaskBook:
    asked = (*book.tasks[said.task].extensions, Extension(said, entry))
    return _with(book, said.task, extensions=asked)


def _answer(book: TaskBook, entry: Entry, said: AnswerExtension) -> TaskBook:
    answered = tuple(
        replace(e, granted=said.granted, answered=entry) if e.granted is None else e
        for e in book.tasks[said.task].extensions
    )
    return _with(book, said.task, extensions=answered)


def _reports(book: TaskBook, entry: Entry, said: Progress | Finish) -> tuple[Entry, ...]:
    return (*book.tasks[said.task].reports, entry)


def _revised(book: TaskBook, entry: Entry, task: Task) -> Tracked:
    known = book.tasks.get(task.key or "")
    if known is None:
        return Tracked(task, added=entry)
    units = (*known.former, known.task.unit, *known.task.assisting)
    return replace(known, task=task, former=tuple(dict.fromkeys(units)))


def _with(book: TaskBook, key: Key, **changes: object) -> TaskBook:
    changed = replace(book.tasks[key], **changes)  # type: ignore[arg-type]  # each by its own name
    return replace(book, tasks={**book.tasks, key: changed})


def _handled(book: TaskBook, entry: Entry, lines: tuple[int, ...] | None = None) -> TaskBook:
    """Return the book once what is open was dealt with: all of it, or what these lines reported."""
    troubles = tuple(
        replace(each, handled=entry)
        if each.handled is None and (lines is None or each.reported.line in lines)
        else each
        for each in book.troubles
    )
    return replace(book, troubles=troubles)


def _going_on(book: TaskBook, entry: Entry) -> TaskBook:
    pauses = (replace(p, ended=entry) if p.ended is None else p for p in book.pauses)
    return replace(book, pauses=tuple(pauses))


def _settled(book: TaskBook, entry: Entry, said: Settle) -> TaskBook:
    """Return the book once the new case is settled: what it ends is ended, what stays goes on."""
    book = replace(book, referred=None)
    if said.effect is Effect.UNCHANGED:
        return book
    dealt = said.answers if said.effect is Effect.GOES_ON_TROUBLED else None
    book = _going_on(_handled(book, entry, dealt), entry)
    gone = said.ended if said.effect in GOES_ON else tuple(book.open)
    tasks = {
        key: replace(each, ended=entry) if key in gone and each.open else each
        for key, each in book.tasks.items()
    }
    return replace(book, tasks=tasks)


_WRITES: Mapping[type, Callable[[TaskBook, Entry, Any], TaskBook]] = {
    Revise: _revise,
    Progress: lambda book, entry, said: _with(
        book, said.task, percent=said.percent, reports=_reports(book, entry, said)
    ),
    Finish: lambda book, entry, said: _with(
        book, said.task, finished=entry, reports=_reports(book, entry, said)
    ),
    Inspect: _inspect,
    AskExtension: _ask,
    AnswerExtension: _answer,
    Problem: lambda book, entry, said: replace(
        book, troubles=(*book.troubles, Trouble(said, entry))
    ),
    Overcome: lambda book, entry, _: _handled(book, entry),
    OvercomeOne: lambda book, entry, said: _handled(book, entry, (said.problem,)),
    Suspend: lambda book, entry, _: replace(book, pauses=(*book.pauses, Pause(entry))),
    Resume: lambda book, entry, _: _going_on(_handled(book, entry), entry),
    Refer: lambda book, entry, said: replace(book, referred=(said, entry)),
    Settle: _settled,
}
"""What each thing said writes into the book. A report on the whole writes nothing."""
