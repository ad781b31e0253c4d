"""The report on how decisions are carried out, as it goes out."""

from datetime import date, datetime

from pydantic import Field

from api.schemas.words import Out, TextOut, text_out
from decision_flow.domain.execution.rate import DEFINITION, PUNCTUAL, OnTime, Punctual
from decision_flow.domain.execution.report import (
    CONDITIONS,
    Condition,
    ExecutionReport,
    ReportedDecision,
    ReportedTask,
)


class CountOut(Out):
    """How many tasks stand so."""

    key: str
    label: TextOut
    count: int


class OnTimeOut(Out):
    """The on-time rate with what it counts; `rate` is null where no task was due.

    Of those due, `added` came to the plans after these were first made; `planned_rate` is the rate
    without them.
    """

    definition: str
    definition_en: str
    due: int
    stands: tuple[CountOut, ...]
    rate: str | None = Field(examples=["15/16"])
    added: int
    planned_rate: str | None = Field(examples=["14/15"])


class ReportedTaskOut(Out):
    """A task: by when it is due as it was extended, and how it stands.

    `stands` is told of a task that was due in the period, and so is `entered`: the day on which its
    report, or a request for longer time that counts, was entered, where that was late.
    """

    step: str
    key: str
    unit: str
    assisting: tuple[str, ...]
    goal: str
    measure: str
    due: date
    percent: int
    condition: Condition
    stands: Punctual | None
    entered: date | None


class ReportedDecisionOut(Out):
    """A decision in the report; `line` and `head` are the last line that was read of its case."""

    case: str
    title: str
    number: str
    issued_on: date
    closed: bool
    suspended: bool
    problems: int
    line: int
    head: str
    tasks: tuple[ReportedTaskOut, ...]


class ExecutionReportOut(Out):
    """The report on a period, made of the lines recorded by `at`."""

    first: date
    last: date
    at: datetime
    issued: int
    conditions: tuple[CountOut, ...]
    on_time: OnTimeOut
    decisions: tuple[ReportedDecisionOut, ...]


def report_out(report: ExecutionReport) -> ExecutionReportOut:
    """Return a report as it goes out."""
    rate = report.on_time
    return ExecutionReportOut(
        first=report.period.first,
        last=report.period.last,
        at=report.at,
        issued=report.issued,
        conditions=tuple(
            CountOut(key=c, label=text_out(CONDITIONS[c]), count=report.count(c)) for c in Condition
        ),
        on_time=OnTimeOut(
            definition=DEFINITION.zh,
            definition_en=DEFINITION.en,
            due=len(rate.tasks),
            stands=tuple(
                CountOut(key=p, label=text_out(PUNCTUAL[p]), count=rate.count(p)) for p in Punctual
            ),
            rate=_share(rate),
            added=len(rate.tasks) - len(rate.planned.tasks),
            planned_rate=_share(rate.planned),
        ),
        decisions=tuple(_decision_out(each) for each in report.decisions),
    )


def _share(rate: OnTime) -> str | None:
    return f"{rate.count(Punctual.IN_TIME)}/{len(rate.tasks)}" if rate.tasks else None


def _decision_out(each: ReportedDecision) -> ReportedDecisionOut:
    issued = each.issued
    return ReportedDecisionOut(
        case=issued.case,
        title=issued.title,
        number=issued.number,
        issued_on=issued.on,
        closed=issued.closed,
        suspended=each.suspended,
        problems=each.problems,
        line=issued.seq,
        head=issued.head,
        tasks=tuple(_task_out(task) for task in each.tasks),
    )


def _task_out(each: ReportedTask) -> ReportedTaskOut:
    task = each.task
    return ReportedTaskOut(
        step=each.step,
        key=each.key,
        unit=task.unit,
        assisting=task.assisting,
        goal=task.goal,
        measure=task.measure,
        due=each.due,
        percent=each.percent,
        condition=each.condition,
        stands=each.stands,
        entered=each.entered,
    )
