"""What is asked of a list of tasks: complete, in order, of the decided text and of nothing else.

A list carries out what was decided; it may not change it (713 Article 37). Goals, passages and days
stand once they were set: a longer time is an extension, another goal a case of its own.
"""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from decision_flow.domain.execution.book import TaskBook, Tracked
from decision_flow.domain.execution.said import Assign, Revise, Task
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty, held_from
from decision_flow.domain.units import is_of, kin
from decision_flow.domain.values import HOUSE_RULE, Text, decree_713
from decision_flow.domain.verdict import Verdict, advice, verdict

BODY = (Duty.SECRETARY, Duty.CHIEF)
TRACED = "traced"


def traced(asked: Asked[object]) -> bool:
    """Return whether each task is followed until somebody else has accepted it."""
    return asked.choice("tasks", "listed") == TRACED


def book_of(asked: Asked[object]) -> TaskBook:
    """Return the book of the step; an empty one before anything was assigned."""
    return asked.case.tasks.get(asked.step.key) or TaskBook()


def somebody_carries_it_out(asked: Asked[Assign]) -> tuple[Verdict, ...]:
    """Pass when there is a task."""
    return (
        verdict(
            "execution.tasks",
            bool(asked.payload.tasks),
            "应当明确负责重大行政决策执行工作的单位，并分解任务。",
            "The units that carry the decision out are named, with their tasks.",
            decree_713(34),
        ),
    )


def of_the_decided_text(asked: Asked[Assign]) -> tuple[Verdict, ...]:
    """Pass when the list is one of the very text that was decided on."""
    if not traced(asked):
        return ()
    return (
        verdict(
            "execution.draft",
            asked.payload.draft == asked.case.draft,
            "任务分解须以已经决定的文本为准，写明其摘要；不得借任务分解变更决策内容，"
            "需要变更的依法定程序另案办理。",
            "The tasks are those of the text that was decided on, named by its digest; a list of "
            "tasks changes nothing of it: a change goes through the whole procedure.",
            decree_713(37),
            curers=BODY,
        ),
    )


def whole(asked: Asked[Assign | Revise]) -> tuple[Verdict, ...]:
    """Pass when every task has a key of its own and the passage that it carries out."""
    if not traced(asked):
        return ()
    tasks = asked.payload.tasks
    faults = tuple(_lacking(tasks))
    listed, listed_en = "；".join(f.zh for f in faults), "; ".join(f.en for f in faults)
    return (
        verdict(
            "execution.whole",
            not faults and bool(tasks),
            "每项任务须有互不相同的编号，并写明所落实的决策条文"
            + (f"：{listed}。" if listed else "。"),
            "Each task has a key of its own and names the passage of the decision that it carries "
            "out" + (f": {listed_en}." if listed_en else "."),
            decree_713(34),
            curers=BODY,
        ),
    )


def _lacking(tasks: tuple[Task, ...]) -> Iterator[Text]:
    keys = [task.key for task in tasks]
    for number, task in enumerate(tasks, start=1):
        if task.key is None:
            yield Text(f"第{number}项没有编号", f"number {number} has no key")
        elif keys.index(task.key) < number - 1:
            yield Text(f"编号{task.key}重复", f"{task.key} is there twice")
        if task.passage is None:
            yield Text(f"第{number}项没有写明条文", f"number {number} names no passage")


def in_order(asked: Asked[Assign | Revise]) -> tuple[Verdict, ...]:
    """Pass when what tasks come after is there, runs in no circle and is due no later."""
    if not traced(asked):
        return ()
    known = {} if isinstance(asked.payload, Assign) else book_of(asked).tasks
    given = tuple((_called(task, n), task) for n, task in enumerate(asked.payload.tasks, start=1))
    stay = ((key, each.task) for key, each in known.items() if key not in dict(given))
    faults = tuple(dict.fromkeys(_disordered((*stay, *given))))
    listed, listed_en = "；".join(f.zh for f in faults), "; ".join(f.en for f in faults)
    return (
        verdict(
            "execution.order",
            not faults,
            "任务的先后关系须指向清单内的任务、不得循环，后做的任务时限不得早于先做的"
            + (f"：{listed}。" if listed else "。"),
            "What a task comes after is on the list, not in a circle, and due no later"
            + (f": {listed_en}." if listed_en else "."),
            HOUSE_RULE,
            curers=BODY,
        ),
    )


def _called(task: Task, number: int) -> str:
    """Return what a task is called in a list of faults: its key, or its place where it has none."""
    return task.key or f"#{number}"


