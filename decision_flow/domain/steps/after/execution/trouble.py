"""What is asked of problems and of what they lead to (713 Articles 35 and 37).

A problem is reported and dealt with. In urgency the chief alone stops the execution, and within a
set time says how it goes on, or a new case is opened in which the change of the decision goes
through the whole procedure. Nothing else changes what was decided.
"""

from decision_flow.domain.checks import overdue
from decision_flow.domain.execution.said import (
    Effect,
    Finder,
    Overcome,
    OvercomeOne,
    Problem,
    Resume,
    Settle,
)
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after.execution.changing import lines_told, since_it_was_issued
from decision_flow.domain.steps.after.execution.tasks import BODY, book_of, traced
from decision_flow.domain.units import is_of, kin
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, advice, verdict

REPORT_WITHIN = "report_within"
RESOLVE_WITHIN = "resolve_within"


def told_whole(asked: Asked[Problem]) -> tuple[Verdict, ...]:
    """Pass when it is said what it is, from whom it is known, and since when."""
    if not traced(asked):
        return ()
    said, own = asked.payload, asked.actor.duty is Duty.EXECUTOR
    known = said.task is None or said.task in book_of(asked).tasks
    fits = said.found_by is not None and (said.found_by is Finder.EXECUTOR) is own
    told = said.nature is not None and said.noticed is not None and said.noticed <= asked.day
    return (
        verdict(
            "execution.problem",
            known and fits and told,
            "报告问题须写明性质（问题、客观情况重大变化、不可抗力）、由谁发现（执行单位自行报告的写"
            "执行单位，办公厅（室）登记的写其他来源）、何日发现（不晚于报告之日）；涉及任务的须为清单内任务。",
            "A problem says what it is, who found it (the executor alone where the executor "
            "reports, another source where the secretariat does), on which day (not after the "
            "report), and names a task of the list if any.",
            decree_713(35),
            curers=(Duty.EXECUTOR, Duty.SECRETARY),
            earliest=said.noticed if known and fits and said.nature and not told else None,
        ),
    )


def by_who_carries_it_out(asked: Asked[Problem]) -> tuple[Verdict, ...]:
    """Refuse an executor who tells of a task that others carry out as if they had told of it.

    What others find is entered by the secretariat as found by others (ADR 0060).
    """
    said, who = asked.payload, asked.actor
    own = said.found_by is Finder.EXECUTOR and who.duty is Duty.EXECUTOR
    if not traced(asked) or not own or asked.setting.again:
        return ()
    told = [each.task for key, each in book_of(asked).tasks.items() if said.task in {None, key}]
    units = tuple(dict.fromkeys(unit for task in told for unit in (task.unit, *task.assisting)))
    if not told or is_of(who.unit, kin(units, asked.setting.body.successions)):
        return ()
    return (
        verdict(
            "execution.problem_unit",
            passed=False,
            zh=f"由执行单位自行报告的问题，报告人须为负责或者协助该任务的单位（{'、'.join(units)}）的人员；"
            f"{who.name}属于{who.unit}：由执行单位报告，或者由办公厅（室）登记为其他来源发现。",
            en="A problem that the executor reports is reported by people of the unit that answers "
            f"for the task or assists ({', '.join(units)}); {who.name} is of {who.unit}: the "
            "executor reports it, or the secretariat enters it as found by others.",
            source=decree_713(35),
            curers=(Duty.EXECUTOR, Duty.SECRETARY),
        ),
    )


def promptly(asked: Asked[Problem]) -> tuple[Verdict, ...]:
    """Say when it is reported late, or was found by others than who had to report it."""
    said, figure = asked.payload, asked.figure(REPORT_WITHIN)
    found: tuple[Verdict, ...] = ()
    if figure is not None and said.noticed is not None and said.noticed <= asked.day:
        name = ("执行中问题的报告", "the report of the problem")
        found = overdue(
            "execution.problem", asked, figure, name, start=said.noticed, done=asked.day
        )
    if said.found_by in {None, Finder.EXECUTOR}:
        return found
    return (
        *found,
        advice(
            "execution.unreported",
            "问题不是由执行单位报告的：请核查执行单位是否隐瞒、谎报、漏报执行中的重大问题。",
            "It was not the executor who reported it: find out whether a major problem was "
            "concealed, misreported or left out.",
            decree_713(40),
        ),
    )


def answers_what_is_open(asked: Asked[Overcome | Resume | Settle]) -> tuple[Verdict, ...]:
    """Pass when every open problem is named, and nothing else: none is dealt with unseen.

    A new case in which nothing was decided deals with none, and where the tasks go on with none
    that was reported since it was issued.
    """
    if not traced(asked):
        return ()
    said = asked.payload
    lines = {each.reported.line for each in book_of(asked).problems}
    if isinstance(said, Settle) and said.effect is Effect.UNCHANGED:
        lines = set()
    elif isinstance(said, Settle) and said.effect is Effect.GOES_ON_TROUBLED:
        lines -= since_it_was_issued(asked)
    zh, en = lines_told(lines)
    return (
        verdict(
            "execution.answers",
            {*said.answers} == lines,
            f"须逐一写明所处理的问题，包括全部待处理的：{zh}；只处理其中一个的，另行办理。",
            f"All open problems are named: {en}; to deal with one alone is another move.",
            decree_713(35),
            curers=(Duty.CHIEF,) if isinstance(said, Resume) else BODY,
        ),
    )


def several_are_open(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass while two problems or more are open: the last one is dealt with by `overcome`."""
    there = len(book_of(asked).problems)
    return (
        verdict(
            "execution.several",
            there > 1,
            f"单独处理一个问题，须有两个以上待处理的问题；现有{there}个。",
            f"One problem is dealt with alone where two or more are open; there are {there}.",
            HOUSE_RULE,
            curers=BODY,
        ),
    )


def is_open(asked: Asked[OvercomeOne]) -> tuple[Verdict, ...]:
    """Pass when the line that is named reported a problem that is open."""
    lines = {each.reported.line for each in book_of(asked).problems}
    return (
        verdict(
            "execution.problem_open",
            asked.payload.problem in lines,
            f"须为待处理的问题：{lines_told(lines)[0]}。",
            f"The problem is one that is open: {lines_told(lines)[1]}.",
            decree_713(35),
            curers=BODY,
        ),
    )


def resolved_in_time(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Say when a suspension was left longer than the rule set allows; it is resolved still."""
    figure, pause = asked.figure(RESOLVE_WITHIN), book_of(asked).suspended
    if figure is None or pause is None:
        return ()
    start, name = (
        asked.setting.body.day(pause.began.at),
        ("中止执行的处理", "what follows a suspension"),
    )
    return overdue("execution.suspension", asked, figure, name, start=start, done=asked.day)
