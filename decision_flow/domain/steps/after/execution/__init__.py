"""Execution (713 Articles 34, 35, 37): who carries it out, what by when, and what came of it.

A decision that is carried out may run into trouble. Only the chief stops it, at once and for a set
time; only a new case changes or ends it. All tasks are accepted before it is complete.
"""

from decision_flow.domain.execution.said import (
    AnswerExtension,
    AskExtension,
    Assign,
    Change,
    Complete,
    Effect,
    Finder,
    Finish,
    Inspect,
    Nature,
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
from decision_flow.domain.kind import (
    PERIODS,
    Choice,
    FigureRule,
    Kind,
    Phase,
    Row,
    Stage,
    Verb,
    idle,
)
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Bound
from decision_flow.domain.steps.after.execution import (
    changing,
    clock,
    tasks,
    trouble,
    working,
)
from decision_flow.domain.steps.after.execution.complained import complained_of
from decision_flow.domain.steps.after.execution.tasks import BODY, TRACED
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import Text, decree_713

__all__ = [
    "EXECUTION",
    "AnswerExtension",
    "AskExtension",
    "Assign",
    "Change",
    "Complete",
    "Effect",
    "Finder",
    "Finish",
    "Inspect",
    "Nature",
    "Overcome",
    "OvercomeOne",
    "Problem",
    "Progress",
    "Refer",
    "Resume",
    "Revise",
    "Settle",
    "Suspend",
    "Task",
]

_EXECUTOR = (Duty.EXECUTOR,)
_AT_WORK = ("executing", "troubled", "adjusting")
"""States in which tasks are worked on; none while the execution is suspended."""
_REFERRED = ("adjusting", "awaiting")


def _stays(trigger: str, choice: Choice, *states: str) -> tuple[Row, ...]:
    """Return rows that leave the execution where it is: what they change stands in the book."""
    return tuple(Row(trigger, (state,), state, choice) for state in states)


_ROWS = (
    idle("assign", "executing"),
    *_stays("revise", Choice.MAY, *_AT_WORK),
    *_stays("progress", Choice.MAY, *_AT_WORK),
    *_stays("finish", Choice.OWED, *_AT_WORK),
    *_stays("accept_task", Choice.FATE, *_AT_WORK),
    *_stays("return_task", Choice.FATE, *_AT_WORK),
    *_stays("ask_extension", Choice.MAY, *_AT_WORK),
    *_stays("grant", Choice.FATE, *_AT_WORK),
    *_stays("deny", Choice.FATE, *_AT_WORK),
    Row("problem", ("executing",), "troubled", Choice.MAY),
    *_stays("problem", Choice.MAY, "troubled", "suspended", *_REFERRED),
    Row("overcome", ("troubled",), "executing"),
    *_stays("overcome_one", Choice.MAY, "troubled"),
    Row("suspend", ("troubled",), "suspended", Choice.MAY),
    Row("suspend", ("adjusting",), "awaiting", Choice.MAY),
    Row("resume", ("suspended",), "executing"),
    Row("refer", ("troubled",), "adjusting", Choice.MAY),
    Row("refer", ("suspended",), "awaiting", Choice.MAY),
    Row(Effect.CARRIES_ON, _REFERRED, "executing", Choice.FATE),
    Row(Effect.GOES_ON_TROUBLED, _REFERRED, "troubled", Choice.FATE),
    Row(Effect.REPLACED, _REFERRED, "replaced", Choice.FATE),
    Row(Effect.TERMINATED, _REFERRED, "terminated", Choice.FATE),
    Row(Effect.UNCHANGED, ("adjusting",), "troubled", Choice.FATE),
    Row(Effect.UNCHANGED, ("awaiting",), "suspended", Choice.FATE),
    Row("complete", ("executing",), "completed"),
)

_TASK_VERBS = (
    Verb(
        "assign",
        Text("明确执行单位和任务", "name the executors"),
        Assign,
        BODY,
        ("assign",),
        requirements=(
            tasks.somebody_carries_it_out,
            tasks.of_the_decided_text,
            tasks.whole,
            tasks.in_order,
            tasks.due_later,
            tasks.somebody_reports,
        ),
    ),
    Verb(
        "revise",
        Text("调整任务分解", "revise the tasks"),
        Revise,
        BODY,
        ("revise",),
        requirements=(
            tasks.leaves_the_decision,
            tasks.whole,
            tasks.in_order,
            tasks.due_later,
            tasks.somebody_reports,
        ),
    ),
    Verb(
        "progress",
        Text("报告任务进展", "report progress"),
        Progress,
        _EXECUTOR,
        ("progress",),
        guards=(working.UNDER_WAY,),
        requirements=(working.of_its_units, working.shown_by_evidence, working.goes_on),
    ),
    Verb(
        "finish",
        Text("报告任务完成", "report a task done"),
        Finish,
        _EXECUTOR,
        ("finish",),
        guards=(working.DOABLE,),
        requirements=(
            working.of_its_unit,
            working.shown_by_evidence,
            working.late,
            clock.counted_otherwise,
        ),
    ),
    Verb(
        "inspect",
        Text("验收任务", "accept a task, or send it back"),
        Inspect,
        BODY,
        ("accept_task", "return_task"),
        outcome=lambda payload: "accept_task" if payload.accepted else "return_task",
        guards=(working.WAITING,),
        requirements=(working.by_another, complained_of),
    ),
    Verb(
        "ask_extension",
        Text("申请延期", "ask for longer time"),
        AskExtension,
        _EXECUTOR,
        ("ask_extension",),
        guards=(working.UNASKED,),
        requirements=(
            working.of_its_unit,
            working.longer,
            clock.counted_otherwise,
            clock.much_longer,
        ),
    ),
    Verb(
        "answer_extension",
        Text("答复延期申请", "answer a request for longer time"),
        AnswerExtension,
        BODY,
        ("grant", "deny"),
        outcome=lambda payload: "grant" if payload.granted else "deny",
        guards=(working.ASKED,),
        requirements=(working.by_another, clock.much_longer),
    ),
    Verb(
        "complete",
        Text("报告执行完成情况", "report completion"),
        Complete,
        _EXECUTOR,
        ("complete",),
        guards=(working.nothing_is_open,),
        requirements=(complained_of,),
    ),
)

_TROUBLE_VERBS = (
    Verb(
        "problem",
        Text("报告执行中的问题", "report a problem"),
        Problem,
        (Duty.EXECUTOR, Duty.SECRETARY),
        ("problem",),
        requirements=(trouble.told_whole, trouble.by_who_carries_it_out, trouble.promptly),
    ),
    Verb(
        "overcome",
        Text("处理问题", "deal with it"),
        Overcome,
        BODY,
        ("overcome",),
        requirements=(trouble.answers_what_is_open,),
    ),
    Verb(
        "overcome_one",
        Text("处理其中一个问题", "deal with one of several problems"),
        OvercomeOne,
        BODY,
        ("overcome_one",),
        guards=(trouble.several_are_open,),
        requirements=(trouble.is_open,),
    ),
    Verb(
        "suspend",
        Text("紧急决定中止执行", "suspend the execution in urgency"),
        Suspend,
        (Duty.CHIEF,),
        ("suspend",),
        requirements=(clock.stops_from_today,),
    ),
    Verb(
        "resume",
        Text("决定恢复执行", "resume the execution"),
        Resume,
        (Duty.CHIEF,),
        ("resume",),
        requirements=(trouble.answers_what_is_open, trouble.resolved_in_time),
    ),
    Verb(
        "refer",
        Text("另案办理变更或者终止", "have it changed or ended in a case of its own"),
        Refer,
        BODY,
        ("refer",),
        requirements=(changing.referred_to_its_case, trouble.resolved_in_time),
    ),
    Verb(
        "settle",
        Text("登记另案结果", "register what the other case came to"),
        Settle,
        BODY,
        tuple(Effect),
        outcome=lambda payload: payload.effect,
        requirements=(changing.as_the_new_case_decided, trouble.answers_what_is_open),
    ),
)

EXECUTION = complete(
    Kind(
        name="execution",
        version=1,
        label=Text("决策执行", "Execution"),
        phase=Phase.POST_DECISION,
        stage=Stage.ACCOUNTED,
        source=decree_713(34),
        principal=Duty.EXECUTOR,
        rows=_ROWS,
        verbs=(*_TASK_VERBS, *_TROUBLE_VERBS),
        done=frozenset({"completed", "replaced", "terminated"}),
        labels={
            "executing": Text("执行中", "under way"),
            "troubled": Text("已报告问题，待处理", "a problem is reported"),
            "suspended": Text("已中止执行，待决定", "suspended"),
            "adjusting": Text("变更程序另案办理中，继续执行", "goes on, a change is decided"),
            "awaiting": Text("变更程序另案办理中，中止执行", "suspended, a change is decided"),
            "completed": Text("已完成", "completed"),
            "replaced": Text("已由新的决策取代", "replaced by a new decision"),
            "terminated": Text("已终止", "terminated"),
        },
        figures={
            trouble.REPORT_WITHIN: FigureRule(
                (Bound.AT_MOST,), PERIODS, Text("问题报告期限", "a problem is reported within")
            ),
            trouble.RESOLVE_WITHIN: FigureRule(
                (Bound.AT_MOST,),
                PERIODS,
                Text("中止执行的处理期限", "a suspension is resolved within"),
            ),
        },
        settings={"tasks": ("listed", TRACED)},
    )
)