def _disordered(listed: tuple[tuple[str, Task], ...]) -> Iterator[Text]:
    """Yield every fault of order; a task that is there twice is looked at twice."""
    tasks = {task.key: task for _, task in listed if task.key is not None}
    for key, task in listed:
        for before in task.after:
            if before not in tasks:
                yield Text(f"{key}所依的{before}不在清单中", f"{key} comes after {before}: unknown")
            elif tasks[before].due > task.due:
                yield Text(f"{key}的时限早于{before}", f"{key} is due before {before}")
    yield from _circles({key: {*task.after} for key, task in tasks.items()})


def _circles(after: dict[str, set[str]]) -> Iterator[Text]:
    """Yield one circle after another, until what is left has none."""
    while True:
        try:
            TopologicalSorter(after).prepare()
        except CycleError as error:
            circle = [str(key) for key in error.args[1]]
            shown = " → ".join(circle)
            yield Text(f"循环：{shown}", f"a circle: {shown}")
            # The sorter tells a circle with each task before the one that comes after it.
            after = {**after, circle[1]: after[circle[1]] - {circle[0]}}
        else:
            return


def due_later(asked: Asked[Assign | Revise]) -> tuple[Verdict, ...]:
    """Pass when no task is due before the day on which it is given."""
    if not traced(asked):
        return ()
    known = book_of(asked).tasks if isinstance(asked.payload, Revise) else {}
    given = [(n, t) for n, t in enumerate(asked.payload.tasks, start=1) if t.key not in known]
    past = [_called(task, n) for n, task in given if task.due < asked.day]
    return (
        verdict(
            "execution.due",
            not past,
            f"完成时限不得早于下达任务之日（{asked.day}）"
            + (f"：{'、'.join(past)}。" if past else "。"),
            f"No task is due before it is given ({asked.day})"
            + (f": {', '.join(past)}." if past else "."),
            HOUSE_RULE,
            curers=BODY,
        ),
    )


def somebody_reports(asked: Asked[Assign | Revise]) -> tuple[Verdict, ...]:
    """Say of which units nobody can report on their tasks, and which that assist nobody is of.

    It stands in nobody's way: people may be entered afterwards, and a revision names other units.
    """
    if not traced(asked) or not asked.setting.persons:
        return ()
    nobody: dict[str, list[str]] = {}
    for number, task in enumerate(asked.payload.tasks, start=1):
        for unit in _with_nobody(asked, task):
            nobody.setdefault(unit, []).append(_called(task, number))
    if not nobody:
        return ()
    zh = "；".join(f"{unit}（{'、'.join(keys)}）" for unit, keys in nobody.items())
    en = "; ".join(f"{unit} ({', '.join(keys)})" for unit, keys in nobody.items())
    return (
        advice(
            "execution.nobody",
            f"下列单位在本机关没有登记可以报告任务的人员：{zh}。请核对单位名称，由管理员登记其决策执行人员，"
            "或者调整任务的单位。",
            f"Nobody is entered who could report on these tasks for these units: {en}. Look at the "
            "names, have an administrator enter executors of theirs, or name other units.",
            HOUSE_RULE,
        ),
    )


def _with_nobody(asked: Asked[Assign | Revise], task: Task) -> Iterator[str]:
    """Yield the unit of a task of which nobody is an executor, and those assisting without people.

    Who assists may leave the reports to the unit that answers for the task.
    """
    people, known = tuple(asked.setting.persons.values()), asked.setting.body.successions
    if held_from(people, kin([task.unit], known), Duty.EXECUTOR, asked.day) is None:
        yield task.unit
    for unit in task.assisting:
        units = kin([unit], known)
        if not any(is_of(person.unit, units) for person in people):
            yield unit


def leaves_the_decision(asked: Asked[Revise]) -> tuple[Verdict, ...]:
    """Pass when no task that there is gets another goal, passage or day, and none done changes."""
    known = book_of(asked).tasks
    named = ((task, known.get(task.key or "")) for task in asked.payload.tasks)
    changed = [task.key or "" for task, had in named if had is not None and _touches(task, had)]
    return (
        verdict(
            "execution.revision",
            not changed,
            "调整任务只能改变单位、措施和先后，或者增加任务：目标、所落实的条文和时限不得改"
            "（延期另行申请），已经验收或者终止的任务不得改；需要变更决策内容的，依法定程序另案办理"
            + (f"：{'、'.join(changed)}。" if changed else "。"),
            "A revision changes units, measures and order, or adds tasks: goal, passage and day "
            "stand (longer time is asked for), as does what is accepted or ended; what changes the "
            "decision goes through the whole procedure"
            + (f": {', '.join(changed)}." if changed else "."),
            decree_713(37),
            curers=BODY,
        ),
    )


def _touches(task: Task, had: Tracked) -> bool:
    """Return whether a task is changed in what stands."""
    return not had.open or _fixed(task) != _fixed(had.task)


def _fixed(task: Task) -> tuple[object, ...]:
    return task.goal, task.passage, task.due
