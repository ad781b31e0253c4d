"""The report on how decisions are carried out as tables: the figures, the decisions, every task."""

from api.papers.output.workbook import Leaf, Value, to_xlsx
from api.papers.views.execution import remarks
from decision_flow.domain.execution.rate import DEFINITION, PUNCTUAL, OnTime, Punctual
from decision_flow.domain.execution.report import (
    CONDITIONS,
    Condition,
    ExecutionReport,
    ReportedTask,
)


def execution_workbook(report: ExecutionReport) -> bytes:
    """Return the report as a workbook of three sheets."""
    title = f"{report.body.name}重大行政决策执行情况 {report.period.first}—{report.period.last}"
    return to_xlsx(title, (_figures(report), _decisions(report), _tasks(report)), report.at)


def _figures(report: ExecutionReport) -> Leaf:
    planned = report.on_time.planned
    until = report.at.astimezone(report.body.zone)
    rows: list[tuple[Value, ...]] = [
        ("期间 Period", f"{report.period.first}—{report.period.last}", "首末两日均计入。"),
        ("截至 As recorded until", f"{until:%Y-%m-%d %H:%M}", "只依据此时以前登记的记录。"),
        (
            "列入通报的决策 Decisions in the report",
            len(report.decisions),
            "期间末日以前印发，且在本期印发或者在期间首日仍有未了事项的。",
        ),
        ("本期印发 Issued in the period", report.issued, "印发日期在本期内的。"),
        ("任务 Tasks", len(report.tasks), "列入通报的决策的全部任务；以下各项之和。"),
        *(
            (f"{CONDITIONS[c].zh} {CONDITIONS[c].en}", report.count(c), "截至上述时间的状况。")
            for c in Condition
        ),
        (
            "本期到期 Due in the period",
            len(report.on_time.tasks),
            "顺延后的到期日在本期内的任务；到期日以前（含当日）因决策变更而结束的除外。",
        ),
        *(
            (
                f"{PUNCTUAL[p].zh} {PUNCTUAL[p].en}",
                report.on_time.count(p),
                "本期到期任务之一部分。",
            )
            for p in Punctual
        ),
        ("按时办结率 On-time rate", _rate(report.on_time), DEFINITION.zh),
        (
            "其中增补的任务 Added later",
            len(report.on_time.tasks) - len(planned.tasks),
            "本期到期任务中，首次分解以后增补的。",
        ),
        (
            "不计增补任务的按时办结率 On-time rate without them",
            _rate(planned),
            "本期到期任务中，首次分解时已列入的任务按时办结的比例。",
        ),
    ]
    return Leaf("概况", (("项目", 34), ("数值", 28), ("定义", 80)), rows)


def _rate(found: OnTime) -> Value:
    return "不适用 none was due" if found.rate is None else float(found.rate)


def _decisions(report: ExecutionReport) -> Leaf:
    columns = (
        *(("案件", 24), ("发文字号", 18), ("决策", 48), ("印发日期", 12)),
        *(("任务", 8), ("已验收", 8), ("逾期未完成", 12), ("备注", 30)),
    )
    rows = [
        (
            each.issued.case,
            each.issued.number,
            each.issued.title,
            each.issued.on,
            len(each.tasks),
            sum(task.condition is Condition.ACCEPTED for task in each.tasks),
            sum(task.condition is Condition.OVERDUE for task in each.tasks),
            remarks(each),
        )
        for each in report.decisions
    ]
    return Leaf("决策", columns, rows)


def _tasks(report: ExecutionReport) -> Leaf:
    columns = (
        *(("案件", 24), ("发文字号", 18), ("任务", 8), ("责任单位", 24), ("配合单位", 24)),
        *(("目标", 40), ("措施", 40), ("到期日", 12), ("进度（%）", 10), ("状况", 20)),
        ("本期是否按时", 20),
    )
    rows = [
        (
            each.issued.case,
            each.issued.number,
            task.key,
            task.task.unit,
            "、".join(task.task.assisting),
            task.task.goal,
            task.task.measure,
            task.due,
            task.percent,
            CONDITIONS[task.condition].zh,
            _punctual(task),
        )
        for each in report.decisions
        for task in each.tasks
    ]
    return Leaf("任务", columns, rows)


def _punctual(task: ReportedTask) -> str:
    """Return how a task that was due stands, and when what it rests on was entered late."""
    word = "" if task.stands is None else PUNCTUAL[task.stands].zh
    return word if task.entered is None else f"{word}（{task.entered}补录）"
