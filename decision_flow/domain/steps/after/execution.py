"""Execution (713 Articles 34 and 35): who carries it out, what by when, and what came of it."""

from datetime import date

from decision_flow.domain.kind import Asked, Choice, Kind, Phase, Row, Stage, Verb, idle
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict


@record
class Task:
    """One task: unit, measure, goal, due day (定目标、定措施、定时限)."""

    unit: str
    goal: str
    measure: str
    due: date


@record
class Assign:
    """The body names who carries the decision out."""

    tasks: tuple[Task, ...]
    document: Document


@record
class Problem:
    """What was found that bears on the goal; it must be reported promptly (Article 35)."""

    problem: str
    proposal: str
    document: Document


@record
class Overcome:
    """How the body dealt with it."""

    handling: str
    document: Document


@record
class Complete:
    """The report on the execution."""

    result: str
    report: Document


def _somebody_carries_it_out(asked: Asked[Assign]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "execution.tasks",
            bool(asked.payload.tasks),
            "应当明确负责重大行政决策执行工作的单位，并分解任务。",
            "The units that carry the decision out are named, with their tasks.",
            decree_713(34),
        ),
    )


_BODY = (Duty.SECRETARY, Duty.CHIEF)

EXECUTION = complete(
    Kind(
        name="execution",
        version=1,
        label=Text("决策执行", "Execution"),
        phase=Phase.POST_DECISION,
        stage=Stage.ACCOUNTED,
        source=decree_713(34),
        principal=Duty.EXECUTOR,
        rows=(
            idle("assign", "executing"),
            Row("problem", ("executing",), "troubled", Choice.MAY),
            Row("overcome", ("troubled",), "executing"),
            Row("complete", ("executing",), "completed"),
        ),
        verbs=(
            Verb(
                "assign",
                Text("明确执行单位和任务", "name the executors"),
                Assign,
                _BODY,
                ("assign",),
                requirements=(_somebody_carries_it_out,),
            ),
            Verb(
                "problem",
                Text("报告执行中的问题", "report a problem"),
                Problem,
                (Duty.EXECUTOR,),
                ("problem",),
            ),
            Verb("overcome", Text("处理问题", "deal with it"), Overcome, _BODY, ("overcome",)),
            Verb(
                "complete",
                Text("报告执行完成情况", "report completion"),
                Complete,
                (Duty.EXECUTOR,),
                ("complete",),
            ),
        ),
        done=frozenset({"completed"}),
        labels={
            "executing": Text("执行中", "under way"),
            "troubled": Text("已报告问题，待处理", "a problem is reported"),
            "completed": Text("已完成", "completed"),
        },
    )
)
