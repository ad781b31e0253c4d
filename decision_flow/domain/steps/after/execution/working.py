"""What is asked of reports on tasks, and of those who answer them: evidence, and another unit.

Who carries a task out reports on it; somebody of another unit accepts it, or grants it longer.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from decision_flow.domain.checks import bound_units, come_from, units_bound
from decision_flow.domain.execution.book import TaskBook, Tracked
from decision_flow.domain.execution.due import due_day
from decision_flow.domain.execution.said import (
    AnswerExtension,
    AskExtension,
    Finish,
    Inspect,
    Key,
    Progress,
)
from decision_flow.domain.kind import Asked
from decision_flow.domain.move import Setting
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after.execution.tasks import BODY, book_of, traced
from decision_flow.domain.units import is_of, kin
from decision_flow.domain.values import HOUSE_RULE, Text, decree_713
from decision_flow.domain.verdict import Verdict, advice, verdict

EXECUTOR = (Duty.EXECUTOR,)
Of = Progress | Finish | Inspect | AskExtension | AnswerExtension


@dataclass(frozen=True, slots=True)
class Fits:
    """Passes while some task stands as an act wants it; with a payload, the one that is named."""

    code: str
    fits: Callable[[TaskBook, Key, Tracked], bool]
    wanted: Text
    curers: tuple[Duty, ...]

    def __call__(self, asked: Asked[Of | None]) -> tuple[Verdict, ...]:
        """Return the verdict."""
        book = book_of(asked)
        there = [key for key, each in book.tasks.items() if self.fits(book, key, each)]
        named = asked.payload.task if asked.payload is not None else None
        listed, listed_en = "、".join(there) or "无", ", ".join(there) or "none"
        if named is not None and named not in book.tasks:
            # Nobody brings about a task that is not on the list: whoever asks names another.
            zh = f"任务清单中没有{named}；现可办理的任务：{listed}。"
            en = f"There is no task {named} on the list; by now: {listed_en}."
            return (verdict("execution.task", False, zh, en, decree_713(34)),)  # noqa: FBT003
        zh = f"{self.wanted.zh}；现可办理的任务：{listed}。"
        en = f"{self.wanted.en}; by now: {listed_en}."
        passed = bool(there) if named is None else named in there
        return (verdict(self.code, passed, zh, en, decree_713(34), curers=self.curers),)


def _under_way(book: TaskBook, key: Key, each: Tracked) -> bool:
    del book, key
    return each.open and each.finished is None


UNDER_WAY = Fits(
    "execution.under_way",
    _under_way,
    Text("须为尚未报告完成的任务", "The task is one that was not reported done yet"),
    BODY,
)
DOABLE = Fits(
    "execution.doable",
    lambda book, key, each: _under_way(book, key, each) and book.ready(key),
    Text(
        "须为尚未报告完成、其所依的任务均已验收的任务",
        "The task was not reported done yet, and all that it comes after is accepted",
    ),
    BODY,
)
WAITING = Fits(
    "execution.waiting",
    lambda _, __, each: each.waits,
    Text("须为已报告完成、待验收的任务", "The task was reported done and waits to be accepted"),
    EXECUTOR,
)
UNASKED = Fits(
    "execution.unasked",
    lambda book, key, each: _under_way(book, key, each) and each.asking is None,
    Text(
        "须为尚未报告完成、没有待批延期申请的任务",
        "The task was not reported done yet, and no longer time was asked for that is not answered",
    ),
    BODY,
)
ASKED = Fits(
    "execution.asked",
    lambda book, key, each: _under_way(book, key, each) and each.asking is not None,
    Text(
        "须为尚未报告完成、有待批延期申请的任务",
        "The task was not reported done yet, and longer time was asked for",
    ),
    EXECUTOR,
)


def of_its_units(asked: Asked[Of]) -> tuple[Verdict, ...]:
    """Pass when who reports is of the unit that the task names, or of one that assists."""
    return _of(asked, assisting=True)


def of_its_unit(asked: Asked[Of]) -> tuple[Verdict, ...]:
    """Pass when who reports is of the very unit that answers for the task."""
    return _of(asked, assisting=False)


def _of(asked: Asked[Of], *, assisting: bool) -> tuple[Verdict, ...]:
    tracked = book_of(asked).tasks.get(asked.payload.task)
    if tracked is None:
        return ()
    task = tracked.task
    units = (task.unit, *task.assisting) if assisting else (task.unit,)
    unit = asked.actor.unit
    return (
        verdict(
            "execution.unit",
            is_of(unit, kin(units, asked.setting.body.successions)),
            f"该任务由{'、'.join(units)}的人员报告；{asked.actor.name}属于{unit}。",
            f"The task is reported on by people of {', '.join(units)}; {asked.actor.name} is of "
            f"{unit}.",
            decree_713(34),
            curers=EXECUTOR,
        ),
    )


def shown_by_evidence(asked: Asked[Progress | Finish]) -> tuple[Verdict, ...]:
    """Pass when there is a document that shows it."""
    return (
        verdict(
            "execution.evidence",
            bool(asked.payload.evidence),
            "报告进展或者完成须附证明材料。",
            "What is reported is shown by a document.",
            decree_713(34),
            curers=EXECUTOR,
        ),
    )


def goes_on(asked: Asked[Progress]) -> tuple[Verdict, ...]:
    """Say when a task is reported as less far than before: one of the two was not so."""
    said, tracked = asked.payload, book_of(asked).tasks.get(asked.payload.task)
    if tracked is None or said.percent >= tracked.percent:
        return ()
    return (
        advice(
            "execution.percent_back",
            f"任务{said.task}上次报告的进度为{tracked.percent}%，本次为{said.percent}%：进度回落的，应当在"
            "报告中说明原因；此前所报不实的，依法追究责任。",
            f"Task {said.task} was reported at {tracked.percent} % before and is at {said.percent} "
            "% now: say why it fell back; what was misreported has its consequences.",
            decree_713(40),
        ),
    )


@dataclass(frozen=True, slots=True)
class KeptOut:
    """The units, and the persons by id, that may not accept a task or grant it longer."""

    units: tuple[str, ...]
    persons: frozenset[str]


def kept_out(tracked: Tracked, setting: Setting, *, accepting: bool) -> KeptOut:
    """Return who may not answer for a task: accepting it, or a request for longer time."""
    task = tracked.task
    if accepting:
        # Whom the task is given to meanwhile, who worked on it stays who worked on it.
        waiting, former = tracked.reports, tracked.former
    else:
        waiting, former = (tracked.asking.asked,) if tracked.asking is not None else (), ()
    actors = [each.actor for each in waiting]
    bound = (unit for each in actors for unit in bound_units(setting.persons, each))
    units = kin((task.unit, *task.assisting, *former, *bound), setting.body.successions)
    return KeptOut(units, frozenset(person for each in actors for person in each.persons))


def by_another(asked: Asked[Inspect | AnswerExtension]) -> tuple[Verdict, ...]:
    """Pass when who answers is neither who reported or asked, nor of the units of the task.

    Who stands for another answers as that person too: both are outside.
    """
    tracked = book_of(asked).tasks.get(asked.payload.task)
    if tracked is None:
        return ()
    task, who = tracked.task, asked.actor
    out = kept_out(tracked, asked.setting, accepting=isinstance(asked.payload, Inspect))
    named = (task.unit, *task.assisting)
    return (
        verdict(
            "execution.by_another",
            not any(is_of(unit, out.units) for unit in units_bound(asked, who))
            and not out.persons & who.persons,
            f"验收任务、批准延期须由执行单位（{'、'.join(named)}）以外的人员办理，报告人、申请人不得自行办理。",
            "A task is accepted, and longer time granted, by somebody outside the units that carry "
            f"it out ({', '.join(named)}), and never by who reported or asked.",
            HOUSE_RULE,
            curers=BODY,
        ),
        *come_from(asked, out.units, curers=BODY),
    )


def longer(asked: Asked[AskExtension]) -> tuple[Verdict, ...]:
    """Pass when the new day is a later one; say it when it is asked for after the day."""
    book = book_of(asked)
    tracked = book.tasks.get(asked.payload.task)
    if tracked is None:
        return ()
    due = due_day(tracked, book, asked.setting.body, as_stated=True)
    late = asked.day > due.counted
    return (
        verdict(
            "execution.longer",
            asked.payload.to > due.day,
            f"申请延长的时限须晚于现时限（{due.day}）。",
            f"The day that is asked for is later than the one that stands ({due.day}).",
            HOUSE_RULE,
            curers=EXECUTOR,
        ),
        *((_too_late_to_count(due.counted),) if late else ()),
    )


def _too_late_to_count(day: object) -> Verdict:
    return advice(
        "execution.asked_late",
        f"时限（{day}）届满以后才申请延期：批准的只调整今后的安排，该任务在按时办结率中仍按原时限计算。",
        f"It is asked for after the day ({day}): what is granted moves what is still to be done, "
        "and the on-time rate counts by the former day.",
        HOUSE_RULE,
    )


def late(asked: Asked[Finish]) -> tuple[Verdict, ...]:
    """Say that a task is reported done after its day; late is better than not at all."""
    book = book_of(asked)
    tracked = book.tasks.get(asked.payload.task)
    if tracked is None:
        return ()
    body, on = asked.setting.body, asked.stated_at
    due = due_day(tracked, book, body, on=on, as_stated=True).counted
    if asked.day <= due:
        return ()
    return (
        advice(
            "execution.late",
            f"任务{asked.payload.task}应于{due}前完成，{asked.day}报告完成，逾期"
            f"{(asked.day - due).days}日。",
            f"Task {asked.payload.task} was due by {due} and is reported done on {asked.day}, "
            f"{(asked.day - due).days} days late.",
            decree_713(34),
        ),
    )


def nothing_is_open(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass when every task was accepted by somebody else, or ended by a later decision."""
    if not traced(asked):
        return ()
    book = book_of(asked)
    named = tuple(_stands(key, each) for key, each in book.open.items())
    return (
        verdict(
            "execution.open",
            not named,
            "全部任务须经验收后方可报告执行完成"
            + (f"；未了结的任务：{_joined(n.zh for n in named)}。" if named else "。"),
            "The execution is complete once every task is accepted"
            + (f"; not so: {_joined(n.en for n in named)}." if named else "."),
            decree_713(34),
            curers=(Duty.EXECUTOR, *BODY),
        ),
    )


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _stands(key: Key, each: Tracked) -> Text:
    zh, en = ("已报告完成，待验收", "to be accepted") if each.waits else ("未报告完成", "not done")
    return Text(f"{key}（{each.task.unit}，{zh}）", f"{key} ({each.task.unit}, {en})")
