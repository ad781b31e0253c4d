"""Whose own doing an act tells of while a decision is carried out: nobody of them compares it."""

from collections.abc import Iterator
from typing import Any

from decision_flow.domain.checks import units_bound
from decision_flow.domain.execution.book import TaskBook, Tracked
from decision_flow.domain.execution.said import Assign, Revise
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after.execution.working import kept_out
from decision_flow.domain.units import kin

_CARRIED_OUT = ("execution", "post_evaluation")


def told_of(asked: Asked[Any]) -> tuple[str, ...]:
    """Return the units whose own doing an act tells of, with those before and after them.

    An act on one task tells of the units of that task, any other of those of all tasks. Who reports
    as an executor reports on a unit of theirs as well.
    """
    if asked.step.kind.partition("@")[0] not in _CARRIED_OUT:
        return ()
    return kin(dict.fromkeys(_units(asked)), asked.setting.body.successions)


def _units(asked: Asked[Any]) -> Iterator[str]:
    if asked.actor.duty is Duty.EXECUTOR:
        yield from units_bound(asked, asked.actor)
    if isinstance(asked.payload, Assign | Revise):
        for task in asked.payload.tasks:
            yield from (task.unit, *task.assisting)
    for each in _about(asked):
        yield from kept_out(each, asked.setting, accepting=True).units


def _about(asked: Asked[Any]) -> tuple[Tracked, ...]:
    """Return the task that an act names, or all where it names none that there is."""
    tasks = asked.case.tasks.get(asked.step.key, TaskBook()).tasks
    named = tasks.get(getattr(asked.payload, "task", None) or "")
    return tuple(tasks.values()) if named is None else (named,)
