"""Who can do what is still owed of the tasks of a decision, and from which day.

The same rules as are asked of whoever reports, accepts or grants (`execution.working`), asked
beforehand of everybody. That nobody can is no obstacle to the case: a revision names another unit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from decision_flow.domain.case import Case
from decision_flow.domain.execution.book import TaskBook, Tracked
from decision_flow.domain.execution.said import Key
from decision_flow.domain.formerly import left_meanwhile
from decision_flow.domain.kind import Verb
from decision_flow.domain.move import Setting
from decision_flow.domain.people import Duty, Person, held_from
from decision_flow.domain.steps.after.execution.tasks import TRACED
from decision_flow.domain.steps.after.execution.working import kept_out
from decision_flow.domain.units import is_of, kin
from decision_flow.engine.rules import Ready
from decision_flow.engine.staffing.candidates import Candidate, apart_from

EXECUTION = "execution"


@dataclass(frozen=True, slots=True)
class Able:
    """A candidate, and the first day, today or later, on which the duty is held."""

    candidate: Candidate
    since: date


@dataclass(frozen=True, slots=True)
class TaskAct:
    """A move that a task still needs: by whom, and after which tasks that are open still."""

    step: str
    key: Key
    unit: str
    verb: Verb
    able: tuple[Able, ...]
    after: tuple[Key, ...] = ()


def open_tasks(ready: Ready, case: Case, setting: Setting) -> tuple[TaskAct, ...]:
    """Return what is still owed of every open task; nothing while the execution is suspended."""
    return tuple(
        act
        for step in ready.of_kind(EXECUTION)
        if ready.procedure.steps[step].settings.get("tasks") == TRACED
        and case.shape[step] not in ready.counting(step)
        for act in _owed(ready, step, case, setting)
    )


def _owed(ready: Ready, step: str, case: Case, setting: Setting) -> Iterator[TaskAct]:
    book = case.tasks.get(step) or TaskBook()
    if book.suspended is not None:
        return
    verbs = {verb.name: verb for verb in ready.kind(step).verbs}
    for key, each in book.open.items():
        after = tuple(k for k in each.task.after if k in book.open)
        if each.finished is None:
            able = _reporters(each, verbs["finish"], case, setting)
            yield TaskAct(step, key, each.task.unit, verbs["finish"], able, after)
        if each.finished is None and each.asking is not None:
            able = _answerers(each, verbs["answer_extension"], case, setting)
            yield TaskAct(step, key, each.task.unit, verbs["answer_extension"], able)
        able = _answerers(each, verbs["inspect"], case, setting)
        yield TaskAct(step, key, each.task.unit, verbs["inspect"], able, after)


def _reporters(each: Tracked, verb: Verb, case: Case, setting: Setting) -> tuple[Able, ...]:
    units = kin([each.task.unit], setting.body.successions)
    people = [p for p in setting.persons.values() if is_of(p.unit, units)]
    return tuple(_able(people, verb, case, setting))


def _answerers(each: Tracked, verb: Verb, case: Case, setting: Setting) -> tuple[Able, ...]:
    out = kept_out(each, setting, accepting=verb.name == "inspect")
    people = [
        p
        for p in setting.persons.values()
        if p.id not in out.persons
        and not is_of(p.unit, out.units)
        and not left_meanwhile(p, out.units, case, setting)
    ]
    return tuple(_able(people, verb, case, setting))


def _able(people: list[Person], verb: Verb, case: Case, setting: Setting) -> Iterator[Able]:
    today = setting.body.day(setting.at)
    for duty in verb.by:
        for person in people:
            since = held_from([person], [person.unit], duty, today)
            if since is not None and not apart_from(_acted(case, person), duty):
                yield Able(Candidate(person.id, person.name, person.unit, duty), since)


def _acted(case: Case, person: Person) -> frozenset[Duty]:
    return frozenset(case.acted.get(person.id, ()))
