"""A report that is made of figures, as tables: figures, what they count, and the supervisions."""

from api.counting import figure_leaves
from api.papers.output.workbook import Leaf, Value, to_xlsx
from decision_flow.domain.office.supervision.said import KINDS, Pool
from decision_flow.domain.supervising.stage import MENDED, STAGES
from decision_flow.engine.statistics import PeriodicReport

_SUPERVISIONS = (
    ("督查编号 Supervision", 18),
    ("督查事项 Title", 44),
    ("类型 Kind", 16),
    ("督查对象 Units", 40),
    ("开始 Begins", 12),
    ("截止 Until", 12),
    ("进展 Stands", 34),
    ("发现 Findings", 10),
    ("结论 Conclusions", 12),
)
_ITEMS = (
    ("督查编号 Supervision", 18),
    ("整改事项 Item", 18),
    ("整改单位 Unit", 28),
    ("整改要求 Measure", 44),
    ("期限 Due", 12),
    ("案件 Case", 24),
    ("状况 Stands", 34),
)


def figures_workbook(report: PeriodicReport) -> bytes:
    """Return the report as a workbook; its figures are those of the paper."""
    period = f"{report.period.first}—{report.period.last}"
    title = f"{report.body.name}{report.form.title.zh} {period}"
    told = tuple(report.figures.values())
    listed = (_supervisions(report), _items(report)) if report.form.supervisions else ()
    return to_xlsx(title, (_about(report, period), *figure_leaves(told), *listed), report.at)


def _about(report: PeriodicReport, period: str) -> Leaf:
    until = report.at.astimezone(report.body.zone)
    lines = sum(each.seq for each in report.ends)
    rows: list[tuple[Value, ...]] = [
        ("报告 Report", str(report.form.title), ""),
        ("机关 Body", report.body.name, ""),
        ("期间 Period", period, "首末两日均计入。"),
        ("截至 As recorded until", f"{until:%Y-%m-%d %H:%M}", "只依据此时以前登记的记录。"),
        ("所依据的记录 Lines read", lines, f"{len(report.ends)}份记录（各案件和本机关登记簿）。"),
    ]
    if report.form.supervisions:
        scope = "期间末日以前下达；期间首日以前已无待办事项且其后没有新登记的，不列入。"
        rows.append(("督查任务 Supervisions", len(report.supervisions), scope))
    if report.illustrative:
        rows.append(("示例 Illustrative", "是 yes", "所载事项有示例，并非真实公文。"))
    return Leaf("说明 About", (("项目", 30), ("内容", 44), ("定义", 60)), rows)


def _supervisions(report: PeriodicReport) -> Leaf:
    rows: list[tuple[Value, ...]] = []
    for told in report.supervisions:
        each, said = told.supervision, told.supervision.order.said
        units = "、".join(each.scope(Pool.UNITS))
        days = said.begins, said.until
        counts = len(each.findings), len(each.conclusions)
        stands = str(STAGES[told.stage])
        rows.append((each.id, said.title, str(KINDS[said.kind]), units, *days, stands, *counts))
    return Leaf("督查 Supervisions", _SUPERVISIONS, rows)


def _items(report: PeriodicReport) -> Leaf:
    rows: list[tuple[Value, ...]] = [
        (
            told.supervision.id,
            item.wanted.item,
            item.unit,
            item.wanted.measure,
            item.wanted.due,
            item.case,
            str(MENDED[stands]),
        )
        for told in report.supervisions
        for item, stands in told.items
    ]
    return Leaf("整改 To put right", _ITEMS, rows)
