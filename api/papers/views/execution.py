"""The report on how decisions are carried out, for those before whom it is made."""

import hashlib
from collections.abc import Iterator

from api.papers.material import day_words
from api.papers.sheet import Block, Heading, Origin, Paper, Paragraph, ReportKind, Table
from decision_flow.domain.execution.rate import DEFINITION, PUNCTUAL, OnTime, Punctual
from decision_flow.domain.execution.report import (
    AUDIENCES,
    CONDITIONS,
    Audience,
    Condition,
    ExecutionReport,
    ReportedDecision,
    ReportedTask,
)


def report_paper(report: ExecutionReport, audience: Audience) -> Paper:
    """Return the report as a paper addressed to one audience; the figures are the same for all."""
    body, today = report.body, report.body.day(report.at)
    first, last = day_words(report.period.first), day_words(report.period.last)
    return Paper(
        kind=ReportKind.EXECUTION,
        title=f"{body.name}\n关于{first}至{last}\n重大行政决策执行情况的通报",
        addressee=AUDIENCES[audience].zh,
        blocks=tuple(_blocks(report)),
        origin=_origin(report),
        signed_by=body.name,
        signed_on=day_words(today),
        illustrative=any(each.issued.illustrative for each in report.decisions),
    )


def _origin(report: ExecutionReport) -> Origin:
    read = [each.issued for each in report.decisions]
    ends = "".join(f"{each.case} {each.seq} {each.head}\n" for each in read)
    return Origin(
        case=report.body.id,
        line=sum(each.seq for each in read),
        digest=hashlib.sha256(ends.encode()).hexdigest(),
        at=report.at.astimezone(report.body.zone),
        cases=len(read),
    )


def _blocks(report: ExecutionReport) -> Iterator[Block]:
    day = day_words(report.body.day(report.at))
    yield Heading("一、总体情况")
    yield Paragraph(
        f"列入本期通报的决策{len(report.decisions)}件，其中本期印发{report.issued}件；分解任务"
        f"{len(report.tasks)}项。截至{day}，"
        + "，".join(f"{CONDITIONS[c].zh}{report.count(c)}项" for c in Condition)
        + "。"
    )
    yield Heading("二、按时办结情况")
    yield Paragraph(DEFINITION.zh)
    yield Paragraph(
        f"本期到期任务{len(report.on_time.tasks)}项："
        + "，".join(f"{PUNCTUAL[p].zh}{report.on_time.count(p)}项" for p in Punctual)
        + f"。按时办结率{share(report.on_time)}。{_added(report.on_time)}"
        + _entered(report.on_time)
    )
    yield Heading("三、各项决策执行情况")
    yield from _listed(
        (6, 16, 20, 15, 7, 7, 12, 14),
        ("序号", "发文字号", "决策", "印发日期", "任务", "完成", "逾期未完成", "备注"),
        [_decision(n, each) for n, each in enumerate(report.decisions, 1)],
    )
    yield Heading("四、逾期未完成的任务")
    yield from _listed(
        (18, 8, 20, 25, 16, 8),
        ("发文字号", "任务", "责任单位", "目标", "到期日", "进度"),
        [
            (
                each.issued.number,
                task.key,
                task.task.unit,
                task.task.goal,
                str(task.due),
                _done(task),
            )
            for each in report.decisions
            for task in each.tasks
            if task.condition is Condition.OVERDUE
        ],
    )


def _listed(
    widths: tuple[int, ...], head: tuple[str, ...], rows: list[tuple[str, ...]]
) -> Iterator[Block]:
    yield Table(widths, tuple(rows), head) if rows else Paragraph("无。")


def _decision(place: int, each: ReportedDecision) -> tuple[str, ...]:
    over = [task for task in each.tasks if task.condition is Condition.ACCEPTED]
    late = [task for task in each.tasks if task.condition is Condition.OVERDUE]
    return (
        *(str(place), each.issued.number, each.issued.title, str(each.issued.on)),
        *(str(len(each.tasks)), str(len(over)), str(len(late))),
        remarks(each),
    )


def remarks(each: ReportedDecision) -> str:
    """Return what is to be said of a decision besides its tasks."""
    said = [
        *(["尚未分解任务"] if not each.issued.books else []),
        *(["中止执行"] if each.suspended else []),
        *([f"待处理问题{each.problems}个"] if each.problems else []),
        *(["已结案"] if each.issued.closed else []),
    ]
    return "；".join(said)


def _done(task: ReportedTask) -> str:
    return f"{task.percent}%"


def _added(rate: OnTime) -> str:
    """Return what was added to the plans later, and the rate without it; nothing where nothing."""
    count = len(rate.tasks) - len(rate.planned.tasks)
    if not count:
        return ""
    return f"其中首次分解以后增补的任务{count}项，不计增补任务的按时办结率{share(rate.planned)}。"


def _entered(rate: OnTime) -> str:
    """Return how many were done in time by what was entered late; nothing where none was."""
    late = [e for e in rate.tasks if e.stands is Punctual.IN_TIME and e.entered is not None]
    return f"按时办结的任务中，依据补录的报告或者延期申请的{len(late)}项。" if late else ""


def share(rate: OnTime) -> str:
    """Return the on-time rate as a paper says it: of how many how many, none of nothing."""
    if rate.rate is None:
        return "不适用（本期无到期任务）"
    return f"{float(rate.rate):.1%}（{rate.count(Punctual.IN_TIME)}/{len(rate.tasks)}）"
